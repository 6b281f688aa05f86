// The line on the cover: the share covered, half a year at a time.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/brief/parts.hpp"

namespace lianjian {

/// An `<svg>` with both languages. The axis always runs from 0 to 100 %, every second point is labelled from the last
/// one back, each has its numbers as a tooltip. Empty for fewer than two points. `denominator` replaces the villages.
[[nodiscard]] std::string trend_svg(std::span<const TrendPoint> points, std::optional<std::uint64_t> denominator);

}  // namespace lianjian
