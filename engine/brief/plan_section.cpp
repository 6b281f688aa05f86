#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/brief/sections.hpp"

namespace lianjian {
namespace {

/// A village of the circle and a partner that a tie of the plan would give it.
using PlannedPair = std::pair<std::uint32_t, NodeId>;

/// The pairs of the plan that the rule counts and that are not there yet, each once.
std::set<PlannedPair> planned_pairs(const BriefingBasis& basis, const FriendCircle& circle) {
    const Network& network = *basis.network;
    std::map<NodeId, std::uint32_t> village_of;
    for (std::uint32_t v = 0; v < circle.villages.size(); ++v) village_of[circle.villages[v].node] = v;
    std::set<PlannedPair> pairs;
    for (const TieId tie : basis.questions.plan) {
        const NodeId a = network.ties.source[tie], b = network.ties.target[tie];
        for (const auto& [village, partner] : {std::pair(a, b), std::pair(b, a)}) {
            const auto found = village_of.find(village);
            if (found == village_of.end() || village == partner) continue;
            if (!basis.rule.covers(network.kind(partner), network.kind(village))) continue;
            if (!basis.snapshot->graph.adjacent(village, partner)) pairs.emplace(found->second, partner);
        }
    }
    return pairs;
}

}  // namespace

std::optional<BriefingPlan> briefing_plan(const BriefingBasis& basis, const FriendCircle& circle) {
    if (basis.questions.plan.empty()) return std::nullopt;
    const Network& network = *basis.network;
    BriefingPlan plan;
    plan.rows.resize(circle.rows.size());
    plan.covered_after = circle.covered;
    std::set<NodeId> present, partners;
    for (const FriendCircle::Partner& partner : circle.partners) present.insert(partner.node);
    std::map<std::uint32_t, std::size_t> further;  // planned partners by village
    for (const auto& [v, partner] : planned_pairs(basis, circle)) {
        const FriendCircle::Village& village = circle.villages[v];
        plan.ties.push_back({village.id, village.name, std::string(network.id(partner)),
                             std::string(network.name(partner)), village.row, village.partners.empty()});
        plan.rows[village.row].ties += 1;
        partners.insert(partner);
        further[v] += 1;
    }
    std::stable_sort(plan.ties.begin(), plan.ties.end(), [](const PlannedTie& a, const PlannedTie& b) {
        return std::tie(a.row, a.village_id, a.partner_id) < std::tie(b.row, b.village_id, b.partner_id);
    });
    for (const auto& [v, count] : further) {
        const FriendCircle::Village& village = circle.villages[v];
        const std::size_t has = village.partners.size();
        if (has >= basis.rule.min_partners || has + count < basis.rule.min_partners) continue;
        plan.rows[village.row].newly += 1;
        plan.newly += 1;
    }
    plan.covered_after += plan.newly;
    plan.partners = static_cast<std::uint32_t>(partners.size());
    plan.new_partners = static_cast<std::uint32_t>(
        std::count_if(partners.begin(), partners.end(), [&](NodeId p) { return !present.contains(p); }));
    return plan;
}

BriefingDrawn briefing_drawn(const BriefingBasis& basis, const FriendCircle& circle) {
    const Network& network = *basis.network;
    BriefingDrawn drawn;
    drawn.ties = circle.illustrative;
    if (!network.has_illustrative()) return drawn;
    std::vector<bool> ours(network.nodes.size());
    for (const FriendCircle::Village& village : circle.villages) ours[village.node] = true;
    std::set<std::pair<NodeId, NodeId>> factual;
    for (const TieId tie : basis.snapshot->ties) {
        if (!network.ties.illustrative[tie] && (ours[network.ties.source[tie]] || ours[network.ties.target[tie]])) {
            factual.insert(std::minmax(network.ties.source[tie], network.ties.target[tie]));
        }
    }
    for (const FriendCircle::Village& village : circle.villages) {
        if (village.partners.size() < basis.rule.min_partners) continue;
        const auto stated = std::count_if(village.partners.begin(), village.partners.end(), [&](std::uint32_t p) {
            return factual.contains(std::minmax(circle.partners[p].node, village.node));
        });
        drawn.villages += static_cast<std::size_t>(stated) < basis.rule.min_partners;
    }
    for (const FriendCircle::Partner& partner : circle.partners) {
        drawn.partners += network.nodes.illustrative[partner.node];
    }
    return drawn;
}

}  // namespace lianjian
