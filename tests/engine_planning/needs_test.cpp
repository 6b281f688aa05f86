#include "engine/planning/needs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "support/network_text.hpp"
#include "support/random_graph.hpp"

namespace lianjian {
namespace {

/// The most that can be met, by Hall's formula: over every set of villages, the needs outside it and the offers that
/// anybody in it can turn to; the least of these.
std::int64_t by_hall(const SupplyProblem& problem) {
    const std::size_t villages = problem.need.size();
    const auto reaches = [&](std::uint32_t p, std::uint32_t v) {
        if (std::ranges::find(problem.links, std::pair(p, v)) != problem.links.end()) return true;
        return !problem.village_area.empty() && problem.village_area[v] != SupplyProblem::no_area &&
               problem.village_area[v] == problem.partner_area[p];
    };
    std::int64_t least = INT64_MAX;
    for (std::uint32_t set = 0; set < (1U << villages); ++set) {
        std::int64_t bound = 0;
        for (std::uint32_t v = 0; v < villages; ++v) bound += (set >> v & 1U) != 0 ? 0 : problem.need[v];
        for (std::uint32_t p = 0; p < problem.offer.size(); ++p) {
            for (std::uint32_t v = 0; v < villages; ++v) {
                if ((set >> v & 1U) == 0 || !reaches(p, v)) continue;
                bound += problem.offer[p];
                break;
            }
        }
        least = std::min(least, bound);
    }
    return least;
}

SupplyProblem random_problem(std::uint64_t seed) {
    test::Dice dice(seed);
    SupplyProblem problem;
    const std::size_t villages = 1 + dice.below(7);
    const std::size_t partners = dice.below(5);
    for (std::size_t v = 0; v < villages; ++v) problem.need.push_back(dice.below(6));
    for (std::size_t p = 0; p < partners; ++p) problem.offer.push_back(dice.below(9));
    for (std::uint32_t p = 0; p < partners; ++p) {
        for (std::uint32_t v = 0; v < villages; ++v) {
            if (dice.below(3) == 0) problem.links.emplace_back(p, v);
        }
    }
    if (seed % 2 == 0) {
        problem.areas = 2;
        const auto area = [&] { return dice.below(3) == 2 ? SupplyProblem::no_area : dice.below(2); };
        for (std::size_t v = 0; v < villages; ++v) problem.village_area.push_back(area());
        for (std::size_t p = 0; p < partners; ++p) problem.partner_area.push_back(area());
    }
    return problem;
}

}  // namespace

TEST_CASE("Supply meets the most that Hall's condition allows") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const SupplyProblem problem = random_problem(seed);
        const SupplyPlan plan = supply(problem);
        CHECK(plan.met == by_hall(problem));
        CHECK(plan.most == plan.met);
        CHECK(plan.greedy <= plan.met);
        std::vector<std::int64_t> got(problem.need.size(), 0), given(problem.offer.size(), 0);
        for (const SupplyPlan::Gift& gift : plan.gifts) {
            CHECK(gift.amount > 0);
            got[gift.village] += gift.amount;
            given[gift.partner] += gift.amount;
            const bool linked =
                std::ranges::find(problem.links, std::pair(gift.partner, gift.village)) != problem.links.end();
            const bool neighbours = problem.areas > 0 &&
                                    problem.village_area[gift.village] == problem.partner_area[gift.partner] &&
                                    problem.village_area[gift.village] != SupplyProblem::no_area;
            CHECK((linked || neighbours));
        }
        std::vector<bool> told(problem.need.size(), false);
        std::int64_t missing = 0;
        for (const SupplyPlan::Shortage& shortage : plan.shortages) {
            for (const std::uint32_t v : shortage.villages) {
                told[v] = true;
                missing += problem.need[v];
            }
            for (const std::uint32_t p : shortage.partners) {
                missing -= problem.offer[p];
                CHECK(given[p] == problem.offer[p]);
            }
        }
        for (std::size_t v = 0; v < got.size(); ++v) {
            CHECK(got[v] <= problem.need[v]);
            if (got[v] < problem.need[v]) CHECK(told[v]);
        }
        for (std::size_t p = 0; p < given.size(); ++p) CHECK(given[p] <= problem.offer[p]);
        // What is missing is what the deficient sets need beyond what their partners offer.
        CHECK(missing == std::accumulate(problem.need.begin(), problem.need.end(), std::int64_t{0}) - plan.met);
    }
}

