// The scores that `centrality` shows, computed under the eyes of whoever waits for them.
#pragma once

#include <cstdint>
#include <vector>

#include "cli/request.hpp"
#include "engine/centrality/centrality.hpp"

namespace lianjian {

/// How betweenness is sampled, if at all.
struct Sampling {
    double epsilon = 0;  // 0 = exact
    double delta = 0.1;
    std::uint64_t seed = 1;
};

/// The network as the measures see it.
struct Measured {
    const Network& network;
    std::vector<TieId> ties;
    Graph graph;
};

/// The scores of each measure, in their order; those that follow from hop counts share one traversal. What a reader
/// must know about them, how far they are, and hours to come, is told on stderr.
[[nodiscard]] std::vector<Scores> scores_of(const Request& request, const Measured& measured,
                                            const std::vector<const Measure*>& wanted, const Sampling& sampling);

/// `harmonic` where only the `top` nodes of the whole network are shown: on a dense network only they are computed, and
/// those that equal the last of them; the others are undefined.
[[nodiscard]] Scores top_harmonic_scores(const Request& request, const Graph& graph, std::size_t top);

/// The betweenness of ties, for each end of a tie in the order of `Graph::neighbors`.
[[nodiscard]] std::vector<double> tie_scores(const Request& request, const Graph& graph);

/// Whether the sampling concerns any of the measures.
[[nodiscard]] bool is_sampled(const std::vector<const Measure*>& wanted, const Sampling& sampling);

}  // namespace lianjian
