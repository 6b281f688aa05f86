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

TEST_CASE("every measure is finite, from 0, one value a node, whole where it says so, and scales to at most 1") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Graph graph = random_graph(seed).graph();
        for (const Measure& measure : measures()) {
            CAPTURE(seed, std::string(measure.key));
            const Scores scores = measure.score(graph);
            const double scale = measure.scale(graph.size());
            REQUIRE(scores.size() == graph.size());
            for (const double score : scores) {
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
