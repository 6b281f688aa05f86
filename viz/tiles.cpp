#include "viz/tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/circle/rows.hpp"
#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"
#include "viz/dot_writer.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr std::size_t most_names = 420, most_tiles = 4000, most_card_lines = 8;
constexpr double top = 72, below = 44;  // of the wall: y, and the height left under it
constexpr double between_columns = 22;
constexpr double tile_pitch = 45.8, line_pitch = 13.4, tile_gap = 1.4, strip_gap = 4.4;
constexpr double square_pitch = 11.5, largest_square_pitch = 22, least_square_pitch = 3.5;
constexpr double label_room = 54, label_size = 8.6, count_size = 8.2;
constexpr double tile_name = 7.6, least_tile_name = 6, largest_tile_name = 17, largest_plain_name = 11;
constexpr double card_line = 9.4, card_text = 7.5;

/// The villages of one row, or of a part of it, on one page.
struct Strip {
    std::uint32_t row;
    std::vector<std::uint32_t> villages;  // in the order shown
};

struct Layout {
    bool names = false;
    std::size_t columns = 2, per_line = 1, card_lines = 0;
    double card_scale = 1;  // of the partners' type
    double pitch_x = 0, pitch_y = 0, gap = strip_gap;
    double label = label_room, label_scale = 1;
    double text = tile_name;
    std::size_t second_column = 0;  // the first strip in it
};

double column_width(const Style& style, std::size_t columns) {
    const double width = style.width - 2 * sheet_margin;
    return columns == 2 ? (width - between_columns) / 2 : width;
}

double wall_height(const Style& style) { return style.height - top - below; }

double height_of(const Strip& strip, const Layout& layout) {
    const auto lines = static_cast<double>((strip.villages.size() + layout.per_line - 1) / layout.per_line);
    return std::max(lines * layout.pitch_y, 1.25 * label_size * layout.label_scale) + layout.gap;
}

/// The height of the higher column; chooses the break that makes it least.
double break_columns(const std::vector<Strip>& strips, Layout& layout) {
    std::vector<double> sum{0};
    for (const Strip& strip : strips) sum.push_back(sum.back() + height_of(strip, layout));
    layout.second_column = strips.size();
    if (layout.columns == 1) return sum.back();
    double best = sum.back();
    for (std::size_t first = 1; first < strips.size(); ++first) {
        const double higher = std::max(sum[first], sum.back() - sum[first]);
        if (higher >= best) continue;
        best = higher;
        layout.second_column = first;
    }
    return best;
}

bool set_columns(const Style& style, std::size_t columns, Layout& layout) {
    layout.columns = columns;
    const double room = column_width(style, columns) - layout.label;
    layout.per_line = static_cast<std::size_t>(std::max(1.0, std::floor((room + tile_gap) / layout.pitch_x)));
    return room >= layout.pitch_x;
}

/// Where tiles are wide, the height left over shows partners under the names.
void add_cards(const FriendCircle& circle, const Style& style, const std::vector<Strip>& strips, Layout& layout) {
    std::size_t most = 0;
    for (const FriendCircle::Village& village : circle.villages) most = std::max(most, village.partners.size());
    if (layout.pitch_x < 76) return;
    const std::size_t all = std::min(most, most_card_lines);
    const auto fits = [&](std::size_t lines, double scale) {
        Layout with = layout;
        with.card_lines = lines;
        with.card_scale = scale;
        with.text = std::min(layout.text, std::max(largest_plain_name, card_text * scale * 1.35));
        with.pitch_y = with.text * 1.7 + card_line * scale * static_cast<double>(lines) + 5 + tile_gap;
        if (lines == 0 || break_columns(strips, with) > wall_height(style)) return false;
        layout = with;
        return true;
    };
    for (const double scale : {2.0, 1.75, 1.5, 1.25}) {
        if (layout.pitch_x >= 84 * scale && fits(all, scale)) return;
    }
    for (std::size_t lines = all; lines > 0 && !fits(lines, 1); --lines) continue;
}

/// Height left over goes to the lines, as far as tiles keep their shape.
void fill_height(const Style& style, const std::vector<Strip>& strips, Layout& layout) {
    const double pitch = layout.pitch_y, gap = layout.gap;
    for (double factor = 1.25; layout.card_lines == 0 && factor > 1; factor -= 0.01) {
        layout.pitch_y = pitch * factor;
        if (break_columns(strips, layout) <= wall_height(style)) break;
        layout.pitch_y = pitch;
    }
    // What is still left goes between the rows.
    const double used = break_columns(strips, layout);
    const std::size_t higher = std::max(layout.second_column, strips.size() - layout.second_column);
    layout.gap += std::clamp((wall_height(style) - used) / static_cast<double>(std::max<std::size_t>(1, higher)), 0.0,
                             layout.names ? 3.0 : 9.0);
    if (break_columns(strips, layout) <= wall_height(style)) return;
    layout.gap = gap;
    break_columns(strips, layout);
}

