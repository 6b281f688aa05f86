// From villages and partners to classes, and back.
#include "engine/planning/village_assignment.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>

#include "engine/planning/assignment.hpp"
#include "engine/planning/code_distance.hpp"

namespace lianjian {
namespace {

/// Villages that a node is partner of.
std::int64_t carried(const Network& network, const Graph& graph, const CoverageRule& rule, NodeId partner) {
    return std::ranges::count_if(graph.neighbors(partner), [&](NodeId v) {
        return rule.is_target(network.kind(v)) && rule.covers(network.kind(partner), network.kind(v));
    });
}

std::int64_t room_of(double capacity, const CapacityRule& rule, std::int64_t carries) {
    const double scaled = std::floor(std::min(capacity * rule.factor * (1 + 0x1p-40), 1e12));
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(scaled) - carries);
}

void sort_by_id(std::vector<Taker>& takers) { std::ranges::sort(takers, {}, &Taker::id); }

/// The problem in classes, and who is in each.
struct Classes {
    AssignmentProblem problem;
    std::vector<std::vector<std::uint32_t>> villages, takers;  // rows by class, ascending
    Decimals costs;
};

void add_members(Classes& classes, const VillageAssignmentProblem& input) {
    const auto villages = static_cast<std::int64_t>(input.villages.size());
    for (const auto& members : classes.villages) {
        classes.problem.villages.push_back(static_cast<std::int64_t>(members.size()));
    }
    for (const auto& members : classes.takers) {
        std::int64_t room = 0;
        for (const std::uint32_t t : members)
            room = std::min(villages, room + std::min(villages, input.takers[t].room));
        classes.problem.room.push_back(room);
    }
}

/// Code distance tells townships apart and nothing finer: all villages of a township are one class, and so are the
/// takers seated in it; a county's own bureaus are another.
Classes classes_by_level(const Network& network, const VillageAssignmentProblem& input) {
    const RegionTree& regions = network.regions;
    Classes classes;
    const std::vector<RegionId> township = regions.cut(Level::township);
    const std::vector<RegionId> area = regions.cut(*input.level);
    std::vector<RegionId> village_region, taker_region;
    const auto enter = [&](RegionId region, std::uint32_t row, std::vector<std::uint32_t>& number,
                           std::vector<std::vector<std::uint32_t>>& members, std::vector<RegionId>& seats) {
        const RegionId seat = region == no_region ? no_region : township[region];
        const std::size_t slot = seat == no_region ? regions.size() : seat;
        if (number[slot] == UINT32_MAX) {
            number[slot] = static_cast<std::uint32_t>(members.size());
            members.emplace_back();
            seats.push_back(seat);
        }
        members[number[slot]].push_back(row);
    };
    std::vector<std::uint32_t> number(regions.size() + 1, UINT32_MAX);
    for (std::uint32_t i = 0; i < input.villages.size(); ++i) {
        enter(network.region(input.villages[i]), i, number, classes.villages, village_region);
    }
    number.assign(regions.size() + 1, UINT32_MAX);
    for (std::uint32_t i = 0; i < input.takers.size(); ++i) {
        enter(input.takers[i].region, i, number, classes.takers, taker_region);
    }
    add_members(classes, input);
    std::vector<std::vector<std::uint32_t>> in_area(regions.size());
    for (std::uint32_t k = 0; k < taker_region.size(); ++k) {
        if (taker_region[k] != no_region) in_area[area[taker_region[k]]].push_back(k);
    }
    for (std::uint32_t u = 0; u < village_region.size(); ++u) {
        if (village_region[u] == no_region) continue;
        const Level own = regions.level(area[village_region[u]]);
        if (own != *input.level && own != Level::none) continue;  // seated above the level: in no region of it
        for (const std::uint32_t k : in_area[area[village_region[u]]]) {
            classes.problem.options.push_back({u, k, code_distance(regions, village_region[u], taker_region[k])});
        }
    }
    return classes;
}

/// Villages with the same links are one class; each taker is its own.
Classes classes_by_links(const VillageAssignmentProblem& input) {
    Classes classes;
    std::vector<TakerLink> links = input.links;
    // Of several links between the same two, the cheapest.
    std::ranges::sort(links, {}, [](const TakerLink& link) { return std::tuple(link.village, link.taker, link.cost); });
    const auto same_pair = [](const TakerLink& a, const TakerLink& b) {
        return a.village == b.village && a.taker == b.taker;
    };
    links.erase(std::unique(links.begin(), links.end(), same_pair), links.end());
    std::vector<double> costs;
    for (const TakerLink& link : links) costs.push_back(link.cost);
    std::vector<std::size_t> first(input.villages.size() + 1, 0);
    for (const TakerLink& link : links) ++first[link.village + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    const auto row = [&](std::uint32_t v) { return std::span(links).subspan(first[v], first[v + 1] - first[v]); };
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(
            row(a), row(b), {}, [](const TakerLink& link) { return std::pair(link.taker, link.cost); },
            [](const TakerLink& link) { return std::pair(link.taker, link.cost); });
    };
    std::vector<std::uint32_t> order(input.villages.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, less);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || less(order[i - 1], order[i])) classes.villages.emplace_back();
        classes.villages.back().push_back(order[i]);
    }
    std::ranges::sort(classes.villages, {}, [](const auto& members) { return members.front(); });
    for (std::uint32_t t = 0; t < input.takers.size(); ++t) classes.takers.push_back({t});
    add_members(classes, input);
    // As many digits as the costs have, fewer where the sums would leave 64 bits.
    for (int most = 6; most >= -9; --most) {
        classes.costs = decimals_for(costs, std::max(0, most));
        if (most < 0) classes.costs = {most, std::pow(10.0, most), false};
        classes.problem.options.clear();
        for (std::uint32_t u = 0; u < classes.villages.size(); ++u) {
            for (const TakerLink& link : row(classes.villages[u].front())) {
                classes.problem.options.push_back({u, link.taker, classes.costs.whole(link.cost)});
            }
        }
        if (fits(classes.problem)) break;
    }
    return classes;
}

