// The k nodes of greatest harmonic centrality, by searches that are given up as soon as they cannot win.
//
// Bergamini, Borassi, Crescenzi, Marino & Meyerhenke 2019, Computing top-k closeness centrality faster in unweighted
// graphs, ACM Trans. Knowl. Discov. Data 13. After the levels up to d of a search from v are known, n_i nodes at
// distance i, at most γ = Σ (degree(u) − 1) over the nodes u of level d can be at distance d + 1, and the rest of the
// component, r − visited − γ, is at least d + 2 away:
//
//     H(v) ≤ Σ_{i≤d} n_i/i + γ/(d+1) + (r − visited − γ)/(d+2)
//
// A search is given up when this is less than the k-th best score so far. Nodes are tried by the bound of their own
// degree, d = 0, so that good ones come early and the last need no search at all. What is given up can never have been
// among the best, so the result does not depend on who was faster. Requires an undirected graph.
#include "engine/centrality/top_harmonic.hpp"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <numeric>
#include <queue>

#include "engine/structure/components.hpp"

namespace lianjian {
namespace {

/// The best scores so far, shared by the threads.
class Best {
public:
    explicit Best(std::size_t count) : count_(count) {}

    /// No node below this can be among the best.
    [[nodiscard]] double threshold() const { return threshold_.load(std::memory_order_relaxed); }
    void add(RankedNode node) {
        const std::lock_guard lock(mutex_);
        nodes_.push_back(node);
        scores_.push(node.score);
        if (scores_.size() > count_) scores_.pop();
        if (scores_.size() == count_) threshold_ = scores_.top();
    }
    [[nodiscard]] std::vector<RankedNode> take() {
        std::erase_if(nodes_, [&](const RankedNode& node) { return node.score < threshold(); });
        std::sort(nodes_.begin(), nodes_.end(), [](const RankedNode& a, const RankedNode& b) {
            return a.score != b.score ? a.score > b.score : a.node < b.node;
        });
        return std::move(nodes_);
    }

private:
    std::size_t count_;
    std::mutex mutex_;
    std::vector<RankedNode> nodes_;
    std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
    std::atomic<double> threshold_ = -1;
};

/// The buffers of one thread's searches.
struct Search {
    explicit Search(std::size_t nodes) : reached_from(nodes, no_node), queue(nodes) {}

    std::vector<NodeId> reached_from;  // the last source whose search met this node
    std::vector<NodeId> queue;
};

/// At most so much, after levels that gave `score` and hold `visited` of `reachable` nodes: of the others at most
/// `next` are `distance` away. A little more than the sum, so that rounding never makes it too small.
double bound(double score, double visited, double reachable, double next, double distance) {
    const double near = std::min(next, reachable - visited);
    return (score + near / distance + (reachable - visited - near) / (distance + 1)) * (1 + 1e-12);
}

/// Searches from a node and adds its score, unless it cannot be among the best.
void try_node(const Graph& graph, NodeId source, std::size_t reachable, Search& search, Best& best) {
    search.reached_from[source] = source;
    search.queue[0] = source;
    std::size_t head = 0, tail = 1;
    double score = 0;
    for (double distance = 1; head < tail; ++distance) {
        const std::size_t level_end = tail;
        std::size_t next = 0;
        for (std::size_t i = head; i < level_end; ++i) next += graph.degree(search.queue[i]) - (distance > 1 ? 1 : 0);
        if (bound(score, static_cast<double>(tail), static_cast<double>(reachable), static_cast<double>(next),
                  distance) < best.threshold()) {
            return;
        }
        for (; head < level_end; ++head) {
            for (const NodeId w : graph.neighbors(search.queue[head])) {
                if (search.reached_from[w] == source) continue;
                search.reached_from[w] = source;
                search.queue[tail++] = w;
            }
        }
        score += static_cast<double>(tail - level_end) / distance;
    }
    best.add({source, score});
}

}  // namespace

std::vector<RankedNode> top_harmonic(const Graph& graph, std::size_t count, const ProgressSink& watch) {
    const std::size_t n = graph.size();
    if (count == 0) return {};
    const Components parts = components(graph);
    std::vector<double> first_bound(n);
    for (NodeId v = 0; v < n; ++v) {
        const auto degree = static_cast<double>(graph.degree(v));
        first_bound[v] = bound(0, 1, parts.size[parts.label[v]], degree, 1);
    }
    std::vector<NodeId> order(n);
    std::iota(order.begin(), order.end(), NodeId{0});
    std::sort(order.begin(), order.end(), [&](NodeId a, NodeId b) {
        return first_bound[a] != first_bound[b] ? first_bound[a] > first_bound[b] : a < b;
    });

    Best best(count);
    std::atomic<bool> stopped = false;
    std::atomic<std::size_t> tried = 0;
    std::mutex telling;
#pragma omp parallel
    {
        Search search(n);
#pragma omp for schedule(dynamic, 16)
        for (std::size_t i = 0; i < n; ++i) {
            const NodeId v = order[i];
            if (stopped || first_bound[v] < best.threshold()) continue;
            try_node(graph, v, parts.size[parts.label[v]], search, best);
            if (!watch || ++tried % 64 != 0) continue;
            const std::lock_guard lock(telling);
            if (!watch(static_cast<double>(i) / static_cast<double>(n))) stopped = true;
        }
    }
    return stopped ? std::vector<RankedNode>{} : best.take();
}

}  // namespace lianjian
