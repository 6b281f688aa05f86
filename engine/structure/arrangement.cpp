#include "engine/structure/arrangement.hpp"

#include <utility>

namespace lianjian {
namespace {

/// Ties of a graph under new numbers, each once.
std::vector<std::pair<NodeId, NodeId>> renumbered_ties(const Graph& graph, const std::vector<NodeId>& number) {
    std::vector<std::pair<NodeId, NodeId>> ties;
    ties.reserve(graph.tie_count());
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (const NodeId w : graph.neighbors(v)) {
            if (v < w) ties.emplace_back(number[v], number[w]);
        }
    }
    return ties;
}

}  // namespace

Arrangement arrange(const Graph& graph) {
    const std::size_t n = graph.size();
    Arrangement arrangement;
    std::vector<NodeId>& queue = arrangement.node;
    queue.reserve(n);
    std::vector<NodeId> number(n, no_node);
    const auto enqueue = [&](NodeId v) {
        number[v] = static_cast<NodeId>(queue.size());
        queue.push_back(v);
    };

    std::size_t head = 0;
    for (NodeId start = 0; start < n; ++start) {
        if (number[start] != no_node) continue;
        enqueue(start);
        for (; head < queue.size(); ++head) {
            for (const NodeId w : graph.neighbors(queue[head])) {
                if (number[w] == no_node) enqueue(w);
            }
        }
        arrangement.begin.push_back(static_cast<NodeId>(queue.size()));
    }
    arrangement.graph = Graph(n, renumbered_ties(graph, number));
    return arrangement;
}

}  // namespace lianjian
