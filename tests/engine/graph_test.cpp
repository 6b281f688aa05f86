#include "engine/graph.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

std::vector<NodeId> row(const Graph& graph, NodeId node) {
    return {graph.neighbors(node).begin(), graph.neighbors(node).end()};
}

}  // namespace

TEST_CASE("a graph without nodes") {
    CHECK(Graph().size() == 0);
    CHECK(Graph().tie_count() == 0);
    CHECK(Graph(0, {}).size() == 0);
}

TEST_CASE("isolated nodes are in the graph") {
    const Graph graph(3, {});
    CHECK(graph.size() == 3);
    CHECK(graph.tie_count() == 0);
    CHECK(graph.neighbors(2).empty());
}

TEST_CASE("loops are dropped and parallel ties merged, whichever way they were recorded") {
    const Graph graph = graph_text("0-1 1-0 0-1 0-0 2-2");
    CHECK(graph.tie_count() == 1);
    CHECK(row(graph, 0) == std::vector<NodeId>{1});
    CHECK(row(graph, 1) == std::vector<NodeId>{0});
    CHECK(row(graph, 2).empty());
}

TEST_CASE("neighbours are sorted, and rows follow each other") {
    const Graph graph = graph_text("2-4 2-0 2-3 2-1 2-3");
    CHECK(row(graph, 2) == std::vector<NodeId>{0, 1, 3, 4});
    CHECK(graph.degree(2) == 4);
    CHECK(graph.offset(0) == 0);
    CHECK(graph.offset(2) == 2);
    CHECK(graph.offset(3) == 6);
    CHECK(graph.offset(5) == 8);
}

TEST_CASE("adjacency is symmetric, and nobody is their own neighbour") {
    const Graph graph = graph_text("0-1-2 1-1");
    CHECK(graph.adjacent(0, 1));
    CHECK(graph.adjacent(1, 0));
    CHECK_FALSE(graph.adjacent(0, 2));
    CHECK_FALSE(graph.adjacent(1, 1));
}

TEST_CASE("a graph is the set of its tied pairs") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const TieList list = random_graph(seed);
        std::set<std::pair<NodeId, NodeId>> ends;
        for (const auto& [a, b] : list.ties) {
            if (a != b) ends.insert({{a, b}, {b, a}});
        }
        const Graph graph = list.graph();
        CHECK(graph.size() == list.nodes);
        CHECK(2 * graph.tie_count() == ends.size());
        std::vector<std::pair<NodeId, NodeId>> found;
        for (NodeId v = 0; v < graph.size(); ++v) {
            CHECK(graph.degree(v) == graph.neighbors(v).size());
            for (const NodeId w : graph.neighbors(v)) found.emplace_back(v, w);
        }
        CHECK(std::equal(found.begin(), found.end(), ends.begin(), ends.end()));
    }
}

TEST_CASE("the graph of a network takes the ties it is given") {
    const Network net = network("village v1 v2; organization o1; v1-o1 v2-o1 v1-o1");
    CHECK(graph_of(net).tie_count() == 2);
    const std::vector<TieId> second{1};
    const Graph graph = make_graph(net, second);
    CHECK(graph.size() == 3);
    CHECK(graph.tie_count() == 1);
    CHECK(graph.adjacent(net.find("v2"), net.find("o1")));
}
