// The graph of a snapshot: compressed sparse rows, read-only.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/network.hpp"

namespace lianjian {

/// A simple undirected graph over the nodes of a network, 0..n-1, isolated ones included.
/// `neighbors(v)` is sorted and holds each neighbour once; a node is never its own neighbour.
/// 8 bytes a node and 4 bytes an end of a tie. `engine/graph_boost.hpp` makes it a Boost.Graph graph.
class Graph {
public:
    Graph() = default;
    /// From tie ends; loops are dropped and parallel ties merged. O(n + m log(max degree)).
    Graph(std::size_t nodes, std::span<const std::pair<NodeId, NodeId>> ties);

    [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
    /// Distinct tied pairs.
    [[nodiscard]] std::size_t tie_count() const { return neighbors_.size() / 2; }
    [[nodiscard]] std::span<const NodeId> neighbors(NodeId node) const {
        return {neighbors_.data() + offsets_[node], neighbors_.data() + offsets_[node + 1]};
    }
    [[nodiscard]] std::size_t degree(NodeId node) const { return offsets_[node + 1] - offsets_[node]; }
    /// Place of the first neighbour of a node in the list of all ends; per-tie columns are indexed by it.
    [[nodiscard]] std::uint64_t offset(NodeId node) const { return offsets_[node]; }
    [[nodiscard]] bool adjacent(NodeId a, NodeId b) const;

private:
    std::vector<std::uint64_t> offsets_ = {0};
    std::vector<NodeId> neighbors_;
};

/// The graph of these ties of a network.
[[nodiscard]] Graph make_graph(const Network& network, std::span<const TieId> ties);

}  // namespace lianjian
