#include "engine/centrality/betweenness/block_scores.hpp"

#include <omp.h>

#include <algorithm>
#include <atomic>

#include "engine/centrality/betweenness/contraction.hpp"
#include "engine/centrality/betweenness/ordered_sum.hpp"
#include "engine/centrality/betweenness/wide_search.hpp"

namespace lianjian::between {
namespace {

/// Sources that follow each other, put in phase: each starts at the level that makes up for its distance from the
/// first node, so that searches which pass through the same hub meet what lies behind it together.
Batch batch_of(const Contraction& block, std::size_t number) {
    const std::size_t first = number * batch_size;
    const std::size_t count = std::min<std::size_t>(batch_size, block.sources.size() - first);
    const auto source = [&](std::size_t i) { return block.sources[first + std::min(i, count - 1)]; };
    Batch batch{};
    batch.used_groups = static_cast<unsigned>((count + lanes - 1) / lanes);
    std::uint32_t deepest = 0;
    for (std::size_t i = 0; i < count; ++i) deepest = std::max(deepest, source(i).depth);
    for (unsigned i = 0; i < batch_size; ++i) {
        batch.a[i] = source(i).a;
        batch.b[i] = source(i).b;
        batch.weight[i] = i < count ? source(i).weight : 0;
        batch.start[i] = deepest - source(i).depth;
    }
    return batch;
}

/// One row of sums: its stretches, one behind the other.
struct Layout {
    std::size_t nodes, pairs, ties;  // ties 0 when not asked for

    explicit Layout(const Contraction& block, bool with_ties)
        : nodes(block.size()), pairs(block.pair.size()), ties(with_ties ? block.short_to.size() / 2 : 0) {}

