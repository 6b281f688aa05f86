#include <map>

#include <boost/graph/betweenness_centrality.hpp>
#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

void check_near(const std::vector<double>& actual, const std::vector<double>& expected) {
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        CAPTURE(i);
        CHECK(actual[i] == Approx(expected[i]).epsilon(1e-12).margin(1e-9));
    }
}

void check_against_boost(const Graph& graph) {
    Scores expected(graph.size());
    std::map<TieView, double> of_tie;
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, graph)),
        boost::make_assoc_property_map(of_tie));
    check_near(betweenness(graph), expected);

    std::vector<double> expected_ties;
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (const NodeId w : graph.neighbors(v)) expected_ties.push_back(of_tie.at({v, w}));
    }
    check_near(edge_betweenness(graph), expected_ties);
}

}  // namespace

TEST_CASE("betweenness counts each pair once, and not its end points") {
    // Path 0-1-2 and 3 alone: the pair (0,2) goes through 1.
    CHECK(betweenness(graph_text("0-1-2 3")) == Scores{0, 1, 0, 0});
    // Path of four: 1 lies between (0,2), (0,3); 2 between (0,3), (1,3).
    CHECK(betweenness(graph_text("0-1-2-3")) == Scores{0, 2, 2, 0});
    // Star with five leaves: 5·4/2 pairs through the centre.
    CHECK(betweenness(star(6).graph()) == Scores{10, 0, 0, 0, 0, 0});
}

TEST_CASE("betweenness shares a pair among its shortest paths") {
    // Cycle of four: each of the two opposite pairs has two paths, a half for either middle.
    CHECK(betweenness(cycle(4).graph()) == Scores{0.5, 0.5, 0.5, 0.5});
    // Cycle of five: five pairs at distance two, one path each.
    CHECK(betweenness(cycle(5).graph()) == Scores{1, 1, 1, 1, 1});
    // In a clique everybody is next to everybody.
    CHECK(betweenness(clique(5).graph()) == Scores{0, 0, 0, 0, 0});
    // Two triangles sharing 2: the four pairs across.
    CHECK(betweenness(graph_text("0-1-2-0 2-3-4-2")) == Scores{0, 0, 4, 0, 0});
    // K(2,3), sides {0,1} and {2,3,4}: (0,1) has three paths, a third for each of 2, 3, 4; each of the three
    // pairs among 2, 3, 4 has two, a half for 0 and 1.
    check_near(betweenness(graph_text("0-2-1 0-3-1 0-4-1")), {1.5, 1.5, 1.0 / 3, 1.0 / 3, 1.0 / 3});
}

TEST_CASE("betweenness of nothing and of nodes alone") {
    CHECK(betweenness(Graph()).empty());
    CHECK(betweenness(graph_text("2")) == Scores{0, 0, 0});
    CHECK(betweenness(graph_text("0-1")) == Scores{0, 0});
    CHECK(edge_betweenness(graph_text("2")).empty());
}

TEST_CASE("edge betweenness counts end points, and is written at both ends of a tie") {
    // Path 0-1-2: tie 0-1 carries (0,1), (0,2); tie 1-2 carries (1,2), (0,2). Ends: 0→1, 1→0, 1→2, 2→1.
    CHECK(edge_betweenness(graph_text("0-1-2 3")) == std::vector<double>{2, 2, 2, 2});
    // Path of four: the middle tie carries 2·2 pairs. Ends: 0→1, 1→0, 1→2, 2→1, 2→3, 3→2.
    CHECK(edge_betweenness(graph_text("0-1-2-3")) == std::vector<double>{3, 3, 4, 4, 3, 3});
    // Cycle of four: each tie carries its own pair and a half of both opposite pairs.
    CHECK(edge_betweenness(cycle(4).graph()) == std::vector<double>(8, 2));
}

