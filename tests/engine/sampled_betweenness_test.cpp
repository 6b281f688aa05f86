#include <omp.h>

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/centrality/betweenness/betweenness.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

double pairs(const Graph& graph) {
    const auto n = static_cast<double>(graph.size());
    return n * (n - 1) / 2;
}

/// The greatest error of a node as a share of all pairs.
double worst(const Graph& graph, const Scores& estimate) {
    const Scores exact = betweenness(graph);
    double most = 0;
    for (std::size_t v = 0; v < exact.size(); ++v) most = std::max(most, std::abs(exact[v] - estimate[v]));
    return most / pairs(graph);
}

}  // namespace

TEST_CASE("sampled betweenness of a few nodes") {
    CHECK(sampled_betweenness(Graph(), 0.1, 0.1, 1)->scores.empty());
    CHECK(sampled_betweenness(graph_text("0-1 2"), 0.1, 0.1, 1)->scores == Scores{0, 0, 0});
    // Path 0-1-2: one of the three pairs goes through 1, and never through 0 or 2.
    const Scores scores = sampled_betweenness(graph_text("0-1-2"), 0.02, 0.01, 1)->scores;
    CHECK(scores[0] == 0);
    CHECK(scores[2] == 0);
    CHECK(scores[1] == Approx(1).margin(0.02 * 3));
}

TEST_CASE("sampled betweenness keeps its promise") {
    // With delta 0.01 for each of 40 graphs, more than 3 broken promises have a chance below 1 in 500; the seeds are
    // fixed, and none is broken.
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 60).graph();
        CHECK(worst(graph, sampled_betweenness(graph, 0.05, 0.01, seed)->scores) <= 0.05);
    }
    CHECK(worst(chain_of_forks(700).graph(), sampled_betweenness(chain_of_forks(700).graph(), 0.1, 0.1, 7)->scores) <=
          0.1);
}

TEST_CASE("sampled betweenness without bias: a path drawn evenly among the shortest") {
    // Between 0 and 4 there are three paths, two of them through 1: 0-1-2-4, 0-1-3-4, 0-5-6-4.
    const Graph graph = graph_text("0-1-2-4 1-3-4 0-5-6-4");
    CHECK(worst(graph, sampled_betweenness(graph, 0.005, 0.01, 3)->scores) <= 0.005);
}

TEST_CASE("sampled betweenness: the same bits at any number of threads, others with another seed") {
    Dice dice(3);
    const Graph graph = random_ties(dice, 500, 2).graph();
    const int before = omp_get_max_threads();
    omp_set_num_threads(1);
    const auto expected = *sampled_betweenness(graph, 0.03, 0.1, 5);
    for (const int threads : {2, 3, 8}) {
        omp_set_num_threads(threads);
        const auto again = *sampled_betweenness(graph, 0.03, 0.1, 5);
        CHECK(again.scores == expected.scores);
        CHECK(again.samples == expected.samples);
    }
    omp_set_num_threads(before);
    CHECK(sampled_betweenness(graph, 0.03, 0.1, 6)->scores != expected.scores);
}

TEST_CASE("sampling ends sooner where nobody is between much, and when told to") {
    Dice dice(3);
    const Graph graph = random_ties(dice, 2000, 10).graph();
    // The bound that needs no look: (⌊log2(V - 2)⌋ + 1 + ln 20) / (2·0.01²) ≥ (1 + 3) · 5000 draws.
    const auto sampled = *sampled_betweenness(graph, 0.01, 0.1, 1);
    CHECK(sampled.samples < 20000);
    CHECK(worst(graph, sampled.scores) <= 0.01);
    CHECK_FALSE(sampled_betweenness(graph, 0.01, 0.1, 1, [](double) { return false; }).has_value());
}

TEST_CASE("the cost of exact betweenness is nodes times ties, block by block") {
    CHECK(betweenness_cost(Graph()) == 0);
    CHECK(betweenness_cost(graph_text("0-1-2 3")) == 0);  // bridges cost nothing
    // A clique of five: 5 nodes, and the ends of ties at all of them but the first, 4·4, halved.
    CHECK(betweenness_cost(clique(5).graph()) == 40);
}
