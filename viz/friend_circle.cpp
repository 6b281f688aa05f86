#include "viz/friend_circle.hpp"

#include <fmt/format.h>

#include "viz/circle/draw.hpp"
#include "viz/circle/frame.hpp"
#include "viz/circle/rows.hpp"
#include "viz/circle/sides.hpp"
#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"
#include "viz/dot_writer.hpp"

namespace lianjian {
namespace {

std::string too_large(std::size_t rows, Lang lang) {
    if (lang == Lang::zh) {
        return fmt::format("朋友圈图最多 {} 行，此处有 {} 行——请按镇街或区市分别出图", circle::most_rows, rows);
    }
    return fmt::format("a friend circle has at most {} rows, here are {}: draw one for each township or district",
                       circle::most_rows, rows);
}

}  // namespace

DiagramTooLarge::DiagramTooLarge(std::size_t rows) : std::length_error(too_large(rows, Lang::en)), rows_(rows) {}

std::string DiagramTooLarge::what(Lang lang) const { return too_large(rows_, lang); }

Canvas friend_circle_canvas(const FriendCircle& circle, const Style& style, Lang lang, DiagramParts parts) {
    if (circle.rows.size() > circle::most_rows) throw DiagramTooLarge(circle.rows.size());
    circle::Frame frame = circle::frame_of(style);
    const circle::Rows rows = circle::place_rows(circle, style, frame);
    const circle::Sides sides = circle::place_sides(circle, rows, style, lang, frame);

    Canvas canvas;
    canvas.width = style.width;
    canvas.height = style.height;
    canvas.background = style.background;
    canvas.font = style.font;
    if (!parts.title_and_legend) {
        canvas.top = circle::title_height;
        canvas.height -= circle::title_height + circle::legend_height;
    }
    const circle::Picture picture{circle, style, lang, frame, rows, sides};
    circle::draw_partners(picture, canvas);
    circle::draw_rows(picture, canvas);
    circle::draw_heads(picture, canvas);
    if (parts.title_and_legend) circle::draw_title_and_legend(picture, canvas);
    return canvas;
}

Diagram friend_circle_diagram(const FriendCircle& circle, const Style& style, Lang lang, DiagramParts parts) {
    const Canvas canvas = friend_circle_canvas(circle, style, lang, parts);
    return {.id = "friend-circle-" + css_id(circle.code),
            .dot = to_dot(canvas),
            .width = canvas.width,
            .height = canvas.height,
            .title = circle::title(circle, lang),
            .description = circle::subtitle(circle, lang)};
}

}  // namespace lianjian
