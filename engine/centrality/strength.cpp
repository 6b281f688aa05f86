// Strength: degree with ties that weigh. Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, The architecture of
// complex weighted networks, PNAS 101.
#include <algorithm>

#include "engine/centrality/centrality.hpp"

namespace lianjian {

std::vector<double> end_weights(const Network& network, std::span<const TieId> ties, const Graph& graph) {
    std::vector<double> weights(2 * graph.tie_count(), 0);
    const auto add = [&](NodeId from, NodeId to, double weight) {
        const auto row = graph.neighbors(from);
        const auto place = std::lower_bound(row.begin(), row.end(), to) - row.begin();
        weights[graph.offset(from) + static_cast<std::uint64_t>(place)] += weight;
    };
    for (const TieId tie : ties) {
        const NodeId a = network.ties.source[tie];
        const NodeId b = network.ties.target[tie];
        if (a == b) continue;
        const Amount stated = network.ties.weight[tie];
        const double weight = stated.known() ? stated.value : 1;
        add(a, b, weight);
        add(b, a, weight);
    }
    return weights;
}

Scores strength(const Graph& graph, std::span<const double> end_weights) {
    Scores scores(graph.size(), 0);
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (std::uint64_t i = graph.offset(v); i < graph.offset(v) + graph.degree(v); ++i) scores[v] += end_weights[i];
    }
    return scores;
}

}  // namespace lianjian
