#include <cmath>
#include <numeric>

#include <boost/graph/page_rank.hpp>
#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// The equation itself, dense, iterated until nothing moves.
Scores by_definition(const Graph& graph) {
    const std::size_t n = graph.size();
    Scores x(n, 1.0 / static_cast<double>(n));
    for (int step = 0; step < 400; ++step) {
        double isolated = 0;
        for (NodeId v = 0; v < n; ++v) isolated += graph.degree(v) == 0 ? x[v] : 0;
        Scores next(n, 0.85 * isolated / static_cast<double>(n) + 0.15 / static_cast<double>(n));
        for (NodeId v = 0; v < n; ++v) {
            for (const NodeId w : graph.neighbors(v)) next[v] += 0.85 * x[w] / static_cast<double>(graph.degree(w));
        }
        x = next;
    }
    return x;
}

double sum(const Scores& scores) { return std::accumulate(scores.begin(), scores.end(), 0.0); }

double difference(const Scores& a, const Scores& b) {
    double total = 0;
    for (std::size_t v = 0; v < a.size(); ++v) total += std::abs(a[v] - b[v]);
    return total;
}

}  // namespace

TEST_CASE("PageRank of small shapes") {
    // A star of four by hand: centre y = 0.85·(3z) + 0.0375 and leaf z = 0.85·y/3 + 0.0375.
    const Scores star_scores = pagerank(star(4).graph());
    const double centre = (0.0375 + 3 * 0.85 * 0.0375) / (1 - 0.85 * 0.85);
    CHECK(star_scores[0] == Approx(centre).epsilon(1e-11));
    CHECK(star_scores[1] == Approx((1 - centre) / 3).epsilon(1e-11));
    // Where all are alike, all have the same.
    for (const double score : pagerank(cycle(5).graph())) CHECK(score == Approx(0.2).epsilon(1e-11));
    for (const double score : pagerank(graph_text("0-1"))) CHECK(score == Approx(0.5).epsilon(1e-11));
    for (const double score : pagerank(graph_text("3"))) CHECK(score == Approx(0.25).epsilon(1e-11));
    CHECK(pagerank(Graph()).empty());
}

TEST_CASE("PageRank of a node alone: what starts there and what is spread") {
    // Two tied and one alone, n = 3: c = 0.85 c/3 + 0.05.
    const double alone = 0.05 / (1 - 0.85 / 3);
    const Scores scores = pagerank(graph_text("0-1 2"));
    CHECK(scores[2] == Approx(alone).epsilon(1e-11));
    CHECK(scores[0] == Approx((1 - alone) / 2).epsilon(1e-11));
}

TEST_CASE("PageRank is within 1e-10 of the equation's solution, and adds up to 1") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 60).graph();
        const Scores scores = pagerank(graph);
        CHECK(difference(scores, by_definition(graph)) < 1e-11);
        CHECK(sum(scores) == Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("PageRank agrees with Boost's where no node is alone") {
    // Boost 1.74 gives every node 1 − α before the first step is divided, so its scores add up to n; and it loses what
    // isolated nodes hold.
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Graph graph = beside(random_tree(dice, 20), beside(cycle(7), star(5))).graph();
        std::vector<double> rank(graph.size());
        auto map = boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, graph));
        std::vector<double> next(graph.size());
        auto next_map = boost::make_iterator_property_map(next.begin(), get(boost::vertex_index, graph));
        boost::graph::page_rank(graph, map, boost::graph::n_iterations(300), 0.85, graph.size(), next_map);
        const double all = sum(rank);
        const Scores scores = pagerank(graph);
        for (std::size_t v = 0; v < rank.size(); ++v) CHECK(scores[v] == Approx(rank[v] / all).epsilon(1e-10));
    }
}

TEST_CASE("PageRank of long chains and large trees") {
    const Scores scores = pagerank(beside(chain(200000), star(1000)).graph());
    CHECK(sum(scores) == Approx(1).epsilon(1e-10));
    CHECK(scores[0] == Approx(scores[199999]).epsilon(1e-12));
    CHECK(scores[100000] == Approx(scores[99000]).epsilon(1e-12));
}
