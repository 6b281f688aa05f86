// Exact distances of every node to every other, as counts: how many nodes lie one step away, two steps, three …
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "engine/centrality/instruction_set.hpp"
#include "engine/graph.hpp"

namespace lianjian {

/// Entry d is the number of nodes at distance d from a node. Entry 0 is 1, the node itself; the last entry is the
/// eccentricity and not 0. An isolated node has {1}.
using HopCounts = std::span<const std::uint32_t>;

/// Calls `visit` once for each node. Calls come from several threads, in no particular order, and the counts
/// are gone after the call; all instruction sets give the same ones. O(n·m/512) word steps in the worst case, far less
/// where trees hang on a core; memory O(n + m) a thread. Then et al. 2014, The more the merrier: efficient multi-source
/// graph traversal, VLDB 8.
void for_each_hop_counts(const Graph& graph, const std::function<void(NodeId, HopCounts)>& visit,
                         InstructionSet instructions = widest_here());

/// The same for some nodes only, each named once.
void for_each_hop_counts(const Graph& graph, std::span<const NodeId> nodes,
                         const std::function<void(NodeId, HopCounts)>& visit,
                         InstructionSet instructions = widest_here());

}  // namespace lianjian
