// A district of ten villages, each one case of the ladder, worked out by hand.
#include "engine/coverage/ladder.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

// As of 2023-07-12 (d = 370211):
//
//  target          township  people  ties                                     partners  kinds  hops  group
//  v1 alone        001        100    none                                     0         0      ∞     no
//  v2 one          001        200    e1                                       1         1      1     yes
//  v3 two alike    001          ?    e1, e2                                   2         1      1     yes
//  v4 two kinds    001        300    e1, u1, and e1 once more                 2         2      1     yes
//  v5 group        002        400    g1, whose members are v5 and e2          0         0      2     yes
//  v6 empty group  002          ?    g2, whose members are v6 and v7          0         0      ∞     no
//  v7 neighbour    002        500    v8 (village tie), g2                     0         0      ∞     no
//  v8 past, future 002        600    v7; e1 planned, e2 ended, u1 next year   0         0      ∞     no
//  c1 community    002        700    v9 (pairing)                             1         1      1     yes
//  v9 village      002        800    c1 (pairing), c2 (pairing)               2         1      1     yes
//  c2 community    in 370212         v9                                       1         1      1     yes
//  v10 three away  001          ?    v11 – v12 – e2                           0         0      3     no
//  v11, v12 lie in another district, 370212: v11 2 hops, v12 one partner.
const char* const district =
    "village v1@370211001001*100 v2@370211001002*200 v3@370211001003 v4@370211001004*300 v5@370211002001*400"
    "        v6@370211002002 v7@370211002003*500 v8@370211002004*600 v9@370211002005*800 v10@370211001005"
    "        v11@370212001001 v12@370212001002;"
    "community c1@370211002006*700 c2@370212001003;"
    "enterprise e1@370211 e2@3702; university u1@1101; alliance g1 g2;"
    "v2-e1 v3-e1 v3-e2 v4-e1 v4-u1 e1-v4:pairing[2020..] g1-v5 g1-e2 g2-v6 g2-v7 v7-v8:village_tie "
    "v8-e1[planned] v8-e2[2019..2023-07-12] v8-u1[2024..] v9-c1:pairing v9-c2:pairing v10-v11 v11-v12 v12-e2";

const AsOf today = make_date({2023, 7, 12});

struct Answer {
    Network net;
    Snapshot snapshot;
    Ladder ladder;

    [[nodiscard]] std::size_t row(const char* id) const {
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            if (net.id(ladder.target[i]) == id) return i;
        }
        FAIL("no row for " << id);
        return 0;
    }
};

Answer answer(const CoverageRule& rule, AsOf as_of = today, const char* text = district) {
    Answer a{network(text), {}, {}};
    a.snapshot = make_snapshot(a.net, as_of, rule);
    a.ladder = make_ladder(a.net, a.snapshot, rule);
    return a;
}

/// One line of the table above: `partners kinds hops group sole`.
std::string line(const Answer& a, const char* id) {
    const std::size_t i = a.row(id);
    const Ladder& l = a.ladder;
    return std::to_string(l.partners[i]) + " " + std::to_string(l.partner_kinds[i]) + " " +
           (l.hops[i] == unreachable ? "∞" : std::to_string(l.hops[i])) + (l.direct_or_group[i] ? " yes" : " no") +
           (l.sole_partner[i] == no_node ? "" : " " + std::string(a.net.id(l.sole_partner[i])));
}

}  // namespace

TEST_CASE("each case of the ladder") {
    const Answer a = answer({});
    CHECK(a.ladder.size() == 14);
    CHECK(line(a, "v1") == "0 0 ∞ no");
    CHECK(line(a, "v2") == "1 1 1 yes e1");
    CHECK(line(a, "v3") == "2 1 1 yes");
    CHECK(line(a, "v4") == "2 2 1 yes");
    CHECK(line(a, "v5") == "0 0 2 yes");
    CHECK(line(a, "v6") == "0 0 ∞ no");
    CHECK(line(a, "v7") == "0 0 ∞ no");
    CHECK(line(a, "v8") == "0 0 ∞ no");
    CHECK(line(a, "v9") == "2 1 1 yes");
    CHECK(line(a, "v10") == "0 0 3 no");
    CHECK(line(a, "v11") == "0 0 2 no");
    CHECK(line(a, "v12") == "1 1 1 yes e2");
    CHECK(line(a, "c1") == "1 1 1 yes v9");
    CHECK(line(a, "c2") == "1 1 1 yes v9");
}

TEST_CASE("ties count on their days; as of all, every one does") {
    // v8: planned with e1, ended with e2 on 2023-07-12, with u1 from 2024.
    CHECK(line(answer({}, make_date({2023, 7, 11})), "v8") == "1 1 1 yes e2");
    CHECK(line(answer({}, make_date({2024, 1, 1})), "v8") == "1 1 1 yes u1");
    CHECK(line(answer({}, std::nullopt), "v8") == "3 2 1 yes");
    CHECK(line(answer({}, make_date({2018, 1, 1})), "v4") == "2 2 1 yes");  // the second tie to e1 is younger
}

