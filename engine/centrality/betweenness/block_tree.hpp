// How the blocks of a graph hang on each other, and what hangs on each of their nodes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/structure/blocks.hpp"

namespace lianjian::between {

inline constexpr std::uint32_t no_block = UINT32_MAX;

/// The blocks of each component as a tree: it is rooted at the component's smallest node, and every block hangs
/// on one of its nodes, the anchor, the one nearest the root. Every node but the root is in exactly one block
/// without being its anchor, its home.
struct BlockTree {
    Blocks blocks;
    std::vector<NodeId> anchor;         // of each block
    std::vector<std::uint32_t> home;    // of each node; no_block for a root and an isolated node
    std::vector<std::uint32_t> below;   // of each block: its nodes but the anchor, and all that hangs on them
    std::vector<std::uint32_t> hangs;   // on each node: what lies beyond it, seen from its home
    std::vector<std::uint32_t> around;  // of each node: the size n of its component

    /// w(v): of how many nodes of the component v is the nearest in block b, itself included. Sums to n.
    [[nodiscard]] std::uint32_t weight(std::uint32_t b, NodeId v) const {
        return v == anchor[b] ? around[v] - below[b] : 1 + hangs[v];
    }
};

/// O(n + m).
[[nodiscard]] BlockTree block_tree(const Graph& graph);

/// A block with at least three nodes, by itself: nodes 0..k-1, sorted neighbours, weights.
struct WeightedBlock {
    std::vector<NodeId> node;  // in the graph
    std::vector<double> weight;
    std::vector<std::uint32_t> begin;  // neighbours of v are `to[begin[v] .. begin[v+1])`
    std::vector<std::uint32_t> to;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(node.size()); }
    [[nodiscard]] std::uint32_t degree(std::uint32_t v) const { return begin[v + 1] - begin[v]; }
};

/// Looks at the ties of the block's nodes but not at those of its anchor, so that all blocks together cost O(n + m).
/// `place` is scratch of the size of the graph, of any content.
[[nodiscard]] WeightedBlock cut_out(const Graph& graph, const BlockTree& tree, std::uint32_t block,
                                    std::vector<std::uint32_t>& place);

}  // namespace lianjian::between
