// What will lapse, by hand; then each lapse against the partners of the days around its end.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "engine/comparison/expiring.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

/// `days-left village-partner before>after effect`
std::vector<std::string> lines(const Network& net, const std::vector<Lapse>& list) {
    std::vector<std::string> out;
    for (const Lapse& lapse : list) {
        out.push_back(std::to_string(lapse.days_left) + " " + std::string(net.id(lapse.village)) + "-" +
                      std::string(net.id(lapse.partner)) + " " + std::to_string(lapse.partners_before) + ">" +
                      std::to_string(lapse.partners_after) + " " + std::string(key(lapse.effect)));
    }
    return out;
}

using Strings = std::vector<std::string>;

std::size_t partners_on(const DatedCase& each, NodeId v, Date on) {
    const Snapshot snapshot = make_snapshot(each.net, on, each.rule);
    return partners_of(each.net, snapshot.graph, each.rule, v).size();
}

Date end_of(const DatedCase& each, TieId tie, NodeId partner) {
    Date end = each.net.ties.end[tie];
    const Date gone = each.net.nodes.end[partner];
    if (gone.known() && (!end.known() || gone < end)) end = gone;
    return end;
}

}  // namespace

TEST_CASE("ties end with their partner, and nobody misses those of a village that is gone") {
    //  e is abolished on 02-01; v1's tie to e has no end, v2's ends later, v3's before; v4 is gone on 01-20, v5 with e;
    //  f is abolished beyond the window
    const Network net = network(
        "village v1 v2 v3 v4[..2022-01-20] v5[..2022-02-01] v6; enterprise e[..2022-02-01] f[..2023];"
        "v1-e v2-e[..2022-03-01] v3-e[..2022-01-15] v4-e v4-f[..2022-01-25] v5-e v6-f v2-f");
    CHECK(lines(net, lapses(net, {}, day(2022, 1, 1), 90)) ==
          Strings{"14 v3-e 1>0 loses_cover", "31 v1-e 1>0 loses_cover", "31 v2-e 2>1 one_left"});
}

TEST_CASE("ties that end in the window, and what each end does") {
    //  today 2022-01-01, 90 days: ends from 01-02 to 04-01
    //  v1  e until 01-02                                            loses cover; its last day is today
    //  v2  e until 02-01, f for good                                one left
    //  v3  e until 02-01, and again from 02-01                      renewed
    //  v4  e until 02-01, f from 02-01                              stays covered, one partner after another
    //  v5  e until 04-01 (day 90), f until 04-02 (day 91)           one left; f is outside the window
    //  v6  e until 02-01, ended before today; planned; not started  no lapse
    //  v7  e and f, both until 03-01                                both lose cover
    const Network net = network(
        "village v1 v2@370211 v3 v4 v5 v6 v7; enterprise e f; community c;"
        "v1-e[..2022-01-02] v2-e[..2022-02-01] v2-f v3-e[..2022-02-01] v3-e[2022-02-01..] v4-e[..2022-02-01] "
        "v4-f[2022-02-01..] v5-e[..2022-04-01] v5-f[..2022-04-02] v6-e[..2022-01-01] v6-e[..2022-02-01][planned] "
        "v6-e[2022-01-02..2022-02-01] v7-e[..2022-03-01] v7-f[..2022-03-01]");
    CHECK(lines(net, lapses(net, {}, day(2022, 1, 1), 90)) ==
          Strings{"1 v1-e 1>0 loses_cover", "31 v2-e 2>1 one_left", "31 v3-e 1>1 renewed", "31 v4-e 1>1 stays_covered",
                  "59 v7-e 2>0 loses_cover", "59 v7-f 2>0 loses_cover", "90 v5-e 2>1 one_left"});
    CHECK(lines(net, lapses(net, {}, day(2022, 1, 1), 90, net.regions.find("370211"))) ==
          Strings{"31 v2-e 2>1 one_left"});
    CHECK(lapses(net, {}, day(2030, 1, 1), 90).empty());
}

TEST_CASE("with two partners asked for, a village may be below already; a tie of two targets counts for both") {
    CoverageRule rule;
    rule.min_partners = 2;
    const Network net = network("village v; community c; enterprise e; v-c[..2022-02-01] v-e[..2022-03-01]");
    CHECK(lines(net, lapses(net, rule, day(2022, 1, 1), 90)) ==
          Strings{"31 c-v 1>0 uncovered", "31 v-c 2>1 loses_cover", "59 v-e 1>0 uncovered"});
}

TEST_CASE("lapses are what the days around their ends say, on 400 random networks") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const DatedCase each = dated_case(seed);
        const Ties& ties = each.net.ties;
        Dice dice(seed);
        const Date today(static_cast<std::int32_t>(dice.below(dated_days)));
        const auto days = static_cast<std::int32_t>(dice.below(120));
        std::set<std::pair<TieId, NodeId>> found;
        Date last = today;
        for (const Lapse& lapse : lapses(each.net, each.rule, today, days)) {
            REQUIRE(found.emplace(lapse.tie, lapse.village).second);
            REQUIRE(lapse.end >= last);
            last = lapse.end;
            REQUIRE(lapse.end == end_of(each, lapse.tie, lapse.partner));
            REQUIRE(lapse.days_left == lapse.end.days() - today.days());
            const std::size_t before = partners_on(each, lapse.village, Date(lapse.end.days() - 1));
            const std::size_t after = partners_on(each, lapse.village, lapse.end);
            REQUIRE(lapse.partners_before == before);
            REQUIRE(lapse.partners_after == after);
            const std::size_t k = each.rule.min_partners;
            if (lapse.effect == LapseEffect::loses_cover) REQUIRE((before >= k && after < k));
            if (lapse.effect == LapseEffect::one_left) REQUIRE((after >= k && after == 1 && before > 1));
            if (lapse.effect == LapseEffect::uncovered) REQUIRE((before < k && after < k));
            if (lapse.effect == LapseEffect::stays_covered) REQUIRE((after >= k && (after != 1 || before <= 1)));
            if (lapse.effect == LapseEffect::renewed) {
                const Graph graph = make_snapshot(each.net, lapse.end, each.rule).graph;
                REQUIRE(graph.adjacent(lapse.village, lapse.partner));
            }
        }
        for (TieId tie = 0; tie < ties.size(); ++tie) {
            const auto& kinds = each.rule.ties;
            if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), ties.kind[tie]) == kinds.end()) continue;
            if (!is_live(ties, tie, today) || ties.source[tie] == ties.target[tie]) continue;
            if (!ends_stand(each.net, tie, today)) continue;
            for (const auto& [v, partner] :
                 {std::pair(ties.source[tie], ties.target[tie]), std::pair(ties.target[tie], ties.source[tie])}) {
                const Date end = end_of(each, tie, partner), village_end = each.net.nodes.end[v];
                const bool in_time = end.known() && end.days() <= today.days() + days;
                const bool outlived = !village_end.known() || village_end > end;
                const bool counts = in_time && outlived && each.rule.is_target(each.net.kind(v)) &&
                                    each.rule.covers(each.net.kind(partner), each.net.kind(v));
                REQUIRE(found.count({tie, v}) == (counts ? 1 : 0));
            }
        }
    }
}
