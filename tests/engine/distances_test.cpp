#include <omp.h>

#include <algorithm>
#include <map>
#include <mutex>

#include <boost/graph/breadth_first_search.hpp>
#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "engine/centrality/distances.hpp"
#include "engine/centrality/pendant_trees.hpp"
#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using AllCounts = std::vector<std::vector<std::uint32_t>>;

/// Fails where a node is told of twice.
AllCounts hop_counts(const Graph& graph, InstructionSet kernel = widest_here()) {
    AllCounts all(graph.size());
    for_each_hop_counts(
        graph,
        [&](NodeId v, HopCounts counts) {
            if (!all[v].empty()) throw std::logic_error("told twice");
            all[v].assign(counts.begin(), counts.end());
        },
        kernel);
    return all;
}

AllCounts by_oracle(const Graph& graph) {
    AllCounts all(graph.size());
    const auto distance = oracle::distances(graph);
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (const std::uint32_t d : distance[v]) {
            if (d == oracle::apart) continue;
            if (all[v].size() <= d) all[v].resize(d + 1, 0);
            ++all[v][d];
        }
    }
    return all;
}

AllCounts by_boost(const Graph& graph) {
    AllCounts all(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) {
        std::vector<std::uint32_t> distance(graph.size(), 0);
        auto record = boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph));
        boost::breadth_first_search(
            graph, v, boost::visitor(boost::make_bfs_visitor(boost::record_distances(record, boost::on_tree_edge()))));
        all[v] = {1};
        for (const std::uint32_t d : distance) {
            if (d == 0) continue;
            if (all[v].size() <= d) all[v].resize(d + 1, 0);
            ++all[v][d];
        }
    }
    return all;
}

/// More core nodes than a batch holds, in components of every size, with trees of every height hanging on.
Graph several_batches() {
    Dice dice(7);
    TieList list = beside(random_ties(dice, 1500, 1.3), beside(cycle(700), block_tree(dice, 900)));
    list = beside(list, beside(twins(dice, 300), beside(chain(90), random_tree(dice, 400))));
    for (std::uint64_t seed = 0; seed < 60; ++seed) list = beside(list, random_graph(seed));
    return renumbered(list, random_permutation(dice, list.nodes)).graph();
}

/// A cycle of `ring` nodes, 0, 1, …, and a chain of `tail` nodes that hangs on node 0.
Graph ring_with_tail(NodeId ring, NodeId tail) {
    TieList list = cycle(ring);
    list.nodes += tail;
    for (NodeId i = 0; i < tail; ++i) list.ties.emplace_back(i == 0 ? 0 : ring + i - 1, ring + i);
    return list.graph();
}

/// A tie between i and i + 1, and between i and i + 2, modulo n.
Graph double_ring(NodeId n) {
    TieList list{n, {}};
    for (NodeId i = 0; i < n; ++i) {
        list.ties.emplace_back(i, (i + 1) % n);
        list.ties.emplace_back(i, (i + 2) % n);
    }
    return list.graph();
}

/// Zachary's karate club (Zachary 1977, An information flow model for conflict and fission in small groups,
/// J. Anthropol. Res. 33, figure 3); members 1..34 are nodes 0..33.
Graph karate_club() {
    return graph_text(
        "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 "
        "2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 "
        "14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 "
        "24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33");
}

}  // namespace

TEST_CASE("hop counts: how many nodes are how far") {
    // Path 0-1-2 and 3 alone.
    CHECK(hop_counts(graph_text("0-1-2 3")) == AllCounts{{1, 1, 1}, {1, 2}, {1, 1, 1}, {1}});
    // Two tied to each other only: one of them is the core.
    CHECK(hop_counts(graph_text("0-1")) == AllCounts{{1, 1}, {1, 1}});
    // A triangle 0-1-2, 3 hanging on 2, 4 and 5 on 3: 4 is 1 from 3, 2 from 5 and 2, 3 from 0 and 1.
    CHECK(hop_counts(graph_text("0-1-2-0 2-3-4 3-5")) ==
          AllCounts{{1, 2, 1, 2}, {1, 2, 1, 2}, {1, 3, 2}, {1, 3, 2}, {1, 1, 2, 2}, {1, 1, 2, 2}});
    CHECK(hop_counts(Graph()).empty());
}

