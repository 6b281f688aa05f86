// Edmonds 1965; Galil 1986. Compiled as C++17, see the header.
#include "engine/planning/matching_kernel.hpp"

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <algorithm>

namespace lianjian {

KernelMatching heaviest_matching(std::int32_t nodes, const std::vector<MatchingEdge>& edges) {
    using Graph = lemon::SmartGraph;
    using Weights = Graph::EdgeMap<std::int64_t>;
    using Matching = lemon::MaxWeightedMatching<Graph, Weights>;
    static_assert(Matching::dualScale == dual_scale);
    Graph graph;
    graph.reserveNode(nodes);
    graph.reserveEdge(static_cast<int>(edges.size()));
    for (std::int32_t v = 0; v < nodes; ++v) graph.addNode();
    Weights weight(graph);
    for (const MatchingEdge& edge : edges) {
        weight[graph.addEdge(Graph::nodeFromId(edge.a), Graph::nodeFromId(edge.b))] = edge.weight;
    }
    Matching matching(graph, weight);
    matching.run();
    KernelMatching answer;
    for (std::int32_t v = 0; v < nodes; ++v) {
        const Graph::Node mate = matching.mate(Graph::nodeFromId(v));
        answer.mate.push_back(mate == lemon::INVALID ? -1 : Graph::id(mate));
        answer.value.push_back(matching.nodeValue(Graph::nodeFromId(v)));
    }
    for (int i = 0; i < matching.blossomNum(); ++i) {
        Blossom blossom;
        blossom.value = matching.blossomValue(i);
        for (Matching::BlossomIt v(matching, i); v != lemon::INVALID; ++v) {
            blossom.nodes.push_back(Graph::id(static_cast<Graph::Node>(v)));
        }
        std::sort(blossom.nodes.begin(), blossom.nodes.end());
        answer.blossoms.push_back(std::move(blossom));
    }
    return answer;
}

}  // namespace lianjian
