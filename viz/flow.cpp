#include "viz/flow.hpp"

#include <fmt/format.h>

#include <algorithm>
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

constexpr double top = 94, below = 46, head_y = 79;
constexpr double left_bar = 204, right_bar = 242;  // from the left and the right edge of the page
constexpr double bar_width = 8, least_bar = 1.2;
constexpr double source_gap = 9, group_gap = 14;
constexpr double least_slot = 10.2, usual_slot = 13, least_gap = 4, largest_gap = 22;
constexpr double share_bar = 74, share_height = 6;
constexpr double bend = 0.5;

/// A bar and how far the ribbons at it are stacked.
struct Bar {
    double y = 0, height = 0, stacked = 0;
};

/// The rows of one picture.
struct Range {
    std::uint32_t first, last;  // one behind
    [[nodiscard]] bool holds(std::uint32_t row) const { return row >= first && row < last; }
    [[nodiscard]] std::uint32_t size() const { return last - first; }
};

struct Sizes {
    double left = 0, right = 0;  // points a tie
};

class FlowPicture {
public:
    FlowPicture(const FriendCircle& circle, const PartnerFlow& flow, Range range, const Style& style, Lang lang,
                Canvas& canvas)
        : circle_(circle), flow_(flow), range_(range), style_(style), lang_(lang), canvas_(canvas) {}

    void draw() {
        count();
        place_left();
        place_right();
        draw_ribbons();
        draw_heads();
        for (std::uint32_t s = 0; s < flow_.sources.size(); ++s) draw_source(s);
        for (std::uint32_t r = range_.first; r < range_.last; ++r) draw_row(r);
    }

private:
    [[nodiscard]] double bottom() const { return style_.height - below; }
    [[nodiscard]] double room() const { return bottom() - top; }
    [[nodiscard]] double right_x() const { return style_.width - right_bar; }

    void count() {
        source_ties_.assign(flow_.sources.size(), 0);
        for (const PartnerFlow::Ribbon& ribbon : flow_.ribbons) {
            if (range_.holds(ribbon.row)) source_ties_[ribbon.source] += ribbon.ties;
        }
        ties_ = std::accumulate(source_ties_.begin(), source_ties_.end(), 0U);
        for (std::uint32_t s = 0; s < source_ties_.size(); ++s) shown_ += source_ties_[s] > 0;
    }

    /// A label needs its line, however thin the bar.
    void place_left() {
        sources_.assign(flow_.sources.size(), {});
        double gaps = 0, previous_group = -1, slots = 0;
        for (std::uint32_t s = 0; s < sources_.size(); ++s) {
            if (source_ties_[s] == 0) continue;
            const auto group = static_cast<double>(flow_.sources[s].group);
            if (slots > 0) gaps += source_gap + (group != previous_group ? group_gap : 0);
            previous_group = group;
            ++slots;
        }
        if (ties_ == 0) return;
        sizes_.left = room() / ties_;
        const double line = 13 * type();
        for (int turn = 0; turn < 60; ++turn) {
            double used = gaps;
            for (const std::uint32_t ties : source_ties_) used += ties == 0 ? 0 : std::max(line, sizes_.left * ties);
            if (used <= room()) break;
            sizes_.left *= std::max(0.9, room() / used * 0.99);
        }
        double used = gaps;
        for (const std::uint32_t ties : source_ties_) used += ties == 0 ? 0 : std::max(line, sizes_.left * ties);
        double y = top + (room() - used) / 2;
        previous_group = -1;
        for (std::uint32_t s = 0; s < sources_.size(); ++s) {
            if (source_ties_[s] == 0) continue;
            const auto group = static_cast<double>(flow_.sources[s].group);
            if (previous_group >= 0) y += source_gap + (group != previous_group ? group_gap : 0);
            previous_group = group;
            const double slot = std::max(line, sizes_.left * source_ties_[s]);
            sources_[s] = {y + slot / 2, std::max(least_bar, sizes_.left * source_ties_[s]), 0};
            y += slot;
        }
    }

