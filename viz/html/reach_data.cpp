#include <algorithm>

#include <fmt/format.h>

#include "engine/comparison/rates.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr double bar = 120;
constexpr std::size_t regions_listed = 10;

const std::array<Words, 5>& distance_words() {
    static constexpr std::array<Words, 5> words = {{{"本地", "From here"},
                                                    {"市级与市内其他区市", "City and its other districts"},
                                                    {"省级与省内其他市", "Province and other cities"},
                                                    {"省外", "Beyond the province"},
                                                    {"未登记区划", "Region not stated"}}};
    return words;
}

void set_origin(ms::data& row, const OriginCount& origin, std::uint64_t longest) {
    row.set("partners", number(origin.partners));
    row.set("villages", number(origin.villages));
    row.set("ties", number(origin.ties));
    row.set("w", length(bar * part_of(origin.ties, longest)));
}

std::uint64_t ties_in_all(const BriefingReach& reach) {
    std::uint64_t sum = 0;
    for (const OriginCount& origin : reach.by_distance) sum += origin.ties;
    return sum;
}

void set_distances(ms::data& section, const BriefingReach& reach) {
    std::uint64_t longest = 0;
    for (const OriginCount& origin : reach.by_distance) longest = std::max(longest, origin.ties);
    ms::data rows(ms::data::type::list);
    for (std::size_t i = 0; i < reach.by_distance.size(); ++i) {
        const OriginCount& origin = reach.by_distance[i];
        if (i == 4 && origin.partners == 0) continue;
        ms::data row;
        row.set("words", both({std::string(distance_words()[i].zh), std::string(distance_words()[i].en)}));
        row.set("step", fmt::format("d{}", i));
        row.set("share", percent_sign(origin.ties, ties_in_all(reach)));
        set_origin(row, origin, longest);
        rows.push_back(row);
    }
    section.set("distances", rows);
}

void set_regions(ms::data& section, const BriefingReach& reach) {
    const std::size_t shown = std::min(reach.outside.size(), regions_listed);
    ms::data rows(ms::data::type::list);
    for (std::size_t i = 0; i < shown; ++i) {
        const OriginRegion& region = reach.outside[i];
        ms::data row;
        row.set("name", escape_name(region.name));
        row.set("ratio", region.ratio ? "× " + real(region.ratio, *region.ratio < 10 ? 2 : 0) : "–");
        set_origin(row, region.origin, reach.outside.front().origin.ties);
        rows.push_back(row);
    }
    section.set("has_regions", shown > 0);
    section.set("regions", rows);
    const std::size_t more = reach.outside.size() - shown;
    section.set("more_regions", false);
    if (more > 0) {
        section.set("more_regions", both({fmt::format("另有 {} 个地区。", more),
                                          fmt::format("{} more {}.", more, plural(more, "region", "regions"))}));
    }
}

Sentence external_sentence(const DistrictLine& line) {
    const std::uint64_t ties = line.external + line.internal;
    if (ties == 0) return {};
    return {fmt::format(
                "涉及本地的 {} 条在期关系中，{} 条跨区（<b>{}</b>），E–I 指数 <b>{}</b>（−1 全在区内，+1 全在区外）。",
                ties, line.external, percent_sign(line.external, ties), real(line.ei(), 2)),
            fmt::format("Of {} live ties that touch the district {} leave it (<b>{}</b>): E–I index <b>{}</b> "
                        "(−1 all inside, +1 all outside).",
                        ties, line.external, percent_sign(line.external, ties), real(line.ei(), 2))};
}

Sentence span_sentence(const DistrictLine& line) {
    return {fmt::format("外来单位出自 {} 个地区、{} 个外市、{} 个外省；单位类型的多样性（Blau）{}。",
                        line.outside_regions, line.outside_cities, line.outside_provinces, real(line.mix, 2)),
            fmt::format("Outside partners come from {} regions, {} other cities, {} other provinces; mix of kinds "
                        "(Blau) {}.",
                        line.outside_regions, line.outside_cities, line.outside_provinces, real(line.mix, 2))};
}

// A measure of the comparison: a value for each district and the length of its bar.
struct Compared {
    Words words;
    std::optional<double> (*value)(const DistrictLine&);
    double whole;  // what a full bar stands for; 0 = the largest of them
    int decimals;
    std::string_view unit;
};

std::optional<double> per_hundred(std::uint64_t part, const DistrictLine& line) {
    const auto found =
        rate({static_cast<double>(part), false}, {static_cast<double>(line.coverage.villages), false}, 100);
    return found ? std::optional(found->value) : std::nullopt;
}

