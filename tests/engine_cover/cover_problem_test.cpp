// From a network to a covering instance.
#include <catch2/catch.hpp>

#include "engine/planning/code_distance.hpp"
#include "engine/planning/cover_problem.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

CoverProblem problem(const Network& net, CoverQuestion question) {
    const Snapshot snapshot = make_snapshot(net, std::nullopt, question.rule);
    return make_cover_problem(net, snapshot, make_ladder(net, snapshot, question.rule), question);
}

std::vector<std::string_view> names(const Network& net, const CoverProblem& posed) {
    std::vector<std::string_view> list;
    for (const CoverBody& body : posed.bodies) list.push_back(net.id(body.node));
    return list;
}

const char* const county =
    "village v1@370211001001 v2@370211001002 v3@370211002001 v4@370212001001;"
    "enterprise e1@370211001 e2@370211 e3@370212001 e4; v1-e1";

}  // namespace

TEST_CASE("code distance: township, county, city, province, beyond") {
    const Network net = network("region 370211001001 370211001 370211002001 370212001 3702 370303 110101 X");
    const auto distance = [&](const char* a, const char* b) {
        return code_distance(net.regions, net.regions.find(a), net.regions.find(b));
    };
    CHECK(distance("370211001001", "370211001") == 1);
    CHECK(distance("370211001001", "370211002001") == 2);
    CHECK(distance("370211001001", "370212001") == 3);
    CHECK(distance("370211001001", "3702") == 3);
    CHECK(distance("370211001001", "370303") == 4);
    CHECK(distance("370211001001", "110101") == 5);
    CHECK(distance("370211001001", "X") == 5);
    CHECK(code_distance(net.regions, no_region, net.regions.find("3702")) == 5);
    CHECK(distance("X", "X") == 1);
}

TEST_CASE("reach by township: partners of the village's own; coarser ones are counted, and reach none") {
    const Network net = network(county);
    const CoverProblem posed = problem(net, {});
    CHECK(posed.targets == 4);
    CHECK(posed.covered == 1);
    CHECK(posed.villages.size() == 3);
    CHECK(names(net, posed) == std::vector<std::string_view>{"e1", "e3"});
    CHECK(posed.considered == 4);
    CHECK(posed.coarse == 2);
    CHECK(posed.reached_by == std::vector<std::uint32_t>{1, 0, 1});
}

TEST_CASE("reach by county, costs by distance to the nearest village that lacks a partner") {
    const Network net = network(county);
    CoverQuestion question;
    question.reach.level = Level::county;
    const CoverProblem posed = problem(net, question);
    CHECK(names(net, posed) == std::vector<std::string_view>{"e1", "e2", "e3"});
    CHECK(posed.instance.candidates[0].cost == 1);
    CHECK(posed.instance.candidates[1].cost == 2);
    CHECK(posed.instance.zones.size() == 2);  // two counties
}

TEST_CASE("backup: nobody is a second partner twice") {
    const Network net = network(county);
    CoverQuestion question;
    question.rule.min_partners = 2;
    question.reach.level = Level::county;
    const CoverProblem posed = problem(net, question);
    // v1 has e1: of its county only e2 is left. v2 and v3 need two, and have e1 and e2. v4 has e3 alone.
    CHECK(posed.reached_by == std::vector<std::uint32_t>{1, 2, 2, 1});
    const auto plan = greedy_cover(posed.instance, {CoverGoal::Limit::number, 2});
    REQUIRE(plan);
    CHECK(plan->weight == 3);
}

TEST_CASE("reach by hops goes over what is tied") {
    const Network net = network("village v1 v2 v3; enterprise e1 e2; v1-e1 v1-v2:village_tie e2-e1 v3-v2:village_tie");
    CoverQuestion question;
    question.reach = {ReachRule::By::hops, Level::none, 2};
    const CoverProblem posed = problem(net, question);  // v2 is two from e1, three from e2; v3 one more
    CHECK(names(net, posed) == std::vector<std::string_view>{"e1"});
    question.reach.hops = 3;
    CHECK(problem(net, question).reached_by == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("candidates of a table, and whom they reach") {
    Network net = network(county);
    net.candidates = {{"z", "Z", NodeKind::enterprise, no_region, {7, false}, {1, false}, {}},
                      {"e1", "E1", NodeKind::enterprise, no_region, {}, {}, {}},
                      {"w", "W", NodeKind::enterprise, no_region, {}, {}, {}}};
    const NodeId v1 = net.find("v1"), v2 = net.find("v2"), v3 = net.find("v3");
    net.reach = {{0, v2, {}, {}}, {0, v3, {}, {}}, {1, v1, {}, {}}, {1, v2, {}, {}}, {0, v2, {}, {}}};
    CoverQuestion question;
    question.listed = true;
    question.reach.by = ReachRule::By::table;
    const CoverProblem posed = problem(net, question);
    REQUIRE(posed.bodies.size() == 2);  // by id: e1, z; w reaches nobody, v1 has e1 already
    CHECK(posed.bodies[0].row->id == "e1");
    CHECK(posed.instance.candidates[0].cost == 1);  // from its node: the same township
    CHECK(posed.instance.candidates[1].cost == 7);
    CHECK(posed.instance.capacitated);
    CHECK(posed.reached_by == std::vector<std::uint32_t>{2, 1, 0});
    CHECK(posed.idle == 1);
}

TEST_CASE("what a partner's capacity leaves beside the villages it has") {
    Network net = network(
        "village v1@370211001001 v2@370211001002 v3@370211001003; enterprise e1@370211001 e2@370211001; v1-e1 v1-e2");
    net.nodes.capacity.set(net.find("e1"), {2, false});
    net.nodes.capacity.set(net.find("e2"), {1, false});
    const CoverProblem posed = problem(net, {});
    CHECK(names(net, posed) == std::vector<std::string_view>{"e1"});
    CHECK(posed.instance.candidates[0].capacity == 1);
    CHECK(posed.full == 1);
}
