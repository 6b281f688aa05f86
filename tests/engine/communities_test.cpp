#include "engine/structure/communities.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "engine/structure/components.hpp"
#include "support/karate.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Labels = std::vector<std::uint32_t>;

/// Villages around offices, offices around a few centres, and some ties across: what a network of partners is like.
TieList district_like(Dice& dice, std::size_t n) {
    TieList list{n, {}};
    const std::size_t offices = n / 8 + 1;
    for (std::size_t v = 1; v < n; ++v) {
        const auto from = static_cast<NodeId>(v);
        list.ties.emplace_back(from, v < offices ? dice.below(v / 6 + 1) : dice.below(offices));
        if (dice.below(4) == 0) list.ties.emplace_back(from, dice.below(offices));
    }
    return list;
}

double found_modularity(const Graph& graph) { return modularity(graph, communities(graph).label).value(); }

/// The nodes of each community, as a set of sets: labels aside.
std::set<std::set<NodeId>> groups(const Labels& label) {
    std::map<std::uint32_t, std::set<NodeId>> members;
    for (NodeId v = 0; v < label.size(); ++v) members[label[v]].insert(v);
    std::set<std::set<NodeId>> result;
    for (const auto& [_, nodes] : members) result.insert(nodes);
    return result;
}

}  // namespace

TEST_CASE("modularity by hand") {
    // Two triangles and a tie between them: 6 of 7 ties inside, degrees 7 and 7 of 14.
    const Graph graph = graph_text("0-1-2-0 3-4-5-3 2-3");
    CHECK(modularity(graph, Labels{0, 0, 0, 1, 1, 1}).value() == Approx(6.0 / 7 - 0.5));
    CHECK(modularity(graph, Labels(6, 4)).value() == Approx(0).margin(1e-15));
    CHECK_FALSE(modularity(graph_text("0 1"), Labels{0, 1}).has_value());
    CHECK_FALSE(modularity(Graph(), {}).has_value());
    // The least there is: two sides, all ties across.
    CHECK(modularity(graph_text("0-1"), Labels{0, 1}).value() == -0.5);
}

TEST_CASE("modularity is the sum over pairs") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Graph graph = random_graph(seed).graph();
        if (graph.tie_count() == 0) continue;
        Labels part(graph.size());
        for (std::uint32_t& p : part) p = dice.below(6);
        CHECK(modularity(graph, part).value() == Approx(oracle::modularity(graph, part)).margin(1e-12));
    }
}

TEST_CASE("communities of shapes, the largest 0, equals by their smallest node") {
    CHECK(communities(Graph()).label.empty());
    CHECK(communities(graph_text("0 1")).label == Labels{0, 1});
    CHECK(communities(graph_text("3-0 1 2")).label == Labels{0, 1, 2, 0});
    CHECK(communities(star(9).graph()).label == Labels(9, 0));
    CHECK(communities(graph_text("0-1-2-0 3-4-5-3 2-3")).label == Labels{0, 0, 0, 1, 1, 1});
    const Communities found = communities(graph_text("0 1-2 3-4-5-6-3-5 4-6"));
    CHECK(found.label == Labels{2, 1, 1, 0, 0, 0, 0});
    CHECK(found.size == Labels{4, 2, 1});
}

TEST_CASE("a ring of cliques falls into its cliques") {
    // Eight cliques of five, each tied to the next: far below the resolution limit of √(2m).
    TieList ring{0, {}};
    for (int i = 0; i < 8; ++i) ring = beside(ring, clique(5));
    for (NodeId i = 0; i < 8; ++i) ring.ties.emplace_back(5 * i, (5 * i + 6) % 40);
    const Communities found = communities(ring.graph());
    CHECK(found.size == Labels(8, 5));
    for (NodeId v = 0; v < 40; ++v) CHECK(found.label[v] == v / 5);
}