/// The largest tiles at which every strip fits.
Layout choose_layout(const FriendCircle& circle, const Style& style, const std::vector<Strip>& strips) {
    Layout layout;
    layout.names = true;
    const bool named = circle.villages.size() <= most_names;
    for (double scale = 4.6; named && scale > 0.8; scale -= 0.04) {
        layout.pitch_x = tile_pitch * scale;
        layout.pitch_y = line_pitch * scale;
        layout.gap = strip_gap * std::min(scale, 2.0);
        layout.label_scale = std::clamp(scale, 0.9, 1.8);
        layout.label = label_room * layout.label_scale;
        layout.text = std::min(tile_name * scale, largest_tile_name);
        for (const std::size_t columns : {2U, 1U}) {
            if (columns == 2 && strips.size() == 1) continue;
            if (!set_columns(style, columns, layout) || layout.per_line < std::min<std::size_t>(4, strips.size() + 2))
                continue;
            if (break_columns(strips, layout) > wall_height(style)) continue;
            layout.pitch_x =
                (column_width(style, columns) - layout.label + tile_gap) / static_cast<double>(layout.per_line);
            add_cards(circle, style, strips, layout);
            fill_height(style, strips, layout);
            return layout;
        }
    }
    layout = Layout{};
    for (double pitch = largest_square_pitch; pitch > least_square_pitch; pitch -= 0.1) {
        layout.pitch_x = layout.pitch_y = pitch;
        layout.gap = std::clamp(strip_gap * pitch / square_pitch, 3.0, 6.0);
        for (const std::size_t columns : {2U, 1U}) {
            if (columns == 2 && strips.size() == 1) continue;
            set_columns(style, columns, layout);
            if (break_columns(strips, layout) > wall_height(style)) continue;
            fill_height(style, strips, layout);
            return layout;
        }
    }
    return layout;
}

/// Names of more than six characters do without a final 社区; the tooltip has them whole.
std::string tile_label(const FriendCircle::Village& village) {
    std::string name = picture::name_or(village.name, village.id);
    constexpr std::string_view community = "社区";
    if (text_width(name, 1) > 6 && name.ends_with(community)) name.resize(name.size() - community.size());
    return name;
}

/// A row's name in a narrow place: without 街道 or 保护区 when it does not fit with it.
std::string narrow_name(std::string name, double width, double size) {
    for (const std::string_view ending : {"街道", "保护区"}) {
        if (text_width(name, size, true) <= width || !name.ends_with(ending)) continue;
        if (name.size() > ending.size() + 3) name.resize(name.size() - ending.size());
    }
    return name;
}

class Wall {
public:
    Wall(const FriendCircle& circle, const Style& style, Lang lang, const Layout& layout, Canvas& canvas)
        : circle_(circle), style_(style), lang_(lang), layout_(layout), canvas_(canvas) {}

    void draw(const std::vector<Strip>& strips) {
        double y = top;
        double x = sheet_margin;
        for (std::size_t s = 0; s < strips.size(); ++s) {
            if (s == layout_.second_column) {
                y = top;
                x += column_width(style_, 2) + between_columns;
            }
            draw(strips[s], {x, y});
            y += height_of(strips[s], layout_);
        }
    }

private:
    void draw(const Strip& strip, Point at) {
        const double width = column_width(style_, layout_.columns);
        canvas_.curves.push_back({{at, {at.x + width / 3, at.y}, {at.x + width * 2 / 3, at.y}, {at.x + width, at.y}},
                                  0.6,
                                  std::string(style_.panel_line),
                                  {}});
        draw_label(strip, at);
        const double first_y = at.y + layout_.gap / 2;
        for (std::size_t i = 0; i < strip.villages.size(); ++i) {
            const auto column = static_cast<double>(i % layout_.per_line);
            const auto line = static_cast<double>(i / layout_.per_line);
            draw_tile(circle_.villages[strip.villages[i]],
                      {at.x + layout_.label + column * layout_.pitch_x, first_y + line * layout_.pitch_y});
        }
    }

