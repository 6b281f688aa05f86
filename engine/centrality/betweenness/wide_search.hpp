// The plain way for blocks with more shortest paths than a double can count.
#pragma once

#include "engine/centrality/betweenness/block_scores.hpp"

namespace lianjian::between {

/// As `block_scores`: Brandes 2001, a source at a time, path counts with exponents of their own.
[[nodiscard]] BlockScores wide_scores(const WeightedBlock& block, bool ties, std::size_t parts, Meter& meter);

}  // namespace lianjian::between
