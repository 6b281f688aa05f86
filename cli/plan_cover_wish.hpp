// What `plan cover` is asked for, as typed and as understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/coverage_options.hpp"
#include "engine/planning/cover_problem.hpp"

namespace lianjian {

struct CoverPlanOptions {
    CoverageOptions coverage;
    std::uint32_t budget = 0;  // 0: not given
    double cost = -1;          // likewise
    bool all = false, least_cost = false, fair = false;
    std::string weight = "villages";
    std::string quota, reach, method, list, write;
    double time_limit = 10;
};

struct CoverQuota {
    Level level = Level::township;
    std::uint32_t least = 0;
};

/// The options as understood, before anything is read.
struct CoverWish {
    CoverGoal goal;
    std::optional<ReachRule> reach;
    std::optional<CoverQuota> quota;
    bool by_population = false;
};

void add_cover_plan_options(CLI::App& app, CoverPlanOptions& options, Lang lang);

/// Throws Failure (misuse) for words that are not understood or do not go together.
[[nodiscard]] CoverWish understand_wish(const CoverPlanOptions& options, Lang lang);

/// The wish put to a network: who is to be covered, by whom, within what reach. Throws Failure (misuse).
[[nodiscard]] CoverQuestion question_of(const Request& request, const Network& network, const CoverPlanOptions& options,
                                        const CoverWish& wish);

}  // namespace lianjian
