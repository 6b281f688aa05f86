// How deep in the dense part of the network a node lies.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// The coreness of each node: the largest k such that the node lies in a part of the network in which everybody is
/// tied to at least k others of that part. 0 for an isolated node, 1 in a tree; at most the degree. A node of high
/// coreness keeps its place when the loosely tied fall away. O(n + m). Seidman 1983; Batagelj & Zaveršnik 2003.
[[nodiscard]] std::vector<std::uint32_t> coreness(const Graph& graph);

}  // namespace lianjian
