// A canvas as Graphviz source. The one place where text is escaped for DOT.
#pragma once

#include <string>
#include <string_view>

#include "viz/canvas.hpp"

namespace lianjian {

/// The source names its layout, nop2, so that any Graphviz command keeps all places. Ids are n1, n2 …; the two points
/// n1 and n2 fix the canvas and carry all curves. The same canvas gives the same bytes in any locale. O(marks + text).
[[nodiscard]] std::string to_dot(const Canvas& canvas);

/// A text as the content of a quoted DOT label that Graphviz shows exactly as it stands here: backslash, `&` and quote
/// are escaped; what cannot be shown is dealt with as in `visible`.
[[nodiscard]] std::string dot_label(std::string_view text);

/// The same for a tooltip, in which Graphviz interprets backslashes twice: for line ends, then for names of objects.
[[nodiscard]] std::string dot_tooltip(std::string_view text);

/// At most two decimals, no trailing zeros, never an exponent or "-0".
[[nodiscard]] std::string short_number(double value);

}  // namespace lianjian
