// Betweenness of nodes, Σ_{s<t; s,t≠v} σ_st(v)/σ_st, and of ties, Σ_{s<t} σ_st(e)/σ_st: on how many of the
// shortest paths between others something lies.
//
// Freeman 1977; the algorithm is that of Brandes 2001, A faster algorithm for betweenness centrality, J. Math.
// Sociol. 25, for ties in the form of Brandes 2008, On variants of shortest-path betweenness centrality, Soc.
// Networks 30. Exact, all sources. For each source s, a breadth-first search counts the shortest paths σ from s;
// then, farthest nodes first, each node w hands to its predecessors v the dependency
//     δ_s(v) += σ(v)/σ(w) · (1 + δ_s(w)),
// which is also what the tie (v, w) carries. The sum over all sources meets every pair twice.
//
// Requires an undirected simple graph. Ratios of path counts alone matter, so counts are doubles; where even
// those overflow (some thousand forks one behind the other) the source is searched again with wider ones.
//
// Sources are spread over threads in ranges that depend on the component alone, each range sums on its own,
// and the sums are added in the order of the ranges: the same bits at any number of threads, and whatever
// other components there are.
#include <omp.h>

#include <algorithm>
#include <cmath>

#include "engine/centrality/centrality.hpp"
#include "engine/structure/arrangement.hpp"

namespace lianjian {
namespace {

/// A number of paths beyond the range of double: mantissa · 2^exponent, mantissa in [1/2, 1) or 0.
struct WideCount {
    double mantissa = 0;
    int exponent = 0;

    WideCount() = default;
    explicit WideCount(double count) { mantissa = std::frexp(count, &exponent); }

    WideCount& operator+=(const WideCount& other) {
        const int top = mantissa == 0 ? other.exponent : std::max(exponent, other.exponent);
        const double sum = std::ldexp(mantissa, exponent - top) + std::ldexp(other.mantissa, other.exponent - top);
        mantissa = std::frexp(sum, &exponent);
        exponent += top;
        return *this;
    }
};

double ratio(double a, double b) { return a / b; }
double ratio(const WideCount& a, const WideCount& b) {
    return std::ldexp(a.mantissa / b.mantissa, a.exponent - b.exponent);
}

bool overflowed(double count) { return std::isinf(count); }
bool overflowed(const WideCount&) { return false; }

/// One thread's search from one source. Between searches every distance is `unseen`.
class Search {
public:
    explicit Search(std::size_t nodes) : distance_(nodes, unseen), paths_(nodes), dependency_(nodes) {}

    /// Gives each node v ≠ source that the source reaches, farthest first, and its dependency δ_s(v) to
    /// `add_node(v, δ)`, and each tie on a shortest path from the source, as its place among the ends of
    /// its farther node, and what it carries to `add_tie(place, δ)`.
    template <class AddNode, class AddTie>
    void run(const Graph& graph, NodeId source, AddNode add_node, AddTie add_tie) {
        if (count_paths(graph, source, paths_)) {
            sum_dependencies(graph, paths_, add_node, add_tie);
        } else {
            wide_paths_.resize(graph.size());
            count_paths(graph, source, wide_paths_);
            sum_dependencies(graph, wide_paths_, add_node, add_tie);
        }
        forget();
    }

private:
    /// Fills `order_`, distances and path counts; false, and nothing kept, when a count overflowed.
    template <class Count>
    bool count_paths(const Graph& graph, NodeId source, std::vector<Count>& paths) {
        order_.assign(1, source);
        distance_[source] = 0;
        paths[source] = Count(1);
        for (std::size_t head = 0; head < order_.size(); ++head) {
            const NodeId v = order_[head];
            if (overflowed(paths[v])) {
                forget();
                return false;
            }
            for (const NodeId w : graph.neighbors(v)) {
                if (distance_[w] == unseen) {
                    distance_[w] = distance_[v] + 1;
                    paths[w] = Count(0);
                    order_.push_back(w);
                }
                if (distance_[w] == distance_[v] + 1) paths[w] += paths[v];
            }
        }
        return true;
    }

    template <class Count, class AddNode, class AddTie>
    void sum_dependencies(const Graph& graph, const std::vector<Count>& paths, AddNode add_node, AddTie add_tie) {
        for (const NodeId v : order_) dependency_[v] = 0;
        for (std::size_t i = order_.size() - 1; i > 0; --i) {
            const NodeId w = order_[i];
            add_node(w, dependency_[w]);
            std::uint64_t place = graph.offset(w);
            for (const NodeId v : graph.neighbors(w)) {
                if (distance_[v] + 1 == distance_[w]) {
                    const double carried = ratio(paths[v], paths[w]) * (1 + dependency_[w]);
                    dependency_[v] += carried;
                    add_tie(place, carried);
                }
                ++place;
            }
        }
    }

    void forget() {
        for (const NodeId v : order_) distance_[v] = unseen;
    }

    static constexpr std::uint32_t unseen = UINT32_MAX;

