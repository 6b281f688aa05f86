#include <cmath>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("measures are found by their key") {
    for (const Measure& measure : measures()) CHECK(find_measure(measure.key) == &measure);
    CHECK(find_measure("Degree") == nullptr);
    CHECK(find_measure("") == nullptr);
}

TEST_CASE("every measure has one key, a title and a sentence in both languages") {
    std::set<std::string_view> keys;
    for (const Measure& measure : measures()) {
        CAPTURE(std::string(measure.key));
        CHECK(keys.insert(measure.key).second);
        for (const Lang lang : {Lang::zh, Lang::en}) {
            CHECK_FALSE(measure.title.in(lang).empty());
            CHECK_FALSE(measure.sentence.in(lang).empty());
        }
    }
}

TEST_CASE("every measure is finite or undefined, from 0, one value a node, whole where it says so, at most 1 scaled") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Graph graph = random_graph(seed).graph();
        for (const Measure& measure : measures()) {
            CAPTURE(seed, std::string(measure.key));
            const Scores scores = measure.score(graph);
            const double scale = measure.scale(graph.size());
            REQUIRE(scores.size() == graph.size());
            for (const double score : scores) {
                if (!is_defined(score)) continue;
                CHECK(std::isfinite(score));
                CHECK(score >= 0);
                if (measure.whole) CHECK(score == std::floor(score));
                if (scale > 0) CHECK(score / scale <= 1 + 1e-12);
            }
        }
    }
}

TEST_CASE("scales reach 1: the middle of a star") {
    const Graph graph = star(6).graph();
    for (const char* key : {"degree", "harmonic", "betweenness"}) {
        CAPTURE(key);
        const Measure* measure = find_measure(key);
        CHECK(measure->score(graph)[0] / measure->scale(graph.size()) == Approx(1));
    }
}

TEST_CASE("no scale is negative, however few nodes there are") {
    for (const Measure& measure : measures()) {
        for (std::size_t n = 0; n < 4; ++n) CHECK(measure.scale(n) >= 0);
    }
    CHECK(find_measure("betweenness")->scale(2) == 0);
    CHECK(find_measure("articulation")->scale(10) == 0);
    CHECK(find_measure("component")->scale(10) == 0);
}

TEST_CASE("articulation is 1 for a node whose departure splits its component, component its label") {
    const Graph graph = graph_text("3 4-5 0-1-2");
    CHECK(find_measure("articulation")->score(graph) == Scores{0, 1, 0, 0, 0, 0});
    CHECK(find_measure("component")->score(graph) == Scores{0, 0, 0, 2, 1, 1});
}

TEST_CASE("undefined are the constraint and effective size of nodes without ties, and nothing else") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Graph graph = random_graph(seed).graph();
        for (const Measure& measure : measures()) {
            CAPTURE(seed, std::string(measure.key));
            const bool needs_ties = measure.key == "constraint" || measure.key == "effective_size";
            const Scores scores = measure.score(graph);
            for (NodeId v = 0; v < graph.size(); ++v) {
                CHECK(is_defined(scores[v]) == (graph.degree(v) > 0 || !needs_ties));
            }
        }
    }
}

TEST_CASE(
    "coreness, clustering, constraint, effective size and community of a triangle with a tail, and a node alone") {
    // 2 has three contacts, of which 0 and 1 are tied: 3 − 2·1/3 in effect, 1 of 3 pairs tied.
    const Graph graph = graph_text("0-1-2-0 2-3 4");
    CHECK(find_measure("coreness")->score(graph) == Scores{2, 2, 2, 1, 0});
    CHECK(find_measure("clustering")->score(graph)[2] == Approx(1.0 / 3));
    CHECK(find_measure("constraint")->score(graph)[3] == 1);
    CHECK(find_measure("effective_size")->score(graph)[2] == Approx(7.0 / 3));
    // Two triangles and a tie between them, and two apart.
    CHECK(find_measure("community")->score(graph_text("6-7 0-1-2-0 3-4-5-3 2-3")) == Scores{0, 0, 0, 1, 1, 1, 2, 2});
}

TEST_CASE("renumbering nodes permutes scores, a component more changes none of the others") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Dice dice(seed);
        const TieList list = random_graph(seed, 40);
        const std::vector<NodeId> number = random_permutation(dice, list.nodes);
        const Graph graph = list.graph();
        const Graph other = renumbered(list, number).graph();
        const Graph larger = beside(list, clique(5)).graph();
        for (const char* key : {"coreness", "clustering", "constraint", "effective_size"}) {
            CAPTURE(seed, key);
            const Measure* measure = find_measure(key);
            const Scores scores = measure->score(graph);
            const Scores permuted = measure->score(other);
            const Scores beside_clique = measure->score(larger);
            for (NodeId v = 0; v < graph.size(); ++v) {
                if (!is_defined(scores[v])) continue;
                CHECK(permuted[number[v]] == Approx(scores[v]));
                CHECK(beside_clique[v] == Approx(scores[v]));
            }
        }
    }
}
