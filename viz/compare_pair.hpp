// Two districts side by side, their townships by rank: shares, not counts, since districts differ in size.
#pragma once

#include "engine/briefing.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// Each district's key numbers, and under them its rows from the highest share covered to the lowest; equal shares by
/// code. Throws DiagramTooLarge above 42 rows. O(rows · log).
[[nodiscard]] Diagram compare_pair_diagram(const Briefing& left, const Briefing& right, const Style& style, Lang lang);

/// The same before it becomes DOT.
[[nodiscard]] Canvas compare_pair_canvas(const Briefing& left, const Briefing& right, const Style& style, Lang lang);

}  // namespace lianjian
