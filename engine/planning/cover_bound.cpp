// Problem: how much the best plan can at most cover, or at least cost, without looking for it (cover_plan.hpp).
//
// Submodular bound (Nemhauser, Wolsey & Fisher 1978): whatever is chosen, the best plan adds to it no more than its own
// candidates add one by one, so f(S) + the p largest gains given S.
// Lagrangian bound (Galvão & ReVelle 1996): the rows that tie villages to candidates are paid for at prices λ ≥ 0,
//   L(λ) = Σ_v max(0, w_v − need_v λ_v) + the p largest Σ_v λ_v z_vj,  z_j the best k_j villages of j at these prices,
// which is no less than the best plan for any λ; subgradient steps (Held, Wolfe & Crowder 1974) bring it down. With a
// budget of cost the candidates that fit are those of the fractional knapsack. For a least cost the same turned over:
//   L(λ) = Σ_v need_v λ_v + Σ_j min(0, c_j − Σ_v λ_v z_vj).
// All villages of a zone pay one price.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/planning/cover_state.hpp"

namespace lianjian {
namespace {

constexpr int most_rounds = 300;
constexpr double most_work = 1e9;  // pairs looked at

bool costs_count(const CoverGoal& goal) { return goal.limit == CoverGoal::Limit::cost || goal.least_cost; }

/// Values and costs of candidates: the most that fits, one of them perhaps in part. `taken` gets the part of each.
double most_within(const CoverInstance& instance, const CoverGoal& goal, const std::vector<double>& value,
                   std::vector<double>& taken) {
    taken.assign(value.size(), 0);
    std::vector<std::uint32_t> order;
    for (std::uint32_t j = 0; j < value.size(); ++j) {
        if (value[j] <= 0) continue;
        if (goal.limit == CoverGoal::Limit::cost && instance.candidates[j].cost > goal.most + 1e-9) continue;
        order.push_back(j);
    }
    const auto number = static_cast<std::size_t>(std::max(0.0, std::floor(std::min(goal.most, 4e9))));
    const auto cost = [&](std::uint32_t j) {
        return goal.limit == CoverGoal::Limit::number ? 1.0 : instance.candidates[j].cost;
    };
    const auto dearer = [&](std::uint32_t a, std::uint32_t b) {
        const double one = value[a] * cost(b), two = value[b] * cost(a);  // value for cost, costs of 0 first
        return one != two ? one > two : a < b;
    };
    if (goal.limit == CoverGoal::Limit::number && order.size() > number) {
        std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(number), dearer);
        order.resize(number);
    } else if (goal.limit == CoverGoal::Limit::cost) {
        std::ranges::sort(order, dearer);
    }
    double sum = 0, left = goal.limit == CoverGoal::Limit::number ? std::floor(goal.most) : goal.most;
    for (const std::uint32_t j : order) {
        const double c = cost(j);
        const double part = c <= left ? 1 : std::max(0.0, left / c);
        taken[j] = part;
        sum += part * value[j];
        left -= part * c;
        if (part < 1) break;
    }
    return sum;
}

/// f(S) + the largest gains given S. Only where gains cannot grow, and are looked at as they are.
double submodular_bound(const CoverInstance& instance, const CoverGoal& goal, const CoverPlan& plan,
                        const std::vector<bool>& needed) {
    CoverState state(instance, {});
    std::vector<double> gains(instance.candidates.size()), taken;
    double best = instance.total_weight();
    const auto look = [&](double covered) {
        for (std::uint32_t j = 0; j < gains.size(); ++j) gains[j] = needed[j] ? state.score(j).covered : 0;
        best = std::min(best, covered + most_within(instance, goal, gains, taken));
    };
    look(0);
    if (instance.capacitated) return best;  // villages could be dealt out anew: a gain may be more than it looks
    const bool each =
        static_cast<double>(plan.steps.size()) * static_cast<double>(instance.reach_zone.size()) < most_work / 10;
    for (const CoverStep& step : plan.steps) {
        state.add(step.candidate);
        if (each) look(step.covered);
    }
    if (!each) look(plan.weight);
    return best;
}

class Lagrangian {
public:
    Lagrangian(const CoverInstance& instance, const CoverGoal& goal, const std::vector<bool>& needed)
        : instance_(instance),
          goal_(goal),
          needed_(needed),
          least_(goal.limit == CoverGoal::Limit::none),
          price_(instance.zones.size()),
          slope_(instance.zones.size()),
          value_(instance.candidates.size()) {}

