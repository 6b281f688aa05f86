// Many sources at once: what a batch is given, what it adds to, and the kernels that do it.
//
// Plain arrays only. The kernels are compiled with instruction sets the rest of the program may not use, so
// they must not instantiate a library template that another file could end up sharing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/centrality/betweenness/contraction.hpp"
#include "engine/centrality/instruction_set.hpp"

namespace lianjian::between {

/// Sources whose path counts are worked together, one a lane of a vector.
inline constexpr unsigned lanes = 8;
/// Groups of lanes that share one search.
inline constexpr unsigned groups = 8;
inline constexpr unsigned batch_size = lanes * groups;
/// One bit for each source of a batch.
using Mask = std::uint64_t;

/// The contracted block.
struct BlockView {
    std::uint32_t nodes, pairs;
    const std::uint32_t *short_begin, *short_to, *short_tie;
    const std::uint32_t *long_begin, *long_to;
    const Via* long_via;
    const double* weight;
    const Contraction::Ends* pair;
    const double* pair_weight;
};

/// Sources and the level each starts at; the least start is 0. Groups at the end may be unused; a lane of a used group
/// without a source of its own repeats another with weight 0.
struct Batch {
    std::uint32_t a[batch_size], b[batch_size];
    alignas(64) double weight[batch_size];
    std::uint32_t start[batch_size];
    unsigned used_groups;
};

/// To which a batch adds. The last three are null when ties are not asked for.
struct SumsView {
    double* node;    // of kept node x: Σ_s w(s) · Σ_{t ≠ s} w(t) σ_st(x)/σ_st over sources s ≠ x
    double* pair;    // what each eliminated node of a pair lies between
    double* pair_a;  // what the tie to end a carries when an eliminated node of weight 1 is the target
    double* pair_b;
    double* tie;  // what each short tie carries
};

/// A node and the sources for which something holds.
struct Met {
    std::uint32_t node;
    Mask on;
};

/// A level modulo 8 for each source of a batch: one bit of each in each of three planes.
struct LevelPlanes {
    Mask plane[3];
};

/// For which sources end a of a pair is at least as near as b, and b as a: on which side its eliminated nodes are
/// reached.
struct Sides {
    Mask a_first, b_first;
};

/// An edge on shortest paths, x nearer, and the sources for which it is.
struct Found {
    std::uint32_t x, y;
    Mask on;
    std::uint32_t edge;  // its place in `short_to` or `long_to`
};

/// All edges on shortest paths of one group, level by level. An edge is one word: near node, far node, lanes.
struct EdgeList {
    std::uint64_t *short_edge, *long_edge;
    std::uint32_t* short_tie;  // only when ties are asked for
    Via* long_via;
    std::size_t *short_end, *long_end;  // where each level's end
};

/// What one thread works with. Between batches `paths`, `behind`, `next`, `words` and `word_groups` are zero.
struct Workspace {
    double* paths;               // σ, eight a node
    double* share;               // g, eight a node
    double* behind;              // weight of eliminated nodes that a whole group reaches through the node alone
    Mask* unseen;                // sources that have not reached the node
    Mask* next;                  // sources that reach it at the next level
    std::uint64_t* words;        // bit x: next[x] is not 0
    std::uint64_t* word_groups;  // bit k: words[k] is not 0
    LevelPlanes* level;
    Sides* sides;            // of each pair
    std::uint32_t* divided;  // pairs that some sources of a group reach otherwise than by a alone
    Met *frontier, *before;  // of this level and the one before
    Found* found;            // of one level
    EdgeList list[groups];
};

/// How far ahead lists are read for the processor to fetch what they name; the lists are longer by this.
inline constexpr std::size_t fetch_ahead = 64;

/// Nodes of an edge in one word with its lanes.
inline constexpr std::uint32_t most_nodes = 1U << 28;

/// Adds one batch. False, and nothing kept but a workspace as before, when there are more shortest paths
/// than doubles can count with a margin.
using BatchKernel = bool (*)(const BlockView&, const Batch&, const Workspace&, const SumsView&);

/// The kernels. All give the same bits.
bool batch_plain(const BlockView&, const Batch&, const Workspace&, const SumsView&);
#ifdef LIANJIAN_X86_KERNELS
bool batch_avx2(const BlockView&, const Batch&, const Workspace&, const SumsView&);
bool batch_avx512(const BlockView&, const Batch&, const Workspace&, const SumsView&);
#endif

/// Precondition: `runs_here(instructions)`.
[[nodiscard]] BatchKernel batch_kernel(InstructionSet instructions);

}  // namespace lianjian::between
