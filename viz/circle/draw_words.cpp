#include <algorithm>

#include "viz/circle/draw.hpp"
#include "viz/circle/words.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"

namespace lianjian::circle {
namespace {

constexpr double head_y = 82;

void draw_legend(const Picture& picture, LegendLine& line) {
    const Style& style = picture.style;
    for (const PartnerGroup group : picture::legend_groups(picture.circle)) {
        line.bar(style.of(group).bar, picture::group_name(group, picture.lang));
    }
    if (!picture.circle.groups.empty()) {
        line.through(style.of(PartnerGroup::group).bar, apart_label(picture.lang));
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
    put_title(picture.style, title(picture.circle, picture.lang), subtitle(picture.circle, picture.lang), canvas);
    put_footer(
        picture.style, [&](LegendLine& line) { draw_legend(picture, line); },
        reading_note(picture.circle, picture.rows, picture.sides.folded, picture.lang),
        picture::sources_line(picture.circle.sources, picture.lang), canvas);
}

}  // namespace lianjian::circle
