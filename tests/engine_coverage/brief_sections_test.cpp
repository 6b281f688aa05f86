// The parts of a briefing that a basis gives, worked out by hand; nearest partners against a search from each village.
#include <algorithm>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "engine/brief/basis.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

std::string n(std::uint64_t count) { return std::to_string(count); }

//  As of 2022-06-01, since 2021-06-01; district 370211 (two townships), beside 370212.
//  a1  e (2019)             covered on both days
//  a2  e (2022)             gained
//  a3  f (2020 to 2022)     lost; f has no other tie, so it is gone
//  a4  –, in g beside e     nearest: e, two steps (a4, g, e)
//  b1  e and o              covered on both days; o from another province; both ends of o known
//  b2  –                    nothing leads anywhere: h sits in its township
//  c1  h (370212)
const char* const text =
    "region 370211=黄岛区 370211001=甲镇 370211002=乙镇 370212=崂山区;"
    "village a1@370211001001 a2@370211001002 a3@370211001003 a4@370211001004 b1@370211002001 b2@370211002002 "
    "c1@370212001001; enterprise e@370211 f@370211 h@370211002 o@1101; alliance g;"
    "a1-e[2019..] a2-e[2022..] a3-f[2020..2022] g-a4 g-e b1-e b1-o[2020..2022-07-01] c1-h[2021..] "
    "a4-h[2023..][planned] a1-o[2023..][planned] b2-g[2023..][planned] c1-e[2023..][planned]";

struct Answer {
    Network net = network(text);
    CoverageRule rule = {};
    Snapshot snapshot = make_snapshot(net, day(2022, 6, 1), rule);
    RegionId district = net.regions.find("370211");

    [[nodiscard]] Briefing briefing(BriefingQuestions questions) const {
        return make_briefing(make_briefing_basis(net, snapshot, rule, {district}, questions), district);
    }
    [[nodiscard]] Briefing whole() const {
        BriefingQuestions questions;
        questions.since = day(2021, 6, 1);
        questions.compare = {net.regions.find("370212")};
        for (TieId tie = 0; tie < net.ties.size(); ++tie) {
            if (net.ties.status[tie] == Status::planned) questions.plan.push_back(tie);
        }
        return briefing(questions);
    }
};

}  // namespace

TEST_CASE("half years end on the day and begin before the first start", "[brief]") {
    const Answer answer;
    const auto shown = [&](Date until, std::size_t most) {
        Lines days;
        for (const Date each : half_years(answer.net, answer.rule, until, most)) days.push_back(iso(each));
        return days;
    };
    CHECK(shown(day(2020, 8, 31), 11) == Lines{"2018-08-31", "2019-02-28", "2019-08-31", "2020-02-29", "2020-08-31"});
    CHECK(shown(day(2022, 6, 1), 3) == Lines{"2021-06-01", "2021-12-01", "2022-06-01"});
    CHECK(shown(day(2018, 12, 31), 11).empty());  // nothing has begun
    CHECK(iso(year_before(day(2024, 2, 29))) == "2023-02-28");
}

TEST_CASE("the trend is the coverage of each day", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    Lines points;
    for (const TrendPoint& point : briefing.trend) {
        points.push_back(iso(point.day) + " " + n(point.covered) + "/" + n(point.villages));
    }
    // b1–e states no start and counts all along.
    CHECK(points == Lines{"2018-12-01 1/6", "2019-06-01 2/6", "2019-12-01 2/6", "2020-06-01 3/6", "2020-12-01 3/6",
                          "2021-06-01 3/6", "2021-12-01 3/6", "2022-06-01 3/6"});
    CHECK(briefing.undated_ties == 1);
}

TEST_CASE("gained and lost by village and row, with the circle", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    REQUIRE(briefing.changes);
    const BriefingChanges& changes = *briefing.changes;
    Lines villages;
    for (const ChangedVillage& v : changes.villages) {
        villages.push_back((v.gained ? "+" : "-") + v.id + " " + v.place + " " + std::string(key(v.cause)) + " " +
                           v.partners.front());
    }
    CHECK(villages == Lines{"+a2 甲镇 tie_added e", "-a3 甲镇 partner_gone f"});
    REQUIRE(changes.rows.size() == 2);
    CHECK(changes.rows[0].gained == 1);
    CHECK(changes.rows[0].lost == 1);
    CHECK(changes.rows[1].gained + changes.rows[1].lost == 0);
    CHECK(changes.total.covered_before == 3);
    CHECK(changes.total.covered_after == 3);
    CHECK(changes.joined.empty());
    REQUIRE(changes.left.size() == 1);
    CHECK(changes.left[0].id == "f");
    CHECK(changes.total.jaccard() == Approx(2.0 / 3));  // e, f, o → e, o
}

