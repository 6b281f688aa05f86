// One batch of eight sources: a breadth-first search of all lanes together, path counts, dependencies.
//
// Included by the kernels, each of which defines `Eight`, eight doubles, before. Everything here has internal
// linkage and uses no library template, so that no code made for one instruction set is run under another.
//
// The search keeps one bit a lane and node. A frontier node x met on the lanes m reaches a neighbour y for the first
// time, or along a further shortest path, exactly on m & unseen(y): one load and one `and` a neighbour, no
// branch. Every such (x, y, lanes) goes into a list, which is the shortest-path DAG of all lanes, in order of levels.
// Path counts are summed forwards through the list as it grows, dependencies backwards. Long edges take two
// levels, so they are tried one level after the short ones of the same node; a node is thus met only at its
// final level.
//
// Lanes may start at different levels: a level is relative to its lane's start, and lanes that leave through the
// same hub then meet most nodes together. Only differences of levels between the two ends of a pair are ever
// needed, at most 2 either way, so levels are kept modulo 8, however far the search goes.
#include "engine/centrality/betweenness/batch.hpp"

namespace lianjian::between {
namespace {

using Lanes = std::uint32_t;

constexpr std::uint64_t packed(std::uint64_t from, std::uint64_t to, std::uint64_t on) {
    return from << 36 | to << 8 | on;
}
inline std::size_t from_of(std::uint64_t edge) { return edge >> 36; }
inline std::size_t to_of(std::uint64_t edge) { return edge >> 8 & (most_nodes - 1); }
inline Lanes lanes_of(std::uint64_t edge) { return edge & 0xff; }

inline double* at(double* eights, std::size_t x) { return eights + lanes * x; }
inline void fetch(const void* p) { __builtin_prefetch(p); }

/// Puts node y on the next frontier.
inline void announce(const Workspace& work, std::size_t y, Lanes on) {
    work.next[y] = static_cast<std::uint8_t>(work.next[y] | on);
    work.words[y / 64] |= std::uint64_t{1} << (y % 64);
    work.groups[y / 4096] |= std::uint64_t{1} << (y / 64 % 64);
}

void start_lanes(const Batch& batch, const Workspace& work, std::uint32_t level, unsigned& started) {
    for (unsigned lane = 0; lane < lanes; ++lane) {
        if (batch.start[lane] != level) continue;
        ++started;
        announce(work, batch.a[lane], 1U << lane);
        announce(work, batch.b[lane], 1U << lane);
        at(work.paths, batch.a[lane])[lane] = 1;
        at(work.paths, batch.b[lane])[lane] = 1;
    }
}

/// Eight bits into each of the three planes of a level.
inline std::uint32_t in_planes(Lanes on) { return on * 0x010101U; }

/// Takes the announced nodes, ascending, marks them seen and notes their level.
std::size_t take_frontier(const BlockView& block, const Workspace& work, std::uint32_t level) {
    const std::uint32_t planes = (level & 1U ? 0xffU : 0) | (level & 2U ? 0xff00U : 0) | (level & 4U ? 0xff0000U : 0);
    std::size_t count = 0;
    for (std::size_t g = 0; g <= block.nodes / 4096; ++g) {
        for (std::uint64_t group = work.groups[g]; group != 0; group &= group - 1) {
            const std::size_t w = g * 64 + static_cast<unsigned>(__builtin_ctzll(group));
            for (std::uint64_t word = work.words[w]; word != 0; word &= word - 1) {
                const std::size_t x = w * 64 + static_cast<unsigned>(__builtin_ctzll(word));
                const Lanes on = work.next[x];
                work.next[x] = 0;
                work.unseen[x] = static_cast<std::uint8_t>(work.unseen[x] & ~on);
                const std::uint32_t mine = in_planes(on);
                work.level[x] = (work.level[x] & ~mine) | (planes & mine);
                work.frontier[count++] = {static_cast<std::uint32_t>(x), on};
            }
            work.words[w] = 0;
        }
        work.groups[g] = 0;
    }
    return count;
}

template <bool with_ties>
std::size_t find_short_edges(const BlockView& block, const Workspace& work, std::size_t frontier, std::size_t end) {
    for (std::size_t f = 0; f < frontier; ++f) {
        const Met met = work.frontier[f];
        for (std::uint32_t e = block.short_begin[met.node]; e < block.short_begin[met.node + 1]; ++e) {
            const std::uint32_t y = block.short_to[e];
            const Lanes on = met.lanes & work.unseen[y];
            work.short_edge[end] = packed(met.node, y, on);
            if constexpr (with_ties) work.short_tie[end] = block.short_tie[e];
            end += on != 0;
        }
    }
    return end;
}

std::size_t find_long_edges(const BlockView& block, const Workspace& work, std::size_t before, std::size_t end) {
    for (std::size_t f = 0; f < before; ++f) {
        const Met met = work.before[f];
        for (std::uint32_t e = block.long_begin[met.node]; e < block.long_begin[met.node + 1]; ++e) {
            const std::uint32_t y = block.long_to[e];
            const Lanes on = met.lanes & work.unseen[y];
            work.long_edge[end] = packed(met.node, y, on);
            work.long_via[end] = block.long_via[e];
            end += on != 0;
        }
    }
    return end;
}

/// σ(y) += σ(x) along short edges.
void count_short(const Workspace& work, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        fetch(at(work.paths, to_of(work.short_edge[i + fetch_ahead])));
        const std::uint64_t edge = work.short_edge[i];
        double* const paths = at(work.paths, to_of(edge));
        Eight::load(paths).plus_on(lanes_of(edge), Eight::load(at(work.paths, from_of(edge)))).store(paths);
        announce(work, to_of(edge), lanes_of(edge));
    }
}

/// σ(y) += count · σ(x) along long ones.
void count_long(const Workspace& work, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        fetch(at(work.paths, to_of(work.long_edge[i + fetch_ahead])));
        const std::uint64_t edge = work.long_edge[i];
        double* const paths = at(work.paths, to_of(edge));
        const Eight through = Eight::load(at(work.paths, from_of(edge))) * Eight::all(work.long_via[i].count);
        Eight::load(paths).plus_on(lanes_of(edge), through).store(paths);
        announce(work, to_of(edge), lanes_of(edge));
    }
}

