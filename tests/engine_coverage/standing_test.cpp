// Nodes that do not stand on a day are, for every answer, as good as not there.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "engine/briefing.hpp"
#include "engine/comparison/audit.hpp"
#include "engine/comparison/districts.hpp"
#include "engine/comparison/mixing.hpp"
#include "engine/coverage/fragility.hpp"
#include "engine/coverage/partners.hpp"
#include "engine/coverage/stages.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Strings = std::vector<std::string>;

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

/// The network without what does not stand on a day, and without days of nodes.
Network as_it_stood(const Network& net, Date on) {
    Network left;
    left.regions = net.regions;
    left.files = net.files;
    left.unknown_node_kinds = net.unknown_node_kinds;
    left.unknown_edge_kinds = net.unknown_edge_kinds;
    const auto there = [&](NodeId v) {
        const Date start = net.nodes.start[v], end = net.nodes.end[v];
        return (!start.known() || start.days() <= on.days()) && (!end.known() || on.days() < end.days());
    };
    for (NodeId v = 0; v < net.nodes.size(); ++v) {
        if (!there(v)) continue;
        const NodeId node = left.nodes.ids.intern(net.id(v));
        left.nodes.name.push_back(net.name(v));
        left.nodes.kind.push_back(net.kind(v));
        left.nodes.region.push_back(net.region(v));
        left.nodes.population.set(node, net.nodes.population[v]);
        left.nodes.capacity.set(node, net.nodes.capacity[v]);
        left.nodes.origin.push_back(net.nodes.origin[v]);
    }
    for (TieId tie = 0; tie < net.ties.size(); ++tie) {
        const NodeId a = net.ties.source[tie], b = net.ties.target[tie];
        if (!there(a) || !there(b)) continue;
        const auto added = static_cast<TieId>(left.ties.size());
        left.ties.source.push_back(left.find(net.id(a)));
        left.ties.target.push_back(left.find(net.id(b)));
        left.ties.kind.push_back(net.ties.kind[tie]);
        left.ties.status.push_back(net.ties.status[tie]);
        left.ties.start.push_back(net.ties.start[tie]);
        left.ties.end.push_back(net.ties.end[tie]);
        left.ties.repeated.set(added, net.ties.repeated[tie]);
        left.ties.origin.push_back(net.ties.origin[tie]);
    }
    return left;
}

std::string text(std::uint64_t number) { return std::to_string(number) + " "; }

/// All that is said of a day, with ids instead of numbers.
Strings answers(const Network& net, Date on, const CoverageRule& rule) {
    Strings said;
    const Snapshot snapshot = make_snapshot(net, on, rule);
    const Ladder ladder = make_ladder(net, snapshot, rule);
    const auto id = [&](NodeId v) { return v == no_node ? std::string("- ") : std::string(net.id(v)) + " "; };
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        said.push_back("ladder " + id(ladder.target[i]) + text(ladder.partners[i]) + text(ladder.partner_kinds[i]) +
                       text(ladder.hops[i]) + text(ladder.direct_or_group[i]) + id(ladder.sole_partner[i]));
    }
    const auto reached = stages(net, snapshot, rule, ladder);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        said.push_back("stage " + id(ladder.target[i]) + text(static_cast<std::uint64_t>(reached[i])));
    }
    const Backing backing = make_backing(net, snapshot, rule);
    for (std::size_t row = 0; row < backing.size(); ++row) {
        said.push_back("backing " + id(backing.target[row]));
        for (const NodeId p : backing.of(row)) said.back() += id(p);
    }
    for (const PartnerLine& line : partner_lines(net, snapshot.graph, rule)) {
        said.push_back("partner " + id(line.partner) + text(line.villages) + text(line.sole_villages) +
                       text(line.villages_within_2_hops));
    }
    const FriendCircle circle = friend_circle(net, snapshot, rule, net.regions.find("370211"));
    said.push_back("circle " + text(circle.ties) + text(circle.covered));
    for (const auto& village : circle.villages) said.back() += village.id + " ";
    for (const auto& partner : circle.partners) said.back() += partner.id + " ";
    for (const DistrictLine& line : compare_districts(net, snapshot, rule, Level::county)) {
        said.push_back("district " + std::string(net.region_code(line.region)) + " " + shown(line.coverage) + " " +
                       text(line.partners) + text(line.external) + text(line.internal));
    }
    const Mixing mix = mixing(net, snapshot, Level::county);
    said.push_back("mixing " + text(mix.nodes) + text(mix.node_pairs) + text(mix.ties) + text(mix.inside));
    const Snapshot of_all_ties = make_snapshot(net, on);
    for (const AuditRule& audited : audit_rules()) {
        const auto found = audited.find({net, of_all_ties});
        said.push_back("audit " + std::string(audited.key) + " " + (found ? text(found->checked) : "does not apply"));
        if (!found) continue;
        for (const Breach& breach : found->breaches) {
            said.back() += id(breach.node);
            for (const NodeId other : breach.others) said.back() += id(other);
        }
    }
    return said;
}

}  // namespace

