// One batch of breadth-first searches that run together, and the kernels that advance them.
//
// Every node has a row of 512 bits, one a search. Kernels are compiled with different instruction sets from one
// text, `distance_batch_kernel.inc`; so this header holds plain data only, and no function of the standard library
// that a linker could take from the wrong one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/centrality/distances.hpp"

namespace lianjian {

inline constexpr std::size_t distance_lanes = 512;

/// One bit a search.
struct alignas(64) LaneBits {
    std::uint64_t word[distance_lanes / 64];
};

/// 512 numbers by binary digit, `digit[b]` holding the bit of weight 2^b of each. Adding rows of bits works like an
/// odometer: a row waits at its digit until a second comes, and both go in with one full adder whose
/// carry moves up; on the average a row costs one such step.
struct LaneCounters {
    static constexpr unsigned digits = 32;

    LaneBits digit[digits];
    LaneBits waiting[digits];
    std::uint32_t waits;  // bit b: a row waits at digit b
    unsigned used;        // no digit from here on was touched
};

/// The state of a batch. Node numbers are those of the core. Rows of `fresh` mean something only where the bit of
/// the node in `active` is set.
struct DistanceBatch {
    // The graph and what hangs on each node: node c counts depth_counts[depth_begin[c] + k] nodes k steps below it.
    const std::uint64_t* offset;
    const NodeId* neighbors;
    const std::uint64_t* depth_begin;
    const std::uint32_t* depth_counts;
    /// The components of the sources are the nodes first .. last.
    NodeId first, last;
    LaneBits all;        // the searches of this batch, or no bit where they are in several components
    LaneBits* seen;      // searches that have met the node
    LaneBits* fresh;     // searches that met it at this distance
    LaneBits* arriving;  // … at the next
    // A bit a node, 64 to a word.
    std::uint64_t* active;     // whether its row of `fresh` has any bit
    std::uint64_t* awakening;  // … of `arriving`
    std::uint64_t* complete;   // all searches have met it
    std::uint64_t* candidates;
    std::uint64_t active_ends;  // sum of the degrees of active nodes
    NodeId* queue;              // room for `queue_limit` + the greatest degree
    NodeId* queued_node;        // room for `queue_limit` + 64
    std::uint64_t* queued_end;
    LaneCounters* counters;  // of distance d at d mod `counter_count`
};

inline constexpr std::size_t distance_queue_limit = 256;
inline constexpr std::size_t distance_counter_count = 32;

struct DistanceBatchKernel {
    /// Takes every search one step on, to `distance` ≥ 1, and counts whom they meet.
    void (*advance)(DistanceBatch& batch, std::size_t distance);
    /// Counts that search `lane` is at node c at `distance`.
    void (*count_source)(DistanceBatch& batch, NodeId c, std::size_t lane, std::size_t distance);
    /// The 512 numbers; the counters are 0 afterwards.
    void (*read_out)(LaneCounters& counters, std::uint32_t* numbers);
};

/// `runs_here(instructions)` must be true.
[[nodiscard]] const DistanceBatchKernel& distance_batch_kernel(InstructionSet instructions);

}  // namespace lianjian
