#include "engine/structure/separation.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Counts = std::vector<std::uint32_t>;

/// Sizes of what is left of the component of `node` in a graph some of whose ties were taken away.
std::vector<std::uint32_t> pieces_left(const Graph& before, const Graph& after, NodeId node, bool node_left) {
    const std::vector<NodeId> was = oracle::smallest_in_component(before);
    const std::vector<NodeId> is = oracle::smallest_in_component(after);
    std::map<NodeId, std::uint32_t> size;
    for (NodeId v = 0; v < before.size(); ++v) {
        if (was[v] == was[node] && (v != node || !node_left)) ++size[is[v]];
    }
    std::vector<std::uint32_t> sizes;
    for (const auto& [_, s] : size) sizes.push_back(s);
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

}  // namespace

TEST_CASE("two triangles sharing a node, with a tail of two, and a node alone") {
    // Without 2: {0, 1} and {3, 4, 5, 6}; without 4: {0, 1, 2, 3} and {5, 6}; without 5: the tail's end.
    const Graph graph = graph_text("0-1-2-0 2-3-4-2 4-5-6 7");
    const Separation found = separation(graph, blocks(graph));
    CHECK(found.pieces == Counts{1, 1, 2, 1, 2, 2, 1, 0});
    CHECK(found.cut_off == Counts{0, 0, 2, 0, 2, 1, 0, 0});
    CHECK(found.beyond_bridge == Counts{2, 1});
}

TEST_CASE("the middle of a star holds every leaf") {
    const Graph graph = star(6).graph();
    const Separation found = separation(graph, blocks(graph));
    CHECK(found.pieces[0] == 5);
    CHECK(found.cut_off[0] == 4);
    CHECK(found.beyond_bridge == Counts(5, 1));
    CHECK(separation(Graph(), blocks(Graph())).pieces.empty());
}

TEST_CASE("pieces and what is cut off are what removing nodes and ties shows") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 24).graph();
        const Blocks parts = blocks(graph);
        const Separation found = separation(graph, parts);
        for (NodeId v = 0; v < graph.size(); ++v) {
            const auto left = pieces_left(graph, oracle::without_node(graph, v), v, true);
            CHECK(found.pieces[v] == left.size());
            std::uint32_t all = 0;
            for (const std::uint32_t size : left) all += size;
            CHECK(found.cut_off[v] == (left.empty() ? 0 : all - left.back()));
        }
        REQUIRE(found.beyond_bridge.size() == parts.bridges.size());
        for (std::size_t i = 0; i < parts.bridges.size(); ++i) {
            const auto [a, b] = parts.bridges[i];
            CHECK(found.beyond_bridge[i] == pieces_left(graph, oracle::without_tie(graph, a, b), a, false).front());
        }
    }
}
