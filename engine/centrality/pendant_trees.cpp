// Taking the pendant trees off a graph: nodes with one tie left go, one after the other, from a queue.
//
// A node enters the queue when its last but one tie goes, so every child leaves before its parent; its height is
// known by then. Requires an undirected graph.
#include "engine/centrality/pendant_trees.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/structure/arrangement.hpp"

namespace lianjian {
namespace {

struct Peeled {
    std::vector<NodeId> parent;  // of a node taken off; no_node for the core
    std::vector<std::uint8_t> height;
    std::vector<NodeId> order;  // of the nodes taken off: children before parents
};

Peeled peel(const Graph& graph) {
    const std::size_t n = graph.size();
    Peeled peeled{std::vector<NodeId>(n, no_node), std::vector<std::uint8_t>(n, 0), {}};
    std::vector<std::uint32_t> left(n);
    std::vector<NodeId> queue;
    for (NodeId v = 0; v < n; ++v) {
        left[v] = static_cast<std::uint32_t>(graph.degree(v));
        if (left[v] == 1) queue.push_back(v);
    }
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const NodeId v = queue[head];
        // Of two nodes left tied to each other only, the second finds its tie gone and stays.
        if (left[v] != 1 || peeled.height[v] == highest_pendant_tree) continue;
        const auto row = graph.neighbors(v);
        const NodeId parent =
            *std::find_if(row.begin(), row.end(), [&](NodeId w) { return peeled.parent[w] == no_node; });
        peeled.parent[v] = parent;
        peeled.order.push_back(v);
        peeled.height[parent] = std::max(peeled.height[parent], static_cast<std::uint8_t>(peeled.height[v] + 1));
        if (--left[parent] == 1) queue.push_back(parent);
    }
    return peeled;
}

void count_depths(const Peeled& peeled, PendantTrees& trees) {
    const std::size_t n = peeled.parent.size();
    trees.depth_begin.resize(n + 1);
    for (std::size_t v = 0; v < n; ++v) trees.depth_begin[v + 1] = trees.depth_begin[v] + peeled.height[v] + 1;
    trees.depth_counts.assign(trees.depth_begin[n], 0);
    for (std::size_t v = 0; v < n; ++v) trees.depth_counts[trees.depth_begin[v]] = 1;
    for (const NodeId v : peeled.order) {
        const std::uint64_t below_parent = trees.depth_begin[peeled.parent[v]] + 1;
        const auto depths = trees.depths(v);
        for (std::size_t depth = 0; depth < depths.size(); ++depth)
            trees.depth_counts[below_parent + depth] += depths[depth];
    }
}

/// Numbers the core and keeps its ties.
void keep_core(const Graph& graph, const Peeled& peeled, PendantTrees& trees) {
    std::vector<NodeId> kept;
    std::vector<NodeId> number(graph.size(), no_node);
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (peeled.parent[v] != no_node) continue;
        number[v] = static_cast<NodeId>(kept.size());
        kept.push_back(v);
    }
    std::vector<std::pair<NodeId, NodeId>> ties;
    for (const NodeId v : kept) {
        for (const NodeId w : graph.neighbors(v)) {
            if (v < w && number[w] != no_node) ties.emplace_back(number[v], number[w]);
        }
    }
    const Arrangement arranged = arrange(Graph(kept.size(), ties));
    trees.begin = arranged.begin;
    trees.offset.reserve(kept.size() + 1);
    trees.neighbors.reserve(2 * ties.size());
    for (NodeId c = 0; c < kept.size(); ++c) {
        trees.node.push_back(kept[arranged.node[c]]);
        const auto row = arranged.graph.neighbors(c);
        trees.neighbors.insert(trees.neighbors.end(), row.begin(), row.end());
        trees.offset.push_back(trees.neighbors.size());
    }
}

void list_pendants(const Peeled& peeled, PendantTrees& trees) {
    const std::size_t n = peeled.parent.size();
    std::vector<std::uint64_t> begin(n + 1, 0);
    for (const NodeId v : peeled.order) ++begin[peeled.parent[v] + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<NodeId> children(peeled.order.size());
    std::vector<std::uint64_t> next(begin.begin(), begin.end() - 1);
    for (const NodeId v : peeled.order) children[next[peeled.parent[v]]++] = v;

    trees.pendants.reserve(peeled.order.size());
    std::vector<Pendant> open;
    const auto open_children = [&](NodeId v, std::uint8_t depth) {
        for (std::uint64_t i = begin[v]; i < begin[v + 1]; ++i) open.push_back({children[i], depth});
    };
    for (const NodeId anchor : trees.node) {
        open_children(anchor, 1);
        while (!open.empty()) {
            const Pendant pendant = open.back();
            open.pop_back();
            trees.pendants.push_back(pendant);
            open_children(pendant.node, static_cast<std::uint8_t>(pendant.depth + 1));
        }
        trees.pendant_begin.push_back(trees.pendants.size());
    }
}

}  // namespace

PendantTrees fold_pendant_trees(const Graph& graph) {
    const Peeled peeled = peel(graph);
    PendantTrees trees;
    count_depths(peeled, trees);
    keep_core(graph, peeled, trees);
    list_pendants(peeled, trees);
    return trees;
}

}  // namespace lianjian
