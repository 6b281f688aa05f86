// Betweenness estimated from random shortest paths, with a bound on the error of all nodes at once.
//
// For a pair (s, t) drawn evenly from all ordered pairs and one of its shortest paths drawn evenly, the chance that v
// lies inside is b(v) = BC(v) / (n(n-1)/2). After τ draws, b̃(v) is the share of paths that v was inside of.
//
// Borassi & Natale 2016, KADABRA is an adaptive algorithm for betweenness via random sampling, ESA. Two bounds
// hold together with probability 1 - δ. One needs no look at the draws (Riondato & Kornaropoulos 2016, Fast
// approximation of betweenness centrality through sampling, Data Min. Knowl. Disc. 30): after
//     ω = 1/(2ε²) · ( ⌊log2(V - 2)⌋ + 1 + ln(2/δ) )
// draws, V the number of nodes on the longest shortest path, all are within ε. The other lets it end sooner: at any τ
// ≤ ω, b(v) is above b̃(v) - f and below b̃(v) + g but for a chance δ' on either side, with
//     f = ln(1/δ')/τ · ( 1/3 - ω/τ + √((1/3 - ω/τ)² + 2 b̃(v) ω / ln(1/δ')) )
//     g = ln(1/δ')/τ · ( 1/3 + ω/τ + √((1/3 + ω/τ)² + 2 b̃(v) ω / ln(1/δ')) ).
// Here δ' = δ/(4n) for every node, so that half of δ is left to either bound.
//
// A path is drawn with a search from both ends, always the side with fewer ties to follow. The two meet when a
// level of one touches the other; the touching ties are then all in the middle of shortest paths.
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/centrality/betweenness/betweenness.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

/// Evenly from 0..k-1 and from [0, 1), the same on every platform.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : bits_(seed) {}
    [[nodiscard]] std::uint64_t below(std::uint64_t k) {
        const std::uint64_t fair = UINT64_MAX - UINT64_MAX % k;
        std::uint64_t bits = bits_();
        while (bits >= fair) bits = bits_();
        return bits % k;
    }
    [[nodiscard]] double share() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 bits_;
};

/// A breadth-first search that goes a level at a time.
class Half {
public:
    explicit Half(std::size_t nodes) : distance_(nodes, unseen), paths_(nodes) {}

    void start(NodeId source, const Graph& graph) {
        for (const NodeId v : met_) distance_[v] = unseen;
        met_.assign(1, source);
        distance_[source] = 0;
        paths_[source] = 1;
        level_ = 0;
        ties_ahead_ = graph.degree(source);
    }
    [[nodiscard]] bool knows(NodeId v) const { return distance_[v] != unseen; }
    [[nodiscard]] double paths(NodeId v) const { return paths_[v]; }
    /// Ties of the outermost level; 0 when there is nowhere to go.
    [[nodiscard]] std::size_t ties_ahead() const { return ties_ahead_; }

    /// Follows the ties of the outermost level; gives those that touch the other half to `touch(mine, other's)`.
    template <class Touch>
    void advance(const Graph& graph, const Half& other, Touch touch) {
        const std::size_t end = met_.size();
        std::size_t begin = end;
        while (begin > 0 && distance_[met_[begin - 1]] == level_) --begin;
        ties_ahead_ = 0;
        double most = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const NodeId v = met_[i];
            for (const NodeId w : graph.neighbors(v)) {
                if (other.knows(w)) touch(v, w);
                if (!knows(w)) {
                    distance_[w] = level_ + 1;
                    paths_[w] = 0;
                    met_.push_back(w);
                    ties_ahead_ += graph.degree(w);
                }
                if (distance_[w] == level_ + 1) most = std::max(most, paths_[w] += paths_[v]);
            }
        }
        ++level_;
        // Only the ratios inside a level matter: no count grows beyond what the product of two can hold.
        if (most > 0x1p400) {
            for (std::size_t i = end; i < met_.size(); ++i) paths_[met_[i]] /= most;
        }
    }

    /// Goes a random shortest path from v back to the source; `visit` gets each node but the source.
    template <class Visit>
    void walk_back(const Graph& graph, NodeId v, Dice& dice, Visit visit) const {
        while (distance_[v] > 0) {
            visit(v);
            double all = 0;
            for (const NodeId w : graph.neighbors(v)) {
                if (knows(w) && distance_[w] + 1 == distance_[v]) all += paths_[w];
            }
            double left = dice.share() * all;
            NodeId chosen = no_node;
            for (const NodeId w : graph.neighbors(v)) {
                if (!knows(w) || distance_[w] + 1 != distance_[v]) continue;
                chosen = w;
                left -= paths_[w];
                if (left < 0) break;
            }
            v = chosen;
        }
    }

private:
    std::vector<NodeId> met_;  // by distance
    std::vector<std::uint32_t> distance_;
    std::vector<double> paths_;
    std::uint32_t level_ = 0;
    std::size_t ties_ahead_ = 0;
};

/// One thread's draws.
class Sampler {
public:
    explicit Sampler(const Graph& graph)
        : graph_(graph), from_source_(graph.size()), from_target_(graph.size()), inside_(graph.size(), 0) {}

