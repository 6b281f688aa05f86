#include <algorithm>

#include "viz/circle/draw.hpp"
#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"

namespace lianjian::circle {
namespace {

constexpr double panel_line = 0.8;
constexpr double village_name_size = 8.6, least_village_name = 6.5;
constexpr double dash_width = 4, dash_step = 5, dash_height = 1.6;
constexpr std::size_t most_dashes = 6;
constexpr double share_bar_start = 72, widest_share_bar = 130;

std::string village_classes(const FriendCircle& circle, const FriendCircle::Village& village) {
    return "vil v-" + css_id(village.id) + " t-" + css_id(circle.rows[village.row].code);
}

/// Filled by rung; hollow where there is nobody.
void draw_dot(const Style& style, const FriendCircle::Village& village, Point at, double radius, double line,
              std::string_view paper, Tag tag, Canvas& canvas) {
    if (village.partners.empty()) {
        canvas.marks.push_back(DiscMark{at.x, at.y, radius - 0.2, paper, style.alert, line, std::move(tag)});
    } else {
        canvas.marks.push_back(DiscMark{at.x, at.y, radius, style.rung[rung(village) - 1], {}, 0, std::move(tag)});
    }
}

void draw_dots(const Picture& picture, const FriendCircle::Row& row, Canvas& canvas) {
    const double scale = picture.rows.pitch / 6.3;
    for (const std::uint32_t v : by_rung(picture.circle, row)) {
        const FriendCircle::Village& village = picture.circle.villages[v];
        draw_dot(picture.style, village, picture.rows.villages[v], 2.55 * scale, std::min(1.15 * scale, 1.5),
                 picture.style.background,
                 {village_classes(picture.circle, village), village_tooltip(picture.circle, village, picture.lang)},
                 canvas);
    }
}

/// Under the name, one dash a partner, in the colour of its kind.
void draw_dashes(const Picture& picture, const FriendCircle::Village& village, Point at, const Tag& tag,
                 Canvas& canvas) {
    const double scale = picture.frame.scale;
    const double below = std::min(6.6 * scale, picture.rows.line_height * 0.5);
    for (std::size_t i = 0; i < std::min(village.partners.size(), most_dashes); ++i) {
        const PartnerGroup group = picture.circle.partners[village.partners[i]].group;
        canvas.marks.push_back(BoxMark{at.x + scale * (6.6 + dash_width / 2 + dash_step * static_cast<double>(i)),
                                       at.y + below,
                                       scale * dash_width,
                                       scale * dash_height,
                                       false,
                                       picture.style.of(group).bar,
                                       {},
                                       0,
                                       tag});
    }
}

void draw_names(const Picture& picture, const FriendCircle::Row& row, Canvas& canvas) {
    const double scale = picture.frame.scale;
    for (const std::uint32_t v : by_rung(picture.circle, row)) {
        const FriendCircle::Village& village = picture.circle.villages[v];
        const Point at = picture.rows.villages[v];
        const Tag tag{village_classes(picture.circle, village), village_tooltip(picture.circle, village, picture.lang)};
        const Tag silent{tag.classes, {}};
        draw_dot(picture.style, village, at, 3 * scale, 1.3 * scale, picture.style.background, silent, canvas);
        const Fitted name = fit(visible(village.name.empty() ? village.id : village.name), picture.rows.name_width,
                                village_name_size * scale, least_village_name);
        canvas.marks.push_back(TextMark{at.x + 6.2 * scale, at.y, Align::left, name.size, false,
                                        village.partners.empty() ? picture.style.alert : picture.style.ink, name.text,
                                        tag});
        if (picture.rows.dashes) draw_dashes(picture, village, at, silent, canvas);
    }
}

/// Shares of the rungs, most partners first; what nobody partners stays hollow.
void draw_share_bar(const Picture& picture, const FriendCircle::Row& row, const RowPlace& place, double room,
                    Canvas& canvas) {
    if (row.villages.empty()) return;
    const Style& style = picture.style;
    const double left = picture.frame.centre - picture.frame.half_width + share_bar_start;
    const double width = std::min(widest_share_bar, room);
    const double height = std::clamp(place.height * 0.24, 6.0, 11.0);
    const Tag tag{"row t-" + css_id(row.code), row_tooltip(row, picture.lang)};
    canvas.marks.push_back(
        BoxMark{left + width / 2, place.y, width, height, false, style.background, style.alert, panel_line, tag});
    const std::array<std::uint32_t, 4> rungs = row_rungs(picture.circle, row);
    double x = left;
    for (const std::size_t r : {3U, 2U, 1U}) {
        const double part = width * rungs[r] / static_cast<double>(row.villages.size());
        if (part <= 0) continue;
        canvas.marks.push_back(BoxMark{
            x + part / 2, place.y, part, height + panel_line, false, style.rung[r - 1], {}, 0, {tag.classes, {}}});
        x += part;
    }
}

void draw_row(const Picture& picture, std::size_t r, Canvas& canvas) {
    const FriendCircle::Row& row = picture.circle.rows[r];
    const RowPlace& place = picture.rows.rows[r];
    const Style& style = picture.style;
    const Frame& frame = picture.frame;
    const bool alert = has_nobody(picture.circle, row);
    const bool names = picture.rows.detail == Detail::names;
    const std::string classes = "row t-" + css_id(row.code);
    const Tag tag{classes, row_tooltip(row, picture.lang)};

    canvas.marks.push_back(BoxMark{frame.centre, place.y, 2 * frame.half_width, place.height, true,
                                   alert ? style.alert_wash : style.panel, alert ? style.alert : style.panel_line,
                                   panel_line, tag});
    const double y = names ? place.y - place.height / 2 + 11.5 * frame.scale : place.y;
    const double inset = names ? 9 * frame.scale : 8;
    const std::string_view colour = alert ? style.alert : style.ink;
    canvas.marks.push_back(TextMark{frame.centre - frame.half_width + inset, y, Align::left, place.name.size, true,
                                    colour, place.name.text, tag});
    const std::string count = row_count(row, picture.rows.detail, picture.lang);
    const double count_size = names ? 9.5 * frame.scale : row_text_size(place.height, style);
    canvas.marks.push_back(TextMark{
        frame.centre + frame.half_width - inset, y, Align::right, count_size, alert, colour, count, {classes, {}}});
    if (names) return draw_names(picture, row, canvas);
    if (picture.rows.detail == Detail::dots) return draw_dots(picture, row, canvas);
    const double room = 2 * frame.half_width - share_bar_start - inset - 8 - text_width(count, count_size, alert);
    draw_share_bar(picture, row, place, room, canvas);
}

}  // namespace

void draw_rows(const Picture& picture, Canvas& canvas) {
    for (std::size_t r = 0; r < picture.circle.rows.size(); ++r) draw_row(picture, r, canvas);
}

}  // namespace lianjian::circle
