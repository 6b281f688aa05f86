// How far two bodies are apart when all that is known of them is their division codes.
#pragma once

#include <cstdint>

#include "engine/region.hpp"

namespace lianjian {

/// 1 in the same township (or closer), 2 in the same county, 3 in the same city, 4 in the same province, 5 beyond, or
/// when one of them has no region. A body of a coarser level lies in everything of its region: a city's bureau is 3
/// from each village of the city. The cost of a tie for which none is stated. O(depth).
[[nodiscard]] std::uint32_t code_distance(const RegionTree& regions, RegionId a, RegionId b);

}  // namespace lianjian
