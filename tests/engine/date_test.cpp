#include "engine/date.hpp"

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("days are counted from the first of January 1970") {
    CHECK(make_date({1970, 1, 1})->days() == 0);
    CHECK(make_date({1969, 12, 31})->days() == -1);
    // 2000-03-01: 30 years of 365 days, 8 leap days (1972 … 2000), and January and February 31 + 28.
    CHECK(make_date({2000, 3, 1})->days() == 30 * 365 + 8 + 31 + 28);
}

TEST_CASE("a date that the calendar lacks is no date") {
    CHECK_FALSE(make_date({2023, 2, 29}));
    CHECK_FALSE(make_date({1900, 2, 29}));
    CHECK(make_date({2000, 2, 29}));
    CHECK(make_date({2024, 2, 29}));
    CHECK_FALSE(make_date({2023, 4, 31}));
    CHECK_FALSE(make_date({2023, 13, 1}));
    CHECK_FALSE(make_date({2023, 0, 1}));
    CHECK_FALSE(make_date({2023, 1, 0}));
    CHECK_FALSE(make_date({0, 1, 1}));
    CHECK_FALSE(make_date({10000, 1, 1}));
    CHECK_FALSE(make_date({2023, -1, -1}));
    CHECK_FALSE(make_date({2023, 1, 257}));
    CHECK_FALSE(make_date({2023, 257, 1}));
}

TEST_CASE("civil undoes make_date, day by day over five centuries") {
    const std::int32_t first = make_date({1800, 1, 1})->days();
    const std::int32_t last = make_date({2300, 12, 31})->days();
    for (std::int32_t day = first; day <= last; ++day) {
        const auto again = make_date(civil(Date(day)));
        if (!again || again->days() != day) FAIL("day " << day);
    }
}

TEST_CASE("months have their days") {
    CHECK(days_in_month(2023, 2) == 28);
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(2023, 12) == 31);
    CHECK(days_in_month(2023, 9) == 30);
}

TEST_CASE("a date is written the ISO way, and no date as nothing") {
    CHECK(iso(*make_date({2023, 7, 12})) == "2023-07-12");
    CHECK(iso(*make_date({987, 1, 2})) == "0987-01-02");
    CHECK(iso(Date()).empty());
}

TEST_CASE("dates are ordered, and no date is known apart from them") {
    CHECK(*make_date({2023, 7, 12}) < *make_date({2023, 10, 1}));
    CHECK_FALSE(Date().known());
    CHECK(Date(0).known());
}
