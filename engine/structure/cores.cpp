// The core numbers of a graph, by peeling.
//
// Nodes whose degree among those still there is at most k are taken away, level after level k = 0, 1, 2 …; a
// departure lowers its neighbours, who leave on the same level once they are down to k. The level on which a
// node leaves is its coreness.
//
// Batagelj & Zaveršnik 2003, An O(m) algorithm for cores decomposition of networks, arXiv cs/0310049. They keep
// all nodes in buckets by degree; here each level looks through the list of those still there instead. A node
// is looked at once a level, at most coreness + 1 ≤ degree + 1 times, so this is linear too, and where most nodes
// leave on the first levels, as in a partnership network, it touches far less memory. Requires a simple graph.
#include "engine/structure/cores.hpp"

#include <algorithm>
#include <limits>

namespace lianjian {

std::vector<std::uint32_t> coreness(const Graph& graph) {
    const std::size_t n = graph.size();
    // The degree among those still there; from a node's departure on, its coreness.
    std::vector<std::uint32_t> degree(n);
    std::vector<NodeId> there;
    for (NodeId v = 0; v < n; ++v) {
        degree[v] = static_cast<std::uint32_t>(graph.degree(v));
        if (degree[v] > 0) there.push_back(v);
    }

    std::vector<NodeId> leaving;
    for (std::uint32_t level = 1; !there.empty();) {
        // Those above the level stay on the list. One that departures bring down to it is taken off on the next.
        std::size_t staying = 0;
        std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
        for (const NodeId v : there) {
            if (degree[v] < level) continue;  // left on an earlier level
            if (degree[v] == level) {
                leaving.push_back(v);
            } else {
                lowest = std::min(lowest, degree[v]);
                there[staying++] = v;
            }
        }
        there.resize(staying);
        if (leaving.empty()) {
            level = lowest;
            continue;
        }
        while (!leaving.empty()) {
            const NodeId v = leaving.back();
            leaving.pop_back();
            for (const NodeId w : graph.neighbors(v)) {
                if (degree[w] > level && --degree[w] == level) leaving.push_back(w);
            }
        }
        ++level;
    }
    return degree;
}

}  // namespace lianjian
