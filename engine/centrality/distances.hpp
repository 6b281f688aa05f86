// Exact distances of every node to every other, as counts: how many nodes lie one step away, two steps, three …
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "engine/graph.hpp"

namespace lianjian {

/// Entry d is the number of nodes at distance d from a node. Entry 0 is 1, the node itself; the last entry is the
/// eccentricity and not 0. An isolated node has {1}.
using HopCounts = std::span<const std::uint32_t>;

/// The vector instructions of a search. All give the same counts.
enum class DistanceKernel { plain, avx2, avx512 };

/// Whether this processor has the instructions of a kernel, and the widest it has.
[[nodiscard]] bool runs_here(DistanceKernel kernel);
[[nodiscard]] DistanceKernel widest_kernel();

/// Calls `visit` once for each node. Calls come from several threads, in no particular order, and the counts
/// are gone after the call. O(n·m/512) word steps in the worst case, far less where trees hang on a core; memory
/// O(n + m) a thread. Then et al. 2014, The more the merrier: efficient multi-source graph traversal, VLDB 8.
void for_each_hop_counts(const Graph& graph, const std::function<void(NodeId, HopCounts)>& visit,
                         DistanceKernel kernel = widest_kernel());

/// The same for some nodes only, each named once.
void for_each_hop_counts(const Graph& graph, std::span<const NodeId> nodes,
                         const std::function<void(NodeId, HopCounts)>& visit, DistanceKernel kernel = widest_kernel());

}  // namespace lianjian