/// Distances and path counts of all lanes; the number of levels.
template <bool with_ties>
std::uint32_t search(const BlockView& block, const Batch& batch, Workspace& work) {
    std::size_t before = 0;
    std::size_t short_end = 0;
    std::size_t long_end = 0;
    unsigned started = 0;
    for (std::uint32_t x = 0; x < block.nodes; ++x) work.unseen[x] = 0xff;
    for (std::uint32_t level = 0;; ++level) {
        start_lanes(batch, work, level, started);
        const std::size_t frontier = take_frontier(block, work, level);
        if (frontier == 0 && before == 0 && started == lanes) return level;
        const std::size_t short_begin = short_end;
        const std::size_t long_begin = long_end;
        short_end = find_short_edges<with_ties>(block, work, frontier, short_end);
        long_end = find_long_edges(block, work, before, long_end);
        count_short(work, short_begin, short_end);
        count_long(work, long_begin, long_end);
        work.short_end[level] = short_end;
        work.long_end[level] = long_end;
        Met* const last = work.before;
        work.before = work.frontier;
        work.frontier = last;
        before = frontier;
    }
}

/// g(y) = W(y)/σ(y) with W(y) = w(s)·w(y): what y itself is worth as a target, for one path to it. False when a σ is
/// near the end of what doubles hold.
bool weigh_targets(const BlockView& block, const Workspace& work, Eight source_weight) {
    Lanes too_many = 0;
    for (std::size_t y = 0; y < block.nodes; ++y) {
        const Eight paths = Eight::load(at(work.paths, y));
        too_many |= paths.above(0x1p900);
        (source_weight * Eight::all(block.weight[y]) / paths).store(at(work.share, y));
    }
    return too_many == 0;
}

/// On which lanes level(a) ≤ level(b), and level(b) ≤ level(a); the levels differ by at most 2.
inline void compare_levels(std::uint32_t a, std::uint32_t b, Lanes& a_first, Lanes& b_first) {
    // (b - a) mod 8 in planes: 0, 1, 2 say a first or together, 0, 6, 7 b first or together.
    const std::uint32_t differ = a ^ b;
    const std::uint32_t zero = differ;
    const std::uint32_t borrow_0 = a & ~b;
    const std::uint32_t one = (differ >> 8) ^ borrow_0;
    const std::uint32_t borrow_1 = ((a & ~b) >> 8) | (~(differ >> 8) & borrow_0);
    const std::uint32_t two = (differ >> 16) ^ borrow_1;
    a_first = ~two & 0xff;
    b_first = (two | ~(zero | one)) & 0xff;
}

