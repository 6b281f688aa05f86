// How closely the contacts of a node know one another.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

struct Triangles {
    std::vector<std::uint64_t> at;  // of each node: ties among its neighbours
    std::uint64_t total = 0;        // each once
    std::uint64_t triples = 0;      // paths of two ties, Σ k(k−1)/2: what could be triangles

    /// 3·triangles / triples, Newman 2003a: the share of pairs with a common contact that are tied themselves; 0..1,
    /// 0 where there is no triple.
    [[nodiscard]] double transitivity() const;
};

/// O(n + m^1.5) at worst, near m on sparse networks; hubs do not make it quadratic.
[[nodiscard]] Triangles triangles(const Graph& graph);

/// 2t/(k(k−1)) with t ties among the k neighbours: the share of pairs of its contacts that are tied to each other.
/// 0..1; 0 for a node with fewer than two neighbours. Watts & Strogatz 1998.
[[nodiscard]] std::vector<double> clustering(const Graph& graph);

}  // namespace lianjian
