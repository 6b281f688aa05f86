// A district's friend circle and briefing, worked out by hand.
#include "engine/briefing.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

//  v3  370211 (county only)    e4 p
//  v2  370211001001   50       e1 (drawn)
//  v1  370211001002  100       e1 (stated, and drawn once more) e2 e3
//  v4  370211002001            u1, s1 (drawn)
//  v5  370211002002   30       –, in g beside e1 (drawn)
//  v6  370211003001            –
//  w   370212001001            e1, in another district
Network sample() {
    return network(
        "region 370211=黄岛区 370211001=黄岛街道;"
        "village v1@370211001002*100 v2@370211001001*50 v3@370211 v4@370211002001 v5@370211002002*30 v6@370211003001"
        "        w@370212001001;"
        "enterprise e1@370211002 e2@370285 e3@3702 e4@3707; government p@37; university u1@1101;"
        "social_organization s1; alliance g;"
        "v1-e1 v1-e1:pairing[illustrative] v1-e2 v1-e3 v2-e1[illustrative] v3-e4 v3-p v4-u1 v4-s1[illustrative] "
        "g-v5[illustrative] g-e1 w-e1 v6-e1[planned]");
}

const AsOf today = make_date({2023, 7, 12});

FriendCircle circle_of(const Network& net, const char* code, const CoverageRule& rule = {}) {
    return friend_circle(net, make_snapshot(net, today, rule), rule, net.regions.find(code));
}

using Lines = std::vector<std::string>;

Lines rows(const FriendCircle& circle) {
    Lines list;
    for (const auto& row : circle.rows) {
        std::string line = row.code + " " + std::to_string(row.covered) + ":";
        for (const std::uint32_t v : row.villages) line += " " + circle.villages[v].id;
        list.push_back(line);
    }
    return list;
}

Lines partners(const FriendCircle& circle) {
    static const char* const far[] = {"own", "city", "province", "beyond", "unstated"};
    Lines list;
    for (const auto& partner : circle.partners) {
        std::string line = partner.id + " " + far[static_cast<std::size_t>(partner.distance)] + ":";
        for (const std::uint32_t v : partner.villages) line += " " + circle.villages[v].id;
        list.push_back(line);
    }
    return list;
}

}  // namespace

