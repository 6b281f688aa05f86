#include "engine/comparison/rates.hpp"

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("rates, and what bounds make of them") {
    CHECK(rate({3, false}, {60, false}, 100) == Rate{5, Bound::exact});
    CHECK(rate({3, true}, {60, false}, 100) == Rate{5, Bound::at_least});
    CHECK(rate({3, false}, {60, true}, 100) == Rate{5, Bound::at_most});
    CHECK(rate({3, true}, {60, true}, 100) == Rate{5, Bound::stated});
    CHECK_FALSE(rate({3, false}, {0, false}, 100));
    CHECK_FALSE(rate({3, false}, {}, 100));
    CHECK_FALSE(rate({}, {60, false}, 100));
}

TEST_CASE("a share of two parts that are only known from below") {
    CHECK(share_of_parts({30, false}, {70, false}) == Rate{0.3, Bound::exact});
    CHECK(share_of_parts({30, true}, {70, false}) == Rate{0.3, Bound::at_least});
    CHECK(share_of_parts({30, false}, {70, true}) == Rate{0.3, Bound::at_most});
    CHECK(share_of_parts({30, false}, {}) == Rate{1, Bound::at_most});
    CHECK(share_of_parts({30, true}, {70, true}) == Rate{0.3, Bound::stated});
    CHECK(share_of_parts({0, false}, {70, true}) == Rate{0, Bound::exact});
    CHECK(share_of_parts({30, true}, {0, false}) == Rate{1, Bound::exact});
    CHECK_FALSE(share_of_parts({0, false}, {0, false}));
}

TEST_CASE("places: equal values share one, undefined ones have none") {
    using Places = std::vector<std::optional<std::uint32_t>>;
    const std::vector<std::optional<double>> values{0.5, 0.9, {}, 0.5, 0.1};
    CHECK(ranks(values) == Places{2, 1, {}, 2, 4});
    CHECK(ranks(values, true) == Places{2, 4, {}, 2, 1});
    CHECK(ranks({}).empty());
}
