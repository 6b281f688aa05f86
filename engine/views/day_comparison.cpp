#include "engine/views/day_comparison.hpp"

#include <algorithm>

#include "engine/briefing.hpp"

namespace lianjian {
namespace {

DayChange change_of(bool before, bool after) {
    if (before) return after ? DayChange::kept : DayChange::lost;
    return after ? DayChange::gained : DayChange::never;
}

/// The row of a region of the district, or none.
std::uint32_t row_of(const Network& network, const std::vector<RegionId>& rows, RegionId region) {
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        if (network.regions.within(region, rows[r])) return r;
    }
    return UINT32_MAX;
}

/// A team is there on a day when somebody is a member of it. Groups themselves have no days in the data.
void count_teams(const Network& network, const Snapshot& before, const Snapshot& after, RegionId district,
                 DayComparison& result) {
    std::vector<RegionId> rows;
    for (const DayComparison::Row& row : result.rows) rows.push_back(network.regions.find(row.code));
    for (NodeId group = 0; group < network.nodes.size(); ++group) {
        const RegionId region = network.region(group);
        if (network.kind(group) != NodeKind::work_team || region == no_region) continue;
        if (!network.regions.within(region, district)) continue;
        const bool then = before.memberships.degree(group) > 0, now = after.memberships.degree(group) > 0;
        result.has_teams = true;
        result.teams_before += then;
        result.teams_after += now;
        const std::uint32_t r = row_of(network, rows, region);
        if (r == UINT32_MAX) continue;
        result.rows[r].teams_before += then;
        result.rows[r].teams_after += now;
    }
}

}  // namespace

std::uint32_t DayComparison::count(DayChange change) const {
    return static_cast<std::uint32_t>(
        std::count_if(villages.begin(), villages.end(), [&](const Village& v) { return v.change == change; }));
}

DayComparison day_comparison(const Network& network, const Snapshot& before, const Snapshot& after,
                             const CoverageRule& rule, RegionId district) {
    const FriendCircle circle = friend_circle(network, after, rule, district);
    const Ladder ladder_before = make_ladder(network, before, rule), ladder_after = make_ladder(network, after, rule);
    DayComparison result;
    result.code = circle.code;
    result.name = circle.name;
    result.level = circle.level;
    result.row_level = circle.row_level;
    result.before = before.as_of ? iso(*before.as_of) : std::string();
    result.after = circle.as_of;
    result.ties = circle.ties;
    result.illustrative = circle.illustrative;
    result.sources = circle.sources;
    for (const FriendCircle::Row& row : circle.rows) result.rows.push_back({row.code, row.name, row.villages});
    for (const FriendCircle::Village& village : circle.villages) {
        const auto at = std::lower_bound(ladder_after.target.begin(), ladder_after.target.end(), village.node);
        const auto i = static_cast<std::size_t>(at - ladder_after.target.begin());
        const DayChange change = change_of(ladder_before.covered(i), ladder_after.covered(i));
        result.villages.push_back(
            {village.id, village.name, village.row, change, ladder_before.partners[i], ladder_after.partners[i]});
        const DayComparison::Village& added = result.villages.back();
        DayComparison::Row& row = result.rows[village.row];
        row.covered_before += added.covered_before();
        row.covered_after += added.covered_after();
        row.gained += change == DayChange::gained;
        row.lost += change == DayChange::lost;
    }
    for (const DayComparison::Row& row : result.rows) {
        result.covered_before += row.covered_before;
        result.covered_after += row.covered_after;
        result.gained += row.gained;
        result.lost += row.lost;
    }
    count_teams(network, before, after, district, result);
    return result;
}

}  // namespace lianjian
