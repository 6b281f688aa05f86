#include "engine/structure/triangles.hpp"

namespace lianjian {

TurnedTies turned_ties(const Graph& graph) {
    const std::size_t n = graph.size();
    TurnedTies ties;
    ties.begin.reserve(n + 1);
    ties.head.reserve(graph.tie_count());
    for (NodeId v = 0; v < n; ++v) {
        ties.begin.push_back(static_cast<TurnedTie>(ties.head.size()));
        const std::size_t degree = graph.degree(v);
        for (const NodeId w : graph.neighbors(v)) {
            const std::size_t other = graph.degree(w);
            if (degree < other || (degree == other && v < w)) ties.head.push_back(w);
        }
    }
    ties.begin.push_back(static_cast<TurnedTie>(ties.head.size()));
    return ties;
}

}  // namespace lianjian