    [[nodiscard]] std::size_t pair() const { return nodes; }
    [[nodiscard]] std::size_t pair_a() const { return nodes + pairs; }
    [[nodiscard]] std::size_t pair_b() const { return nodes + 2 * pairs; }
    [[nodiscard]] std::size_t tie() const { return nodes + 3 * pairs; }
    [[nodiscard]] std::size_t length(bool with_ties) const { return with_ties ? tie() + ties : pair_a(); }
    [[nodiscard]] SumsView view(double* row, bool with_ties) const {
        if (!with_ties) return {row, row + pair(), nullptr, nullptr, nullptr};
        return {row, row + pair(), row + pair_a(), row + pair_b(), row + tie()};
    }
};

/// The sums over all batches; empty when path counts overflowed or the work was stopped.
std::vector<double> sum_batches(const Contraction& block, const Method& method, std::size_t parts,
                                std::vector<BatchMemory>& memory, Meter& meter, double work) {
    const Layout layout(block, method.ties);
    const BlockView view = view_of(block);
    const BatchKernel kernel = batch_kernel(method.instructions);
    const std::size_t batches = (block.sources.size() + batch_size - 1) / batch_size;
    OrderedSum sum(layout.length(method.ties));
    std::atomic<bool> overflow{false};
    const auto sum_part = [&](std::size_t part) {
        const Workspace& mine = memory[static_cast<std::size_t>(omp_get_thread_num())].for_block(block);
        std::vector<double> row = sum.row();
        const SumsView sums = layout.view(row.data(), method.ties);
        for (std::size_t i = batches * part / parts; i < batches * (part + 1) / parts; ++i) {
            if (overflow || meter.stopped()) break;
            if (!kernel(view, batch_of(block, i), mine, sums)) overflow = true;
        }
        sum.add(part, std::move(row));
        if (!overflow) meter.add(work / static_cast<double>(parts));
    };
    // A block of one part may already be in a parallel loop over such blocks: then no loop of its own, in which every
    // thread would be number 0.
    if (parts == 1) {
        sum_part(0);
    } else {
#pragma omp parallel for schedule(dynamic, 1)
        for (std::size_t part = 0; part < parts; ++part) sum_part(part);
    }
    return overflow || meter.stopped() ? std::vector<double>() : sum.total();
}

/// D(x) from the sums. A pair as source also counted each of its nodes i as a target of its own, w(i)²/2 at either
/// end. A node whose neighbours are all tied to each other is between nothing: said outright, not left to rounding.
std::vector<double> node_scores(const WeightedBlock& block, const Contraction& c, const std::vector<double>& sums) {
    const double* const pair_sums = sums.data() + c.size();
    std::vector<double> own(c.size(), 0.0);
    std::vector<double> scores(block.size());
    for (std::size_t p = 0; p < c.pair.size(); ++p) {
        for (std::uint32_t k = c.member_begin[p]; k < c.member_begin[p + 1]; ++k) {
            const std::uint32_t i = c.member[k];
            scores[i] = pair_sums[p];
            own[c.pair[p].a] += block.weight[i] * block.weight[i] / 2;
            own[c.pair[p].b] += block.weight[i] * block.weight[i] / 2;
        }
    }
    for (std::uint32_t x = 0; x < c.size(); ++x) {
        scores[c.kept[x]] = c.simplicial[x] ? 0 : std::max(0.0, sums[x] - own[x]);
    }
    return scores;
}

/// Ties from the sums. The tie of an eliminated node i to its end a carries all that i lies between, and i's own
/// paths: as a target w(i) times what a node of weight 1 gets, less the paths from i to itself, and the same
/// again as a source.
std::vector<double> tie_scores(const WeightedBlock& block, const Contraction& c, const std::vector<double>& sums) {
    const Layout layout(c, true);
    std::vector<double> scores(block.to.size());
    const auto place = [&](std::uint32_t v, std::uint32_t w) {
        const auto begin = block.to.begin() + block.begin[v];
        return static_cast<std::size_t>(std::lower_bound(begin, block.to.begin() + block.begin[v + 1], w) -
                                        block.to.begin());
    };
    const auto put = [&](std::uint32_t v, std::uint32_t w, double value) {
        scores[place(v, w)] = scores[place(w, v)] = value;
    };
    for (std::uint32_t x = 0; x < c.size(); ++x) {
        for (std::uint32_t e = c.short_begin[x]; e < c.short_begin[x + 1] && c.short_to[e] < x; ++e) {
            put(c.kept[x], c.kept[c.short_to[e]], sums[layout.tie() + c.short_tie[e]]);
        }
    }
    for (std::size_t p = 0; p < c.pair.size(); ++p) {
        for (std::uint32_t k = c.member_begin[p]; k < c.member_begin[p + 1]; ++k) {
            const std::uint32_t i = c.member[k];
            const double w = block.weight[i];
            const double through = sums[layout.pair() + p];
            put(i, c.kept[c.pair[p].a], through + 2 * w * sums[layout.pair_a() + p] - w * w);
            put(i, c.kept[c.pair[p].b], through + 2 * w * sums[layout.pair_b() + p] - w * w);
        }
    }
    return scores;
}

}  // namespace

double work_of(std::size_t nodes) { return static_cast<double>(nodes) * static_cast<double>(nodes); }

std::size_t part_count(std::size_t nodes) {
    constexpr std::size_t nodes_worth_sharing = 256;
    return std::max<std::size_t>(1, nodes / nodes_worth_sharing);
}

BlockScores block_scores(const WeightedBlock& block, const Method& method, std::vector<BatchMemory>& memory,
                         Meter& meter) {
    const double work = work_of(block.size());
    const std::size_t parts = part_count(block.size());
    if (!method.wide && block.size() < most_nodes) {
        const Contraction contraction = contract(block);
        const std::vector<double> sums = sum_batches(contraction, method, parts, memory, meter, work);
        if (meter.stopped()) return {};
        if (!sums.empty()) {
            if (method.ties) return {{}, tie_scores(block, contraction, sums)};
            return {node_scores(block, contraction, sums), {}};
        }
    }
    return wide_scores(block, method.ties, parts, meter);
}

}  // namespace lianjian::between