TEST_CASE("what ends within 90 days", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    REQUIRE(briefing.lapses);
    REQUIRE(briefing.lapses->ties.size() == 1);
    const LapsingTie& tie = briefing.lapses->ties[0];
    CHECK(tie.village + " " + tie.partner + " " + iso(tie.end) + " " + std::string(key(tie.effect)) ==
          "b1 o 2022-07-01 one_left");
    CHECK(tie.days_left == 30);
    CHECK(briefing.lapses->losing == 0);
    CHECK(briefing.lapses->one_left == 1);
    BriefingQuestions soon;
    soon.lapse_days = 29;
    CHECK(Answer{}.briefing(soon).lapses->ties.empty());
}

TEST_CASE("risk: departures, and what is to be expected", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    CHECK(briefing.risk.fragile == 2);  // a1 and a2 have e alone
    REQUIRE(briefing.sole_carriers.size() == 1);
    CHECK(briefing.sole_carriers[0].id == "e");
    CHECK(briefing.sole_carriers[0].sole_villages == 2);
    CHECK(briefing.sole_carriers[0].villages == 3);
    REQUIRE(briefing.risk.worst.size() == 2);  // the circle has two partners
    CHECK(briefing.risk.worst[0].lost == 2);
    CHECK(briefing.risk.worst[1].lost == 3);
    CHECK(briefing.risk.worst[1].partners == Lines{"e", "o"});
    CHECK(briefing.risk.expected == Approx(0.9 + 0.9 + 0.99));
}

TEST_CASE("with two partners asked for, one departure is enough for those on exactly two", "[brief]") {
    Answer answer;
    answer.rule.min_partners = 2;
    answer.snapshot = make_snapshot(answer.net, day(2022, 6, 1), answer.rule);
    const Briefing briefing = answer.briefing({});
    CHECK(briefing.total.covered == 1);  // b1
    CHECK(briefing.risk.fragile == 1);
    REQUIRE(briefing.sole_carriers.size() == 2);
    CHECK(briefing.sole_carriers[0].id == "e");
    CHECK(briefing.sole_carriers[1].id == "o");
    // a1 has e already: its nearest further partner is another one.
    const auto a1 = std::find_if(briefing.uncovered.begin(), briefing.uncovered.end(),
                                 [](const UncoveredVillage& v) { return v.id == "a1"; });
    REQUIRE(a1 != briefing.uncovered.end());
    CHECK(a1->nearest.id == "f");  // in the county, and without any village
}

TEST_CASE("the nearest possible partner: by steps, else by region", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    Lines nearest;
    for (const UncoveredVillage& v : briefing.uncovered) {
        nearest.push_back(v.id + " " + v.nearest.id + " " + n(v.nearest.hops) + " " + v.nearest.region_name);
    }
    // a3 lost its partner: f, which has nobody any more, is the one of its county that has the fewest.
    CHECK(nearest == Lines{"a3 f 0 黄岛区", "a4 e 2 ", "b2 h 0 乙镇"});
    CHECK(briefing.uncovered[2].nearest.shared == Level::township);
}

TEST_CASE("reach and comparison", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    REQUIRE(briefing.reach);
    const BriefingReach& reach = *briefing.reach;
    const auto own = reach.by_distance[static_cast<std::size_t>(Distance::own)];
    const auto beyond = reach.by_distance[static_cast<std::size_t>(Distance::beyond)];
    CHECK(n(own.partners) + " " + n(own.villages) + " " + n(own.ties) == "1 3 3");
    CHECK(n(beyond.partners) + " " + n(beyond.villages) + " " + n(beyond.ties) == "1 1 1");
    REQUIRE(reach.outside.size() == 1);
    CHECK(reach.outside[0].code == "1101");
    CHECK(reach.outside[0].ratio);
    CHECK(reach.line.region == Answer{}.district);
    REQUIRE(briefing.compared.size() == 2);
    CHECK(briefing.compared[0].code == "370211");
    CHECK(briefing.compared[1].name == "崂山区");
    CHECK(briefing.compared[1].line.coverage.covered == 1);
}

