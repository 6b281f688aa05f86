// A friend circle with more rows than a picture holds, cut into several.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/briefing.hpp"

namespace lianjian {

/// The circle in parts of at most so many rows, as even as can be and in their order; each with its own villages, the
/// partners that serve them and their numbers, and the page it is. The circle itself where it fits. O(its ties).
[[nodiscard]] std::vector<FriendCircle> circle_pages(const FriendCircle& circle, std::size_t most_rows);

}  // namespace lianjian
