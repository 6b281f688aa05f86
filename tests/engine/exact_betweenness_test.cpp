// The inside of exact betweenness: every instruction set, the wide path counts, and the structures it takes apart.
#include <omp.h>

#include <array>

#include <boost/graph/betweenness_centrality.hpp>
#include <catch2/catch.hpp>

#include "engine/centrality/betweenness/exact.hpp"
#include "engine/centrality/centrality.hpp"
#include "engine/graph_boost.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::between;
using namespace lianjian::test;

namespace {

std::vector<InstructionSet> runnable_sets() {
    std::vector<InstructionSet> found;
    std::copy_if(instruction_sets.begin(), instruction_sets.end(), std::back_inserter(found), runs_here);
    return found;
}

std::vector<double> scores(const Graph& graph, const Method& method) { return *exact(graph, method, {}); }

void check_near(const std::vector<double>& actual, const std::vector<double>& expected) {
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        CAPTURE(i);
        CHECK(actual[i] == Approx(expected[i]).epsilon(1e-12).margin(1e-9));
    }
}

/// Few busy nodes, and between them chains of up to four ties, some side by side; trees and cycles hang on them.
TieList chains_between_hubs(std::uint64_t seed, std::size_t hubs, std::size_t chains) {
    Dice dice(seed);
    TieList list{hubs, {}};
    for (std::size_t c = 0; c < chains; ++c) {
        NodeId at = dice.below(hubs);
        const NodeId to = dice.below(4) > 0 ? dice.below(hubs) : dice.below(list.nodes);
        for (NodeId between = dice.below(4); between > 0; --between) {
            list.ties.emplace_back(at, static_cast<NodeId>(list.nodes));
            at = static_cast<NodeId>(list.nodes++);
        }
        list.ties.emplace_back(at, to);
    }
    return renumbered(list, random_permutation(dice, list.nodes));
}

/// `layers` layers of two nodes, each tied to both of the next: 2^(layers - 2) shortest paths from end to end, one
/// block.
TieList ladder(std::size_t layers) {
    TieList list{2 * layers, {}};
    for (NodeId v = 0; v + 2 < list.nodes; ++v) {
        const NodeId next = v / 2 * 2 + 2;
        list.ties.emplace_back(v, next);
        list.ties.emplace_back(v, next + 1);
    }
    return list;
}

}  // namespace

TEST_CASE("chains between hubs: betweenness agrees with the definition") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = chains_between_hubs(seed, 2 + seed % 6, 4 + seed % 14).graph();
        check_near(betweenness(graph), oracle::betweenness(graph));
        check_near(edge_betweenness(graph), oracle::edge_betweenness(graph));
    }
}

TEST_CASE("chains between hubs, more sources than one search takes: betweenness agrees with Boost.Graph") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const Graph graph = chains_between_hubs(seed, 20 + 5 * seed, 150 + 20 * seed).graph();
        Scores expected(graph.size());
        boost::brandes_betweenness_centrality(
            graph, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, graph)));
        check_near(betweenness(graph), expected);
    }
}

TEST_CASE("every instruction set gives the same bits") {
    const auto check = [](const Graph& graph) {
        for (const bool ties : {false, true}) {
            const std::vector<double> expected = scores(graph, {.ties = ties, .instructions = InstructionSet::plain});
            for (const InstructionSet isa : runnable_sets()) {
                CAPTURE(ties, static_cast<int>(isa));
                CHECK(scores(graph, {.ties = ties, .instructions = isa}) == expected);
            }
        }
    };
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        check(random_graph(seed, 60).graph());
        check(chains_between_hubs(seed, 3 + seed % 30, 10 + seed).graph());
    }
    Dice dice(5);
    check(random_ties(dice, 1500, 2.5).graph());
}

TEST_CASE("a block that several threads share: the same bits at 1 to 8 threads, with every instruction set") {
    Dice dice(11);
    const Graph graph = beside(random_ties(dice, 1200, 2.0), chains_between_hubs(3, 200, 900)).graph();
    const int before = omp_get_max_threads();
    for (const bool ties : {false, true}) {
        omp_set_num_threads(1);
        const std::vector<double> expected = scores(graph, {.ties = ties});
        for (int threads = 2; threads <= 8; ++threads) {
            omp_set_num_threads(threads);
            CAPTURE(ties, threads);
            CHECK(scores(graph, {.ties = ties}) == expected);
        }
    }
    omp_set_num_threads(before);
}

