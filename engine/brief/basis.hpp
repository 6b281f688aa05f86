// What the briefings of several districts have in common, computed once; and the whole briefing of one of them.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/brief/nearest.hpp"
#include "engine/briefing.hpp"
#include "engine/comparison/changes.hpp"
#include "engine/comparison/expiring.hpp"
#include "engine/comparison/mixing.hpp"
#include "engine/comparison/trend.hpp"

namespace lianjian {

/// What a briefing is to say beyond the circle.
struct BriefingQuestions {
    std::optional<Date> since;       // what changed since that day, and what lapses
    std::int32_t lapse_days = 90;    // what ends within so many days
    double leave_probability = 0.1;  // of each partner
    std::vector<RegionId> compare;   // districts beside ours
    std::vector<TieId> plan;         // ties of a proposed plan, whatever their status
};

/// Looks into the network and the snapshot, which must outlive it.
struct BriefingBasis {
    const Network* network;
    const Snapshot* snapshot;
    CoverageRule rule;
    BriefingQuestions questions;
    Ladder ladder;
    std::optional<Snapshot> before;  // on the day of `since`
    PossiblePartners possible;
    CircleBasis circles;

    std::vector<Date> days;     // of the share over time; empty without dated ties
    std::vector<Lapse> lapses;  // by village

    /// All districts of a level side by side, the flows between them, and how they came to where they are.
    struct LevelFacts {
        std::vector<DistrictLine> lines;  // by code
        Mixing flows;
        RegionTrends trends;  // on `days`
        Changes changes;      // since `before`
    };
    std::map<Level, LevelFacts> at_level;
};

/// The basis for briefings of these districts. O(n + m log m) for each level among them.
[[nodiscard]] BriefingBasis make_briefing_basis(const Network& network, const Snapshot& snapshot,
                                                const CoverageRule& rule, const std::vector<RegionId>& districts,
                                                const BriefingQuestions& questions);

/// The briefing of one of these districts, with every part the questions ask for. O(n + m) for the tables that speak of
/// partners, and what `worst_departures` takes.
[[nodiscard]] Briefing make_briefing(const BriefingBasis& basis, RegionId district);

/// The same day a year earlier; 28 February for 29 February.
[[nodiscard]] Date year_before(Date day);

/// Half a year apart, ending on a day and beginning on or before the first start of a tie the rule counts: at most
/// `most` days, ascending. Empty when no tie states a start by then.
[[nodiscard]] std::vector<Date> half_years(const Network& network, const CoverageRule& rule, Date until,
                                           std::size_t most = 11);

}  // namespace lianjian
