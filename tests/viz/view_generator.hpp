// What the other pictures show, for tests: drawn from a seed, or small enough to work out by hand.
#pragma once

#include "engine/briefing.hpp"
#include "engine/views/day_comparison.hpp"
#include "engine/views/district_network.hpp"

namespace lianjian::test {

/// The page's numbers that follow from a circle.
[[nodiscard]] Briefing briefing_of(const FriendCircle& circle);

/// The same villages on an earlier day: some ties were not there yet, others have ended since. With work teams.
[[nodiscard]] DayComparison earlier_day(const FriendCircle& circle, std::uint32_t seed);

/// So many districts, with ties between most neighbours in the list and some others.
[[nodiscard]] DistrictNetwork make_districts(std::size_t count, std::uint32_t seed);

}  // namespace lianjian::test
