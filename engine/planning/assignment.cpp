// One part of the problem is a set of classes that no option leads out of. In it, a village class sends its villages
// to the partner classes it has options for, or past them at a price P that no saving can make up for: a village more
// is a simple path in the residual network, which visits each partner class at most once and so changes the cost by
// no more than (greatest cost − least cost) · classes.
//
// The network simplex is trusted for nothing. For any node values π at all, Σ min(0, c_a + π_s − π_t)·u_a − Σ b_v π_v
// is a lower bound of the cost (u_a the most an arc can carry, b_v what a node sends): with the simplex's own values it
// equals the cost found, or the answer is not called optimal.
#include "engine/planning/assignment.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace lianjian {
namespace {

using Option = AssignmentProblem::Option;

/// The span of costs; every price and value of a part is a small multiple of it.
struct CostSpan {
    std::int64_t least = 0;
    std::int64_t greatest = 0;
};

CostSpan cost_span(std::span<const Option> options) {
    if (options.empty()) return {};
    const auto [least, greatest] = std::ranges::minmax(options, {}, &Option::cost);
    return {least.cost, greatest.cost};
}

/// Classes by part, in ascending order; parts by their first village class.
struct Parts {
    std::vector<std::vector<std::uint32_t>> villages, partners;
};

Parts parts_of(const AssignmentProblem& problem) {
    const std::size_t villages = problem.villages.size();
    std::vector<std::uint32_t> above(villages + problem.room.size());
    std::iota(above.begin(), above.end(), 0U);
    const auto top = [&](std::uint32_t v) {
        while (above[v] != v) v = above[v] = above[above[v]];
        return v;
    };
    for (const Option& option : problem.options) {
        const std::uint32_t a = top(option.from);
        const std::uint32_t b = top(option.to + static_cast<std::uint32_t>(villages));
        above[std::max(a, b)] = std::min(a, b);
    }
    Parts parts;
    std::vector<std::uint32_t> number(above.size(), UINT32_MAX);
    for (std::uint32_t v = 0; v < above.size(); ++v) {
        const std::uint32_t root = top(v);
        if (root >= villages) continue;  // partners that nobody reaches
        if (number[root] == UINT32_MAX) {
            number[root] = static_cast<std::uint32_t>(parts.villages.size());
            parts.villages.emplace_back();
            parts.partners.emplace_back();
        }
        if (v < villages) {
            parts.villages[number[root]].push_back(v);
        } else {
            parts.partners[number[root]].push_back(v - static_cast<std::uint32_t>(villages));
        }
    }
    return parts;
}

struct PartResult {
    std::int64_t assigned = 0, cost = 0, most = 0, least_cost = 0, greedy_assigned = 0, greedy_cost = 0;
    bool optimal = true;
    std::vector<std::uint32_t> short_villages, full_partners;
};

class Part {
public:
    Part(const AssignmentProblem& problem, std::span<const std::uint64_t> first, std::span<const std::uint32_t> place,
         std::span<const std::uint32_t> villages, std::span<const std::uint32_t> partners,
         std::vector<std::int64_t>& taken)
        : problem_(problem), first_(first), place_(place), villages_(villages), partners_(partners), taken_(taken) {}

    PartResult run() {
        solve();
        for (const std::uint32_t u : villages_) {
            std::int64_t sent = 0;
            for (std::uint64_t i = first_[u]; i < first_[u + 1]; ++i) {
                sent += taken_[i];
                result_.cost += taken_[i] * problem_.options[i].cost;
            }
            result_.assigned += sent;
            left_.push_back(problem_.villages[u] - sent);
        }
        cut();
        greedy();
        result_.optimal = proved_ && result_.assigned == result_.most;
        result_.least_cost = result_.optimal ? result_.cost : std::min(result_.cost, bound_);
        return std::move(result_);
    }

private:
    using Digraph = lemon::SmartDigraph;

