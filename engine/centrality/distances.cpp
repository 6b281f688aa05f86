// Distances from every node, 512 searches at a time, and the trees that hang on the core folded away.
//
// Then, Kaufmann, Chirigati, Hoang-Vu, Pham, Kemper, Neumann & Vo 2014, The more the merrier: efficient
// multi-source graph traversal, Proc. VLDB Endow. 8: breadth-first searches that run together share their steps
// wherever they meet. Searches start from the nodes of the core only, in breadth-first order, 512 consecutive ones
// together, since neighbours see the rest of the network at nearly the same distances.
//
// Let N_v(d) be the number of nodes at distance d from v, and t_v(k) the number of nodes k steps below v in the
// pendant tree at v, with t_v(0) = 1.
//   * Whoever hangs k below core node c is k further from another core node than c is:
//     N_s(d) = Σ_c t_c(d − d(s,c)). So a search that meets c at distance d counts t_c(k) at d + k for all k.
//   * Let p hang below q by one tie. A node of the tree below p, k steps below p, is at k from p and at k + 1 from q;
//     every other node is one further from p than from q. Hence N_p(d) = N_q(d−1) + t_p(d) − t_p(d−2): the tree
//     of p is taken out of the shifted counts of q, where it stands at k + 2, and put in at k.
// All of it is whole numbers, so the counts do not depend on threads, kernel or numbering.
//
// Counting on the side of the search, with a counter of binary digits for 512 searches at once, costs about one
// full adder a node and distance, whatever hangs on the node, and leaves the counts of a batch complete when the
// batch ends. Requires an undirected graph.
#include "engine/centrality/distances.hpp"

#include <omp.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "engine/centrality/distance_batch.hpp"
#include "engine/centrality/pendant_trees.hpp"

namespace lianjian {
namespace {

/// The core as the kernels see it, and which of its nodes search.
struct Plan {
    PendantTrees trees;
    std::vector<std::uint64_t> depth_begin;  // of each core node, in its order
    std::vector<std::uint32_t> depth_counts;
    std::size_t greatest_degree = 0;
    std::vector<NodeId> component;  // of each core node
    std::vector<NodeId> sources;    // core nodes that have ties in the core
    std::vector<NodeId> lonely;     // core nodes without
    std::vector<bool> asked;        // the nodes to tell of; empty where all are

    void add_source(NodeId c) { (trees.offset[c] == trees.offset[c + 1] ? lonely : sources).push_back(c); }
};

Plan make_plan(const Graph& graph) {
    Plan plan;
    plan.trees = fold_pendant_trees(graph);
    const PendantTrees& trees = plan.trees;
    plan.depth_begin.push_back(0);
    for (NodeId c = 0; c < trees.core_size(); ++c) {
        const auto depths = trees.depths(trees.node[c]);
        plan.depth_counts.insert(plan.depth_counts.end(), depths.begin(), depths.end());
        plan.depth_begin.push_back(plan.depth_counts.size());
        const std::size_t degree = trees.offset[c + 1] - trees.offset[c];
        plan.greatest_degree = std::max(plan.greatest_degree, degree);
    }
    plan.component.resize(trees.core_size());
    for (NodeId k = 0; k + 1 < trees.begin.size(); ++k) {
        for (NodeId c = trees.begin[k]; c < trees.begin[k + 1]; ++c) plan.component[c] = k;
    }
    return plan;
}

/// The buffers of a thread.
class Searches {
public:
    Searches(const Plan& plan, const DistanceBatchKernel& kernel)
        : plan_(plan),
          kernel_(kernel),
          rows_(3 * plan.trees.core_size()),
          bits_(4 * word_count(), 0),
          queue_(distance_queue_limit + plan.greatest_degree),
          queued_node_(distance_queue_limit + 64),
          queued_end_(distance_queue_limit + 64),
          counters_(distance_counter_count, LaneCounters{}) {
        batch_.offset = plan.trees.offset.data();
        batch_.neighbors = plan.trees.neighbors.data();
        batch_.depth_begin = plan.depth_begin.data();
        batch_.depth_counts = plan.depth_counts.data();
        batch_.seen = rows_.data();
        batch_.fresh = batch_.seen + plan.trees.core_size();
        batch_.arriving = batch_.fresh + plan.trees.core_size();
        batch_.active = bits_.data();
        batch_.awakening = batch_.active + word_count();
        batch_.complete = batch_.awakening + word_count();
        batch_.candidates = batch_.complete + word_count();
        batch_.queue = queue_.data();
        batch_.queued_node = queued_node_.data();
        batch_.queued_end = queued_end_.data();
        batch_.counters = counters_.data();
    }

