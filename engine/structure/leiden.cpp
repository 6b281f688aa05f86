// Leiden: nodes move between parts, parts are refined, refined parts become the nodes of a smaller graph.
//
// A round of it, from a given partition (at first each node alone):
//  1. Local moving. Each node, taken from a queue, goes to the neighbouring part that gains most; its neighbours
//     elsewhere are queued again.
//  2. Refinement. Within each part, nodes that are alone merge into well connected sub-parts.
//  3. Aggregation. Sub-parts become nodes, which start in the parts they were found in; back to 1, until nothing
//     merges.
// What 2 gives up of a merge, 1 can put elsewhere on the next level as a whole, which Louvain cannot. Rounds are
// repeated from their own result until one gains next to nothing.
//
// Traag, Waltman & van Eck 2019, From Louvain to Leiden: guaranteeing well-connected communities, Sci. Rep. 9, 5233.
// Two choices of ours. On the first try the queue begins in node order, so that a caller who numbers them breadth
// first has neighbours together in memory: faster, and no worse than a random order, which further tries have. And
// refinement goes through the nodes at random but merges each where it gains most, where the paper draws by
// exp(gain/θ): θ → 0 of theirs, without an exponential that differs between machines.
//
// Gains: moving v of degree k into part C changes modularity by 2/ends² · (ties(v, C)·ends − k·degree(C)). The bracket
// is a whole number, below 2^63 while ends < 2^32. Requires that the graph has no links from a node to itself.
#include "engine/structure/leiden.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace lianjian {
namespace {

using Parts = std::vector<std::uint32_t>;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// splitmix64: the same sequence on every platform, which std::shuffle does not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// 0 .. k-1; the bias of the multiplication is below k / 2^32.
    std::uint32_t below(std::uint32_t k) { return static_cast<std::uint32_t>(((next() >> 32U) * k) >> 32U); }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

/// 0 .. n-1; as a partition, each alone.
std::vector<std::uint32_t> in_order(std::uint32_t n) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

/// 0 .. n-1 in random order.
std::vector<std::uint32_t> shuffled(std::uint32_t n, Random& random) {
    std::vector<std::uint32_t> order = in_order(n);
    for (std::uint32_t left = n; left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    return order;
}

/// Numbers the parts 0, 1, … in the order of their first node; returns how many there are. Numbers are below n.
std::uint32_t close_gaps(Parts& part) {
    std::vector<std::uint32_t> number(part.size(), none);
    std::uint32_t count = 0;
    for (std::uint32_t& p : part) {
        if (number[p] == none) number[p] = count++;
        p = number[p];
    }
    return count;
}

/// Ties from one node to each part around it.
class TiesToParts {
public:
    explicit TiesToParts(std::uint32_t n) : ties_(n, 0) {}

    /// Counts the links of v to nodes for which `counted` holds.
    template <class Counted>
    void count(const WeightedGraph& graph, std::uint32_t v, const Parts& part, Counted counted) {
        for (const std::uint32_t p : met_) ties_[p] = 0;
        met_.clear();
        for (const WeightedGraph::Link& link : graph.row(v)) {
            if (!counted(link.to)) continue;
            const std::uint32_t p = part[link.to];
            if (ties_[p] == 0) met_.push_back(p);
            ties_[p] += link.ties;
        }
    }
    [[nodiscard]] std::int64_t operator[](std::uint32_t p) const { return ties_[p]; }
    [[nodiscard]] const std::vector<std::uint32_t>& met() const { return met_; }

private:
    std::vector<std::int64_t> ties_;
    std::vector<std::uint32_t> met_;
};

/// First in, first out; nobody is in it twice, so a ring of n places is enough.
class Queue {
public:
    /// Everybody waits, in this order.
    explicit Queue(std::vector<std::uint32_t> order)
        : ring_(std::move(order)), waiting_(ring_.size(), 1), left_(static_cast<std::uint32_t>(ring_.size())) {}

    [[nodiscard]] bool empty() const { return left_ == 0; }
    std::uint32_t pop() {
        const std::uint32_t v = ring_[head_];
        head_ = head_ + 1 == ring_.size() ? 0 : head_ + 1;
        --left_;
        waiting_[v] = 0;
        return v;
    }
    void push(std::uint32_t v) {
        if (waiting_[v] != 0) return;
        waiting_[v] = 1;
        const std::uint64_t end = std::uint64_t{head_} + left_;
        ring_[end < ring_.size() ? end : end - ring_.size()] = v;
        ++left_;
    }

private:
    std::vector<std::uint32_t> ring_;
    std::vector<std::uint8_t> waiting_;
    std::uint32_t head_ = 0;
    std::uint32_t left_;
};

/// Moves nodes to where they gain most until none gains. Returns the sum of gains, in the brackets above.
std::int64_t move_nodes(const WeightedGraph& graph, std::int64_t ends, std::vector<std::uint32_t> order, Parts& part) {
    const std::uint32_t n = graph.size();
    std::vector<std::int64_t> degree(n, 0);  // of each part
    std::vector<std::uint32_t> members(n, 0);
    for (std::uint32_t v = 0; v < n; ++v) {
        degree[part[v]] += graph.degree[v];
        ++members[part[v]];
    }
    std::vector<std::uint32_t> unused;
    for (std::uint32_t p = 0; p < n; ++p) {
        if (members[p] == 0) unused.push_back(p);
    }

    TiesToParts ties(n);
    std::int64_t gained = 0;
    for (Queue queue(std::move(order)); !queue.empty();) {
        const std::uint32_t v = queue.pop();
        const std::uint32_t from = part[v];
        const std::int64_t k = graph.degree[v];
        ties.count(graph, v, part, [](std::uint32_t) { return true; });

        const std::int64_t staying = ties[from] * ends - k * (degree[from] - k);
        std::int64_t best = staying;
        std::uint32_t to = from;
        for (const std::uint32_t p : ties.met()) {
            if (p == from) continue;
            const std::int64_t gain = ties[p] * ends - k * degree[p];
            if (gain > best) {
                best = gain;
                to = p;
            }
        }
        if (best < 0 && members[from] > 1) {  // better alone; then some number is unused
            best = 0;
            to = unused.back();
            unused.pop_back();
        }
        if (to == from) continue;

        gained += best - staying;
        part[v] = to;
        degree[from] -= k;
        degree[to] += k;
        ++members[to];
        if (--members[from] == 0) unused.push_back(from);
        for (const WeightedGraph::Link& link : graph.row(v)) {
            if (part[link.to] != to) queue.push(link.to);
        }
    }
    return gained;
}

/// Sub-parts of the parts: each node alone at first, then merged within its part where that gains most. Only
/// nodes and sub-parts that are well connected to the rest of their part merge, as the paper defines it.
Parts refined(const WeightedGraph& graph, std::int64_t ends, const Parts& part, std::uint32_t parts, Random& random) {
    const std::uint32_t n = graph.size();
    std::vector<std::int64_t> part_degree(parts, 0);
    std::vector<std::int64_t> outward(n, 0);  // ties of each sub-part to the rest of its part
    for (std::uint32_t v = 0; v < n; ++v) {
        part_degree[part[v]] += graph.degree[v];
        for (const WeightedGraph::Link& link : graph.row(v)) {
            if (part[link.to] == part[v]) outward[v] += link.ties;
        }
    }
    Parts sub = in_order(n);
    std::vector<std::int64_t> degree = graph.degree;  // of each sub-part
    std::vector<std::uint8_t> joined(n, 0);           // whether another node has merged into the sub-part
    const auto well_connected = [&](std::uint32_t s, std::uint32_t p) {
        return outward[s] * ends >= degree[s] * (part_degree[p] - degree[s]);
    };

    TiesToParts ties(n);
    for (const std::uint32_t v : shuffled(n, random)) {
        const std::uint32_t p = part[v];
        if (sub[v] != v || joined[v] != 0 || !well_connected(v, p)) continue;
        ties.count(graph, v, sub, [&](std::uint32_t w) { return part[w] == p; });
        std::int64_t best = 0;
        std::uint32_t to = v;
        for (const std::uint32_t s : ties.met()) {
            const std::int64_t gain = ties[s] * ends - graph.degree[v] * degree[s];
            if (gain > best && well_connected(s, p)) {
                best = gain;
                to = s;
            }
        }
        if (to == v) continue;
        sub[v] = to;
        joined[to] = 1;
        degree[to] += degree[v];
        outward[to] += outward[v] - 2 * ties[to];
    }
    return sub;
}

/// The graph whose nodes are the parts.
WeightedGraph aggregated(const WeightedGraph& graph, const Parts& part, std::uint32_t parts) {
    std::vector<std::uint32_t> begin(parts + 1, 0);
    for (const std::uint32_t p : part) ++begin[p + 1];
    for (std::uint32_t p = 0; p < parts; ++p) begin[p + 1] += begin[p];
    std::vector<std::uint32_t> members(graph.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t v = 0; v < graph.size(); ++v) members[next[part[v]]++] = v;

    WeightedGraph coarse;
    coarse.begin.reserve(parts + 1);
    coarse.degree.reserve(parts);
    std::vector<std::uint32_t> place(parts, none);  // of the link to each part, in the list of links
    for (std::uint32_t p = 0; p < parts; ++p) {
        const std::uint32_t first = coarse.begin.back();
        std::int64_t degree = 0;
        for (std::uint32_t i = begin[p]; i < begin[p + 1]; ++i) {
            degree += graph.degree[members[i]];
            for (const WeightedGraph::Link& link : graph.row(members[i])) {
                const std::uint32_t q = part[link.to];
                if (q == p) continue;
                if (place[q] == none || place[q] < first) {
                    place[q] = static_cast<std::uint32_t>(coarse.links.size());
                    coarse.links.push_back({q, link.ties});
                } else {
                    coarse.links[place[q]].ties += link.ties;
                }
            }
        }
        coarse.degree.push_back(degree);
        coarse.begin.push_back(static_cast<std::uint32_t>(coarse.links.size()));
    }
    return coarse;
}

/// One round from `part` on, which it replaces. Returns the sum of gains.
std::int64_t improve(const WeightedGraph& graph, std::int64_t ends, std::vector<std::uint32_t> order, Parts& part,
                     Random& random) {
    Parts stands_in = in_order(graph.size());  // the node of the present level that stands for each of `graph`
    Parts level_part = part;
    const WeightedGraph* level = &graph;
    WeightedGraph smaller;
    std::int64_t gained = 0;
    while (true) {
        gained += move_nodes(*level, ends, std::move(order), level_part);
        const std::uint32_t parts = close_gaps(level_part);
        Parts sub = refined(*level, ends, level_part, parts, random);
        const std::uint32_t subs = close_gaps(sub);
        if (subs == level->size()) break;

        Parts part_of_sub(subs);
        for (std::uint32_t v = 0; v < level->size(); ++v) part_of_sub[sub[v]] = level_part[v];
        for (std::uint32_t& v : stands_in) v = sub[v];
        smaller = aggregated(*level, sub, subs);
        level = &smaller;
        level_part = std::move(part_of_sub);
        order = in_order(subs);
    }
    for (std::uint32_t v = 0; v < graph.size(); ++v) part[v] = level_part[stands_in[v]];
    return gained;
}

}  // namespace

std::vector<std::uint32_t> leiden(const WeightedGraph& graph, std::int64_t ends, std::uint64_t seed) {
    // A round that adds less than this to modularity is the last.
    constexpr double worth_another = 5e-5;
    // A small graph, on which luck weighs more, has several tries; the best counts.
    constexpr std::size_t links_tried = std::size_t{1} << 18U;
    const std::size_t tries = std::clamp<std::size_t>(links_tried / (graph.links.size() + 1), 1, 10);

    const double to_modularity = 2 / (static_cast<double>(ends) * static_cast<double>(ends));
    Random random(seed);
    Parts best;
    std::int64_t best_gained = -1;
    for (std::size_t i = 0; i < tries; ++i) {
        Parts part = in_order(graph.size());
        std::int64_t gained = 0;
        for (bool again = true; again;) {
            const std::int64_t more =
                improve(graph, ends, i == 0 ? in_order(graph.size()) : shuffled(graph.size(), random), part, random);
            gained += more;
            again = static_cast<double>(more) * to_modularity >= worth_another;
        }
        if (gained > best_gained) {
            best_gained = gained;
            best = std::move(part);
        }
    }
    return best;
}

}  // namespace lianjian
