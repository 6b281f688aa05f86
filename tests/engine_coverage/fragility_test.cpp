// Fragility: shapes worked by hand, and the worst loss and expected coverage against every subset of partners.
#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/coverage/fragility.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

Backing backing_of(const Network& net, std::uint32_t min_partners = 1) {
    CoverageRule rule;
    rule.min_partners = min_partners;
    return make_backing(net, make_snapshot(net, std::nullopt), rule);
}

std::string ids(const Network& net, const std::vector<NodeId>& nodes) {
    std::string text;
    for (const NodeId v : nodes) text += (text.empty() ? "" : " ") + std::string(net.id(v));
    return text;
}

// a holds v1 v2 alone, b holds v3 alone; c and d hold v4 v5 v6 together; v7 has a, b and c; v8 nobody.
Network by_hand() {
    return network(
        "village v1*100 v2*100+ v3*900 v4*10 v5*20 v6*30 v7*50 v8*5; enterprise a b c d;"
        "v1-a v2-a v3-b v4-c v4-d v5-c v5-d v6-c v6-d v7-a v7-b v7-c");
}

}  // namespace

TEST_CASE("villages on one partner, and what a departure costs") {
    const Network net = by_hand();
    const Backing backing = backing_of(net);
    const FragilityTotals totals = fragility_totals(net, backing);
    CHECK(totals.all.villages == 8);
    CHECK(totals.covered.villages == 7);
    CHECK(totals.covered.population == Amount{1210, true});
    CHECK(totals.fragile.villages == 3);
    CHECK(totals.fragile.population == Amount{1100, true});

    const auto losses = partner_losses(net, backing);
    REQUIRE(losses.size() == 4);
    CHECK(net.id(losses[0].partner) == "a");
    CHECK(losses[0].villages == 3);
    CHECK(losses[0].lost.villages == 2);
    CHECK(losses[0].lost.population == Amount{200, true});
    CHECK(losses[0].credit.villages == Approx(2 + 1 / 3.0));
    CHECK(net.id(losses[1].partner) == "b");
    CHECK(losses[1].lost.population == Amount{900, false});
    CHECK(net.id(losses[2].partner) == "c");
    CHECK(losses[2].lost.villages == 0);
    CHECK(losses[2].lost.population == Amount{0, false});
    CHECK(losses[2].credit.population.value == Approx(30 + 50 / 3.0));
    CHECK(net.id(losses[3].partner) == "d");

    const auto needs = backup_needs(net, backing, losses);
    REQUIRE(needs.size() == 3);
    CHECK(ids(net, {needs[0].target, needs[1].target, needs[2].target}) == "v1 v2 v3");
    CHECK(needs[1].at_risk.villages == 2);
    CHECK(net.id(needs[2].partner) == "b");
}

TEST_CASE("the worst departures: two that share villages beat the two that cost most alone") {
    const Network net = by_hand();
    const auto worst = worst_departures(net, backing_of(net), 5, Counted::villages);
    REQUIRE(worst.size() == 5);
    CHECK(worst[0].value.value == 2);  // a: v1 v2
    CHECK(ids(net, worst[0].partners) == "a");
    CHECK(worst[1].value.value == 3);  // a b: v1 v2 v3; c d: v4 v5 v6
    CHECK(worst[2].value.value == 5);  // a c d
    CHECK(ids(net, worst[2].partners) == "a c d");
    CHECK(worst[3].value.value == 7);
    CHECK(worst[4].value.value == 7);  // there is no fifth
    CHECK(ids(net, worst[4].partners) == "a b c d");
    for (const auto& line : worst) {
        CHECK(line.exact);
        CHECK(line.bound == line.value.value);
    }
    const auto people = worst_departures(net, backing_of(net), 2, Counted::population);
    CHECK(people[0].value == Amount{900, true});  // v2 states a lower bound
    CHECK(ids(net, people[0].partners) == "b");
    CHECK(people[1].value.value == 1100);
}

TEST_CASE("villages that need two partners are lost with one of two") {
    const Network net = by_hand();
    const Backing backing = backing_of(net, 2);  // covered: v4 v5 v6 (two each) and v7 (three)
    CHECK(fragility_totals(net, backing).covered.villages == 4);
    CHECK(fragility_totals(net, backing).fragile.villages == 3);
    const auto worst = worst_departures(net, backing, 2, Counted::villages);
    CHECK(worst[0].value.value == 3);
    CHECK(worst[1].value.value == 4);  // c, and a or b
    CHECK(ids(net, worst[1].partners) == "a c");
}

TEST_CASE("expected coverage: a village with two partners that leave by tossing a coin stays with 3/4") {
    const Network net = by_hand();
    const std::vector<double> coin(net.nodes.size(), 0.5);
    const Weight expected = expected_coverage(net, backing_of(net), coin);
    CHECK(expected.villages == Approx(3 * 0.5 + 3 * 0.75 + 0.875));
    CHECK(expected.population.value == Approx(1100 * 0.5 + 60 * 0.75 + 50 * 0.875));
    CHECK(expected.population.at_least);
    const std::vector<double> none(net.nodes.size(), 0), all(net.nodes.size(), 1);
    CHECK(expected_coverage(net, backing_of(net), none).villages == 7);
    CHECK(expected_coverage(net, backing_of(net), all).villages == 0);
    // Both of two: 1/4; two or more of three: 1/2.
    CHECK(expected_coverage(net, backing_of(net, 2), coin).villages == Approx(3 * 0.25 + 0.5));
}

