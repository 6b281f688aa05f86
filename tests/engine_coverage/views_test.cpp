// What pictures show, worked out by hand.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/views/day_comparison.hpp"
#include "engine/views/district_network.hpp"
#include "engine/views/partner_flow.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

//  v3  370211 (county only)    e4 p
//  v2  370211001001            e1 (drawn)
//  v1  370211001002            e1 (stated, and drawn once more) e2 e3
//  v4  370211002001            u1, s1 (drawn)
//  v5  370211002002            –
//  v6  370211003001            –
//  w   370212001001            e1, of the other district
Network sample() {
    return network(
        "region 3702=青岛市 370211=黄岛区;"
        "village v1@370211001002 v2@370211001001 v3@370211 v4@370211002001 v5@370211002002 v6@370211003001"
        "        w@370212001001;"
        "enterprise e1@370211002 e2@370285 e3@3702 e4@3707; government p@37; university u1@1101;"
        "social_organization s1;"
        "v1-e1 v1-e1:pairing[illustrative] v1-e2 v1-e3 v2-e1[illustrative] v3-e4 v3-p v4-u1 v4-s1[illustrative] w-e1 "
        "v6-e1[planned]");
}

const AsOf today = make_date({2023, 7, 12});

using Lines = std::vector<std::string>;

std::string text(std::uint32_t number) { return std::to_string(number); }

DistrictNetwork network_of(const Network& net, const std::vector<RegionId>& districts, RegionId whole) {
    const CoverageRule rule;
    const Snapshot snapshot = make_snapshot(net, today, rule);
    return district_network(net, snapshot, make_ladder(net, snapshot, rule), rule, districts, whole);
}

Lines districts(const DistrictNetwork& found) {
    Lines list;
    for (const auto& d : found.districts) {
        list.push_back(d.code + " " + text(d.covered) + "/" + text(d.villages) + " own " + text(d.own) + " others " +
                       text(d.others) + " above " + text(d.above) + " beyond " + text(d.beyond) + " ends " +
                       text(d.ends));
    }
    return list;
}

}  // namespace

TEST_CASE("a circle's ties add up by kind, origin and row") {
    const Network net = sample();
    const CoverageRule rule;
    const FriendCircle circle = friend_circle(net, make_snapshot(net, today, rule), rule, net.regions.find("370211"));
    const PartnerFlow flow = partner_flow(circle);
    Lines sources, ribbons;
    for (const auto& s : flow.sources) {
        sources.push_back(text(static_cast<std::uint32_t>(s.group)) + (s.own ? " own " : " outside ") +
                          text(s.partners) + " " + text(s.ties));
    }
    for (const auto& r : flow.ribbons) ribbons.push_back(text(r.source) + ">" + text(r.row) + " " + text(r.ties));
    // p; e1; e2 e3 e4; u1; s1, of which no region is known
    CHECK(sources == Lines{"0 outside 1 1", "1 own 1 2", "1 outside 3 3", "2 outside 1 1", "3 outside 1 1"});
    // Rows: the county itself (v3), 001 (v1 v2), 002 (v4 v5), 003 (v6).
    CHECK(ribbons == Lines{"0>0 1", "1>1 2", "2>0 1", "2>1 2", "3>2 1", "4>2 1"});
    CHECK(flow.row_ties == std::vector<std::uint32_t>{2, 4, 2, 0});
    CHECK(flow.ties == 8);
    CHECK(flow.outside_ties == 6);
    CHECK(partner_flow(FriendCircle{}).sources.empty());
}

TEST_CASE("districts of a city: shares, reach, and ties beside what chance would make") {
    const Network net = sample();
    const RegionId city = net.regions.find("3702");
    const std::vector<RegionId> inside = districts_within(net, {}, city, level_below(net, city));
    REQUIRE(inside.size() == 2);  // 370285 has a partner and no village
    const DistrictNetwork found = network_of(net, inside, city);
    CHECK(found.name == "青岛市");
    CHECK(found.unit_level == Level::county);
    // v1 and v2 have e1 inside; e2 and e3 are of the city and of no district shown; e4 p u1 s1 are elsewhere.
    CHECK(districts(found) == Lines{"370211 4/6 own 2 others 0 above 2 beyond 4 ends 11",
                                    "370212 1/1 own 0 others 1 above 0 beyond 0 ends 1"});
    REQUIRE(found.links.size() == 2);
    CHECK(found.links[0].ties == 2);
    CHECK(found.links[0].expected == Approx(11.0 * 11.0 / 36.0));  // of nine pairs
    CHECK(found.links[1].a == 0);
    CHECK(found.links[1].b == 1);
    CHECK(found.links[1].ties == 1);
    CHECK(found.links[1].expected == Approx(11.0 / 18.0));
    CHECK(found.ties == 9);
    CHECK(found.own + found.others + found.above + found.beyond == found.ties);
    CHECK(found.villages == 7);
    CHECK(found.covered == 5);
    CHECK(found.illustrative == 2);  // v2–e1 and v4–s1
    CHECK(found.as_of == "2023-07-12");
}

