#include "engine/comparison/audit.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace lianjian {
namespace {

/// Distinct live neighbours of each node by ties that a test accepts, in one list by node.
class Partners {
public:
    template <class Accept>
    Partners(const AuditInput& in, Accept accept) {
        const Ties& ties = in.network.ties;
        for (const TieId tie : in.snapshot.ties) {
            const NodeId a = ties.source[tie], b = ties.target[tie];
            if (a == b || !accept(tie, a, b)) continue;
            ends_.emplace_back(a, b);
            ends_.emplace_back(b, a);
        }
        std::sort(ends_.begin(), ends_.end());
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
    }
    [[nodiscard]] bool empty() const { return ends_.empty(); }
    [[nodiscard]] std::span<const std::pair<NodeId, NodeId>> all() const { return ends_; }
    [[nodiscard]] std::vector<NodeId> of(NodeId node) const {
        std::vector<NodeId> others;
        for (auto at = std::lower_bound(ends_.begin(), ends_.end(), std::pair(node, NodeId{0}));
             at != ends_.end() && at->first == node; ++at) {
            others.push_back(at->second);
        }
        return others;
    }

private:
    std::vector<std::pair<NodeId, NodeId>> ends_;  // both ways
};

void sort_by_id(const Network& network, std::vector<NodeId>& nodes) {
    std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return network.id(a) < network.id(b); });
}

AuditFindings sorted(const Network& network, AuditFindings found) {
    const auto key = [&](const Breach& breach) {
        return std::tuple(network.region_code(network.region(breach.node)), network.id(breach.node),
                          breach.others.empty() ? std::string_view{} : network.id(breach.others[0]));
    };
    for (Breach& breach : found.breaches) sort_by_id(network, breach.others);
    std::sort(found.breaches.begin(), found.breaches.end(),
              [&](const Breach& a, const Breach& b) { return key(a) < key(b); });
    return found;
}

/// One node that should have exactly one of these, or at least one.
void expect_one(AuditFindings& found, NodeId node, std::vector<NodeId> others, bool at_most_one) {
    found.checked += 1;
    if (others.empty()) found.breaches.push_back({node, Finding::missing});
    if (at_most_one && others.size() > 1) found.breaches.push_back({node, Finding::several, std::move(others)});
}

RegionId county(const Network& network, NodeId node) { return network.regions.at(network.region(node), Level::county); }

/// Marks by region; no_region is never marked.
class RegionMarks {
public:
    explicit RegionMarks(const Network& network) : marked_(network.regions.size(), false) {}
    void add(RegionId region) {
        if (region != no_region) marked_[region] = true;
    }
    [[nodiscard]] bool has(RegionId region) const { return region != no_region && marked_[region]; }

private:
    std::vector<bool> marked_;
};

bool is_kind(const Network& network, NodeId node, NodeKind kind) { return network.kind(node) == kind; }

/// Whether a node is there on the day audited; one that is not breaks no rule.
bool stands_then(const AuditInput& in, NodeId node) { return stands(in.network.nodes, node, in.snapshot.as_of); }

Partners town_pairs(const AuditInput& in) {
    return {in, [&](TieId tie, NodeId a, NodeId b) {
                return in.network.ties.kind[tie] == EdgeKind::pairing && is_kind(in.network, a, NodeKind::township) &&
                       is_kind(in.network, b, NodeKind::township);
            }};
}

std::optional<AuditFindings> find_town_pairs(const AuditInput& in) {
    const Network& network = in.network;
    const Partners pairs = town_pairs(in);
    if (pairs.empty()) return std::nullopt;
    RegionMarks taking_part(network);
    for (const auto& [town, other] : pairs.all()) taking_part.add(county(network, town));
    AuditFindings found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_kind(network, v, NodeKind::township) || !stands_then(in, v)) continue;
        std::vector<NodeId> others = pairs.of(v);
        if (others.empty() && !taking_part.has(county(network, v))) continue;
        expect_one(found, v, std::move(others), true);
    }
    return sorted(network, std::move(found));
}

std::optional<AuditFindings> find_village_pairs(const AuditInput& in) {
    const Network& network = in.network;
    const Partners towns = town_pairs(in);
    const Partners villages(in, [&](TieId tie, NodeId a, NodeId b) {
        return network.ties.kind[tie] == EdgeKind::pairing && is_target(network.kind(a)) && is_target(network.kind(b));
    });
    if (towns.empty() || villages.empty()) return std::nullopt;
    const auto town_of = [&](NodeId v) { return network.regions.at(network.region(v), Level::township); };
    std::vector<std::pair<RegionId, RegionId>> paired;
    RegionMarks in_a_pair(network);
    for (const auto& [a, b] : towns.all()) {
        paired.emplace_back(network.region(a), network.region(b));
        in_a_pair.add(network.region(a));
    }
    std::sort(paired.begin(), paired.end());
    AuditFindings found;
    for (const auto& [a, b] : villages.all()) {
        if (network.id(b) < network.id(a)) continue;  // once, from the end with the smaller id
        const RegionId here = town_of(a), there = town_of(b);
        if (here == there || (!in_a_pair.has(here) && !in_a_pair.has(there))) continue;
        found.checked += 1;
        if (std::binary_search(paired.begin(), paired.end(), std::pair(here, there))) continue;
        found.breaches.push_back({a, Finding::contradicts, {b}});
    }
    return sorted(network, std::move(found));
}

