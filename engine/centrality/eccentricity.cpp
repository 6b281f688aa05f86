// Eccentricity: the greatest distance to a node that can be reached (Harary 1969, Graph Theory; on a network that
// falls apart, within the component). Requires an undirected graph.
#include "engine/centrality/centrality.hpp"

namespace lianjian {

double eccentricity_of(HopCounts counts, std::size_t) { return static_cast<double>(counts.size() - 1); }

Scores eccentricity(const Graph& graph) { return score_counts(graph, eccentricity_of); }

}  // namespace lianjian