    void solve() {
        CostSpan span;
        bool any = false;
        for (const std::uint32_t u : villages_) {
            if (first_[u] == first_[u + 1]) continue;
            const CostSpan own = cost_span(std::span(problem_.options).subspan(first_[u], first_[u + 1] - first_[u]));
            span = any ? CostSpan{std::min(span.least, own.least), std::max(span.greatest, own.greatest)} : own;
            any = true;
        }
        const std::int64_t price = (span.greatest - span.least + 1) *
                                   static_cast<std::int64_t>(std::min(villages_.size(), partners_.size()) + 1);
        Digraph graph;
        Digraph::ArcMap<std::int64_t> cost(graph), upper(graph);
        Digraph::NodeMap<std::int64_t> supply(graph, 0);
        const auto arc = [&](Digraph::Node a, Digraph::Node b, std::int64_t most, std::int64_t each) {
            const Digraph::Arc added = graph.addArc(a, b);
            upper[added] = most;
            cost[added] = each;
        };
        const Digraph::Node sink = graph.addNode();
        std::vector<Digraph::Node> taker;
        for (const std::uint32_t k : partners_) {
            taker.push_back(graph.addNode());
            arc(taker.back(), sink, problem_.room[k], 0);
        }
        for (const std::uint32_t u : villages_) {
            const Digraph::Node node = graph.addNode();
            supply[node] = problem_.villages[u];
            supply[sink] -= problem_.villages[u];
            for (std::uint64_t i = first_[u]; i < first_[u + 1]; ++i) {
                const Option& option = problem_.options[i];
                arc(node, taker[place_[option.to]], problem_.villages[u], option.cost - span.least);
            }
            arc(node, sink, problem_.villages[u], price);
        }
        using Simplex = lemon::NetworkSimplex<Digraph, std::int64_t, std::int64_t>;
        Simplex simplex(graph);
        simplex.upperMap(upper).costMap(cost).supplyMap(supply);
        const bool solved = simplex.run() == Simplex::OPTIMAL;
        // Arcs are numbered in the order they were added.
        int next = static_cast<int>(partners_.size());
        for (const std::uint32_t u : villages_) {
            for (std::uint64_t i = first_[u]; i < first_[u + 1]; ++i) {
                taken_[i] = solved ? simplex.flow(Digraph::arcFromId(next)) : 0;
                ++next;
            }
            ++next;
        }
        prove(graph, cost, upper, supply, simplex, price, span);
    }

    template <class Costs, class Supplies, class Simplex>
    void prove(const Digraph& graph, const Costs& cost, const Costs& upper, const Supplies& supply,
               const Simplex& simplex, std::int64_t price, const CostSpan& span) {
        std::int64_t found = 0;
        std::int64_t dual = 0;
        std::int64_t past = 0;
        for (Digraph::ArcIt a(graph); a != lemon::INVALID; ++a) {
            found += simplex.flow(a) * cost[a];
            dual += upper[a] * std::min<std::int64_t>(0, cost[a] + simplex.potential(graph.source(a)) -
                                                             simplex.potential(graph.target(a)));
            if (cost[a] == price) past += simplex.flow(a);
        }
        std::int64_t all = 0;
        for (Digraph::NodeIt v(graph); v != lemon::INVALID; ++v) {
            dual -= supply[v] * simplex.potential(v);
            all += std::max<std::int64_t>(0, supply[v]);
        }
        proved_ = dual == found;
        bound_ = dual - past * price + (all - past) * span.least;
    }

    /// Backward from the villages left over: every partner they reach is full, or they would go there; whoever is with
    /// such a partner could make room for them.
    void cut() {
        std::vector<std::vector<std::uint32_t>> guests(partners_.size());  // places of village classes
        std::vector<std::int64_t> used(partners_.size(), 0);
        for (std::uint32_t at = 0; at < villages_.size(); ++at) {
            for (std::uint64_t i = first_[villages_[at]]; i < first_[villages_[at] + 1]; ++i) {
                if (taken_[i] == 0) continue;
                guests[place_[problem_.options[i].to]].push_back(at);
                used[place_[problem_.options[i].to]] += taken_[i];
            }
        }
        std::vector<bool> in(villages_.size(), false), full(partners_.size(), false);
        std::vector<std::uint32_t> open;
        const auto reach = [&](std::uint32_t at) {
            if (in[at]) return;
            in[at] = true;
            open.push_back(at);
        };
        for (std::uint32_t at = 0; at < villages_.size(); ++at) {
            if (left_[at] > 0) reach(at);
        }
        while (!open.empty()) {
            const std::uint32_t u = villages_[open.back()];
            open.pop_back();
            for (std::uint64_t i = first_[u]; i < first_[u + 1]; ++i) {
                const std::uint32_t k = place_[problem_.options[i].to];
                if (full[k]) continue;
                full[k] = true;
                for (const std::uint32_t guest : guests[k]) reach(guest);
            }
        }
        for (std::uint32_t at = 0; at < villages_.size(); ++at) {
            if (in[at]) {
                result_.short_villages.push_back(villages_[at]);
            } else {
                result_.most += problem_.villages[villages_[at]];
            }
        }
        for (std::uint32_t k = 0; k < partners_.size(); ++k) {
            if (!full[k]) continue;
            result_.full_partners.push_back(partners_[k]);
            result_.most += problem_.room[partners_[k]];
        }
    }

