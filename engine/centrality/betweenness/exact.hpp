// Exact betweenness with a choice of method, for tests and benchmarks.
#pragma once

#include <optional>

#include "engine/centrality/betweenness/block_scores.hpp"
#include "engine/progress_sink.hpp"

namespace lianjian::between {

/// `method.ties`: one value an end of a tie as `edge_betweenness`, else one a node as `betweenness`. Nothing when
/// the sink stopped it.
[[nodiscard]] std::optional<std::vector<double>> exact(const Graph& graph, const Method& method,
                                                       const ProgressSink& watch);

}  // namespace lianjian::between