/// Hands the villages of each class out to the takers of the classes they were sent to.
std::vector<VillageAssignment::Step> hand_out(const Classes& classes, const Assignment& plan,
                                              const VillageAssignmentProblem& input,
                                              std::vector<std::vector<std::uint32_t>>& left) {
    using Turn = std::pair<std::int64_t, std::uint32_t>;  // villages it has, row
    std::vector<std::priority_queue<Turn, std::vector<Turn>, std::greater<>>> turns(classes.takers.size());
    std::vector<std::int64_t> room;
    for (const Taker& taker : input.takers) room.push_back(taker.room);
    for (std::size_t k = 0; k < classes.takers.size(); ++k) {
        for (const std::uint32_t t : classes.takers[k]) {
            if (room[t] > 0) turns[k].emplace(input.takers[t].carries, t);
        }
    }
    std::vector<VillageAssignment::Step> steps;
    std::size_t i = 0;
    std::vector<std::size_t> used;
    const auto& options = classes.problem.options;
    for (std::uint32_t u = 0; u < classes.villages.size(); ++u) {
        used.clear();
        for (; i < options.size() && options[i].from == u; ++i) {
            if (plan.taken[i] > 0) used.push_back(i);
        }
        std::ranges::stable_sort(used, {}, [&](std::size_t o) { return options[o].cost; });
        std::size_t next = 0;
        for (const std::size_t o : used) {
            auto& queue = turns[options[o].to];
            for (std::int64_t n = 0; n < plan.taken[o]; ++n) {
                const auto [has, t] = queue.top();
                queue.pop();
                steps.push_back({classes.villages[u][next++], t, classes.costs.value(options[o].cost)});
                if (--room[t] > 0) queue.emplace(has + 1, t);
            }
        }
        left[u].assign(classes.villages[u].begin() + static_cast<std::ptrdiff_t>(next), classes.villages[u].end());
    }
    std::ranges::sort(steps, {}, &VillageAssignment::Step::village);
    return steps;
}

/// The deficient sets, one for each set of villages and takers that hang together.
void tell_shortages(const Classes& classes, const Assignment& plan, const VillageAssignmentProblem& input,
                    const std::vector<std::vector<std::uint32_t>>& left, VillageAssignment& answer) {
    const auto& options = classes.problem.options;
    std::vector<std::uint32_t> above(classes.villages.size() + classes.takers.size());
    std::iota(above.begin(), above.end(), 0U);
    const auto top = [&](std::uint32_t v) {
        while (above[v] != v) v = above[v] = above[above[v]];
        return v;
    };
    std::vector<bool> any(classes.villages.size(), false);
    for (const AssignmentProblem::Option& option : options) {
        any[option.from] = true;
        if (!plan.short_villages[option.from]) continue;
        const std::uint32_t a = top(option.from);
        const std::uint32_t b = top(option.to + static_cast<std::uint32_t>(classes.villages.size()));
        above[std::max(a, b)] = std::min(a, b);
    }
    std::map<std::uint32_t, VillageAssignment::Shortage> shortages;
    const auto add = [](std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (std::uint32_t u = 0; u < classes.villages.size(); ++u) {
        if (!any[u]) {
            add(answer.out_of_reach, classes.villages[u]);
        } else if (plan.short_villages[u]) {
            add(shortages[top(u)].villages, classes.villages[u]);
            add(shortages[top(u)].left, left[u]);
        }
    }
    for (std::uint32_t k = 0; k < classes.takers.size(); ++k) {
        if (!plan.full_partners[k]) continue;
        VillageAssignment::Shortage& shortage = shortages[top(k + static_cast<std::uint32_t>(classes.villages.size()))];
        add(shortage.takers, classes.takers[k]);
        for (const std::uint32_t t : classes.takers[k]) shortage.room += input.takers[t].room;
    }
    for (auto& [root, shortage] : shortages) {
        for (auto* rows : {&shortage.villages, &shortage.left, &shortage.takers}) std::ranges::sort(*rows);
        answer.shortages.push_back(std::move(shortage));
    }
    std::ranges::sort(answer.out_of_reach);
    std::ranges::sort(answer.shortages, {}, [](const auto& shortage) { return shortage.villages.front(); });
}

}  // namespace

