// Problem: maximal covering to proven optimality (cover_plan.hpp).
// Method: branch and cut on the program of Church & ReVelle 1974, with capacities that of Current & Storbeck 1988.
// First what cannot matter is left out: without capacities a candidate whose zones another one reaches too, for no more
// cost, is never needed where villages need one partner; zones that the same candidates reach are then one.
// With capacities, f_jz villages of zone z go to j, of these s_z are covered: need_z · s_z ≤ Σ_j f_jz, f_jz ≤ s_z —
// dealt out in turn no candidate meets a village twice (plan_of_shares). Fair plans (Ogryczak 1997): the worst share is
// made as great as can be; then, with at most as many groups left at each share found so far as there must be, the next
// one, until every group has its place; at last the most weight.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "engine/planning/cover_plan.hpp"
#include "engine/planning/cover_program.hpp"

namespace lianjian {
namespace {

using Outcome = IntegerProgram::Answer::Outcome;
using Terms = IntegerProgram::Terms;
constexpr double infinite = IntegerProgram::infinite;
constexpr std::uint32_t none = UINT32_MAX;

/// Zones that became one.
struct Merged {
    std::vector<std::uint32_t> candidates;  // kept ones that reach it, ascending
    std::uint32_t need = 1, group = 0;
    std::uint32_t size = 0;
    double weight = 0;
    std::vector<std::uint32_t> zones;
};

std::vector<Merged> merged_zones(const CoverInstance& instance, const std::vector<bool>& kept, bool grouped) {
    std::map<std::tuple<std::vector<std::uint32_t>, std::uint32_t, std::uint32_t, double>, Merged> by_key;
    for (std::uint32_t z = 0; z < instance.zones.size(); ++z) {
        const CoverZone& zone = instance.zones[z];
        std::vector<std::uint32_t> from;
        for (const std::uint32_t j : instance.candidates_of(z)) {
            if (kept[j]) from.push_back(j);
        }
        const std::uint32_t group = grouped ? zone.group : 0;
        // Zones are the unit in which candidates with capacities share villages out.
        const double own = instance.capacitated ? static_cast<double>(z) + 1 : 0;
        Merged& merged = by_key[{from, zone.need, group, own}];
        merged.candidates = from;
        merged.need = zone.need;
        merged.group = group;
        merged.size += zone.size;
        merged.weight += zone.weight;
        merged.zones.push_back(z);
    }
    std::vector<Merged> list;
    for (auto& [key, merged] : by_key) list.push_back(std::move(merged));
    return list;
}

/// The program of an instance, and its way there and back.
class Model {
public:
    Model(const CoverInstance& instance, const CoverGoal& goal)
        : instance_(instance),
          goal_(goal),
          least_(goal.limit == CoverGoal::Limit::none),
          grouped_(goal.fair || !goal.quota.empty()) {
        const bool costs_count = goal.limit == CoverGoal::Limit::cost || goal.least_cost;
        const std::vector<bool> kept = needed_candidates(instance, costs_count);
        zones_ = merged_zones(instance, kept, grouped_);
        x_.assign(instance.candidates.size(), none);
        for (std::uint32_t j = 0; j < kept.size(); ++j) {
            const double price = costs_count ? instance.candidates[j].cost : 1;
            if (kept[j]) x_[j] = program_.column(0, 1, least_ ? -price : 0, true);
        }
        instance.capacitated ? add_shared_zones() : add_zones();
        add_limit();
        add_quota();
    }

    [[nodiscard]] IntegerProgram& program() { return program_; }
    /// Villages covered in a group, as terms.
    [[nodiscard]] Terms covered_in(std::uint32_t group) const {
        Terms terms;
        for (std::size_t m = 0; m < zones_.size(); ++m) {
            if (zones_[m].group == group) terms.emplace_back(s_[m], instance_.capacitated ? 1 : zones_[m].size);
        }
        return terms;
    }
    void set_weights(bool count) {
        for (std::size_t m = 0; m < zones_.size(); ++m) program_.set_objective(s_[m], count ? weight(m) : 0);
    }
    /// With capacities and no limit: as many villages as can be served at all.
    void serve_most(double seconds) {
        if (!least_ || !instance_.capacitated) return;
        IntegerProgram most = program_;
        for (std::size_t c = 0; c < most.columns(); ++c) most.set_objective(static_cast<std::uint32_t>(c), 0);
        for (const std::uint32_t x : x_) {
            if (x != none) most.fix(x, 1);
        }
        Terms all;
        for (const std::uint32_t s : s_) {
            most.set_objective(s, 1);
            all.emplace_back(s, 1);
        }
        const auto answer = most.solve({}, 1, seconds);
        program_.row(all, std::round(answer.value), infinite);
    }

