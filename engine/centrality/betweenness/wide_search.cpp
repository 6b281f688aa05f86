#include "engine/centrality/betweenness/wide_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/centrality/betweenness/ordered_sum.hpp"

namespace lianjian::between {
namespace {

/// A number of paths beyond the range of double: mantissa · 2^exponent, mantissa in [1/2, 1) or 0.
struct WideCount {
    double mantissa = 0;
    int exponent = 0;

    WideCount& operator+=(const WideCount& other) {
        const int top = mantissa == 0 ? other.exponent : std::max(exponent, other.exponent);
        const double sum = std::ldexp(mantissa, exponent - top) + std::ldexp(other.mantissa, other.exponent - top);
        mantissa = std::frexp(sum, &exponent);
        exponent += top;
        return *this;
    }
};

double ratio(const WideCount& a, const WideCount& b) {
    return std::ldexp(a.mantissa / b.mantissa, a.exponent - b.exponent);
}

/// One thread's searches. Between them every distance is `unseen`.
class Search {
public:
    explicit Search(const WeightedBlock& block)
        : block_(block), distance_(block.size(), unseen), paths_(block.size()), dependency_(block.size()) {
        order_.reserve(block.size());
    }

    /// Adds what one source contributes, farthest nodes first:
    ///     δ(v) += σ(v)/σ(x) · (w(x) + δ(x)),
    /// the dependency of the source on x to `nodes[x]`, and what a tie carries to `ties` at its place at the far end.
    void add(std::uint32_t source, double* nodes, double* ties) {
        count_paths(source);
        const double weight = block_.weight[source];
        for (std::size_t i = order_.size(); i-- > 0;) {
            const std::uint32_t x = order_[i];
            if (nodes != nullptr && x != source) nodes[x] += weight * dependency_[x];
            for (std::uint32_t e = block_.begin[x]; e < block_.begin[x + 1]; ++e) {
                const std::uint32_t v = block_.to[e];
                if (distance_[v] + 1 != distance_[x]) continue;
                const double carried = ratio(paths_[v], paths_[x]) * (block_.weight[x] + dependency_[x]);
                dependency_[v] += carried;
                if (ties != nullptr) ties[e] += weight * carried;
            }
        }
        for (const std::uint32_t x : order_) distance_[x] = unseen;
    }

private:
    void count_paths(std::uint32_t source) {
        order_.assign(1, source);
        distance_[source] = 0;
        dependency_[source] = 0;
        paths_[source] = {0.5, 1};
        for (std::size_t head = 0; head < order_.size(); ++head) {
            const std::uint32_t v = order_[head];
            for (std::uint32_t e = block_.begin[v]; e < block_.begin[v + 1]; ++e) {
                const std::uint32_t x = block_.to[e];
                if (distance_[x] == unseen) {
                    distance_[x] = distance_[v] + 1;
                    dependency_[x] = 0;
                    paths_[x] = {};
                    order_.push_back(x);
                }
                if (distance_[x] == distance_[v] + 1) paths_[x] += paths_[v];
            }
        }
    }

    static constexpr std::uint32_t unseen = UINT32_MAX;

    const WeightedBlock& block_;
    std::vector<std::uint32_t> order_;  // by distance
    std::vector<std::uint32_t> distance_;
    std::vector<WideCount> paths_;
    std::vector<double> dependency_;
};

}  // namespace

BlockScores wide_scores(const WeightedBlock& block, bool ties, std::size_t parts, Meter& meter) {
    OrderedSum sum(ties ? block.to.size() : block.size());
    const std::size_t sources = block.size();
#pragma omp parallel for schedule(dynamic, 1) if (parts > 1)
    for (std::size_t part = 0; part < parts; ++part) {
        Search search(block);
        std::vector<double> row = sum.row();
        for (std::size_t s = sources * part / parts; s < sources * (part + 1) / parts; ++s) {
            if (meter.stopped()) break;
            search.add(static_cast<std::uint32_t>(s), ties ? nullptr : row.data(), ties ? row.data() : nullptr);
        }
        sum.add(part, std::move(row));
        meter.add(work_of(sources) / static_cast<double>(parts));
    }
    if (!ties) return {sum.total(), {}};

    // Sources nearer one end of a tie have summed at the other.
    std::vector<double> both(block.to.size());
    std::vector<std::uint32_t> next(block.begin.begin(), block.begin.end() - 1);
    for (std::uint32_t x = 0; x < block.size(); ++x) {
        for (std::uint32_t e = block.begin[x]; e < block.begin[x + 1]; ++e) {
            both[e] = sum.total()[e] + sum.total()[next[block.to[e]]++];
        }
    }
    return {{}, both};
}

}  // namespace lianjian::between