TEST_CASE("wide path counts give what doubles give") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 60).graph();
        for (const bool ties : {false, true}) {
            check_near(scores(graph, {.ties = ties, .wide = true}), scores(graph, {.ties = ties}));
        }
    }
}

TEST_CASE("more shortest paths in one block than doubles can count") {
    // A node of layer k takes half of each of the 4·k·(L-1-k) pairs that the layer separates. The two nodes of a
    // layer are two steps apart through the layers next to theirs: a quarter through each of four nodes, at the
    // last but one layer's twins, and at the first and last, a half through each of two.
    for (const std::size_t layers : {std::size_t{40}, std::size_t{950}}) {
        CAPTURE(layers);
        const Scores actual = betweenness(ladder(layers).graph());
        const auto of_twins = [&](std::size_t layer) { return layer == 0 || layer == layers - 1 ? 0.5 : 0.25; };
        for (std::size_t k = 0; k < layers; ++k) {
            double expected = 2.0 * static_cast<double>(k) * static_cast<double>(layers - 1 - k);
            if (k > 0) expected += of_twins(k - 1);
            if (k + 1 < layers) expected += of_twins(k + 1);
            CAPTURE(k);
            CHECK(actual[2 * k] == Approx(expected).epsilon(1e-12));
            CHECK(actual[2 * k + 1] == Approx(expected).epsilon(1e-12));
        }
    }
}

TEST_CASE("long cycles: the search goes on for hundreds of levels") {
    // In a cycle of 2k+1 each node lies between k(k-1)/2 pairs and each tie between k(k+1)/2; of 2k:
    // opposite pairs share, (k-1)²/2 and k²/2.
    for (const std::size_t n : {std::size_t{601}, std::size_t{602}, std::size_t{1023}}) {
        CAPTURE(n);
        const auto k = static_cast<double>(n / 2);
        const bool odd = n % 2 == 1;
        check_near(betweenness(cycle(n).graph()), std::vector(n, odd ? k * (k - 1) / 2 : (k - 1) * (k - 1) / 2));
        check_near(edge_betweenness(cycle(n).graph()), std::vector(2 * n, odd ? k * (k + 1) / 2 : k * k / 2));
    }
}

TEST_CASE("thousands of blocks on one node") {
    // t triangles sharing node 0: all pairs of nodes of different triangles go through it; a tie to it carries
    // its far end's pairs with everyone but the third node of its triangle, which has its own tie.
    constexpr std::size_t triangles = 3000;
    TieList list{2 * triangles + 1, {}};
    for (NodeId v = 1; v < list.nodes; v += 2) {
        list.ties.insert(list.ties.end(), {{0, v}, {0, v + 1}, {v, v + 1}});
    }
    const Graph graph = list.graph();
    Scores expected(list.nodes, 0);
    expected[0] = 2.0 * triangles * (triangles - 1);
    CHECK(betweenness(graph) == expected);
    const std::vector<double> ties = edge_betweenness(graph);
    CHECK(ties[0] == 2.0 * triangles - 1);                // 0-1
    CHECK(ties[graph.offset(1)] == 2.0 * triangles - 1);  // 1-0
    CHECK(ties[graph.offset(1) + 1] == 1);                // 1-2
}

TEST_CASE("a node whose neighbours are all tied to each other is between nothing, exactly") {
    // A clique of nine, and a clique of five whose nodes 0..3 it shares: 9 and the five others of the large one are
    // in no one's way; trees of different size make their weights uneven.
    TieList list = clique(9);
    list.nodes = 40;
    for (NodeId v = 0; v < 4; ++v) list.ties.emplace_back(v, 9);
    for (NodeId v = 10; v < 40; ++v) list.ties.emplace_back(v, v % 3);
    const Scores actual = betweenness(list.graph());
    for (NodeId v = 4; v < 40; ++v) CHECK(actual[v] == 0);
    check_near(actual, oracle::betweenness(list.graph()));
}

TEST_CASE("a watcher sees progress that never falls, and can stop it") {
    Dice dice(1);
    const Graph graph = random_ties(dice, 2000, 2.5).graph();
    double last = 0;
    CHECK(exact(graph, {}, [&](double done) {
              CHECK(done >= last);
              last = done;
              return true;
          }) == betweenness(graph));
    CHECK(last == Approx(1));

    int calls = 0;
    CHECK_FALSE(exact(graph, {}, [&](double) { return ++calls < 2; }).has_value());
    CHECK(calls == 2);
}
