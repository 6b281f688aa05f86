// A plan for a covering instance, how it is found, and the proof of how good it is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "engine/planning/cover_instance.hpp"

namespace lianjian {

/// What a plan is asked to do.
/// With Limit::none every weight must be above 0.
struct CoverGoal {
    enum class Limit : std::uint8_t { number, cost, none };
    Limit limit = Limit::number;
    double most = 0;  // candidates, or cost
    /// With Limit::none, which covers every reachable village: at least cost rather than with the fewest candidates.
    bool least_cost = false;
    /// By group, villages that must become covered; empty = no quota.
    std::vector<std::uint32_t> quota = {};
    /// Lexicographic max-min of the groups' shares instead of the most weight; needs `groups_of`.
    bool fair = false;
    /// By group: villages it has, and of these already covered.
    std::vector<std::uint32_t> group_size = {}, group_covered = {};
};

/// So many villages of a zone go to a candidate.
struct CoverShare {
    std::uint32_t candidate, zone, count;
};

struct CoverStep {
    std::uint32_t candidate;
    double gain;     // weight newly covered by this step
    double covered;  // by all steps so far
};

struct CoverPlan {
    std::vector<CoverStep> steps;                               // the most useful first
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;  // (candidate, village) of villages it covers, ascending
    double weight = 0;                                          // newly covered
    double cost = 0;
    std::vector<std::uint32_t> group_gain = {};  // villages newly covered, by group
};

/// Whether a plan keeps the quota.
[[nodiscard]] bool keeps_quota(const CoverPlan& plan, const CoverGoal& goal);
/// What the goal wants to be great: the weight newly covered, for a fair plan the share of the worst group; or small:
/// the number of candidates or their cost.
[[nodiscard]] double value_of(const CoverPlan& plan, const CoverGoal& goal);
/// Shares of the groups after a plan, ascending: of two fair plans the better one has the greater list.
[[nodiscard]] std::vector<double> shares_after(const CoverPlan& plan, const CoverGoal& goal);

/// The plan found step by step, the best at each: the most weight, for a budget of cost the most weight for its cost,
/// or the best single candidate if that alone is better. Nemhauser, Wolsey & Fisher 1978: for needs of one and no
/// capacities at least 1 − (1 − 1/p)^p of the best; Khuller, Moss & Naor 1999: at least (1 − 1/e)/2 of it under a
/// budget of cost. Under capacities, at least half for a number of candidates. Lazy evaluation: Minoux 1978.
/// With a quota, steps that serve it come first; nothing when it was not met. O(p log + pairs), for needs of one.
[[nodiscard]] std::optional<CoverPlan> greedy_cover(const CoverInstance& instance, const CoverGoal& goal);

/// No plan is better than this. The better of the submodular bound (Nemhauser et al. 1978) and the Lagrangian one
/// (Galvão & ReVelle 1996); for Limit::none a lower bound on the cost. Quotas are left out, which keeps it a bound.
/// `plan` is any plan for the instance: the better, the tighter the bound.
[[nodiscard]] double cover_bound(const CoverInstance& instance, const CoverGoal& goal, const CoverPlan& plan);

/// Whether every plan has a whole value, so that bounds round.
[[nodiscard]] bool whole_values(const CoverInstance& instance, const CoverGoal& goal);

/// How many seconds a search may still take by the caller's clock: asked before each program that is solved.
using SecondsLeft = std::function<double()>;

struct ExactCover {
    enum class Outcome : std::uint8_t { optimal, stopped, infeasible };
    Outcome outcome = Outcome::stopped;
    std::optional<CoverPlan> plan;  // the best one found
    double bound = 0;               // no plan is better than this
};

/// Branch and cut (COIN-OR Cbc) on the program of the instance, after candidates that another one dominates are left
/// out and zones that the same candidates reach are merged; begun from `start`. One thread; the same instance gives the
/// same plan unless the time ran out. For a fair plan `bound` is that of the worst group's share.
[[nodiscard]] ExactCover exact_cover(const CoverInstance& instance, const CoverGoal& goal,
                                     const std::optional<CoverPlan>& start, const SecondsLeft& seconds_left);

/// The plan that these shares of zones make: steps in the order of what they add, those that add nothing left out, and
/// villages dealt out by number.
[[nodiscard]] CoverPlan plan_of_shares(const CoverInstance& instance, const std::vector<CoverShare>& shares);

/// The same with the steps as they come.
[[nodiscard]] CoverPlan plan_in_order(const CoverInstance& instance, const std::vector<CoverShare>& shares);

/// All candidates chosen take all they reach (no capacities).
[[nodiscard]] CoverPlan plan_of_choice(const CoverInstance& instance, const std::vector<std::uint32_t>& chosen);

}  // namespace lianjian
