// Covering instances small enough to look at every plan.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/cover_plan.hpp"

namespace lianjian::test {

/// What a random instance has.
struct CoverShape {
    std::uint32_t candidates = 5, villages = 7, groups = 2;
    std::uint32_t greatest_need = 1;
    bool weights = false, costs = false, capacities = false, grouped = false;
    bool alike = false;  // two villages each are reached by the same candidates
};

/// An instance as lists, before villages are gathered in zones, and the instance made of it.
struct CoverCase {
    std::vector<CoverCandidate> candidates;
    std::vector<CoverVillage> villages;
    std::vector<std::vector<bool>> reaches;  // candidate, village
    CoverInstance instance;
};

[[nodiscard]] CoverCase random_cover(std::uint32_t seed, const CoverShape& shape);
/// The instance of lists; villages with the same candidates share a set; with `exceptions` some are too large, and
/// the candidate too many is excepted.
void gather(CoverCase& made, bool grouped, bool exceptions = false);

/// Slow by design: every set of candidates within the limit, every set of villages these can cover.
struct CoverBest {
    bool feasible = false;
    double value = 0;            // as value_of
    std::vector<double> shares;  // of a fair plan
    double weight = 0;
};
[[nodiscard]] CoverBest enumerate(const CoverCase& made, const CoverGoal& goal);

/// Whether a plan is what it says: its ties are possible, its sums right, its limit kept.
[[nodiscard]] bool is_sound(const CoverCase& made, const CoverGoal& goal, const CoverPlan& plan);

}  // namespace lianjian::test
