// What all pictures have in common: the sheet, its title, its legend, and where the data come from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "viz/canvas.hpp"
#include "viz/style.hpp"

namespace lianjian {

inline constexpr double sheet_margin = 28;

/// An empty canvas in the colours of a style.
[[nodiscard]] Canvas blank_sheet(const Style& style);

struct Font {
    double size;
    bool bold = false;
};

void put_text(Point at, Align align, Font font, std::string_view colour, std::string text, Tag tag, Canvas& canvas);
/// Set smaller where it is wider than `width`, and cut where the style's smallest size is still too wide.
void put_fitted(Point at, Align align, Font font, double width, std::string_view colour, std::string_view text, Tag tag,
                const Style& style, Canvas& canvas);
/// A box by its left and upper edge; without a line when `line` is empty.
void put_box(Point corner, double width, double height, std::string_view fill, std::string_view line, Tag tag,
             Canvas& canvas);

/// A line of the legend, written from left to right.
class LegendLine {
public:
    LegendLine(const Style& style, double y, Canvas& canvas) : LegendLine(style, y, style.legend_size, canvas) {}
    LegendLine(const Style& style, double y, double size, Canvas& canvas)
        : style_(style), y_(y), size_(size), x_(sheet_margin), canvas_(canvas) {}

    /// A line around the shape means nobody: its words take the line's colour.
    void bar(std::string_view colour, std::string_view words);
    /// A hollow bar at the end of a dotted line.
    void through(std::string_view colour, std::string_view words);
    void disc(std::string_view fill, std::string_view line, std::string_view words);
    void square(std::string_view fill, std::string_view line, std::string_view words);
    /// A disc with a sign in it.
    void sign(std::string_view fill, std::string_view line, std::string_view sign, std::string_view sign_colour,
              std::string_view words);
    void skip(double points) { x_ += points; }
    [[nodiscard]] double end() const;

private:
    void text(double shift, std::string_view colour, bool bold, std::string_view words);

    const Style& style_;
    double y_, size_, x_;
    Canvas& canvas_;
};

void put_title(const Style& style, std::string_view title, std::string_view subtitle, Canvas& canvas);

/// The legend with a reading note at its right end, or under it where words are long; beneath, the source. A legend
/// wider than the sheet is set smaller.
void put_footer(const Style& style, const std::function<void(LegendLine&)>& legend, std::string_view note,
                std::string_view source, Canvas& canvas);

}  // namespace lianjian
