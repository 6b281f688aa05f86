#include "engine/structure/totals.hpp"

#include <catch2/catch.hpp>

#include "engine/structure/parts.hpp"
#include "support/karate.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("totals of two triangles with a tie between them, a pair and a node alone") {
    const StructureTotals totals = structure_totals(graph_text("0-1-2-0 3-4-5-3 2-3 6-7 8"));
    CHECK(totals.nodes == 9);
    CHECK(totals.ties == 8);
    CHECK(totals.isolated == 1);
    CHECK(totals.density.value() == Approx(8.0 / 36));
    CHECK(totals.mean_degree.value() == Approx(16.0 / 9));
    CHECK(totals.components == 3);
    CHECK(totals.largest_component == 6);
    CHECK(totals.articulation_points == 2);
    CHECK(totals.bridges == 2);
    CHECK(totals.blocks == 4);
    CHECK(totals.largest_block == 3);
    CHECK(totals.greatest_coreness == 2);
    CHECK(totals.triangles == 2);
    // Paths of two ties: one at each of 0, 1, 4, 5, three at each of 2, 3.
    CHECK(totals.transitivity == Approx(6.0 / 10));
    CHECK(totals.communities == 4);
    CHECK(totals.largest_community == 3);
    // Of 16 ends, 14 within; degrees 7, 7 and 2.
    CHECK(totals.modularity.value() == Approx(14.0 / 16 - (49 + 49 + 4) / 256.0));
}

TEST_CASE("totals of nothing, and of a node alone") {
    const StructureTotals nothing = structure_totals(Graph());
    CHECK(nothing.components == 0);
    CHECK_FALSE(nothing.mean_degree.has_value());
    CHECK_FALSE(nothing.modularity.has_value());
    const StructureTotals alone = structure_totals(graph_text("0"));
    CHECK(alone.mean_degree == 0);
    CHECK_FALSE(alone.density.has_value());
    CHECK(alone.largest_block == 0);
    CHECK(alone.communities == 1);
}

TEST_CASE("modularity of regions: codes cut to the level, a node of no region a part of its own") {
    const Network net = network(
        "village a@370211001001 b@370211002001 c@370212001001 d@370212001002; enterprise e@3702 f h;"
        "a-b c-d d-e e-f a-f f-h");
    const Graph graph = graph_of(net);
    const auto at = [&](Level level) { return region_modularity(graph, net.regions, net.nodes.region, level); };
    // Degrees a2 b1 c1 d2 e2 f3 h1 of 12. Counties {a b}, {c d}, e's city itself, f and h each alone: a-b and c-d
    // inside.
    CHECK(at(Level::county).value() == Approx(4.0 / 12 - (9 + 9 + 4 + 9 + 1) / 144.0));
    // Townships: a and b apart.
    CHECK(at(Level::township).value() == Approx(2.0 / 12 - (4 + 1 + 9 + 4 + 9 + 1) / 144.0));
    // The city holds all but f and h: a-b, c-d, d-e inside.
    CHECK(at(Level::city).value() == Approx(6.0 / 12 - (64 + 9 + 1) / 144.0));
    CHECK_FALSE(region_modularity(graph_text("0-1"), net.regions, {no_region, no_region}, Level::city).has_value());
}

TEST_CASE("a part is described by its nodes, ties and the node of most ties") {
    const Network net = network("village a b; enterprise e f; alliance g; a-e b-e g-a g-e f-b");
    const Graph graph = graph_of(net);
    const std::vector<std::uint32_t> part{0, 1, 0, 1, 0};  // a, e, g and b, f
    const std::vector<PartLine> lines = part_lines(net, graph, part, 2);
    CHECK(lines[0].nodes == 3);
    CHECK(lines[0].villages == 1);
    CHECK(lines[0].partners == 1);
    CHECK(lines[0].ties_inside == 3);
    CHECK(lines[0].ties_outward == 1);
    CHECK(net.id(lines[0].foremost) == "e");
    CHECK(net.id(lines[1].foremost) == "b");

    const std::vector<NodeId> nodes{0, 2, 4};
    const PartLine line = part_line(net, graph, nodes, 5);
    CHECK(line.part == 5);
    CHECK(line.nodes == 3);
    CHECK(line.ties_inside == 3);
    CHECK(line.ties_outward == 1);
    CHECK(line.foremost == lines[0].foremost);
}