TEST_CASE("a plan adds what it adds here, and nothing that is there", "[brief]") {
    const Briefing briefing = Answer{}.whole();
    REQUIRE(briefing.plan);
    const BriefingPlan& plan = *briefing.plan;
    Lines ties;
    for (const PlannedTie& tie : plan.ties)
        ties.push_back(tie.village_id + "-" + tie.partner_id + (tie.first ? " first" : ""));
    // b2–g: a group is no partner; c1–e: another district's village.
    CHECK(ties == Lines{"a1-o", "a4-h first"});
    CHECK(plan.newly == 1);
    CHECK(plan.covered_after == 4);
    CHECK(plan.rows[0].ties == 2);
    CHECK(plan.rows[0].newly == 1);
    CHECK(plan.partners == 2);
    CHECK(plan.new_partners == 1);  // h; o is there already
}

TEST_CASE("nothing is asked, nothing is answered", "[brief]") {
    const Answer answer;
    const Briefing briefing = answer.briefing({});
    CHECK_FALSE(briefing.changes);
    CHECK_FALSE(briefing.plan);
    CHECK(briefing.compared.empty());
    CHECK(briefing.trend.size() == 8);
    const Snapshot all = make_snapshot(answer.net, std::nullopt, answer.rule);
    const Briefing ever =
        make_briefing(make_briefing_basis(answer.net, all, answer.rule, {answer.district}, {}), answer.district);
    CHECK(ever.trend.empty());
    CHECK_FALSE(ever.lapses);
}

TEST_CASE("covered by facts alone", "[brief]") {
    const Network net = network(
        "village a@370211001001 b@370211001002 c@370211001003; enterprise e f;"
        "a-e b-e[illustrative] c-e[illustrative] c-f");
    const CoverageRule rule;
    const Snapshot snapshot = make_snapshot(net, std::nullopt, rule);
    const RegionId district = net.regions.find("370211");
    const Briefing briefing = make_briefing(make_briefing_basis(net, snapshot, rule, {district}, {}), district);
    CHECK(briefing.drawn.ties == 2);
    CHECK(briefing.drawn.villages == 1);  // b
    CHECK(briefing.drawn.partners == 0);
}

TEST_CASE("nearest partners as a search from each village finds them", "[brief]") {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const DatedCase random = dated_case(seed);
        const Network& net = random.net;
        const Snapshot snapshot = make_snapshot(net, Date(150), random.rule);
        const PossiblePartners possible(net, snapshot, random.rule);
        const auto may = [&](NodeId p, NodeId v) {
            return !is_group(net.kind(p)) && random.rule.covers(net.kind(p), net.kind(v)) &&
                   (!random.rule.partners.empty() || family(net.kind(p)) == Family::partner);
        };
        const auto load = [&](NodeId p) {
            std::size_t count = 0;
            for (const NodeId v : snapshot.graph.neighbors(p)) count += random.rule.is_target(net.kind(v));
            return count;
        };
        for (NodeId v = 0; v < net.nodes.size(); ++v) {
            if (!random.rule.is_target(net.kind(v))) continue;
            std::vector<std::uint32_t> steps(net.nodes.size(), UINT32_MAX);
            std::queue<NodeId> queue;
            steps[v] = 0;
            queue.push(v);
            while (!queue.empty()) {
                const NodeId u = queue.front();
                queue.pop();
                for (const NodeId w : snapshot.graph.neighbors(u)) {
                    if (steps[w] != UINT32_MAX) continue;
                    steps[w] = steps[u] + 1;
                    queue.push(w);
                }
            }
            NodeId best = no_node;
            const auto key = [&](NodeId p) { return std::tuple(steps[p], load(p), net.id(p)); };
            for (NodeId p = 0; p < net.nodes.size(); ++p) {
                if (p == v || !may(p, v) || steps[p] == UINT32_MAX) continue;
                if (best == no_node || key(p) < key(best)) best = p;
            }
            const PossiblePartners::Found found = possible.nearest(v);
            if (best != no_node && steps[best] > 1) {
                CHECK(found.partner == best);
                CHECK(found.hops == steps[best]);
            } else {
                CHECK(found.hops == 0);
                if (found.partner != no_node) CHECK_FALSE(snapshot.graph.adjacent(found.partner, v));
            }
        }
    }
}
