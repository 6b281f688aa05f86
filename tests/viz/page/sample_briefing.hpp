// Briefings made by arithmetic for tests: townships, villages and partners without a data set.
#pragma once

#include <string>

#include "engine/briefing.hpp"

namespace lianjian::test {

/// A township with its villages' numbers of partners: {"甲镇", {0, 1, 2}} has one village with none, one with
/// one and one with two. Village k of a township has the first k partners after the township's number.
struct SampleTownship {
    std::string name;
    std::vector<std::uint32_t> partners;
};

/// The briefing of district 370211 over these townships; villages and partners are named by number.
[[nodiscard]] Briefing sample_briefing(const std::vector<SampleTownship>& townships, std::uint32_t partner_count);

/// Fills the parts that a basis gives: trend, changes, lapses, risk, nearest partners, reach, comparison, plan.
void add_sections(Briefing& briefing);

/// With all its parts: 376 villages in 23 townships, 90 partners, one township without any.
[[nodiscard]] Briefing large_briefing();

/// A plain picture of a circle that carries the classes of the real one.
[[nodiscard]] std::string sample_svg(const FriendCircle& circle, Lang lang);

}  // namespace lianjian::test
