// Words in a picture: what may be shown of a name, how wide it will be, and how it is made to fit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lianjian {

/// A text made safe to draw: line ends, tabs and other white space become one space; control characters,
/// marks of writing direction, invisible format characters and code points that XML forbids vanish; bytes
/// that are not UTF-8 become `?`. More than `limit` characters are cut and end in `…`. O(limit).
[[nodiscard]] std::string visible(std::string_view text, std::size_t limit = 400);

/// Estimated width in points of visible text: Latin letters by the metrics of Noto Sans CJK, Chinese and
/// other full-width characters one em. Other fonts come within about a tenth.
[[nodiscard]] double text_width(std::string_view text, double size, bool bold = false);

struct Fitted {
    std::string text;
    double size;
};

/// The text at the largest size between `size` and `smallest` at which it fits into `width` points; when
/// even the smallest is too large, as many characters as fit, followed by `…`.
[[nodiscard]] Fitted fit(std::string_view text, double width, double size, double smallest, bool bold = false);

}  // namespace lianjian
