// Betweenness of nodes, Σ_{s<t; s,t≠v} σ_st(v)/σ_st, and of ties, Σ_{s<t} σ_st(e)/σ_st: on how many of the
// shortest paths between others something lies. Exact, all sources.
//
// Freeman 1977. Dependencies are summed as in Brandes 2001, A faster algorithm for betweenness centrality, J. Math.
// Sociol. 25, for ties as in Brandes 2008, On variants of shortest-path betweenness centrality, Soc. Networks
// 30. A partnership network is stars and chains around one core, and that is where the time goes:
//
// 1. block_tree: a path between two blocks goes through the articulation points on the way, so every block is
//    worked alone, its nodes weighted with what hangs on them (Puzis et al. 2015, Topology manipulations for
//    speeding betweenness centrality computation, J. Complex Networks 3). Bridges are a formula.
// 2. contraction: half of a block's nodes have two neighbours; an independent set of them is left out and
//    comes back as long edges, as targets behind their nearer end and as sources with two starting points.
// 3. batch_body: the sources that remain go eight at a time, one a lane of a vector. A search that keeps a bit
//    a lane writes the shortest-path edges of all lanes into a list; the list read forwards counts paths, read
//    backwards it sums dependencies (cf. Then et al. 2014, The more the merrier, PVLDB 8, for the bits).
// 4. batch_of: sources near each other share a batch and start in phase, so that they meet nodes together.
//
// Requires an undirected simple graph. Path counts are doubles, exact up to 2^53 and rounded above; where they
// end (2^900) the block is done again by wide_search.
//
// Sources are spread over threads in parts that depend on the block alone, each part sums on its own, and the
// sums are added in the order of the parts: the same bits at any number of threads, with any instruction set, and
// whatever other components there are. Memory O(n + m) a thread.
#include "engine/centrality/betweenness/betweenness.hpp"

#include <omp.h>

#include <algorithm>

#include "engine/centrality/betweenness/exact.hpp"