TEST_CASE("betweenness agrees with counting paths pair by pair") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed).graph();
        check_near(betweenness(graph), oracle::betweenness(graph));
        check_near(edge_betweenness(graph), oracle::edge_betweenness(graph));
    }
}

TEST_CASE("betweenness agrees with Boost.Graph") {
    for (std::uint64_t seed = 1000; seed < 1300; ++seed) {
        CAPTURE(seed);
        check_against_boost(random_graph(seed, 60).graph());
    }
}

TEST_CASE("betweenness agrees with Boost.Graph on components whose sources are shared among threads") {
    Dice dice(42);
    const TieList sparse = random_ties(dice, 1000, 1.3);
    const TieList blocks = block_tree(dice, 700);
    check_against_boost(renumbered(beside(sparse, blocks), random_permutation(dice, 1700)).graph());
}

TEST_CASE("in a component, betweenness adds up to distances less one, edge betweenness to distances") {
    // Each pair (s, t) hands one unit to each of the d(s,t) − 1 steps on its way, and to each of d(s,t) ties.
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 80).graph();
        double steps = 0;
        double lengths = 0;
        for (const auto& row : oracle::distances(graph)) {
            for (const std::uint32_t d : row) {
                if (d == 0 || d == oracle::apart) continue;
                steps += (d - 1) / 2.0;
                lengths += d / 2.0;
            }
        }
        double nodes = 0;
        double ends = 0;
        for (const double score : betweenness(graph)) nodes += score;
        for (const double score : edge_betweenness(graph)) ends += score;
        CHECK(nodes == Approx(steps));
        CHECK(ends / 2 == Approx(lengths));
    }
}

TEST_CASE("renumbering the nodes renumbers their betweenness") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const TieList list = random_graph(seed, 60);
        Dice dice(seed);
        const std::vector<NodeId> number = random_permutation(dice, list.nodes);
        const Scores before = betweenness(list.graph());
        Scores expected(list.nodes);
        for (std::size_t v = 0; v < list.nodes; ++v) expected[number[v]] = before[v];
        check_near(betweenness(renumbered(list, number).graph()), expected);
    }
}

TEST_CASE("another component changes no bit of betweenness elsewhere") {
    Dice dice(7);
    const TieList large = random_ties(dice, 600, 1.5);
    for (const TieList& list : {random_graph(1), random_graph(2), large}) {
        const Graph alone = list.graph();
        const Graph with_another = beside(list, large).graph();
        Scores nodes = betweenness(with_another);
        nodes.resize(alone.size());
        CHECK(nodes == betweenness(alone));
        std::vector<double> ties = edge_betweenness(with_another);
        ties.resize(alone.offset(static_cast<NodeId>(alone.size())));
        CHECK(ties == edge_betweenness(alone));
    }
}

TEST_CASE("path counts beyond any double give finite, exact shares") {
    // 1200 forks in a row: 2^1200 shortest paths from end to end, more than a double holds. By symmetry the two
    // ways of a fork carry the same, and a joint lies between every pair on its two sides, and between the two
    // ways of the forks before and behind it a half each.
    constexpr std::size_t forks = 1200;
    const Scores scores = betweenness(chain_of_forks(forks).graph());
    for (const NodeId fork : {NodeId{0}, NodeId{1}, NodeId{600}, NodeId{1199}}) {
        CAPTURE(fork);
        const double before = 3.0 * fork + 1;  // nodes up to and with the joint where the fork opens
        const double behind = 3.0 * (forks - fork - 1) + 1;
        // Every pair across the fork splits in two; the pairs (way, node) end here and do not count.
        CHECK(scores[3 * fork + 1] == Approx(before * behind / 2));
        CHECK(scores[3 * fork + 2] == Approx(before * behind / 2));
    }
    // Joint 600 of 0..1200 has 3·600 nodes on either side; the two pairs of ways next to it go half through it.
    CHECK(scores[1800] == Approx(1800.0 * 1800.0 + 0.5 + 0.5));
}
