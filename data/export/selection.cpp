#include "data/export/selection.hpp"

#include <algorithm>

namespace lianjian {

Selection selection_of(const Network& network, AsOf as_of, RegionId within) {
    const Nodes& nodes = network.nodes;
    const Ties& ties = network.ties;
    Selection selection;
    selection.as_of = as_of;
    selection.within = within;

    const std::vector<bool>& repeated = ties.repeated.rows;
    selection.repeated = static_cast<std::size_t>(std::count(repeated.begin(), repeated.end(), true));

    std::vector<bool> inside(nodes.size(), within == no_region);
    for (NodeId node = 0; within != no_region && node < nodes.size(); ++node) {
        inside[node] = network.regions.within(nodes.region[node], within);
    }
    selection.kept = inside;
    for (const TieId tie : live_ties(network, as_of)) {
        const NodeId source = ties.source[tie];
        const NodeId target = ties.target[tie];
        if (!inside[source] && !inside[target]) continue;
        selection.kept[source] = selection.kept[target] = true;
        selection.ties.push_back(tie);
    }
    // What a kept one was merged into is named in its row.
    for (NodeId node = 0; node < nodes.merged_into.rows.size(); ++node) {
        if (!selection.kept[node]) continue;
        for (NodeId into = nodes.merged_into[node]; into != no_node && !selection.kept[into];
             into = nodes.merged_into[into]) {
            selection.kept[into] = true;
        }
    }
    for (NodeId node = 0; node < nodes.size(); ++node) {
        if (selection.kept[node]) selection.nodes.push_back(node);
    }
    return selection;
}

}  // namespace lianjian
