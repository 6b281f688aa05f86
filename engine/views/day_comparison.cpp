#include "engine/views/day_comparison.hpp"

#include <algorithm>

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

/// A village as a ladder has it; one that did not stand on that day had nobody.
struct OnDay {
    bool covered = false;
    std::uint32_t partners = 0;
};
OnDay on_day(const Ladder& ladder, NodeId village) {
    const auto at = std::lower_bound(ladder.target.begin(), ladder.target.end(), village);
    if (at == ladder.target.end() || *at != village) return {};
    const auto row = static_cast<std::size_t>(at - ladder.target.begin());
    return {ladder.covered(row), ladder.partners[row]};
}

/// A team is there on a day when somebody is a member of it. Groups themselves have no days in the data.
void count_teams(const Snapshot& before, const CircleBasis& basis, RegionId district, DayComparison& result) {
    const Network& network = *basis.network;
    std::vector<RegionId> rows;
    for (const DayComparison::Row& row : result.rows) rows.push_back(network.regions.find(row.code));
    for (const NodeId group : basis.seats.within(district)) {
        if (network.kind(group) != NodeKind::work_team) continue;
        const RegionId region = network.region(group);
        const bool then = before.memberships.degree(group) > 0;
        const bool now = basis.snapshot->memberships.degree(group) > 0;
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

DayComparison day_comparison(const Snapshot& before, const Ladder& ladder_before, const CircleBasis& after,
                             const Ladder& ladder_after, RegionId district) {
    const FriendCircle circle = friend_circle(after, district);
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
        const OnDay then = on_day(ladder_before, village.node), now = on_day(ladder_after, village.node);
        const DayChange change = change_of(then.covered, now.covered);
        result.villages.push_back({village.id, village.name, village.row, change, then.partners, now.partners});
        DayComparison::Row& row = result.rows[village.row];
        row.covered_before += then.covered;
        row.covered_after += now.covered;
        row.gained += change == DayChange::gained;
        row.lost += change == DayChange::lost;
    }
    for (const DayComparison::Row& row : result.rows) {
        result.covered_before += row.covered_before;
        result.covered_after += row.covered_after;
        result.gained += row.gained;
        result.lost += row.lost;
    }
    count_teams(before, after, district, result);
    return result;
}

DayComparison day_comparison(const Network& network, const Snapshot& before, const Snapshot& after,
                             const CoverageRule& rule, RegionId district) {
    return day_comparison(before, make_ladder(network, before, rule), CircleBasis(network, after, rule),
                          make_ladder(network, after, rule), district);
}

}  // namespace lianjian
