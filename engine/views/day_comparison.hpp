// A district on two days, village by village: what a picture of the change shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/briefing.hpp"
#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// Covered on both days, on the second only, on the first only, on neither.
enum class DayChange : std::uint8_t { kept, gained, lost, never };

struct DayComparison {
    struct Village {
        std::string id, name;
        std::uint32_t row;
        DayChange change;
        std::uint32_t partners_before, partners_after;

        [[nodiscard]] bool covered_before() const { return change == DayChange::kept || change == DayChange::lost; }
        [[nodiscard]] bool covered_after() const { return change == DayChange::kept || change == DayChange::gained; }
    };
    struct Row {
        std::string code, name;
        std::vector<std::uint32_t> villages;  // by code: the same place on both days
        std::uint32_t covered_before = 0, covered_after = 0, gained = 0, lost = 0;
        std::uint32_t teams_before = 0, teams_after = 0;  // work teams of this region with a member that day
    };

    std::string code, name;
    Level level = Level::none, row_level = Level::none;
    std::string before, after;      // ISO dates
    std::vector<Row> rows;          // by code
    std::vector<Village> villages;  // by row, then code
    std::uint32_t covered_before = 0, covered_after = 0, gained = 0, lost = 0;
    std::uint32_t teams_before = 0, teams_after = 0;
    bool has_teams = false;                    // whether the data know of work teams in the district at all
    std::uint32_t ties = 0, illustrative = 0;  // of the second day, as in its friend circle
    std::vector<std::string> sources;

    [[nodiscard]] std::uint32_t count(DayChange change) const;
};

/// Both days are of the rule's ties; the villages are those of the second. O(the district's nodes and their ties, log
/// n).
[[nodiscard]] DayComparison day_comparison(const Snapshot& before, const Ladder& ladder_before,
                                           const CircleBasis& after, const Ladder& ladder_after, RegionId district);
/// The same for a single region. O(n + m).
[[nodiscard]] DayComparison day_comparison(const Network& network, const Snapshot& before, const Snapshot& after,
                                           const CoverageRule& rule, RegionId district);

}  // namespace lianjian
