#include "viz/html/district_data.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/brief/basis.hpp"
#include "viz/css_id.hpp"
#include "viz/html/circle_data.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"
#include "viz/html/svg_fragment.hpp"
#include "viz/html/trend_svg.hpp"
#include "viz/phrases.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr double bar_width = 162;
constexpr double ladder_width = 400;
constexpr double sole_width = 200;
constexpr std::size_t carriers_shown = 6;

// The dark-to-light bar of a row: three or more partners, two, one.
ms::data bar_parts(const std::array<std::uint32_t, 4>& rungs, std::uint64_t villages) {
    ms::data parts(ms::data::type::list);
    double x = 0;
    for (std::size_t rung = 3; rung >= 1; --rung) {
        if (rungs[rung] == 0) continue;
        const double width = bar_width * part_of(rungs[rung], villages);
        ms::data part;
        part.set("rung", fmt::format("r{}", rung));
        part.set("x", length(x));
        part.set("w", length(width));
        parts.push_back(part);
        x += width;
    }
    return parts;
}

// What a row of any coverage table holds besides its name.
ms::data coverage_cells(const CoverageRow& coverage, const std::array<std::uint32_t, 4>& rungs,
                        std::uint64_t partners) {
    ms::data row;
    row.set("villages", number(coverage.villages));
    row.set("covered", number(coverage.covered));
    row.set("uncovered", number(coverage.villages - coverage.covered));
    const std::string share = percent(coverage.covered, coverage.villages);
    row.set("share", coverage.villages == 0 ? share : share + "%");
    row.set("share_v", fmt::format("{:.6f}", part_of(coverage.covered, coverage.villages)));
    row.set("sole", number(coverage.sole_partner));
    row.set("partners", number(partners));
    row.set("zero", coverage.villages > 0 && coverage.covered == 0);
    row.set("parts", bar_parts(rungs, coverage.villages));
    return row;
}

ms::data ladder(const Briefing& briefing) {
    static constexpr std::array<Words, 4> words = {
        {{"尚无", "none"}, {"1 家", "one"}, {"2 家", "two"}, {"3 家及以上", "three or more"}}};
    const auto rungs = total_rungs(briefing);
    ms::data lines(ms::data::type::list);
    for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
        ms::data line;
        line.set("rung", fmt::format("r{}", rung));
        line.set("words", both({std::string(words[rung].zh), std::string(words[rung].en)}));
        line.set("villages", number(rungs[rung]));
        line.set("share", percent(rungs[rung], briefing.total.villages) + (briefing.total.villages > 0 ? "%" : ""));
        // The hollow bar's outline lies inside its length.
        const double width = ladder_width * part_of(rungs[rung], briefing.total.villages);
        const double inset = rung == 0 ? 1 : 0;
        line.set("x", length(inset));
        line.set("y", length(inset));
        line.set("w", length(std::max(0.0, width - 2 * inset)));
        line.set("hgt", length(20 - 2 * inset));
        lines.push_back(line);
    }
    return lines;
}

void set_cover(ms::data& data, const BriefPage& page, const PageDistrict& district) {
    const Briefing& briefing = *district.briefing;
    const RowWords& rows = row_words(briefing.circle.row_level);
    const std::uint64_t villages = briefing.total.villages;
    const std::uint64_t covered = briefing.total.covered;
    const std::uint64_t whole = district.given_denominator.value_or(villages);
    data.set("lead", both(lead(briefing)));
    data.set("share_number", percent(covered, whole));
    data.set("has_share", whole > 0);
    data.set("covered", number(covered));
    data.set("villages", number(villages));
    data.set("denominator", number(whole));
    data.set("given", district.given_denominator.has_value());
    const Sentence named = denominator(page);
    data.set("denominator_zh", named.zh);
    data.set("denominator_en", named.en);
    data.set("ladder", ladder(briefing));
    const std::string trend = trend_svg(briefing.trend, district.given_denominator);
    if (trend.empty()) {
        data.set("trend", false);
    } else {
        data.set("trend", trend);
        data.set("trend_note", both(trend_note(briefing)));
    }

    const std::uint64_t uncovered = villages - covered;
    const std::uint64_t sole = briefing.total.sole_partner;
    const std::size_t partners = briefing.circle.partners.size();
    const std::uint64_t ties = briefing.circle.ties;
    const auto in_rows = static_cast<std::uint64_t>(
        std::count_if(briefing.townships.begin(), briefing.townships.end(),
                      [](const TownshipLine& line) { return line.coverage.covered < line.coverage.villages; }));
    data.set("uncovered", number(uncovered));
    data.set("none_note", both({fmt::format("分布在 {} / {} 个{}", in_rows, briefing.townships.size(), rows.zh),
                                fmt::format("in {} of {} {}", in_rows, briefing.townships.size(), rows.en_many)}));
    data.set("sole", number(sole));
    data.set("sole_note", both({fmt::format("占已联建的 {}%", percent(sole, covered)),
                                fmt::format("{}% of the covered", percent(sole, covered))}));
    data.set("partners", number(partners));
    const std::uint32_t unstated = briefing.circle.unstated_partners();
    const std::uint64_t outside = briefing.outside_partners - unstated;
    data.set(
        "partners_note",
        both(unstated == 0 ? Sentence{fmt::format("其中区外 {} 家", outside), fmt::format("{} from outside", outside)}
                           : Sentence{fmt::format("其中区外 {} 家，未注明 {} 家", outside, unstated),
                                      fmt::format("{} from outside, {} not stated", outside, unstated)}));
    data.set("ties", number(ties));
    const std::uint64_t tied = villages - total_rungs(briefing)[0];
    const std::string mean = tied == 0 ? "–" : fmt::format("{:.1f}", part_of(ties, tied));
    data.set("ties_note",
             both({fmt::format("平均每个已联建村居 {} 家", mean), fmt::format("{} per covered unit", mean)}));
}