    void draw(Dice& dice) {
        const auto source = static_cast<NodeId>(dice.below(graph_.size()));
        auto target = static_cast<NodeId>(dice.below(graph_.size() - 1));
        if (target >= source) ++target;
        from_source_.start(source, graph_);
        from_target_.start(target, graph_);
        touching_.clear();
        while (touching_.empty()) {
            const bool source_side = from_source_.ties_ahead() <= from_target_.ties_ahead();
            Half& mine = source_side ? from_source_ : from_target_;
            const Half& other = source_side ? from_target_ : from_source_;
            if (mine.ties_ahead() == 0) return;  // apart
            mine.advance(graph_, other, [&](NodeId v, NodeId w) {
                touching_.push_back(source_side ? Touch{v, w} : Touch{w, v});
            });
        }
        double all = 0;
        for (const Touch& touch : touching_) all += weight(touch);
        double left = dice.share() * all;
        Touch chosen = touching_.back();
        for (const Touch& touch : touching_) {
            left -= weight(touch);
            if (left < 0) {
                chosen = touch;
                break;
            }
        }
        const auto count = [&](NodeId v) { ++inside_[v]; };
        from_source_.walk_back(graph_, chosen.near_source, dice, count);
        from_target_.walk_back(graph_, chosen.near_target, dice, count);
    }

    /// Draws whose path went through the node.
    [[nodiscard]] std::uint64_t inside(NodeId v) const { return inside_[v]; }

private:
    struct Touch {
        NodeId near_source, near_target;
    };
    [[nodiscard]] double weight(const Touch& touch) const {
        return from_source_.paths(touch.near_source) * from_target_.paths(touch.near_target);
    }

    const Graph& graph_;
    Half from_source_;
    Half from_target_;
    std::vector<Touch> touching_;
    std::vector<std::uint64_t> inside_;
};

/// At least the number of nodes on the longest shortest path: twice the greatest distance from one node of each
/// component, and one.
std::size_t longest_path_bound(const Graph& graph) {
    std::vector<std::uint32_t> distance(graph.size(), unseen);
    std::vector<NodeId> queue;
    std::size_t bound = 1;
    for (NodeId start = 0; start < graph.size(); ++start) {
        if (distance[start] != unseen) continue;
        queue.assign(1, start);
        distance[start] = 0;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            for (const NodeId w : graph.neighbors(queue[head])) {
                if (distance[w] != unseen) continue;
                distance[w] = distance[queue[head]] + 1;
                queue.push_back(w);
            }
        }
        bound = std::max<std::size_t>(bound, 2 * static_cast<std::size_t>(distance[queue.back()]) + 1);
    }
    return bound;
}

/// The bounds f and g of Borassi & Natale, Theorem 9, as they stand above.
double too_high_by(double estimate, double draws, double most_draws, double log_chance) {
    const double x = 1.0 / 3 - most_draws / draws;
    return log_chance / draws * (x + std::sqrt(x * x + 2 * estimate * most_draws / log_chance));
}
double too_low_by(double estimate, double draws, double most_draws, double log_chance) {
    const double x = 1.0 / 3 + most_draws / draws;
    return log_chance / draws * (x + std::sqrt(x * x + 2 * estimate * most_draws / log_chance));
}

}  // namespace

std::optional<SampledBetweenness> sampled_betweenness(const Graph& graph, double epsilon, double delta,
                                                      std::uint64_t seed, const ProgressSink& watch) {
    const std::size_t n = graph.size();
    const std::size_t longest = longest_path_bound(graph);
    SampledBetweenness result{Scores(n, 0.0), 0};
    if (longest < 3) return result;
    const double most_draws = std::ceil(
        (std::floor(std::log2(static_cast<double>(longest - 2))) + 1 + std::log(2 / delta)) / (2 * epsilon * epsilon));
    const double log_chance = std::log(4 * static_cast<double>(n) / delta);

    // Rounds of equal shape on any machine: chunks with dice of their own, counts that are whole numbers.
    constexpr std::size_t chunks = 64;
    const auto chunk_draws = static_cast<std::uint64_t>(std::clamp(most_draws / (50 * chunks), 1.0, 1000.0));
    const bool worth_waking_threads = chunk_draws * n > 20'000;
    std::vector<Sampler> samplers(static_cast<std::size_t>(omp_get_max_threads()), Sampler(graph));
    for (std::uint64_t round = 0;; ++round) {
#pragma omp parallel for schedule(dynamic, 1) if (worth_waking_threads)
        for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
            Dice dice(seed * 0x9e3779b97f4a7c15U + round * chunks + chunk);
            Sampler& sampler = samplers[static_cast<std::size_t>(omp_get_thread_num())];
            for (std::uint64_t i = 0; i < chunk_draws; ++i) sampler.draw(dice);
        }
        result.samples += chunks * chunk_draws;
        const auto draws = static_cast<double>(result.samples);
        bool sure = true;
        for (NodeId v = 0; v < n; ++v) {
            std::uint64_t inside = 0;
            for (const Sampler& sampler : samplers) inside += sampler.inside(v);
            result.scores[v] = static_cast<double>(inside) / draws;
            sure = sure && too_high_by(result.scores[v], draws, most_draws, log_chance) <= epsilon &&
                   too_low_by(result.scores[v], draws, most_draws, log_chance) <= epsilon;
        }
        if (sure || draws >= most_draws) break;
        if (watch && !watch(draws / most_draws)) return std::nullopt;
    }
    for (double& score : result.scores) score *= static_cast<double>(n) * static_cast<double>(n - 1) / 2;
    return result;
}

}  // namespace lianjian
