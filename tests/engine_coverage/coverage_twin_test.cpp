// The ladder against its definition, read out loud, on many random networks; and what must hold on any of them.
#include <algorithm>
#include <queue>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/coverage/ladder.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

constexpr NodeKind some_kinds[] = {NodeKind::village,      NodeKind::village,      NodeKind::village,
                                   NodeKind::community,    NodeKind::township,     NodeKind::enterprise,
                                   NodeKind::organization, NodeKind::university,   NodeKind::alliance,
                                   NodeKind::work_team,    NodeKind::first_unknown};

struct Case {
    Network net;
    TieList list;
    CoverageRule rule;

    [[nodiscard]] Graph graph() const { return list.graph(); }
    /// Every other tie is a membership.
    [[nodiscard]] Graph memberships() const {
        std::vector<std::pair<NodeId, NodeId>> every_other;
        for (std::size_t i = 0; i < list.ties.size(); i += 2) every_other.push_back(list.ties[i]);
        return {list.nodes, every_other};
    }
    [[nodiscard]] Ladder ladder() const { return make_ladder(net, {{}, {}, graph(), memberships()}, rule); }
};

void add_node(Network& net, NodeKind kind) {
    net.nodes.ids.intern(std::to_string(net.nodes.size()));
    net.nodes.kind.push_back(kind);
    net.nodes.region.push_back(no_region);
}

CoverageRule random_rule(Dice& dice) {
    CoverageRule rule;
    rule.min_partners = 1 + dice.below(3);
    rule.any_partner = dice.below(6) == 0;
    if (dice.below(3) == 0) rule.targets = {some_kinds[dice.below(11)], some_kinds[dice.below(11)]};
    if (dice.below(3) == 0) rule.partners = {some_kinds[dice.below(11)], some_kinds[dice.below(11)]};
    return rule;
}

Case random_case(std::uint64_t seed) {
    Dice dice(seed + 1000);
    Case each{{}, random_graph(seed), random_rule(dice)};
    each.net.unknown_node_kinds = {"unknown"};
    for (std::size_t v = 0; v < each.list.nodes; ++v) add_node(each.net, some_kinds[dice.below(11)]);
    return each;
}

/// Hops by one search from the target.
std::uint32_t hops_from(const Case& each, const Graph& graph, NodeId target) {
    std::vector<std::uint32_t> distance(graph.size(), unreachable);
    std::queue<NodeId> queue({target});
    distance[target] = 0;
    while (!queue.empty()) {
        const NodeId v = queue.front();
        queue.pop();
        if (v != target && each.rule.covers(each.net.kind(v), each.net.kind(target))) return distance[v];
        for (const NodeId u : graph.neighbors(v)) {
            if (distance[u] != unreachable) continue;
            distance[u] = distance[v] + 1;
            queue.push(u);
        }
    }
    return unreachable;
}

/// Member of a group beside another member, itself no group, that would be a partner.
bool reached_by_group(const Case& each, NodeId target) {
    const Graph graph = each.memberships();
    for (NodeId group = 0; group < graph.size(); ++group) {
        if (!is_group(each.net.kind(group)) || !graph.adjacent(group, target)) continue;
        for (NodeId member = 0; member < graph.size(); ++member) {
            if (member == target || !graph.adjacent(group, member) || is_group(each.net.kind(member))) continue;
            if (each.rule.covers(each.net.kind(member), each.net.kind(target))) return true;
        }
    }
    return false;
}

void compare_with_definition(const Case& each) {
    const Graph graph = each.graph();
    const Ladder ladder = each.ladder();
    std::size_t row = 0;
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (!each.rule.is_target(each.net.kind(v))) continue;
        std::set<NodeId> partners;
        std::set<NodeKind> kinds;
        for (const auto& [a, b] : each.list.ties) {
            if (a == b || (a != v && b != v)) continue;
            const NodeId other = a == v ? b : a;
            if (!each.rule.covers(each.net.kind(other), each.net.kind(v))) continue;
            partners.insert(other);
            kinds.insert(each.net.kind(other));
        }
        REQUIRE(row < ladder.size());
        REQUIRE(ladder.target[row] == v);
        REQUIRE(ladder.partners[row] == partners.size());
        REQUIRE(ladder.partner_kinds[row] == kinds.size());
        REQUIRE(ladder.sole_partner[row] == (partners.size() == 1 ? *partners.begin() : no_node));
        REQUIRE(ladder.hops[row] == hops_from(each, graph, v));
        const bool covered = partners.size() >= each.rule.min_partners;
        REQUIRE(ladder.covered(row) == covered);
        REQUIRE(ladder.direct_or_group[row] == (covered || reached_by_group(each, v)));
        const auto listed = partners_of(each.net, graph, each.rule, v);
        REQUIRE(std::equal(listed.begin(), listed.end(), partners.begin(), partners.end()));
        ++row;
    }
    REQUIRE(row == ladder.size());
}

std::size_t covered(const Ladder& ladder) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < ladder.size(); ++i) count += ladder.covered(i);
    return count;
}

}  // namespace

TEST_CASE("the ladder is what its definition says, on 1000 random networks") {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        compare_with_definition(random_case(seed));
    }
}

TEST_CASE("one more tie never lowers any rung") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Case each = random_case(seed);
        const Ladder before = each.ladder();
        Dice dice(seed);
        each.list.ties.emplace_back(dice.below(each.list.nodes), dice.below(each.list.nodes));
        const Ladder after = each.ladder();
        for (std::size_t i = 0; i < before.size(); ++i) {
            REQUIRE(after.partners[i] >= before.partners[i]);
            REQUIRE(after.partner_kinds[i] >= before.partner_kinds[i]);
            REQUIRE(after.hops[i] <= before.hops[i]);
            REQUIRE(after.direct_or_group[i] >= before.direct_or_group[i]);
        }
    }
}

TEST_CASE("asking for more partners never covers more") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        Case each = random_case(seed);
        std::size_t last = each.ladder().size();
        for (each.rule.min_partners = 0; each.rule.min_partners < 6; ++each.rule.min_partners) {
            const std::size_t now = covered(each.ladder());
            REQUIRE(now <= last);
            last = now;
        }
    }
}

TEST_CASE("numbering the nodes otherwise moves the rows and changes nothing else") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Case each = random_case(seed);
        Dice dice(seed);
        const std::vector<NodeId> number = random_permutation(dice, each.list.nodes);
        Case other{{}, renumbered(each.list, number), each.rule};
        other.net.unknown_node_kinds = each.net.unknown_node_kinds;
        std::vector<NodeId> old(number.size());
        for (NodeId v = 0; v < number.size(); ++v) old[number[v]] = v;
        for (const NodeId v : old) add_node(other.net, each.net.kind(v));

        const Ladder before = each.ladder();
        const Ladder after = other.ladder();
        REQUIRE(after.size() == before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto at = std::find(before.target.begin(), before.target.end(), old[after.target[i]]);
            REQUIRE(at != before.target.end());
            const auto j = static_cast<std::size_t>(at - before.target.begin());
            REQUIRE(after.partners[i] == before.partners[j]);
            REQUIRE(after.partner_kinds[i] == before.partner_kinds[j]);
            REQUIRE(after.hops[i] == before.hops[j]);
            REQUIRE(after.direct_or_group[i] == before.direct_or_group[j]);
            const NodeId sole = before.sole_partner[j];
            REQUIRE(after.sole_partner[i] == (sole == no_node ? no_node : number[sole]));
        }
    }
}
