#include "engine/snapshot.hpp"

#include <algorithm>
#include <iterator>

namespace lianjian {

Snapshot make_snapshot(const Network& network, AsOf as_of, std::span<const EdgeKind> only, Planned planned) {
    Snapshot snapshot;
    snapshot.as_of = as_of;
    snapshot.ties = live_ties(network, as_of, planned);
    if (!only.empty()) {
        std::erase_if(snapshot.ties, [&](TieId tie) {
            return std::find(only.begin(), only.end(), network.ties.kind[tie]) == only.end();
        });
    }
    snapshot.graph = make_graph(network, snapshot.ties);
    std::vector<TieId> memberships;
    std::copy_if(snapshot.ties.begin(), snapshot.ties.end(), std::back_inserter(memberships),
                 [&](TieId tie) { return network.ties.kind[tie] == EdgeKind::membership; });
    snapshot.memberships = make_graph(network, memberships);
    return snapshot;
}

}  // namespace lianjian
