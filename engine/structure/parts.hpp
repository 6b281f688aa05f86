// Components, communities or blocks, described for a reader.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// One part of a network.
struct PartLine {
    std::uint32_t part = 0;
    std::uint32_t nodes = 0;
    std::uint32_t villages = 0;  // of a target kind
    std::uint32_t partners = 0;  // of a partner kind
    std::uint64_t ties_inside = 0;
    std::uint64_t ties_outward = 0;
    /// Its node of most ties; equals by id.
    NodeId foremost = no_node;
};

/// A line a part, in the order of their numbers. `part[v]` is below `parts`. O(n + m).
[[nodiscard]] std::vector<PartLine> part_lines(const Network& network, const Graph& graph,
                                               std::span<const std::uint32_t> part, std::size_t parts);

/// The same of a set of nodes, ascending, numbered `part`. O(ties of the nodes · log of the largest degree).
[[nodiscard]] PartLine part_line(const Network& network, const Graph& graph, std::span<const NodeId> nodes,
                                 std::uint32_t part);

}  // namespace lianjian
