#include "engine/planning/decimals.hpp"

#include <catch2/catch.hpp>
#include <vector>

namespace lianjian {

TEST_CASE("Decimals take as few digits as the values were written with") {
    const auto digits = [](const std::vector<double>& values) { return decimals_for(values, 6).digits; };
    CHECK(digits({}) == 0);
    CHECK(digits({3, -12, 0}) == 0);
    CHECK(digits({0.5, 3}) == 1);
    CHECK(digits({0.07, 0.1}) == 2);
    CHECK(digits({123456.789}) == 3);
    CHECK(decimals_for(std::vector{1.005}, 6).whole(1.005) == 1005);
    CHECK(decimals_for(std::vector{0.29}, 6).whole(0.29) == 29);
    CHECK(decimals_for(std::vector{0.25}, 6).value(75) == 0.75);
}

TEST_CASE("Decimals that need more digits than there are are rounded, and say so") {
    const Decimals third = decimals_for(std::vector{1.0 / 3}, 6);
    CHECK_FALSE(third.exact);
    CHECK(third.whole(1.0 / 3) == 333333);
    CHECK(decimals_for(std::vector{0.125}, 3).exact);
}

}  // namespace lianjian