TEST_CASE("hop counts of the Petersen graph: three at 1, six at 2") {
    // Diameter 2 and degree 3 with ten nodes: Petersen 1898; a Moore graph (Hoffman & Singleton 1960).
    const Graph graph = graph_text("0-1-2-3-4-0 0-5 1-6 2-7 3-8 4-9 5-7-9-6-8-5");
    for (const auto& counts : hop_counts(graph)) CHECK(counts == std::vector<std::uint32_t>{1, 3, 6});
}

TEST_CASE("hop counts agree with Floyd and Warshall's distances and Boost's searches, by every kernel") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 40).graph();
        const AllCounts expected = by_oracle(graph);
        CHECK(by_boost(graph) == expected);
        for (const InstructionSet kernel : instruction_sets) {
            if (runs_here(kernel)) CHECK(hop_counts(graph, kernel) == expected);
        }
    }
}

TEST_CASE("hop counts over several batches agree with Boost's, by every kernel and with any number of threads") {
    const Graph graph = several_batches();
    const AllCounts expected = by_boost(graph);
    const int before = omp_get_max_threads();
    for (const InstructionSet kernel : instruction_sets) {
        if (!runs_here(kernel)) continue;
        for (const int threads : {1, 2, 3, 8}) {
            omp_set_num_threads(threads);
            CAPTURE(static_cast<int>(kernel), threads);
            CHECK(hop_counts(graph, kernel) == expected);
        }
    }
    omp_set_num_threads(before);
}

TEST_CASE("hop counts of full batches: every lane, and one more") {
    // In a double ring of n = 2k + 1 nodes, four nodes are at each distance but perhaps the last.
    for (const NodeId n : {511U, 512U, 513U, 1024U, 1025U}) {
        CAPTURE(n);
        const AllCounts all = hop_counts(double_ring(n));
        const Scores nearness = harmonic(double_ring(n));
        for (NodeId v = 0; v < n; ++v) {
            CHECK(all[v] == all[0]);
            CHECK(all[v][1] == 4);
            CHECK(all[v].size() == 1 + (n / 2 + 1) / 2);
            CHECK(nearness[v] == nearness[0]);
        }
    }
}

TEST_CASE("distances past 255 and past 65535") {
    const AllCounts chain_counts = hop_counts(chain(1200).graph());
    for (NodeId v = 0; v < 1200; ++v) {
        const std::uint32_t left = v;
        const std::uint32_t right = 1199 - v;
        std::vector<std::uint32_t> expected(std::max(left, right) + 1, 0);
        for (std::uint32_t d = 0; d < expected.size(); ++d)
            expected[d] = (d == 0 || d <= left ? 1U : 0U) + (d != 0 && d <= right ? 1U : 0U);
        CHECK(chain_counts[v] == expected);
    }

    // From the end of the tail, everybody on it is one further each, then the ring two at a time.
    constexpr NodeId tail = 66000;
    const Graph graph = ring_with_tail(5, tail);
    const NodeId asked[] = {0, 5 + tail - 1, 5 + 1000};
    std::map<NodeId, std::vector<std::uint32_t>> told;
    std::mutex mutex;
    for_each_hop_counts(graph, asked, [&](NodeId v, HopCounts counts) {
        const std::lock_guard lock(mutex);
        told[v].assign(counts.begin(), counts.end());
    });
    REQUIRE(told.size() == 3);
    std::vector<std::uint32_t> from_end(tail + 3, 1);
    from_end[tail + 1] = from_end[tail + 2] = 2;
    CHECK(told[5 + tail - 1] == from_end);
    std::vector<std::uint32_t> from_ring(tail + 1, 1);
    from_ring[1] = from_ring[2] = 3;
    CHECK(told[0] == from_ring);
    CHECK(told[5 + 1000].size() == tail - 1000);
}

TEST_CASE("asking for some nodes tells of those only, and the same") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 40).graph();
        const AllCounts all = hop_counts(graph);
        Dice dice(seed);
        std::vector<NodeId> asked;
        for (NodeId v = 0; v < graph.size(); ++v) {
            if (dice.below(4) == 0) asked.push_back(v);
        }
        AllCounts told(graph.size());
        for_each_hop_counts(graph, asked,
                            [&](NodeId v, HopCounts counts) { told[v].assign(counts.begin(), counts.end()); });
        for (NodeId v = 0; v < graph.size(); ++v) {
            const bool wanted = std::find(asked.begin(), asked.end(), v) != asked.end();
            CHECK(told[v] == (wanted ? all[v] : std::vector<std::uint32_t>{}));
        }
    }
}

