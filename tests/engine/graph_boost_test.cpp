#include "engine/graph_boost.hpp"

#include <algorithm>
#include <vector>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <catch2/catch.hpp>

#include "engine/structure/components.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));

namespace {

auto by_node(const Graph& graph, std::vector<std::uint32_t>& column) {
    return boost::make_iterator_property_map(column.begin(), get(boost::vertex_index, graph));
}

}  // namespace

TEST_CASE("Boost.Graph sees the nodes, ties and neighbours of a Graph") {
    const Graph graph = graph_text("0-1-2-0 2-3 5");
    CHECK(num_vertices(graph) == 6);
    CHECK(num_edges(graph) == 4);
    CHECK(out_degree(2, graph) == 3);

    const auto [first_node, last_node] = vertices(graph);
    CHECK(std::vector<NodeId>(first_node, last_node) == std::vector<NodeId>{0, 1, 2, 3, 4, 5});
    const auto [first_neighbor, last_neighbor] = adjacent_vertices(2, graph);
    CHECK(std::vector<NodeId>(first_neighbor, last_neighbor) == std::vector<NodeId>{0, 1, 3});

    std::vector<NodeId> ends;
    for (auto [tie, last] = out_edges(2, graph); tie != last; ++tie) {
        CHECK(source(*tie, graph) == 2);
        ends.push_back(target(*tie, graph));
    }
    CHECK(ends == std::vector<NodeId>{0, 1, 3});

    std::vector<std::pair<NodeId, NodeId>> ties;
    for (auto [tie, last] = edges(graph); tie != last; ++tie) ties.emplace_back((*tie).source, (*tie).target);
    CHECK(ties == std::vector<std::pair<NodeId, NodeId>>{{0, 1}, {0, 2}, {1, 2}, {2, 3}});
}

TEST_CASE("a tie is the same from either end") {
    CHECK(TieView{1, 2} == TieView{2, 1});
    CHECK(TieView{1, 2} != TieView{1, 3});
    CHECK_FALSE(TieView{1, 2} < TieView{2, 1});
    CHECK_FALSE(TieView{2, 1} < TieView{1, 2});
    CHECK(TieView{2, 1} < TieView{3, 1});
}

TEST_CASE("an empty graph, and one without ties, have no edges to walk") {
    const Graph none;
    CHECK(edges(none).first == edges(none).second);
    CHECK(vertices(none).first == vertices(none).second);
    const Graph alone = graph_text("2");
    CHECK(edges(alone).first == edges(alone).second);
}

TEST_CASE("Boost's algorithms run on a Graph without a copy") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed).graph();
        const auto distance = oracle::distances(graph);

        std::vector<std::uint32_t> hops(graph.size(), oracle::apart);
        hops[0] = 0;
        boost::breadth_first_search(graph, 0,
                                    boost::visitor(boost::make_bfs_visitor(
                                        boost::record_distances(by_node(graph, hops), boost::on_tree_edge()))));
        CHECK(hops == distance[0]);

        const auto one = boost::make_function_property_map<TieView>([](const TieView&) { return std::uint32_t{1}; });
        std::vector<std::uint32_t> lengths(graph.size());
        boost::dijkstra_shortest_paths(
            graph, 0, boost::weight_map(one).distance_map(by_node(graph, lengths)).distance_inf(oracle::apart));
        CHECK(lengths == distance[0]);

        std::vector<std::uint32_t> component(graph.size());
        const std::size_t count = boost::connected_components(graph, by_node(graph, component));
        CHECK(count == components(graph).size.size());

        // A spanning forest has as many ties as nodes less components.
        std::vector<TieView> forest;
        boost::kruskal_minimum_spanning_tree(graph, std::back_inserter(forest), boost::weight_map(one));
        CHECK(forest.size() == graph.size() - count);

        std::vector<std::uint32_t> finished(graph.size(), 0);
        std::uint32_t clock = 0;
        boost::depth_first_search(graph, boost::visitor(boost::make_dfs_visitor(boost::stamp_times(
                                             by_node(graph, finished), clock, boost::on_finish_vertex()))));
        CHECK(clock == graph.size());
    }
}
