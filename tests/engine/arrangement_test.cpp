#include "engine/structure/arrangement.hpp"

#include <catch2/catch.hpp>

#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("components become intervals, each in breadth-first order from its smallest node") {
    // 0-3-1 and 2-4: from 0 comes 3, then 1; from 2 comes 4.
    const Arrangement arranged = arrange(graph_text("0-3-1 2-4"));
    CHECK(arranged.node == std::vector<NodeId>{0, 3, 1, 2, 4});
    CHECK(arranged.begin == std::vector<NodeId>{0, 3, 5});
    CHECK(arranged.component_count() == 2);
}

TEST_CASE("an empty graph arranges to nothing") {
    CHECK(arrange(Graph()).component_count() == 0);
    CHECK(arrange(Graph()).graph.size() == 0);
}

TEST_CASE("an arrangement is the same graph under other numbers") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed).graph();
        const Arrangement arranged = arrange(graph);
        const std::vector<NodeId> smallest = oracle::smallest_in_component(graph);
        REQUIRE(arranged.graph.size() == graph.size());
        REQUIRE(arranged.graph.tie_count() == graph.tie_count());
        for (NodeId v = 0; v < graph.size(); ++v) {
            for (const NodeId w : arranged.graph.neighbors(v)) {
                CHECK(graph.adjacent(arranged.node[v], arranged.node[w]));
            }
        }
        REQUIRE(arranged.begin.back() == graph.size());
        for (std::size_t c = 0; c < arranged.component_count(); ++c) {
            for (NodeId v = arranged.begin[c]; v < arranged.begin[c + 1]; ++v) {
                CHECK(smallest[arranged.node[v]] == arranged.node[arranged.begin[c]]);
            }
        }
    }
}
