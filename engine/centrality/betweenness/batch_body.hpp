// One batch of sources: a breadth-first search of all together, then path counts and dependencies, eight at a time.
//
// Included by the kernels, each of which defines `Eight`, eight doubles, before. Everything here has internal
// linkage and uses no library template, so that no code made for one instruction set is run under another.
//
// The search keeps one bit a source and node. A frontier node x met for the sources m reaches a neighbour y for the
// first time, or along a further shortest path, exactly for m & unseen(y): one load and one `and` a neighbour, no
// branch. Every such (x, y, sources) goes into the lists, which are the shortest-path DAGs, in order of levels. Long
// edges take two levels, so they are tried one level after the short ones of the same node; a node is thus met
// only at its final level. A node is scanned once for each different level that its sources give it, so a search
// of four groups costs hardly more than that of one. Each group then sums its path counts forwards through its
// list and dependencies backwards, in the memory that the group before it used.
//
// Sources may start at different levels: a level is relative to its source's start, and searches that leave through
// the same hub then meet most nodes together. Only differences of levels between the two ends of a pair are
// ever needed, at most 2 either way, so levels are kept modulo 8, however far the search goes.
#include "engine/centrality/betweenness/batch.hpp"

namespace lianjian::between {
namespace {

using Lanes = std::uint32_t;

constexpr std::uint64_t packed(std::uint64_t x, std::uint64_t y, std::uint64_t on) { return x << 36 | y << 8 | on; }
inline std::size_t from_of(std::uint64_t edge) { return edge >> 36; }
inline std::size_t to_of(std::uint64_t edge) { return edge >> 8 & (most_nodes - 1); }
inline Lanes lanes_of(std::uint64_t edge) { return edge & 0xff; }
inline Lanes lanes_of_group(Mask on, unsigned group) { return on >> (lanes * group) & 0xff; }

inline double* at(double* eights, std::size_t x) { return eights + lanes * x; }
inline void fetch(const void* p) { __builtin_prefetch(p); }

/// Puts node y on the next frontier.
inline void announce(const Workspace& work, std::size_t y, Mask on) {
    work.next[y] |= on;
    work.words[y / 64] |= std::uint64_t{1} << (y % 64);
    work.word_groups[y / 4096] |= std::uint64_t{1} << (y / 64 % 64);
}

void announce_seeds(const Batch& batch, const Workspace& work, std::uint32_t level, unsigned& started) {
    for (unsigned i = 0; i < lanes * batch.used_groups; ++i) {
        if (batch.start[i] != level) continue;
        ++started;
        announce(work, batch.a[i], Mask{1} << i);
        announce(work, batch.b[i], Mask{1} << i);
    }
}

/// Takes the announced nodes, ascending, marks them seen and notes their level.
std::size_t take_frontier(const BlockView& block, const Workspace& work, std::uint32_t level) {
    Mask planes[3];
    for (unsigned k = 0; k < 3; ++k) planes[k] = (level >> k & 1U) != 0 ? ~Mask{0} : 0;
    std::size_t count = 0;
    for (std::size_t g = 0; g <= block.nodes / 4096; ++g) {
        for (std::uint64_t group = work.word_groups[g]; group != 0; group &= group - 1) {
            const std::size_t w = g * 64 + static_cast<unsigned>(__builtin_ctzll(group));
            for (std::uint64_t word = work.words[w]; word != 0; word &= word - 1) {
                const std::size_t x = w * 64 + static_cast<unsigned>(__builtin_ctzll(word));
                const Mask on = work.next[x];
                work.next[x] = 0;
                work.unseen[x] &= ~on;
                for (unsigned k = 0; k < 3; ++k) {
                    Mask& plane = work.level[x].plane[k];
                    plane = (plane & ~on) | (planes[k] & on);
                }
                work.frontier[count++] = {static_cast<std::uint32_t>(x), on};
            }
            work.words[w] = 0;
        }
        work.word_groups[g] = 0;
    }
    return count;
}

/// Edges from the nodes met to such as have not been reached before.
std::size_t find_edges(const Met* met, std::size_t count, const std::uint32_t* begin, const std::uint32_t* to,
                       const Mask* unseen, Found* found) {
    std::size_t end = 0;
    for (std::size_t f = 0; f < count; ++f) {
        const auto [x, from] = met[f];
        for (std::uint32_t e = begin[x]; e < begin[x + 1]; ++e) {
            const std::uint32_t y = to[e];
            const Mask on = from & unseen[y];
            found[end] = {x, y, on, e};
            end += on != 0;
        }
    }
    return end;
}

/// Announces the far ends of the edges found and gives each group its own, behind what it has: `put(list, i, found)`
/// writes place i.
template <class Put>
void hand_out(const Workspace& work, const Batch& batch, std::size_t count, std::size_t (&end)[groups], Put put) {
    for (std::size_t i = 0; i < count; ++i) {
        const Found found = work.found[i];
        announce(work, found.y, found.on);
        for (unsigned group = 0; group < batch.used_groups; ++group) {
            const Lanes on = lanes_of_group(found.on, group);
            put(work.list[group], end[group], found, packed(found.x, found.y, on));
            end[group] += on != 0;
        }
    }
}

/// The lists of shortest-path edges and the levels; the number of levels.
template <bool with_ties>
std::uint32_t search(const BlockView& block, const Batch& batch, Workspace& work) {
    std::size_t before = 0;
    std::size_t short_end[groups] = {};
    std::size_t long_end[groups] = {};
    unsigned started = 0;
    for (std::uint32_t x = 0; x < block.nodes; ++x) work.unseen[x] = ~Mask{0};
    for (std::uint32_t level = 0;; ++level) {
        announce_seeds(batch, work, level, started);
        const std::size_t frontier = take_frontier(block, work, level);
        if (frontier == 0 && before == 0 && started == lanes * batch.used_groups) return level;

        const std::size_t short_found =
            find_edges(work.frontier, frontier, block.short_begin, block.short_to, work.unseen, work.found);
        hand_out(work, batch, short_found, short_end,
                 [&](const EdgeList& list, std::size_t i, const Found& found, std::uint64_t edge) {
                     list.short_edge[i] = edge;
                     if constexpr (with_ties) list.short_tie[i] = block.short_tie[found.edge];
                 });
        const std::size_t long_found =
            find_edges(work.before, before, block.long_begin, block.long_to, work.unseen, work.found);
        hand_out(work, batch, long_found, long_end,
                 [&](const EdgeList& list, std::size_t i, const Found& found, std::uint64_t edge) {
                     list.long_edge[i] = edge;
                     list.long_via[i] = block.long_via[found.edge];
                 });
        for (unsigned group = 0; group < batch.used_groups; ++group) {
            work.list[group].short_end[level] = short_end[group];
            work.list[group].long_end[level] = long_end[group];
        }
        Met* const last = work.before;
        work.before = work.frontier;
        work.frontier = last;
        before = frontier;
    }
}

/// For which sources level(a) ≤ level(b), and level(b) ≤ level(a); the levels differ by at most 2.
inline Sides compare_levels(const LevelPlanes& a, const LevelPlanes& b) {
    // (b - a) mod 8, bit by bit: 0, 1, 2 say a first or together, 0, 6, 7 b first or together.
    const Mask zero = a.plane[0] ^ b.plane[0];
    const Mask borrow_0 = a.plane[0] & ~b.plane[0];
    const Mask differ = a.plane[1] ^ b.plane[1];
    const Mask one = differ ^ borrow_0;
    const Mask borrow_1 = (a.plane[1] & ~b.plane[1]) | (~differ & borrow_0);
    const Mask two = a.plane[2] ^ b.plane[2] ^ borrow_1;
    return {~two, two | ~(zero | one)};
}

void compare_ends(const BlockView& block, const Workspace& work) {
    for (std::uint32_t p = 0; p < block.pairs; ++p) {
        const auto [a, b] = block.pair[p];
        work.sides[p] = compare_levels(work.level[a], work.level[b]);
    }
}

/// One group of a batch, after the search.
struct Group {
    const Batch& batch;
    unsigned number;
    std::uint32_t levels;
    const EdgeList& list;
    double* paths;
    double* share;
    double* behind;

