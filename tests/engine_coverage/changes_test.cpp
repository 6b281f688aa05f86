// Gained and lost villages, by hand; then against sets read from the ties one by one.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "engine/comparison/changes.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

//  between 2021-06-01 and 2022-06-01
//  a1  e all the time                     stays         a5  e until 2022, f from 2022      stays, another partner
//  a2  e until 2022                       tie ended     b1  h until 2022                   partner gone (h)
//  a3  f from 2022                        tie added     b2  e and h, both until 2022       partner gone (before tie
//  ended) a4  nobody                             –             b3  x from 2022, planned           – c1  no region: i
//  until 2022, i stays tied to the township t                              tie ended
const char* const text =
    "village a1@370211001001 a2@370211001002 a3@370211001003 a4@370211001004 a5@370211001005 b1@370212001001"
    "        b2@370212001002 b3@370212001003 c1; township t@370211001; enterprise e f h x i;"
    "a1-e a2-e[2020..2022] a3-f[2022..] a5-e[..2022] a5-f[2022..] b1-h[..2022] b2-e[..2022] b2-h[..2022] "
    "b3-x[2022..][planned] c1-i[..2022] i-t";

struct Answer {
    Network net = network(text);
    CoverageRule rule = {};
    Snapshot before = make_snapshot(net, day(2021, 6, 1), rule);
    Snapshot after = make_snapshot(net, day(2022, 6, 1), rule);
};

/// `village before>after cause partners`
std::vector<std::string> lines(const Network& net, const Changes& changes) {
    std::vector<std::string> list;
    for (const VillageChange& change : changes.villages) {
        std::string line = std::string(net.id(change.village)) + " " + std::to_string(change.partners_before) + ">" +
                           std::to_string(change.partners_after) + " " + std::string(key(change.cause));
        for (const NodeId partner : change.partners) line += " " + std::string(net.id(partner));
        list.push_back(line);
    }
    return list;
}

/// `region villages before +added −gone −ended after | circle before after both`, for nodes without days
std::string line(const Network& net, const ChangeLine& each) {
    const auto n = [](std::uint64_t count) { return std::to_string(count); };
    return (each.region == no_region ? "-" : std::string(net.region_code(each.region))) + " " + n(each.villages_after) +
           " " + n(each.covered_before) + " +" + n(each.caused_by(ChangeCause::tie_added)) + " -" +
           n(each.caused_by(ChangeCause::partner_gone)) + " -" + n(each.caused_by(ChangeCause::tie_ended)) + " " +
           n(each.covered_after) + " | " + n(each.circle_before) + " " + n(each.circle_after) + " " +
           n(each.circle_both);
}

using Strings = std::vector<std::string>;

/// Whether a node has been set up and not been abolished.
bool is_there(const DatedCase& each, NodeId v, Date on) {
    const Date start = each.net.nodes.start[v], end = each.net.nodes.end[v];
    return (!start.known() || start.days() <= on.days()) && (!end.known() || on.days() < end.days());
}

/// The partners of a village on a day, straight from the ties.
std::set<NodeId> partners_on(const DatedCase& each, NodeId v, Date on) {
    std::set<NodeId> partners;
    const Ties& ties = each.net.ties;
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        const auto& kinds = each.rule.ties;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), ties.kind[tie]) == kinds.end()) continue;
        if (!is_live(ties, tie, on) || ties.source[tie] == ties.target[tie]) continue;
        if (!is_there(each, ties.source[tie], on) || !is_there(each, ties.target[tie], on)) continue;
        if (ties.source[tie] != v && ties.target[tie] != v) continue;
        const NodeId other = ties.source[tie] == v ? ties.target[tie] : ties.source[tie];
        if (each.rule.covers(each.net.kind(other), each.net.kind(v))) partners.insert(other);
    }
    return partners;
}

/// Whether a node has a tie of the rule to anybody else on a day.
bool is_tied(const DatedCase& each, NodeId node, Date on) {
    DatedCase to_anybody = each;
    to_anybody.rule.any_partner = true;
    return !partners_on(to_anybody, node, on).empty();
}

