#include "support/oracle/oracle.hpp"

namespace lianjian::test::oracle {
namespace {

/// Proportion of i's ties that are with j: a simple graph's p_ij.
double proportion(const Graph& graph, NodeId i, NodeId j) {
    return graph.adjacent(i, j) ? 1 / static_cast<double>(graph.degree(i)) : 0;
}

}  // namespace

std::vector<std::uint32_t> coreness(const Graph& graph) {
    const std::size_t n = graph.size();
    std::vector<std::uint32_t> result(n, 0);
    for (std::uint32_t k = 1; k < n; ++k) {
        std::vector<bool> there(n, true);
        for (bool changed = true; changed;) {
            changed = false;
            for (NodeId v = 0; v < n; ++v) {
                std::uint32_t degree = 0;
                for (const NodeId w : graph.neighbors(v)) degree += there[w];
                if (!there[v] || degree >= k) continue;
                there[v] = false;
                changed = true;
            }
        }
        for (NodeId v = 0; v < n; ++v) {
            if (there[v]) result[v] = k;
        }
    }
    return result;
}

std::vector<std::uint64_t> triangles(const Graph& graph) {
    std::vector<std::uint64_t> result(graph.size(), 0);
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (const NodeId a : graph.neighbors(v)) {
            for (const NodeId b : graph.neighbors(v)) result[v] += a < b && graph.adjacent(a, b);
        }
    }
    return result;
}

double constraint(const Graph& graph, NodeId i) {
    double sum = 0;
    for (const NodeId j : graph.neighbors(i)) {
        double invested = proportion(graph, i, j);
        for (NodeId q = 0; q < graph.size(); ++q) {
            if (q != i && q != j) invested += proportion(graph, i, q) * proportion(graph, q, j);
        }
        sum += invested * invested;
    }
    return sum;
}

double effective_size(const Graph& graph, NodeId i) {
    double size = 0;
    for (const NodeId j : graph.neighbors(i)) {
        size += 1;
        for (const NodeId q : graph.neighbors(i)) size -= proportion(graph, i, q) * graph.adjacent(j, q);
    }
    return size;
}

Roles roles(const Graph& graph, const std::vector<RegionId>& group, NodeId broker) {
    Roles result;
    for (const NodeId a : graph.neighbors(broker)) {
        for (const NodeId c : graph.neighbors(broker)) {
            if (a >= c || graph.adjacent(a, c)) continue;
            const RegionId x = group[a];
            const RegionId y = group[broker];
            const RegionId z = group[c];
            if (x == no_region || y == no_region || z == no_region) continue;
            if (x == y && y == z) {
                ++result.coordinator;
            } else if (x == y || y == z) {
                ++result.gatekeeper;
            } else if (x == z) {
                ++result.itinerant;
            } else {
                ++result.liaison;
            }
        }
    }
    return result;
}

double modularity(const Graph& graph, const std::vector<std::uint32_t>& part) {
    const double ends = 2 * static_cast<double>(graph.tie_count());
    double sum = 0;
    for (NodeId a = 0; a < graph.size(); ++a) {
        for (NodeId b = 0; b < graph.size(); ++b) {
            if (part[a] != part[b]) continue;
            const double by_chance = static_cast<double>(graph.degree(a)) * static_cast<double>(graph.degree(b)) / ends;
            sum += (graph.adjacent(a, b) ? 1 : 0) - by_chance;
        }
    }
    return sum / ends;
}

double best_modularity(const Graph& graph) {
    std::vector<std::uint32_t> part(graph.size(), 0);
    double best = modularity(graph, part);
    // Every partition once: a node's part is at most one above those before it.
    const auto next = [&] {
        for (std::size_t v = graph.size(); v-- > 1;) {
            std::uint32_t most = 0;
            for (std::size_t before = 0; before < v; ++before) most = std::max(most, part[before]);
            if (part[v] <= most) {
                ++part[v];
                return true;
            }
            part[v] = 0;
        }
        return false;
    };
    while (next()) best = std::max(best, modularity(graph, part));
    return best;
}

}  // namespace lianjian::test::oracle
