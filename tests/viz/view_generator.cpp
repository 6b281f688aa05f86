#include "viz/view_generator.hpp"

#include <array>
#include <map>
#include <random>
#include <string_view>

namespace lianjian::test {
namespace {

constexpr std::array<std::string_view, 12> names{"黄岛区", "市南区", "市北区",     "李沧区",
                                                 "城阳区", "崂山区", "胶州市",     "平度市",
                                                 "莱西市", "即墨区", "峡山开发区", "长岛综合试验区"};

}  // namespace

Briefing briefing_of(const FriendCircle& circle) {
    Briefing briefing;
    briefing.circle = circle;
    for (const FriendCircle::Row& row : circle.rows) {
        TownshipLine line{row.code, row.name, {}, 0, {}};
        line.coverage.villages = row.villages.size();
        line.coverage.covered = row.covered;
        for (const std::uint32_t v : row.villages) {
            const std::size_t partners = circle.villages[v].partners.size();
            line.rungs[std::min<std::size_t>(partners, 3)] += 1;
            briefing.total.two_or_more += partners >= 2;
            briefing.total.sole_partner += partners == 1;
        }
        briefing.zero_townships += row.covered == 0 && !row.villages.empty();
        briefing.townships.push_back(line);
    }
    briefing.total.villages = circle.villages.size();
    briefing.total.covered = circle.covered;
    for (const FriendCircle::Partner& partner : circle.partners) {
        briefing.outside_partners += partner.distance != Distance::own;
    }
    return briefing;
}

DayComparison earlier_day(const FriendCircle& circle, std::uint32_t seed) {
    std::mt19937 engine(seed);
    DayComparison days;
    days.code = circle.code;
    days.name = circle.name;
    days.level = circle.level;
    days.row_level = circle.row_level;
    days.before = "2024-06-30";
    days.after = circle.as_of;
    days.ties = circle.ties;
    days.has_teams = true;
    for (const FriendCircle::Row& row : circle.rows) {
        days.rows.push_back({row.code, row.name, row.villages});
        days.rows.back().teams_before = engine() % 2;
        days.rows.back().teams_after = engine() % 3 > 0;
        days.teams_before += days.rows.back().teams_before;
        days.teams_after += days.rows.back().teams_after;
    }
    for (const FriendCircle::Village& village : circle.villages) {
        const bool now = !village.partners.empty(), other = engine() % 100 < (now ? 40U : 12U);
        const DayChange change =
            now ? (other ? DayChange::gained : DayChange::kept) : (other ? DayChange::lost : DayChange::never);
        const auto after = static_cast<std::uint32_t>(village.partners.size());
        days.villages.push_back({village.id, village.name, village.row, change, other != now ? 1U : 0U, after});
        const DayComparison::Village& added = days.villages.back();
        DayComparison::Row& row = days.rows[village.row];
        row.covered_before += added.covered_before();
        row.covered_after += added.covered_after();
        row.gained += change == DayChange::gained;
        row.lost += change == DayChange::lost;
        days.covered_before += added.covered_before();
        days.covered_after += added.covered_after();
        days.gained += change == DayChange::gained;
        days.lost += change == DayChange::lost;
    }
    return days;
}

DistrictNetwork make_districts(std::size_t count, std::uint32_t seed) {
    std::mt19937 engine(seed);
    DistrictNetwork made;
    made.code = "3702";
    made.name = "青岛市";
    made.level = Level::city;
    made.unit_level = Level::county;
    made.as_of = "2026-06-30";
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> links;
    const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(engine() % bound); };
    for (std::uint32_t d = 0; d < count; ++d) {
        DistrictNetwork::District district;
        district.code = std::to_string(370201 + d);
        district.name = names[d % names.size()];
        district.parent_name = "第" + std::to_string(1 + d / 9) + "市";
        district.villages = 20 + below(600);
        district.covered = below(district.villages + 1);
        district.own = below(200);
        district.above = below(30);
        district.beyond = below(40);
        if (district.own > 0) links[{d, d}] = district.own;
        made.districts.push_back(district);
    }
    for (std::uint32_t a = 0; a < count; ++a) {
        for (std::uint32_t b = a + 1; b < count; ++b) {
            if (below(100) >= (b - a < 3 ? 70U : 25U)) continue;
            const std::uint32_t ties = 1 + below(b - a < 3 ? 60 : 8);
            links[{a, b}] = ties;
            made.districts[below(2) == 0 ? a : b].others += ties;
        }
    }
    for (const auto& [pair, ties] : links) {
        made.districts[pair.first].ends += ties;
        made.districts[pair.second].ends += ties;
    }
    for (const DistrictNetwork::District& district : made.districts) {
        made.villages += district.villages;
        made.covered += district.covered;
        made.own += district.own;
        made.others += district.others;
        made.above += district.above;
        made.beyond += district.beyond;
        made.ties += district.ties();
    }
    for (const auto& [pair, ties] : links) {
        const double ends = static_cast<double>(made.districts[pair.first].ends) * made.districts[pair.second].ends;
        const double pairs = made.ties;
        made.links.push_back(
            {pair.first, pair.second, ties, ends / (pair.first == pair.second ? 4 * pairs : 2 * pairs)});
    }
    return made;
}

}  // namespace lianjian::test
