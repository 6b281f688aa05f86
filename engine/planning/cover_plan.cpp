#include "engine/planning/cover_plan.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace lianjian {
namespace {

/// The villages of a zone that so many places of different candidates cover: the greatest s with Σ_j min(f_j, s) ≥
/// need · s. Dealt out in turn, place i to village i mod s, no candidate meets a village twice.
std::uint32_t covered_by(const CoverZone& zone, const std::vector<std::uint32_t>& places) {
    const auto enough = [&](std::uint64_t s) {
        std::uint64_t sum = 0;
        for (const std::uint32_t f : places) sum += std::min<std::uint64_t>(f, s);
        return sum >= s * zone.need;
    };
    std::uint32_t low = 0, high = zone.size;  // enough(low); Σ min(f, s) − need · s is concave in s and 0 at 0
    while (low < high) {
        const std::uint32_t middle = low + (high - low + 1) / 2;
        if (enough(middle)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/// Shares by candidate, the candidates in an order.
struct Ordered {
    std::vector<std::uint32_t> order;
    std::map<std::uint32_t, std::vector<CoverShare>> of;
};

/// What candidates added one by one cover.
class Growing {
public:
    explicit Growing(const CoverInstance& instance)
        : instance_(instance), places_(instance.zones.size()), covered_(instance.zones.size()) {}

    [[nodiscard]] double gain(const std::vector<CoverShare>& shares) {
        double sum = 0;
        for (const CoverShare& share : shares) {
            places_[share.zone].push_back(share.count);
            sum += weight(share.zone, covered_by(instance_.zones[share.zone], places_[share.zone])) -
                   weight(share.zone, covered_[share.zone]);
            places_[share.zone].pop_back();
        }
        return sum;
    }
    double add(const std::vector<CoverShare>& shares) {
        const double sum = gain(shares);
        for (const CoverShare& share : shares) {
            places_[share.zone].push_back(share.count);
            covered_[share.zone] = covered_by(instance_.zones[share.zone], places_[share.zone]);
        }
        return sum;
    }
    [[nodiscard]] std::uint32_t covered(std::uint32_t zone) const { return covered_[zone]; }

private:
    [[nodiscard]] double weight(std::uint32_t zone, std::uint32_t count) const {
        return instance_.weight_of(zone, count);
    }
    const CoverInstance& instance_;
    std::vector<std::vector<std::uint32_t>> places_;
    std::vector<std::uint32_t> covered_;
};

CoverPlan finished(const CoverInstance& instance, const Ordered& ordered) {
    CoverPlan plan;
    plan.group_gain.assign(instance.groups, 0);
    Growing whole(instance);
    for (const std::uint32_t j : ordered.order) whole.add(ordered.of.at(j));

    // Deal the places of each zone out in turn until every covered village has what it needs.
    std::vector<std::uint64_t> dealt(instance.zones.size());
    std::vector<bool> counted(instance.villages.size());
    std::vector<std::uint32_t> useful;
    for (const std::uint32_t j : ordered.order) {
        const std::size_t before = plan.ties.size();
        for (const CoverShare& share : ordered.of.at(j)) {
            const CoverZone& zone = instance.zones[share.zone];
            const std::uint32_t covered = whole.covered(share.zone);
            for (std::uint32_t i = 0; i < std::min(share.count, covered); ++i) {
                std::uint64_t& place = dealt[share.zone];
                if (place == std::uint64_t{covered} * zone.need) break;
                const std::uint32_t village = instance.members[zone.begin + place % covered];
                plan.ties.emplace_back(j, village);
                if (!counted[village]) plan.group_gain[instance.villages[village].group] += 1;
                counted[village] = true;
                place += 1;
            }
        }
        if (plan.ties.size() > before) useful.push_back(j);
    }
    std::ranges::sort(plan.ties);

    Growing growing(instance);
    for (const std::uint32_t j : useful) {
        const double gain = growing.add(ordered.of.at(j));
        plan.weight += gain;
        plan.cost += instance.candidates[j].cost;
        plan.steps.push_back({j, gain, plan.weight});
    }
    return plan;
}

Ordered by_candidate(const std::vector<CoverShare>& shares) {
    Ordered ordered;
    for (const CoverShare& share : shares) {
        if (share.count == 0) continue;
        const auto [at, fresh] = ordered.of.try_emplace(share.candidate);
        if (fresh) ordered.order.push_back(share.candidate);
        at->second.push_back(share);
    }
    // What a candidate takes of a zone is one share, so that it counts as one partner there.
    for (auto& [candidate, list] : ordered.of) {
        std::ranges::sort(list, {}, &CoverShare::zone);
        std::size_t kept = 0;
        for (std::size_t i = 1; i < list.size(); ++i) {
            if (list[i].zone == list[kept].zone) {
                list[kept].count += list[i].count;
            } else {
                list[++kept] = list[i];
            }
        }
        list.resize(kept + 1);
    }
    return ordered;
}

}  // namespace

bool keeps_quota(const CoverPlan& plan, const CoverGoal& goal) {
    for (std::size_t g = 0; g < goal.quota.size(); ++g) {
        if (goal.quota[g] > 0 && (g >= plan.group_gain.size() || plan.group_gain[g] < goal.quota[g])) return false;
    }
    return true;
}

std::vector<double> shares_after(const CoverPlan& plan, const CoverGoal& goal) {
    std::vector<double> shares;
    for (std::size_t g = 0; g < goal.group_size.size(); ++g) {
        if (goal.group_size[g] == 0) continue;
        const std::uint32_t gain = g < plan.group_gain.size() ? plan.group_gain[g] : 0;
        shares.push_back(static_cast<double>(goal.group_covered[g] + gain) / goal.group_size[g]);
    }
    std::ranges::sort(shares);
    return shares;
}

double value_of(const CoverPlan& plan, const CoverGoal& goal) {
    if (goal.limit == CoverGoal::Limit::none) {
        return goal.least_cost ? plan.cost : static_cast<double>(plan.steps.size());
    }
    if (!goal.fair) return plan.weight;
    const std::vector<double> shares = shares_after(plan, goal);
    return shares.empty() ? 1 : shares.front();
}

CoverPlan plan_in_order(const CoverInstance& instance, const std::vector<CoverShare>& shares) {
    return finished(instance, by_candidate(shares));
}

CoverPlan plan_of_shares(const CoverInstance& instance, const std::vector<CoverShare>& shares) {
    Ordered ordered = by_candidate(shares);
    std::ranges::sort(ordered.order);
    std::vector<std::uint32_t> left = std::exchange(ordered.order, {});
    Growing growing(instance);
    while (!left.empty()) {
        const auto places = [&](std::uint32_t j) {
            double sum = 0;
            for (const CoverShare& share : ordered.of.at(j)) sum += instance.weight_of(share.zone, share.count);
            return sum;
        };
        auto best = left.begin();
        std::pair<double, double> most{-1, -1};
        for (auto at = left.begin(); at != left.end(); ++at) {
            const std::pair now{growing.gain(ordered.of.at(*at)), places(*at)};
            if (now > most) {
                most = now;
                best = at;
            }
        }
        growing.add(ordered.of.at(*best));
        ordered.order.push_back(*best);
        left.erase(best);
    }
    return finished(instance, ordered);
}

CoverPlan plan_of_choice(const CoverInstance& instance, const std::vector<std::uint32_t>& chosen) {
    std::vector<CoverShare> shares;
    for (const std::uint32_t j : chosen) {
        for (const std::uint32_t z : instance.zones_of(j)) shares.push_back({j, z, instance.zones[z].size});
    }
    return plan_of_shares(instance, shares);
}

}  // namespace lianjian
