// Connected components.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// Which nodes are linked at all. Labels by size, the largest 0; equals by their smallest node, so that
/// the same network always gets the same labels. An isolated node is a component of one.
struct Components {
    std::vector<std::uint32_t> label;  // of each node
    std::vector<std::uint32_t> size;   // of each component, descending
};

/// O(n + m), breadth first, no recursion.
[[nodiscard]] Components components(const Graph& graph);

/// The connected pieces of each part of a partition, labelled alike: as the components of the graph without the ties
/// between parts. `part[v]` is any number. O(n + m).
[[nodiscard]] Components components_within(const Graph& graph, std::span<const std::uint32_t> part);

}  // namespace lianjian
