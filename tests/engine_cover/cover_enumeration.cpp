#include "engine_cover/cover_enumeration.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <random>
#include <set>

namespace lianjian::test {
namespace {

/// Whether the chosen candidates can give every village of a set as many partners as it needs.
bool serves(const CoverCase& made, std::uint32_t chosen, std::uint32_t villages, std::vector<std::uint32_t>& left) {
    if (villages == 0) return true;
    const auto v = static_cast<std::uint32_t>(std::countr_zero(villages));
    std::vector<std::uint32_t> able;
    for (std::uint32_t j = 0; j < made.candidates.size(); ++j) {
        if ((chosen >> j & 1U) != 0 && made.reaches[j][v] && left[j] > 0) able.push_back(j);
    }
    for (std::uint32_t set = 0; set < 1U << able.size(); ++set) {
        if (static_cast<std::uint32_t>(std::popcount(set)) != made.villages[v].need) continue;
        for (std::size_t i = 0; i < able.size(); ++i) left[able[i]] -= set >> i & 1U;
        const bool done = serves(made, chosen, villages & (villages - 1), left);
        for (std::size_t i = 0; i < able.size(); ++i) left[able[i]] += set >> i & 1U;
        if (done) return true;
    }
    return false;
}

bool can_serve(const CoverCase& made, std::uint32_t chosen, std::uint32_t villages) {
    std::vector<std::uint32_t> left;
    for (const CoverCandidate& candidate : made.candidates) left.push_back(candidate.capacity);
    return serves(made, chosen, villages, left);
}

double cost_of(const CoverCase& made, std::uint32_t chosen) {
    double cost = 0;
    for (std::uint32_t j = 0; j < made.candidates.size(); ++j)
        cost += (chosen >> j & 1U) != 0 ? made.candidates[j].cost : 0;
    return cost;
}

}  // namespace

CoverCase random_cover(std::uint32_t seed, const CoverShape& shape) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    CoverCase made;
    for (std::uint32_t j = 0; j < shape.candidates; ++j) {
        made.candidates.push_back(
            {shape.costs ? 1.0 + below(5) : 1.0, shape.capacities && below(4) != 0 ? below(4) : unlimited});
    }
    for (std::uint32_t v = 0; v < shape.villages; ++v) {
        made.villages.push_back(
            {shape.weights ? static_cast<double>(below(9)) : 1.0, 1 + below(shape.greatest_need), below(shape.groups)});
    }
    const std::uint32_t dense = 2 + below(4);
    made.reaches.assign(shape.candidates, std::vector<bool>(shape.villages));
    for (auto& row : made.reaches) {
        for (std::uint32_t v = 0; v < shape.villages; ++v) {
            row[v] = shape.alike && v % 2 == 1 ? row[v - 1] : below(dense) == 0;
        }
    }
    gather(made, shape.grouped, true);
    return made;
}

void gather(CoverCase& made, bool grouped, bool exceptions) {
    CoverReach reach;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (std::uint32_t v = 0; v < made.villages.size(); ++v) {
        std::vector<std::uint32_t> set;
        for (std::uint32_t j = 0; j < made.candidates.size(); ++j) {
            if (made.reaches[j][v]) set.push_back(j);
        }
        if (exceptions && v % 3 == 2) {  // a candidate too many, and excepted
            for (std::uint32_t j = 0; j < made.candidates.size(); ++j) {
                if (made.reaches[j][v]) continue;
                set.insert(std::ranges::lower_bound(set, j), j);
                reach.except.emplace_back(v, j);
                break;
            }
        }
        const auto [at, fresh] = known.try_emplace(set, static_cast<std::uint32_t>(known.size()));
        reach.set_of.push_back(at->second);
        if (fresh) reach.sets.push_back(set);
    }
    made.instance = make_cover_instance(made.candidates, made.villages, reach, grouped);
}

