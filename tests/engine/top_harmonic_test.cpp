#include "engine/centrality/top_harmonic.hpp"

#include <algorithm>
#include <numeric>

#include <omp.h>
#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;

namespace {

/// The same from the scores of all nodes.
std::vector<RankedNode> expected(const Graph& graph, std::size_t count) {
    const Scores scores = harmonic(graph);
    std::vector<NodeId> nodes(graph.size());
    std::iota(nodes.begin(), nodes.end(), NodeId{0});
    std::stable_sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return scores[a] > scores[b]; });
    std::vector<RankedNode> best;
    for (const NodeId v : nodes) {
        if (best.size() >= count && scores[v] < best.back().score) break;
        best.push_back({v, scores[v]});
    }
    return best;
}

void check_equal(const std::vector<RankedNode>& found, const std::vector<RankedNode>& wanted) {
    REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        REQUIRE(found[i].node == wanted[i].node);
        REQUIRE(found[i].score == wanted[i].score);
    }
}

}  // namespace

TEST_CASE("the middle of a star leads, and its ends share the second place") {
    // 0 in the middle: 3; each end 1 + 2 · 1/2 = 2.
    const std::vector<RankedNode> best = top_harmonic(test::graph_text("1-0-2 0-3"), 2);
    REQUIRE(best.size() == 4);
    CHECK(best[0].node == 0);
    CHECK(best[0].score == 3);
    CHECK(best[1].node == 1);
    CHECK(best[3].score == 2);
}

TEST_CASE("no nodes, none asked for, more asked for than there are") {
    CHECK(top_harmonic(Graph(), 3).empty());
    CHECK(top_harmonic(test::graph_text("0-1"), 0).empty());
    CHECK(top_harmonic(test::graph_text("0-1 2"), 9).size() == 3);
}

TEST_CASE("the best are those of all scores, at any number of threads") {
    const int threads = omp_get_max_threads();
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Graph graph = test::random_graph(seed, 60).graph();
        for (const std::size_t count : {1U, 2U, 5U, 20U}) {
            omp_set_num_threads(1 + static_cast<int>(seed % 4));
            check_equal(top_harmonic(graph, count), expected(graph, count));
        }
    }
    omp_set_num_threads(threads);
}

TEST_CASE("on a dense network too") {
    test::Dice dice(5);
    const Graph graph = test::random_ties(dice, 2000, 10).graph();
    check_equal(top_harmonic(graph, 10), expected(graph, 10));
}

TEST_CASE("who watches may stop it") {
    test::Dice dice(5);
    const Graph graph = test::random_ties(dice, 2000, 3).graph();
    CHECK(top_harmonic(graph, 2000, [](double) { return false; }).empty());
}
