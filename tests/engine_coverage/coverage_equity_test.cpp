#include "engine/coverage/equity.hpp"

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("Gini by hand") {
    CHECK(gini({5}) == 0.0);
    CHECK(gini({3, 3, 3, 3}) == 0.0);
    // (−3·0 − 1·0 + 1·0 + 3·4) / (4 · 4)
    CHECK(gini({0, 4, 0, 0}) == 0.75);
    // (−2·1 + 0·2 + 2·3) / (3 · 6)
    CHECK(*gini({3, 1, 2}) == Approx(4.0 / 18.0));
    // (−3·0 − 1·1 + 1·1 + 3·2) / (4 · 4)
    CHECK(gini({2, 0, 1, 1}) == 6.0 / 16.0);
}

TEST_CASE("Gini of nothing is not defined") {
    CHECK_FALSE(gini({}));
    CHECK_FALSE(gini({0, 0, 0}));
}

TEST_CASE("Gini does not change with the scale or the order") {
    CHECK(*gini({1, 2, 3, 10}) == Approx(*gini({1000, 300, 200, 100})));
}
