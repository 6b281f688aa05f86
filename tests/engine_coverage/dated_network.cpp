#include "dated_network.hpp"

#include <fmt/format.h>

#include <string>

namespace lianjian::test {
namespace {

constexpr NodeKind some_kinds[] = {NodeKind::village,      NodeKind::village,      NodeKind::village,
                                   NodeKind::community,    NodeKind::township,     NodeKind::enterprise,
                                   NodeKind::organization, NodeKind::university,   NodeKind::alliance,
                                   NodeKind::work_team,    NodeKind::first_unknown};
constexpr EdgeKind some_ties[] = {EdgeKind::pairing, EdgeKind::partnership, EdgeKind::partnership,
                                  EdgeKind::membership};
constexpr const char* some_regions[] = {"370211001001", "370211001002", "370211002001", "370212", "11", "CN-X"};

void add_node(Dice& dice, Network& net) {
    Nodes& nodes = net.nodes;
    const auto node = nodes.ids.intern(std::to_string(nodes.size()));
    nodes.name.push_back(std::to_string(node));
    nodes.kind.push_back(some_kinds[dice.below(std::size(some_kinds))]);
    nodes.region.push_back(dice.below(5) == 0 ? no_region
                                              : net.regions.add(some_regions[dice.below(std::size(some_regions))]));
    if (dice.below(3) != 0) nodes.population.set(node, {0.1 * dice.below(1000), dice.below(5) == 0});
    nodes.origin.push_back({0, node + 1});
}

Date some_day(Dice& dice) {
    return dice.below(4) == 0 ? Date{} : Date(static_cast<std::int32_t>(dice.below(dated_days)));
}

/// Some come, some go, some of them into another; an end may even be before the start.
void add_days(Dice& dice, Network& net, NodeId node) {
    if (dice.below(3) == 0) net.nodes.start.set(node, some_day(dice));
    if (dice.below(3) == 0) net.nodes.end.set(node, some_day(dice));
    const NodeId into = dice.below(static_cast<NodeId>(net.nodes.size()));
    if (dice.below(3) == 0 && into != node) net.nodes.merged_into.set(node, into);
}

void add_tie(Dice& dice, Network& net, NodeId a, NodeId b) {
    Ties& ties = net.ties;
    const auto tie = static_cast<TieId>(ties.size());
    ties.source.push_back(a);
    ties.target.push_back(b);
    ties.kind.push_back(some_ties[dice.below(std::size(some_ties))]);
    ties.status.push_back(dice.below(2) == 0 ? Status::active : static_cast<Status>(dice.below(5)));
    ties.start.push_back(some_day(dice));
    ties.end.push_back(some_day(dice));
    ties.repeated.set(tie, dice.below(12) == 0);
    ties.origin.push_back({0, tie + 1});
}

CoverageRule some_rule(Dice& dice) {
    CoverageRule rule;
    rule.min_partners = dice.below(2) == 0 ? 1 : dice.below(6);
    rule.any_partner = dice.below(6) == 0;
    const auto kind = [&] { return some_kinds[dice.below(std::size(some_kinds))]; };
    if (dice.below(3) == 0) rule.targets = {kind(), kind()};
    if (dice.below(3) == 0) rule.partners = {kind(), kind()};
    if (dice.below(3) == 0) rule.ties = {some_ties[dice.below(std::size(some_ties))], EdgeKind::membership};
    return rule;
}

std::string shown(const Amount& amount) {
    return amount.known() ? fmt::format("{}{}", amount.at_least ? ">=" : "", amount.value) : "?";
}

}  // namespace

DatedCase dated_case(std::uint64_t seed) {
    Dice dice(seed + 77);
    DatedCase each;
    each.net.files = {{"edges.csv", "edges", 0}};
    each.net.unknown_node_kinds = {"unknown"};
    const TieList list = random_graph(seed);
    for (std::size_t v = 0; v < list.nodes; ++v) add_node(dice, each.net);
    Dice own(seed + 78);  // so that a case is the same but for these days
    for (NodeId v = 0; seed % 2 == 1 && v < list.nodes; ++v) add_days(own, each.net, v);
    for (const auto& [a, b] : list.ties) {
        for (NodeId again = dice.below(3); again < 3; ++again) add_tie(dice, each.net, a, b);
    }
    each.rule = some_rule(dice);
    return each;
}

std::string shown(const CoverageRow& row) {
    return fmt::format("{} {} {} {} {} {} {} {} {} {}", row.region, row.villages, row.covered, shown(row.population),
                       shown(row.population_covered), row.two_or_more, row.three_or_more, row.within_2_hops,
                       row.direct_or_group, row.sole_partner);
}

}  // namespace lianjian::test