    void draw_label(const Strip& strip, Point at) {
        const FriendCircle::Row& row = circle_.rows[strip.row];
        const bool alert = circle::has_nobody(circle_, row);
        const Tag tag{"row t-" + css_id(row.code), circle::row_tooltip(row, lang_)};
        const std::string_view colour = alert ? style_.alert : style_.ink;
        const std::string count = circle::row_count(row, circle::Detail::dots, lang_);
        const double scale = layout_.label_scale, size = label_size * scale, small = count_size * scale;
        const double line = std::max(1.25 * size, std::min(layout_.pitch_y, 1.6 * size));
        const bool two_lines = height_of(strip, layout_) - layout_.gap >= line + 1.25 * small;
        const double room = layout_.label - 6 - (two_lines ? 0 : text_width(count, small, alert) + 3);
        const std::string name = narrow_name(picture::name_or(row.name, row.code), room, size);
        const double y = at.y + layout_.gap / 2 + ((two_lines ? line : std::max(line, layout_.pitch_y)) - tile_gap) / 2;
        const Fitted fitted = fit(name, room, size, std::min(size, 6.5), true);
        put_text({at.x, y}, Align::left, {fitted.size, true}, colour, fitted.text, tag, canvas_);
        const std::string_view count_colour = alert ? style_.alert : style_.mute;
        if (two_lines) {
            put_text({at.x, y + line}, Align::left, {small, alert}, count_colour, count, {tag.classes, {}}, canvas_);
        } else {
            put_text({at.x + layout_.label - 5, y}, Align::right, {small, alert}, count_colour, count,
                     {tag.classes, {}}, canvas_);
        }
    }

    void draw_tile(const FriendCircle::Village& village, Point corner) {
        const double gap = layout_.names ? 1.8 : std::min(1.5, layout_.pitch_x * 0.14);
        const double low = layout_.names ? tile_gap : gap;
        const double width = layout_.pitch_x - gap, height = layout_.pitch_y - low;
        const bool nobody = village.partners.empty();
        const std::size_t rung = circle::rung(village);
        const Tag tag{"vil v-" + css_id(village.id) + " t-" + css_id(circle_.rows[village.row].code),
                      circle::village_tooltip(circle_, village, lang_)};
        const double line = nobody ? std::clamp(layout_.pitch_x * 0.1, 0.5, 0.8) : 0;
        canvas_.marks.push_back(BoxMark{corner.x + width / 2, corner.y + height / 2, width - line, height - line, false,
                                        nobody ? style_.background : style_.tile[rung - 1],
                                        nobody ? style_.alert : std::string_view{}, line, tag});
        if (!layout_.names) return;
        const std::string_view colour = nobody ? style_.alert : style_.tile_text[rung - 1];
        const Fitted name = fit(tile_label(village), width - 3, layout_.text, least_tile_name);
        if (layout_.card_lines == 0) {
            put_text({corner.x + width / 2, corner.y + height / 2}, Align::centre, {name.size}, colour, name.text, tag,
                     canvas_);
        } else {
            draw_card(village, corner, width, colour, tag);
        }
    }

    /// The village's name, and under it its partners, one a line.
    void draw_card(const FriendCircle::Village& village, Point corner, double width, std::string_view colour,
                   const Tag& tag) {
        const Fitted name = fit(tile_label(village), width - 10, layout_.text, least_tile_name, true);
        double y = corner.y + layout_.text * 0.85 + 1.5;
        put_text({corner.x + 5, y}, Align::left, {name.size, true}, colour, name.text, tag, canvas_);
        const double step = card_line * layout_.card_scale, size = card_text * layout_.card_scale;
        y += layout_.text * 0.85 + step / 2;
        const std::size_t count = village.partners.size();
        const std::size_t shown = count > layout_.card_lines ? layout_.card_lines - 1 : count;
        const auto line = [&](std::string_view words) {
            const Fitted fitted = fit(words, width - 10, size, card_text);
            put_text({corner.x + 5, y}, Align::left, {fitted.size}, colour, fitted.text, {tag.classes, {}}, canvas_);
            y += step;
        };
        for (std::size_t i = 0; i < shown; ++i) {
            const FriendCircle::Partner& partner = circle_.partners[village.partners[i]];
            line(picture::name_or(partner.name, partner.id));
        }
        if (shown < count) {
            line(lang_ == Lang::zh ? fmt::format("另有 {} 家", count - shown) : fmt::format("{} more", count - shown));
        }
        if (count == 0) line(lang_ == Lang::zh ? "尚无联建单位" : "no partner yet");
    }

    const FriendCircle& circle_;
    const Style& style_;
    Lang lang_;
    const Layout& layout_;
    Canvas& canvas_;
};

