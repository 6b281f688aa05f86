// PageRank of an undirected network, as a symmetric system of linear equations.
//
// Brin & Page 1998, The anatomy of a large-scale hypertextual web search engine, Comput. Netw. ISDN Syst. 30.
// x = α (A D⁻¹ x + (1/n) Σ_{isolated} x) + (1−α)/n. With k isolated nodes, each has the constant of the equation
// alone, c = α k c / n + (1−α)/n, so c = (1−α)/(n − α k); every other node has x_v = c + α Σ_{w~v} x_w/deg(w).
// In y_v = x_v/deg(v) this is (D − α A) y = c·1, which is symmetric and diagonally dominant, so
//   * pendant trees are eliminated exactly from their ends, as in Gauss's elimination and without fill-in: of
//     D_v y_v = R_v + α y_q goes α²/D_v off the parent's D_q, and α R_v/D_v on to R_q;
//   * successive over-relaxation converges on the rest (Young 1971, Iterative Solution of Large Linear Systems),
//     on a two-sided network at the rate ω − 1 = 0.31 a sweep for ω = 2/(1 + √(1 − α²)).
// The error Σ|x − x*| is at most the residual Σ|R + α A y − D y| divided by 1 − α, since no column of A D⁻¹ sums to
// more than 1. The sweep stops on that bound, so what is promised holds whatever the rate. One thread; the order
// of additions is fixed. Requires an undirected graph.
#include <algorithm>
#include <cmath>

#include "engine/centrality/centrality.hpp"

namespace lianjian {
namespace {

constexpr double damping = 0.85;
constexpr double greatest_error = 1e-12;  // of Σ|x|; rounding stays below it by far
constexpr int most_sweeps = 1000;         // ω = 1.31 needs some 30

/// The equations D_v y_v = R_v + α Σ y_w, and how the nodes of pendant trees were eliminated.
struct Equations {
    std::vector<double> diagonal, right;
    std::vector<NodeId> parent;      // of an eliminated node
    std::vector<NodeId> eliminated;  // children before parents
};

Equations eliminate_pendant_trees(const Graph& graph, double constant) {
    const std::size_t n = graph.size();
    Equations equations{std::vector<double>(n), std::vector<double>(n, constant), std::vector<NodeId>(n, no_node), {}};
    std::vector<std::uint32_t> left(n);
    std::vector<NodeId> queue;
    for (NodeId v = 0; v < n; ++v) {
        left[v] = static_cast<std::uint32_t>(graph.degree(v));
        equations.diagonal[v] = left[v];
        if (left[v] == 1) queue.push_back(v);
    }
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const NodeId v = queue[head];
        if (left[v] != 1) continue;  // its last tie went with its neighbour: it is the root of a tree
        const auto row = graph.neighbors(v);
        const NodeId parent =
            *std::find_if(row.begin(), row.end(), [&](NodeId w) { return equations.parent[w] == no_node; });
        equations.parent[v] = parent;
        equations.eliminated.push_back(v);
        equations.diagonal[parent] -= damping * damping / equations.diagonal[v];
        equations.right[parent] += damping * equations.right[v] / equations.diagonal[v];
        if (--left[parent] == 1) queue.push_back(parent);
    }
    return equations;
}

/// The nodes that are left, renumbered in their order, and the ties between them.
struct Core {
    std::vector<NodeId> node;
    std::vector<std::uint64_t> offset = {0};
    std::vector<NodeId> neighbors;
    std::vector<double> inverse, right;  // 1/D and R
};

Core core_of(const Graph& graph, const Equations& equations) {
    Core core;
    std::vector<NodeId> number(graph.size(), no_node);
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (equations.parent[v] != no_node || graph.degree(v) == 0) continue;
        number[v] = static_cast<NodeId>(core.node.size());
        core.node.push_back(v);
    }
    core.offset.reserve(core.node.size() + 1);
    for (const NodeId v : core.node) {
        for (const NodeId w : graph.neighbors(v)) {
            if (number[w] != no_node) core.neighbors.push_back(number[w]);
        }
        core.offset.push_back(core.neighbors.size());
        core.inverse.push_back(1 / equations.diagonal[v]);
        core.right.push_back(equations.right[v]);
    }
    return core;
}

/// R_v + α Σ y_w of a node of the core.
double pulled(const Core& core, const std::vector<double>& y, std::size_t v) {
    double sum = 0;
    for (std::uint64_t i = core.offset[v]; i < core.offset[v + 1]; ++i) sum += y[core.neighbors[i]];
    return core.right[v] + damping * sum;
}

double error_bound(const Core& core, const std::vector<double>& y) {
    double residual = 0;
    for (std::size_t v = 0; v < y.size(); ++v) residual += std::abs(pulled(core, y, v) - y[v] / core.inverse[v]);
    return residual / (1 - damping);
}

std::vector<double> solved(const Core& core) {
    const double relaxation = 2 / (1 + std::sqrt(1 - damping * damping));
    std::vector<double> y(core.node.size());
    for (std::size_t v = 0; v < y.size(); ++v) {
        // The root of a tree is solved already; elsewhere R / (D (1−α)) is right where all are alike.
        const bool root = core.offset[v] == core.offset[v + 1];
        y[v] = core.right[v] * core.inverse[v] / (root ? 1 : 1 - damping);
    }
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        double change = 0;
        for (std::size_t v = 0; v < y.size(); ++v) {
            const double step = relaxation * (pulled(core, y, v) * core.inverse[v] - y[v]);
            y[v] += step;
            change += std::abs(step) / core.inverse[v];
        }
        // A sweep that still changes much needs no closer look.
        if (change <= greatest_error && error_bound(core, y) <= greatest_error) break;
    }
    return y;
}

}  // namespace

Scores pagerank(const Graph& graph) {
    const std::size_t n = graph.size();
    double isolated = 0;
    for (NodeId v = 0; v < n; ++v) isolated += graph.degree(v) == 0 ? 1 : 0;
    const double constant = (1 - damping) / (static_cast<double>(n) - damping * isolated);

    const Equations equations = eliminate_pendant_trees(graph, constant);
    const Core core = core_of(graph, equations);
    const std::vector<double> y = solved(core);

    Scores scores(n, constant);  // first y, then x
    for (std::size_t v = 0; v < y.size(); ++v) scores[core.node[v]] = y[v];
    for (std::size_t i = equations.eliminated.size(); i-- > 0;) {
        const NodeId v = equations.eliminated[i];
        scores[v] = (equations.right[v] + damping * scores[equations.parent[v]]) / equations.diagonal[v];
    }
    for (NodeId v = 0; v < n; ++v) {
        if (graph.degree(v) > 0) scores[v] *= static_cast<double>(graph.degree(v));
    }
    return scores;
}

}  // namespace lianjian
