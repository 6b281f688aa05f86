#include "engine/brief/circle_groups.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace lianjian {
namespace {

/// Live members of a group, no groups themselves, by kind.
using MembersByKind = std::map<NodeKind, std::uint32_t>;

MembersByKind count_members(const Network& network, std::span<const NodeId> members) {
    MembersByKind count;
    for (const NodeId member : members) {
        if (!is_group(network.kind(member))) ++count[network.kind(member)];
    }
    return count;
}

/// Whether one of the members would be a partner of a village of this kind, which is a member itself.
bool holds_partner(const MembersByKind& members, const CoverageRule& rule, NodeKind village) {
    return std::any_of(members.begin(), members.end(), [&](const auto& item) {
        const auto& [kind, count] = item;
        return rule.covers(kind, village) && count > (kind == village ? 1U : 0U);
    });
}

/// Without groups: of two groups that a membership joins, the graph does not say which is in the other.
std::vector<std::string> member_names(const Network& network, std::span<const NodeId> members) {
    std::vector<NodeId> order;
    std::copy_if(members.begin(), members.end(), std::back_inserter(order),
                 [&](NodeId member) { return !is_group(network.kind(member)); });
    std::sort(order.begin(), order.end(), [&](NodeId a, NodeId b) { return network.id(a) < network.id(b); });
    std::vector<std::string> names;
    names.reserve(order.size());
    for (const NodeId member : order) {
        names.emplace_back(network.name(member).empty() ? network.id(member) : network.name(member));
    }
    return names;
}

/// Pairs of a group and a village that would not be there without drawn memberships: of the village itself, or of
/// every one that would be its partner.
void mark_drawn(FriendCircle& circle, const CircleBasis& basis) {
    const Network& network = *basis.network;
    for (FriendCircle::Partner& group : circle.groups) {
        std::vector<NodeId> stated;  // ascending
        for (const NodeId member : basis.snapshot->memberships.neighbors(group.node)) {
            if (!contains(basis.drawn_memberships, group.node, member)) stated.push_back(member);
        }
        const MembersByKind kinds = count_members(network, stated);
        for (const std::uint32_t v : group.villages) {
            const NodeId village = circle.villages[v].node;
            const bool is_stated = std::binary_search(stated.begin(), stated.end(), village) &&
                                   holds_partner(kinds, basis.rule, network.kind(village));
            if (!is_stated) group.drawn.push_back(v);
        }
        circle.drawn_through += static_cast<std::uint32_t>(group.drawn.size());
    }
}

}  // namespace

void add_groups(FriendCircle& circle, const CircleBasis& basis, RegionId home) {
    const Network& network = *basis.network;
    const CoverageRule& rule = basis.rule;
    const Graph& memberships = basis.snapshot->memberships;
    for (FriendCircle::Partner& partner : circle.partners) {
        partner.kind = network.kind(partner.node);
        if (is_group(partner.kind)) partner.members = member_names(network, memberships.neighbors(partner.node));
    }
    std::map<NodeId, MembersByKind> kinds_of;
    std::map<NodeId, std::vector<std::uint32_t>> villages_of;
    for (std::uint32_t v = 0; v < circle.villages.size(); ++v) {
        const NodeId village = circle.villages[v].node;
        const NodeKind kind = network.kind(village);
        for (const NodeId group : memberships.neighbors(village)) {
            if (!is_group(network.kind(group)) || rule.covers(network.kind(group), kind)) continue;
            const auto [entry, fresh] = kinds_of.try_emplace(group);
            if (fresh) entry->second = count_members(network, memberships.neighbors(group));
            if (holds_partner(entry->second, rule, kind)) villages_of[group].push_back(v);
        }
    }
    for (auto& [node, villages] : villages_of) {
        FriendCircle::Partner group{node,
                                    std::string(network.id(node)),
                                    std::string(network.name(node)),
                                    std::string(network.region_name(network.region(node))),
                                    PartnerGroup::group,
                                    distance_from(network.regions, home, network.region(node)),
                                    std::move(villages)};
        group.kind = network.kind(node);
        group.members = member_names(network, memberships.neighbors(node));
        circle.groups.push_back(std::move(group));
    }
    std::sort(circle.groups.begin(), circle.groups.end(),
              [](const FriendCircle::Partner& a, const FriendCircle::Partner& b) { return a.id < b.id; });
    if (!basis.drawn_memberships.empty()) mark_drawn(circle, basis);
}

}  // namespace lianjian
