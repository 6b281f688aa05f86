#include "viz/friend_circle.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/views/circle_pages.hpp"
#include "viz/circle/draw.hpp"
#include "viz/circle/frame.hpp"
#include "viz/circle/rows.hpp"
#include "viz/circle/sides.hpp"
#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"
#include "viz/dot_writer.hpp"

namespace lianjian {
namespace {

DiagramTooLarge too_large(std::size_t rows) {
    return {fmt::format("朋友圈图最多 {} 行，此处有 {} 行——请按镇街或区市分别出图", circle::most_rows, rows),
            fmt::format("a friend circle has at most {} rows, here are {}: draw one for each township or district",
                        circle::most_rows, rows)};
}

/// Where all partners and groups are on one side, the spine gives them more of the page.
double spine_shift(const FriendCircle& circle) {
    constexpr double shift = 92;
    std::ptrdiff_t own = 0, all = 0;
    for (const auto* list : {&circle.partners, &circle.groups}) {
        own += std::count_if(list->begin(), list->end(),
                             [](const auto& partner) { return partner.distance == Distance::own; });
        all += static_cast<std::ptrdiff_t>(list->size());
    }
    if (all == 0 || (own > 0 && own < all)) return 0;
    return own > 0 ? shift : -shift;
}

}  // namespace

Canvas friend_circle_canvas(const FriendCircle& circle, const Style& style, Lang lang, DiagramParts parts) {
    if (circle.rows.size() > circle::most_rows) throw too_large(circle.rows.size());
    circle::Frame frame = circle::frame_of(style);
    frame.centre += spine_shift(circle);
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
    const std::string page = circle.page > 1 ? fmt::format("-{}", circle.page) : std::string();
    return {.id = "friend-circle-" + css_id(circle.code) + page,
            .dot = to_dot(canvas),
            .width = canvas.width,
            .height = canvas.height,
            .title = circle::title(circle, lang),
            .description = circle::subtitle(circle, lang)};
}

std::vector<Diagram> friend_circle_diagrams(const FriendCircle& circle, const Style& style, Lang lang,
                                            DiagramParts parts) {
    std::vector<Diagram> diagrams;
    for (const FriendCircle& page : circle_pages(circle, circle::most_rows)) {
        diagrams.push_back(friend_circle_diagram(page, style, lang, parts));
    }
    return diagrams;
}

}  // namespace lianjian
