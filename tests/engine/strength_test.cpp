#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("strength adds up the weights of ties, parallel ones together, unstated ones as 1") {
    Network facts = network("village v1 v2 v3; enterprise o1; v1-o1 v1-o1 v2-o1 o1-o1");
    facts.ties.weight.set(0, {2.5, false});
    facts.ties.weight.set(2, {100, true});  // "100+"
    facts.ties.weight.set(3, {7, false});   // to itself: no tie
    const std::vector<TieId> ties = live_ties(facts, std::nullopt);
    const Graph graph = make_graph(facts, ties);
    const std::vector<double> weights = end_weights(facts, ties, graph);
    // v1: 2.5 + 1; v2: 100; v3 alone; o1: all of them.
    CHECK(strength(graph, weights) == Scores{3.5, 100, 0, 103.5});
    // Only the ties given count.
    const std::vector<TieId> last_two = {2, 3};
    const Graph smaller = make_graph(facts, last_two);
    CHECK(strength(smaller, end_weights(facts, last_two, smaller)) == Scores{0, 100, 0, 100});
}

TEST_CASE("strength where nothing weighs is degree") {
    const Graph graph = graph_text("0-1-2-0 2-3 5");
    CHECK(find_measure("strength")->score(graph) == degree(graph));
}