/// Whole rows as long as they fit on a page; a row that is larger than a page is divided.
std::vector<std::vector<Strip>> paged(const FriendCircle& circle) {
    const std::size_t all = circle.villages.size();
    const std::size_t pages = std::max<std::size_t>(1, (all + most_tiles - 1) / most_tiles);
    std::vector<std::vector<Strip>> built(1);
    std::size_t on_page = 0;
    for (std::uint32_t r = 0; r < circle.rows.size(); ++r) {
        const std::vector<std::uint32_t> order = circle::by_rung(circle, circle.rows[r]);
        for (std::size_t begin = 0; begin < order.size();) {
            const bool whole_fits = on_page + order.size() - begin <= most_tiles;
            if (pages > 1 && !whole_fits && on_page > 0) {
                built.emplace_back();
                on_page = 0;
            }
            const std::size_t end = std::min(order.size(), begin + most_tiles);
            built.back().push_back({r,
                                    {order.begin() + static_cast<std::ptrdiff_t>(begin),
                                     order.begin() + static_cast<std::ptrdiff_t>(end)}});
            on_page += end - begin;
            begin = end;
        }
        if (order.empty()) built.back().push_back({r, {}});
    }
    return built;
}

std::string title(const FriendCircle& circle, Lang lang) {
    const std::string name = picture::name_or(circle.name, circle.code);
    return lang == Lang::zh ? name + "村居联建覆盖墙" : name + ": coverage wall";
}

std::string subtitle(const FriendCircle& circle, Lang lang) {
    const std::size_t all = circle.villages.size();
    const std::string notes = picture::data_notes(circle.as_of, circle.illustrative, circle.ties, lang);
    const std::string coverage = picture::coverage_phrase(circle.covered, all, picture::needs_several(circle), lang);
    if (lang == Lang::zh) {
        return all == 0 ? "没有村居　" + notes : fmt::format("一格一村居，共 {} 个：{}　{}", all, coverage, notes);
    }
    if (all == 0) return "No villages or communities. " + notes;
    return fmt::format("One tile per village or community, {} in all: {}. {}", all, coverage, notes);
}

std::string reading_note(const FriendCircle& circle, const Layout& layout, std::size_t on_page, Lang lang) {
    const bool zh = lang == Lang::zh, part = on_page < circle.villages.size();
    const std::string here = part ? zh ? fmt::format("本幅 {} 个；", on_page) : fmt::format("{} here; ", on_page) : "";
    if (circle.rows.empty()) return {};
    const std::string order = zh ? "按联建单位数由多到少排列" : "most partners first";
    if (layout.card_lines > 0) return here + (zh ? "格内小字＝联建单位；" : "small words = partners; ") + order;
    return here + (zh ? "名称旁数字＝已联建/村居总数；" : "numbers = covered/all; ") + order;
}

}  // namespace

std::vector<Canvas> tile_canvases(const FriendCircle& circle, const Style& style, Lang lang) {
    std::vector<Canvas> canvases;
    const std::vector<std::vector<Strip>> pages = paged(circle);
    for (const std::vector<Strip>& strips : pages) {
        Canvas canvas = blank_sheet(style);
        put_title(style, title(circle, lang) + picture::part_of(canvases.size() + 1, pages.size(), lang),
                  subtitle(circle, lang), canvas);
        const Layout layout = choose_layout(circle, style, strips);
        Wall(circle, style, lang, layout, canvas).draw(strips);
        std::size_t on_page = 0;
        for (const Strip& strip : strips) on_page += strip.villages.size();
        const auto legend = [&](LegendLine& line) {
            const auto rungs = circle.rungs();
            for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
                line.square(rung == 0 ? style.background : style.tile[rung - 1],
                            rung == 0 ? style.alert : std::string_view{}, circle::rung_label(rung, rungs[rung], lang));
            }
        };
        put_footer(style, legend, reading_note(circle, layout, on_page, lang),
                   picture::sources_line(circle.sources, lang), canvas);
        canvases.push_back(std::move(canvas));
    }
    return canvases;
}

std::vector<Diagram> tile_diagrams(const FriendCircle& circle, const Style& style, Lang lang) {
    std::vector<Diagram> diagrams;
    const std::vector<Canvas> canvases = tile_canvases(circle, style, lang);
    for (std::size_t c = 0; c < canvases.size(); ++c) {
        const std::string part = canvases.size() > 1 ? fmt::format("-{}", c + 1) : "";
        diagrams.push_back({.id = "tiles-" + css_id(circle.code) + part,
                            .dot = to_dot(canvases[c]),
                            .width = canvases[c].width,
                            .height = canvases[c].height,
                            .title = title(circle, lang) + picture::part_of(c + 1, canvases.size(), lang),
                            .description = subtitle(circle, lang)});
    }
    return diagrams;
}

}  // namespace lianjian