    void greedy() {
        std::vector<std::int64_t> room;
        for (const std::uint32_t k : partners_) room.push_back(problem_.room[k]);
        std::vector<Option> options;
        for (const std::uint32_t u : villages_) {
            options.assign(problem_.options.begin() + static_cast<std::ptrdiff_t>(first_[u]),
                           problem_.options.begin() + static_cast<std::ptrdiff_t>(first_[u + 1]));
            std::ranges::stable_sort(options, {}, &Option::cost);
            std::int64_t left = problem_.villages[u];
            for (const Option& option : options) {
                std::int64_t& free = room[place_[option.to]];
                const std::int64_t some = std::min(left, free);
                left -= some;
                free -= some;
                result_.greedy_assigned += some;
                result_.greedy_cost += some * option.cost;
            }
        }
    }

    const AssignmentProblem& problem_;
    std::span<const std::uint64_t> first_;  // option of a village class
    std::span<const std::uint32_t> place_;  // of a partner class in its part
    std::span<const std::uint32_t> villages_, partners_;
    std::vector<std::int64_t>& taken_;  // each part writes its own options
    std::vector<std::int64_t> left_;
    PartResult result_;
    std::int64_t bound_ = 0;
    bool proved_ = false;
};

}  // namespace

bool fits(const AssignmentProblem& problem) {
    const CostSpan span = cost_span(problem.options);
    const long double villages =
        static_cast<long double>(std::accumulate(problem.villages.begin(), problem.villages.end(), std::int64_t{0}));
    const long double nodes = static_cast<long double>(problem.villages.size() + problem.room.size() + 2);
    const auto least = static_cast<long double>(span.least), greatest = static_cast<long double>(span.greatest);
    const long double price =
        (greatest - least + 1) * static_cast<long double>(std::min(problem.villages.size(), problem.room.size()) + 1);
    const long double each = std::max({price, greatest, -least});
    // Node values of the simplex stay below its own artificial price, (greatest price + 1) · nodes; sums over villages.
    return each * nodes * 2 + each * villages * 2 < 0x1p62L && (price + 1) * nodes * (villages + 1) < 0x1p62L;
}

Assignment assign(const AssignmentProblem& problem) {
    const std::size_t villages = problem.villages.size();
    std::vector<std::uint64_t> first(villages + 1, 0);
    for (const Option& option : problem.options) ++first[option.from + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    const Parts parts = parts_of(problem);
    std::vector<std::uint32_t> place(problem.room.size(), 0);
    for (const auto& partners : parts.partners) {
        for (std::uint32_t i = 0; i < partners.size(); ++i) place[partners[i]] = i;
    }
    Assignment answer;
    answer.taken.assign(problem.options.size(), 0);
    answer.short_villages.assign(villages, false);
    answer.full_partners.assign(problem.room.size(), false);
    std::vector<PartResult> results(parts.villages.size());
#pragma omp parallel for schedule(dynamic, 1)
    for (std::size_t i = 0; i < results.size(); ++i) {
        results[i] = Part(problem, first, place, parts.villages[i], parts.partners[i], answer.taken).run();
    }
    for (const PartResult& part : results) {
        answer.assigned += part.assigned;
        answer.cost += part.cost;
        answer.most += part.most;
        answer.least_cost += part.least_cost;
        answer.greedy_assigned += part.greedy_assigned;
        answer.greedy_cost += part.greedy_cost;
        answer.optimal = answer.optimal && part.optimal;
        for (const std::uint32_t u : part.short_villages) answer.short_villages[u] = true;
        for (const std::uint32_t k : part.full_partners) answer.full_partners[k] = true;
    }
    return answer;
}

}  // namespace lianjian