    /// `known` is the value of a plan that there is.
    [[nodiscard]] double bound(double known) {
        start();
        double best = least_ ? 0 : instance_.total_weight();
        double pace = 1;
        int since = 0;
        const double pairs = static_cast<double>(instance_.reach_zone.size() + instance_.zones.size() + 1);
        const int rounds = std::min(most_rounds, static_cast<int>(most_work / pairs) + 10);
        for (int round = 0; round < rounds && pace > 1e-4; ++round) {
            const double now = least_ ? price_least() : price_most();
            if (least_ ? now > best + 1e-9 : now < best - 1e-9) {
                best = now;
                since = 0;
            } else if (++since >= 8) {
                pace /= 2;
                since = 0;
            }
            double length = 0;
            for (std::size_t z = 0; z < slope_.size(); ++z) length += slope_[z] * slope_[z] * instance_.zones[z].size;
            if (length <= 0 || (least_ ? best >= known : best <= known)) break;
            const double step = pace * std::abs(now - known) / length;
            for (std::size_t z = 0; z < price_.size(); ++z) price_[z] = std::max(0.0, price_[z] + step * slope_[z]);
        }
        return best;
    }

private:
    [[nodiscard]] double one_weight(std::size_t z) const { return instance_.zones[z].weight / instance_.zones[z].size; }
    void start() {
        for (std::uint32_t z = 0; z < price_.size(); ++z) {
            const double need = instance_.zones[z].need;
            if (!least_) {
                price_[z] = one_weight(z) / (2 * need);
                continue;
            }
            price_[z] = 1e300;  // what its cheapest candidate asks of each village
            for (const std::uint32_t j : instance_.candidates_of(z)) {
                price_[z] = std::min(price_[z], cost(j) / std::max(1.0, reached(j)));
            }
        }
    }
    [[nodiscard]] double cost(std::uint32_t j) const { return goal_.least_cost ? instance_.candidates[j].cost : 1; }
    [[nodiscard]] double reached(std::uint32_t j) const {
        double sum = 0;
        for (const std::uint32_t z : instance_.zones_of(j)) sum += instance_.zones[z].size;
        return std::min(sum, static_cast<double>(instance_.candidates[j].capacity));
    }

    /// The dearest villages a candidate can take; calls visit(zone, count).
    template <class Visit>
    void dearest(std::uint32_t j, Visit&& visit) {
        const auto zones = instance_.zones_of(j);
        if (!instance_.capacitated) {
            for (const std::uint32_t z : zones) visit(z, instance_.zones[z].size);
            return;
        }
        order_.assign(zones.begin(), zones.end());
        std::ranges::stable_sort(order_, std::greater(), [&](std::uint32_t z) { return price_[z]; });
        std::uint32_t left = instance_.candidates[j].capacity;
        for (const std::uint32_t z : order_) {
            const std::uint32_t count = std::min(left, instance_.zones[z].size);
            if (count > 0) visit(z, count);
            left -= count;
        }
    }
    void value_candidates() {
        for (std::uint32_t j = 0; j < value_.size(); ++j) {
            value_[j] = 0;
            if (!needed_[j]) continue;
            dearest(j, [&](std::uint32_t z, std::uint32_t count) { value_[j] += price_[z] * count; });
        }
    }
    /// What the candidates give a zone, for each of its villages, lowers its price; what it takes raises it.
    void lower(std::uint32_t j, double part) {
        dearest(j, [&](std::uint32_t z, std::uint32_t count) { slope_[z] -= part * count / instance_.zones[z].size; });
    }

    double price_most() {
        value_candidates();
        double sum = most_within(instance_, goal_, value_, taken_);
        for (std::size_t z = 0; z < price_.size(); ++z) {
            const CoverZone& zone = instance_.zones[z];
            const double left = one_weight(z) - zone.need * price_[z];
            sum += zone.size * std::max(0.0, left);
            slope_[z] = left > 0 ? zone.need : 0;
        }
        for (std::uint32_t j = 0; j < taken_.size(); ++j) {
            if (taken_[j] > 0) lower(j, taken_[j]);
        }
        return sum;
    }
    double price_least() {
        value_candidates();
        double sum = 0;
        for (std::size_t z = 0; z < price_.size(); ++z) {
            sum += instance_.zones[z].size * instance_.zones[z].need * price_[z];
            slope_[z] = instance_.zones[z].need;
        }
        for (std::uint32_t j = 0; j < value_.size(); ++j) {
            const double left = cost(j) - value_[j];
            if (left >= 0) continue;
            sum += left;
            lower(j, 1);
        }
        return sum;
    }

    const CoverInstance& instance_;
    const CoverGoal& goal_;
    const std::vector<bool>& needed_;
    bool least_;
    std::vector<double> price_, slope_, value_, taken_;
    std::vector<std::uint32_t> order_;
};

}  // namespace

bool whole_values(const CoverInstance& instance, const CoverGoal& goal) {
    const auto whole = [](double value) { return value == std::floor(value); };
    if (goal.fair) return false;
    if (goal.limit != CoverGoal::Limit::none)
        return std::ranges::all_of(instance.villages, whole, &CoverVillage::weight);
    return !goal.least_cost || std::ranges::all_of(instance.candidates, whole, &CoverCandidate::cost);
}

double cover_bound(const CoverInstance& instance, const CoverGoal& goal, const CoverPlan& plan) {
    const std::vector<bool> needed = needed_candidates(instance, costs_count(goal));
    if (goal.limit == CoverGoal::Limit::none) {
        // Under capacities not every village need be covered: prices that make each pay would claim too much.
        double bound = plan.steps.empty() ? 0 : (goal.least_cost ? 0 : 1);
        if (!instance.capacitated) {
            bound = std::max(bound, Lagrangian(instance, goal, needed).bound(value_of(plan, goal)));
        }
        return std::min(whole_values(instance, goal) ? std::ceil(bound - 1e-6) : bound, value_of(plan, goal));
    }
    double bound = instance.total_weight();
    if (instance.greatest_need == 1) bound = submodular_bound(instance, goal, plan, needed);
    if (bound > plan.weight) bound = std::min(bound, Lagrangian(instance, goal, needed).bound(plan.weight));
    return std::max(whole_values(instance, goal) ? std::floor(bound + 1e-6) : bound, plan.weight);
}

}  // namespace lianjian
