#include "support/network_text.hpp"

#include <stdexcept>

#include <catch2/catch.hpp>

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("a network text says who there is") {
    const Network net = network("村 v1@370211001001*1200 v2@370211001002*100+; enterprise e1; 联盟 g1@370211");
    REQUIRE(net.nodes.size() == 4);
    CHECK(net.id(0) == "v1");
    CHECK(net.name(0) == "v1");
    CHECK(net.kind(0) == NodeKind::village);
    CHECK(net.region_code(net.region(0)) == "370211001001");
    CHECK(net.nodes.population[0] == Amount{1200, false});
    CHECK(net.nodes.population[1] == Amount{100, true});
    CHECK(net.kind(2) == NodeKind::enterprise);
    CHECK(net.region(2) == no_region);
    CHECK_FALSE(net.nodes.population[2].known());
    CHECK(net.kind(3) == NodeKind::alliance);
    CHECK(net.region_code(net.region(3)) == "370211");
    CHECK(net.nodes.origin[2].line == 3);
}

TEST_CASE("a network text says who is tied to whom") {
    const Network net = network(
        "village v1 v2; university u; work_team g; v1-u:pairing[2020..2023-07-12][ended] v2-u[..2024-05];"
        "g-v1 g-u:合作 v1-v2[planned][illustrative]");
    const Ties& ties = net.ties;
    REQUIRE(ties.size() == 5);
    CHECK(ties.source[0] == net.find("v1"));
    CHECK(ties.target[0] == net.find("u"));
    CHECK(ties.kind[0] == EdgeKind::pairing);
    CHECK(iso(ties.start[0]) == "2020-01-01");
    CHECK(iso(ties.end[0]) == "2023-07-12");
    CHECK(ties.status[0] == Status::ended);
    CHECK(ties.kind[1] == EdgeKind::partnership);
    CHECK_FALSE(ties.start[1].known());
    CHECK(iso(ties.end[1]) == "2024-05-01");
    CHECK(ties.status[1] == Status::active);
    CHECK(ties.kind[2] == EdgeKind::membership);
    CHECK(ties.kind[3] == EdgeKind::partnership);
    CHECK(ties.status[4] == Status::planned);
    CHECK(ties.illustrative[4]);
    CHECK_FALSE(ties.illustrative[3]);
    CHECK(ties.origin[4].line == 5);
}

TEST_CASE("a network text names regions") {
    const Network net = network("region 370211=黄岛区 CN-X; village v@370211001001");
    CHECK(net.region_name(net.regions.find("370211")) == "黄岛区");
    CHECK(net.region_name(net.regions.find("CN-X")) == "CN-X");
    CHECK(net.region_name(net.region(0)) == "370211001001");
}

TEST_CASE("a network text that makes no sense is refused") {
    for (const char* text : {"village v; v-o", "village v v", "village v; v-v[sometimes]", "village v*many",
                             "village v; v-v[2023-02-30..]", "village @3702"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(network(text), std::invalid_argument);
    }
}

TEST_CASE("a graph text is paths and numbers") {
    const Graph graph = graph_text("0-1-2 4");
    CHECK(graph.size() == 5);
    CHECK(graph.tie_count() == 2);
    CHECK(graph.adjacent(1, 2));
    CHECK(graph.degree(3) == 0);
    CHECK(graph_text("").size() == 0);
    CHECK_THROWS_AS(graph_text("0-a"), std::invalid_argument);
}
