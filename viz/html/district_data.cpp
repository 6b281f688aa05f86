#include "viz/html/district_data.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "viz/css_id.hpp"
#include "viz/html/circle_data.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/svg_fragment.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr double bar_width = 162;
constexpr double ladder_width = 400;
constexpr double sole_width = 200;
constexpr std::size_t carriers_shown = 6;

std::string number(std::uint64_t value) { return fmt::format("{}", value); }

// A length in a picture: at most two decimals.
std::string length(double value) {
    std::string text = fmt::format("{:.2f}", value);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

double part_of(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string_view group_class(PartnerGroup group) {
    static constexpr std::array<std::string_view, 4> classes = {"organization", "enterprise", "university", "social"};
    return classes[static_cast<std::size_t>(group)];
}

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

std::array<std::uint32_t, 4> total_rungs(const Briefing& briefing) {
    std::array<std::uint32_t, 4> sum{};
    for (const TownshipLine& line : briefing.townships) {
        for (std::size_t rung = 0; rung < sum.size(); ++rung) sum[rung] += line.rungs[rung];
    }
    return sum;
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
    data.set("partners_note", both({fmt::format("其中区外 {} 家", briefing.outside_partners),
                                    fmt::format("{} from outside", briefing.outside_partners)}));
    data.set("ties", number(ties));
    const std::uint64_t tied = villages - total_rungs(briefing)[0];
    const std::string mean = tied == 0 ? "–" : fmt::format("{:.1f}", part_of(ties, tied));
    data.set("ties_note",
             both({fmt::format("平均每个已联建村居 {} 家", mean), fmt::format("{} per covered unit", mean)}));
}

void set_towns(ms::data& data, const Briefing& briefing, bool has_circle) {
    const RowWords& rows = row_words(briefing.circle.row_level);
    ms::data list(ms::data::type::list);
    std::uint64_t place = 0;
    for (const TownshipLine& line : briefing.townships) {
        ms::data row = coverage_cells(line.coverage, line.rungs, line.partners);
        row.set("place", number(place++));
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
    total.push_back(coverage_cells(briefing.total, total_rungs(briefing), briefing.circle.partners.size()));
    data.set("total", total);
    data.set("towns_note", both({fmt::format("同一家单位可联建多个{}，故各行联建单位数之和大于合计。", rows.zh),
                                 fmt::format("A partner may serve several {}: the numbers of partners do "
                                             "not add up to the total.",
                                             rows.en_many)}));
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
        circle.set("ties_json", script_json(circle_data(district.briefing->circle)));
        circle.set("find_hint", page.lang == Lang::zh ? "单位、镇街或村居" : "partner, township or unit");
    }
    data.set("circle", circle);
}

void set_fragility(ms::data& data, const Briefing& briefing, bool has_circle) {
    const auto& carriers = briefing.sole_carriers;
    data.set("fragility_heading", both(fragility_heading(briefing)));
    data.set("has_sole", !carriers.empty());
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

void set_uncovered(ms::data& data, const Briefing& briefing) {
    const auto& list = briefing.uncovered;
    data.set("uncovered_heading", both(uncovered_heading(briefing)));
    data.set("has_uncovered", !list.empty());
    ms::data rows(ms::data::type::list);
    bool any_group = false;
    for (std::size_t begin = 0; begin < list.size();) {
        std::size_t end = begin;
        while (end < list.size() && list[end].row == list[begin].row) ++end;
        ms::data names(ms::data::type::list);
        for (std::size_t i = begin; i < end; ++i) {
            ms::data name;
            name.set("id", list[i].id);
            name.set("name", escape_name(list[i].name));
            name.set("group", list[i].by_group);
            name.set("separator", i + 1 < end ? both({"、", ","}) : "");
            names.push_back(name);
            any_group = any_group || list[i].by_group;
        }
        ms::data row;
        row.set("name", escape_name(briefing.circle.rows[list[begin].row].name));
        row.set("count", number(end - begin));
        row.set("names", names);
        rows.push_back(row);
        begin = end;
    }
    data.set("uncovered_rows", rows);
    data.set("any_group", any_group);
}

}  // namespace

std::string both(const Sentence& sentence) {
    return "<span lang=\"zh-CN\">" + sentence.zh + "</span><span lang=\"en\">" + sentence.en + "</span>";
}

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
    const std::string svg = bilingual_svg(district.circle_svg_zh, district.circle_svg_en);
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
    set_fragility(data, briefing, !svg.empty());
    set_uncovered(data, briefing);
    return data;
}

ms::data index_row(const BriefPage& page, std::size_t number) {
    const Briefing& briefing = *page.districts[number - 1].briefing;
    ms::data row = coverage_cells(briefing.total, total_rungs(briefing), briefing.circle.partners.size());
    row.set("place", fmt::format("{}", number));
    row.set("key", fmt::format("d{}", number));
    row.set("name", escape_name(briefing.circle.name));
    return row;
}

}  // namespace lianjian
