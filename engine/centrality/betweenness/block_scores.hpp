// Betweenness inside one block whose nodes have weights.
#pragma once

#include <vector>

#include "engine/centrality/betweenness/batch.hpp"
#include "engine/centrality/betweenness/block_tree.hpp"
#include "engine/centrality/betweenness/meter.hpp"
#include "engine/centrality/betweenness/workspace.hpp"

namespace lianjian::between {

/// What to compute and with what. Tests choose, everybody else takes what there is.
struct Method {
    bool ties = false;  // ties in place of nodes
    InstructionSet instructions = widest_here();
    bool wide = false;  // path counts that cannot overflow, a source at a time, even where doubles would do
};

/// Over ordered pairs s ≠ t of the block's nodes.
struct BlockScores {
    /// D(x) = Σ_{s,t ≠ x} w(s) w(t) σ_st(x)/σ_st of each node x; empty when ties were asked for.
    std::vector<double> node;
    /// Σ w(s) w(t) σ_st(e)/σ_st of each tie e, by its place in `WeightedBlock::to` at either end; or empty.
    std::vector<double> tie;
};

/// What a block costs, in the unit of `Meter`: about the steps of its searches.
[[nodiscard]] double work_of(std::size_t nodes);

/// Parts of about equal work, each of which sums on its own, so that several threads can share a block. Depends on
/// the block alone.
[[nodiscard]] std::size_t part_count(std::size_t nodes);

/// One memory a thread: `memory[omp_get_thread_num()]` is used. O(k·m) for a block of k nodes and m ties.
[[nodiscard]] BlockScores block_scores(const WeightedBlock& block, const Method& method,
                                       std::vector<BatchMemory>& memory, Meter& meter);

}  // namespace lianjian::between