TEST_CASE("districts named together have nothing above them, and keep their order") {
    const Network net = sample();
    const DistrictNetwork found = network_of(net, {net.regions.find("370212"), net.regions.find("370211")}, no_region);
    CHECK(found.code.empty());
    CHECK(districts(found) == Lines{"370212 1/1 own 0 others 1 above 0 beyond 0 ends 1",
                                    "370211 4/6 own 2 others 0 above 0 beyond 6 ends 11"});
    CHECK(found.links.front().a == 0);
    CHECK(found.links.front().b == 1);
}

TEST_CASE("a district on two days, village by village") {
    //  a1 e on both days   a2 e until 2022: lost   a3 f from 2022: gained   a4 nobody
    //  b1 e until 2022, f from 2022: kept, another partner
    //  g has a member until 2022, h from 2022, k has none; o is of another district
    const Network net = network(
        "village a1@370211001001 a2@370211001002 a3@370211001003 a4@370211001004 b1@370211002001 c1@370212001001;"
        "enterprise e f; work_team g@370211001 h@370211002 k@370211002 o@370212001;"
        "a1-e a2-e[2020..2022] a3-f[2022..] b1-e[..2022] b1-f[2022..] c1-e g-a1[..2022] h-b1[2022..] o-c1");
    const CoverageRule rule;
    const DayComparison days =
        day_comparison(net, make_snapshot(net, make_date({2021, 6, 1}), rule),
                       make_snapshot(net, make_date({2022, 6, 1}), rule), rule, net.regions.find("370211"));
    Lines villages, rows;
    for (const auto& v : days.villages) {
        villages.push_back(v.id + " " + text(static_cast<std::uint32_t>(v.change)) + " " + text(v.partners_before) +
                           ">" + text(v.partners_after));
    }
    for (const auto& r : days.rows) {
        rows.push_back(r.code + " " + text(r.covered_before) + "+" + text(r.gained) + "-" + text(r.lost) + "=" +
                       text(r.covered_after) + " teams " + text(r.teams_before) + ">" + text(r.teams_after));
    }
    CHECK(villages == Lines{"a1 0 1>1", "a2 2 1>0", "a3 1 0>1", "a4 3 0>0", "b1 0 1>1"});
    CHECK(rows == Lines{"370211001 2+1-1=2 teams 1>0", "370211002 1+0-0=1 teams 0>1"});
    CHECK(days.before == "2021-06-01");
    CHECK(days.after == "2022-06-01");
    CHECK(days.has_teams);
    CHECK(days.teams_before == 1);
    CHECK(days.teams_after == 1);
    CHECK(days.count(DayChange::kept) == 2);
    CHECK(days.covered_before + days.gained - days.lost == days.covered_after);
}

TEST_CASE("a village that began between two days had nobody before, one that ended is not shown") {
    const Network net = network(
        "village a0@370211001001[..2022] a1@370211001002[2022..] a2@370211001003; enterprise e; a0-e a1-e a2-e");
    const CoverageRule rule;
    const DayComparison days =
        day_comparison(net, make_snapshot(net, make_date({2021, 6, 1}), rule),
                       make_snapshot(net, make_date({2022, 6, 1}), rule), rule, net.regions.find("370211"));
    REQUIRE(days.villages.size() == 2);
    CHECK(days.villages[0].change == DayChange::gained);
    CHECK(days.villages[0].partners_before == 0);
    CHECK(days.villages[1].change == DayChange::kept);
    CHECK(days.covered_before == 1);
    CHECK(days.covered_after == 2);
}
