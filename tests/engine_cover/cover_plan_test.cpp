// Covering by hand.
#include <catch2/catch.hpp>

#include "engine_cover/cover_enumeration.hpp"

using namespace lianjian;
using namespace lianjian::test;
using Limit = CoverGoal::Limit;

namespace {

/// Candidates by the villages they reach: {"012", "3"}.
CoverCase made_of(std::vector<std::string> reached, std::uint32_t villages, std::vector<std::uint32_t> capacities = {},
                  std::uint32_t need = 1) {
    CoverCase made;
    made.villages.assign(villages, {1, need, 0});
    for (std::size_t j = 0; j < reached.size(); ++j) {
        made.candidates.push_back({1, capacities.empty() ? unlimited : capacities[j]});
        made.reaches.emplace_back(villages);
        for (const char digit : reached[j]) made.reaches.back()[static_cast<std::size_t>(digit - '0')] = true;
    }
    gather(made, false);
    return made;
}

CoverGoal number(double most) {
    CoverGoal goal;
    goal.most = most;
    return goal;
}

std::vector<std::uint32_t> chosen(const CoverPlan& plan) {
    std::vector<std::uint32_t> list;
    for (const CoverStep& step : plan.steps) list.push_back(step.candidate);
    return list;
}

}  // namespace

TEST_CASE("greedy takes the largest and misses the two halves; branch and cut finds them") {
    // 0 reaches four villages of six, 1 and 2 three each and all six together.
    const CoverCase made = made_of({"1234", "012", "345"}, 6);
    const auto greedy = greedy_cover(made.instance, number(2));
    REQUIRE(greedy);
    CHECK(chosen(*greedy) == std::vector<std::uint32_t>{0, 1});
    CHECK(greedy->weight == 5);
    // Given {0}: 4 + 1 + 1; given nothing: 4 + 3; all there is: 6.
    CHECK(cover_bound(made.instance, number(2), *greedy) == 6);
    const ExactCover exact = exact_cover(made.instance, number(2), greedy, [] { return 10.0; });
    REQUIRE(exact.plan);
    CHECK(exact.outcome == ExactCover::Outcome::optimal);
    CHECK(chosen(*exact.plan) == std::vector<std::uint32_t>{1, 2});
    CHECK(exact.plan->weight == 6);
    CHECK(exact.bound == 6);
}

TEST_CASE("of candidates alike the first is taken") {
    const CoverCase made = made_of({"0", "12", "12", "12"}, 3);
    CHECK(chosen(*greedy_cover(made.instance, number(1))) == std::vector<std::uint32_t>{1});
    CHECK(chosen(*exact_cover(made.instance, number(1), std::nullopt, [] { return 10.0; }).plan) ==
          std::vector<std::uint32_t>{1});
}

TEST_CASE("backup: two partners each, and a lone candidate is no use") {
    const CoverCase made = made_of({"01", "01", "2", "02"}, 3, {}, 2);
    CHECK(greedy_cover(made.instance, number(1))->steps.empty());
    const auto two = greedy_cover(made.instance, number(2));
    CHECK(two->weight == 2);
    CHECK(two->ties.size() == 4);
    CHECK(exact_cover(made.instance, number(3), std::nullopt, [] { return 10.0; }).plan->weight ==
          2);  // 0 1 and any: 0 1; 0 2 3: 0 2
    CHECK(exact_cover(made.instance, number(4), std::nullopt, [] { return 10.0; }).plan->weight == 3);
}

TEST_CASE("capacities: a village is left to whoever has no other") {
    // 0 takes one of three, 1 reaches only village 0: dealt out well, two of three.
    const CoverCase made = made_of({"012", "0"}, 3, {1, 1});
    REQUIRE(made.instance.capacitated);
    const ExactCover exact = exact_cover(made.instance, number(2), std::nullopt, [] { return 10.0; });
    CHECK(exact.plan->weight == 2);
    CHECK(is_sound(made, number(2), *exact.plan));
}

TEST_CASE("a cheap little one for its cost, and the best alone") {
    // Khuller, Moss & Naor 1999: gain for cost takes 0 and has nothing left for 1.
    CoverCase made = made_of({"0", "123456789"}, 10);
    made.candidates[0].cost = 1;
    made.candidates[1].cost = 10;
    gather(made, false);
    CoverGoal goal;
    goal.limit = Limit::cost;
    goal.most = 10;
    CHECK(greedy_cover(made.instance, goal)->weight == 9);
}

TEST_CASE("villages of the same candidates are one zone") {
    const CoverCase made = made_of({"0123", "0123", "4"}, 6);
    CHECK(made.instance.zones.size() == 2);
    CHECK(made.instance.total_weight() == 5);  // nobody reaches village 5
}

TEST_CASE("nothing there is, nothing is planned") {
    const CoverCase made = made_of({}, 3);
    const auto plan = greedy_cover(made.instance, number(3));
    REQUIRE(plan);
    CHECK(plan->steps.empty());
    CHECK(cover_bound(made.instance, number(3), *plan) == 0);
}
