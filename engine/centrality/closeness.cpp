// Closeness after Wasserman & Faust 1994, Social Network Analysis, section 5.3: the mean nearness of those who are
// reached, times the share of the others who are reached at all; on a connected graph it is Freeman's closeness
// (1979). From the number of nodes at each distance, with the sum of distances a whole number. Requires an
// undirected graph.
#include "engine/centrality/centrality.hpp"

namespace lianjian {

double closeness_of(HopCounts counts, std::size_t nodes) {
    std::uint64_t reached = 0;
    std::uint64_t steps = 0;
    for (std::size_t d = 1; d < counts.size(); ++d) {
        reached += counts[d];
        steps += std::uint64_t{counts[d]} * d;
    }
    if (reached == 0) return 0;
    const auto r = static_cast<double>(reached);
    return r / static_cast<double>(steps) * (r / static_cast<double>(nodes - 1));
}

Scores closeness(const Graph& graph) { return score_counts(graph, closeness_of); }

}  // namespace lianjian