    std::vector<NodeId> order_;  // by distance
    std::vector<std::uint32_t> distance_;
    std::vector<double> paths_;
    std::vector<WideCount> wide_paths_;
    std::vector<double> dependency_;
};

/// Ranges into which the sources of a component are cut: enough for many threads, few enough that a sum
/// of this length for each stays near 128 MB.
std::size_t range_count(std::size_t sources, std::size_t sum_length) {
    constexpr std::size_t sources_worth_sharing = 256;
    constexpr std::size_t doubles = 16'000'000;
    if (sources < sources_worth_sharing) return 1;
    return std::clamp<std::size_t>(doubles / sum_length, 16, 64);
}

/// The sum over all sources. `extent(v)` is the place where the sums of node v begin, ascending in v and as
/// large as the whole for v = n; `add(search, source, sums, from)` adds what one source contributes, with
/// place p at `sums[p - from]`. Components of fewer than three nodes have no pair to lie between, only ends.
template <class Extent, class Add>
std::vector<double> sum_over_sources(const Arrangement& arranged, Extent extent, Add add) {
    const std::size_t n = arranged.graph.size();
    std::vector<double> total(extent(static_cast<NodeId>(n)), 0.0);
    std::vector<Search> searches(static_cast<std::size_t>(omp_get_max_threads()), Search(n));
    const auto add_range = [&](NodeId first, NodeId last, double* sums, std::size_t from) {
        Search& search = searches[static_cast<std::size_t>(omp_get_thread_num())];
        for (NodeId source = first; source < last; ++source) add(search, source, sums, from);
    };
    const auto ranges_of = [&](std::size_t c) {
        const NodeId first = arranged.begin[c];
        const NodeId last = arranged.begin[c + 1];
        return range_count(last - first, extent(last) - extent(first));
    };

    // Small components side by side, each one range that sums in place.
    std::vector<std::size_t> large;
    for (std::size_t c = 0; c < arranged.component_count(); ++c) {
        if (ranges_of(c) > 1) large.push_back(c);
    }
#pragma omp parallel for schedule(dynamic, 16)
    for (std::size_t c = 0; c < arranged.component_count(); ++c) {
        const NodeId first = arranged.begin[c];
        const NodeId last = arranged.begin[c + 1];
        if (last - first == 1 || ranges_of(c) > 1) continue;
        add_range(first, last, total.data() + extent(first), extent(first));
    }

    // Large ones in turn, their ranges side by side.
    std::vector<double> sums;
    for (const std::size_t c : large) {
        const NodeId first = arranged.begin[c];
        const std::uint64_t sources = arranged.begin[c + 1] - first;
        const std::size_t from = extent(first);
        const std::size_t length = extent(arranged.begin[c + 1]) - from;
        const std::size_t ranges = ranges_of(c);
        sums.assign(ranges * length, 0.0);
#pragma omp parallel for schedule(dynamic, 1)
        for (std::size_t r = 0; r < ranges; ++r) {
            const auto range_first = static_cast<NodeId>(first + sources * r / ranges);
            const auto range_last = static_cast<NodeId>(first + sources * (r + 1) / ranges);
            add_range(range_first, range_last, sums.data() + r * length, from);
        }
#pragma omp parallel for schedule(static)
        for (std::size_t i = 0; i < length; ++i) {
            for (std::size_t r = 0; r < ranges; ++r) total[from + i] += sums[r * length + i];
        }
    }
    return total;
}

constexpr double pairs_once = 0.5;

}  // namespace

Scores betweenness(const Graph& graph) {
    const Arrangement arranged = arrange(graph);
    const auto add_dependencies = [&](Search& search, NodeId source, double* sums, std::size_t from) {
        search.run(
            arranged.graph, source, [&](NodeId v, double dependency) { sums[v - from] += dependency; },
            [](std::uint64_t, double) {});
    };
    const std::vector<double> sums = sum_over_sources(
        arranged, [](NodeId v) { return static_cast<std::size_t>(v); }, add_dependencies);

    Scores scores(graph.size());
    for (std::size_t v = 0; v < sums.size(); ++v) scores[arranged.node[v]] = sums[v] * pairs_once;
    return scores;
}

std::vector<double> edge_betweenness(const Graph& graph) {
    const Arrangement arranged = arrange(graph);
    const Graph& g = arranged.graph;
    const auto extent = [&](NodeId v) { return static_cast<std::size_t>(g.offset(v)); };
    const auto add_carried = [&](Search& search, NodeId source, double* sums, std::size_t from) {
        search.run(
            g, source, [](NodeId, double) {},
            [&](std::uint64_t place, double carried) { sums[place - from] += carried; });
    };
    const std::vector<double> sums = sum_over_sources(arranged, extent, add_carried);

    // Sources nearer one end of a tie have summed at the other: all pairs at either end, equal but for rounding.
    const auto place_of = [](const Graph& in, NodeId end, NodeId other) {
        const auto row = in.neighbors(end);
        return in.offset(end) +
               static_cast<std::uint64_t>(std::lower_bound(row.begin(), row.end(), other) - row.begin());
    };
    std::vector<double> scores(sums.size());
    for (NodeId v = 0; v < g.size(); ++v) {
        for (const NodeId w : g.neighbors(v)) {
            const double both = sums[place_of(g, v, w)] + sums[place_of(g, w, v)];
            scores[place_of(graph, arranged.node[v], arranged.node[w])] = both * pairs_once;
        }
    }
    return scores;
}

}  // namespace lianjian