TEST_CASE("no partition of a small graph is better than the communities found") {
    std::size_t tried = 0;
    for (std::uint64_t seed = 0; tried < 40; ++seed) {
        const Graph graph = random_graph(seed, 8).graph();
        if (graph.tie_count() < 4 || graph.size() > 8) continue;
        ++tried;
        CAPTURE(seed);
        CHECK(found_modularity(graph) == Approx(oracle::best_modularity(graph)).margin(1e-12));
    }
}

// 0.4198 with four communities: Brandes et al. 2008, On modularity clustering, IEEE Trans. Knowl. Data Eng. 20,
// proved best by integer programming.
TEST_CASE("the karate club's best partition is found from every seed") {
    const Graph graph = karate_club();
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Communities found = communities(graph, seed);
        CHECK(found.size.size() == 4);
        CHECK(modularity(graph, found.label).value() == Approx(0.41979).margin(1e-5));
    }
}

TEST_CASE("communities are connected, numbered by size, and no worse than each node alone or all in one") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Graph graph = seed % 3 == 0 ? random_graph(seed, 150).graph() : district_like(dice, 200).graph();
        const Communities found = communities(graph, seed);

        std::vector<std::pair<NodeId, NodeId>> inside;
        for (NodeId v = 0; v < graph.size(); ++v) {
            for (const NodeId w : graph.neighbors(v)) {
                if (found.label[v] == found.label[w]) inside.emplace_back(v, w);
            }
        }
        const Components pieces = components(Graph(graph.size(), inside));
        CHECK(pieces.label == found.label);
        CHECK(pieces.size == found.size);

        if (graph.tie_count() == 0) continue;
        Labels alone(graph.size());
        for (NodeId v = 0; v < graph.size(); ++v) alone[v] = v;
        const double q = modularity(graph, found.label).value();
        CHECK(q >= modularity(graph, alone).value());
        CHECK(q >= modularity(graph, components(graph).label).value() - 1e-12);
    }
}

TEST_CASE("no single node gains by leaving its community for another or for one of its own") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Graph graph = district_like(dice, 60).graph();
        Labels label = communities(graph, seed).label;
        const double q = modularity(graph, label).value();
        for (NodeId v = 0; v < graph.size(); ++v) {
            const std::uint32_t own = label[v];
            for (const NodeId w : graph.neighbors(v)) {
                if (label[w] == own) continue;
                label[v] = label[w];
                CHECK(modularity(graph, label).value() <= q + 1e-12);
                label[v] = own;
            }
            label[v] = static_cast<std::uint32_t>(graph.size());
            CHECK(modularity(graph, label).value() <= q + 1e-12);
            label[v] = own;
        }
    }
}

TEST_CASE("equal seeds give equal communities; a component more changes only labels") {
    Dice dice(5);
    const TieList list = district_like(dice, 3000);
    const Communities once = communities(list.graph(), 9);
    CHECK(communities(list.graph(), 9).label == once.label);
    CHECK(communities(list.graph(), 10).size.size() > 1);

    // Two far-off nodes add one tie to m and nothing else, too little to move anybody of a clear community.
    const TieList two = beside(clique(6), clique(6));
    const auto before = groups(communities(two.graph()).label);
    const auto after = groups(communities(beside(two, chain(2)).graph()).label);
    for (const auto& group : before) CHECK(after.count(group) == 1);
}

TEST_CASE("renumbering nodes keeps the quality") {
    Dice dice(6);
    const TieList list = district_like(dice, 4000);
    const double q = found_modularity(list.graph());
    for (int i = 0; i < 5; ++i) {
        const double other = found_modularity(renumbered(list, random_permutation(dice, list.nodes)).graph());
        CHECK(other == Approx(q).margin(0.005));
    }
}

TEST_CASE("a chain and a star of 200 000 nodes are parted without recursion or quadratic time") {
    CHECK(found_modularity(chain(200'000).graph()) > 0.99);
    CHECK(communities(star(200'000).graph()).size.size() == 1);
}
