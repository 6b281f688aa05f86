// Every program of `plan cover` against every plan there is, on many small random instances.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine_cover/cover_enumeration.hpp"

using namespace lianjian;
using namespace lianjian::test;
using Limit = CoverGoal::Limit;

namespace {

/// Shapes in turn: with and without weights, costs, capacities, needs of two.
CoverShape shape_of(std::uint32_t seed) {
    CoverShape shape;
    shape.weights = (seed & 1U) != 0;
    shape.costs = (seed & 2U) != 0;
    shape.capacities = (seed & 4U) != 0;
    shape.greatest_need = (seed & 8U) != 0 ? 2 : 1;
    shape.alike = (seed & 16U) != 0;
    shape.villages = 4 + seed % 4;
    return shape;
}

void check_most(const CoverCase& made, const CoverGoal& goal) {
    const CoverBest best = enumerate(made, goal);
    const auto greedy = greedy_cover(made.instance, goal);
    const ExactCover exact = exact_cover(made.instance, goal, greedy, [] { return 20.0; });
    if (!best.feasible) {
        CHECK(exact.outcome == ExactCover::Outcome::infeasible);
        CHECK(!greedy);
        return;
    }
    REQUIRE(exact.outcome == ExactCover::Outcome::optimal);
    REQUIRE(exact.plan);
    CHECK(is_sound(made, goal, *exact.plan));
    CHECK(keeps_quota(*exact.plan, goal));
    CHECK(value_of(*exact.plan, goal) == Approx(best.value));
    CHECK(exact.bound == Approx(best.value));
    if (!greedy) return;
    CHECK(is_sound(made, goal, *greedy));
    CHECK(keeps_quota(*greedy, goal));
    if (goal.fair) {
        CHECK(shares_after(*exact.plan, goal) == best.shares);
        CHECK(exact.plan->weight == Approx(best.weight));
        CHECK(shares_after(*greedy, goal) <= best.shares);
        return;
    }
    CHECK(greedy->weight <= best.weight + 1e-9);
    CHECK(cover_bound(made.instance, goal, *greedy) >= best.weight - 1e-9);
}

}  // namespace

TEST_CASE("the most weight with so many candidates") {
    const auto seed = GENERATE(range(0U, 320U));
    CAPTURE(seed);
    CoverGoal goal;
    goal.most = 1 + seed % 3;
    check_most(random_cover(seed, shape_of(seed)), goal);
}

TEST_CASE("the most weight for so much cost") {
    const auto seed = GENERATE(range(1000U, 1240U));
    CAPTURE(seed);
    CoverShape shape = shape_of(seed);
    shape.costs = true;
    CoverGoal goal;
    goal.limit = Limit::cost;
    goal.most = 1 + seed % 9;
    check_most(random_cover(seed, shape), goal);
}

TEST_CASE("quotas are kept, or said to be impossible") {
    const auto seed = GENERATE(range(2000U, 2240U));
    CAPTURE(seed);
    CoverShape shape = shape_of(seed);
    shape.grouped = true;
    const CoverCase made = random_cover(seed, shape);
    CoverGoal goal;
    goal.most = 1 + seed % 4;
    goal.quota = {1 + seed % 2, seed % 3};
    goal.quota.resize(made.instance.groups);
    check_most(made, goal);
}

TEST_CASE("a fair plan raises the worst share, then the next, and then covers most") {
    const auto seed = GENERATE(range(3000U, 3240U));
    CAPTURE(seed);
    CoverShape shape = shape_of(seed);
    shape.grouped = true;
    shape.groups = 3;
    const CoverCase made = random_cover(seed, shape);
    CoverGoal goal;
    goal.fair = true;
    goal.most = 1 + seed % 4;
    goal.group_size.assign(made.instance.groups, 0);
    for (const CoverVillage& village : made.villages) goal.group_size[village.group] += 1;
    goal.group_covered.assign(made.instance.groups, 0);
    goal.group_covered[0] = seed % 3;
    goal.group_size[0] += seed % 3;
    check_most(made, goal);
}

TEST_CASE("every village within reach, with the fewest candidates or at least cost") {
    const auto seed = GENERATE(range(4000U, 4240U));
    CAPTURE(seed);
    CoverShape shape = shape_of(seed);
    shape.weights = false;
    const CoverCase made = random_cover(seed, shape);
    CoverGoal goal;
    goal.limit = Limit::none;
    goal.least_cost = (seed & 16U) != 0;
    const CoverBest best = enumerate(made, goal);
    const auto greedy = greedy_cover(made.instance, goal);
    REQUIRE(greedy);
    CHECK(is_sound(made, goal, *greedy));
    const ExactCover exact = exact_cover(made.instance, goal, greedy, [] { return 20.0; });
    REQUIRE(exact.outcome == ExactCover::Outcome::optimal);
    REQUIRE(exact.plan);
    CHECK(is_sound(made, goal, *exact.plan));
    CHECK(value_of(*exact.plan, goal) == Approx(best.value));
    if (made.instance.capacitated) return;
    CHECK(greedy->weight == Approx(exact.plan->weight));
    CHECK(value_of(*greedy, goal) >= best.value - 1e-9);
    CHECK(cover_bound(made.instance, goal, *greedy) <= best.value + 1e-9);
}

TEST_CASE("greedy keeps its guarantee") {
    // Nemhauser, Wolsey & Fisher 1978: at least 1 − (1 − 1/p)^p of the best.
    const auto seed = GENERATE(range(5000U, 5200U));
    CAPTURE(seed);
    CoverShape shape;
    shape.candidates = 8;
    shape.villages = 10;
    shape.weights = (seed & 1U) != 0;
    const CoverCase made = random_cover(seed, shape);
    CoverGoal goal;
    const double p = goal.most = 2 + seed % 3;
    const ExactCover exact = exact_cover(made.instance, goal, std::nullopt, [] { return 20.0; });
    REQUIRE(exact.plan);
    const auto greedy = greedy_cover(made.instance, goal);
    REQUIRE(greedy);
    CHECK(greedy->weight >= (1 - std::pow(1 - 1 / p, p)) * exact.plan->weight - 1e-9);
}
