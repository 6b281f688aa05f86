// Articulation points, bridges and biconnected blocks.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

using BlockId = std::uint32_t;

/// The blocks of a graph: the maximal parts that no single departure splits. Every tie lies in exactly one
/// block; two blocks share at most one node, an articulation point. A bridge is a block of two nodes.
/// An isolated node is in no block.
struct Blocks {
    /// Nodes of block b: `nodes[begin[b]` to `begin[b+1])`, ascending. Blocks by their smallest node,
    /// then second smallest.
    std::vector<std::uint64_t> begin;
    std::vector<NodeId> nodes;
    /// Whether the node's departure splits its component.
    std::vector<bool> articulation;
    /// Ties whose ending splits their component, (smaller, larger), ascending.
    std::vector<std::pair<NodeId, NodeId>> bridges;

    [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
    [[nodiscard]] std::span<const NodeId> block(std::size_t b) const {
        return {nodes.data() + begin[b], nodes.data() + begin[b + 1]};
    }
};

/// O(n + m), depth first with an explicit stack. Hopcroft & Tarjan 1973.
[[nodiscard]] Blocks blocks(const Graph& graph);

/// The blocks of each node: those of v are `block[begin[v]` to `begin[v+1])`, ascending. More than one at an
/// articulation point, none at an isolated node.
struct BlocksOfNodes {
    std::vector<std::uint64_t> begin;
    std::vector<BlockId> block;
};
[[nodiscard]] BlocksOfNodes blocks_of_nodes(std::size_t nodes, const Blocks& blocks);

}  // namespace lianjian