    [[nodiscard]] CoverPlan plan(const std::vector<double>& x) const {
        std::vector<CoverShare> shares;
        for (std::uint32_t j = 0; j < x_.size(); ++j) {
            if (x_[j] == none || x[x_[j]] < 0.5) continue;
            if (!instance_.capacitated) {
                for (const std::uint32_t z : instance_.zones_of(j)) shares.push_back({j, z, instance_.zones[z].size});
            }
        }
        for (const Flow& flow : flows_) {
            const auto count = static_cast<std::uint32_t>(std::lround(x[flow.column]));
            if (count > 0 && x[x_[flow.candidate]] > 0.5) shares.push_back({flow.candidate, flow.zone, count});
        }
        return plan_of_shares(instance_, shares);
    }

    /// The columns of a plan; nothing when the plan uses candidates that were left out.
    [[nodiscard]] std::vector<double> start(const CoverPlan& plan) const {
        std::vector<double> x(program_.columns());
        std::vector<std::uint32_t> partners(zones_.size());
        for (const CoverStep& step : plan.steps) {
            std::uint32_t j = step.candidate;
            if (x_[j] == none) j = stand_in(j);
            if (j == none) return {};
            x[x_[j]] = 1;
        }
        if (instance_.capacitated) {
            std::map<std::pair<std::uint32_t, std::uint32_t>, double> flow;
            std::vector<std::uint32_t> zone_of(instance_.villages.size(), none);
            for (std::uint32_t z = 0; z < instance_.zones.size(); ++z) {
                for (std::uint32_t i = 0; i < instance_.zones[z].size; ++i) {
                    zone_of[instance_.members[instance_.zones[z].begin + i]] = z;
                }
            }
            std::vector<std::uint32_t> have(instance_.villages.size());
            std::vector<double> covered(instance_.zones.size());
            for (const auto& [j, v] : plan.ties) {
                flow[{j, zone_of[v]}] += 1;
                if (++have[v] == instance_.villages[v].need) covered[zone_of[v]] += 1;
            }
            for (const Flow& f : flows_) {
                const auto at = flow.find({f.candidate, f.zone});
                if (at != flow.end()) x[f.column] = at->second;
            }
            for (std::size_t m = 0; m < zones_.size(); ++m) x[s_[m]] = covered[zones_[m].zones.front()];
            return x;
        }
        for (std::size_t m = 0; m < zones_.size(); ++m) {
            std::uint32_t count = 0;
            for (const std::uint32_t j : zones_[m].candidates) count += x[x_[j]] > 0.5;
            x[s_[m]] = count >= zones_[m].need ? 1 : 0;
        }
        return x;
    }

private:
    struct Flow {
        std::uint32_t candidate, zone, column;
    };

    [[nodiscard]] double weight(std::size_t m) const {
        return instance_.capacitated ? zones_[m].weight / zones_[m].size : zones_[m].weight;
    }
    /// A kept candidate that takes the place of one left out.
    [[nodiscard]] std::uint32_t stand_in(std::uint32_t b) const {
        const bool costs_count = goal_.limit == CoverGoal::Limit::cost || goal_.least_cost;
        for (const std::uint32_t a : instance_.candidates_of(instance_.zones_of(b).front())) {
            if (x_[a] != none && dominates(instance_, costs_count, a, b)) return a;
        }
        return none;
    }

