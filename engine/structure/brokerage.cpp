// Constraint, effective size and brokerage roles.
//
// All three are sums over the pairs of neighbours of a node, and all three need of these pairs only the tied
// ones, which are triangles; the rest is arithmetic with degrees and group sizes. So one pass over the
// triangles does it, and a hub of a thousand neighbours costs its triangles, not its half a million pairs.
//
// Burt 1992, Structural Holes; Borgatti 1997, Structural holes: unpacking Burt's redundancy measures, Connections
// 20(1); Gould & Fernandez 1989, Structures of mediation, Sociol. Methodology 19. Requires a simple graph.
#include "engine/structure/brokerage.hpp"

#include <algorithm>

#include "engine/structure/clustering.hpp"
#include "engine/structure/triangles.hpp"

namespace lianjian {
namespace {

std::uint64_t pairs_among(std::uint64_t count) { return count > 1 ? count * (count - 1) / 2 : 0; }

/// The count of the role that a broker of group `own` has between others of groups `a` and `b`.
std::uint64_t& role(Roles& roles, RegionId own, RegionId a, RegionId b) {
    if (a == b) return a == own ? roles.coordinator : roles.itinerant;
    return a == own || b == own ? roles.gatekeeper : roles.liaison;
}

/// Roles between all pairs of neighbours, tied to each other or not.
class PairsByGroup {
public:
    PairsByGroup(const Graph& graph, std::span<const RegionId> group) : graph_(graph), group_(group) {
        RegionId last = 0;
        for (const RegionId g : group) {
            if (g != no_region) last = std::max(last, g);
        }
        count_.assign(static_cast<std::size_t>(last) + 1, 0);
    }

    Roles around(NodeId broker) {
        const RegionId own = group_[broker];
        std::uint64_t k = 0;
        for (const NodeId w : graph_.neighbors(broker)) {
            if (group_[w] == no_region) continue;
            if (count_[group_[w]]++ == 0) met_.push_back(group_[w]);
            ++k;
        }
        Roles roles;
        const std::uint64_t inside = count_[own];
        for (const RegionId g : met_) {
            if (g != own) roles.itinerant += pairs_among(count_[g]);
            count_[g] = 0;
        }
        met_.clear();
        roles.coordinator = pairs_among(inside);
        roles.gatekeeper = inside * (k - inside);
        roles.liaison = pairs_among(k - inside) - roles.itinerant;
        return roles;
    }

private:
    const Graph& graph_;
    std::span<const RegionId> group_;
    std::vector<std::uint64_t> count_;  // neighbours of the broker in each group
    std::vector<RegionId> met_;         // groups whose count is not 0
};

}  // namespace

// With p_ij = 1/k_i, c_i = 1/k_i² · Σ_j (1 + s_ij)², where s_ij = Σ 1/k_q over the common neighbours q: the same from
// both ends of the tie, so each triangle adds to its three ties.
std::vector<std::optional<double>> constraint(const Graph& graph) {
    const std::size_t n = graph.size();
    const TurnedTies ties = turned_ties(graph);
    const auto share = [&](NodeId v) { return 1 / static_cast<double>(graph.degree(v)); };

    std::vector<double> through_common(ties.head.size(), 0);
    for_each_triangle(ties, [&](NodeId a, NodeId b, NodeId c, TurnedTie ab, TurnedTie ac, TurnedTie bc) {
        through_common[ab] += share(c);
        through_common[ac] += share(b);
        through_common[bc] += share(a);
    });

    std::vector<double> sum(n, 0);
    for (NodeId v = 0; v < n; ++v) {
        for (TurnedTie tie = ties.begin[v]; tie < ties.begin[v + 1]; ++tie) {
            const double invested = 1 + through_common[tie];
            sum[v] += invested * invested;
            sum[ties.head[tie]] += invested * invested;
        }
    }
    std::vector<std::optional<double>> result(n);
    for (NodeId v = 0; v < n; ++v) {
        if (const auto k = static_cast<double>(graph.degree(v)); k > 0) result[v] = sum[v] / (k * k);
    }
    return result;
}

std::vector<std::optional<double>> effective_size(const Graph& graph) {
    const Triangles found = triangles(graph);
    std::vector<std::optional<double>> result(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) {
        const auto k = static_cast<double>(graph.degree(v));
        if (k > 0) result[v] = k - 2 * static_cast<double>(found.at[v]) / k;
    }
    return result;
}

std::vector<Roles> brokerage_roles(const Graph& graph, std::span<const RegionId> group) {
    std::vector<Roles> result(graph.size());
    PairsByGroup pairs(graph, group);
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (group[v] != no_region) result[v] = pairs.around(v);
    }
    // Tied pairs are not open.
    for_each_triangle(turned_ties(graph), [&](NodeId a, NodeId b, NodeId c, TurnedTie, TurnedTie, TurnedTie) {
        const RegionId x = group[a];
        const RegionId y = group[b];
        const RegionId z = group[c];
        if (x == no_region || y == no_region || z == no_region) return;
        --role(result[a], x, y, z);
        --role(result[b], y, x, z);
        --role(result[c], z, x, y);
    });
    return result;
}

}  // namespace lianjian