TEST_CASE("covered by at least two, and by at least none") {
    CoverageRule rule;
    rule.min_partners = 2;
    const Answer a = answer(rule);
    CHECK_FALSE(a.ladder.covered(a.row("v2")));
    CHECK(a.ladder.covered(a.row("v3")));
    CHECK(line(a, "v2") == "1 1 1 no e1");  // neither covered nor in a group
    CHECK(line(a, "v5") == "0 0 2 yes");
    rule.min_partners = 0;
    CHECK(line(answer(rule), "v1") == "0 0 ∞ yes");
}

TEST_CASE("chosen kinds of target") {
    CoverageRule rule;
    rule.targets = {NodeKind::community};
    const Answer a = answer(rule);
    CHECK(a.ladder.size() == 2);
    CHECK(line(a, "c1") == "1 1 1 yes v9");
    rule.targets = {NodeKind::enterprise};
    const Answer b = answer(rule);
    CHECK(b.ladder.size() == 2);
    CHECK(line(b, "e1") == "3 1 1 yes");  // v2, v3, v4
    CHECK(line(b, "e2") == "2 1 1 yes");  // v3, v12; g1 is a group
}

TEST_CASE("chosen kinds of partner") {
    CoverageRule rule;
    rule.partners = {NodeKind::university};
    const Answer a = answer(rule);
    CHECK(line(a, "v4") == "1 1 1 yes u1");
    CHECK(line(a, "v2") == "0 0 3 no");  // v2 – e1 – v4 – u1
    CHECK(line(a, "v5") == "0 0 6 no");  // v5 – g1 – e2 – v3 – e1 – v4 – u1; e2 no longer counts in the group
    rule.partners = {NodeKind::village};
    const Answer b = answer(rule);
    CHECK(line(b, "v7") == "1 1 1 yes v8");
    CHECK(line(b, "v6") == "0 0 2 yes");  // beside v7 in g2
    CHECK(line(b, "v2") == "0 0 2 no");   // the nearest other village
    CHECK(line(b, "v1") == "0 0 ∞ no");
    rule.partners = {NodeKind::alliance};
    CHECK(line(answer(rule), "v6") == "1 1 1 yes g2");
}

TEST_CASE("any neighbour as partner: hops lead to another node, never to the target itself") {
    CoverageRule rule;
    rule.any_partner = true;
    rule.partners = {NodeKind::university};  // ignored
    const Answer a = answer(rule);
    CHECK(line(a, "v1") == "0 0 ∞ no");
    CHECK(line(a, "v6") == "1 1 1 yes g2");
    CHECK(line(a, "v7") == "2 2 1 yes");
    CHECK(line(a, "v8") == "1 1 1 yes v7");
    CHECK(line(a, "v10") == "1 1 1 yes v11");
}

TEST_CASE("chosen kinds of tie") {
    CoverageRule rule;
    rule.ties = {EdgeKind::pairing};
    const Answer a = answer(rule);
    CHECK(line(a, "v2") == "0 0 ∞ no");
    CHECK(line(a, "v4") == "1 1 1 yes e1");
    CHECK(line(a, "c1") == "1 1 1 yes v9");
    CHECK(line(a, "v5") == "0 0 ∞ no");  // a membership is no pairing
    rule.ties = {EdgeKind::pairing, EdgeKind::partnership, EdgeKind::membership};
    CHECK(line(answer(rule), "v5") == "0 0 2 yes");
    CHECK(make_snapshot(a.net, today).ties.size() == 16);
}

TEST_CASE("a group beside groups is no partner") {
    const char* text = "village v; alliance g h; enterprise e; g-v g-h h-e";
    CHECK(line(answer({}, today, text), "v") == "0 0 3 no");  // e is in h, not in g
}

TEST_CASE("the partners of one target, ascending") {
    const Answer a = answer({});
    const Network& net = a.net;
    CHECK(partners_of(net, a.snapshot.graph, {}, net.find("v4")) ==
          std::vector<NodeId>{net.find("e1"), net.find("u1")});
    CHECK(partners_of(net, a.snapshot.graph, {}, net.find("v5")).empty());
    CHECK(partners_of(net, a.snapshot.graph, {}, net.find("v9")) ==
          std::vector<NodeId>{net.find("c1"), net.find("c2")});
}

TEST_CASE("an unknown kind covers, a place covers, a network without targets has no rows") {
    CHECK(line(answer({}, today, "village v; 银行 b; v-b"), "v") == "1 1 1 yes b");
    CHECK(line(answer({}, today, "village v; township t; v-t"), "v") == "1 1 1 yes t");
    CHECK(answer({}, today, "enterprise e").ladder.size() == 0);
    CHECK(answer({}, today, "").ladder.size() == 0);
}
