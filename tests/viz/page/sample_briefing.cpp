#include "sample_briefing.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "viz/css_id.hpp"
#include "viz/html/escape.hpp"

namespace lianjian::test {
namespace {

void add_partners(FriendCircle& circle, std::uint32_t count) {
    static constexpr std::array<PartnerGroup, 5> groups = {PartnerGroup::organization, PartnerGroup::organization,
                                                           PartnerGroup::enterprise, PartnerGroup::university,
                                                           PartnerGroup::social};
    for (std::uint32_t p = 0; p < count; ++p) {
        const Distance distance = p % 3 == 2 ? Distance::city : Distance::own;
        circle.partners.push_back(
            {p, fmt::format("P{:02}", p + 1), fmt::format("{}号单位", p + 1), "", groups[p % 5], distance, {}});
    }
}

void count_village(CoverageRow& row, std::size_t partners) {
    ++row.villages;
    row.covered += partners > 0 ? 1 : 0;
    row.sole_partner += partners == 1 ? 1 : 0;
    row.two_or_more += partners > 1 ? 1 : 0;
    row.three_or_more += partners > 2 ? 1 : 0;
}

void sum_up(Briefing& briefing) {
    FriendCircle& circle = briefing.circle;
    std::vector<std::set<std::uint32_t>> met(circle.rows.size());
    std::vector<std::uint32_t> sole(circle.partners.size());
    for (const auto& row : circle.rows) briefing.townships.push_back({row.code, row.name, {}, 0, {}});
    for (const auto& village : circle.villages) {
        TownshipLine& line = briefing.townships[village.row];
        const std::size_t partners = village.partners.size();
        count_village(line.coverage, partners);
        count_village(briefing.total, partners);
        ++line.rungs[std::min<std::size_t>(partners, 3)];
        met[village.row].insert(village.partners.begin(), village.partners.end());
        if (partners == 1) ++sole[village.partners.front()];
        if (partners > 0) ++circle.rows[village.row].covered;
        if (partners == 0) briefing.uncovered.push_back({village.id, village.name, village.row, false});
        circle.ties += static_cast<std::uint32_t>(partners);
    }
    circle.covered = static_cast<std::uint32_t>(briefing.total.covered);
    briefing.risk.fragile = briefing.total.sole_partner;
    for (std::size_t row = 0; row < met.size(); ++row) {
        TownshipLine& line = briefing.townships[row];
        line.partners = static_cast<std::uint32_t>(met[row].size());
        if (line.coverage.villages > 0 && line.coverage.covered == 0) ++briefing.zero_townships;
    }
    for (std::size_t p = 0; p < sole.size(); ++p) {
        const auto& partner = circle.partners[p];
        if (partner.distance != Distance::own) ++briefing.outside_partners;
        if (sole[p] == 0) continue;
        briefing.sole_carriers.push_back(
            {partner.id, partner.name, partner.group, static_cast<std::uint32_t>(partner.villages.size()), sole[p]});
    }
    std::stable_sort(briefing.sole_carriers.begin(), briefing.sole_carriers.end(),
                     [](const SoleCarrier& a, const SoleCarrier& b) { return a.sole_villages > b.sole_villages; });
}

}  // namespace

Briefing sample_briefing(const std::vector<SampleTownship>& townships, std::uint32_t partner_count) {
    Briefing briefing;
    FriendCircle& circle = briefing.circle;
    circle.code = "370211";
    circle.name = "黄岛区";
    circle.level = Level::county;
    circle.row_level = Level::township;
    circle.as_of = "2026-06-30";
    add_partners(circle, partner_count);
    for (const SampleTownship& township : townships) {
        const auto row = static_cast<std::uint32_t>(circle.rows.size());
        circle.rows.push_back({fmt::format("370211{:03}", 100 + row), township.name, {}, 0});
        for (std::uint32_t k = 0; k < township.partners.size(); ++k) {
            const auto index = static_cast<std::uint32_t>(circle.villages.size());
            std::set<std::uint32_t> partners;
            for (std::uint32_t i = 0; i < township.partners[k]; ++i) {
                partners.insert((row + i * (k + 1)) % partner_count);
            }
            for (const std::uint32_t p : partners) circle.partners[p].villages.push_back(index);
            circle.rows[row].villages.push_back(index);
            circle.villages.push_back({partner_count + index,
                                       fmt::format("{}{:03}", circle.rows[row].code, k + 1),
                                       fmt::format("{}第{}村", township.name, k + 1),
                                       row,
                                       {partners.begin(), partners.end()}});
        }
    }
    sum_up(briefing);
    return briefing;
}

void add_sections(Briefing& briefing) {
    const FriendCircle& circle = briefing.circle;
    const auto day = [](int year, int month) { return *make_date({year, month, 30}); };
    for (int half = 0; half < 7; ++half) {
        const auto covered = briefing.total.covered * static_cast<std::uint64_t>(half + 2) / 8;
        briefing.trend.push_back(
            {day(2023 + (half + 1) / 2, half % 2 == 0 ? 6 : 12), briefing.total.villages, covered});
    }
    briefing.undated_ties = 3;

    BriefingChanges changes;
    changes.since = day(2025, 6);
    changes.until = day(2026, 6);
    changes.rows.resize(circle.rows.size());
    changes.total.covered_after = briefing.total.covered;
    changes.total.circle_before = changes.total.circle_both = circle.partners.size() - 1;
    changes.total.circle_after = circle.partners.size();
    for (std::size_t v = 0; v < circle.villages.size(); v += 9) {
        const FriendCircle::Village& village = circle.villages[v];
        const bool gained = !village.partners.empty();
        const ChangeCause cause = gained ? ChangeCause::tie_added : ChangeCause::tie_ended;
        changes.total.by_cause[static_cast<std::size_t>(cause)] += 1;
        (gained ? changes.rows[village.row].gained : changes.rows[village.row].lost) += 1;
        changes.villages.push_back({village.id,
                                    village.name,
                                    circle.rows[village.row].name,
                                    gained,
                                    cause,
                                    {circle.partners[v % circle.partners.size()].name}});
    }
    changes.total.covered_before = changes.total.covered_after + changes.total.lost() - changes.total.gained();
    changes.joined.push_back({circle.partners.back().id, circle.partners.back().name, 2});
    briefing.changes = changes;

    BriefingLapses lapses{90, {}, 1, 1};
    for (std::size_t v = 0; v < circle.villages.size() && lapses.ties.size() < 14; ++v) {
        const FriendCircle::Village& village = circle.villages[v];
        if (village.partners.empty()) continue;
        const auto& partner = circle.partners[village.partners.front()];
        lapses.ties.push_back({village.id, village.name, circle.rows[village.row].name, partner.id, partner.name,
                               day(2026, 8), 61,
                               village.partners.size() == 1 ? LapseEffect::loses_cover : LapseEffect::stays_covered});
    }
    briefing.lapses = lapses;

    briefing.risk.worst = {
        {1, 6, 6, true, {circle.partners[0].name}},
        {3, 14, 15, false, {circle.partners[0].name, circle.partners[1].name, circle.partners[2].name}}};
    briefing.risk.leave_probability = 0.1;
    briefing.risk.expected = 0.95 * static_cast<double>(briefing.total.covered);
    for (std::size_t i = 0; i < briefing.uncovered.size(); ++i) {
        const auto& partner = circle.partners[i % 2];
        briefing.uncovered[i].nearest = {partner.id, partner.name, i % 2 == 0 ? 2U : 0U, Level::township, "某街道"};
    }

    BriefingReach reach;
    for (const FriendCircle::Partner& partner : circle.partners) {
        OriginCount& origin = reach.by_distance[static_cast<std::size_t>(partner.distance)];
        origin.partners += 1;
        origin.ties += partner.villages.size();
        origin.villages += static_cast<std::uint32_t>(partner.villages.size());
    }
    reach.outside = {{"370202", "市南区", {8, 20, 22}, 1.4}, {"3702", "青岛市", {3, 9, 9}, {}}};
    reach.line.coverage = briefing.total;
    reach.line.external = 30;
    reach.line.internal = 70;
    reach.line.partners = static_cast<std::uint32_t>(circle.partners.size());
    reach.line.village_partners = circle.ties;
    reach.line.mix = 0.61;
    reach.line.gini = 0.48;
    briefing.reach = reach;
    DistrictLine other = reach.line;
    other.coverage.covered /= 2;
    other.gini = {};
    briefing.compared = {{circle.code, circle.name, reach.line}, {"370214", "城阳区", other}};

    BriefingPlan plan;
    plan.rows.resize(circle.rows.size());
    for (std::size_t i = 0; i < briefing.uncovered.size() && i < 40; ++i) {
        const UncoveredVillage& village = briefing.uncovered[i];
        const auto& partner = circle.partners[i % 5];
        plan.ties.push_back({village.id, village.name, partner.id, partner.name, village.row, true});
        plan.rows[village.row].ties += 1;
        plan.rows[village.row].newly += 1;
        plan.newly += 1;
    }
    plan.partners = 5;
    plan.covered_after = briefing.total.covered + plan.newly;
    briefing.plan = plan;
}

Briefing large_briefing() {
    std::vector<SampleTownship> townships;
    std::uint32_t village = 0;
    for (std::uint32_t t = 0; t < 23; ++t) {
        SampleTownship township{fmt::format("{}号镇", t + 1), {}};
        const std::uint32_t villages = t < 8 ? 17 : 16;
        for (std::uint32_t k = 0; k < villages; ++k, ++village) {
            const std::uint32_t kind = (village * 7 + t * 3) % 11;
            township.partners.push_back(t == 20 || kind > 4 ? 0 : 1 + kind % 4);
        }
        townships.push_back(township);
    }
    Briefing briefing = sample_briefing(townships, 90);
    add_sections(briefing);
    return briefing;
}

std::string sample_svg(const FriendCircle& circle, Lang lang) {
    const auto row_y = [](std::uint32_t row) { return 90 + 20 * row; };
    const auto partner_y = [](std::uint32_t partner) { return 85 + 5 * partner; };
    std::string svg = "<?xml version=\"1.0\"?>\n<!-- sample -->\n<svg width=\"842pt\" viewBox=\"0 68 842 486\">\n";
    svg += fmt::format("<text x=\"400\" y=\"80\">{}</text>\n", lang == Lang::zh ? "镇街" : "townships");
    for (std::uint32_t p = 0; p < circle.partners.size(); ++p) {
        const auto& partner = circle.partners[p];
        const std::string id = css_id(partner.id);
        std::set<std::uint32_t> rows;
        for (const std::uint32_t village : partner.villages) rows.insert(circle.villages[village].row);
        for (const std::uint32_t row : rows) {
            svg +=
                fmt::format("<path class=\"tie p-{} t-{}\" fill=\"none\" stroke=\"#0072b2\" d=\"M150,{}L290,{}\"/>\n",
                            id, css_id(circle.rows[row].code), partner_y(p), row_y(row));
        }
        svg += fmt::format("<g class=\"par p-{}\" style=\"x\"><text x=\"60\" y=\"{}\" font-size=\"5\">{}</text></g>\n",
                           id, partner_y(p), escape_html(partner.name));
    }
    for (std::uint32_t r = 0; r < circle.rows.size(); ++r) {
        const auto& row = circle.rows[r];
        const std::string id = css_id(row.code);
        svg += fmt::format("<g class=\"row t-{}\"><text x=\"300\" y=\"{}\" font-size=\"9\">{}</text></g>\n", id,
                           row_y(r), escape_html(row.name));
        for (std::size_t k = 0; k < row.villages.size(); ++k) {
            const auto& village = circle.villages[row.villages[k]];
            svg +=
                fmt::format("<g class=\"vil v-{} t-{}\"><title>{}</title><circle cx=\"{}\" cy=\"{}\" r=\"2.5\"/></g>\n",
                            css_id(village.id), id, escape_html(village.name), 370 + 7 * k, row_y(r));
        }
    }
    return svg + "</svg>\n";
}

}  // namespace lianjian::test
