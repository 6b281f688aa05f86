// Slow plain twins of the engine's kernels, straight from the definitions: no search tricks, no sharing between
// sources, matrices where the kernels have lists. For graphs of a few dozen nodes.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/graph.hpp"
#include "engine/structure/brokerage.hpp"

namespace lianjian::test::oracle {

template <class Value>
using Matrix = std::vector<std::vector<Value>>;

inline constexpr std::uint32_t apart = UINT32_MAX;

/// d(s, t) by Floyd and Warshall, `apart` where there is no path. O(n³).
[[nodiscard]] Matrix<std::uint32_t> distances(const Graph& graph);
/// σ(s, t), the number of shortest paths; σ(s, s) = 1. O(n²·degree) after the distances.
[[nodiscard]] Matrix<double> path_counts(const Graph& graph, const Matrix<std::uint32_t>& distance);

[[nodiscard]] std::vector<double> harmonic(const Graph& graph);
/// Over all pairs s < t and all others v: σ(s,v)·σ(v,t)/σ(s,t) where v lies on a shortest path.
[[nodiscard]] std::vector<double> betweenness(const Graph& graph);
/// The same for ties, for both ends of each in the order of `Graph::neighbors`.
[[nodiscard]] std::vector<double> edge_betweenness(const Graph& graph);

/// Component of each node, named by its smallest node: the closure of being tied.
[[nodiscard]] std::vector<NodeId> smallest_in_component(const Graph& graph);
/// The graph without one node's ties, and without one tie.
[[nodiscard]] Graph without_node(const Graph& graph, NodeId node);
[[nodiscard]] Graph without_tie(const Graph& graph, NodeId a, NodeId b);

/// Nodes without which the others make up more components than there were with it.
[[nodiscard]] std::vector<bool> articulation(const Graph& graph);
/// Ties whose removal leaves one component more, (smaller, larger), ascending.
[[nodiscard]] std::vector<std::pair<NodeId, NodeId>> bridges(const Graph& graph);
/// Node sets, each ascending, the sets in lexicographic order. Two ties (v, a), (v, b) belong together when a path
/// from a to b avoids v; a block is a class of the closure of that.
[[nodiscard]] std::vector<std::vector<NodeId>> blocks(const Graph& graph);

/// For each k anew: nodes of degree below k are taken away until none is left.
[[nodiscard]] std::vector<std::uint32_t> coreness(const Graph& graph);
/// Tied pairs among each node's neighbours.
[[nodiscard]] std::vector<std::uint64_t> triangles(const Graph& graph);
/// Burt's sums as they are written, for a node with neighbours.
[[nodiscard]] double constraint(const Graph& graph, NodeId node);
/// Burt's Σ_j (1 − Σ_q p_iq m_jq), with m_jq = 1 for a tie; Borgatti showed that it is k − 2t/k.
[[nodiscard]] double effective_size(const Graph& graph, NodeId node);
/// Pair by pair.
[[nodiscard]] Roles roles(const Graph& graph, const std::vector<RegionId>& group, NodeId broker);
/// 1/2m · Σ over pairs of a part of (A_ab − k_a k_b / 2m).
[[nodiscard]] double modularity(const Graph& graph, const std::vector<std::uint32_t>& part);
/// The largest of all partitions, each tried; for at most nine or ten nodes.
[[nodiscard]] double best_modularity(const Graph& graph);

}  // namespace lianjian::test::oracle
