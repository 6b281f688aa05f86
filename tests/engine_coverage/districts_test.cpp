// Districts side by side, worked out by hand.
#include "engine/comparison/districts.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

// Live ties, with the districts of their ends:
//   a1-e1  370211–370211  inside          b1-e1  370212–370211  outside for both
//   a1-o1  370211–3702    outside         b1-a1  370212–370211  outside for both, no partner (two villages)
//   a1-u1  370211–1101    outside         g-a2   370211–370211  inside
//   a2-e1  370211–370211  inside          s1-u1  3702–1101      touches no district
//   a2-x1  370211–none    outside         a1-e1  once more: one partner, two rows, inside
//   planned: b2-e1
// 370211: villages a1 {e1 o1 u1}, a2 {e1 x1}, a3 {}.   370212: b1 {e1}, b2 {}.
Network sample() {
    Network net = network(
        "village a1@370211001001 a2@370211001002 a3@370211002001 b1@370212001001 b2@370212001002;"
        "enterprise e1@370211 x1; organization o1@3702 s1@3702; university u1@1101; alliance g@370211;"
        "a1-e1 a1-o1 a1-u1 a2-e1 a2-x1 b1-e1 b1-a1:village_tie g-a2 s1-u1 a1-e1:pairing b2-e1[planned]");
    const auto add = [&](const char* source, const char* target, const char* group, Amount amount) {
        const auto node = [&](const char* id) { return *id == '\0' ? no_node : net.find(id); };
        Projects& projects = net.projects;
        projects.id.push_back(std::to_string(projects.size()));
        projects.source.push_back(node(source));
        projects.target.push_back(node(target));
        projects.group.push_back(node(group));
        projects.amount.push_back(amount);
    };
    add("a1", "e1", "", {100, false});  // both ends in 370211: once
    add("a2", "b1", "", {50, true});    // one of each
    add("", "", "g", {7, false});       // 370211 by its group
    add("b2", "", "", {});              // 370212, no amount stated
    add("s1", "", "", {1000, false});   // neither
    add("", "", "", {1000, false});     // nobody's
    return net;
}

const AsOf today = make_date({2023, 7, 12});

}  // namespace

TEST_CASE("two districts by hand") {
    const Network net = sample();
    const auto lines = compare_districts(net, make_snapshot(net, today), {}, Level::county);
    REQUIRE(lines.size() == 2);

    const DistrictLine& a = lines[0];
    CHECK(net.region_code(a.region) == "370211");
    CHECK(a.coverage.villages == 3);
    CHECK(a.coverage.covered == 2);
    CHECK(a.coverage.two_or_more == 2);
    CHECK(a.partners == 4);          // e1 o1 u1 x1
    CHECK(a.partner_kinds == 3);     // enterprise twice
    CHECK(a.outside_partners == 3);  // o1 u1, and x1 without a region
    CHECK(a.outside_regions == 2);   // 3702 and 1101
    CHECK(a.outside_provinces == 1);
    CHECK(a.outside_cities == 1);   // 1101; 3702 is its own
    CHECK(a.placed_partners == 3);  // e1 0 steps, o1 1, u1 3
    CHECK(*a.mean_distance() == Approx(4.0 / 3));
    CHECK(a.greatest_distance == 3);
    CHECK(a.village_partners == 5);
    CHECK(a.internal == 4);  // a1-e1 twice, a2-e1, g-a2
    CHECK(a.external == 5);  // a1-o1 a1-u1 a2-x1 b1-e1 b1-a1
    CHECK(*a.external_share() == Approx(5.0 / 9.0));
    CHECK(*a.ei() == Approx(1.0 / 9.0));
    CHECK(*a.mix == Approx(1 - (4.0 + 1.0 + 1.0) / 16.0));
    CHECK(*a.gini == Approx((-2.0 * 0 + 0.0 * 2 + 2.0 * 3) / (3 * 5)));
    CHECK(a.projects == 3);
    CHECK(a.amount == Amount{157, true});

    const DistrictLine& b = lines[1];
    CHECK(net.region_code(b.region) == "370212");
    CHECK(b.coverage.covered == 1);
    CHECK(b.partners == 1);
    CHECK(b.outside_partners == 1);
    CHECK(b.outside_regions == 1);
    CHECK(b.outside_provinces == 0);
    CHECK(b.internal == 0);
    CHECK(b.external == 2);
    CHECK(b.external_share() == 1.0);
    CHECK(b.ei() == 1.0);
    CHECK(b.mix == 0.0);
    CHECK(b.gini == 0.5);
    CHECK(b.projects == 2);
    CHECK(b.amount == Amount{50, true});
}

TEST_CASE("code distance: steps up until the other is inside") {
    const Network net = network("region 370211001001 370212 3702 110101 CN-X;");
    const auto distance = [&](const char* from, const char* to) {
        return region_steps(net.regions, net.regions.find(from), net.regions.find(to));
    };
    CHECK(distance("370211", "370211001001") == 0);
    CHECK(distance("370211", "3702") == 1);
    CHECK(distance("370211", "370212") == 1);
    CHECK(distance("370211001", "370212") == 2);
    CHECK(distance("3702", "370211") == 0);
    CHECK(distance("370211", "110101") == 3);  // three levels, none of them holds it
    CHECK(distance("37", "CN-X") == 1);
    CHECK(distance("CN-X", "37") == 1);
}

TEST_CASE("at the level of provinces, what was outside may be inside") {
    const Network net = sample();
    const auto lines = compare_districts(net, make_snapshot(net, today), {}, Level::province);
    REQUIRE(lines.size() == 1);  // 11 holds no target
    CHECK(net.region_code(lines[0].region) == "37");
    CHECK(lines[0].outside_partners == 2);  // u1, x1
    CHECK(lines[0].outside_regions == 1);
    CHECK(lines[0].outside_provinces == 1);
    CHECK(lines[0].internal == 7);
    CHECK(lines[0].external == 3);  // a1-u1, a2-x1, s1-u1
    CHECK(lines[0].projects == 5);
    CHECK(lines[0].amount == Amount{1157, true});
}

TEST_CASE("chosen districts come in the order asked for") {
    const Network net = sample();
    const std::vector<RegionId> only{net.regions.find("370212"), net.regions.find("370211")};
    const auto lines = compare_districts(net, make_snapshot(net, today), {}, Level::county, only);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].region == only[0]);
    CHECK(lines[1].region == only[1]);
    CHECK(lines[1].external == 5);
    CHECK(compare_districts(net, make_snapshot(net, today), {}, Level::county, std::vector{only[0]}).size() == 1);
}

TEST_CASE("the rule's kinds of tie are the ties that are counted") {
    const Network net = sample();
    CoverageRule rule;
    rule.ties = {EdgeKind::pairing};
    const auto lines = compare_districts(net, make_snapshot(net, today, rule), rule, Level::county);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].internal == 1);
    CHECK(lines[0].external == 0);
    CHECK(lines[0].ei() == -1.0);
    CHECK_FALSE(lines[1].ei());
    CHECK_FALSE(lines[1].external_share());
    CHECK_FALSE(lines[1].mix);
    CHECK_FALSE(lines[1].gini);
}

TEST_CASE("villages without a region have no line; an empty network has none") {
    for (const char* text : {"village v; enterprise e; v-e", ""}) {
        const Network none = network(text);
        CHECK(compare_districts(none, make_snapshot(none, {}), {}, Level::county).empty());
    }
}
