// What `brief` was asked for, understood: districts, questions, and where the answer goes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/coverage_options.hpp"
#include "engine/brief/basis.hpp"

namespace lianjian {

struct BriefOptions {
    CoverageOptions coverage;
    std::vector<std::string> districts, compare;
    std::string since, plan;
    bool all = false;
    std::string level = "county";
    std::uint64_t denominator = 0;
    std::int32_t lapse_days = 90;
    double leave_probability = 0.1;
    std::size_t jobs = 0;
};

enum class BriefForm { page, folder, workbook };
/// By `-o`: FILE.xlsx is a workbook, DIR/ (or --all) a folder, anything else one page. Throws Failure (misuse).
[[nodiscard]] BriefForm form_of(const Request& request, const BriefOptions& options);

/// Loads the data, and the plan beside it.
[[nodiscard]] Network load_with_plan(const Request& request, const BriefOptions& options);

/// The districts of the answer. Throws Failure (misuse).
[[nodiscard]] std::vector<RegionId> brief_districts(const Request& request, const Network& network,
                                                    const BriefOptions& options, BriefForm form);

/// `--since` (or a year before the day, where the ties state days), `--compare`, `--plan` and the rest. Throws Failure
/// (misuse) for a day that is not before the day of the data, a district of another level, a plan without ties.
[[nodiscard]] BriefingQuestions questions_of(const Request& request, const Network& network, const CoverageRule& rule,
                                             const BriefOptions& options, const std::vector<RegionId>& districts);

}  // namespace lianjian
