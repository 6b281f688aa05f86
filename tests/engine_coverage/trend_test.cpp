// The series against the ladder of each of its days, and the days of a series.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "dated_network.hpp"
#include "engine/comparison/trend.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

std::vector<std::string> steps(Date from, Date to, Step step) {
    std::vector<std::string> list;
    for (const Date each : days_by_step(from, to, step)) list.push_back(iso(each));
    return list;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a trend by hand") {
    //  v1: e from 2020 to 2021-07-01, f from 2021; v2: e through 2021 only; v3: g's member beside f, all the time
    const Network net = network(
        "village v1*100 v2*50 v3*7; enterprise e f; alliance g;"
        "v1-e[2020..2021-07-01] v1-f[2021..] v2-e[2021..2022] g-v3 g-f v3-f[planned]");
    const std::vector<Date> days{day(2019, 12, 31), day(2020, 1, 1), day(2021, 1, 1), day(2021, 7, 1), day(2022, 1, 1)};
    const auto rows = coverage_trend(net, days, {});
    REQUIRE(rows.size() == 5);
    const auto column = [&](auto field) {
        std::vector<std::uint64_t> values;
        for (const CoverageRow& row : rows) values.push_back(row.*field);
        return values;
    };
    using Counts = std::vector<std::uint64_t>;
    CHECK(column(&CoverageRow::villages) == Counts{3, 3, 3, 3, 3});
    CHECK(column(&CoverageRow::covered) == Counts{0, 1, 2, 2, 1});
    CHECK(column(&CoverageRow::two_or_more) == Counts{0, 0, 1, 0, 0});
    CHECK(column(&CoverageRow::sole_partner) == Counts{0, 1, 1, 2, 1});
    CHECK(column(&CoverageRow::direct_or_group) == Counts{1, 2, 3, 3, 2});
    CHECK(column(&CoverageRow::within_2_hops) == Counts{1, 2, 3, 3, 2});
    CHECK(rows[0].population_covered == Amount{0, false});
    CHECK(rows[2].population_covered == Amount{150, false});
    CHECK(rows[4].population_covered == Amount{100, false});
    CHECK(coverage_trend(net, {}, {}).empty());
}

TEST_CASE("villages come and go in a trend, and so do their ties") {
    //  v1: till 2021; v2: from 2021; v3: always there, its partner f from 2022
    const Network net = network(
        "village v1@370211001001*100[..2021] v2@370212001001*50[2021..] v3@370211001002*7; enterprise e f[2022..];"
        "v1-e v2-e v3-f");
    const std::vector<Date> days{day(2020, 12, 31), day(2021, 1, 1), day(2022, 1, 1)};
    const RegionTrends trends = coverage_trends(net, days, {}, Level::county);
    const auto shown_all = [](const std::vector<CoverageRow>& rows) {
        std::vector<std::string> list;
        for (const CoverageRow& row : rows) {
            list.push_back(std::to_string(row.covered) + "/" + std::to_string(row.villages) + " " +
                           (row.population.known() ? std::to_string(static_cast<int>(row.population.value)) : "?"));
        }
        return list;
    };
    CHECK(shown_all(trends.total) == Strings{"1/2 107", "1/2 57", "2/2 57"});
    REQUIRE(trends.regions.size() == 2);
    CHECK(shown_all(trends.regions[0].rows) == Strings{"1/2 107", "0/1 7", "1/1 7"});
    CHECK(shown_all(trends.regions[1].rows) == Strings{"0/0 ?", "1/1 50", "1/1 50"});
}

TEST_CASE("every row of a trend is the total of that day's ladder, on 400 random networks") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const DatedCase each = dated_case(seed);
        Dice dice(seed);
        const RegionId within = dice.below(2) == 0 ? no_region : each.net.regions.find("370211");
        std::vector<Date> days;  // often several on one step, and more than a block of 64
        for (std::int32_t at = static_cast<std::int32_t>(dice.below(20)) - 5; at < dated_days + 5;
             at += static_cast<std::int32_t>(dice.below(seed % 10 == 0 ? 6 : 60))) {
            days.emplace_back(at);
        }
        const auto rows = coverage_trend(each.net, days, each.rule, within);
        REQUIRE(rows.size() == days.size());
        constexpr Level some_levels[] = {Level::city, Level::county, Level::township, Level::village};
        const Level level = some_levels[dice.below(4)];
        const RegionTrends trends = coverage_trends(each.net, days, each.rule, level, within);
        for (std::size_t i = 0; i < days.size(); ++i) {
            CAPTURE(i);
            const Snapshot snapshot = make_snapshot(each.net, days[i], each.rule);
            const Ladder ladder = make_ladder(each.net, snapshot, each.rule);
            const CoverageTable table = coverage_by_region(each.net, ladder, Level::county, within);
            REQUIRE(shown(rows[i]) == shown(table.total));
            REQUIRE(shown(trends.total[i]) == shown(table.total));
            std::vector<std::string> of_regions, of_ladder;
            for (const RegionTrend& trend : trends.regions) {
                if (trend.rows[i].villages > 0) of_regions.push_back(shown(trend.rows[i]));
            }
            for (const CoverageRow& row : coverage_by_region(each.net, ladder, level, within).rows) {
                of_ladder.push_back(shown(row));
            }
            REQUIRE(of_regions == of_ladder);
        }
    }
}

TEST_CASE("days of a series keep the day of the month, and the last day is always there") {
    CHECK(steps(day(2023, 11, 15), day(2024, 2, 15), Step::month) ==
          Strings{"2023-11-15", "2023-12-15", "2024-01-15", "2024-02-15"});
    CHECK(steps(day(2024, 1, 31), day(2024, 4, 10), Step::month) ==
          Strings{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"});
    CHECK(steps(day(2023, 11, 30), day(2024, 6, 1), Step::quarter) ==
          Strings{"2023-11-30", "2024-02-29", "2024-05-30", "2024-06-01"});
    CHECK(steps(day(2020, 2, 29), day(2022, 2, 27), Step::year) == Strings{"2020-02-29", "2021-02-28", "2022-02-27"});
    CHECK(steps(day(2020, 1, 1), day(2020, 1, 1), Step::year) == Strings{"2020-01-01"});
    CHECK(steps(day(2020, 1, 2), day(2020, 1, 1), Step::year).empty());
    CHECK(steps(day(9999, 11, 1), day(9999, 12, 31), Step::month) == Strings{"9999-11-01", "9999-12-01", "9999-12-31"});
}
