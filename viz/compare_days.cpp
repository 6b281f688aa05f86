#include "viz/compare_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/css_id.hpp"
#include "viz/dot_writer.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr double top = 96, below = 44, head_y = 82;
constexpr double least_row = 10.6, tallest_row = 80;
constexpr double usual_pitch = 9.4, largest_pitch = 15, least_pitch = 4.4, line_share = 0.936;
constexpr double name_line = 14.5, village_size = 8.6, least_name_line = 11.5;
constexpr std::size_t name_columns = 3;

enum class Detail { names, dots, bars };

struct Range {
    std::size_t first, last;  // one behind
};

class DaysPicture {
public:
    DaysPicture(const DayComparison& days, Range range, const Style& style, Lang lang, Canvas& canvas)
        : days_(days), range_(range), style_(style), lang_(lang), canvas_(canvas) {}

    void draw() {
        choose_detail();
        draw_heads();
        double y = top;
        for (std::size_t r = range_.first; r < range_.last; ++r) {
            draw_row(r, y, heights_[r - range_.first]);
            y += heights_[r - range_.first];
        }
    }
    [[nodiscard]] Detail detail() const { return detail_; }

private:
    [[nodiscard]] bool zh() const { return lang_ == Lang::zh; }
    [[nodiscard]] double type() const { return style_.type; }
    [[nodiscard]] double stretch() const { return style_.width / 842; }
    [[nodiscard]] std::size_t rows() const { return range_.last - range_.first; }
    [[nodiscard]] double room() const { return style_.height - below - top; }
    [[nodiscard]] double panel_x(bool after) const { return (after ? 462 : 140) * stretch(); }
    [[nodiscard]] double count_x(bool after) const { return panel_x(after) + 252 * stretch(); }
    [[nodiscard]] double dots_width() const { return 252 * stretch() - 44 * type(); }

    [[nodiscard]] std::size_t name_lines(std::size_t r) const {
        return (days_.rows[r].villages.size() + name_columns - 1) / name_columns;
    }

    void choose_detail() {
        heights_.assign(rows(), 0);
        if (rows() == 0) return;
        double lines = 0;
        for (std::size_t r = range_.first; r < range_.last; ++r) {
            lines += static_cast<double>(std::max<std::size_t>(1, name_lines(r)));
        }
        const double pad = 8;
        name_line_ = std::min(name_line * type() * 2, (room() - pad * static_cast<double>(rows())) / lines);
        if (name_line_ >= least_name_line * type()) {
            detail_ = Detail::names;
            for (std::size_t r = range_.first; r < range_.last; ++r) {
                heights_[r - range_.first] =
                    pad + name_line_ * static_cast<double>(std::max<std::size_t>(1, name_lines(r)));
            }
            return;
        }
        const double height = std::min(tallest_row * type(), room() / static_cast<double>(rows()));
        std::fill(heights_.begin(), heights_.end(), height);
        detail_ = Detail::dots;
        for (pitch_ = std::min(largest_pitch, usual_pitch * std::max(1.0, height / 20)); pitch_ >= least_pitch;
             pitch_ -= 0.1) {
            bool fits = true;
            for (std::size_t r = range_.first; r < range_.last && fits; ++r) {
                fits = static_cast<double>(lines_of(r)) * pitch_ * line_share <= height - 1.4;
            }
            if (fits) return;
        }
        detail_ = Detail::bars;
    }

    /// Lines of dots in a row: two once there are more than twelve, as far as two fit.
    [[nodiscard]] std::size_t lines_of(std::size_t r) const {
        const std::size_t dots = days_.rows[r].villages.size();
        const auto widest = std::max<std::size_t>(1, static_cast<std::size_t>(dots_width() / pitch_));
        const std::size_t least = (dots + widest - 1) / widest;
        const bool two = dots > 12 && 2 * pitch_ * line_share <= heights_[r - range_.first] - 1.4;
        return std::max<std::size_t>(least, two ? 2 : 1);
    }