std::optional<AuditFindings> find_work_teams(const AuditInput& in) {
    const Network& network = in.network;
    const auto is_team = [&](NodeId v) { return is_kind(network, v, NodeKind::work_team); };
    const auto is_town = [&](NodeId v) { return is_kind(network, v, NodeKind::township); };
    const Partners teams(
        in, [&](TieId, NodeId a, NodeId b) { return (is_team(a) && is_town(b)) || (is_town(a) && is_team(b)); });
    if (teams.empty()) return std::nullopt;
    RegionMarks taking_part(network);
    for (const auto& [a, b] : teams.all()) {
        if (is_town(a)) taking_part.add(county(network, a));
    }
    AuditFindings found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_town(v) || !stands_then(in, v)) continue;
        std::vector<NodeId> others = teams.of(v);
        if (others.empty() && !taking_part.has(county(network, v))) continue;
        expect_one(found, v, std::move(others), false);
    }
    return sorted(network, std::move(found));
}

std::optional<AuditFindings> find_area_committees(const AuditInput& in) {
    const Network& network = in.network;
    const auto is_committee = [&](NodeId v) { return is_kind(network, v, NodeKind::area_committee); };
    const Partners committees(in, [&](TieId tie, NodeId a, NodeId b) {
        return network.ties.kind[tie] == EdgeKind::membership &&
               ((is_committee(a) && is_target(network.kind(b))) || (is_committee(b) && is_target(network.kind(a))));
    });
    RegionMarks seats(network);
    bool any = false;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_committee(v) || !stands_then(in, v)) continue;
        any = true;
        seats.add(network.region(v));
    }
    if (!any) return std::nullopt;
    const auto below_a_seat = [&](RegionId region) {
        while (region != no_region && !seats.has(region)) region = network.regions.parent(region);
        return region != no_region;
    };
    AuditFindings found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_target(network.kind(v)) || !stands_then(in, v)) continue;
        std::vector<NodeId> others = committees.of(v);
        if (others.empty() && !below_a_seat(network.region(v))) continue;
        expect_one(found, v, std::move(others), true);
    }
    return sorted(network, std::move(found));
}

std::optional<AuditFindings> find_group_projects(const AuditInput& in) {
    const Network& network = in.network;
    if (network.projects.size() == 0) return std::nullopt;
    std::vector<bool> has(network.nodes.size(), false);
    for (const NodeId group : network.projects.group) {
        if (group != no_node) has[group] = true;
    }
    AuditFindings found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_group(network.kind(v)) || !stands_then(in, v)) continue;
        found.checked += 1;
        if (!has[v]) found.breaches.push_back({v, Finding::missing});
    }
    if (found.checked == 0) return std::nullopt;
    return sorted(network, std::move(found));
}

std::optional<AuditFindings> find_span(const AuditInput& in) {
    const Network& network = in.network;
    AuditFindings found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const Amount capacity = network.nodes.capacity[v];
        if (!capacity.known() || !stands_then(in, v)) continue;
        found.checked += 1;
        std::uint32_t span = 0;
        for (const NodeId u : in.snapshot.graph.neighbors(v)) {
            span += is_target(network.kind(u)) && network.kind(u) != network.kind(v);
        }
        // Of a capacity "10 or more" nobody can say that it is exceeded.
        if (!capacity.at_least && span > capacity.value) {
            found.breaches.push_back({v, Finding::overloaded, {}, span, capacity});
        }
    }
    if (found.checked == 0) return std::nullopt;
    return sorted(network, std::move(found));
}

constexpr std::array rules{
    AuditRule{
        "town_pairs",
        {"镇街结对", "town pairs"},
        {"有镇街结对的区县，每个镇街恰好结一个对", "in a county with town pairs, every township is in exactly one"},
        {"没有有效的镇街之间的结对", "there are no live pairings between townships"},
        find_town_pairs},
    AuditRule{"village_pairs",
              {"村居结对", "village pairs"},
              {"跨镇街的村居结对，两镇街（至少一方已结对）也应结对",
               "villages of two townships are paired only where the townships are, if either is in a pair"},
              {"没有有效的镇街结对，或没有有效的村居结对",
               "there are no live pairings between townships, or none between villages"},
              find_village_pairs},
    AuditRule{"work_teams",
              {"工作队", "work teams"},
              {"有工作队的区县，每个镇街都有工作队", "in a county with work teams, every township has one"},
              {"没有与镇街有效相连的工作队", "there is no work team with a live tie to a township"},
              find_work_teams},
    AuditRule{"area_committees",
              {"片区党委", "area committees"},
              {"片区党委所在区划内的每个村居恰好属于一个片区",
               "every village of a region with an area committee is a member of exactly one"},
              {"没有片区党委", "there are no area committees"},
              find_area_committees},
    AuditRule{"group_projects",
              {"组织的项目", "projects of groups"},
              {"每个组织体至少有一个项目", "every group has a project"},
              {"没有组织体，或没有项目", "there are no groups, or no projects"},
              find_group_projects},
    AuditRule{"span",
              {"联建跨度", "span"},
              {"有效联系的村居不超过容量", "a unit has no more villages, by live ties, than its capacity"},
              {"没有填写容量", "no capacity is stated"},
              find_span},
};

}  // namespace

std::span<const AuditRule> audit_rules() { return rules; }

}  // namespace lianjian