    [[nodiscard]] Eight source_weight() const { return Eight::load(batch.weight + lanes * number); }
    [[nodiscard]] std::size_t short_begin(std::uint32_t level) const {
        return level > 0 ? list.short_end[level - 1] : 0;
    }
    [[nodiscard]] std::size_t long_begin(std::uint32_t level) const { return level > 0 ? list.long_end[level - 1] : 0; }
};

/// σ(y) += σ(x) along short edges.
void count_short(const Group& group, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        fetch(at(group.paths, to_of(group.list.short_edge[i + fetch_ahead])));
        const std::uint64_t edge = group.list.short_edge[i];
        double* const paths = at(group.paths, to_of(edge));
        Eight::load(paths).plus_on(lanes_of(edge), Eight::load(at(group.paths, from_of(edge)))).store(paths);
    }
}

/// σ(y) += count · σ(x) along long ones.
void count_long(const Group& group, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        fetch(at(group.paths, to_of(group.list.long_edge[i + fetch_ahead])));
        const std::uint64_t edge = group.list.long_edge[i];
        double* const paths = at(group.paths, to_of(edge));
        const Eight through = Eight::load(at(group.paths, from_of(edge))) * Eight::all(group.list.long_via[i].count);
        Eight::load(paths).plus_on(lanes_of(edge), through).store(paths);
    }
}

