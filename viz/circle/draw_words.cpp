#include <algorithm>

#include "viz/circle/draw.hpp"
#include "viz/circle/words.hpp"

namespace lianjian::circle {
namespace {

constexpr double title_y = 32, subtitle_y = 55, head_y = 82;
constexpr double legend_gap = 13;

/// A line of the legend, written from left to right.
class LegendLine {
public:
    LegendLine(const Style& style, double y, Canvas& canvas) : style_(style), y_(y), x_(page_margin), canvas_(canvas) {}

    void bar(std::string_view colour, std::string_view words) {
        canvas_.marks.push_back(BoxMark{x_ + 2.2, y_, 4.4, 9, false, colour, {}, 0, {}});
        text(8, style_.ink, false, words);
    }
    void disc(std::string_view fill, std::string_view line, std::string_view words) {
        canvas_.marks.push_back(DiscMark{x_ + 3, y_, line.empty() ? 3.0 : 2.8, fill, line, 1.3, {}});
        text(9.5, line.empty() ? style_.ink : line, !line.empty(), words);
    }
    void square(std::string_view fill, std::string_view line, std::string_view words) {
        canvas_.marks.push_back(BoxMark{x_ + 4.5, y_, 9, 7, false, fill, line, 0.8, {}});
        text(13, line.empty() ? style_.ink : line, !line.empty(), words);
    }
    void skip(double points) { x_ += points; }
    [[nodiscard]] double end() const { return x_ - legend_gap; }

private:
    void text(double shift, std::string_view colour, bool bold, std::string_view words) {
        x_ += shift;
        canvas_.marks.push_back(
            TextMark{x_, y_, Align::left, style_.legend_size, bold, colour, std::string(words), {}});
        x_ += text_width(words, style_.legend_size, bold) + legend_gap;
    }

    const Style& style_;
    double y_, x_;
    Canvas& canvas_;
};

double draw_legend(const Picture& picture, double y, Canvas& canvas) {
    const Style& style = picture.style;
    LegendLine line(style, y, canvas);
    for (const PartnerGroup group :
         {PartnerGroup::organization, PartnerGroup::enterprise, PartnerGroup::university, PartnerGroup::social}) {
        line.bar(style.of(group).bar, group_name(group, picture.lang));
    }
    line.skip(10);
    const auto rungs = picture.circle.rungs();
    const bool bars = picture.rows.detail == Detail::bars;
    for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
        const std::string label = rung_label(rung, rungs[rung], picture.lang);
        const std::string_view fill = rung == 0 ? style.background : style.rung[rung - 1];
        const std::string_view ring = rung == 0 ? style.alert : std::string_view{};
        bars ? line.square(fill, ring, label) : line.disc(fill, ring, label);
    }
    return line.end();
}

}  // namespace

void draw_heads(const Picture& picture, Canvas& canvas) {
    const Style& style = picture.style;
    const auto head = [&](double x, Align align, std::string words) {
        canvas.marks.push_back(TextMark{x, head_y, align, style.head_size, true, style.ink, std::move(words), {}});
    };
    head(page_margin, Align::left, partners_head(picture.circle, Hand::left, picture.sides.partners[0], picture.lang));
    head(picture.frame.centre, Align::centre, spine_head(picture.circle, picture.lang));
    head(style.width - page_margin, Align::right,
         partners_head(picture.circle, Hand::right, picture.sides.partners[1], picture.lang));
}

void draw_title_and_legend(const Picture& picture, Canvas& canvas) {
    const Style& style = picture.style;
    const double width = style.width - 2 * page_margin;
    const auto line = [&](double y, double size, double smallest, bool bold, std::string_view colour,
                          const std::string& words) {
        const Fitted fitted = fit(words, width, size, smallest, bold);
        canvas.marks.push_back(TextMark{page_margin, y, Align::left, fitted.size, bold, colour, fitted.text, {}});
    };
    line(title_y, style.title_size, 13, true, style.ink, title(picture.circle, picture.lang));
    line(subtitle_y, style.subtitle_size, style.smallest_size, false, style.mute,
         subtitle(picture.circle, picture.lang));

    // The note stands at the right end of the legend, or under it where words are long.
    const std::string note = reading_note(picture.circle, picture.rows, picture.sides.folded, picture.lang);
    const double note_width = text_width(note, style.legend_size);
    Canvas trial;
    const bool one_line = draw_legend(picture, 0, trial) + 16 + note_width <= style.width - page_margin;
    draw_legend(picture, style.height - (one_line ? 24 : 30), canvas);
    canvas.marks.push_back(TextMark{style.width - page_margin,
                                    style.height - (one_line ? 24 : 15),
                                    Align::right,
                                    style.legend_size,
                                    false,
                                    style.mute,
                                    note,
                                    {}});
}

}  // namespace lianjian::circle