    void run(std::span<const NodeId> sources) {
        start(sources);
        numbers_.clear();
        std::size_t distance = 0;
        read_out(0);
        while (batch_.active_ends > 0) {
            kernel_.advance(batch_, ++distance);
            read_out(distance);
        }
        for (std::size_t below = 1; below <= highest_pendant_tree; ++below) read_out(distance + below);
    }

    /// Of the source in a lane, after `run`.
    void hop_counts(std::size_t lane, std::vector<std::uint32_t>& counts) const {
        counts.clear();
        for (std::size_t i = lane; i < numbers_.size(); i += distance_lanes) counts.push_back(numbers_[i]);
        while (counts.back() == 0) counts.pop_back();
    }

private:
    [[nodiscard]] std::size_t word_count() const { return plan_.trees.core_size() / 64 + 1; }

    void start(std::span<const NodeId> sources) {
        const NodeId first_component = plan_.component[sources.front()];
        const NodeId last_component = plan_.component[sources.back()];
        batch_.first = plan_.trees.begin[first_component];
        batch_.last = plan_.trees.begin[last_component + 1];
        std::fill(batch_.seen + batch_.first, batch_.seen + batch_.last, LaneBits{});
        std::fill(bits_.begin(), bits_.end(), 0);
        batch_.all = {};
        batch_.active_ends = 0;
        for (std::size_t lane = 0; lane < sources.size(); ++lane) {
            const NodeId c = sources[lane];
            const std::uint64_t bit = std::uint64_t{1} << (lane % 64);
            if (first_component == last_component) batch_.all.word[lane / 64] |= bit;
            batch_.seen[c].word[lane / 64] |= bit;
            batch_.fresh[c] = batch_.seen[c];
            batch_.active[c / 64] |= std::uint64_t{1} << (c % 64);
            batch_.active_ends += batch_.offset[c + 1] - batch_.offset[c];
            kernel_.count_source(batch_, c, lane, 0);
        }
    }

    void read_out(std::size_t distance) {
        numbers_.resize((distance + 1) * distance_lanes);
        kernel_.read_out(counters_[distance % distance_counter_count], &numbers_[distance * distance_lanes]);
    }

    const Plan& plan_;
    const DistanceBatchKernel& kernel_;
    std::vector<LaneBits> rows_;
    std::vector<std::uint64_t> bits_;
    std::vector<NodeId> queue_, queued_node_;
    std::vector<std::uint64_t> queued_end_;
    std::vector<LaneCounters> counters_;
    DistanceBatch batch_ = {};
    std::vector<std::uint32_t> numbers_;  // by distance, then lane
};

/// The counts of a core node and of all that hangs on it.
class Family {
public:
    using Visit = std::function<void(NodeId, HopCounts)>;
    Family(const Plan& plan, const Visit& visit) : plan_(plan), visit_(visit), counts_(highest_pendant_tree + 1U) {}

    std::vector<std::uint32_t>& of_core_node() { return counts_[0]; }

    void tell(NodeId c) {
        tell_of(plan_.trees.node[c], counts_[0]);
        for (const Pendant& pendant : plan_.trees.pendants_of(c)) {
            step_down(counts_[pendant.depth - 1U], plan_.trees.depths(pendant.node), counts_[pendant.depth]);
            tell_of(pendant.node, counts_[pendant.depth]);
        }
    }

private:
    void tell_of(NodeId v, const std::vector<std::uint32_t>& counts) {
        if (plan_.asked.empty() || plan_.asked[v]) visit_(v, counts);
    }

