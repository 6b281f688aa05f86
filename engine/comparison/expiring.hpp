// What will lapse: ties that are live today and have an end soon, and what each end does to its village.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// What the end of a tie does, by everything the data state: ties that begin or end that day are taken in. Of those
/// that fit, the first in this order.
enum class LapseEffect : std::uint8_t {
    renewed,        // the partner has another live tie to the village that day
    loses_cover,    // covered on the last day of the tie, not on the day after
    uncovered,      // not covered even before (it takes --min-partners above one)
    one_left,       // stays covered, and from more partners comes down to one
    stays_covered,  // else
};
inline constexpr std::size_t lapse_effects = 5;
/// `renewed`, `loses_cover`, `uncovered`, `one_left`, `stays_covered`.
[[nodiscard]] std::string_view key(LapseEffect effect);
/// For a reader.
[[nodiscard]] Words words(LapseEffect effect);

/// A tie between a village and one of its partners. Where both ends are targets that cover each other, each is
/// the village of a lapse of its own.
struct Lapse {
    TieId tie = no_tie;
    NodeId village = no_node, partner = no_node;
    Date end;                    // the first day it is not live: its own end, or that of its partner
    std::int32_t days_left = 0;  // to the end: 1 = today is its last day
    /// Distinct partners of the village on the last day of the tie, and on the day after.
    std::uint32_t partners_before = 0, partners_after = 0;
    LapseEffect effect = LapseEffect::stays_covered;
};

/// The ties of the rule that are live on a day and end within so many days after it (`today < end ≤ today + days`),
/// by themselves or because their partner is abolished; ties of a village that is gone by then are left out. With an
/// end in the region if one is given; by end, then id of the village, id of the partner, and row.
/// O(m + Σ over villages concerned of their ties · their lapses).
[[nodiscard]] std::vector<Lapse> lapses(const Network& network, const CoverageRule& rule, Date today, std::int32_t days,
                                        RegionId within = no_region);

}  // namespace lianjian