void compare_with_definition(const DatedCase& each, Date from, Date to, RegionId within) {
    const Snapshot before = make_snapshot(each.net, from, each.rule);
    const Snapshot after = make_snapshot(each.net, to, each.rule);
    const Changes changes = changes_between(each.net, before, after, each.rule, Level::county, within);

    std::map<NodeId, ChangeCause> expected;
    std::map<RegionId, std::pair<std::set<NodeId>, std::set<NodeId>>> circles;
    for (NodeId v = 0; v < each.net.nodes.size(); ++v) {
        if (!each.rule.is_target(each.net.kind(v))) continue;
        if (within != no_region && !each.net.regions.within(each.net.region(v), within)) continue;
        const bool stood = is_there(each, v, from), stands = is_there(each, v, to);
        if (!stood && !stands) continue;
        const auto had = partners_on(each, v, from), has = partners_on(each, v, to);
        auto& circle = circles[each.net.regions.at(each.net.region(v), Level::county)];
        circle.first.insert(had.begin(), had.end());
        circle.second.insert(has.begin(), has.end());
        const std::size_t k = each.rule.min_partners;
        const bool was_covered = stood && had.size() >= k, is_covered = stands && has.size() >= k;
        if (was_covered == is_covered) continue;
        std::set<NodeId> had_those_gone_stayed = has;
        for (const NodeId partner : had) {
            if (!is_tied(each, partner, to)) had_those_gone_stayed.insert(partner);
        }
        expected[v] = !stood                                                ? ChangeCause::village_new
                      : !stands && each.net.nodes.merged_into[v] != no_node ? ChangeCause::merged
                      : !stands                                             ? ChangeCause::closed
                      : is_covered                                          ? ChangeCause::tie_added
                      : had_those_gone_stayed.size() >= k                   ? ChangeCause::partner_gone
                                                                            : ChangeCause::tie_ended;
    }
    REQUIRE(changes.villages.size() == expected.size());
    for (const VillageChange& change : changes.villages) {
        REQUIRE(expected.at(change.village) == change.cause);
        REQUIRE(change.partners_before == partners_on(each, change.village, from).size());
        REQUIRE(change.partners_after == partners_on(each, change.village, to).size());
        REQUIRE((!change.partners.empty() || each.rule.min_partners == 0));
    }

    ChangeLine sum;
    std::vector<ChangeLine> all = changes.regions;
    all.push_back(changes.total);
    for (const ChangeLine& each_line : all) {
        REQUIRE(each_line.covered_before + each_line.gained() == each_line.covered_after + each_line.lost());
    }
    for (const ChangeLine& each_line : changes.regions) {
        sum.villages_before += each_line.villages_before;
        sum.villages_after += each_line.villages_after;
        sum.covered_before += each_line.covered_before;
        sum.covered_after += each_line.covered_after;
        for (std::size_t c = 0; c < change_causes; ++c) sum.by_cause[c] += each_line.by_cause[c];
        const auto& [had, has] = circles.at(each_line.region);
        std::set<NodeId> both;
        std::set_intersection(had.begin(), had.end(), has.begin(), has.end(), std::inserter(both, both.end()));
        REQUIRE(each_line.circle_before == had.size());
        REQUIRE(each_line.circle_after == has.size());
        REQUIRE(each_line.circle_both == both.size());
    }
    REQUIRE(changes.regions.size() == circles.size());
    REQUIRE(sum.villages_before == changes.total.villages_before);
    REQUIRE(sum.villages_after == changes.total.villages_after);
    REQUIRE(sum.covered_before == changes.total.covered_before);
    REQUIRE(sum.covered_after == changes.total.covered_after);
    REQUIRE(sum.by_cause == changes.total.by_cause);

    const auto total_of = [&](const Snapshot& snapshot) {
        const Ladder ladder = make_ladder(each.net, snapshot, each.rule);
        const CoverageRow total = coverage_by_region(each.net, ladder, Level::county, within).total;
        return std::pair(total.villages, total.covered);
    };
    REQUIRE(std::pair(changes.total.villages_before, changes.total.covered_before) == total_of(before));
    REQUIRE(std::pair(changes.total.villages_after, changes.total.covered_after) == total_of(after));
}

}  // namespace

TEST_CASE("each village that gained or lost its cover has its one cause") {
    const Answer a;
    const Changes changes = changes_between(a.net, a.before, a.after, a.rule, Level::county);
    CHECK(lines(a.net, changes) == Strings{"a2 1>0 tie_ended e", "a3 0>1 tie_added f", "b1 1>0 partner_gone h",
                                           "b2 2>0 partner_gone h", "c1 1>0 tie_ended i"});
    REQUIRE(changes.regions.size() == 3);
    CHECK(line(a.net, changes.regions[0]) == "370211 5 3 +1 -0 -1 3 | 1 2 1");
    CHECK(line(a.net, changes.regions[1]) == "370212 3 2 +0 -2 -0 0 | 2 0 0");
    CHECK(line(a.net, changes.regions[2]) == "- 1 1 +0 -0 -1 0 | 1 0 0");
    CHECK(line(a.net, changes.total) == "- 9 6 +1 -2 -2 3 | 3 2 1");
    CHECK(changes.regions[0].jaccard() == 0.5);
    CHECK(changes.regions[1].jaccard() == 0.0);
    CHECK(changes.total.jaccard() == 0.25);
    CHECK(ChangeLine{}.jaccard() == std::nullopt);
}