namespace lianjian {
namespace between {
namespace {

/// The blocks that are more than a bridge, each with its scores.
struct Parts {
    std::vector<std::uint32_t> number;  // in the tree
    std::vector<WeightedBlock> block;
    std::vector<BlockScores> scores;
};

Parts score_blocks(const Graph& graph, const BlockTree& tree, const Method& method, Meter& meter) {
    Parts parts;
    for (std::uint32_t b = 0; b < tree.blocks.size(); ++b) {
        if (tree.blocks.block(b).size() > 2) parts.number.push_back(b);
    }
    parts.block.resize(parts.number.size());
    parts.scores.resize(parts.number.size());
    const auto threads = static_cast<std::size_t>(omp_get_max_threads());
    std::vector<BatchMemory> memory(threads);
    std::vector<std::vector<std::uint32_t>> place(threads);
    const auto is_large = [&](std::size_t i) { return part_count(tree.blocks.block(parts.number[i]).size()) > 1; };
    const auto score = [&](std::size_t i) {
        std::vector<std::uint32_t>& mine = place[static_cast<std::size_t>(omp_get_thread_num())];
        mine.resize(graph.size());
        parts.block[i] = cut_out(graph, tree, parts.number[i], mine);
        parts.scores[i] = block_scores(parts.block[i], method, memory, meter);
    };

    // Large blocks in turn, their parts side by side; small ones side by side.
    constexpr std::size_t nodes_worth_waking_threads = 500;
    std::size_t in_small = 0;
    for (std::size_t i = 0; i < parts.number.size(); ++i) {
        if (!is_large(i)) in_small += tree.blocks.block(parts.number[i]).size();
        if (is_large(i) && !meter.stopped()) score(i);
    }
#pragma omp parallel for schedule(dynamic, 16) if (in_small > nodes_worth_waking_threads)
    for (std::size_t i = 0; i < parts.number.size(); ++i) {
        if (!is_large(i) && !meter.stopped()) score(i);
    }
    return parts;
}

/// With D_B over ordered pairs inside each block B of x, and n - w_B(x) nodes of the component beyond x on the side
/// of B, whose pairs with all others but x, and among different sides, go through x:
///     BC(x) = ( Σ_B D_B(x) + (n-1)² - Σ_B (n - w_B(x))² ) / 2
std::vector<double> put_together_nodes(const Graph& graph, const BlockTree& tree, const Parts& parts) {
    std::vector<double> inside(graph.size(), 0.0);
    for (std::size_t i = 0; i < parts.block.size(); ++i) {
        for (std::uint32_t v = 0; v < parts.block[i].size(); ++v) {
            inside[parts.block[i].node[v]] += parts.scores[i].node[v];
        }
    }
    std::vector<std::uint64_t> across(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) {
        const std::uint64_t others = tree.around[v] - 1;
        across[v] = others * others;
    }
    for (std::uint32_t b = 0; b < tree.blocks.size(); ++b) {
        for (const NodeId v : tree.blocks.block(b)) {
            const std::uint64_t side = tree.around[v] - tree.weight(b, v);
            across[v] -= side * side;
        }
    }
    for (NodeId v = 0; v < graph.size(); ++v) inside[v] = (inside[v] + static_cast<double>(across[v])) / 2;
    return inside;
}

/// A bridge carries every pair across it.
std::vector<double> put_together_ties(const Graph& graph, const BlockTree& tree, const Parts& parts) {
    std::vector<double> scores(graph.offset(static_cast<NodeId>(graph.size())));
    const auto place = [&](NodeId v, NodeId w) {
        const auto row = graph.neighbors(v);
        return graph.offset(v) + static_cast<std::uint64_t>(std::lower_bound(row.begin(), row.end(), w) - row.begin());
    };
    for (std::uint32_t b = 0; b < tree.blocks.size(); ++b) {
        const auto members = tree.blocks.block(b);
        if (members.size() > 2) continue;
        const double below = tree.below[b];
        const double value = below * (tree.around[members[0]] - below);
        scores[place(members[0], members[1])] = scores[place(members[1], members[0])] = value;
    }
    for (std::size_t i = 0; i < parts.block.size(); ++i) {
        const WeightedBlock& block = parts.block[i];
        for (std::uint32_t v = 0; v < block.size(); ++v) {
            for (std::uint32_t e = block.begin[v]; e < block.begin[v + 1]; ++e) {
                scores[place(block.node[v], block.node[block.to[e]])] = parts.scores[i].tie[e] / 2;
            }
        }
    }
    return scores;
}

}  // namespace

std::optional<std::vector<double>> exact(const Graph& graph, const Method& method, const ProgressSink& watch) {
    const BlockTree tree = block_tree(graph);
    double work = 0;
    for (std::size_t b = 0; b < tree.blocks.size(); ++b) {
        if (const std::size_t size = tree.blocks.block(b).size(); size > 2) work += work_of(size);
    }
    Meter meter(work, watch);
    const Parts parts = score_blocks(graph, tree, method, meter);
    if (meter.stopped()) return std::nullopt;
    return method.ties ? put_together_ties(graph, tree, parts) : put_together_nodes(graph, tree, parts);
}

}  // namespace between

Scores betweenness(const Graph& graph) { return *watched_betweenness(graph, {}); }

std::vector<double> edge_betweenness(const Graph& graph) { return *watched_edge_betweenness(graph, {}); }

std::optional<Scores> watched_betweenness(const Graph& graph, const ProgressSink& watch) {
    return between::exact(graph, {.ties = false}, watch);
}

std::optional<std::vector<double>> watched_edge_betweenness(const Graph& graph, const ProgressSink& watch) {
    return between::exact(graph, {.ties = true}, watch);
}

double betweenness_cost(const Graph& graph) {
    const between::BlockTree tree = between::block_tree(graph);
    double cost = 0;
    for (std::size_t b = 0; b < tree.blocks.size(); ++b) {
        const auto members = tree.blocks.block(b);
        if (members.size() < 3) continue;
        // Ends of ties at nodes at home here: those of the block, and those that lead on to what hangs on it.
        double ends = 0;
        for (const NodeId v : members) {
            if (v != tree.anchor[b]) ends += static_cast<double>(graph.degree(v));
        }
        cost += static_cast<double>(members.size()) * ends / 2;
    }
    return cost;
}

}  // namespace lianjian
