// The kernel sees only some options at first: the best few of each body. Its dual solution then says which of the
// others could still be of use: those whose score is above the value of their two ends and of the blossoms around both.
// They join, and so on until there are none; then the dual solution proves the matching best among all options,
// whatever the kernel did.
#include "engine/planning/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

#include "engine/planning/decimals.hpp"
#include "engine/planning/matching_kernel.hpp"

namespace lianjian {
namespace {

constexpr std::size_t first_options = 24;  // of each body, to begin with
constexpr std::size_t added_options = 12;  // of each body, in each further round

/// Options by (a, b), each pair once.
std::vector<PairOption> in_order(std::span<const PairOption> options) {
    std::vector<PairOption> sorted(options.begin(), options.end());
    std::ranges::sort(sorted, {}, [](const PairOption& o) { return std::tuple(o.a, o.b, -o.score); });
    const auto same_pair = [](const PairOption& x, const PairOption& y) { return x.a == y.a && x.b == y.b; };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same_pair), sorted.end());
    return sorted;
}

/// What the dual solution leaves for an option: below 0, it asks for the option.
class Slack {
public:
    Slack(const KernelMatching& matching, std::size_t rows) : matching_(matching), around_(rows) {
        for (std::uint32_t i = 0; i < matching.blossoms.size(); ++i) {
            for (const std::int32_t v : matching.blossoms[i].nodes) around_[static_cast<std::size_t>(v)].push_back(i);
        }
    }
    [[nodiscard]] std::int64_t of(const MatchingEdge& edge) const {
        const auto a = static_cast<std::size_t>(edge.a);
        const auto b = static_cast<std::size_t>(edge.b);
        std::int64_t slack = matching_.value[a] + matching_.value[b] - dual_scale * edge.weight;
        if (slack >= 0) return slack;
        for (auto i = around_[a].begin(), j = around_[b].begin(); i != around_[a].end() && j != around_[b].end();) {
            if (*i == *j) slack += matching_.blossoms[*i].value;
            const std::uint32_t least = std::min(*i, *j);
            if (*i == least) ++i;
            if (j != around_[b].end() && *j == least) ++j;
        }
        return slack;
    }

private:
    const KernelMatching& matching_;
    std::vector<std::vector<std::uint32_t>> around_;  // blossoms of a row, ascending
};

/// For each body at most `each` of the options given, those of the least key first; equal keys in an order that starts
/// at the body itself, so that not everybody turns to the same few.
template <class Key>
void mark_least(std::uint32_t rows, std::span<const MatchingEdge> edges, std::span<const std::uint32_t> among,
                std::size_t each, Key key, std::vector<bool>& chosen) {
    std::vector<std::vector<std::uint32_t>> of(rows);
    for (const std::uint32_t e : among) {
        of[static_cast<std::size_t>(edges[e].a)].push_back(e);
        of[static_cast<std::size_t>(edges[e].b)].push_back(e);
    }
    for (std::uint32_t v = 0; v < rows; ++v) {
        const auto rank = [&](std::uint32_t e) {
            const auto other = static_cast<std::uint32_t>(edges[e].a) + static_cast<std::uint32_t>(edges[e].b) - v;
            return std::pair(key(e), (other + rows - v) % rows);
        };
        if (of[v].size() > each) {
            std::ranges::nth_element(of[v], of[v].begin() + static_cast<std::ptrdiff_t>(each), {}, rank);
            of[v].resize(each);
        }
        for (const std::uint32_t e : of[v]) chosen[e] = true;
    }
}

struct Proved {
    KernelMatching matching;
    std::optional<std::int64_t> bound;  // of the total weight; none when the dual solution is none
};

std::int64_t dual_value(const KernelMatching& matching) {
    std::int64_t sum = std::accumulate(matching.value.begin(), matching.value.end(), std::int64_t{0});
    for (const Blossom& blossom : matching.blossoms) {
        sum += blossom.value * static_cast<std::int64_t>(blossom.nodes.size() / 2);
    }
    return sum;
}

bool is_dual(const KernelMatching& matching) {
    return std::ranges::all_of(matching.value, [](std::int64_t value) { return value >= 0; }) &&
           std::ranges::all_of(matching.blossoms, [](const Blossom& b) { return b.value >= 0 && b.nodes.size() % 2; });
}

