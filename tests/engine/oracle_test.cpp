// The slow twins themselves, on shapes whose numbers were worked out by hand.
#include "support/oracle/oracle.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("the oracle's distances and path counts on a cycle of four and a node alone") {
    const Graph graph = graph_text("0-1-2-3-0 4");
    const auto d = oracle::distances(graph);
    CHECK(d[0] == std::vector<std::uint32_t>{0, 1, 2, 1, oracle::apart});
    CHECK(oracle::path_counts(graph, d)[0] == std::vector<double>{1, 1, 2, 1, 0});
}

TEST_CASE("the oracle's measures on a path of three and a node alone") {
    const Graph graph = graph_text("0-1-2 3");
    CHECK(oracle::harmonic(graph) == std::vector<double>{1.5, 2, 1.5, 0});
    CHECK(oracle::betweenness(graph) == std::vector<double>{0, 1, 0, 0});
    CHECK(oracle::edge_betweenness(graph) == std::vector<double>{2, 2, 2, 2});
}

TEST_CASE("the oracle's parts on two triangles sharing a node, with a tail") {
    const Graph graph = graph_text("0-1-2-0 2-3-4-2 4-5 6");
    CHECK(oracle::smallest_in_component(graph) == std::vector<NodeId>{0, 0, 0, 0, 0, 0, 6});
    CHECK(oracle::articulation(graph) == std::vector<bool>{false, false, true, false, true, false, false});
    CHECK(oracle::bridges(graph) == std::vector<std::pair<NodeId, NodeId>>{{4, 5}});
    CHECK(oracle::blocks(graph) == std::vector<std::vector<NodeId>>{{0, 1, 2}, {2, 3, 4}, {4, 5}});
}

TEST_CASE("a chain of forks has two ways at each") {
    const Graph graph = chain_of_forks(3).graph();
    const auto d = oracle::distances(graph);
    CHECK(d[0][9] == 6);
    CHECK(oracle::path_counts(graph, d)[0][9] == 8);
}

TEST_CASE("random graphs repeat with their seed, and together show every structure") {
    bool several_components = false;
    bool isolated = false;
    bool forest = false;
    bool cyclic = false;
    bool twin_nodes = false;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const TieList list = random_graph(seed);
        CHECK(list.ties == random_graph(seed).ties);
        const Graph graph = list.graph();
        std::size_t components = 0;
        for (NodeId v = 0; v < graph.size(); ++v) {
            if (oracle::smallest_in_component(graph)[v] == v) ++components;
            isolated = isolated || graph.degree(v) == 0;
            for (NodeId w = 0; w < v; ++w) {
                const auto a = graph.neighbors(v);
                const auto b = graph.neighbors(w);
                twin_nodes = twin_nodes || (a.size() > 1 && std::equal(a.begin(), a.end(), b.begin(), b.end()));
            }
        }
        several_components = several_components || components > 1;
        const bool is_forest = graph.tie_count() + components == graph.size();
        (is_forest ? forest : cyclic) = true;
    }
    CHECK(several_components);
    CHECK(isolated);
    CHECK(forest);
    CHECK(cyclic);
    CHECK(twin_nodes);
}