void count_paths(const Group& group) {
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const unsigned i = lanes * group.number + lane;
        at(group.paths, group.batch.a[i])[lane] = 1;
        at(group.paths, group.batch.b[i])[lane] = 1;
    }
    for (std::uint32_t level = 0; level < group.levels; ++level) {
        count_short(group, group.short_begin(level), group.list.short_end[level]);
        count_long(group, group.long_begin(level), group.list.long_end[level]);
    }
}

/// Where the whole group reaches the eliminated nodes of a pair through a alone, σ(i) = σ(a): they are then worth as
/// much as a itself, and their weight can stand behind a's. Most are. The others are listed; how many.
template <bool with_ties>
std::size_t put_behind(const BlockView& block, const Workspace& work, const Group& group, const SumsView& sums) {
    const double all_sources = group.source_weight().sum();
    std::size_t divided = 0;
    for (std::uint32_t p = 0; p < block.pairs; ++p) {
        const bool only_a = lanes_of_group(work.sides[p].a_first, group.number) == 0xff &&
                            lanes_of_group(work.sides[p].b_first, group.number) == 0;
        group.behind[block.pair[p].a] += only_a ? block.pair_weight[p] : 0;
        if constexpr (with_ties) sums.pair_a[p] += only_a ? all_sources : 0;
        work.divided[divided] = p;
        divided += !only_a;
    }
    return divided;
}

/// g(y) = W(y)/σ(y) with W(y) = w(s)·(w(y) + what stands behind y): what y itself is worth as a target, for one path to
/// it. False when a σ is near the end of what doubles hold.
bool weigh_targets(const BlockView& block, const Group& group) {
    const Eight source_weight = group.source_weight();
    Lanes too_many = 0;
    for (std::size_t y = 0; y < block.nodes; ++y) {
        const Eight paths = Eight::load(at(group.paths, y));
        too_many |= paths.above(0x1p900);
        (source_weight * Eight::all(block.weight[y] + group.behind[y]) / paths).store(at(group.share, y));
        group.behind[y] = 0;
    }
    return too_many == 0;
}

/// An eliminated node i as target lies behind the nearer of its ends, or behind both:
///     σ(i) = [d_a ≤ d_b] σ(a) + [d_b ≤ d_a] σ(b),   g(a) += W(i)/σ(i) if d_a ≤ d_b,   g(b) likewise.
template <bool with_ties>
void weigh_divided(const BlockView& block, const Workspace& work, std::size_t divided, const Group& group,
                   const SumsView& sums) {
    constexpr std::size_t ahead = 8;
    const Eight source_weight = group.source_weight();
    for (std::size_t k = 0; k < divided; ++k) {
        if (k + ahead < divided) {
            const std::size_t b = block.pair[work.divided[k + ahead]].b;
            fetch(at(group.paths, b));
            fetch(at(group.share, b));
        }
        const std::uint32_t p = work.divided[k];
        const auto [a, b] = block.pair[p];
        const Lanes a_first = lanes_of_group(work.sides[p].a_first, group.number);
        const Lanes b_first = lanes_of_group(work.sides[p].b_first, group.number);
        const Eight paths_a = Eight::load(at(group.paths, a)).only(a_first);
        const Eight paths_b = Eight::load(at(group.paths, b)).only(b_first);
        const Eight one_path = source_weight / (paths_a + paths_b);
        const Eight share = one_path * Eight::all(block.pair_weight[p]);
        Eight::load(at(group.share, a)).plus_on(a_first, share).store(at(group.share, a));
        Eight::load(at(group.share, b)).plus_on(b_first, share).store(at(group.share, b));
        if constexpr (with_ties) {
            sums.pair_a[p] += (paths_a * one_path).sum();
            sums.pair_b[p] += (paths_b * one_path).sum();
        }
    }
}