TEST_CASE("back in time, what was lost is gained") {
    const Answer a;
    const Changes changes = changes_between(a.net, a.after, a.before, a.rule, Level::county);
    CHECK(line(a.net, changes.total) == "- 9 3 +4 -1 -0 6 | 2 3 1");
    CHECK(changes_between(a.net, a.after, a.after, a.rule, Level::county).villages.empty());
}

TEST_CASE("a village that comes or goes is the cause itself") {
    //  between 2021-06-01 and 2022-06-01, all tied to e unless said otherwise
    //  n   set up 2022                  new              s   set up 2022, nobody's     –
    //  m   merged into n 2022           merged           x   merged into n, was nobody's           –
    //  k   abolished 2022               closed           l   closed, its tie ended before it       closed
    //  o   abolished 2020               –                p   set up 2022, gone again 2022-03       –
    //  g   its one partner f abolished  partner gone     h   partners e and f (abolished)          stays
    //  i   partner d set up 2022        tie added        q   says merged into n, has no end        stays
    const Network net = network(
        "village n[2022..] s[2022..] m[..2022][>n] x[..2022][>n] k[..2022] l[..2022] o[..2020] p[2022..2022-03-01] g h "
        "i"
        "  q[>n]; enterprise e f[..2022] d[2022..];"
        "n-e m-e k-e l-e[..2021-12-01] o-e p-e g-f h-e h-f i-d q-e");
    const auto snapshot = [&](Date on) { return make_snapshot(net, on, CoverageRule{}); };
    const Snapshot before = snapshot(day(2021, 6, 1)), after = snapshot(day(2022, 6, 1));
    const Changes changes = changes_between(net, before, after, {}, Level::county);
    CHECK(lines(net, changes) == Strings{"n 0>1 village_new e", "m 1>0 merged e", "k 1>0 closed e", "l 1>0 closed e",
                                         "g 1>0 partner_gone f", "i 0>1 tie_added d"});
    const ChangeLine& total = changes.total;
    CHECK(total.villages_before == 8);  // m x k l g h i q
    CHECK(total.villages_after == 6);   // n s g h i q
    CHECK(total.covered_before == 6);   // m k l g h q
    CHECK(total.gained() == 2);
    CHECK(total.lost() == 4);
    CHECK(total.covered_after == 4);  // n h i q
    CHECK(changes_between(net, after, before, {}, Level::county).total.caused_by(ChangeCause::village_new) == 3);
}

TEST_CASE("with two partners asked for, a partner that is gone is the cause only where it makes the difference") {
    //  v: e, h, i → e          h gone, i tied elsewhere: with h there were two          partner gone
    //  w: e, h, i, x → nobody  h gone alone does not make two                          tie ended
    Answer a;
    a.net = network(
        "village v w o; enterprise e h i x; v-e v-h[..2022] v-i[..2022] w-e[..2022] w-h[..2022] w-i[..2022] w-x[..2022]"
        " o-i o-x");
    a.rule.min_partners = 2;
    const Changes changes = changes_between(a.net, make_snapshot(a.net, day(2021, 6, 1), a.rule),
                                            make_snapshot(a.net, day(2022, 6, 1), a.rule), a.rule, Level::county);
    CHECK(lines(a.net, changes) == Strings{"v 3>1 partner_gone h", "w 4>0 tie_ended e h i x"});
}

TEST_CASE("only a region's villages count within it, and a circle names who joined, left and stayed") {
    const Answer a;
    const RegionId huangdao = a.net.regions.find("370211");
    const Changes changes = changes_between(a.net, a.before, a.after, a.rule, Level::township, huangdao);
    CHECK(line(a.net, changes.total) == "370211 5 3 +1 -0 -1 3 | 1 2 1");
    CHECK(changes.villages.size() == 2);

    Strings circle;
    for (const CircleChange& change : circle_changes(a.net, a.before, a.after, a.rule, huangdao)) {
        circle.push_back(std::string(a.net.id(change.partner)) +
                         (change.joined() ? " joined "
                          : change.left() ? " left "
                                          : " stayed ") +
                         std::to_string(change.villages_before) + ">" + std::to_string(change.villages_after));
    }
    CHECK(circle == Strings{"e stayed 3>1", "f joined 0>2"});
}

TEST_CASE("changes are what the partners of both days say, and add up, on 600 random networks") {
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        CAPTURE(seed);
        const DatedCase each = dated_case(seed);
        Dice dice(seed);
        const Date from(static_cast<std::int32_t>(dice.below(dated_days)));
        const Date to(static_cast<std::int32_t>(dice.below(dated_days)));
        compare_with_definition(each, from, to, dice.below(2) == 0 ? no_region : each.net.regions.find("370211"));
    }
}
