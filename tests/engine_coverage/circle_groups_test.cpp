// Groups in a friend circle, worked out by hand and against the ladder.
#include "engine/brief/circle_groups.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

//  v1  370211001001   e1, in g
//  v2  370211001002   –, in g beside e1; in t beside e2, but t has ended
//  v3  370211002001   –, in h beside v4 alone, and in a beside the group g alone
//  v4  370211002002   –, in h beside v3, in k beside c1
//  c1  370211003001   –, in k beside v4 (each of the two covers the other's kind)
//  v5  370212001001   another district: in o beside e2
Network sample() {
    return network(
        "village v1@370211001001 v2@370211001002 v3@370211002001 v4@370211002002 v5@370212001001;"
        "community c1@370211003001; enterprise e1@370211001 e2@3701;"
        "alliance g@370211 h@370211 k@370285 o@370211; work_team t@370211001; area_committee a@370211002;"
        "v1-e1 g-v2 g-v1 g-e1 h-v3 h-v4 k-v4 k-c1 a-v3 a-g t-v2[..2020] t-e2[..2020] o-v5 o-e2");
}

const AsOf today = make_date({2023, 7, 12});

FriendCircle circle_of(const Network& net, const CoverageRule& rule = {}) {
    return friend_circle(net, make_snapshot(net, today, rule), rule, net.regions.find("370211"));
}

using Lines = std::vector<std::string>;

/// id, distance, villages; members
Lines shown(const FriendCircle& circle, const std::vector<FriendCircle::Partner>& list) {
    static const char* const far[] = {"own", "city", "province", "beyond", "unstated"};
    Lines lines;
    for (const auto& partner : list) {
        std::string line = partner.id + " " + far[static_cast<std::size_t>(partner.distance)] + ":";
        for (const std::uint32_t v : partner.villages) line += " " + circle.villages[v].id;
        line += ";";
        for (const std::string& member : partner.members) line += " " + member;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("groups that hold a village beside a possible partner stand beside the partners") {
    const Network net = sample();
    const FriendCircle circle = circle_of(net);
    CHECK(shown(circle, circle.groups) == Lines{"g own: v1 v2; e1 v1 v2", "k city: v4 c1; c1 v4"});
    for (const auto& group : circle.groups) {
        CHECK(group.group == PartnerGroup::group);
        CHECK(group.kind == NodeKind::alliance);
    }
    // No number knows of them.
    CHECK(shown(circle, circle.partners) == Lines{"e1 own: v1;"});
    CHECK(circle.covered == 1);
    CHECK(circle.ties == 1);
    CHECK(circle.rungs() == std::array<std::uint32_t, 4>{4, 1, 0, 0});
    CHECK(circle.only_through_groups() == 3);  // v2 v4 c1
    CHECK(circle.drawn_through == 0);

    const Briefing briefing = make_briefing(net, make_snapshot(net, today), {}, net.regions.find("370211"));
    CHECK(briefing.total.covered == 1);
    CHECK(briefing.total.direct_or_group == 4);
    CHECK(briefing.outside_partners == 0);
    CHECK(briefing.sole_carriers.size() == 1);
    CHECK(briefing.townships[0].partners == 1);
}

TEST_CASE("a group that covers is a partner, with its members, and not a second time beside them") {
    const Network net = sample();
    CoverageRule any;
    any.any_partner = true;
    const FriendCircle everybody = circle_of(net, any);
    CHECK(everybody.groups.empty());
    CHECK(shown(everybody, everybody.partners) == Lines{"a own: v3; v3", "e1 own: v1;", "g own: v1 v2; e1 v1 v2",
                                                        "h own: v3 v4; v3 v4", "k city: v4 c1; c1 v4"});
    CHECK(everybody.partners[2].group == PartnerGroup::group);
    CHECK(everybody.partners[2].kind == NodeKind::alliance);
    CHECK(everybody.only_through_groups() == 0);

    CoverageRule committees;  // h, k, g do not cover, and hold nobody who does: a is a group
    committees.partners = {NodeKind::area_committee};
    CHECK(shown(circle_of(net, committees), circle_of(net, committees).partners) == Lines{"a own: v3; v3"});
    CHECK(circle_of(net, committees).groups.empty());
}

TEST_CASE("a community that covers a village is a partner of the kind of places") {
    const Network net = network("village v@370211001001; community c@370211001002; v-c:pairing");
    const FriendCircle circle = circle_of(net);
    REQUIRE(circle.partners.size() == 2);  // each covers the other
    CHECK(circle.partners[0].group == PartnerGroup::place);
    CHECK(circle.partners[1].group == PartnerGroup::place);
    CHECK(circle.partners[0].members.empty());
}

TEST_CASE("a rule without memberships sees no groups") {
    CoverageRule rule;
    rule.ties = {EdgeKind::partnership};
    CHECK(circle_of(sample(), rule).groups.empty());
}

TEST_CASE("links through a group rest on drawn data when the village's or every partner's membership does") {
    const auto drawn = [](const char* ties) {
        return circle_of(network("village v1@370211001001 v2@370211001002; enterprise e1 e2; alliance g;" +
                                 std::string(ties)))
            .drawn_through;
    };
    CHECK(drawn("g-v1 g-v2 g-e1") == 0);
    CHECK(drawn("g-v1[illustrative] g-v2 g-e1") == 1);
    CHECK(drawn("g-v1 g-v2 g-e1[illustrative]") == 2);
    CHECK(drawn("g-v1 g-v2 g-e1[illustrative] g-e2") == 0);
    CHECK(drawn("g-v1[illustrative] g-v1 g-v2[illustrative] g-e1") == 1);  // stated once more
}

TEST_CASE("an uncovered village counts as reached by a group exactly when the circle shows one") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const DatedCase random = dated_case(seed);
        const Network& net = random.net;
        const Snapshot snapshot = make_snapshot(net, Date(150), random.rule);
        const Ladder ladder = make_ladder(net, snapshot, random.rule);
        const bool groups_cover =
            random.rule.any_partner || std::any_of(random.rule.partners.begin(), random.rule.partners.end(),
                                                   [](NodeKind k) { return is_group(k); });
        for (RegionId region = 0; region < net.regions.size(); ++region) {
            if (net.regions.level(region) != Level::county) continue;
            const FriendCircle circle = friend_circle(net, snapshot, random.rule, region);
            for (std::uint32_t v = 0; v < circle.villages.size(); ++v) {
                const auto at = std::lower_bound(ladder.target.begin(), ladder.target.end(), circle.villages[v].node);
                const auto row = static_cast<std::size_t>(at - ladder.target.begin());
                const bool held = std::any_of(circle.groups.begin(), circle.groups.end(), [&](const auto& group) {
                    return std::binary_search(group.villages.begin(), group.villages.end(), v);
                });
                if (held) CHECK(ladder.direct_or_group[row]);
                if (!ladder.covered(row) && !groups_cover) CHECK(ladder.direct_or_group[row] == held);
            }
        }
    }
}