    void draw_heads() {
        const double left = sheet_margin, right = style_.width - sheet_margin;
        const std::string rows = zh() ? std::string(picture::row_word(days_.row_level).many.zh).substr(3)
                                      : std::string(picture::row_word(days_.row_level).many.en);
        put_text({left, head_y}, Align::left, {9.5 * type()}, style_.mute, rows, {}, canvas_);
        for (const bool after : {false, true}) {
            std::string head = visible(after ? days_.after : days_.before, 40);
            const std::uint32_t teams = after ? days_.teams_after : days_.teams_before;
            if (days_.has_teams) {
                head += zh() ? fmt::format("　{} 支工作队", teams)
                             : fmt::format("  ·  {} work {}", teams, teams == 1 ? "team" : "teams");
            }
            put_text({panel_x(after), head_y}, Align::left, {11.5 * type(), true}, style_.ink, head, {}, canvas_);
        }
        put_text({right - 30 * type(), head_y}, Align::right, {9.5 * type()}, style_.mute, zh() ? "新增" : "gained", {},
                 canvas_);
        put_text({right, head_y}, Align::right, {9.5 * type()}, style_.mute, zh() ? "失去" : "lost", {}, canvas_);
    }

    void draw_row(std::size_t r, double upper, double height) {
        const DayComparison::Row& row = days_.rows[r];
        const double y = upper + height / 2;
        const std::string classes = "row t-" + css_id(row.code);
        const std::string name = picture::name_or(row.name, row.code);
        if ((r - range_.first) % 2 == 0) {
            put_box({20, upper}, style_.width - 40, height, style_.stripe, {}, {}, canvas_);
        }
        const bool alert = !row.villages.empty() && row.covered_after == 0;
        const double size = std::clamp(height * 0.55, style_.smallest_size, 9.5 * type());
        const double name_size = height < 34 ? size : std::clamp(height * 0.28, size, 13 * type());
        const double square_x = panel_x(false) - 22;
        put_fitted({sheet_margin, y}, Align::left, {name_size, true},
                   (days_.has_teams ? square_x : panel_x(false)) - 6 - sheet_margin, alert ? style_.alert : style_.ink,
                   name, {classes, row_tooltip(row)}, style_, canvas_);
        for (const bool after : {false, true}) {
            const std::uint32_t covered = after ? row.covered_after : row.covered_before;
            const bool nobody = covered == 0 && !row.villages.empty();
            put_text({count_x(after), y}, Align::right, {size, nobody}, nobody ? style_.alert : style_.ink,
                     fmt::format("{}/{}", covered, row.villages.size()), {classes, {}}, canvas_);
            if (days_.has_teams) draw_team(row, after, y, std::min(height < 60 ? 11.0 : 15.0, height - 2));
            switch (detail_) {
                case Detail::names:
                    draw_names(row, after, upper + 4);
                    break;
                case Detail::dots:
                    draw_dots(r, after, y);
                    break;
                case Detail::bars:
                    draw_bar(row, after, y, height);
            }
        }
        const double right = style_.width - sheet_margin;
        const auto number = [&](double x, std::uint32_t count, std::string_view sign, std::string_view colour) {
            const bool any = count > 0;
            put_text({x, y}, Align::right, {size, any}, any ? colour : style_.never,
                     any ? std::string(sign) + std::to_string(count) : "–", {classes, {}}, canvas_);
        };
        number(right - 30 * type(), row.gained, "+", style_.gained);
        number(right, row.lost, "−", style_.lost);
    }

    void draw_team(const DayComparison::Row& row, bool after, double y, double side) {
        const std::uint32_t teams = after ? row.teams_after : row.teams_before;
        const double x = panel_x(after) - 22 + 5.5;
        const std::string words = zh() ? fmt::format("{}：{} 支工作队", picture::name_or(row.name, row.code), teams)
                                       : fmt::format("{}: {} work {}", picture::name_or(row.name, row.code), teams,
                                                     teams == 1 ? "team" : "teams");
        const Tag tag{"team t-" + css_id(row.code), words};
        const bool there = teams > 0;
        canvas_.marks.push_back(BoxMark{x, y, side - (there ? 0 : 0.8), side - (there ? 0 : 0.8), false,
                                        there ? style_.neutral : style_.background,
                                        there ? std::string_view{} : style_.never, 0.8, tag});
        put_text({x, y}, Align::centre, {side * 0.68}, there ? style_.background : style_.never, zh() ? "队" : "T",
                 {tag.classes, {}}, canvas_);
    }

