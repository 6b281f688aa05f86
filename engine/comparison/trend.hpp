// The coverage ladder over time: its rows on each day of a series, all days in one pass.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// For each day, exactly the total row that `coverage_by_region` makes of that day's ladder: the targets under
/// `within` (or all) that stand on the day. Empty for no days.
/// O((n + m · log(max degree)) for every 64 days, + n · days for the population sums where people are stated).
[[nodiscard]] std::vector<CoverageRow> coverage_trend(const Network& network, std::span<const Date> days,
                                                      const CoverageRule& rule, RegionId within = no_region);

/// One region, by day: a row even for a day on which none of its targets stands.
struct RegionTrend {
    RegionId region = no_region;
    std::vector<CoverageRow> rows;
};
struct RegionTrends {
    std::vector<RegionTrend> regions;  // that hold a target on any day, by code; those of no region last
    std::vector<CoverageRow> total;
};
/// The same for each region of a level: what `coverage_by_region` makes of each day. As `coverage_trend`, twice the
/// sums.
[[nodiscard]] RegionTrends coverage_trends(const Network& network, std::span<const Date> days, const CoverageRule& rule,
                                           Level level, RegionId within = no_region);

enum class Step : std::uint8_t { month, quarter, year };

/// From one day to another by steps: the same day of the month each time, or the last one of a month that is
/// shorter; the last day always ends the series, on a step or not. Empty when `to` is before `from`.
[[nodiscard]] std::vector<Date> days_by_step(Date from, Date to, Step step);

}  // namespace lianjian
