// A graph renumbered so that what belongs together lies together.
#pragma once

#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// A graph and its nodes' new numbers. Each component is an interval of new numbers, and so are its tie ends
/// in the list of all ends; within a component the numbers follow a breadth-first search from its smallest
/// node, so neighbours are near each other in memory. The numbers inside a component do not depend on what
/// else is in the graph.
struct Arrangement {
    Graph graph;
    /// The old number of each new one. Property: `graph` has a tie (a, b) exactly where the original has
    /// (node[a], node[b]).
    std::vector<NodeId> node;
    /// Component c is the new numbers `begin[c] .. begin[c+1]`; components by their smallest node.
    std::vector<NodeId> begin = {0};

    [[nodiscard]] std::size_t component_count() const { return begin.size() - 1; }
};

/// O(n + m log(max degree)); as large as the graph again.
[[nodiscard]] Arrangement arrange(const Graph& graph);

}  // namespace lianjian
