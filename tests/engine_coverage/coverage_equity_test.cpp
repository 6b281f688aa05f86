#include "engine/coverage/equity.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

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

TEST_CASE("Theil by hand, and its two parts") {
    // Two groups, {1, 3} and {4, 8}: μ = 4, group means 2 and 6.
    const std::vector<double> values{1, 3, 4, 8};
    const std::vector<std::uint32_t> group{0, 0, 1, 1};
    const auto t = theil(values, group);
    REQUIRE(t);
    const auto f = [](double x) { return x * std::log(x); };
    CHECK(t->total == Approx((f(0.25) + f(0.75) + f(1.0) + f(2.0)) / 4));
    CHECK(t->between == Approx((2 * f(0.5) + 2 * f(1.5)) / 4));
    // Each group's own T, weighted by its part of the sum: 4 of 16 and 12 of 16.
    CHECK(t->within == Approx(0.25 * (f(0.5) + f(1.5)) / 2 + 0.75 * (f(4.0 / 6) + f(8.0 / 6)) / 2));
    CHECK(t->between + t->within == Approx(t->total));
}

TEST_CASE("Theil: all alike is 0, one has all is ln n, nothing is not defined") {
    const std::vector<std::uint32_t> one{0, 0, 0};
    CHECK(theil(std::vector<double>{2, 2, 2}, one)->total == 0.0);
    CHECK(theil(std::vector<double>{0, 0, 7}, one)->total == Approx(std::log(3.0)));
    CHECK(theil(std::vector<double>{0, 0, 7}, std::vector<std::uint32_t>{0, 1, 2})->between == Approx(std::log(3.0)));
    CHECK(theil(std::vector<double>{0, 0, 7}, std::vector<std::uint32_t>{0, 1, 2})->within == 0.0);
    CHECK_FALSE(theil({}, {}));
    CHECK_FALSE(theil(std::vector<double>{0, 0, 0}, one));
}

TEST_CASE("Theil's parts add up on 300 random samples") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        std::vector<double> values;
        std::vector<std::uint32_t> group;
        for (NodeId i = 0, n = 1 + dice.below(40); i < n; ++i) {
            values.push_back(dice.below(6));
            group.push_back(dice.below(5));
        }
        const auto t = theil(values, group);
        if (!t) continue;
        REQUIRE(t->between + t->within == Approx(t->total).margin(1e-12));
        REQUIRE(t->between >= -1e-12);
        REQUIRE(t->within >= -1e-12);
        REQUIRE(t->total <= std::log(static_cast<double>(values.size())) + 1e-12);
    }
}
