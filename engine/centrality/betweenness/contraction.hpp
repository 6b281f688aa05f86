// A block without an independent set of its nodes of degree two: half of a partnership network's block is gone.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/centrality/betweenness/block_tree.hpp"

namespace lianjian::between {

/// Which pair's eliminated nodes a long edge goes through, and how many there are.
struct Via {
    std::uint32_t pair;
    std::uint32_t count;
};

/// The block is split into kept nodes and eliminated ones. An eliminated node i has degree two in the block
/// and both its ends are kept. Those with the same two ends a < b make up one pair. What is left:
///   short edges, of length 1: the block's ties between kept nodes;
///   long edges, of length 2: one for each pair whose ends are not tied themselves, standing for `count` paths.
/// (The nodes of a pair whose ends are tied are on no shortest path between others.)
/// Kept nodes are numbered along a breadth-first search of the block, its busiest node first.
struct Contraction {
    std::vector<std::uint32_t> kept;   // in the block
    std::vector<std::uint32_t> depth;  // of each kept node: distance from the first
    std::vector<double> weight;        // of each kept node: w
    std::vector<bool> simplicial;      // of each kept node: all its neighbours are tied to each other

    std::vector<std::uint32_t> short_begin, short_to;
    std::vector<std::uint32_t> short_tie;  // number of the tie, the same at both ends, 0 .. short_to.size() / 2 - 1
    std::vector<std::uint32_t> long_begin, long_to;
    std::vector<Via> long_via;

    struct Ends {
        std::uint32_t a, b;
    };
    std::vector<Ends> pair;                           // ascending
    std::vector<double> pair_weight;                  // sum of w over the pair's eliminated nodes
    std::vector<std::uint32_t> member_begin, member;  // eliminated nodes of each pair, in the block

    /// All sources in the order of the search: a kept node (a = b), or a pair, which is one source with two
    /// starting points.
    struct Source {
        std::uint32_t a, b;
        double weight;
        std::uint32_t depth;
    };
    std::vector<Source> sources;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(kept.size()); }
};

/// O(k + m log(max degree)) for a block of k nodes and m ties, but for `simplicial`, which looks for a missing tie
/// among the neighbours of each kept node and stops at the first.
[[nodiscard]] Contraction contract(const WeightedBlock& block);

}  // namespace lianjian::between
