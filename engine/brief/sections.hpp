// The parts of a briefing, each from the basis and the district's circle.
#pragma once

#include <optional>
#include <vector>

#include "engine/brief/basis.hpp"

namespace lianjian {

/// Nothing without an earlier day.
[[nodiscard]] std::optional<BriefingChanges> briefing_changes(const BriefingBasis& basis, const FriendCircle& circle,
                                                              RegionId district);
/// Nothing without a day.
[[nodiscard]] std::optional<BriefingLapses> briefing_lapses(const BriefingBasis& basis, const FriendCircle& circle,
                                                            RegionId district);
/// What leaves with whom: `risk`, and `sole_carriers` by the rule's number of partners.
void set_risk(Briefing& briefing, const BriefingBasis& basis, RegionId district);
/// The nearest possible partner of each uncovered village.
void set_nearest(Briefing& briefing, const BriefingBasis& basis);
[[nodiscard]] std::optional<BriefingReach> briefing_reach(const BriefingBasis& basis, const FriendCircle& circle,
                                                          RegionId district);
/// Ours first, then those asked for in their order; empty when none is asked for.
[[nodiscard]] std::vector<ComparedDistrict> compared_districts(const BriefingBasis& basis, RegionId district);
/// Nothing without a plan; a plan that touches no village of the circle has no ties.
[[nodiscard]] std::optional<BriefingPlan> briefing_plan(const BriefingBasis& basis, const FriendCircle& circle);
[[nodiscard]] BriefingDrawn briefing_drawn(const BriefingBasis& basis, const FriendCircle& circle);

}  // namespace lianjian