    static void step_down(const std::vector<std::uint32_t>& parent, std::span<const std::uint32_t> depths,
                          std::vector<std::uint32_t>& counts) {
        counts.resize(std::max(parent.size() + 1, depths.size() + 2));
        counts[0] = 0;
        std::copy(parent.begin(), parent.end(), counts.begin() + 1);
        std::fill(counts.begin() + 1 + static_cast<std::ptrdiff_t>(parent.size()), counts.end(), 0U);
        for (std::size_t d = 0; d < depths.size(); ++d) {
            counts[d] += depths[d];
            counts[d + 2] -= depths[d];
        }
        while (counts.back() == 0) counts.pop_back();
    }

    const Plan& plan_;
    const Visit& visit_;
    std::vector<std::vector<std::uint32_t>> counts_;  // by depth
};

void run_plan(const Plan& plan, const std::function<void(NodeId, HopCounts)>& visit, InstructionSet instructions) {
    const DistanceBatchKernel& functions = distance_batch_kernel(instructions);
    const std::size_t batches = (plan.sources.size() + distance_lanes - 1) / distance_lanes;
#pragma omp parallel
    {
        Family family(plan, visit);
        std::unique_ptr<Searches> searches;
#pragma omp for schedule(dynamic, 1) nowait
        for (std::size_t batch = 0; batch < batches; ++batch) {
            if (!searches) searches = std::make_unique<Searches>(plan, functions);
            const std::size_t begin = batch * distance_lanes;
            const std::size_t size = std::min(distance_lanes, plan.sources.size() - begin);
            const std::span<const NodeId> sources(plan.sources.data() + begin, size);
            searches->run(sources);
            for (std::size_t lane = 0; lane < size; ++lane) {
                searches->hop_counts(lane, family.of_core_node());
                family.tell(sources[lane]);
            }
        }
#pragma omp for schedule(static)
        for (std::size_t i = 0; i < plan.lonely.size(); ++i) {
            const NodeId c = plan.lonely[i];
            const auto depths = plan.trees.depths(plan.trees.node[c]);
            family.of_core_node().assign(depths.begin(), depths.end());
            family.tell(c);
        }
    }
}

}  // namespace

void for_each_hop_counts(const Graph& graph, const std::function<void(NodeId, HopCounts)>& visit,
                         InstructionSet instructions) {
    Plan plan = make_plan(graph);
    for (NodeId c = 0; c < plan.trees.core_size(); ++c) plan.add_source(c);
    run_plan(plan, visit, instructions);
}

void for_each_hop_counts(const Graph& graph, std::span<const NodeId> nodes,
                         const std::function<void(NodeId, HopCounts)>& visit, InstructionSet instructions) {
    Plan plan = make_plan(graph);
    std::vector<bool>& asked = plan.asked;
    asked.assign(graph.size(), false);
    for (const NodeId v : nodes) asked[v] = true;
    for (NodeId c = 0; c < plan.trees.core_size(); ++c) {
        const auto pendants = plan.trees.pendants_of(c);
        if (asked[plan.trees.node[c]] || std::any_of(pendants.begin(), pendants.end(),
                                                     [&](const Pendant& pendant) { return asked[pendant.node]; })) {
            plan.add_source(c);
        }
    }
    run_plan(plan, visit, instructions);
}

extern const DistanceBatchKernel distance_batch_plain, distance_batch_avx2, distance_batch_avx512;

const DistanceBatchKernel& distance_batch_kernel(InstructionSet instructions) {
    switch (instructions) {
#if defined(__x86_64__)
        case InstructionSet::avx512:
            return distance_batch_avx512;
        case InstructionSet::avx2:
            return distance_batch_avx2;
#endif
        default:
            return distance_batch_plain;
    }
}

}  // namespace lianjian