TEST_CASE("nobody to lose") {
    const Network net = network("village v1; enterprise a");
    const Backing backing = backing_of(net);
    CHECK(partner_losses(net, backing).empty());
    CHECK(backup_needs(net, backing, {}).empty());
    const auto worst = worst_departures(net, backing, 2, Counted::villages);
    CHECK(worst[1].value.value == 0);
    CHECK(worst[1].exact);
    CHECK(worst[1].partners.empty());
    CHECK(fragility_totals(net, backing).covered.population == Amount{0, false});
}

TEST_CASE("only the targets of the region count, wherever their partners are") {
    const Network net = network("village v1@370211001001 v2@370212001001; enterprise a@3701; v1-a v2-a");
    const Backing backing = make_backing(net, make_snapshot(net, std::nullopt), {}, net.regions.find("370211"));
    CHECK(partner_losses(net, backing).at(0).lost.villages == 1);
}

namespace {

struct Instance {
    Network net;
    Backing backing;
    std::vector<NodeId> partners;
    std::vector<double> leave;  // by node
};

/// Villages and partners at random: some partners on many villages, some villages with many partners.
Instance random_instance(std::uint64_t seed) {
    Dice dice(seed);
    const std::size_t partners = 1 + dice.below(10), villages = dice.below(25);
    std::string text = "enterprise";
    for (std::size_t p = 0; p < partners; ++p) text += " p" + std::to_string(p);
    text += "; village z";
    std::string ties;
    const std::size_t spread = 1 + dice.below(4);
    for (std::size_t v = 0; v < villages; ++v) {
        text += " v" + std::to_string(v) + "*" + std::to_string(dice.below(4) == 0 ? 0 : dice.below(500));
        for (std::size_t i = dice.below(spread + 2); i-- > 0;) {
            const std::size_t p = std::min(dice.below(partners), dice.below(partners));
            ties += " v" + std::to_string(v) + "-p" + std::to_string(p);
        }
    }
    Instance each{network(text + ";" + ties), {}, {}, {}};
    each.backing = backing_of(each.net, 1 + dice.below(2));
    for (std::size_t p = 0; p < partners; ++p) each.partners.push_back(each.net.find("p" + std::to_string(p)));
    for (std::size_t v = 0; v < each.net.nodes.size(); ++v) each.leave.push_back(dice.below(5) / 4.0);
    return each;
}

/// Covered weight lost when the partners of a bit set leave, read off the definition.
double loss(const Instance& each, std::uint32_t gone, Counted counted) {
    double sum = 0;
    for (std::size_t row = 0; row < each.backing.size(); ++row) {
        if (!each.backing.covered(row)) continue;
        std::uint32_t stay = 0;
        for (const NodeId p : each.backing.of(row)) {
            const auto i = std::find(each.partners.begin(), each.partners.end(), p) - each.partners.begin();
            stay += (gone >> i & 1) == 0;
        }
        const Amount people = each.net.nodes.population[each.backing.target[row]];
        if (stay < each.backing.min_partners) sum += counted == Counted::villages ? 1 : people.value;
    }
    return sum;
}

std::uint32_t as_bits(const Instance& each, const std::vector<NodeId>& set) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < each.partners.size(); ++i) {
        if (std::find(set.begin(), set.end(), each.partners[i]) != set.end()) bits |= 1U << i;
    }
    return bits;
}

}  // namespace

TEST_CASE("against every subset of partners: the worst loss, its set and its proof; expected coverage") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        const Instance each = random_instance(seed);
        const std::uint32_t subsets = 1U << each.partners.size();
        for (const Counted counted : {Counted::villages, Counted::population}) {
            std::vector<double> best(each.partners.size() + 1, 0);
            double expected = 0;
            const double whole = loss(each, subsets - 1, counted);  // all covered weight
            for (std::uint32_t gone = 0; gone < subsets; ++gone) {
                const double lost = loss(each, gone, counted);
                double& most = best[static_cast<std::size_t>(std::popcount(gone))];
                most = std::max(most, lost);
                double chance = 1;
                for (std::size_t i = 0; i < each.partners.size(); ++i) {
                    const double q = each.leave[each.partners[i]];
                    chance *= (gone >> i & 1) != 0 ? q : 1 - q;
                }
                expected += chance * (whole - lost);
            }
            const auto worst =
                worst_departures(each.net, each.backing, static_cast<std::uint32_t>(best.size()) - 1, counted);
            for (const WorstDepartures& line : worst) {
                CHECK(line.exact);
                CHECK(line.value.value == best[line.departures]);
                CHECK(line.bound == line.value.value);
                CHECK(line.partners.size() <= line.departures);
                CHECK(loss(each, as_bits(each, line.partners), counted) == line.value.value);
            }
            // Stopped at once, the bound still holds.
            for (const WorstDepartures& line :
                 worst_departures(each.net, each.backing, static_cast<std::uint32_t>(best.size()) - 1, counted, 0)) {
                CHECK(line.value.value <= best[line.departures]);
                CHECK(line.bound >= best[line.departures]);
                CHECK(line.exact == (line.bound == line.value.value));
            }
            const Weight chance = expected_coverage(each.net, each.backing, each.leave);
            CHECK((counted == Counted::villages ? chance.villages : chance.population.value) ==
                  Approx(expected).margin(1e-9));
        }
        // Credits add up to the covered weight.
        double villages = 0, people = 0;
        for (const PartnerLoss& line : partner_losses(each.net, each.backing)) {
            villages += line.credit.villages;
            people += line.credit.population.value;
        }
        const Weight covered = fragility_totals(each.net, each.backing).covered;
        CHECK(villages == Approx(covered.villages));
        CHECK(people == Approx(covered.population.value));
    }
}
