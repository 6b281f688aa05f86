// Triangles at each node, local clustering and transitivity.
//
// Every triangle is found once (triangles.hpp) and counted at its three nodes. Watts & Strogatz 1998, Nature 393;
// Newman 2003, The structure and function of complex networks, SIAM Rev. 45. Requires a simple graph.
#include "engine/structure/clustering.hpp"

#include "engine/structure/triangles.hpp"

namespace lianjian {

double Triangles::transitivity() const {
    return triples > 0 ? 3 * static_cast<double>(total) / static_cast<double>(triples) : 0;
}

Triangles triangles(const Graph& graph) {
    Triangles result;
    result.at.assign(graph.size(), 0);
    for_each_triangle(turned_ties(graph), [&](NodeId a, NodeId b, NodeId c, TurnedTie, TurnedTie, TurnedTie) {
        ++result.at[a];
        ++result.at[b];
        ++result.at[c];
        ++result.total;
    });
    for (NodeId v = 0; v < graph.size(); ++v) {
        const std::uint64_t k = graph.degree(v);
        if (k > 1) result.triples += k * (k - 1) / 2;
    }
    return result;
}

std::vector<double> clustering(const Graph& graph) {
    const Triangles found = triangles(graph);
    std::vector<double> share(graph.size(), 0);
    for (NodeId v = 0; v < graph.size(); ++v) {
        const auto k = static_cast<double>(graph.degree(v));
        if (k > 1) share[v] = 2 * static_cast<double>(found.at[v]) / (k * (k - 1));
    }
    return share;
}

}  // namespace lianjian
