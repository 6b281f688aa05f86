// Who stands between others that are not tied to each other.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph.hpp"
#include "engine/region.hpp"

namespace lianjian {

/// c(i) = Σ_{j∈N(i)} (p_ij + Σ_{q≠i,j} p_iq p_qj)², p_ij = 1/k_i for a neighbour and 0 else: how far a node's
/// contacts hem it in, by being few or tied to one another. 1/k among k contacts that do not know each other, so
/// small for the middle of a star and 1 for its ends; 9/8 in a triangle alone.
/// Only neighbours are summed over, as igraph and networkx do. Undefined (empty) for an isolated node.
/// O(n + m^1.5) at worst, near m on sparse networks. Burt 1992.
[[nodiscard]] std::vector<std::optional<double>> constraint(const Graph& graph);

/// k − 2t/k with t ties among the k neighbours: how many contacts a node has that do not duplicate each other.
/// Between 1 (all know each other) and k (none do). Undefined (empty) for an isolated node. Cost as `constraint`.
/// Borgatti 1997.
[[nodiscard]] std::vector<std::optional<double>> effective_size(const Graph& graph);

/// How many open pairs, two neighbours of a node that are not tied to each other, it stands between, by the groups
/// of the three; each unordered pair once. The five roles of directed ties are four here: gatekeeper and
/// representative are one when ties have no direction.
struct Roles {
    std::uint64_t coordinator = 0;  // aaa: all three in one group
    std::uint64_t gatekeeper = 0;   // aab: the broker and one of the others in one group
    std::uint64_t itinerant = 0;    // aba: the others in one group, the broker not
    std::uint64_t liaison = 0;      // abc: three groups

    [[nodiscard]] std::uint64_t pairs() const { return coordinator + gatekeeper + itinerant + liaison; }
    friend bool operator==(const Roles&, const Roles&) = default;
};

/// The roles of each node between the groups of a partition; `group[v]` is any number, or `no_region` for a node of
/// no group: such a node has no roles, and pairs with it are not counted. Cost as `constraint`: a broker's pairs are
/// counted by groups, never one by one. Memory: 8 bytes a group number. Gould & Fernandez 1989.
[[nodiscard]] std::vector<Roles> brokerage_roles(const Graph& graph, std::span<const RegionId> group);

}  // namespace lianjian
