// `coverage --every`: the total row of the ladder on each day of a series.
#pragma once

#include <functional>
#include <optional>
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

/// The days of a series, the level of the regions shown beside the total, and the villages of the total where not 0.
struct TrendWanted {
    std::vector<Date> days;
    std::optional<Level> level;
    std::uint64_t denominator = 0;
};

/// The columns of `coverage`, and the cells of a row under them; region and name, the first two, are left empty.
struct TrendTable {
    std::vector<OutputColumn> columns;
    std::function<std::vector<Cell>(const CoverageRow& row, bool is_total)> cells;
};

/// Writes the series. Of the total alone: a date, then what follows region and name. With a level: region, name, date
/// and the rest, by region and date, the total last. On the terminal sparklines of the total stand below. Throws
/// Failure: misuse for a denominator that is less than the covered, limit for more rows than anybody reads.
void emit_trend(const Request& request, const Network& network, const CoverageRule& rule, const TrendWanted& wanted,
                const TrendTable& shown);

}  // namespace lianjian
