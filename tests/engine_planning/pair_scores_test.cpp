#include "engine/planning/pair_scores.hpp"

#include <catch2/catch.hpp>

#include "support/network_text.hpp"

namespace lianjian {
namespace {

/// The score of the only pair of two bodies, one principle at weight 1 and the others at 0.
double value(const Network& network, Principle principle, Level limit = Level::city) {
    PairScoring scoring;
    scoring.weight = {};
    scoring.weight[static_cast<std::size_t>(principle)] = 1;
    scoring.span_limit = limit;
    const std::vector<NodeId> bodies{network.find("a"), network.find("b")};
    return score_pairs(network, test::graph_of(network), bodies, scoring).options.at(0).score;
}

}  // namespace

TEST_CASE("The tie of two bodies: direct or by one body in between, by two, or none") {
    CHECK(value(test::network("village a b; a-b"), Principle::tie) == 1);
    CHECK(value(test::network("village a b; enterprise e; a-e b-e"), Principle::tie) == 1);
    CHECK(value(test::network("village a b; enterprise e f; a-e e-f f-b"), Principle::tie) == 0.5);
    CHECK(value(test::network("village a b; enterprise e f g; a-e e-f f-g g-b"), Principle::tie) == 0);
}

TEST_CASE("The span of two bodies falls with code distance, to 0 beyond the limit") {
    const auto at = [](const char* text, Level limit) { return value(test::network(text), Principle::span, limit); };
    CHECK(at("village a@370211001001 b@370211001002", Level::city) == 1);
    CHECK(at("village a@370211001001 b@370211002001", Level::city) == 0.75);
    CHECK(at("village a@370211001001 b@370214001001", Level::city) == 0.5);
    CHECK(at("village a@370211001001 b@370214001001", Level::county) == 0);
    CHECK(at("village a@370211001001 b@370811001001", Level::city) == 0);
    CHECK(at("village a@370211001001 b@370811001001", Level::province) == 0.25);
    CHECK(at("village a@370211001001 b@110101001001", Level::province) == 0);
    CHECK(at("village a@370211001001 b", Level::province) == 0);
}

TEST_CASE("Motivation, relation and lists come from the tables") {
    Network network = test::network("village a b");
    const NodeId a = network.find("a");
    const NodeId b = network.find("b");
    network.nodes.attributes = {{"motivation", {{a, "0.9"}, {b, "0.5"}}}};
    network.nodes.sector.set(a, "茶叶；旅游");
    network.nodes.sector.set(b, "旅游, 果蔬");
    CHECK(value(network, Principle::motivation) == 0.5);
    CHECK(value(network, Principle::relation) == Approx(1.0 / 3).margin(1e-6));
    // a needs 4 tea and 2 roads, b needs 2 tea; b offers 3 tea, a offers 9 tea: (3 + 0 + 2) / 8.
    network.needs = {{a, "tea", {4, false}, {}}, {a, "road", {2, false}, {}}, {b, "tea", {2, false}, {}}};
    network.resources = {{b, "tea", {3, false}, {}}, {a, "tea", {9, false}, {}}};
    CHECK(value(network, Principle::complement) == 0.625);
    network.nodes.attributes[0].values[1].second = "high";
    const std::vector<NodeId> bodies{a, b};
    const ScoredPairs scored = score_pairs(network, test::graph_of(network), bodies, {});
    REQUIRE(scored.bad.size() == 1);
    CHECK(scored.bad[0].node == b);
    CHECK(scored.has_data[static_cast<std::size_t>(Principle::complement)]);
    CHECK_FALSE(scored.has_data[static_cast<std::size_t>(Principle::span)]);
}

TEST_CASE("A rule leaves out pairs of one region, and bodies of none") {
    const Network network = test::network("village a@370211001001 b@370211001002 c@370211002001 d@370214001001 e");
    const auto pairs = [&](Level differ) {
        PairScoring scoring;
        scoring.differ = differ;
        std::vector<NodeId> bodies{0, 1, 2, 3, 4};
        return score_pairs(network, test::graph_of(network), bodies, scoring).options.size();
    };
    CHECK(pairs(Level::none) == 10);
    CHECK(pairs(Level::township) == 5);  // all of the six but a–b
    CHECK(pairs(Level::county) == 3);    // with d alone
}

}  // namespace lianjian
