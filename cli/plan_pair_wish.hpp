// What `plan pair` is asked for, as typed and as understood.
#pragma once

#include <string>

#include "cli/coverage_options.hpp"
#include "engine/planning/pair_scores.hpp"
#include "engine/planning/pairing.hpp"

namespace lianjian {

struct PairPlanOptions {
    CoverageOptions coverage;  // --target alone
    std::string rule, weights, span = "city", list, write;
    bool most = false;
    bool include_paired = false;
};

/// The options as understood, before anything is read.
struct PairWish {
    PairScoring scoring;
    PairGoal goal = PairGoal::score;
    bool weighted = false;  // by weights typed, so that a table of scores is passed over
};

void add_pair_plan_options(CLI::App& app, PairPlanOptions& options, Lang lang);

/// Throws Failure (misuse) for words that are not understood.
[[nodiscard]] PairWish understand_wish(const PairPlanOptions& options, Lang lang);

}  // namespace lianjian