/// An eliminated node i as target lies behind the nearer of its ends, or behind both:
///     σ(i) = [d_a ≤ d_b] σ(a) + [d_b ≤ d_a] σ(b),   g(a) += W(i)/σ(i) if d_a ≤ d_b,   g(b) likewise.
template <bool with_ties>
void weigh_eliminated(const BlockView& block, const Workspace& work, const SumsView& sums, Eight source_weight) {
    constexpr std::uint32_t ahead = 8;
    for (std::uint32_t p = 0; p < block.pairs; ++p) {
        if (p + ahead < block.pairs) {
            const std::size_t b = block.pair[p + ahead].b;
            fetch(at(work.paths, b));
            fetch(at(work.share, b));
        }
        const auto [a, b] = block.pair[p];
        Lanes a_first;
        Lanes b_first;
        compare_levels(work.level[a], work.level[b], a_first, b_first);
        const Eight paths_a = Eight::load(at(work.paths, a)).only(a_first);
        const Eight paths_b = Eight::load(at(work.paths, b)).only(b_first);
        const Eight one_path = source_weight / (paths_a + paths_b);
        const Eight share = one_path * Eight::all(block.pair_weight[p]);
        Eight::load(at(work.share, a)).plus_on(a_first, share).store(at(work.share, a));
        Eight::load(at(work.share, b)).plus_on(b_first, share).store(at(work.share, b));
        if constexpr (with_ties) {
            sums.pair_a[p] += (paths_a * one_path).sum();
            sums.pair_b[p] += (paths_b * one_path).sum();
        }
    }
}

/// g(x) += g(y) along short edges, whose tie carries σ(x)·g(y).
template <bool with_ties>
void return_short(const Workspace& work, const SumsView& sums, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i-- > begin;) {
        if (i >= fetch_ahead) fetch(at(work.share, to_of(work.short_edge[i - fetch_ahead])));
        const std::uint64_t edge = work.short_edge[i];
        double* const share = at(work.share, from_of(edge));
        const Eight beyond = Eight::load(at(work.share, to_of(edge)));
        Eight::load(share).plus_on(lanes_of(edge), beyond).store(share);
        if constexpr (with_ties) {
            const Eight paths = Eight::load(at(work.paths, from_of(edge)));
            sums.tie[work.short_tie[i]] += (paths * beyond).only(lanes_of(edge)).sum();
        }
    }
}

/// g(x) += count · g(y) along long ones, and each eliminated node in their middle lies between σ(x)·g(y).
void return_long(const Workspace& work, const SumsView& sums, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i-- > begin;) {
        if (i >= fetch_ahead) fetch(at(work.share, to_of(work.long_edge[i - fetch_ahead])));
        const std::uint64_t edge = work.long_edge[i];
        const Via via = work.long_via[i];
        double* const share = at(work.share, from_of(edge));
        const Eight beyond = Eight::load(at(work.share, to_of(edge)));
        Eight::load(share).plus_on(lanes_of(edge), beyond * Eight::all(via.count)).store(share);
        sums.pair[via.pair] += (Eight::load(at(work.paths, from_of(edge))) * beyond).only(lanes_of(edge)).sum();
    }
}

/// Adds δ(y) = σ(y)·g(y) - W(y) and leaves the path counts zero.
void close(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums,
           Eight source_weight) {
    // What a kept node gathers about its own paths is not between: it lies at an end of all of them.
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const std::uint32_t a = batch.a[lane];
        if (a == batch.b[lane]) at(work.share, a)[lane] = batch.weight[lane] * block.weight[a];
    }
    for (std::size_t y = 0; y < block.nodes; ++y) {
        double* const paths = at(work.paths, y);
        const Eight all = Eight::load(paths) * Eight::load(at(work.share, y));
        sums.node[y] += (all - source_weight * Eight::all(block.weight[y])).sum();
        Eight::all(0).store(paths);
    }
}

template <bool with_ties>
bool run_batch(const BlockView& block, const Batch& batch, Workspace work, const SumsView& sums) {
    const std::uint32_t levels = search<with_ties>(block, batch, work);
    const Eight source_weight = Eight::load(batch.weight);
    if (!weigh_targets(block, work, source_weight)) {
        for (std::size_t y = 0; y < block.nodes; ++y) Eight::all(0).store(at(work.paths, y));
        return false;
    }
    weigh_eliminated<with_ties>(block, work, sums, source_weight);
    for (std::uint32_t level = levels; level-- > 0;) {
        const std::size_t short_begin = level > 0 ? work.short_end[level - 1] : 0;
        const std::size_t long_begin = level > 0 ? work.long_end[level - 1] : 0;
        return_long(work, sums, long_begin, work.long_end[level]);
        return_short<with_ties>(work, sums, short_begin, work.short_end[level]);
    }
    close(block, batch, work, sums, source_weight);
    return true;
}

inline bool run_batch(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums) {
    return sums.tie != nullptr ? run_batch<true>(block, batch, work, sums) : run_batch<false>(block, batch, work, sums);
}

}  // namespace
}  // namespace lianjian::between
