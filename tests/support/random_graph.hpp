// Seeded small graphs that together show every structure the kernels meet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian::test {

/// What Graph is made from: n and the tie ends, where loops and parallel ties may occur.
struct TieList {
    std::size_t nodes = 0;
    std::vector<std::pair<NodeId, NodeId>> ties;

    [[nodiscard]] Graph graph() const { return {nodes, ties}; }
};

/// The same sequence on every platform; `below(k)` is 0 .. k-1.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : bits_(seed) {}
    [[nodiscard]] NodeId below(std::size_t k) { return static_cast<NodeId>(bits_() % k); }

private:
    std::mt19937_64 bits_;
};

/// The pieces. Each has `n` ≥ 1 nodes, numbered from 0.
[[nodiscard]] TieList random_tree(Dice& dice, std::size_t n);
[[nodiscard]] TieList chain(std::size_t n);
[[nodiscard]] TieList cycle(std::size_t n);
[[nodiscard]] TieList star(std::size_t n);
[[nodiscard]] TieList clique(std::size_t n);
/// About `ties_per_node` · n ties between random ends, loops and parallel ties included.
[[nodiscard]] TieList random_ties(Dice& dice, std::size_t n, double ties_per_node);
/// Cliques, cycles and single ties, each hanging on a node of an earlier one.
[[nodiscard]] TieList block_tree(Dice& dice, std::size_t n);
/// Half the nodes at random, and for each a twin with the same neighbours, tied to it or not.
[[nodiscard]] TieList twins(Dice& dice, std::size_t n);
/// `forks` cycles of four one behind the other: 2^forks shortest paths from end to end.
[[nodiscard]] TieList chain_of_forks(std::size_t forks);

/// Side by side, the second's numbers after the first's.
[[nodiscard]] TieList beside(const TieList& a, const TieList& b);
/// Node v becomes `number[v]`.
[[nodiscard]] TieList renumbered(const TieList& list, std::span<const NodeId> number);
[[nodiscard]] std::vector<NodeId> random_permutation(Dice& dice, std::size_t n);

/// One to four random pieces, some isolated nodes, some loops and repeated ties, numbered at random;
/// at most about `most` nodes. Equal seeds give equal graphs.
[[nodiscard]] TieList random_graph(std::uint64_t seed, std::size_t most = 30);

}  // namespace lianjian::test
