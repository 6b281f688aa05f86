// What a briefing says beside the friend circle: plain numbers and names in their final order, ready to be shown.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/comparison/changes.hpp"
#include "engine/comparison/districts.hpp"
#include "engine/comparison/expiring.hpp"
#include "engine/date.hpp"

namespace lianjian {

/// The share covered on a day, as `coverage_trend` gives it.
struct TrendPoint {
    Date day;
    std::uint64_t villages = 0, covered = 0;
};

/// A village covered on one of two days only. `place` is the name of its row: township, or district of a city.
struct ChangedVillage {
    std::string id, name, place;
    bool gained = false;
    ChangeCause cause = ChangeCause::tie_added;
    std::vector<std::string> partners;  // names of those behind the cause, by id
};

/// A partner of the circle on one of two days only, with the villages it had on that day.
struct CircleMember {
    std::string id, name;
    std::uint32_t villages = 0;
};

struct RowChange {
    std::uint32_t gained = 0, lost = 0;
};

/// What changed since a day. `total.gained() − total.lost()` is the difference of the covered; the rows add up to the
/// total but for villages whose row is no longer there.
struct BriefingChanges {
    Date since, until;
    ChangeLine total;
    std::vector<RowChange> rows;             // by row of the circle
    std::vector<ChangedVillage> villages;    // by region code, then id
    std::vector<CircleMember> joined, left;  // most villages first, then id
};

/// A tie of the district that ends soon.
struct LapsingTie {
    std::string village_id, village, place;
    std::string partner_id, partner;
    Date end;
    std::int32_t days_left = 0;
    LapseEffect effect = LapseEffect::stays_covered;
};

/// Ties that end within so many days after the day of the briefing, by end.
struct BriefingLapses {
    std::int32_t days = 0;
    std::vector<LapsingTie> ties;
    std::uint32_t losing = 0;    // distinct villages that lose cover
    std::uint32_t one_left = 0;  // distinct villages that come down to one partner
};

/// The worst that so many departures at once do; `exact` or no worse than `bound`.
struct Departures {
    std::uint32_t departures = 0;
    std::uint64_t lost = 0, bound = 0;
    bool exact = true;
    std::vector<std::string> partners;  // names
};

/// What is at risk among the covered.
struct BriefingRisk {
    std::uint64_t fragile = 0;      // villages that one departure leaves uncovered
    std::vector<Departures> worst;  // for 1, 2, 3 departures, as long as there are so many partners
    double leave_probability = 0;   // of each partner, independently
    double expected = 0;            // villages covered then, on average
};

/// The body nearest to a village among those that could be its partner and are not: by steps in the network of the
/// day, and where no way leads to one, by the smallest region that holds both.
struct NearestPartner {
    std::string id, name;    // empty: nobody in the data
    std::uint32_t hops = 0;  // ≥ 2: by this many steps; 0: by region
    Level shared = Level::none;
    std::string region_name;  // of the region shared

    [[nodiscard]] bool found() const { return !id.empty(); }
    [[nodiscard]] bool by_hops() const { return hops > 0; }
};

/// Partners of one origin, and the villages and ties (pairs) they make.
struct OriginCount {
    std::uint32_t partners = 0, villages = 0;
    std::uint64_t ties = 0;
};

/// One region that partners come from, cut to the level of the district.
struct OriginRegion {
    std::string code, name;
    OriginCount origin;
    /// Live tie rows between the two regions over what chance would give; empty where there is no such row.
    std::optional<double> ratio;
};

struct BriefingReach {
    std::array<OriginCount, 5> by_distance{};  // by Distance
    std::vector<OriginRegion> outside;         // other regions: most ties first, then code
    DistrictLine line;                         // the district beside others: external share, E–I, mix, distance
};

/// A district of the comparison; the first is the one of the briefing.
struct ComparedDistrict {
    std::string code, name;
    DistrictLine line;
};

/// A tie of a plan.
struct PlannedTie {
    std::string village_id, village;
    std::string partner_id, partner;
    std::uint32_t row = 0;  // of the circle
    bool first = false;     // the village has no partner yet
};

struct PlannedRow {
    std::uint32_t ties = 0;
    std::uint32_t newly = 0;  // villages covered only by the plan
};

/// What a plan would add, all its ties together.
struct BriefingPlan {
    std::vector<PlannedTie> ties;  // by row, village, partner id
    std::vector<PlannedRow> rows;  // by row of the circle
    std::uint32_t newly = 0;
    std::uint32_t partners = 0;      // distinct ones in these ties
    std::uint32_t new_partners = 0;  // of them, not in the circle yet
    std::uint64_t covered_after = 0;
};

/// What rests on records drawn for demonstration.
struct BriefingDrawn {
    std::uint32_t ties = 0;      // pairs that no factual tie joins
    std::uint32_t villages = 0;  // covered villages that would not be by factual ties alone
    std::uint32_t partners = 0;  // partners of the circle that are drawn themselves
};

}  // namespace lianjian