/// g(x) += g(y) along short edges, whose tie carries σ(x)·g(y).
template <bool with_ties>
void return_short(const Group& group, const SumsView& sums, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i-- > begin;) {
        if (i >= fetch_ahead) fetch(at(group.share, to_of(group.list.short_edge[i - fetch_ahead])));
        const std::uint64_t edge = group.list.short_edge[i];
        double* const share = at(group.share, from_of(edge));
        const Eight beyond = Eight::load(at(group.share, to_of(edge)));
        Eight::load(share).plus_on(lanes_of(edge), beyond).store(share);
        if constexpr (with_ties) {
            const Eight paths = Eight::load(at(group.paths, from_of(edge)));
            sums.tie[group.list.short_tie[i]] += (paths * beyond).only(lanes_of(edge)).sum();
        }
    }
}

/// g(x) += count · g(y) along long ones, and each eliminated node in their middle lies between σ(x)·g(y).
void return_long(const Group& group, const SumsView& sums, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i-- > begin;) {
        if (i >= fetch_ahead) fetch(at(group.share, to_of(group.list.long_edge[i - fetch_ahead])));
        const std::uint64_t edge = group.list.long_edge[i];
        const Via via = group.list.long_via[i];
        double* const share = at(group.share, from_of(edge));
        const Eight beyond = Eight::load(at(group.share, to_of(edge)));
        Eight::load(share).plus_on(lanes_of(edge), beyond * Eight::all(via.count)).store(share);
        sums.pair[via.pair] += (Eight::load(at(group.paths, from_of(edge))) * beyond).only(lanes_of(edge)).sum();
    }
}

/// Dependencies, farthest level first.
template <bool with_ties>
void sum_dependencies(const Group& group, const SumsView& sums) {
    for (std::uint32_t level = group.levels; level-- > 0;) {
        return_long(group, sums, group.long_begin(level), group.list.long_end[level]);
        return_short<with_ties>(group, sums, group.short_begin(level), group.list.short_end[level]);
    }
}

void forget_paths(const BlockView& block, const Group& group) {
    for (std::size_t y = 0; y < block.nodes; ++y) Eight::all(0).store(at(group.paths, y));
}

/// Adds δ(y) = σ(y)·g(y) - W(y) and leaves the path counts zero.
void close(const BlockView& block, const Group& group, const SumsView& sums) {
    // What a kept node gathers about its own paths is not between: it lies at an end of all of them.
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const unsigned i = lanes * group.number + lane;
        const std::uint32_t a = group.batch.a[i];
        if (a == group.batch.b[i]) at(group.share, a)[lane] = group.batch.weight[i] * block.weight[a];
    }
    const Eight source_weight = group.source_weight();
    for (std::size_t y = 0; y < block.nodes; ++y) {
        double* const paths = at(group.paths, y);
        const Eight all = Eight::load(paths) * Eight::load(at(group.share, y));
        sums.node[y] += (all - source_weight * Eight::all(block.weight[y])).sum();
        Eight::all(0).store(paths);
    }
}

template <bool with_ties>
bool run_batch(const BlockView& block, const Batch& batch, Workspace work, const SumsView& sums) {
    const std::uint32_t levels = search<with_ties>(block, batch, work);
    compare_ends(block, work);
    for (unsigned g = 0; g < batch.used_groups; ++g) {
        const Group group{batch, g, levels, work.list[g], work.paths, work.share, work.behind};
        count_paths(group);
        const std::size_t divided = put_behind<with_ties>(block, work, group, sums);
        if (!weigh_targets(block, group)) {
            forget_paths(block, group);
            return false;
        }
        weigh_divided<with_ties>(block, work, divided, group, sums);
        sum_dependencies<with_ties>(group, sums);
        close(block, group, sums);
    }
    return true;
}

inline bool run_batch(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums) {
    return sums.tie != nullptr ? run_batch<true>(block, batch, work, sums) : run_batch<false>(block, batch, work, sums);
}

}  // namespace
}  // namespace lianjian::between