// `+2 −1`, or a dash; sorted by the difference.
void set_change(ms::data& row, std::uint64_t gained, std::uint64_t lost) {
    row.set("net", fmt::format("{}", static_cast<std::int64_t>(gained) - static_cast<std::int64_t>(lost)));
    row.set("gained", gained > 0 ? fmt::format("+{}", gained) : std::string());
    row.set("lost", lost > 0 ? fmt::format("−{}", lost) : std::string());
    row.set("same", gained == 0 && lost == 0);
}

Sentence change_head(const Briefing& briefing) {
    const BriefingChanges& changes = *briefing.changes;
    if (changes.since == year_before(changes.until)) return {"一年变化", "In a year"};
    const std::string since = iso(changes.since).substr(0, 7);
    return {since + " 以来", "Since " + since};
}

void set_towns(ms::data& data, const Briefing& briefing, bool has_circle) {
    const RowWords& rows = row_words(briefing.circle.row_level);
    ms::data list(ms::data::type::list);
    for (std::size_t place = 0; place < briefing.townships.size(); ++place) {
        const TownshipLine& line = briefing.townships[place];
        ms::data row = coverage_cells(line.coverage, line.rungs, line.partners);
        if (briefing.changes) {
            const RowChange& change = briefing.changes->rows[place];
            set_change(row, change.gained, change.lost);
        }
        row.set("place", number(place));
        row.set("name", escape_name(line.name));
        if (has_circle) {
            row.set("pick", "t-" + css_id(line.code));
        } else {
            row.set("pick", false);
        }
        list.push_back(row);
    }
    data.set("has_towns", !briefing.townships.empty());
    data.set("towns", list);
    data.set("towns_heading", both(townships_heading(briefing)));
    data.set("row_word",
             both({std::string(rows.zh), std::string(rows.en_heading.substr(0, rows.en_heading.size() - 1))}));
    ms::data total(ms::data::type::list);
    ms::data sum = coverage_cells(briefing.total, total_rungs(briefing), briefing.circle.partners.size());
    if (briefing.changes) set_change(sum, briefing.changes->total.gained(), briefing.changes->total.lost());
    total.push_back(sum);
    data.set("total", total);
    if (briefing.changes) data.set("change_head", both(change_head(briefing)));
    data.set("towns_note", both({fmt::format("同一家单位可联建多个{}，故各行联建单位数之和大于合计。", rows.zh),
                                 fmt::format("A partner may serve several {}: the numbers of partners do "
                                             "not add up to the total.",
                                             rows.en_many)}));
}

/// Kinds of partner beside the usual four, and groups that do not cover, where the circle has them.
void set_other_kinds(ms::data& data, const FriendCircle& circle) {
    ms::data kinds(ms::data::type::list);
    const auto add = [&](std::string_view kind, const Sentence& words) {
        ms::data row;
        row.set("kind", std::string(kind));
        row.set("words", both(words));
        kinds.push_back(row);
    };
    for (const PartnerGroup group : {PartnerGroup::place, PartnerGroup::group}) {
        const bool present = std::any_of(circle.partners.begin(), circle.partners.end(),
                                         [&](const auto& partner) { return partner.group == group; });
        if (present) {
            add(group_class(group),
                {std::string(picture::group_name(group, Lang::zh)), std::string(picture::group_name(group, Lang::en))});
        }
    }
    std::string note;
    if (!circle.groups.empty()) {
        add("through", {"经由联建组织（另计）", "through groups (not counted)"});
        const std::uint32_t drawn = circle.drawn_through;
        note =
            both({fmt::format("点线与空心条＝与单位同在一个联建组织，不计入联建{}。",
                              drawn > 0 ? fmt::format("（其中 {} 条联系为示意）", drawn) : ""),
                  fmt::format(" Dotted lines and hollow bars: in one group with a partner, not counted as covered{}.",
                              drawn > 0 ? fmt::format(" ({} of the links illustrative)", drawn) : "")});
    }
    data.set("other_kinds", kinds);
    data.set("groups_note", note);
}

