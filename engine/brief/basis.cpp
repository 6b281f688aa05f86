#include "engine/brief/basis.hpp"

#include <algorithm>
#include <set>

#include "engine/brief/sections.hpp"
#include "engine/comparison/trend.hpp"

namespace lianjian {
namespace {

Date months_before(Date day, int months) {
    CivilDate date = civil(day);
    const int month = date.year * 12 + date.month - 1 - months;
    date.year = month / 12;
    date.month = month % 12 + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return *make_date(date);
}

bool counts(const CoverageRule& rule, EdgeKind kind) {
    return rule.ties.empty() || std::find(rule.ties.begin(), rule.ties.end(), kind) != rule.ties.end();
}

std::vector<TrendPoint> trend_of(const BriefingBasis& basis, RegionId district) {
    std::vector<TrendPoint> points;
    for (const RegionTrend& trend : basis.at_level.at(basis.network->regions.level(district)).trends.regions) {
        if (trend.region != district) continue;
        for (std::size_t i = 0; i < trend.rows.size(); ++i) {
            points.push_back({basis.days[i], trend.rows[i].villages, trend.rows[i].covered});
        }
    }
    return points;
}

/// Pairs of the circle that no dated tie joins.
std::uint32_t undated_pairs(const BriefingBasis& basis, const FriendCircle& circle) {
    const Ties& ties = basis.network->ties;
    std::vector<bool> ours(basis.network->nodes.size());
    for (const FriendCircle::Village& village : circle.villages) ours[village.node] = true;
    std::set<std::pair<NodeId, NodeId>> dated;
    for (const TieId tie : basis.snapshot->ties) {
        if (ties.start[tie].known() && (ours[ties.source[tie]] || ours[ties.target[tie]]))
            dated.insert(std::minmax(ties.source[tie], ties.target[tie]));
    }
    std::uint32_t undated = 0;
    for (const FriendCircle::Village& village : circle.villages) {
        for (const std::uint32_t p : village.partners) {
            undated += !dated.contains(std::minmax(village.node, circle.partners[p].node));
        }
    }
    return undated;
}

}  // namespace

Date year_before(Date day) { return months_before(day, 12); }

std::vector<Date> half_years(const Network& network, const CoverageRule& rule, Date until, std::size_t most) {
    Date first;
    for (TieId tie = 0; tie < network.ties.size(); ++tie) {
        const Date start = network.ties.start[tie];
        if (!start.known() || start > until || !counts(rule, network.ties.kind[tie])) continue;
        if (!first.known() || start < first) first = start;
    }
    if (!first.known()) return {};
    std::vector<Date> days = {until};
    while (days.size() < most && days.back() > first) {
        days.push_back(months_before(until, 6 * static_cast<int>(days.size())));
    }
    std::reverse(days.begin(), days.end());
    return days;
}

BriefingBasis make_briefing_basis(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                  const std::vector<RegionId>& districts, const BriefingQuestions& questions) {
    BriefingBasis basis{&network,
                        &snapshot,
                        rule,
                        questions,
                        make_ladder(network, snapshot, rule),
                        {},
                        PossiblePartners(network, snapshot, rule),
                        CircleBasis(network, snapshot, rule),
                        {},
                        {},
                        {}};
    if (questions.since && snapshot.as_of) basis.before = make_snapshot(network, *questions.since, rule);
    if (snapshot.as_of) {
        basis.days = half_years(network, rule, *snapshot.as_of);
        basis.lapses = lapses(network, rule, *snapshot.as_of, questions.lapse_days);
        std::stable_sort(basis.lapses.begin(), basis.lapses.end(),
                         [](const Lapse& a, const Lapse& b) { return a.village < b.village; });
    }
    for (const RegionId district : districts) {
        const Level level = network.regions.level(district);
        if (basis.at_level.contains(level)) continue;
        basis.at_level[level] = {
            compare_districts(network, snapshot, rule, level), mixing(network, snapshot, level),
            coverage_trends(network, basis.days, rule, level),
            basis.before ? changes_between(network, *basis.before, snapshot, rule, level) : Changes{}};
    }
    return basis;
}

Briefing make_briefing(const BriefingBasis& basis, RegionId district) {
    Briefing briefing = make_briefing(basis.circles, basis.ladder, district);
    briefing.trend = trend_of(basis, district);
    briefing.undated_ties = undated_pairs(basis, briefing.circle);
    briefing.changes = briefing_changes(basis, briefing.circle, district);
    briefing.lapses = briefing_lapses(basis, briefing.circle, district);
    set_risk(briefing, basis, district);
    set_nearest(briefing, basis);
    briefing.reach = briefing_reach(basis, briefing.circle, district);
    briefing.compared = compared_districts(basis, district);
    briefing.plan = briefing_plan(basis, briefing.circle);
    briefing.drawn = briefing_drawn(basis, briefing.circle);
    return briefing;
}

}  // namespace lianjian
