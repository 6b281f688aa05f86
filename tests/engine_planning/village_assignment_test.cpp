#include "engine/planning/village_assignment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "support/network_text.hpp"
#include "support/random_network.hpp"

namespace lianjian {
namespace {

std::string text(const Network& network, const VillageAssignmentProblem& problem, const VillageAssignment& plan) {
    std::string steps;
    for (const auto& step : plan.steps) {
        steps += std::string(network.id(problem.villages[step.village])) + ">" +
                 std::string(problem.takers[step.taker].id) + "=" + std::to_string(static_cast<int>(step.cost)) + " ";
    }
    return steps;
}

std::vector<NodeId> uncovered(const Network& network, const Graph& graph) {
    std::vector<NodeId> villages;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (is_target(network.kind(v)) && partners_of(network, graph, {}, v).empty()) villages.push_back(v);
    }
    std::ranges::sort(villages, {}, [&](NodeId v) { return network.id(v); });
    return villages;
}

VillageAssignmentProblem posed(const Network& network, const Graph& graph, Level level, CapacityRule capacity) {
    return {uncovered(network, graph), existing_takers(network, graph, {}, capacity), level, {}};
}

}  // namespace

TEST_CASE("Villages go to partners of their county, the nearest first, the least loaded first") {
    // e1 in the town of v1, v2, v3, room for two; b1 is a bureau of the county with room for one of the four;
    // v5 lies in another county, where nobody is.
    const Network network = test::network(
        "village v1@370211001001 v2@370211001002 v3@370211001003 v4@370211002001 v5@370212001001;"
        "enterprise e1@370211001; government b1@370211 b2@370211");
    const Graph graph = test::graph_of(network);
    VillageAssignmentProblem problem = posed(network, graph, Level::county, {1, 2});
    problem.takers[1].room = 0;  // b2 is full
    REQUIRE(problem.takers[0].id == "b1");
    problem.takers[0].room = 1;
    const VillageAssignment plan = assign_villages(network, problem);
    // b1 takes v3 or v4: both plans cost 4.
    const std::string steps = text(network, problem, plan);
    CHECK((steps == "v1>e1=1 v2>e1=1 v3>b1=2 " || steps == "v1>e1=1 v2>e1=1 v4>b1=2 "));
    CHECK(plan.cost == 4);
    CHECK(plan.least_cost == 4);
    CHECK(plan.most == 3);
    CHECK(plan.optimal);
    CHECK(plan.out_of_reach == std::vector<std::uint32_t>{4});
    REQUIRE(plan.shortages.size() == 1);
    CHECK(plan.shortages[0].villages == std::vector<std::uint32_t>{0, 1, 2, 3});
    CHECK(plan.shortages[0].left.size() == 1);
    CHECK(plan.shortages[0].takers == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(plan.shortages[0].room == 3);
}

TEST_CASE("Takers that stand alike share the villages: the least loaded is next, then the first id") {
    const Network network = test::network(
        "village v0@370211001009 v1@370211001001 v2@370211001002 v3@370211001003;"
        "enterprise e1@370211001 e2@370211001; v0-e1");
    const Graph graph = test::graph_of(network);
    const VillageAssignmentProblem problem = posed(network, graph, Level::township, {1, 9});
    CHECK(text(network, problem, assign_villages(network, problem)) == "v1>e2=1 v2>e1=1 v3>e2=1 ");
}

TEST_CASE("A partner without a stated capacity is taken to have the median of its kind") {
    // Enterprises carry 1, 1 and 3 villages: 1. Universities carry none: 1.
    const Network network =
        test::network("village v1 v2 v3 v4 v5; enterprise e1 e2 e3 e4; university u1; e1-v1 e2-v2 e3-v3 e3-v4 e3-v5");
    const Graph graph = test::graph_of(network);
    const auto assumed = assumed_capacities(network, graph, {});
    CHECK(assumed[static_cast<std::size_t>(NodeKind::enterprise)] == 1);
    CHECK(assumed[static_cast<std::size_t>(NodeKind::university)] == 1);
    const auto room = [&](CapacityRule rule) {
        std::string rooms;
        for (const Taker& taker : existing_takers(network, graph, {}, rule)) rooms += std::to_string(taker.room) + " ";
        return rooms;
    };
    CHECK(room({}) == "0 0 0 1 1 ");
    CHECK(room({2, {}}) == "1 1 0 2 2 ");
    CHECK(room({1.5, 3}) == "3 3 1 4 4 ");
}

TEST_CASE("Hops reach over live ties, at the code distance") {
    const Network network =
        test::network("village v1@370211001001 v2@370211001002; enterprise e1@3702; alliance g1; v2-e1 g1-v1 g1-v2");
    const Graph graph = test::graph_of(network);
    VillageAssignmentProblem problem = posed(network, graph, Level::county, {1, 5});
    problem.level.reset();
    // v1 – g1 – v2 – e1: three steps.
    CHECK(links_by_hops(network, graph, problem, 2, 100)->empty());
    problem.links = *links_by_hops(network, graph, problem, 3, 100);
    CHECK(text(network, problem, assign_villages(network, problem)) == "v1>e1=3 ");
    CHECK_FALSE(links_by_hops(network, graph, problem, 3, 0).has_value());
}

TEST_CASE("Costs of links may be fractions; of two links between the same, the cheaper counts") {
    const Network network = test::network("village v1 v2; enterprise e1 e2");
    VillageAssignmentProblem problem = posed(network, test::graph_of(network), Level::county, {1, 1});
    problem.level.reset();
    problem.links = {{0, 0, 2.5}, {0, 1, 0.75}, {1, 1, 0.25}, {1, 1, 0.2}, {1, 0, 2}};
    const VillageAssignment plan = assign_villages(network, problem);
    CHECK(plan.cost == 2.7);  // 2.5 + 0.2 against 0.75 + 2
    CHECK(plan.costs_exact);
    CHECK(plan.optimal);
    problem.links = {{0, 0, 1e300}, {1, 1, 1}};
    const VillageAssignment huge = assign_villages(network, problem);
    CHECK(huge.steps.size() == 2);
}

TEST_CASE("Classes of villages give what every village for itself gives") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Network network = test::random_network(seed);
        const Graph graph = test::graph_of(network);
        const Level level = seed % 3 == 0 ? Level::township : seed % 3 == 1 ? Level::county : Level::city;
        VillageAssignmentProblem problem = posed(network, graph, level, {1, static_cast<std::int64_t>(seed % 4)});
        const VillageAssignment plan = assign_villages(network, problem);
        CHECK(plan.optimal);
        // The same by a link for each village and taker of one area.
        const RegionTree& regions = network.regions;
        VillageAssignmentProblem plain = problem;
        plain.level.reset();
        for (std::uint32_t v = 0; v < problem.villages.size(); ++v) {
            const RegionId own = network.region(problem.villages[v]);
            if (own == no_region) continue;
            for (std::uint32_t t = 0; t < problem.takers.size(); ++t) {
                const RegionId seat = problem.takers[t].region;
                if (seat == no_region || regions.at(own, level) != regions.at(seat, level)) continue;
                // Code distance by the digits both codes share: 9, 6, 4.
                const std::string_view a = regions.code(own);
                const std::string_view b = regions.code(seat);
                const auto same = [&](std::size_t digits) { return a.substr(0, digits) == b.substr(0, digits); };
                plain.links.push_back({v, t, same(9) && b.size() >= 9 ? 1.0 : same(6) && b.size() >= 6 ? 2.0 : 3.0});
            }
        }
        const VillageAssignment other = assign_villages(network, plain);
        CHECK(other.steps.size() == plan.steps.size());
        CHECK(other.cost == plan.cost);
        CHECK(other.most == plan.most);
        std::vector<std::int64_t> taken(problem.takers.size(), 0);
        for (const auto& step : plan.steps) ++taken[step.taker];
        for (std::size_t t = 0; t < taken.size(); ++t) CHECK(taken[t] <= problem.takers[t].room);
        std::size_t left = plan.out_of_reach.size();
        for (const auto& shortage : plan.shortages) left += shortage.left.size();
        CHECK(plan.steps.size() + left == problem.villages.size());
    }
}

}  // namespace lianjian
