#include "engine/graph.hpp"

#include <algorithm>

namespace lianjian {

Graph::Graph(std::size_t nodes, std::span<const std::pair<NodeId, NodeId>> ties) : offsets_(nodes + 1, 0) {
    for (const auto& [a, b] : ties) {
        if (a == b) continue;
        ++offsets_[a + 1];
        ++offsets_[b + 1];
    }
    for (std::size_t v = 0; v < nodes; ++v) offsets_[v + 1] += offsets_[v];

    neighbors_.resize(offsets_[nodes]);
    std::vector<std::uint64_t> next(offsets_.begin(), offsets_.end() - 1);
    for (const auto& [a, b] : ties) {
        if (a == b) continue;
        neighbors_[next[a]++] = b;
        neighbors_[next[b]++] = a;
    }

    // Sort each row and close the gaps that merged parallel ties leave.
    std::uint64_t write = 0;
    for (std::size_t v = 0; v < nodes; ++v) {
        const auto begin = neighbors_.begin() + static_cast<std::ptrdiff_t>(offsets_[v]);
        const auto end = neighbors_.begin() + static_cast<std::ptrdiff_t>(offsets_[v + 1]);
        std::sort(begin, end);
        const auto last = std::unique(begin, end);
        offsets_[v] = write;
        for (auto it = begin; it != last; ++it) neighbors_[write++] = *it;
    }
    offsets_[nodes] = write;
    neighbors_.resize(write);
    neighbors_.shrink_to_fit();
}

bool Graph::adjacent(NodeId a, NodeId b) const {
    const auto row = neighbors(a);
    return std::binary_search(row.begin(), row.end(), b);
}

Graph make_graph(const Network& network, std::span<const TieId> ties) {
    std::vector<std::pair<NodeId, NodeId>> ends;
    ends.reserve(ties.size());
    for (const TieId tie : ties) ends.emplace_back(network.ties.source[tie], network.ties.target[tie]);
    return {network.nodes.size(), ends};
}

}  // namespace lianjian