std::vector<std::int64_t> assumed_capacities(const Network& network, const Graph& graph, const CoverageRule& rule) {
    std::vector<std::vector<std::int64_t>> carries(network.kind_count());
    for (NodeId p = 0; p < network.nodes.size(); ++p) {
        if (const std::int64_t villages = carried(network, graph, rule, p); villages > 0) {
            carries[static_cast<std::size_t>(network.kind(p))].push_back(villages);
        }
    }
    std::vector<std::int64_t> assumed;
    for (auto& values : carries) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        assumed.push_back(values.empty() ? 1 : *middle);
    }
    return assumed;
}

std::vector<Taker> existing_takers(const Network& network, const Graph& graph, const CoverageRule& rule,
                                   const CapacityRule& capacity) {
    const std::vector<std::int64_t> assumed = assumed_capacities(network, graph, rule);
    std::vector<Taker> takers;
    for (NodeId p = 0; p < network.nodes.size(); ++p) {
        const NodeKind kind = network.kind(p);
        const bool named = std::ranges::find(rule.partners, kind) != rule.partners.end();
        if (rule.partners.empty() ? family(kind) != Family::partner : !named) continue;
        Taker taker{p, UINT32_MAX, network.id(p), network.region(p), carried(network, graph, rule, p), 0};
        const Amount stated = network.nodes.capacity[p];
        const std::int64_t unstated = capacity.unstated.value_or(assumed[static_cast<std::size_t>(kind)]);
        taker.room = room_of(stated.known() ? stated.value : static_cast<double>(unstated), capacity, taker.carries);
        takers.push_back(taker);
    }
    sort_by_id(takers);
    return takers;
}

std::vector<Taker> candidate_takers(const Network& network, const Graph& graph, const CoverageRule& rule,
                                    const CapacityRule& capacity) {
    std::vector<Taker> takers;
    for (std::uint32_t i = 0; i < network.candidates.size(); ++i) {
        const Candidate& candidate = network.candidates[i];
        Taker taker{network.find(candidate.id), i, candidate.id, candidate.region, 0, 0};
        if (taker.node != no_node) {
            taker.carries = carried(network, graph, rule, taker.node);
            if (taker.region == no_region) taker.region = network.region(taker.node);
        }
        const double stated = candidate.capacity.known() ? candidate.capacity.value
                              : capacity.unstated        ? static_cast<double>(*capacity.unstated)
                                                         : 1e12;
        taker.room = room_of(stated, capacity, 0);
        takers.push_back(taker);
    }
    sort_by_id(takers);
    return takers;
}

std::optional<std::vector<TakerLink>> links_by_hops(const Network& network, const Graph& graph,
                                                    const VillageAssignmentProblem& problem, std::uint32_t hops,
                                                    std::size_t limit) {
    std::vector<std::uint32_t> taker_of(network.nodes.size(), UINT32_MAX);
    for (std::uint32_t t = 0; t < problem.takers.size(); ++t) {
        if (problem.takers[t].node != no_node) taker_of[problem.takers[t].node] = t;
    }
    std::vector<TakerLink> links;
    std::vector<std::uint32_t> seen(network.nodes.size(), UINT32_MAX);
    std::vector<NodeId> front, next;
    for (std::uint32_t i = 0; i < problem.villages.size(); ++i) {
        const NodeId v = problem.villages[i];
        seen[v] = i;
        front.assign(1, v);
        for (std::uint32_t hop = 0; hop < hops && !front.empty(); ++hop) {
            next.clear();
            for (const NodeId a : front) {
                for (const NodeId b : graph.neighbors(a)) {
                    if (seen[b] == i) continue;
                    seen[b] = i;
                    next.push_back(b);
                    if (taker_of[b] == UINT32_MAX) continue;
                    const std::uint32_t cost = code_distance(network.regions, network.region(v), network.region(b));
                    links.push_back({i, taker_of[b], static_cast<double>(cost)});
                    if (links.size() > limit) return std::nullopt;
                }
            }
            front.swap(next);
        }
    }
    return links;
}

VillageAssignment assign_villages(const Network& network, const VillageAssignmentProblem& problem) {
    const Classes classes = problem.level ? classes_by_level(network, problem) : classes_by_links(problem);
    const Assignment plan = assign(classes.problem);
    VillageAssignment answer;
    std::vector<std::vector<std::uint32_t>> left(classes.villages.size());
    answer.steps = hand_out(classes, plan, problem, left);
    tell_shortages(classes, plan, problem, left, answer);
    answer.most = plan.most;
    answer.cost = classes.costs.value(plan.cost);
    answer.least_cost = classes.costs.value(plan.least_cost);
    answer.optimal = plan.optimal;
    answer.greedy_assigned = plan.greedy_assigned;
    answer.greedy_cost = classes.costs.value(plan.greedy_cost);
    answer.costs_exact = classes.costs.exact;
    return answer;
}

}  // namespace lianjian
