#include "viz/compare_pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"
#include "viz/dot_writer.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr double heads = 96, top = 142, below = 46;
constexpr double tallest_row = 30, least_row = 9.6;
constexpr std::size_t most_rows = 42;

double share_of(const TownshipLine& line) {
    return line.coverage.villages == 0
               ? -1
               : static_cast<double>(line.coverage.covered) / static_cast<double>(line.coverage.villages);
}

/// Highest share first; rows without villages last.
std::vector<std::size_t> ranked(const Briefing& briefing) {
    std::vector<std::size_t> order(briefing.townships.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return share_of(briefing.townships[a]) > share_of(briefing.townships[b]);
    });
    return order;
}

class PairPicture {
public:
    PairPicture(const Briefing& left, const Briefing& right, const Style& style, Lang lang, Canvas& canvas)
        : sides_{&left, &right}, style_(style), lang_(lang), canvas_(canvas) {
        rows_ = std::max(left.townships.size(), right.townships.size());
        row_height_ =
            std::min(tallest_row, (style.height - below - top) / static_cast<double>(std::max<std::size_t>(1, rows_)));
        size_ = std::clamp(row_height_ * 0.56, style.smallest_size, 10 * style.type);
    }

    void draw() {
        for (std::size_t r = 0; r < rows_; ++r) {
            const double upper = top + row_height_ * static_cast<double>(r);
            for (const std::size_t side : {0U, 1U}) {
                if (r % 2 == 1 || r >= sides_[side]->townships.size()) continue;
                const double left = side == 0 ? 20 : panel_x(1) - 8, right = panel_x(side) + panel_width() + 8;
                put_box({left, upper}, right - left, row_height_, style_.stripe, {}, {}, canvas_);
            }
            put_text({sheet_margin + 14 * style_.type, upper + row_height_ / 2}, Align::right, {size_ * 0.9},
                     style_.mute, std::to_string(r + 1), {}, canvas_);
        }
        for (const std::size_t side : {0U, 1U}) {
            draw_head(side);
            const std::vector<std::size_t> order = ranked(*sides_[side]);
            for (std::size_t r = 0; r < order.size(); ++r) draw_row(side, order[r], r);
        }
    }

private:
    [[nodiscard]] bool zh() const { return lang_ == Lang::zh; }
    [[nodiscard]] double first_x() const { return sheet_margin + 26 * style_.type; }
    [[nodiscard]] double panel_width() const { return (style_.width - sheet_margin - first_x() - 30) / 2; }
    [[nodiscard]] double panel_x(std::size_t side) const {
        return first_x() + static_cast<double>(side) * (panel_width() + 30);
    }

    /// The name, the share in large, and four shares that show how firm it is and where it comes from.
    void draw_head(std::size_t side) {
        const Briefing& briefing = *sides_[side];
        const FriendCircle& circle = briefing.circle;
        const double x = panel_x(side), right = x + panel_width();
        const double name_width = panel_width() * 0.4;
        put_fitted({x, heads - 8}, Align::left, {14 * style_.type, true}, name_width, style_.ink,
                   picture::name_or(circle.name, circle.code), {"dis d-" + css_id(circle.code), {}}, style_, canvas_);
        const std::string share = picture::percent(circle.covered, circle.villages.size());
        put_text({x, heads + 18}, Align::left, {22 * style_.type, true}, style_.ring, share, {}, canvas_);
        const double after = x + text_width(share, 22 * style_.type, true) + 6;
        put_text({after, heads + 21}, Align::left, {9 * style_.type}, style_.mute,
                 fmt::format("{}/{}", circle.covered, circle.villages.size()), {}, canvas_);
        const std::size_t all = circle.villages.size();
        const std::array<std::pair<std::string, std::string>, 4> facts{{
            {zh() ? "两家及以上的村居" : "units with two or more", picture::percent(briefing.total.two_or_more, all)},
            {zh() ? "只有一家的村居" : "units with a single one", picture::percent(briefing.total.sole_partner, all)},
            {zh() ? fmt::format("{} 家联建单位中{}外的", circle.partners.size(), picture::place_zh(circle))
                  : fmt::format("of {} partners, from outside", circle.partners.size()),
             picture::percent(briefing.outside_partners, circle.partners.size())},
            {zh() ? fmt::format("{}中没有联建的", picture::rows_phrase(circle.rows.size(), circle.row_level, lang_))
                  : fmt::format("of {}, uncovered", picture::rows_phrase(circle.rows.size(), circle.row_level, lang_)),
             picture::percent(briefing.zero_townships, circle.rows.size())},
        }};
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const double y = heads - 11 + 11.5 * static_cast<double>(i);
            const double size = 8.5 * style_.type;
            const Fitted number{facts[i].second, size};
            put_text({right, y}, Align::right, {size, true}, style_.ink, number.text, {}, canvas_);
            put_fitted({right - 40 * style_.type, y}, Align::right, {size}, panel_width() * 0.55 - 40 * style_.type,
                       style_.mute, facts[i].first, {}, style_, canvas_);
        }
    }

    void draw_row(std::size_t side, std::size_t index, std::size_t rank) {
        const TownshipLine& line = sides_[side]->townships[index];
        const FriendCircle::Row& row = sides_[side]->circle.rows[index];
        const double x = panel_x(side), right = x + panel_width();
        const double y = top + row_height_ * (static_cast<double>(rank) + 0.5);
        const bool alert = line.coverage.covered == 0 && line.coverage.villages > 0;
        const std::string_view colour = alert ? style_.alert : style_.ink;
        const Tag tag{"row t-" + css_id(line.code), circle::row_tooltip(row, lang_)};
        const Tag silent{tag.classes, {}};
        const double name_width = 84 * style_.type;
        put_fitted({x, y}, Align::left, {size_, true}, name_width - 6, colour, picture::name_or(line.name, line.code),
                   tag, style_, canvas_);
        const double count_width = 42 * style_.type, percent_width = 34 * style_.type;
        put_text({right, y}, Align::right, {size_ * 0.92}, style_.mute,
                 fmt::format("{}/{}", line.coverage.covered, line.coverage.villages), silent, canvas_);
        if (line.coverage.villages == 0) return;
        put_text({right - count_width, y}, Align::right, {size_, true}, colour,
                 fmt::format("{:.0f}%", 100 * share_of(line)), silent, canvas_);
        const double bar_x = x + name_width;
        const double width = right - count_width - percent_width - bar_x;
        const double height = std::clamp(row_height_ * 0.46, 5.0, 11.0);
        double at = bar_x;
        for (const std::size_t rung : {3U, 2U, 1U}) {
            const double part = width * line.rungs[rung] / static_cast<double>(line.coverage.villages);
            if (part <= 0) continue;
            put_box({at, y - height / 2 - 0.4}, part, height + 0.8, style_.rung[rung - 1], {}, tag, canvas_);
            at += part;
        }
        if (line.rungs[0] > 0) {
            put_box({at, y - height / 2}, bar_x + width - at, height, style_.background, style_.alert, tag, canvas_);
        }
    }

    std::array<const Briefing*, 2> sides_;
    const Style& style_;
    Lang lang_;
    Canvas& canvas_;
    std::size_t rows_ = 0;
    double row_height_ = 0, size_ = 0;
};