CoverBest enumerate(const CoverCase& made, const CoverGoal& goal) {
    CoverBest best;
    const std::uint32_t everyone = 1U << made.candidates.size(), all_villages = 1U << made.villages.size();
    std::size_t most_served = 0;
    const bool least = goal.limit == CoverGoal::Limit::none;
    for (std::uint32_t villages = 0; least && villages < all_villages; ++villages) {
        const auto count = static_cast<std::size_t>(std::popcount(villages));
        if (count > most_served && can_serve(made, everyone - 1, villages)) most_served = count;
    }
    for (std::uint32_t chosen = 0; chosen < everyone; ++chosen) {
        const double cost = cost_of(made, chosen), number = std::popcount(chosen);
        if (goal.limit == CoverGoal::Limit::number && number > goal.most) continue;
        if (goal.limit == CoverGoal::Limit::cost && cost > goal.most) continue;
        const double value_least = goal.least_cost ? cost : number;
        if (least && best.feasible && value_least >= best.value) continue;
        for (std::uint32_t villages = 0; villages < all_villages; ++villages) {
            double weight = 0;
            std::vector<std::uint32_t> gain(made.instance.groups);
            for (std::uint32_t v = 0; v < made.villages.size(); ++v) {
                if ((villages >> v & 1U) == 0) continue;
                weight += made.villages[v].weight;
                gain[made.villages[v].group] += 1;
            }
            if (least && static_cast<std::size_t>(std::popcount(villages)) < most_served) continue;
            CoverPlan counted;
            counted.group_gain = gain;
            if (!keeps_quota(counted, goal)) continue;
            const std::vector<double> shares = shares_after(counted, goal);
            const bool better =
                !best.feasible || (least       ? value_least < best.value
                                   : goal.fair ? std::pair(shares, weight) > std::pair(best.shares, best.weight)
                                               : weight > best.weight);
            if (!better || !can_serve(made, chosen, villages)) continue;
            best.feasible = true;
            best.weight = weight;
            best.shares = shares;
            best.value = least ? value_least : goal.fair ? (shares.empty() ? 1 : shares.front()) : weight;
        }
    }
    return best;
}

bool is_sound(const CoverCase& made, const CoverGoal& goal, const CoverPlan& plan) {
    std::vector<std::uint32_t> taken(made.candidates.size()), partners(made.villages.size());
    std::set<std::uint32_t> chosen;
    double cost = 0, weight = 0;
    for (const CoverStep& step : plan.steps) {
        if (!chosen.insert(step.candidate).second) return false;
        cost += made.candidates[step.candidate].cost;
        weight += step.gain;
        if (std::abs(weight - step.covered) > 1e-9) return false;
    }
    if (!std::ranges::is_sorted(plan.ties) || std::ranges::adjacent_find(plan.ties) != plan.ties.end()) return false;
    for (const auto& [j, v] : plan.ties) {
        if (!chosen.contains(j) || !made.reaches[j][v]) return false;
        taken[j] += 1;
        partners[v] += 1;
    }
    double covered = 0;
    std::vector<std::uint32_t> gain(made.instance.groups);
    for (std::uint32_t v = 0; v < partners.size(); ++v) {
        if (partners[v] == 0) continue;
        if (partners[v] != made.villages[v].need) return false;
        covered += made.villages[v].weight;
        gain[made.villages[v].group] += 1;
    }
    for (const std::uint32_t j : chosen) {
        if (taken[j] == 0 || taken[j] > made.candidates[j].capacity) return false;
    }
    if (goal.limit == CoverGoal::Limit::number && static_cast<double>(chosen.size()) > goal.most) return false;
    if (goal.limit == CoverGoal::Limit::cost && cost > goal.most + 1e-9) return false;
    return std::abs(covered - plan.weight) < 1e-9 && std::abs(weight - covered) < 1e-9 &&
           std::abs(cost - plan.cost) < 1e-9 && gain == plan.group_gain;
}

}  // namespace lianjian::test
