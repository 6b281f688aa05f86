#include "engine/structure/clustering.hpp"

#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <catch2/catch.hpp>

#include "support/karate.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("clustering of a triangle with a tail: 1, 1, 1 pair of 3, 0") {
    const Graph graph = graph_text("0-1-2-0 2-3 4");
    const std::vector<double> share = clustering(graph);
    CHECK(share[0] == 1);
    CHECK(share[1] == 1);
    CHECK(share[2] == Approx(1.0 / 3));
    CHECK(share[3] == 0);
    CHECK(share[4] == 0);
    // Paths of two ties: one at 0, one at 1, three at 2; three of the five close.
    const Triangles found = triangles(graph);
    CHECK(found.total == 1);
    CHECK(found.triples == 5);
    CHECK(found.transitivity() == Approx(0.6));
}

TEST_CASE("clustering where there is nothing to count is 0") {
    CHECK(clustering(Graph()).empty());
    CHECK(triangles(Graph()).transitivity() == 0);
    CHECK(triangles(graph_text("0-1 2")).transitivity() == 0);
    CHECK(triangles(star(5).graph()).transitivity() == 0);
}

TEST_CASE("a clique closes every triple") {
    const Triangles found = triangles(clique(6).graph());
    CHECK(found.total == 20);
    CHECK(found.transitivity() == 1);
    CHECK(clustering(clique(6).graph()) == std::vector<double>(6, 1));
}

TEST_CASE("triangles at each node are what trying all pairs of neighbours shows") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 60).graph();
        const Triangles found = triangles(graph);
        CHECK(found.at == oracle::triangles(graph));
        CHECK(std::accumulate(found.at.begin(), found.at.end(), std::uint64_t{0}) == 3 * found.total);
    }
}

TEST_CASE("clustering agrees with Boost.Graph") {
    Dice dice(7);
    for (std::uint64_t seed = 1000; seed < 1200; ++seed) {
        CAPTURE(seed);
        const TieList list = seed % 3 == 0 ? random_ties(dice, 50, 8) : random_graph(seed, 80);
        const Graph graph = list.graph();
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> copy(graph.size());
        for (NodeId v = 0; v < graph.size(); ++v) {
            for (const NodeId w : graph.neighbors(v)) {
                if (v < w) boost::add_edge(v, w, copy);
            }
        }
        const std::vector<double> share = clustering(graph);
        for (NodeId v = 0; v < graph.size(); ++v) CHECK(share[v] == Approx(boost::clustering_coefficient(copy, v)));
    }
}

TEST_CASE("the karate club has 45 triangles, transitivity 0.2557 and mean clustering 0.5706, as igraph and networkx") {
    const Triangles found = triangles(karate_club());
    CHECK(found.total == 45);
    CHECK(found.transitivity() == Approx(135.0 / 528));
    const std::vector<double> share = clustering(karate_club());
    CHECK(std::accumulate(share.begin(), share.end(), 0.0) / 34 == Approx(0.5706384782));
}

TEST_CASE("hubs tied to each other and to 200 000 leaves are counted without trying their pairs") {
    TieList list{200'002, {{0, 1}}};
    for (NodeId leaf = 2; leaf < list.nodes; ++leaf) list.ties.emplace_back(leaf % 2, leaf);
    list.ties.emplace_back(0, 3);
    CHECK(triangles(list.graph()).total == 1);
}
