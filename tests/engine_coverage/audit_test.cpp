// The rules of a partnership scheme, each on shapes worked by hand.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "engine/comparison/audit.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// "checked: id finding others; …", or "does not apply".
std::string audit(const Network& net, std::string_view key, AsOf as_of = {}) {
    const auto rules = audit_rules();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const AuditRule& row) { return row.key == key; });
    REQUIRE(rule != rules.end());
    const Snapshot snapshot = make_snapshot(net, as_of);
    const auto found = rule->find({net, snapshot});
    if (!found) return "does not apply";
    std::string text = std::to_string(found->checked) + ":";
    for (const Breach& breach : found->breaches) {
        constexpr std::string_view words[] = {"missing", "several", "contradicts", "overloaded"};
        text +=
            " " + std::string(net.id(breach.node)) + " " + std::string(words[static_cast<std::size_t>(breach.finding)]);
        for (const NodeId v : breach.others) text += " " + std::string(net.id(v));
        if (breach.finding == Finding::overloaded) text += " " + std::to_string(breach.span);
        text += ";";
    }
    return text;
}

}  // namespace

TEST_CASE("audit: every township in exactly one town pair, in counties that take part") {
    // t1-t3 and t2-t3: t3 is in two, t4 is left over; u1's county takes no part.
    const Network net = network(
        "township t1@370211001 t2@370211002 t3@370285001 t4@370285002 u1@370213001; district d1@370211 d2@370285;"
        "t1-t3:pairing t3-t2:pairing[2020..] t1-t3:pairing t4-t2:partnership d1-d2:pairing");
    CHECK(audit(net, "town_pairs") == "4: t3 several t1 t2; t4 missing;");
    CHECK(audit(net, "town_pairs", *make_date({2019, 1, 1})) == "4: t2 missing; t4 missing;");
    CHECK(audit(network("township t1@370211001; district d1@370211; t1-d1:pairing"), "town_pairs") == "does not apply");
}

TEST_CASE("audit: village pairs that contradict the town pairs above them") {
    // v1 and v2 lie in paired towns; v1-v3 leads to the unpaired t3; v1-w1 stays in one town; x1-v3 has no town pair.
    const Network net = network(
        "township t1@370211001 t2@370285001 t3@370285002;"
        "village v1@370211001001 w1@370211001002 v2@370285001001 v3@370285002001 x1@370213001001;"
        "t1-t2:pairing v1-v2:pairing v3-v1:pairing v1-w1:pairing x1-v3:pairing w1-v3:village_tie");
    CHECK(audit(net, "village_pairs") == "2: v1 contradicts v3;");
    CHECK(audit(network("village v1 v2; v1-v2:pairing"), "village_pairs") == "does not apply");
}

TEST_CASE("audit: townships without a work team") {
    // A tie or a membership will do; t3 has none, and its county has teams; t4's has none.
    const Network net = network(
        "township t1@370211001 t2@370211002 t3@370211003 t4@370285002; work_team a b c;"
        "a-t1:support b-t2:membership c-t3[planned]");
    CHECK(audit(net, "work_teams", *make_date({2022, 1, 1})) == "3: t3 missing;");
    CHECK(audit(network("township t1@370211001; work_team a"), "work_teams") == "does not apply");
}

TEST_CASE("audit: villages in no or in two area committees") {
    // Both committees sit in one township; o1 lies elsewhere, o2 too but is a member twice.
    const Network net = network(
        "area_committee a@370830107 b@370830107; village v1@370830107001 v2@370830107002 v3@370830107003"
        " o1@370830108001 o2@370830108002; enterprise e@370830107;"
        "a-v1 a-v2 b-v2 a-e a-o2 b-o2 b-v3:support");
    CHECK(audit(net, "area_committees") == "4: v2 several a b; v3 missing; o2 several a b;");
    CHECK(audit(network("village v1; alliance g; g-v1"), "area_committees") == "does not apply");
}

TEST_CASE("audit: groups without projects") {
    Network net = network("alliance g1 g2; work_team g3; village v");
    CHECK(audit(net, "group_projects") == "does not apply");
    Projects& projects = net.projects;
    for (const NodeId group : {net.find("g2"), no_node}) {
        projects.id.push_back("p");
        projects.group.push_back(group);
    }
    CHECK(audit(net, "group_projects") == "3: g1 missing; g3 missing;");
}

TEST_CASE("audit: more villages than the capacity") {
    Network net = network(
        "village v1 v2 v3; community c1; enterprise a b c d; organization o;"
        "a-v1 a-v1 a-v2 a-c1 a-o b-v1 b-v2 c-v1 c-v2 d-v1 d-v2[2020..2021]");
    CHECK(audit(net, "span") == "does not apply");
    net.nodes.capacity.set(net.find("a"), {2, false});  // three
    net.nodes.capacity.set(net.find("b"), {2, false});  // two
    net.nodes.capacity.set(net.find("c"), {1, true});   // one or more: two may be within it
    net.nodes.capacity.set(net.find("d"), {1, false});  // one of two has ended
    CHECK(audit(net, "span", *make_date({2022, 1, 1})) == "4: a overloaded 3;");
    CHECK(audit(net, "span") == "4: a overloaded 3; d overloaded 2;");
}