std::optional<double> hundredfold(std::optional<double> share) {
    return share ? std::optional(100 * *share) : std::nullopt;
}

const std::array<Compared, 8>& measures() {
    static constexpr std::array<Compared, 8> rows = {{
        {{"已联建份额", "Share covered"},
         [](const DistrictLine& l) { return hundredfold(l.coverage.share()); },
         100,
         1,
         "%"},
        {{"有 2 家及以上", "Two partners or more"},
         [](const DistrictLine& l) { return per_hundred(l.coverage.two_or_more, l); },
         100,
         1,
         "%"},
        {{"只靠一家（占已联建）", "On a single one (of covered)"},
         [](const DistrictLine& l) {
             return l.coverage.covered == 0 ? std::nullopt
                                            : std::optional(100 * part_of(l.coverage.sole_partner, l.coverage.covered));
         },
         100,
         1,
         "%"},
        {{"每百村居联建单位", "Partners per 100 units"},
         [](const DistrictLine& l) { return per_hundred(l.partners, l); },
         0,
         1,
         ""},
        {{"每百村居联建关系", "Ties per 100 units"},
         [](const DistrictLine& l) { return per_hundred(l.village_partners, l); },
         0,
         1,
         ""},
        {{"跨区关系份额", "Share of ties leaving"},
         [](const DistrictLine& l) { return hundredfold(l.external_share()); },
         100,
         1,
         "%"},
        {{"单位类型多样性", "Mix of kinds"}, [](const DistrictLine& l) { return l.mix; }, 1, 2, ""},
        {{"村居间不均（基尼）", "Unevenness (Gini)"}, [](const DistrictLine& l) { return l.gini; }, 1, 2, ""},
    }};
    return rows;
}

}  // namespace

void set_reach(ms::data& data, const Briefing& briefing) {
    const bool shown = briefing.reach && !briefing.circle.partners.empty();
    data.set("has_reach", shown);
    if (!shown) return;
    const BriefingReach& reach = *briefing.reach;
    const std::uint64_t own = reach.by_distance[0].ties, ties = ties_in_all(reach);
    ms::data section;
    section.set("heading",
                both({fmt::format("单位从哪里来：{} 的关系出自本地", percent_sign(own, ties)),
                      fmt::format("Where partners come from: {} of ties from here", percent_sign(own, ties))}));
    set_distances(section, reach);
    set_regions(section, reach);
    section.set("external", both(external_sentence(reach.line)));
    section.set("span", both(span_sentence(reach.line)));
    data.set("reach", section);
}

void set_compared(ms::data& data, const Briefing& briefing) {
    const std::vector<ComparedDistrict>& list = briefing.compared;
    data.set("has_compared", !list.empty());
    if (list.empty()) return;
    ms::data section;
    const auto ours = list.front().line.coverage.share();
    const auto ahead = std::count_if(list.begin() + 1, list.end(), [&](const ComparedDistrict& other) {
        return other.line.coverage.share().value_or(0) > ours.value_or(0);
    });
    section.set("heading",
                both({fmt::format("与 {} 个地区比较：已联建份额居第 {}", list.size() - 1, ahead + 1),
                      fmt::format("Beside {} other {}: place {} of {} by share covered", list.size() - 1,
                                  plural(list.size() - 1, "district", "districts"), ahead + 1, list.size())}));
    ms::data heads(ms::data::type::list);
    for (std::size_t i = 0; i < list.size(); ++i) {
        ms::data head;
        head.set("name", escape_name(list[i].name));
        head.set("villages", number(list[i].line.coverage.villages));
        head.set("ours", i == 0);
        heads.push_back(head);
    }
    section.set("heads", heads);
    ms::data rows(ms::data::type::list);
    for (const Compared& measure : measures()) {
        double longest = measure.whole;
        if (longest <= 0) {
            for (const ComparedDistrict& district : list) {
                longest = std::max(longest, measure.value(district.line).value_or(0));
            }
        }
        ms::data cells(ms::data::type::list);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::optional<double> value = measure.value(list[i].line);
            ms::data cell;
            cell.set("text", real(value, measure.decimals) + (value ? std::string(measure.unit) : ""));
            cell.set("w", length(longest > 0 ? bar * std::clamp(value.value_or(0) / longest, 0.0, 1.0) : 0));
            cell.set("ours", i == 0);
            cells.push_back(cell);
        }
        ms::data row;
        row.set("words", both({std::string(measure.words.zh), std::string(measure.words.en)}));
        row.set("cells", cells);
        rows.push_back(row);
    }
    section.set("rows", rows);
    data.set("compare", section);
}

}  // namespace lianjian
