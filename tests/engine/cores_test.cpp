#include "engine/structure/cores.hpp"

#include <algorithm>

#include <boost/graph/core_numbers.hpp>
#include <catch2/catch.hpp>

#include "engine/graph_boost.hpp"
#include "support/karate.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Cores = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("coreness of small shapes") {
    CHECK(coreness(Graph()).empty());
    CHECK(coreness(graph_text("0 1")) == Cores{0, 0});
    CHECK(coreness(star(5).graph()) == Cores(5, 1));
    CHECK(coreness(cycle(5).graph()) == Cores(5, 2));
    CHECK(coreness(clique(5).graph()) == Cores(5, 4));
    // A hub of high degree among leaves is no deeper than they are; a tail does not lift a triangle.
    CHECK(coreness(graph_text("0-1-2-0 2-3-4 3-5 3-6 3-7 8")) == Cores{2, 2, 2, 1, 1, 1, 1, 1, 0});
    // Levels without anybody: a clique alone.
    CHECK(coreness(beside(clique(7), chain(2)).graph()) == Cores{6, 6, 6, 6, 6, 6, 6, 1, 1});
}

TEST_CASE("coreness is what taking nodes away shows") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed).graph();
        CHECK(coreness(graph) == oracle::coreness(graph));
    }
}

TEST_CASE("coreness agrees with Boost.Graph") {
    Dice dice(7);
    for (std::uint64_t seed = 1000; seed < 1300; ++seed) {
        CAPTURE(seed);
        const TieList list = seed % 3 == 0 ? random_ties(dice, 80, 8) : random_graph(seed, 150);
        const Graph graph = list.graph();
        Cores expected(graph.size());
        boost::core_numbers(
            graph, boost::make_iterator_property_map(expected.begin(), boost::typed_identity_property_map<NodeId>()));
        CHECK(coreness(graph) == expected);
    }
}

TEST_CASE("the karate club has ten members of coreness 4, and none above") {
    const Cores cores = coreness(karate_club());
    CHECK(*std::max_element(cores.begin(), cores.end()) == 4);
    CHECK(std::count(cores.begin(), cores.end(), 4U) == 10);
}
