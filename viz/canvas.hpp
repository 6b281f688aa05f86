// A sheet on which a picture is composed: text, boxes, discs and curves at exact places.
//
// The unit is the point; x grows to the right, y downwards. Colours are `#RRGGBB` or `#RRGGBBAA`, and come from
// a style, never from data. Texts and tooltips may hold data of any kind: they are escaped when written.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lianjian {

struct Point {
    double x = 0, y = 0;
};

/// What scripts and readers see of a mark beside its shape: SVG classes (cleaned ids) and a text on hovering.
struct Tag {
    std::string classes;
    std::string tooltip;
};

enum class Align { left, centre, right };

/// One line of text. `x` is the edge that `align` names, exactly; `y` is the middle of the line.
struct TextMark {
    double x, y;
    Align align;
    double size;
    bool bold;
    std::string_view colour;
    std::string text;
    Tag tag;
};

struct BoxMark {
    double x, y, width, height;  // centre
    bool rounded;
    std::string_view fill;
    std::string_view line;  // empty: no line
    double line_width;
    Tag tag;
};

struct DiscMark {
    double x, y, radius;
    std::string_view fill;
    std::string_view line;  // empty: no line
    double line_width;
    Tag tag;
};

/// A disc of two colours: `share` of it, clockwise from the top, in the first.
struct PieMark {
    double x, y, radius;
    double share;  // 0 to 1
    std::string_view fill, rest;
    Tag tag;
};

using Mark = std::variant<TextMark, BoxMark, DiscMark, PieMark>;

enum class Stroke { solid, dashed, dotted };

/// A chain of cubic Béziers: 3n + 1 points.
struct CurveMark {
    std::vector<Point> points;
    double line_width;
    std::string colour;
    Tag tag;
    Stroke stroke = Stroke::solid;
};

/// Curves lie under all other marks; within each list, later ones lie on top.
struct Canvas {
    double left = 0, top = 0;  // of the visible part
    double width = 0, height = 0;
    std::string_view background, font;
    std::vector<CurveMark> curves;
    std::vector<Mark> marks;
};

}  // namespace lianjian
