// Friend circles for tests, drawn from a seed: the same seed gives the same circle everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/briefing.hpp"

namespace lianjian::test {

struct CircleShape {
    std::uint32_t seed = 1;
    std::vector<std::uint32_t> villages;  // by row
    std::uint32_t own_partners = 10, outside_partners = 5;
    double mean_ties = 3;        // of a partner
    std::uint32_t giant = 0;     // villages of the first own partner, if any
    double covered_share = 0.6;  // of villages that may get a partner; the last row gets none if zero_row
    bool zero_row = false;
    Level row_level = Level::township;
    std::size_t name_length = 0;  // characters of partners' and villages' names; 0 = usual ones
    std::uint32_t places = 0;     // further partners that are villages or communities, every third from outside
    std::uint32_t teams = 0;      // further partners that are groups, every third from outside
    std::uint32_t groups = 0;     // groups that do not cover, every third from outside
};

[[nodiscard]] FriendCircle make_circle(const CircleShape& shape);

/// Fills in everything that follows from villages, rows, partners and Partner::villages.
void complete(FriendCircle& circle);

}  // namespace lianjian::test