    void add_zones() {
        for (const Merged& zone : zones_) {
            const bool several = zone.need > 1;
            s_.push_back(program_.column(least_ ? 1 : 0, 1, least_ ? 0 : zone.weight, several));
            Terms terms{{s_.back(), -static_cast<double>(zone.need)}};
            for (const std::uint32_t j : zone.candidates) terms.emplace_back(x_[j], 1);
            program_.row(terms, 0, infinite);
            if (!several) continue;
            for (std::size_t i = 0; zone.candidates.size() == zone.need && i < zone.candidates.size(); ++i) {
                program_.row({{x_[zone.candidates[i]], 1}, {s_.back(), -1}}, 0, infinite);  // every one is needed
            }
        }
    }
    void add_shared_zones() {
        std::vector<Terms> of_candidate(x_.size());
        for (const Merged& zone : zones_) {
            const double size = zone.size;
            s_.push_back(program_.column(0, size, least_ ? 0 : zone.weight / size, true));
            Terms enough{{s_.back(), -static_cast<double>(zone.need)}};
            for (const std::uint32_t j : zone.candidates) {
                const double most = std::min<double>(size, instance_.candidates[j].capacity);
                const std::uint32_t f = program_.column(0, most, 0, true);
                flows_.push_back({j, zone.zones.front(), f});
                enough.emplace_back(f, 1);
                of_candidate[j].emplace_back(f, 1);
                program_.row({{f, 1}, {x_[j], -most}}, -infinite, 0);
                if (zone.need > 1) program_.row({{f, 1}, {s_.back(), -1}}, -infinite, 0);
            }
            program_.row(enough, 0, infinite);
        }
        for (std::uint32_t j = 0; j < x_.size(); ++j) {
            if (x_[j] == none || instance_.candidates[j].capacity == unlimited) continue;
            of_candidate[j].emplace_back(x_[j], -static_cast<double>(instance_.candidates[j].capacity));
            program_.row(of_candidate[j], -infinite, 0);
        }
    }
    void add_limit() {
        if (least_) return;
        Terms terms;
        for (std::uint32_t j = 0; j < x_.size(); ++j) {
            const double cost = goal_.limit == CoverGoal::Limit::cost ? instance_.candidates[j].cost : 1;
            if (x_[j] == none) continue;
            if (cost > goal_.most + 1e-9) program_.fix(x_[j], 0);
            terms.emplace_back(x_[j], cost);
        }
        program_.row(terms, -infinite, goal_.limit == CoverGoal::Limit::number ? std::floor(goal_.most) : goal_.most);
    }
    void add_quota() {
        for (std::uint32_t g = 0; g < goal_.quota.size(); ++g) {
            if (goal_.quota[g] > 0) program_.row(covered_in(g), goal_.quota[g], infinite);
        }
    }

