// Problem: maximal covering, step by step (cover_plan.hpp).
// Method: the candidate that adds most comes next. While nothing a candidate adds can grow, an old value bounds the new
// one, so that only the head of a heap is looked at again: Minoux 1978. With costs, gain for cost, or the best single
// candidate: Khuller, Moss & Naor 1999.
// Where villages need several partners, gains can grow: the lazy run then counts a village in part for each partner,
// and a second run that looks at every candidate at every step counts whole villages; the better plan is taken.
#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

#include "engine/planning/cover_state.hpp"

namespace lianjian {
namespace {

using Key = std::tuple<double, double, double>;

/// What counts first.
enum class Order { covered, progress };

class Greedy {
public:
    Greedy(const CoverInstance& instance, const CoverGoal& goal)
        : instance_(instance), goal_(goal), chosen_(instance.candidates.size()) {}

    [[nodiscard]] CoverPlan lazy(Order order) {
        struct Entry {
            Key key;
            std::uint32_t candidate;
            std::size_t round;
            bool operator<(const Entry& other) const {
                return key != other.key ? key < other.key : candidate > other.candidate;
            }
        };
        CoverState state(instance_, goal_.quota);
        std::vector<Entry> first;
        for (std::uint32_t j = 0; j < instance_.candidates.size(); ++j) {
            if (const auto key = key_of(state, j, order)) first.push_back({*key, j, 0});
        }
        std::priority_queue<Entry> heap(std::less<Entry>(), std::move(first));
        std::size_t round = 0;
        while (!heap.empty() && !full()) {
            Entry top = heap.top();
            heap.pop();
            if (!affordable(top.candidate)) continue;
            if (top.round == round) {
                choose(state, top.candidate);
                round += 1;
                continue;
            }
            const auto key = key_of(state, top.candidate, order);
            if (!key) continue;
            heap.push({*key, top.candidate, round});
        }
        return plan_in_order(instance_, state.shares());
    }

    /// Every candidate is looked at at every step.
    [[nodiscard]] CoverPlan eager() {
        CoverState state(instance_, goal_.quota);
        while (!full()) {
            std::optional<std::pair<Key, std::uint32_t>> best;
            for (std::uint32_t j = 0; j < instance_.candidates.size(); ++j) {
                if (chosen_[j] || !affordable(j)) continue;
                const auto key = key_of(state, j, Order::covered);
                if (key && (!best || *key > best->first)) best = {*key, j};
            }
            if (!best) break;
            choose(state, best->second);
        }
        return plan_in_order(instance_, state.shares());
    }

    /// The worst group that can be helped is helped most.
    [[nodiscard]] CoverPlan fair() {
        CoverState state(instance_, std::vector<std::uint32_t>(instance_.groups));
        const std::vector<std::vector<std::uint32_t>> near = candidates_by_group();
        std::set<std::pair<double, std::uint32_t>> worst;
        const auto share = [&](std::uint32_t g) {
            return static_cast<double>(goal_.group_covered[g] + state.covered_in(g)) / goal_.group_size[g];
        };
        for (std::uint32_t g = 0; g < instance_.groups; ++g) {
            if (goal_.group_size[g] > 0) worst.emplace(share(g), g);
        }
        while (!worst.empty() && !full()) {
            const std::uint32_t g = worst.begin()->second;
            state.set_quota(g, goal_.group_size[g]);
            std::optional<std::pair<Key, std::uint32_t>> best;
            for (const std::uint32_t j : near[g]) {
                if (chosen_[j] || !affordable(j)) continue;
                const CoverScore score = state.score(j);
                if (score.quota <= 0 && instance_.greatest_need == 1) continue;
                if (!score.anything()) continue;
                const Key key{score.quota, score.covered, score.progress};
                if (!best || key > best->first) best = {key, j};
            }
            state.set_quota(g, 0);
            if (!best) {
                worst.erase(worst.begin());
                continue;
            }
            std::vector<std::pair<double, std::uint32_t>> moved;
            for (const std::uint32_t z : instance_.zones_of(best->second)) {
                const std::uint32_t h = instance_.zones[z].group;
                if (const auto at = worst.find({share(h), h}); at != worst.end()) {
                    worst.erase(at);
                    moved.emplace_back(0, h);
                }
            }
            state.set_quota(g, goal_.group_size[g]);
            choose(state, best->second);
            state.set_quota(g, 0);
            for (const auto& [unused, h] : moved) worst.emplace(share(h), h);
        }
        return plan_in_order(instance_, state.shares());
    }

private:
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> candidates_by_group() const {
        std::vector<std::vector<std::uint32_t>> near(instance_.groups);
        for (std::uint32_t z = 0; z < instance_.zones.size(); ++z) {
            const auto from = instance_.candidates_of(z);
            auto& list = near[instance_.zones[z].group];
            list.insert(list.end(), from.begin(), from.end());
        }
        for (auto& list : near) {
            std::ranges::sort(list);
            list.erase(std::unique(list.begin(), list.end()), list.end());
        }
        return near;
    }

