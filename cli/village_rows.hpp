// What the commands that list villages share.
#pragma once

#include <vector>

#include "cli/table_output.hpp"
#include "engine/coverage/ladder.hpp"

namespace lianjian {

/// The rows of a ladder that lie in a region (all, for no_region), by region code, then id.
[[nodiscard]] std::vector<std::size_t> rows_by_region(const Network& network, const Ladder& ladder, RegionId within);

/// Empty when no partner is reachable.
[[nodiscard]] Cell hops_cell(std::uint32_t hops);

}  // namespace lianjian