void set_circle(ms::data& data, const BriefPage& page, const PageDistrict& district, const std::string& svg) {
    if (svg.empty() && district.circle_error.empty()) return;
    ms::data circle;
    if (svg.empty()) {
        circle.set("error", escape_html(district.circle_error));
        circle.set("svg", false);
    } else {
        circle.set("error", false);
        circle.set("svg", svg);
        circle.set("has_dots", svg.find("vil v-") != std::string::npos);
        set_other_kinds(circle, district.briefing->circle);
        circle.set("ties_json", script_json(circle_data(district.briefing->circle)));
        circle.set("find_hint", page.lang == Lang::zh ? "单位、镇街或村居" : "partner, township or unit");
    }
    data.set("circle", circle);
}

void set_fragility(ms::data& data, const Briefing& briefing, bool has_circle) {
    const auto& carriers = briefing.sole_carriers;
    set_risk(data, briefing);
    data.set("fragility_heading", both(fragility_heading(briefing)));
    data.set("has_sole", !carriers.empty());
    data.set("has_risk", !carriers.empty() || briefing.lapses.has_value());
    data.set("worst_departure", both(worst_departure(briefing)));
    ms::data list(ms::data::type::list);
    const std::size_t shown = std::min(carriers.size(), carriers_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const SoleCarrier& carrier = carriers[i];
        ms::data row;
        row.set("name", escape_name(carrier.name));
        row.set("group", std::string(group_class(carrier.group)));
        row.set("sole", number(carrier.sole_villages));
        row.set("villages", number(carrier.villages));
        row.set("w", length(sole_width * part_of(carrier.sole_villages, carriers.front().sole_villages)));
        if (has_circle) {
            row.set("pick", "p-" + css_id(carrier.id));
        } else {
            row.set("pick", false);
        }
        list.push_back(row);
    }
    data.set("carriers", list);
    if (shown < carriers.size()) {
        std::uint64_t villages = 0;
        for (std::size_t i = shown; i < carriers.size(); ++i) villages += carriers[i].sole_villages;
        data.set("more_carriers",
                 both({fmt::format("另有 {} 家单位是其余 {} 个村居的唯一单位。", carriers.size() - shown, villages),
                       fmt::format("{} more {} the only one of the other {}.", carriers.size() - shown,
                                   plural(carriers.size() - shown, "partner is", "partners are"), villages)}));
    }
}

}  // namespace

Sentence denominator(const BriefPage& page) {
    Sentence named = {escape_html(page.denominator_zh), escape_html(page.denominator_en)};
    if (named.zh.empty()) named.zh = "在册村居（村与社区合计）";
    if (named.en.empty()) named.en = "registered villages and communities";
    return named;
}

ms::data district_data(const BriefPage& page, std::size_t number) {
    const PageDistrict& district = page.districts[number - 1];
    const Briefing& briefing = *district.briefing;
    const bool several = page.districts.size() > 1;
    std::string svg;
    for (const PageCircle& circle : district.circles) svg += bilingual_svg(circle.svg_zh, circle.svg_en);
    ms::data data;
    data.set("key", fmt::format("d{}", number));
    data.set("h", several ? "h2" : "h1");
    data.set("hh", several ? "h3" : "h2");
    data.set("hhh", several ? "h4" : "h3");
    data.set("code", briefing.circle.code);
    data.set("name", escape_name(briefing.circle.name));
    if (briefing.circle.illustrative > 0) {
        ms::data band;
        band.set("sentence", both(illustrative_note(briefing.circle.illustrative, briefing.circle.ties)));
        data.set("illustrative", band);
    }
    set_cover(data, page, district);
    set_towns(data, briefing, !svg.empty());
    set_circle(data, page, district, svg);
    set_wall(data, briefing, !svg.empty());
    set_changes(data, briefing);
    set_fragility(data, briefing, !svg.empty());
    set_reach(data, briefing);
    set_compared(data, briefing);
    set_uncovered(data, briefing);
    set_plan(data, briefing);
    set_drawn(data, briefing);
    return data;
}

ms::data index_row(const BriefPage& page, std::size_t number) {
    const Briefing& briefing = *page.districts[number - 1].briefing;
    ms::data row = coverage_cells(briefing.total, total_rungs(briefing), briefing.circle.partners.size());
    row.set("place", fmt::format("{}", number));
    row.set("href", fmt::format("#d{}", number));
    row.set("name", escape_name(briefing.circle.name));
    row.set("code", briefing.circle.code);
    row.set("where", std::string());
    return row;
}

ms::data index_row(const PageEntry& entry, std::uint64_t place) {
    const CoverageRow& coverage = entry.coverage;
    const auto count = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
    ms::data row = coverage_cells(coverage,
                                  {0, count(coverage.sole_partner),
                                   count(coverage.two_or_more - coverage.three_or_more), count(coverage.three_or_more)},
                                  entry.partners);
    row.set("place", number(place));
    if (entry.href.empty()) {
        row.set("href", false);
    } else {
        row.set("href", entry.href);
    }
    row.set("name", escape_name(entry.name));
    row.set("code", entry.code);
    row.set("where", escape_name(entry.place));
    return row;
}

}  // namespace lianjian