    /// The sign of one village: filled when covered, with + when new, a ring with × when lost, a pale ring else.
    void draw_sign(const DayComparison::Village& village, bool after, Point at, double pitch) {
        const Tag tag{"vil v-" + css_id(village.id) + " t-" + css_id(days_.rows[village.row].code), tooltip(village)};
        const Tag silent{tag.classes, {}};
        const double radius = pitch * 0.40;
        const auto disc = [&](double r, std::string_view fill, std::string_view line) {
            canvas_.marks.push_back(DiscMark{at.x, at.y, line.empty() ? r : r - 0.45, fill, line, 0.9, tag});
        };
        const bool covered = after ? village.covered_after() : village.covered_before();
        if (after && village.change == DayChange::gained) {
            disc(radius * 1.06, style_.gained, {});
            const double arm = radius * 1.15, thick = std::max(0.7, radius * 0.3);
            for (const bool upright : {false, true}) {
                canvas_.marks.push_back(BoxMark{
                    at.x, at.y, upright ? thick : arm, upright ? arm : thick, false, style_.background, {}, 0, silent});
            }
        } else if (after && village.change == DayChange::lost) {
            disc(radius * 1.06, style_.background, style_.lost);
            put_text({at.x, at.y - radius * 0.02}, Align::centre, {radius * 2.2, true}, style_.lost, "×", silent,
                     canvas_);
        } else if (covered) {
            disc(radius * 0.9, style_.kept, {});
        } else {
            disc(radius * 0.88, style_.background, style_.never);
        }
    }

    void draw_dots(std::size_t r, bool after, double y) {
        const DayComparison::Row& row = days_.rows[r];
        if (row.villages.empty()) return;
        const std::size_t lines = lines_of(r), per_line = (row.villages.size() + lines - 1) / lines;
        const double first = y - static_cast<double>(lines - 1) / 2 * pitch_ * line_share;
        for (std::size_t i = 0; i < row.villages.size(); ++i) {
            const Point at{panel_x(after) + pitch_ * (0.4 + static_cast<double>(i % per_line)),
                           first + pitch_ * line_share * static_cast<double>(i / per_line)};
            draw_sign(days_.villages[row.villages[i]], after, at, pitch_);
        }
    }

    /// One size for all names: the largest at which nearly every name fits its column.
    [[nodiscard]] double village_names_size(double width) const {
        double size =
            std::min(village_size * type() * 1.4, std::max(name_line_ * 0.5, std::min(name_line_ * 0.62, 9.4)));
        for (std::size_t r = range_.first; r < range_.last; ++r) {
            for (const std::uint32_t v : days_.rows[r].villages) {
                const std::string name = picture::name_or(days_.villages[v].name, days_.villages[v].id);
                const double fitting = (width - 14) / std::max(1.0, text_width(name, 1, true));
                size = std::min(size, std::max(fitting, 7.6 * type()));
            }
        }
        return size;
    }

    void draw_names(const DayComparison::Row& row, bool after, double upper) {
        const double width = dots_width() / static_cast<double>(name_columns);
        const double size = village_names_size(width);
        const double pitch = usual_pitch * type() * std::max(1.0, size / (village_size * type()));
        for (std::size_t i = 0; i < row.villages.size(); ++i) {
            const DayComparison::Village& village = days_.villages[row.villages[i]];
            const Point at{panel_x(after) + 4 + width * static_cast<double>(i % name_columns),
                           upper + name_line_ * (0.5 + static_cast<double>(i / name_columns))};
            draw_sign(village, after, at, pitch);
            const bool covered = after ? village.covered_after() : village.covered_before();
            const std::string_view colour = after && village.change == DayChange::gained ? style_.gained
                                            : after && village.change == DayChange::lost ? style_.lost
                                            : covered                                    ? style_.ink
                                                                                         : style_.mute;
            const bool changed = village.change == DayChange::gained || village.change == DayChange::lost;
            const Fitted name =
                fit(picture::name_or(village.name, village.id), width - pitch - 5, size, 6.5, after && changed);
            put_text({at.x + pitch * 0.72, at.y}, Align::left, {name.size, after && changed}, colour, name.text,
                     {"vil v-" + css_id(village.id) + " t-" + css_id(row.code), tooltip(village)}, canvas_);
        }
    }

