// A graph without the trees that hang on it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// A tree higher than this keeps its lower part in the core, so that all depth counts together stay linear in n.
inline constexpr std::uint8_t highest_pendant_tree = 16;

/// A node of a pendant tree, below its anchor.
struct Pendant {
    NodeId node;
    std::uint8_t depth;  // ties between it and the anchor
};

/// The core of a graph: what is left when nodes of degree 1 are taken away, and again, at most
/// `highest_pendant_tree` times. Core nodes are renumbered 0, 1, … so that each component is an interval and
/// follows a breadth-first search; a component that is a tree leaves one core node, as an isolated node does.
struct PendantTrees {
    /// Ties of the core as compressed rows: those of c are `neighbors[offset[c]` to `offset[c+1])`.
    std::vector<std::uint64_t> offset = {0};
    std::vector<NodeId> neighbors;
    /// The graph's number of each core node.
    std::vector<NodeId> node;
    /// Component k is the core nodes `begin[k]` to `begin[k+1]`.
    std::vector<NodeId> begin = {0};
    /// The nodes hanging on core node c, each parent before its children and each subtree together:
    /// `pendants[pendant_begin[c]` to `pendant_begin[c+1])`.
    std::vector<std::uint64_t> pendant_begin = {0};
    std::vector<Pendant> pendants;
    /// For each node of the graph, how many of its subtree lie at each depth below it (1 at depth 0).
    std::vector<std::uint64_t> depth_begin;
    std::vector<std::uint32_t> depth_counts;

    [[nodiscard]] std::size_t core_size() const { return node.size(); }
    [[nodiscard]] std::span<const std::uint32_t> depths(NodeId v) const {
        return {depth_counts.data() + depth_begin[v], depth_counts.data() + depth_begin[v + 1]};
    }
    [[nodiscard]] std::span<const Pendant> pendants_of(NodeId c) const {
        return {pendants.data() + pendant_begin[c], pendants.data() + pendant_begin[c + 1]};
    }
};

/// O(n + m log(max degree)).
[[nodiscard]] PendantTrees fold_pendant_trees(const Graph& graph);

}  // namespace lianjian
