// A friend circle put on the canvas: from places to marks. Nothing is placed here, and nothing counted.
#pragma once

#include "viz/circle/rows.hpp"
#include "viz/circle/sides.hpp"

namespace lianjian::circle {

/// All that is known about a picture when drawing begins.
struct Picture {
    const FriendCircle& circle;
    const Style& style;
    Lang lang;
    const Frame& frame;
    const Rows& rows;
    const Sides& sides;
};

/// Guide arcs, links, bars, numbers, names and headings of both sides.
void draw_partners(const Picture& picture, Canvas& canvas);
/// The spine: panels, names, counts and villages.
void draw_rows(const Picture& picture, Canvas& canvas);
/// The line above: how many partners on either side, how many rows and villages.
void draw_heads(const Picture& picture, Canvas& canvas);
void draw_title_and_legend(const Picture& picture, Canvas& canvas);

}  // namespace lianjian::circle
