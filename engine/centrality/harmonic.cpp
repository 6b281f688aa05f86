// Harmonic centrality, H(v) = Σ_{u≠v} 1/d(u,v) with 1/∞ = 0: closeness for networks that may fall apart.
//
// Marchiori & Latora 2000, Harmony in the small-world, Physica A 285; Rochat 2009; Boldi & Vigna 2014, Axioms for
// centrality, Internet Math. 10. From the number of nodes at each distance; the sum takes one term a distance, from
// near to far. Hence the score is the same to the last bit however the nodes are numbered and however many
// threads share the searches. Requires an undirected graph.
#include "engine/centrality/centrality.hpp"

namespace lianjian {

double harmonic_of(HopCounts counts, std::size_t) {
    double score = 0;
    for (std::size_t d = 1; d < counts.size(); ++d) score += static_cast<double>(counts[d]) / static_cast<double>(d);
    return score;
}

Scores harmonic(const Graph& graph) { return score_counts(graph, harmonic_of); }

}  // namespace lianjian