TEST_CASE("a node stands from its start to the day before its end") {
    const Network net = network("village a b[2021..] c[..2022] d[2021..2022] e[2022..2021]; a-b c-d a-d");
    const auto standing = [&](AsOf as_of) {
        std::string ids;
        for (NodeId v = 0; v < net.nodes.size(); ++v) {
            if (stands(net.nodes, v, as_of)) ids += net.id(v);
        }
        return ids;
    };
    CHECK(standing(day(2020, 12, 31)) == "ac");
    CHECK(standing(day(2021, 1, 1)) == "abcd");
    CHECK(standing(day(2021, 12, 31)) == "abcd");
    CHECK(standing(day(2022, 1, 1)) == "ab");
    CHECK(standing(std::nullopt) == "abcde");
    CHECK(live_ties(net, day(2020, 6, 1)).empty());
    CHECK(live_ties(net, day(2021, 6, 1)) == std::vector<TieId>{0, 1, 2});
    CHECK(live_ties(net, day(2022, 6, 1)) == std::vector<TieId>{0});
    CHECK(live_ties(net, std::nullopt) == std::vector<TieId>{0, 1, 2});
}

TEST_CASE("audit passes over what does not stand") {
    // t1–t2 are a pair; t3 is left over until 2022; v is in no area committee, w is gone; the team needs no project yet
    const Network net = network(
        "township t1@370211001 t2@370211002 t3@370211003[..2022]; village v@370211001001 w@370211001002[..2022]; "
        "area_committee a@370211; t1-t2:pairing");
    const auto breaches = [&](std::string_view key, Date on) {
        std::string ids;
        for (const AuditRule& rule : audit_rules()) {
            if (rule.key != key) continue;
            const Snapshot snapshot = make_snapshot(net, on);
            const auto found = rule.find({net, snapshot});
            REQUIRE(found);
            for (const Breach& breach : found->breaches) ids += net.id(breach.node);
        }
        return ids;
    };
    CHECK(breaches("town_pairs", day(2021, 6, 1)) == "t3");
    CHECK(breaches("town_pairs", day(2022, 6, 1)) == "");
    CHECK(breaches("area_committees", day(2021, 6, 1)) == "vw");
    CHECK(breaches("area_committees", day(2022, 6, 1)) == "v");
}

TEST_CASE("every answer of a day is that of the network without what does not stand, on 300 random networks") {
    for (std::uint64_t seed = 1; seed < 600; seed += 2) {
        CAPTURE(seed);
        DatedCase each = dated_case(seed);
        each.net.regions.add("370211");
        for (NodeId v = 0; v < each.net.nodes.size(); v += 3) each.net.nodes.capacity.set(v, {1, false});
        Dice dice(seed);
        const Date on(static_cast<std::int32_t>(dice.below(dated_days)));
        REQUIRE(answers(each.net, on, each.rule) == answers(as_it_stood(each.net, on), on, each.rule));
    }
}
