// `coverage --every`: the total row of the ladder on each day of a series.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "engine/coverage/ladder.hpp"

namespace lianjian {

struct TrendOptions {
    std::string every, from, to;

    [[nodiscard]] bool asked() const { return !every.empty() || !from.empty() || !to.empty(); }
};

void add_trend_options(CLI::App& app, TrendOptions& options, Lang lang);

/// The days asked for. Throws Failure (misuse) for a word or a day that is none, and for too many days.
[[nodiscard]] std::vector<Date> trend_days(const Request& request, const TrendOptions& options);

/// Writes the series: a date, then what follows region and name in the total row of `coverage`, whose columns and
/// cells are given; with a denominator other than 0, in the place of the villages. On the terminal sparklines stand
/// below. Throws Failure (misuse) for a denominator that is less than the covered.
void emit_trend(const Request& request, const Network& network, const CoverageRule& rule, const std::vector<Date>& days,
                std::uint64_t denominator, const std::vector<OutputColumn>& columns,
                const std::function<std::vector<Cell>(const CoverageRow&)>& cells);

}  // namespace lianjian