    /// Shares in place of dots: kept, gained, lost, never.
    void draw_bar(const DayComparison::Row& row, bool after, double y, double height) {
        if (row.villages.empty()) return;
        const double all = static_cast<double>(row.villages.size()), width = dots_width() - 6;
        const double thick = std::clamp(height * 0.5, 5.0, std::max(12.0, height * 0.26));
        const Tag tag{"row t-" + css_id(row.code), row_tooltip(row)};
        double x = panel_x(after);
        const auto part = [&](std::uint32_t count, std::string_view fill, std::string_view line, std::string_view sign,
                              std::string_view ink) {
            if (count == 0) return;
            const double long_ = width * count / all;
            put_box({x, y - thick / 2}, long_, thick, fill, line, tag, canvas_);
            const std::string words = std::string(sign) + std::to_string(count);
            const double size = std::min(thick * 0.8, 9.5 * type());
            if (!sign.empty() && thick >= 7.5 && text_width(words, size) + 4 <= long_) {
                put_text({x + long_ / 2, y}, Align::centre, {size, true}, ink, words, {tag.classes, {}}, canvas_);
            }
            x += long_;
        };
        const std::uint32_t kept = row.covered_after - row.gained;
        const auto never = static_cast<std::uint32_t>(row.villages.size()) - kept - row.gained - row.lost;
        if (!after) {
            part(row.covered_before, style_.kept, {}, {}, {});
            part(never + row.gained, style_.background, style_.never, {}, {});
            return;
        }
        part(kept, style_.kept, {}, {}, {});
        part(row.gained, style_.gained, {}, "+", style_.background);
        part(row.lost, style_.background, style_.lost, "×", style_.lost);
        part(never, style_.background, style_.never, {}, {});
    }

    [[nodiscard]] std::string row_tooltip(const DayComparison::Row& row) const {
        const std::string name = picture::name_or(row.name, row.code);
        const std::size_t all = row.villages.size();
        if (zh()) {
            return fmt::format("{}：{} 个村居，已联建 {} → {}，新增 {}，失去 {}", name, all, row.covered_before,
                               row.covered_after, row.gained, row.lost);
        }
        return fmt::format("{}: {}, covered {} → {}, gained {}, lost {}", name, picture::units(all, lang_),
                           row.covered_before, row.covered_after, row.gained, row.lost);
    }

    [[nodiscard]] std::string tooltip(const DayComparison::Village& village) const {
        constexpr std::array<Words, 4> words{
            {{"一直有", "kept"}, {"新增", "gained"}, {"失去", "lost"}, {"一直尚无", "never covered"}}};
        const std::string name = picture::name_or(village.name, village.id);
        const std::string_view change = words[static_cast<std::size_t>(village.change)].in(lang_);
        return zh() ? fmt::format("{}：{}，联建单位 {} → {} 家", name, change, village.partners_before,
                                  village.partners_after)
                    : fmt::format("{}: {}, partners {} → {}", name, change, village.partners_before,
                                  village.partners_after);
    }

    const DayComparison& days_;
    Range range_;
    const Style& style_;
    Lang lang_;
    Canvas& canvas_;
    Detail detail_ = Detail::dots;
    std::vector<double> heights_;
    double pitch_ = usual_pitch, name_line_ = 0;
};

std::vector<Range> ranges_of(std::size_t rows, const Style& style) {
    const auto most = static_cast<std::size_t>((style.height - below - top) / least_row);
    const std::size_t pages = std::max<std::size_t>(1, (rows + most - 1) / most);
    std::vector<Range> ranges;
    for (std::size_t p = 0; p < pages; ++p) ranges.push_back({rows * p / pages, rows * (p + 1) / pages});
    return ranges;
}