TEST_CASE("Supply tells two shortages apart, and leaves out who has enough") {
    // Villages 0 and 1 share partner 0 (5 of 8); village 2 has partner 1 to itself; village 3 has nobody.
    const SupplyPlan plan = supply({{4, 4, 2, 3}, {5, 9}, {{0, 0}, {0, 1}, {1, 2}}, 0, {}, {}});
    CHECK(plan.met == 7);
    REQUIRE(plan.shortages.size() == 2);
    CHECK(plan.shortages[0].villages == std::vector<std::uint32_t>{0, 1});
    CHECK(plan.shortages[0].partners == std::vector<std::uint32_t>{0});
    CHECK(plan.shortages[1].villages == std::vector<std::uint32_t>{3});
    CHECK(plan.shortages[1].partners.empty());
}

TEST_CASE("Needs are met over live ties, or within a region; lower bounds stay marked") {
    Network network = test::network(
        "village v1@370211001001 v2@370211001002 v3@370211002001; enterprise e1@370211001 e2@370211002; e1-v1 e2-v3");
    const auto id = [&](const char* text) { return network.find(text); };
    network.needs = {{id("v1"), "tea", {1.5, false}, {0, 1}},
                     {id("v2"), "tea", {2, false}, {0, 2}},
                     {id("v1"), "tea", {0.5, false}, {0, 3}},
                     {id("v3"), "road", {7, true}, {0, 4}},
                     {id("v3"), "tea", {}, {0, 5}}};
    network.resources = {{id("e1"), "tea", {3, false}, {0, 1}}, {id("e2"), "road", {10, true}, {0, 2}}};
    const Graph graph = test::graph_of(network);
    const std::vector<NodeId> villages{id("v1"), id("v2"), id("v3")};

    const NeedsPlan plan = match_needs(network, graph, villages, {});
    REQUIRE(plan.categories.size() == 2);
    const CategoryPlan& road = plan.categories[0];
    CHECK(road.category == "road");
    CHECK(road.needed == Amount{7, true});
    CHECK(road.met == Amount{7, true});
    const CategoryPlan& tea = plan.categories[1];
    CHECK(tea.needed == Amount{4, false});
    CHECK(tea.offered == Amount{3, false});
    CHECK(tea.met == Amount{2, false});  // v2 has no tie
    REQUIRE(tea.unmet.size() == 1);
    CHECK(tea.unmet[0].village == id("v2"));
    REQUIRE(tea.shortages.size() == 1);
    CHECK(tea.shortages[0].partners.empty());
    REQUIRE(plan.without_amount.size() == 1);
    CHECK(plan.without_amount[0]->origin.line == 5);

    GivingRule township;
    township.level = Level::township;
    const CategoryPlan wider = match_needs(network, graph, villages, township).categories[1];
    CHECK(wider.met == Amount{3, false});
    REQUIRE(wider.shortages.size() == 1);
    CHECK(wider.shortages[0].villages == std::vector<NodeId>{id("v1"), id("v2")});
    CHECK(wider.shortages[0].offered == Amount{3, false});

    GivingRule linked;
    linked.links = {{id("e1"), id("v2")}};
    CHECK(match_needs(network, graph, villages, linked).categories[1].met == Amount{3, false});
}

TEST_CASE("A village does not meet its own need from its own resources") {
    Network network = test::network("village v1@370211001001 v2@370211001002");
    const auto id = [&](const char* text) { return network.find(text); };
    network.needs = {{id("v1"), "tea", {2, false}, {0, 1}}};
    network.resources = {{id("v1"), "tea", {5, false}, {0, 1}}};
    GivingRule county;
    county.level = Level::county;
    const std::vector<NodeId> villages{id("v1"), id("v2")};
    CHECK(match_needs(network, test::graph_of(network), villages, county).categories[0].met == Amount{0, false});
    network.resources.push_back({id("v2"), "tea", {1, false}, {0, 2}});
    CHECK(match_needs(network, test::graph_of(network), villages, county).categories[0].met == Amount{1, false});
}

}  // namespace lianjian