    void place_right() {
        rows_.assign(circle_.rows.size(), {});
        const double count = range_.size();
        if (range_.size() == 0) return;
        slot_ = std::clamp(room() / count - least_gap, least_slot - least_gap, usual_slot);
        double gap = 0;
        sizes_.right = std::max(sizes_.left, 1e-6);
        double used = 0;
        for (int turn = 0; turn < 80; ++turn) {
            used = 0;
            for (std::uint32_t r = range_.first; r < range_.last; ++r) {
                used += std::max(slot_, sizes_.right * flow_.row_ties[r]);
            }
            gap = (room() - used) / std::max(1.0, count - 1);
            if (gap >= std::min(least_gap, room() / count - slot_)) break;
            sizes_.right *= 0.96;
        }
        gap = std::clamp(gap, 0.0, largest_gap);
        double y = top + (room() - used - gap * (count - 1)) / 2;
        for (std::uint32_t r = range_.first; r < range_.last; ++r) {
            const double slot = std::max(slot_, sizes_.right * flow_.row_ties[r]);
            const double height = flow_.row_ties[r] == 0 ? 9 : std::max(least_bar, sizes_.right * flow_.row_ties[r]);
            rows_[r] = {y + slot / 2, std::min(height, flow_.row_ties[r] == 0 ? slot_ - 1 : height), 0};
            y += slot + gap;
        }
    }

    void draw_ribbons() {
        struct Strand {
            double width;
            CurveMark curve;
        };
        std::vector<Strand> strands;
        for (const PartnerFlow::Ribbon& ribbon : flow_.ribbons) {
            if (!range_.holds(ribbon.row)) continue;
            Bar& source = sources_[ribbon.source];
            Bar& row = rows_[ribbon.row];
            const double leaving = sizes_.left * ribbon.ties, arriving = sizes_.right * ribbon.ties;
            const Point from{left_bar + bar_width, source.y - source.height / 2 + source.stacked + leaving / 2};
            const Point to{right_x(), row.y - row.height / 2 + row.stacked + arriving / 2};
            source.stacked += leaving;
            row.stacked += arriving;
            const double run = (to.x - from.x) * bend;
            const double width = std::max(0.5, (leaving + arriving) / 2);
            const GroupColours& colours = style_.of(flow_.sources[ribbon.source].group);
            const std::string_view alpha = colours.link_alpha.empty() ? "66" : colours.link_alpha;
            strands.push_back(
                {width,
                 {{from, {from.x + run, from.y}, {to.x - run, to.y}, to},
                  width,
                  std::string(colours.bar).append(alpha),
                  {"tie s-" + std::to_string(ribbon.source) + " t-" + css_id(circle_.rows[ribbon.row].code),
                   fmt::format("{} — {}{}{}", source_name(ribbon.source), row_name(ribbon.row), zh() ? "：" : ": ",
                               tie_count(ribbon.ties))}}});
        }
        std::stable_sort(strands.begin(), strands.end(),
                         [](const Strand& a, const Strand& b) { return a.width > b.width; });
        for (Strand& strand : strands) canvas_.curves.push_back(std::move(strand.curve));
    }

    void draw_heads() {
        const Font small{9 * type()};
        put_text({left_bar + bar_width, head_y}, Align::right, small, style_.mute, zh() ? "联建单位" : "Partners", {},
                 canvas_);
        const std::string share = zh() ? "已联建/村居总数" : "covered/all units";
        const double right = style_.width - sheet_margin;
        put_text({right, head_y}, Align::right, small, style_.mute, share, {}, canvas_);
        const std::string rows = zh() ? std::string(picture::row_word(circle_.row_level).many.zh).substr(3)
                                      : std::string(picture::row_word(circle_.row_level).many.en);
        put_fitted({right_x(), head_y}, Align::left, small, right - right_x() - text_width(share, small.size) - 8,
                   style_.mute, rows + (zh() ? "（条高＝关系数）" : " (height = ties)"), {}, style_, canvas_);
    }

    void draw_source(std::uint32_t s) {
        if (source_ties_[s] == 0) return;
        const PartnerFlow::Source& source = flow_.sources[s];
        const Bar& bar = sources_[s];
        const GroupColours& colours = style_.of(source.group);
        const Tag tag{"par s-" + std::to_string(s),
                      fmt::format("{}{}{}", source_name(s), zh() ? "：" : ": ", source_counts(s))};
        put_box({left_bar, bar.y - bar.height / 2}, bar_width, bar.height, colours.bar, {}, tag, canvas_);
        const Font name{11 * type(), true}, small{9.5 * type()};
        const double right = left_bar - 8;
        const bool beneath = bar.height >= 24 * type();
        const double y = beneath ? bar.y - 7 * type() : bar.y;
        const double width = text_width(source_name(s), name.size, true);
        if (beneath || right - width - 8 - text_width(source_counts(s), small.size) >= sheet_margin) {
            put_fitted({right, y}, Align::right, name, right - sheet_margin, colours.text, source_name(s), tag, style_,
                       canvas_);
            put_text(beneath ? Point{right, bar.y + 8 * type()} : Point{right - width - 8, y}, Align::right, small,
                     style_.mute, source_counts(s), {tag.classes, {}}, canvas_);
            return;
        }
        const std::string count = tie_count(source_ties_[s]);
        const double left = right - sheet_margin - text_width(count, small.size) - 6;
        const Fitted fitted = fit(source_name(s), left, name.size, style_.smallest_size, true);
        put_text({right, y}, Align::right, {fitted.size, true}, colours.text, fitted.text, tag, canvas_);
        put_text({right - text_width(fitted.text, fitted.size, true) - 6, y}, Align::right, small, style_.mute, count,
                 {tag.classes, {}}, canvas_);
    }