    /// Nothing for a candidate that adds nothing.
    [[nodiscard]] std::optional<Key> key_of(CoverState& state, std::uint32_t j, Order order) const {
        const CoverScore score = state.score(j);
        if (!score.anything()) return std::nullopt;
        const double per = for_cost() ? 1 / std::max(instance_.candidates[j].cost, 1e-12) : 1;
        const double one = order == Order::covered ? score.covered : score.progress;
        const double two = order == Order::covered ? score.progress : score.covered;
        return Key{score.quota * per, one * per, order == Order::covered ? two * per : 0};
    }
    [[nodiscard]] bool for_cost() const {
        return goal_.limit == CoverGoal::Limit::cost || (goal_.limit == CoverGoal::Limit::none && goal_.least_cost);
    }
    [[nodiscard]] bool full() const {
        return goal_.limit == CoverGoal::Limit::number && static_cast<double>(count_) >= goal_.most;
    }
    [[nodiscard]] bool affordable(std::uint32_t j) const {
        return goal_.limit != CoverGoal::Limit::cost || cost_ + instance_.candidates[j].cost <= goal_.most + 1e-9;
    }
    void choose(CoverState& state, std::uint32_t j) {
        state.add(j);
        chosen_[j] = true;
        count_ += 1;
        cost_ += instance_.candidates[j].cost;
    }

    const CoverInstance& instance_;
    const CoverGoal& goal_;
    std::vector<bool> chosen_;
    std::size_t count_ = 0;
    double cost_ = 0;
};

/// Candidates that the others make superfluous are left out, the last first. Only where capacities do not bind.
CoverPlan without_superfluous(const CoverInstance& instance, const CoverPlan& plan) {
    std::vector<std::uint32_t> partners(instance.zones.size());
    for (const CoverStep& step : plan.steps) {
        for (const std::uint32_t z : instance.zones_of(step.candidate)) partners[z] += 1;
    }
    std::vector<std::uint32_t> kept;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        const auto zones = instance.zones_of(step->candidate);
        const bool superfluous =
            std::ranges::all_of(zones, [&](std::uint32_t z) { return partners[z] != instance.zones[z].need; });
        if (!superfluous) {
            kept.push_back(step->candidate);
            continue;
        }
        for (const std::uint32_t z : zones) partners[z] -= 1;
    }
    if (kept.size() == plan.steps.size()) return plan;
    std::vector<CoverShare> shares;
    for (auto j = kept.rbegin(); j != kept.rend(); ++j) {
        for (const std::uint32_t z : instance.zones_of(*j)) shares.push_back({*j, z, instance.zones[z].size});
    }
    return plan_in_order(instance, shares);
}

/// The best plan of one candidate alone.
std::optional<CoverPlan> best_single(const CoverInstance& instance, const CoverGoal& goal) {
    CoverState state(instance, {});
    std::optional<std::pair<double, std::uint32_t>> best;
    for (std::uint32_t j = 0; j < instance.candidates.size(); ++j) {
        if (instance.candidates[j].cost > goal.most + 1e-9) continue;
        const double covered = state.score(j).covered;
        if (covered > 0 && (!best || covered > best->first)) best = {covered, j};
    }
    if (!best) return std::nullopt;
    CoverState alone(instance, {});
    alone.add(best->second);
    return plan_in_order(instance, alone.shares());
}

constexpr double eager_work = 2e8;  // candidates looked at times zones they reach

}  // namespace

std::optional<CoverPlan> greedy_cover(const CoverInstance& instance, const CoverGoal& goal) {
    if (goal.fair) return Greedy(instance, goal).fair();
    const bool several = instance.greatest_need > 1;
    CoverPlan best = Greedy(instance, goal).lazy(several ? Order::progress : Order::covered);
    const auto better = [&](const CoverPlan& plan) {
        if (keeps_quota(plan, goal) != keeps_quota(best, goal)) return keeps_quota(plan, goal);
        if (goal.limit == CoverGoal::Limit::none) return value_of(plan, goal) < value_of(best, goal);
        return plan.weight > best.weight;
    };
    const double steps = goal.limit == CoverGoal::Limit::number
                             ? std::min(goal.most, static_cast<double>(instance.candidates.size()))
                             : static_cast<double>(instance.candidates.size());
    if (several && goal.limit != CoverGoal::Limit::none &&
        steps * static_cast<double>(instance.reach_zone.size()) < eager_work) {
        CoverPlan plan = Greedy(instance, goal).eager();
        if (better(plan)) best = std::move(plan);
    }
    if (goal.limit == CoverGoal::Limit::cost) {
        if (auto plan = best_single(instance, goal); plan && better(*plan)) best = std::move(*plan);
    }
    if (goal.limit == CoverGoal::Limit::none && !instance.capacitated) {
        CoverPlan plan = without_superfluous(instance, best);
        if (better(plan)) best = std::move(plan);
    }
    if (!keeps_quota(best, goal)) return std::nullopt;
    return best;
}

}  // namespace lianjian
