// A plan for coverage in the words of its reader: the steps, what stays uncovered and why, the proof.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/plan_cover_search.hpp"
#include "cli/table_output.hpp"

namespace lianjian {

/// Why a village is not covered after the plan.
enum class WhyUncovered : std::uint8_t { no_candidate, too_few_candidates, capacity, quota, budget };

struct RemainingVillage {
    std::uint32_t village;
    WhyUncovered reason;
};

[[nodiscard]] std::vector<RemainingVillage> remaining_after(const PosedCover& posed, const CoverGoal& goal,
                                                            const CoverPlan& plan);

[[nodiscard]] OutputTable steps_table(const PosedCover& posed, const CoverPlan& plan);
[[nodiscard]] OutputTable remaining_table(const PosedCover& posed, const std::vector<RemainingVillage>& remaining);

/// How many villages the plan covers that were not covered before.
[[nodiscard]] std::uint32_t villages_gained(const CoverPlan& plan);

/// The total, the proof, what remains and why, and what was taken for granted.
[[nodiscard]] std::vector<std::string> notes_on(const PosedCover& posed, const CoverGoal& goal,
                                                const SolvedCover& solved,
                                                const std::vector<RemainingVillage>& remaining);

/// Writes the plan as a data set, where `--write` asks for it.
void write_cover(const PosedCover& posed, const CoverPlan& plan);

}  // namespace lianjian
