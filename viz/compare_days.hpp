// A district on two days, side by side: every village in the same place, so that the eye finds what changed.
#pragma once

#include <vector>

#include "engine/views/day_comparison.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// Villages carry their names where they are few, are dots of one size otherwise, and shares of a bar where even small
/// dots do not fit. Usually one picture; more than about 42 rows are spread evenly over several.
/// O(villages).
[[nodiscard]] std::vector<Diagram> compare_days_diagrams(const DayComparison& days, const Style& style, Lang lang);

/// The same before they become DOT.
[[nodiscard]] std::vector<Canvas> compare_days_canvases(const DayComparison& days, const Style& style, Lang lang);

}  // namespace lianjian
