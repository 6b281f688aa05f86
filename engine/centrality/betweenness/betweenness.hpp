// Betweenness beyond the plain call of centrality.hpp: watched, foretold, sampled.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/centrality/centrality.hpp"
#include "engine/progress_sink.hpp"

namespace lianjian {

/// As `betweenness` and `edge_betweenness`; nothing when the sink said stop.
[[nodiscard]] std::optional<Scores> watched_betweenness(const Graph& graph, const ProgressSink& watch);
[[nodiscard]] std::optional<std::vector<double>> watched_edge_betweenness(const Graph& graph,
                                                                          const ProgressSink& watch);

/// What the exact values cost before they are computed: the sum of nodes times ties over the blocks. One core does some
/// 10^8 to 10^9 of these a second, the more the more nodes have two neighbours. O(n + m).
[[nodiscard]] double betweenness_cost(const Graph& graph);

/// Betweenness from sampled shortest paths.
struct SampledBetweenness {
    /// Estimates in the unit of `betweenness`. With probability at least 1 - delta, every one of them is within
    /// epsilon · n(n-1)/2 of the exact value.
    Scores scores;
    /// How many pairs were drawn.
    std::uint64_t samples = 0;
};

/// Preconditions: 0 < epsilon, 0 < delta < 1. Draws pairs of nodes and a random shortest path of each until the
/// values are sure enough; the same graph, epsilon, delta and seed give the same bits at any number of threads. All
/// 0 for fewer than three nodes. At most about (ln(1/delta) + log2 of the diameter) / (2 epsilon²) samples, each a
/// search from both ends. Parallel. Borassi & Natale 2016 (KADABRA). Nothing when the sink said stop.
[[nodiscard]] std::optional<SampledBetweenness> sampled_betweenness(const Graph& graph, double epsilon, double delta,
                                                                    std::uint64_t seed, const ProgressSink& watch = {});

}  // namespace lianjian