TEST_CASE("folding takes trees off up to a height, and leaves a node of each component") {
    // Ring of three with a tail of 20: the lower 16 of the tail are folded, 4 stay in the core.
    const PendantTrees trees = fold_pendant_trees(ring_with_tail(3, 20));
    CHECK(trees.core_size() == 3 + 4);
    CHECK(trees.pendants.size() == 16);
    // A star and two nodes alone leave three core nodes without ties.
    const PendantTrees star_and_two = fold_pendant_trees(graph_text("0-1 0-2 0-3 5"));
    CHECK(star_and_two.core_size() == 3);
    CHECK(star_and_two.neighbors.empty());
    CHECK(std::vector(star_and_two.depths(0).begin(), star_and_two.depths(0).end()) ==
          std::vector<std::uint32_t>{1, 3});
}

TEST_CASE("closeness: mean nearness of those in reach, times their share") {
    // Path 0-1-2, 3 alone, n = 4: node 0 reaches two with 1 + 2 steps: 2/3 · 2/3; the middle 2/2 · 2/3.
    CHECK(closeness(graph_text("0-1-2 3")) == Scores{2.0 / 3 * (2.0 / 3), 2.0 / 3, 2.0 / 3 * (2.0 / 3), 0});
    // Star of five: centre 1; a leaf reaches four with 1 + 3·2 steps.
    CHECK(closeness(star(5).graph()) == Scores{1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7});
    CHECK(closeness(clique(4).graph()) == Scores{1, 1, 1, 1});
    CHECK(closeness(graph_text("1")) == Scores{0, 0});
    CHECK(closeness(Graph()).empty());
}

TEST_CASE("eccentricity: steps to the remotest node in reach") {
    CHECK(eccentricity(graph_text("0-1-2-3-4 5")) == Scores{4, 3, 2, 3, 4, 0});
    CHECK(eccentricity(cycle(7).graph()) == Scores(7, 3));
    CHECK(eccentricity(Graph()).empty());
}

TEST_CASE("the karate club's closeness, as published") {
    // Freeman's closeness of the club is in many manuals, as that of networkx's `closeness_centrality`: instructor
    // 0.5690 = 33/58 and president 0.55 = 33/60; the club's radius is 3 and its diameter 5.
    const Graph graph = karate_club();
    REQUIRE(graph.tie_count() == 78);
    const Scores near = closeness(graph);
    CHECK(near[0] == Approx(33.0 / 58));
    CHECK(near[33] == Approx(33.0 / 60));
    const Scores far = eccentricity(graph);
    CHECK(*std::min_element(far.begin(), far.end()) == 3);
    CHECK(*std::max_element(far.begin(), far.end()) == 5);
}

TEST_CASE("closeness and eccentricity agree with the definition, and renumbering changes no bit") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const TieList list = random_graph(seed, 40);
        const Graph graph = list.graph();
        const auto distance = oracle::distances(graph);
        Dice dice(seed);
        const std::vector<NodeId> number = random_permutation(dice, list.nodes);
        const Graph moved = renumbered(list, number).graph();
        const Scores near = closeness(graph), near_moved = closeness(moved);
        const Scores far = eccentricity(graph), far_moved = eccentricity(moved);
        for (NodeId v = 0; v < graph.size(); ++v) {
            double reached = 0, steps = 0, furthest = 0;
            for (const std::uint32_t d : distance[v]) {
                if (d == 0 || d == oracle::apart) continue;
                ++reached;
                steps += d;
                furthest = std::max(furthest, static_cast<double>(d));
            }
            const double others = static_cast<double>(graph.size()) - 1;
            CHECK(near[v] == Approx(reached == 0 ? 0 : reached / steps * (reached / others)));
            CHECK(far[v] == furthest);
            CHECK(near_moved[number[v]] == near[v]);
            CHECK(far_moved[number[v]] == far[v]);
        }
    }
}

TEST_CASE("several measures from one traversal are the same as each alone") {
    const Graph graph = several_batches();
    const CountsMeasure measures[] = {eccentricity_of, harmonic_of, closeness_of};
    CHECK(score_counts(graph, measures) == std::vector<Scores>{eccentricity(graph), harmonic(graph), closeness(graph)});
}