TEST_CASE("the circle of a county-level district") {
    const FriendCircle circle = circle_of(sample(), "370211");
    CHECK(circle.code == "370211");
    CHECK(circle.name == "黄岛区");
    CHECK(circle.level == Level::county);
    CHECK(circle.row_level == Level::township);
    CHECK(circle.as_of == "2023-07-12");
    // A village with the county's code stands in a row of the county itself.
    CHECK(rows(circle) == Lines{"370211 1: v3", "370211001 2: v2 v1", "370211002 1: v4 v5", "370211003 0: v6"});
    CHECK(circle.rows[1].name == "黄岛街道");
    CHECK(circle.rows[2].name == "370211002");
    CHECK(partners(circle) == Lines{"e1 own: v2 v1", "e2 city: v1", "e3 city: v1", "e4 province: v3", "p province: v3",
                                    "s1 unstated: v4", "u1 beyond: v4"});
    CHECK(circle.villages[2].partners == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(circle.covered == 4);
    CHECK(circle.uncovered() == 2);
    CHECK(circle.ties == 8);
    CHECK(circle.illustrative == 2);  // v2–e1 and v4–s1; v1–e1 is stated too
    CHECK(circle.rungs() == std::array<std::uint32_t, 4>{2, 1, 2, 1});
}

TEST_CASE("where planned ties count, pairs that rest on nothing else are marked") {
    // As of all, every tie counts: v6–e1 is planned only.
    const Network net = sample();
    const FriendCircle circle =
        friend_circle(net, make_snapshot(net, AsOf{}, CoverageRule{}), {}, net.regions.find("370211"));
    CHECK(circle.planned == 1);
    REQUIRE(circle.partners[0].id == "e1");
    CHECK(circle.partners[0].villages.size() == 3);
    REQUIRE(circle.partners[0].planned.size() == 1);
    CHECK(circle.villages[circle.partners[0].planned[0]].id == "v6");
    CHECK(circle_of(net, "370211").planned == 0);
}

TEST_CASE("the circle of a city has its counties as rows, and all of them are its own") {
    const FriendCircle circle = circle_of(sample(), "3702");
    CHECK(circle.row_level == Level::county);
    CHECK(rows(circle) == Lines{"370211 4: v3 v2 v1 v4 v5 v6", "370212 1: w"});
    CHECK(partners(circle) == Lines{"e1 own: v2 v1 w", "e2 own: v1", "e3 own: v1", "e4 province: v3", "p province: v3",
                                    "s1 unstated: v4", "u1 beyond: v4"});
}

TEST_CASE("the circle of a township is one row, and its county is its own") {
    const FriendCircle circle = circle_of(sample(), "370211001");
    CHECK(rows(circle) == Lines{"370211001 2: v2 v1"});
    CHECK(circle.row_level == Level::township);
    CHECK(partners(circle) == Lines{"e1 own: v2 v1", "e2 city: v1", "e3 city: v1"});
}

TEST_CASE("the circle of a province") {
    const FriendCircle circle = circle_of(sample(), "37");
    CHECK(rows(circle) == Lines{"3702 5: v3 v2 v1 v4 v5 v6 w"});
    CHECK(partners(circle)[3] == "e4 own: v3");
    CHECK(partners(circle)[6] == "u1 beyond: v4");
}

TEST_CASE("asking for two partners leaves the ties and lowers the cover") {
    CoverageRule rule;
    rule.min_partners = 2;
    const FriendCircle circle = circle_of(sample(), "370211", rule);
    CHECK(circle.covered == 3);
    CHECK(circle.ties == 8);
    CHECK(rows(circle)[1] == "370211001 1: v2 v1");
}

TEST_CASE("a briefing by hand") {
    const Network net = sample();
    const Briefing briefing = make_briefing(net, make_snapshot(net, today), {}, net.regions.find("370211"));
    CHECK(briefing.total.villages == 6);
    CHECK(briefing.total.covered == 4);
    CHECK(briefing.total.direct_or_group == 5);
    CHECK(briefing.total.population == Amount{180, true});
    CHECK(briefing.total.population_covered == Amount{150, true});
    CHECK(briefing.outside_partners == 6);
    CHECK(briefing.circle.unstated_partners() == 1);
    CHECK(briefing.zero_townships == 1);

    REQUIRE(briefing.townships.size() == 4);
    const TownshipLine& street = briefing.townships[1];
    CHECK(street.code == "370211001");
    CHECK(street.coverage.villages == 2);
    CHECK(street.coverage.population == Amount{150, false});
    CHECK(street.coverage.population_covered == Amount{150, false});
    CHECK(street.partners == 3);
    CHECK(street.rungs == std::array<std::uint32_t, 4>{0, 1, 0, 1});
    const TownshipLine& town = briefing.townships[2];
    CHECK(town.coverage.covered == 1);
    CHECK(town.coverage.population == Amount{30, true});
    CHECK(town.coverage.population_covered == Amount{0, true});  // v4 does not state its people

    REQUIRE(briefing.sole_carriers.size() == 1);
    CHECK(briefing.sole_carriers[0].id == "e1");
    CHECK(briefing.sole_carriers[0].villages == 2);
    CHECK(briefing.sole_carriers[0].sole_villages == 1);

    REQUIRE(briefing.uncovered.size() == 2);
    CHECK(briefing.uncovered[0].id == "v5");
    CHECK(briefing.uncovered[0].row == 2);
    CHECK(briefing.uncovered[0].by_group);
    CHECK(briefing.uncovered[1].id == "v6");
    CHECK_FALSE(briefing.uncovered[1].by_group);
}

TEST_CASE("sole carriers: most sole villages first, then by id") {
    const Network net = network(
        "village a@370211001001 b@370211001002 c@370211001003 d@370211001004; enterprise z y x;"
        "a-z b-z c-y d-x d-y");
    const Briefing briefing = make_briefing(net, make_snapshot(net, std::nullopt), {}, net.regions.find("370211"));
    REQUIRE(briefing.sole_carriers.size() == 2);
    CHECK(briefing.sole_carriers[0].id == "z");
    CHECK(briefing.sole_carriers[0].sole_villages == 2);
    CHECK(briefing.sole_carriers[1].id == "y");
    CHECK(briefing.circle.as_of == "");
    CHECK(briefing.circle.illustrative == 0);
}

TEST_CASE("a district without villages is an empty circle") {
    const Network net = network("region 370211; enterprise e@370211");
    const Briefing briefing = make_briefing(net, make_snapshot(net, today), {}, net.regions.find("370211"));
    CHECK(briefing.circle.rows.empty());
    CHECK(briefing.circle.partners.empty());
    CHECK_FALSE(briefing.total.share());
}

TEST_CASE("sources are named without folders, and with them where two files have one name") {
    Network net;
    net.files = {{"2025/edges.csv", "edges"},
                 {"2026/edges.csv", "edges"},
                 {"2026/villages.csv", "villages"},
                 {"/a/b/名册.xlsx", "villages", 0, "村"},
                 {"edges.csv", "edges"},
                 {"mapping.toml", ""}};  // says how the tables were read, and is none
    CHECK(source_names(net) ==
          std::vector<std::string>{"2025/edges.csv", "2026/edges.csv", "edges.csv", "villages.csv", "名册.xlsx!村"});
}
