#include "engine/structure/blocks.hpp"

#include <map>
#include <set>

#include <boost/graph/biconnected_components.hpp>
#include <catch2/catch.hpp>

#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using NodeLists = std::vector<std::vector<NodeId>>;
using Pairs = std::vector<std::pair<NodeId, NodeId>>;

NodeLists lists(const Blocks& blocks) {
    NodeLists result;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        result.emplace_back(blocks.block(b).begin(), blocks.block(b).end());
    }
    return result;
}

}  // namespace

TEST_CASE("a path is all bridges, and every inner node splits it") {
    const Blocks found = blocks(graph_text("0-1-2 3"));
    CHECK(lists(found) == NodeLists{{0, 1}, {1, 2}});
    CHECK(found.articulation == std::vector<bool>{false, true, false, false});
    CHECK(found.bridges == Pairs{{0, 1}, {1, 2}});
}

TEST_CASE("a cycle is one block") {
    const Blocks found = blocks(cycle(5).graph());
    CHECK(lists(found) == NodeLists{{0, 1, 2, 3, 4}});
    CHECK(found.articulation == std::vector<bool>(5, false));
    CHECK(found.bridges.empty());
}

TEST_CASE("two triangles share one node, which alone splits them") {
    const Blocks found = blocks(graph_text("3-1-4-3 3-0-2-3"));
    CHECK(lists(found) == NodeLists{{0, 2, 3}, {1, 3, 4}});
    CHECK(found.articulation == std::vector<bool>{false, false, false, true, false});
    CHECK(found.bridges.empty());
}

TEST_CASE("a star's blocks come by their second smallest node") {
    const Blocks found = blocks(star(4).graph());
    CHECK(lists(found) == NodeLists{{0, 1}, {0, 2}, {0, 3}});
    CHECK(found.articulation == std::vector<bool>{true, false, false, false});
}

TEST_CASE("a triangle with a tail has one bridge") {
    const Blocks found = blocks(graph_text("0-1-2-0 2-3"));
    CHECK(lists(found) == NodeLists{{0, 1, 2}, {2, 3}});
    CHECK(found.bridges == Pairs{{2, 3}});
}

TEST_CASE("nothing and nodes alone have no blocks") {
    CHECK(blocks(Graph()).size() == 0);
    const Blocks alone = blocks(graph_text("1"));
    CHECK(alone.size() == 0);
    CHECK(alone.articulation == std::vector<bool>{false, false});
}

TEST_CASE("a tie recorded twice is still a bridge") {
    CHECK(blocks(graph_text("0-1 1-0 1-1")).bridges == Pairs{{0, 1}});
}

TEST_CASE("blocks, articulation points and bridges are what removing nodes and ties shows") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 24).graph();
        const Blocks found = blocks(graph);
        CHECK(found.articulation == oracle::articulation(graph));
        CHECK(found.bridges == oracle::bridges(graph));
        CHECK(lists(found) == oracle::blocks(graph));
    }
}

TEST_CASE("blocks agree with Boost.Graph") {
    for (std::uint64_t seed = 1000; seed < 1300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 120).graph();
        std::map<TieView, std::size_t> block_of;
        std::vector<NodeId> joints;
        boost::biconnected_components(graph, boost::make_assoc_property_map(block_of), std::back_inserter(joints));

        std::map<std::size_t, std::set<NodeId>> members;
        for (const auto& [tie, block] : block_of) members[block].insert({tie.source, tie.target});
        NodeLists expected;
        for (const auto& [block, nodes] : members) expected.emplace_back(nodes.begin(), nodes.end());
        std::sort(expected.begin(), expected.end());
        std::vector<bool> articulation(graph.size());
        for (const NodeId v : joints) articulation[v] = true;

        const Blocks found = blocks(graph);
        CHECK(lists(found) == expected);
        CHECK(found.articulation == articulation);
    }
}

TEST_CASE("a chain of a million nodes is searched without recursion") {
    const Blocks found = blocks(chain(1'000'000).graph());
    CHECK(found.size() == 999'999);
    CHECK(found.bridges.size() == 999'999);
    CHECK(found.bridges.front() == std::pair<NodeId, NodeId>{0, 1});
}
