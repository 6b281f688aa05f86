// The groups of a friend circle: those that cover, and those that only gather villages and partners.
#pragma once

#include "engine/briefing.hpp"

namespace lianjian {

/// Names the members of the circle's partners that are groups, and lists in `groups` those that do not cover by the
/// rule: a group of which a village of the circle is a live member beside a live member, no group itself,
/// that would be a partner of the village. So a village without a partner counts as `direct_or_group` exactly when it
/// is in one of `groups`. Reads the circle's villages and partners. O(memberships of these groups · log).
void add_groups(FriendCircle& circle, const CircleBasis& basis, RegionId home);

}  // namespace lianjian