    const CoverInstance& instance_;
    const CoverGoal& goal_;
    bool least_, grouped_;
    IntegerProgram program_;
    std::vector<Merged> zones_;
    std::vector<std::uint32_t> x_;  // column of a candidate, or none
    std::vector<std::uint32_t> s_;  // by merged zone: whether covered; with capacities how many are
    std::vector<Flow> flows_;
};

double solution_step(const CoverInstance& instance, const CoverGoal& goal) {
    return whole_values(instance, goal) ? 1 : 0;
}

ExactCover::Outcome outcome_of(Outcome outcome) {
    return outcome == Outcome::optimal      ? ExactCover::Outcome::optimal
           : outcome == Outcome::infeasible ? ExactCover::Outcome::infeasible
                                            : ExactCover::Outcome::stopped;
}

/// Share by share from the worst up.
ExactCover fair_cover(const CoverInstance& instance, const CoverGoal& goal, const std::optional<CoverPlan>& greedy,
                      const SecondsLeft& seconds_left) {
    ExactCover result;
    std::vector<std::uint32_t> groups;
    for (std::uint32_t g = 0; g < goal.group_size.size(); ++g) {
        if (goal.group_size[g] > 0) groups.push_back(g);
    }
    std::optional<CoverPlan> best = greedy;
    result.bound = 1;
    const auto consider = [&](CoverPlan plan) {
        if (!best) return void(best = std::move(plan));
        const auto mine = shares_after(plan, goal), theirs = shares_after(*best, goal);
        if (mine > theirs || (mine == theirs && plan.weight > best->weight)) best = std::move(plan);
    };
    // Shares found so far, ascending, and how many groups stay at each.
    std::vector<std::pair<double, std::uint32_t>> fixed;
    std::uint32_t placed = 0;
    bool proven = true;
    while (placed <= groups.size()) {
        const bool last = placed == groups.size();  // all have their place: the most weight
        Model model(instance, goal);
        IntegerProgram& program = model.program();
        model.set_weights(last);
        const std::uint32_t theta = last ? none : program.column(0, 1, 1, false);
        std::vector<Terms> at_level(fixed.size());
        for (const std::uint32_t g : groups) {
            Terms covered = model.covered_in(g);
            const double size = goal.group_size[g], already = goal.group_covered[g];
            for (auto& term : covered) term.second /= size;
            Terms free = covered;  // share ≥ θ, unless the group stays at a level
            Terms one;
            for (std::size_t i = 0; i < fixed.size(); ++i) {
                const std::uint32_t stays = program.column(0, 1, 0, true);
                at_level[i].emplace_back(stays, 1);
                one.emplace_back(stays, 1);
                free.emplace_back(stays, last ? 0 : 1);
                // share ≥ the level it stays at; the levels ascend, and no group is below the first
                covered.emplace_back(stays, -fixed[i].first);
            }
            if (!one.empty()) program.row(one, last ? 1 : 0, 1);
            if (!fixed.empty()) program.row(covered, -already / size - 1e-9, infinite);
            if (last) continue;
            free.emplace_back(theta, -1);
            program.row(free, -already / size, infinite);
        }
        for (std::size_t i = 0; i < fixed.size(); ++i) program.row(at_level[i], -infinite, fixed[i].second);
        const auto answer = program.solve({}, 0, seconds_left());
        if (!answer.x.empty()) consider(model.plan(answer.x));
        if (fixed.empty() && answer.outcome != Outcome::infeasible) result.bound = std::min(1.0, answer.bound);
        if (answer.outcome != Outcome::optimal) {
            proven = false;
            break;
        }
        if (last) break;
        // The next share is one that some group can have: round to it.
        const std::vector<double> now = shares_after(model.plan(answer.x), goal);
        const double level = now[placed];
        if (!fixed.empty() && std::abs(fixed.back().first - level) < 1e-9) {
            fixed.back().second += 1;
        } else {
            fixed.emplace_back(level, 1);
        }
        placed += 1;
    }
    result.plan = std::move(best);
    if (proven && result.plan) {
        result.outcome = ExactCover::Outcome::optimal;
        result.bound = value_of(*result.plan, goal);
    }
    return result;
}

}  // namespace

ExactCover exact_cover(const CoverInstance& instance, const CoverGoal& goal, const std::optional<CoverPlan>& start,
                       const SecondsLeft& seconds_left) {
    if (instance.zones.empty()) {  // nobody can be covered
        CoverPlan nothing = plan_of_choice(instance, {});
        const bool kept = keeps_quota(nothing, goal);
        ExactCover result;
        result.outcome = kept ? ExactCover::Outcome::optimal : ExactCover::Outcome::infeasible;
        if (kept) {
            result.bound = value_of(nothing, goal);
            result.plan = std::move(nothing);
        }
        return result;
    }
    if (goal.fair) return fair_cover(instance, goal, start, seconds_left);
    const bool least = goal.limit == CoverGoal::Limit::none;
    Model model(instance, goal);
    model.serve_most(seconds_left());
    std::vector<double> first;
    if (start && !(least && instance.capacitated)) first = model.start(*start);
    const auto answer = model.program().solve(first, solution_step(instance, goal), seconds_left());

    ExactCover result;
    result.outcome = outcome_of(answer.outcome);
    result.bound = least ? -answer.bound : answer.bound;
    if (whole_values(instance, goal)) {
        result.bound = least ? std::ceil(result.bound - 1e-6) : std::floor(result.bound + 1e-6);
    }
    if (!answer.x.empty()) result.plan = model.plan(answer.x);
    if (start) {
        const auto served = [](const CoverPlan& plan) { return plan.ties.size(); };
        const bool kept = !result.plan || (least ? served(*start) >= served(*result.plan) &&
                                                       value_of(*start, goal) <= value_of(*result.plan, goal) + 1e-9
                                                 : start->weight >= result.plan->weight - 1e-9);
        if (kept) result.plan = start;  // as good, and the same whatever the solver does
    }
    if (result.outcome == ExactCover::Outcome::optimal && result.plan) {
        const double value = value_of(*result.plan, goal);
        if (std::abs(value - result.bound) < 1e-6 * std::max(1.0, std::abs(value))) result.bound = value;
    }
    return result;
}

}  // namespace lianjian
