// Degree centrality: with how many others a node is tied.
//
// Freeman 1979, Centrality in social networks: conceptual clarification, Soc. Networks 1. The graph is simple,
// so a neighbour counts once however many ties lead to it, and nobody is their own neighbour.
#include "engine/centrality/centrality.hpp"

namespace lianjian {

Scores degree(const Graph& graph) {
    Scores scores(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) scores[v] = static_cast<double>(graph.degree(v));
    return scores;
}

}  // namespace lianjian