std::string title(const Briefing& left, const Briefing& right, Lang lang) {
    const std::string a = picture::name_or(left.circle.name, left.circle.code);
    const std::string b = picture::name_or(right.circle.name, right.circle.code);
    return lang == Lang::zh ? a + "与" + b + "：联建覆盖比较" : a + " and " + b + ": coverage compared";
}

std::string subtitle(const Briefing& left, const Briefing& right, Lang lang) {
    const auto one = [&](const FriendCircle& circle) {
        const std::string name = picture::name_or(circle.name, circle.code);
        const std::string share = picture::percent(circle.covered, circle.villages.size());
        return lang == Lang::zh ? fmt::format("{} {} 个村居中已联建 {} 个（{}）", name, circle.villages.size(),
                                              circle.covered, share)
                                : fmt::format("{} {} of {} covered ({})", name, circle.covered,
                                              picture::units(circle.villages.size(), lang), share);
    };
    const FriendCircle& a = left.circle;
    const FriendCircle& b = right.circle;
    return one(a) + (lang == Lang::zh ? "，" : ", ") + one(b) + (lang == Lang::zh ? "　" : ". ") +
           picture::data_notes(a.as_of, a.illustrative + b.illustrative, a.ties + b.ties, lang);
}

}  // namespace

Canvas compare_pair_canvas(const Briefing& left, const Briefing& right, const Style& style, Lang lang) {
    const std::size_t rows = std::max(left.townships.size(), right.townships.size());
    const auto fitting = std::min(most_rows, static_cast<std::size_t>((style.height - below - top) / least_row));
    if (rows > fitting) {
        throw DiagramTooLarge(
            fmt::format("两区比较图最多 {} 行，此处有 {} 行——请比较下一级区划", fitting, rows),
            fmt::format("a comparison has at most {} rows, here are {}: compare parts of the districts", fitting,
                        rows));
    }
    Canvas canvas = blank_sheet(style);
    put_title(style, title(left, right, lang), subtitle(left, right, lang), canvas);
    PairPicture(left, right, style, lang, canvas).draw();
    const auto legend = [&](LegendLine& line) {
        const auto a = left.circle.rungs(), b = right.circle.rungs();
        for (std::size_t rung = 0; rung < a.size(); ++rung) {
            line.square(rung == 0 ? style.background : style.rung[rung - 1],
                        rung == 0 ? style.alert : std::string_view{},
                        circle::rung_label(rung, a[rung], lang) + " | " + std::to_string(b[rung]));
        }
    };
    put_footer(style, legend,
               lang == Lang::zh ? "按已联建份额排名；条长＝村居所占份额；图例数字＝左 | 右"
                                : "ranked by share covered; bar = share of units; legend: left | right",
               picture::sources_line(left.circle.sources, lang), canvas);
    return canvas;
}

Diagram compare_pair_diagram(const Briefing& left, const Briefing& right, const Style& style, Lang lang) {
    const Canvas canvas = compare_pair_canvas(left, right, style, lang);
    return {.id = "compare-" + css_id(left.circle.code) + "-" + css_id(right.circle.code),
            .dot = to_dot(canvas),
            .width = canvas.width,
            .height = canvas.height,
            .title = title(left, right, lang),
            .description = subtitle(left, right, lang)};
}

}  // namespace lianjian
