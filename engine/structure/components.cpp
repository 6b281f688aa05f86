// Connected components, by breadth-first search from each node not yet reached.
//
// The searches start in node order, so components are found in the order of their smallest node; a stable
// counting sort by size then gives the final labels. Requires only an undirected graph.
#include "engine/structure/components.hpp"

#include <limits>
#include <numeric>

#include "engine/structure/counting_sort.hpp"

namespace lianjian {

namespace {

/// Searches along the ties that `joins` says yes to.
template <class Joins>
Components connected(const Graph& graph, Joins joins) {
    constexpr std::uint32_t unlabelled = std::numeric_limits<std::uint32_t>::max();
    const std::size_t n = graph.size();

    std::vector<std::uint32_t> found(n, unlabelled);  // label of each node, by order of discovery
    std::vector<std::uint32_t> found_size;
    std::vector<NodeId> queue;
    for (NodeId start = 0; start < n; ++start) {
        if (found[start] != unlabelled) continue;
        const auto label = static_cast<std::uint32_t>(found_size.size());
        queue.assign(1, start);
        found[start] = label;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            for (const NodeId w : graph.neighbors(queue[head])) {
                if (found[w] != unlabelled || !joins(start, w)) continue;
                found[w] = label;
                queue.push_back(w);
            }
        }
        found_size.push_back(static_cast<std::uint32_t>(queue.size()));
    }

    std::vector<std::uint32_t> by_discovery(found_size.size());
    std::iota(by_discovery.begin(), by_discovery.end(), 0U);
    const std::vector<std::uint32_t> by_size =
        counting_sort(by_discovery, n + 1, [&](std::uint32_t c) { return n - found_size[c]; });

    Components result;
    std::vector<std::uint32_t> label(by_size.size());
    for (std::uint32_t rank = 0; rank < by_size.size(); ++rank) {
        label[by_size[rank]] = rank;
        result.size.push_back(found_size[by_size[rank]]);
    }
    result.label.resize(n);
    for (std::size_t v = 0; v < n; ++v) result.label[v] = label[found[v]];
    return result;
}

}  // namespace

Components components(const Graph& graph) {
    return connected(graph, [](NodeId, NodeId) { return true; });
}

Components components_within(const Graph& graph, std::span<const std::uint32_t> part) {
    return connected(graph, [part](NodeId v, NodeId w) { return part[v] == part[w]; });
}

}  // namespace lianjian