std::string title(const DayComparison& days, Lang lang) {
    const std::string name = picture::name_or(days.name, days.code);
    return lang == Lang::zh ? name + "联建覆盖：两个日期之间" : name + ": coverage on two days";
}

std::string subtitle(const DayComparison& days, Lang lang) {
    const std::size_t all = days.villages.size();
    const std::string before = picture::percent(days.covered_before, all);
    const std::string after = picture::percent(days.covered_after, all);
    const bool zh = lang == Lang::zh;
    const std::string notes =
        days.illustrative == 0 ? ""
        : zh                   ? fmt::format("　含示例数据：{} 条关系为抽签示意", days.illustrative)
             : fmt::format(" Illustrative data: {} of {} ties drawn by lot.", days.illustrative, days.ties);
    if (zh) {
        return fmt::format("{} 个村居中已联建的由 {} 个（{}）变为 {} 个（{}）：新增 {} 个，失去 {} 个　数据截至 {}{}",
                           all, days.covered_before, before, days.covered_after, after, days.gained, days.lost,
                           visible(days.after, 40), notes);
    }
    return fmt::format("Covered of {}: {} ({}), then {} ({}): {} gained, {} lost. As of {}.{}",
                       picture::units(all, lang), days.covered_before, before, days.covered_after, after, days.gained,
                       days.lost, visible(days.after, 40), notes);
}

}  // namespace

std::vector<Canvas> compare_days_canvases(const DayComparison& days, const Style& style, Lang lang) {
    std::vector<Canvas> canvases;
    const std::vector<Range> ranges = ranges_of(days.rows.size(), style);
    const bool zh = lang == Lang::zh;
    for (const Range& range : ranges) {
        Canvas canvas = blank_sheet(style);
        put_title(style, title(days, lang) + picture::part_of(canvases.size() + 1, ranges.size(), lang),
                  subtitle(days, lang), canvas);
        DaysPicture drawn(days, range, style, lang, canvas);
        drawn.draw();
        const auto legend = [&](LegendLine& line) {
            const auto words = [&](std::string_view name_zh, std::string_view name_en, DayChange change) {
                return fmt::format("{} {}", zh ? name_zh : name_en, days.count(change));
            };
            line.sign(style.kept, {}, {}, {}, words("一直有", "kept", DayChange::kept));
            line.sign(style.gained, {}, "+", style.background, words("新增", "gained", DayChange::gained));
            line.sign(style.background, style.lost, "×", style.lost, words("失去", "lost", DayChange::lost));
            line.sign(style.background, style.never, {}, {}, words("一直尚无", "never", DayChange::never));
        };
        std::string note;
        if (drawn.detail() == Detail::bars) {
            note = zh ? "条长＝村居所占份额" : "bar = share of units";
        } else {
            note = zh ? "同一村居在左右两图位置相同" : "a unit has the same place on both sides";
        }
        if (days.has_teams) note += zh ? "；队＝有镇街工作队（本身不计入覆盖）" : "; T = work team (does not cover)";
        put_footer(style, legend, note, picture::sources_line(days.sources, lang), canvas);
        canvases.push_back(std::move(canvas));
    }
    return canvases;
}

std::vector<Diagram> compare_days_diagrams(const DayComparison& days, const Style& style, Lang lang) {
    std::vector<Diagram> diagrams;
    const std::vector<Canvas> canvases = compare_days_canvases(days, style, lang);
    for (std::size_t c = 0; c < canvases.size(); ++c) {
        const std::string part = canvases.size() > 1 ? fmt::format("-{}", c + 1) : "";
        diagrams.push_back({.id = "compare-" + css_id(days.code) + part,
                            .dot = to_dot(canvases[c]),
                            .width = canvases[c].width,
                            .height = canvases[c].height,
                            .title = title(days, lang) + picture::part_of(c + 1, canvases.size(), lang),
                            .description = subtitle(days, lang)});
    }
    return diagrams;
}

}  // namespace lianjian