    void draw_row(std::uint32_t r) {
        const FriendCircle::Row& row = circle_.rows[r];
        const Bar& bar = rows_[r];
        const bool none = flow_.row_ties[r] == 0;
        const bool alert = circle::has_nobody(circle_, row);
        const Tag tag{"row t-" + css_id(row.code),
                      circle::row_tooltip(row, lang_) + (zh() ? "；" : "; ") + tie_count(flow_.row_ties[r])};
        const Tag silent{tag.classes, {}};
        put_box({right_x() + (none ? 0.4 : 0), bar.y - bar.height / 2}, bar_width - (none ? 0.8 : 0), bar.height,
                none ? style_.background : style_.neutral, none ? style_.alert : std::string_view{}, tag, canvas_);
        const double size = std::clamp(slot_ * 0.8, style_.smallest_size, 10 * type());
        const double right = style_.width - sheet_margin;
        const std::string count = circle::row_count(row, circle::Detail::dots, lang_);
        const std::string_view colour = alert ? style_.alert : style_.ink;
        put_text({right, bar.y}, Align::right, {size, alert}, colour, count, silent, canvas_);
        const double bar_right = right - 46 * type();
        const double width =
            row.villages.empty() ? 0 : share_bar * row.covered / static_cast<double>(row.villages.size());
        put_box({bar_right - share_bar, bar.y - share_height / 2}, share_bar, share_height, style_.background,
                alert ? style_.alert : style_.merged, tag, canvas_);
        if (width > 0) {
            put_box({bar_right - share_bar, bar.y - share_height / 2}, width, share_height, style_.neutral, {}, silent,
                    canvas_);
        }
        const double name_x = right_x() + bar_width + 7;
        put_fitted({name_x, bar.y}, Align::left, {size, true}, bar_right - share_bar - 6 - name_x, colour, row_name(r),
                   tag, style_, canvas_);
    }

    [[nodiscard]] bool zh() const { return lang_ == Lang::zh; }
    [[nodiscard]] double type() const { return style_.type; }
    [[nodiscard]] std::string row_name(std::uint32_t r) const {
        return picture::name_or(circle_.rows[r].name, circle_.rows[r].code);
    }
    [[nodiscard]] std::string tie_count(std::uint32_t ties) const {
        return zh() ? fmt::format("{} 条", ties) : fmt::format("{} {}", ties, ties == 1 ? "tie" : "ties");
    }
    [[nodiscard]] std::string source_name(std::uint32_t s) const {
        const PartnerFlow::Source& source = flow_.sources[s];
        const std::string_view group = picture::group_name(source.group, lang_);
        if (zh())
            return fmt::format("{}·{}{}", group, source.own ? "本" : "", picture::place_zh(circle_)) +
                   (source.own ? "" : "外");
        return fmt::format("{}, {}", group, source.own ? "own" : "outside");
    }
    [[nodiscard]] std::string source_counts(std::uint32_t s) const {
        const std::uint32_t partners = flow_.sources[s].partners;
        return zh() ? fmt::format("{} 家 · {}", partners, tie_count(source_ties_[s]))
                    : fmt::format("{} · {}", partners, tie_count(source_ties_[s]));
    }

    const FriendCircle& circle_;
    const PartnerFlow& flow_;
    Range range_;
    const Style& style_;
    Lang lang_;
    Canvas& canvas_;
    std::vector<std::uint32_t> source_ties_;
    std::uint32_t ties_ = 0, shown_ = 0;
    double slot_ = usual_slot;
    Sizes sizes_;
    std::vector<Bar> sources_, rows_;
};

std::vector<Range> ranges_of(std::size_t rows, const Style& style) {
    const auto most = static_cast<std::size_t>((style.height - top - below) / least_slot);
    const std::size_t pages = std::max<std::size_t>(1, (rows + most - 1) / most);
    std::vector<Range> ranges;
    for (std::size_t p = 0; p < pages; ++p) {
        ranges.push_back(
            {static_cast<std::uint32_t>(rows * p / pages), static_cast<std::uint32_t>(rows * (p + 1) / pages)});
    }
    return ranges;
}

std::string title(const FriendCircle& circle, Lang lang) {
    const std::string name = picture::name_or(circle.name, circle.code);
    return lang == Lang::zh ? "谁在联建" + name + "的村居" : "Who works with the villages of " + name;
}