Proved heaviest(std::uint32_t rows, const std::vector<MatchingEdge>& edges) {
    std::vector<bool> chosen(edges.size(), false);
    std::vector<std::uint32_t> among(edges.size());
    std::iota(among.begin(), among.end(), 0U);
    mark_least(
        rows, edges, among, first_options, [&](std::uint32_t e) { return -edges[e].weight; }, chosen);
    while (true) {
        std::vector<MatchingEdge> some;
        for (std::size_t e = 0; e < edges.size(); ++e) {
            if (chosen[e]) some.push_back(edges[e]);
        }
        Proved proved{heaviest_matching(static_cast<std::int32_t>(rows), some), {}};
        const Slack slack(proved.matching, rows);
        among.clear();
        bool sound = is_dual(proved.matching);
        for (std::uint32_t e = 0; e < edges.size(); ++e) {
            if (slack.of(edges[e]) >= 0) continue;
            sound = sound && !chosen[e];
            among.push_back(e);
        }
        if (!sound) return proved;
        if (among.empty()) {
            proved.bound = dual_value(proved.matching);
            return proved;
        }
        mark_least(
            rows, edges, among, added_options, [&](std::uint32_t e) { return slack.of(edges[e]); }, chosen);
    }
}

void greedy(std::uint32_t rows, std::vector<PairOption> options, PairGoal goal, Pairing& answer) {
    std::ranges::stable_sort(options, std::greater<>(), &PairOption::score);
    std::vector<bool> taken(rows, false);
    for (const PairOption& option : options) {
        if (taken[option.a] || taken[option.b] || (goal == PairGoal::score && option.score <= 0)) continue;
        taken[option.a] = taken[option.b] = true;
        answer.greedy_score += option.score;
        ++answer.greedy_pairs;
    }
}

}  // namespace

Pairing pair_up(std::uint32_t rows, std::span<const PairOption> options, PairGoal goal) {
    Pairing answer;
    const std::vector<PairOption> sorted = in_order(options);
    std::vector<double> scores;
    for (const PairOption& option : sorted) scores.push_back(option.score);
    const Decimals decimals = decimals_for(scores, 6);
    answer.scores_exact = decimals.exact;
    std::vector<MatchingEdge> edges;
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    for (const PairOption& option : sorted) {
        const std::int64_t weight = decimals.whole(option.score);
        if (goal == PairGoal::score && weight <= 0) continue;
        edges.push_back({static_cast<std::int32_t>(option.a), static_cast<std::int32_t>(option.b), weight});
        least = std::min(least, weight);
        greatest = std::max(greatest, weight);
    }
    // A pair more outweighs whatever the scores of all pairs can differ by.
    const std::int64_t lift =
        goal == PairGoal::score ? 0 : (greatest - least + 1) * static_cast<std::int64_t>(rows / 2 + 1) - least;
    for (MatchingEdge& edge : edges) edge.weight += lift;

    const Proved proved = heaviest(rows, edges);
    std::int64_t total = 0;
    const std::vector<std::int32_t>& mate = proved.matching.mate;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const auto a = static_cast<std::uint32_t>(edges[e].a);
        const auto b = static_cast<std::uint32_t>(edges[e].b);
        if (mate[a] != edges[e].b) continue;
        total += edges[e].weight;
        answer.pairs.push_back({a, b, decimals.value(edges[e].weight - lift)});
    }
    for (std::uint32_t v = 0; v < rows; ++v) {
        if (mate[v] < 0) answer.single.push_back(v);
    }
    const auto made = static_cast<std::int64_t>(answer.pairs.size());
    answer.most = answer.pairs.size();
    answer.score = decimals.value(total - made * lift);
    answer.optimal = proved.bound && *proved.bound == dual_scale * total;
    answer.bound = answer.score;
    if (!answer.optimal) {  // never seen; a sum of the best of each body bounds any plan
        std::vector<std::int64_t> best(rows, 0);
        for (const MatchingEdge& edge : edges) {
            for (const std::int32_t v : {edge.a, edge.b}) {
                std::int64_t& own = best[static_cast<std::size_t>(v)];
                own = std::max(own, edge.weight - lift);
            }
        }
        answer.bound = decimals.value(std::accumulate(best.begin(), best.end(), std::int64_t{0})) / 2;
        answer.most = rows / 2;
    }
    greedy(rows, sorted, goal, answer);
    return answer;
}

}  // namespace lianjian
