#include "engine/structure/brokerage.hpp"

#include <catch2/catch.hpp>

#include "support/karate.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// Few groups, so that each role occurs, and some nodes of none.
std::vector<RegionId> random_groups(Dice& dice, std::size_t n) {
    std::vector<RegionId> group(n);
    for (RegionId& g : group) {
        g = dice.below(5);
        if (g == 4) g = no_region;
    }
    return group;
}

}  // namespace

TEST_CASE("constraint: 1/k among k strangers, 1 at the end of a single tie, undefined alone") {
    const auto c = constraint(graph_text("0-1 0-2 0-3 0-4 5"));
    CHECK(c[0] == Approx(0.25));
    for (NodeId leaf = 1; leaf < 5; ++leaf) CHECK(c[leaf] == Approx(1));
    CHECK_FALSE(c[5].has_value());
    CHECK(constraint(Graph()).empty());
}

TEST_CASE("constraint in a triangle alone is 9/8: twice (1/2 + 1/2 · 1/2)²") {
    for (const auto c : constraint(clique(3).graph())) CHECK(c == Approx(1.125));
}

TEST_CASE("effective size counts contacts that do not duplicate each other") {
    // The middle of a star has them all; in a clique all are as one; 2 has 0 and 1 who are tied, and 3: 3 − 2/3.
    CHECK(effective_size(star(5).graph())[0] == 4);
    CHECK(effective_size(clique(5).graph())[0] == 1);
    const auto e = effective_size(graph_text("0-1-2-0 2-3 4"));
    CHECK(e[2] == Approx(7.0 / 3));
    CHECK_FALSE(e[4].has_value());
}

TEST_CASE("constraint and effective size are Burt's sums") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed).graph();
        const auto c = constraint(graph);
        const auto e = effective_size(graph);
        for (NodeId v = 0; v < graph.size(); ++v) {
            REQUIRE(c[v].has_value() == (graph.degree(v) > 0));
            REQUIRE(e[v].has_value() == (graph.degree(v) > 0));
            if (graph.degree(v) == 0) continue;
            CHECK(*c[v] == Approx(oracle::constraint(graph, v)));
            CHECK(*e[v] == Approx(oracle::effective_size(graph, v)));
        }
    }
}

TEST_CASE("the karate club's instructor and president, as networkx 3.6 gives them without weights") {
    const auto c = constraint(karate_club());
    const auto e = effective_size(karate_club());
    CHECK(*c[0] == Approx(0.1554232976));
    CHECK(*c[33] == Approx(0.1564186851));
    CHECK(*c[11] == Approx(1));
    CHECK(*e[0] == Approx(13.75));
    CHECK(*e[33] == Approx(15.2352941176));
}

TEST_CASE("roles by hand: a hub of group 7 between two of 7, two of 8, one of 9 and one of none") {
    // Pairs: 77 one coordinator; 7 with 8, 8, 9 from each of two: six gatekeepers; 88 one itinerant; 89 twice liaison.
    const Graph hub = graph_text("0-1 0-2 0-3 0-4 0-5 0-6");
    const std::vector<RegionId> group{7, 7, 7, 8, 8, 9, no_region};
    CHECK(brokerage_roles(hub, group)[0] == Roles{1, 6, 1, 2});
    CHECK(brokerage_roles(hub, group)[1] == Roles{});
    // A tie between 1 and 3 closes one of the gatekeeper's pairs; 1 and 3 stand between nobody.
    const Graph closed = graph_text("0-1 0-2 0-3 0-4 0-5 0-6 1-3");
    CHECK(brokerage_roles(closed, group)[0] == Roles{1, 5, 1, 2});
    CHECK(brokerage_roles(closed, group)[1].pairs() == 0);
    // A broker of no group has no roles.
    CHECK(brokerage_roles(hub, std::vector<RegionId>{no_region, 7, 7, 8, 8, 9, 9})[0] == Roles{});
    CHECK(brokerage_roles(Graph(), {}).empty());
    CHECK(brokerage_roles(graph_text("0-1-2"), std::vector<RegionId>(3, no_region))[1] == Roles{});
}

TEST_CASE("roles are what going through the pairs shows") {
    Dice dice(11);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = seed % 4 == 0 ? random_ties(dice, 40, 4).graph() : random_graph(seed, 60).graph();
        const std::vector<RegionId> group = random_groups(dice, graph.size());
        const std::vector<Roles> found = brokerage_roles(graph, group);
        for (NodeId v = 0; v < graph.size(); ++v) CHECK(found[v] == oracle::roles(graph, group, v));
    }
}

TEST_CASE("a hub of 200 000 leaves brokers twenty thousand million pairs") {
    const std::size_t leaves = 200'000;
    const std::vector<RegionId> one_group(leaves + 1, 3);
    CHECK(brokerage_roles(star(leaves + 1).graph(), one_group)[0].coordinator == leaves * (leaves - 1) / 2);
}