std::string rounded_percent(std::uint32_t part, std::uint32_t whole) {
    return fmt::format("{:.0f}%", whole == 0 ? 0.0 : 100.0 * part / static_cast<double>(whole));
}

/// Rows with villages and no tie: up to two by name, else their number.
std::string rows_without(const FriendCircle& circle, const PartnerFlow& flow, Lang lang) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < circle.rows.size(); ++r) {
        if (flow.row_ties[r] > 0 || circle.rows[r].villages.empty()) continue;
        names.push_back(picture::name_or(circle.rows[r].name, circle.rows[r].code));
    }
    if (names.empty()) return {};
    const bool zh = lang == Lang::zh;
    std::string who = names.front();
    if (names.size() == 2) who += (zh ? "、" : " and ") + names.back();
    if (names.size() > 2) who = picture::rows_phrase(names.size(), circle.row_level, lang);
    return zh ? fmt::format("；{}没有联建关系", who) : fmt::format("; none in {}", who);
}

std::string subtitle(const FriendCircle& circle, const PartnerFlow& flow, Lang lang) {
    const std::string notes = picture::data_notes(circle.as_of, circle.illustrative, circle.ties, lang);
    const bool zh = lang == Lang::zh;
    if (flow.ties == 0) return (zh ? "没有联建关系　" : "No ties. ") + notes;
    std::array<std::uint32_t, partner_group_count> by_group{};
    for (const PartnerFlow::Source& source : flow.sources)
        by_group[static_cast<std::size_t>(source.group)] += source.ties;
    const auto most = std::max_element(by_group.begin(), by_group.end());
    const auto group = static_cast<PartnerGroup>(most - by_group.begin());
    const std::string share = rounded_percent(*most, flow.ties),
                      outside = rounded_percent(flow.outside_ties, flow.ties);
    const std::string without = rows_without(circle, flow, lang);
    const std::size_t villages = circle.villages.size();
    const bool unstated = circle.unstated_partners() > 0;
    if (zh) {
        return fmt::format("{} 个村居的 {} 条联建关系中，{}占 {}，{}外{}单位占 {}{}　{}", villages, flow.ties,
                           picture::group_name(group, lang), share, picture::place_zh(circle),
                           unstated ? "和所在地未注明的" : "", outside, without, notes);
    }
    return fmt::format("{} ties of {}: {} {}, from outside{} {}{}. {}", flow.ties, picture::units(villages, lang),
                       picture::group_name(group, lang), share, unstated ? " or region not stated" : "", outside,
                       without, notes);
}

}  // namespace

std::vector<Canvas> flow_canvases(const FriendCircle& circle, const PartnerFlow& flow, const Style& style, Lang lang) {
    std::vector<Canvas> canvases;
    const std::vector<Range> ranges = ranges_of(circle.rows.size(), style);
    for (const Range& range : ranges) {
        Canvas canvas = blank_sheet(style);
        put_title(style, title(circle, lang) + picture::part_of(canvases.size() + 1, ranges.size(), lang),
                  subtitle(circle, flow, lang), canvas);
        FlowPicture(circle, flow, range, style, lang, canvas).draw();
        const bool zh = lang == Lang::zh;
        const auto legend = [&](LegendLine& line) {
            for (const PartnerGroup group : picture::legend_groups(circle)) {
                line.bar(style.of(group).bar, picture::group_name(group, lang));
            }
            line.skip(10);
            line.square(style.neutral, {}, zh ? "已联建份额" : "share covered");
        };
        put_footer(
            style, legend,
            zh ? "一条关系＝一个单位与一个村居；线宽＝关系条数" : "one tie = one partner and one unit; width = ties",
            picture::sources_line(circle.sources, lang), canvas);
        canvases.push_back(std::move(canvas));
    }
    return canvases;
}

std::vector<Diagram> flow_diagrams(const FriendCircle& circle, const PartnerFlow& flow, const Style& style, Lang lang) {
    std::vector<Diagram> diagrams;
    const std::vector<Canvas> canvases = flow_canvases(circle, flow, style, lang);
    for (std::size_t c = 0; c < canvases.size(); ++c) {
        const std::string part = canvases.size() > 1 ? fmt::format("-{}", c + 1) : "";
        diagrams.push_back({.id = "flow-" + css_id(circle.code) + part,
                            .dot = to_dot(canvases[c]),
                            .width = canvases[c].width,
                            .height = canvases[c].height,
                            .title = title(circle, lang) + picture::part_of(c + 1, canvases.size(), lang),
                            .description = subtitle(circle, flow, lang)});
    }
    return diagrams;
}

}  // namespace lianjian
