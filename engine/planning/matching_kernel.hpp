// Maximum-weight matching in a general graph, by LEMON; vectors in, vectors out.
//
// LEMON's matching headers are no C++20 (std::allocator::construct): they are included in matching_kernel.cpp alone,
// which is compiled as C++17 and includes nothing of ours but this header.
#pragma once

#include <cstdint>
#include <vector>

namespace lianjian {

struct MatchingEdge {
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int64_t weight = 0;
};

/// An odd set of nodes and its dual value.
struct Blossom {
    std::vector<std::int32_t> nodes;  // ascending
    std::int64_t value = 0;
};

/// A matching, and the dual solution that proves it. All dual values are 4 times the true ones, so that they are whole.
struct KernelMatching {
    std::vector<std::int32_t> mate;   // by node; -1 = single
    std::vector<std::int64_t> value;  // by node
    std::vector<Blossom> blossoms;
};

/// The kernel's weights are scaled by this in its dual values.
inline constexpr std::int64_t dual_scale = 4;

/// Edges join different nodes of 0 … nodes-1. Deterministic. O(n m log n); weights below 2^58 / nodes.
[[nodiscard]] KernelMatching heaviest_matching(std::int32_t nodes, const std::vector<MatchingEdge>& edges);

}  // namespace lianjian
