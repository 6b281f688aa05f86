// What a departure or the end of a tie would cut off.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph.hpp"
#include "engine/structure/blocks.hpp"

namespace lianjian {

struct Separation {
    /// Of each node: into how many pieces the rest of its component falls when it leaves. 1 for most, 0 for an
    /// isolated node, 2 or more for an articulation point.
    std::vector<std::uint32_t> pieces;
    /// Of each node: how many nodes are then no longer linked to the largest piece, itself not counted. 0 for all
    /// but articulation points.
    std::vector<std::uint32_t> cut_off;
    /// Of each bridge, in the order of `Blocks::bridges`: nodes on the smaller side of it.
    std::vector<std::uint32_t> beyond_bridge;
};

/// O(n + m) from the blocks of the graph, which must be those of `blocks(graph)`.
[[nodiscard]] Separation separation(const Graph& graph, const Blocks& blocks);

}  // namespace lianjian
