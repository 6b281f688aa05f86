// Stages and kinds of coverage, worked out by hand and against their definitions.
#include "engine/coverage/stages.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/network_text.hpp"
#include "support/random_network.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

const AsOf today = make_date({2023, 7, 12});

void add_project(Network& net, const char* village, const char* group, const char* status, Date date) {
    Projects& projects = net.projects;
    projects.id.push_back(std::to_string(projects.size()));
    projects.source.push_back(*village == '\0' ? no_node : net.find(village));
    projects.target.push_back(no_node);
    projects.group.push_back(*group == '\0' ? no_node : net.find(group));
    projects.status.emplace_back(status);
    projects.amount.push_back({});
    projects.date.push_back(date);
}

// As of 2023-07-12; e1 is a body of 370211, u1 of nowhere.
//   v1  tie to e1, project started                     effective
//   v2  tie to e1, project planned only                contacted
//   v3  tie to e1, project dated 2024                  contacted
//   v4  tie to v1 alone: e1 is two steps away          reachable
//   v5  member of g beside u1; project of g            reachable (a project without a partner is no contact)
//   v6  no tie; e1 stands in its county                available
//   v7  no tie, in 370212, where no body stands        target
//   v8  no tie, no region                              target
//   v9  in 370212, tie to u1 and member of g           effective, by the project of g
Network sample() {
    Network net = network(
        "village v1@370211001001 v2@370211001002 v3@370211001003 v4@370211001004 v5@370211002001 v6@370211002002"
        "        v7@370212001001 v8 v9@370212001002;"
        "enterprise e1@370211; university u1; alliance g;"
        "v1-e1 v2-e1 v3-e1 v4-v1:village_tie g-v5 g-u1 v9-u1 g-v9");
    add_project(net, "v1", "", "started", {});
    add_project(net, "v2", "", "planned", {});
    add_project(net, "v3", "", "started", *make_date({2024, 1, 1}));
    add_project(net, "", "g", "", {});
    return net;
}

}  // namespace

TEST_CASE("stages by hand") {
    const Network net = sample();
    const Snapshot snapshot = make_snapshot(net, today);
    CoverageRule rule;
    const Ladder ladder = make_ladder(net, snapshot, rule);
    using enum Stage;
    CHECK(stages(net, snapshot, rule, ladder) == std::vector<Stage>{effective, contacted, contacted, reachable,
                                                                    reachable, available, target, target, effective});
    const auto rows = stages_by_region(net, ladder, stages(net, snapshot, rule, ladder), Level::county);
    REQUIRE(rows.size() == 4);  // two counties, no region, total
    CHECK(rows[0].villages == std::array<std::uint64_t, 5>{6, 6, 5, 3, 1});
    CHECK(rows[1].villages == std::array<std::uint64_t, 5>{2, 1, 1, 1, 1});
    CHECK(rows[2].region == no_region);
    CHECK(rows[2].villages == std::array<std::uint64_t, 5>{1, 0, 0, 0, 0});
    CHECK(rows[3].villages == std::array<std::uint64_t, 5>{9, 7, 6, 4, 2});

    rule.min_partners = 2;  // nobody has two: contact stays, effect goes
    const Ladder two = make_ladder(net, snapshot, rule);
    CHECK(stages_by_region(net, two, stages(net, snapshot, rule, two), Level::county).back().villages ==
          std::array<std::uint64_t, 5>{9, 7, 6, 4, 0});
}

TEST_CASE("asked for kinds: one of each, or so many") {
    const Network net = network(
        "village a@370211001001 b@370211001002 c@370211001003 d@370212001001; enterprise e1 e2; university u;"
        "a-e1 a-u b-e1 b-e2 c-u");
    const Snapshot snapshot = make_snapshot(net, today);
    const auto covered = [&](const CoverageRule& rule) {
        const Ladder ladder = make_ladder(net, snapshot, rule);
        std::string who;
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            if (ladder.covered(i)) who += net.id(ladder.target[i]);
        }
        return who;
    };
    CoverageRule rule;
    CHECK(covered(rule) == "abc");
    rule.required = {NodeKind::university};
    CHECK(covered(rule) == "ac");
    rule.required = {NodeKind::university, NodeKind::enterprise};
    CHECK(covered(rule) == "a");
    rule.required = {};
    rule.min_kinds = 2;
    CHECK(covered(rule) == "a");
    rule.min_partners = 3;
    CHECK(covered(rule).empty());

    const Ladder ladder = make_ladder(net, snapshot, {});
    const auto rows = kinds_by_region(net, snapshot.graph, {}, ladder, Level::county);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].villages == 3);
    CHECK(rows[0].covered[static_cast<std::size_t>(NodeKind::enterprise)] == 2);
    CHECK(rows[0].covered[static_cast<std::size_t>(NodeKind::university)] == 2);
    CHECK(rows[1].villages == 1);
    CHECK(rows[1].covered[static_cast<std::size_t>(NodeKind::enterprise)] == 0);
    CHECK(rows[2].villages == 4);

    const Ladder few = restricted(ladder, {false, true, false, true});
    REQUIRE(few.size() == 2);
    CHECK(net.id(few.target[0]) == "b");
    CHECK(few.partners[0] == 2);
    CHECK(few.partners[1] == 0);
    CHECK(coverage_by_region(net, few, Level::county).total.share() == 0.5);
}

TEST_CASE("on 300 random networks: stages hold one another, kinds are what they say") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Network net = random_network(seed);
        const Snapshot snapshot = make_snapshot(net, std::nullopt);
        CoverageRule rule;
        rule.min_kinds = static_cast<std::uint32_t>(seed % 3);
        if (seed % 4 == 0) rule.required = {NodeKind::enterprise};
        const Ladder ladder = make_ladder(net, snapshot, rule);
        const Level level = levels()[seed % 5].level;
        const auto rows = stages_by_region(net, ladder, stages(net, snapshot, rule, ladder), level);
        const auto kinds = kinds_by_region(net, snapshot.graph, rule, ladder, level);
        const CoverageTable table = coverage_by_region(net, ladder, level);
        REQUIRE(rows.size() == table.rows.size() + 1);
        REQUIRE(kinds.size() == rows.size());
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            REQUIRE(rows[r].region == table.rows[r].region);
            REQUIRE(kinds[r].region == table.rows[r].region);
            REQUIRE(rows[r].villages[0] == table.rows[r].villages);
            for (std::size_t s = 1; s < stage_count; ++s) REQUIRE(rows[r].villages[s] <= rows[r].villages[s - 1]);
        }
        std::vector<std::uint64_t> by_kind(net.kind_count());
        std::uint64_t contacted = 0;
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            std::set<NodeKind> own;
            for (const NodeId p : partners_of(net, snapshot.graph, rule, ladder.target[i])) own.insert(net.kind(p));
            for (const NodeKind kind : own) by_kind[static_cast<std::size_t>(kind)] += 1;
            contacted += !own.empty();
            const bool covered = !own.empty() && own.size() >= rule.min_kinds &&
                                 (rule.required.empty() || own.contains(NodeKind::enterprise));
            REQUIRE(ladder.covered(i) == covered);
        }
        REQUIRE(rows.back().villages[3] == contacted);
        if (!kinds.back().covered.empty()) REQUIRE(kinds.back().covered == by_kind);
    }
}
