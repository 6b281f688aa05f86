// The fixed lines of a friend circle: the spine of rows in the middle and the ring around it.
#pragma once

#include <algorithm>
#include <cmath>

#include "viz/style.hpp"

namespace lianjian::circle {

/// Partners of the district stand to the left of the rows, others to the right.
enum class Hand { left, right };
[[nodiscard]] inline double sign(Hand hand) { return hand == Hand::left ? -1.0 : 1.0; }

inline constexpr double page_margin = 28;
inline constexpr double title_height = 68, legend_height = 41;  // cut away in the bare picture

/// In points. Rows and partners fill the height from top − 8 to bottom + 8.
struct Frame {
    double width, height;
    double centre;  // x of the spine
    double top, bottom;
    double half_width = 130;   // of the spine
    double ring_margin = 146;  // from the page's edge to the ring where it is widest
    double scale = 1;          // of type and marks, more than 1 where there is little to show

    [[nodiscard]] double room() const { return bottom - top + 16; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
    [[nodiscard]] double row_edge(Hand hand) const { return centre + sign(hand) * half_width; }

    /// From the spine's middle to the page's edge. The spine stands off the middle of the page where one side is empty.
    [[nodiscard]] double reach(Hand hand) const { return hand == Hand::left ? centre : width - centre; }

    /// The ring at a height: a superellipse, flatter at the sides than an ellipse.
    [[nodiscard]] double ring(Hand hand, double y) const {
        const double half_height = (bottom - top) / 1.66;
        const double rise = std::min(1.0, std::abs((y - middle()) / half_height));
        return centre + sign(hand) * (reach(hand) - ring_margin) * std::pow(1 - std::pow(rise, 2.5), 0.4);
    }
    /// The outermost place of the ring within `reach` above and below a height.
    [[nodiscard]] double outer_ring(Hand hand, double y, double reach) const {
        const double nearest = std::clamp(middle(), y - reach, y + reach);
        return ring(hand, nearest);
    }
};

[[nodiscard]] inline Frame frame_of(const Style& style) {
    return {.width = style.width,
            .height = style.height,
            .centre = style.width / 2,
            .top = 98,
            .bottom = style.height - 54};
}

}  // namespace lianjian::circle
