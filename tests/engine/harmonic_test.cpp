#include <boost/graph/breadth_first_search.hpp>
#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("harmonic centrality adds up the nearness of everybody") {
    // Path 0-1-2 and 3 alone: 0 has 1 and 1/2, the middle 1 and 1, and nobody reaches 3.
    CHECK(harmonic(graph_text("0-1-2 3")) == Scores{1.5, 2, 1.5, 0});
    // Star of four: the centre 3; a leaf 1 + 1/2 + 1/2.
    CHECK(harmonic(star(4).graph()) == Scores{3, 2, 2, 2});
    // Cycle of five: two at 1, two at 2.
    CHECK(harmonic(cycle(5).graph()) == Scores{3, 3, 3, 3, 3});
    // Clique: n − 1, the most there can be.
    CHECK(harmonic(clique(4).graph()) == Scores{3, 3, 3, 3});
    // Two triangles sharing 2: 2 is next to all; the others have two at 1, two at 2.
    CHECK(harmonic(graph_text("0-1-2-0 2-3-4-2")) == Scores{3, 3, 4, 3, 3});
}

TEST_CASE("harmonic centrality of nothing and of nodes alone") {
    CHECK(harmonic(Graph()).empty());
    CHECK(harmonic(graph_text("1")) == Scores{0, 0});
}

TEST_CASE("harmonic centrality agrees with Floyd and Warshall's distances, and with Boost's searches") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 40).graph();
        const Scores score = harmonic(graph);
        const Scores expected = oracle::harmonic(graph);
        REQUIRE(score.size() == expected.size());
        for (NodeId v = 0; v < graph.size(); ++v) {
            std::vector<int> distance(graph.size(), 0);
            auto record = boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph));
            boost::breadth_first_search(
                graph, v,
                boost::visitor(boost::make_bfs_visitor(boost::record_distances(record, boost::on_tree_edge()))));
            double by_boost = 0;
            for (const int d : distance) by_boost += d == 0 ? 0 : 1.0 / d;
            CHECK(score[v] == Approx(expected[v]));
            CHECK(score[v] == Approx(by_boost));
        }
    }
}

TEST_CASE("renumbering the nodes renumbers their harmonic centrality to the last bit") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const TieList list = random_graph(seed, 60);
        Dice dice(seed);
        const std::vector<NodeId> number = random_permutation(dice, list.nodes);
        const Scores before = harmonic(list.graph());
        const Scores after = harmonic(renumbered(list, number).graph());
        for (std::size_t v = 0; v < list.nodes; ++v) CHECK(after[number[v]] == before[v]);
    }
}

TEST_CASE("another component changes no bit of harmonic centrality elsewhere") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        const TieList list = random_graph(seed);
        Scores scores = harmonic(beside(list, random_graph(seed + 1)).graph());
        scores.resize(list.nodes);
        CHECK(scores == harmonic(list.graph()));
    }
}
