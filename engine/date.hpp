// Calendar days, and whether a tie is live on one of them.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace lianjian {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01; or no day at all.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::int32_t days_since_1970) : days_(days_since_1970) {}

    [[nodiscard]] constexpr bool known() const { return days_ != none; }
    /// Days since 1970-01-01. Only for a known date.
    [[nodiscard]] constexpr std::int32_t days() const { return days_; }
    constexpr auto operator<=>(const Date&) const = default;

private:
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    std::int32_t days_ = none;
};

struct CivilDate {
    int year;
    int month;  // 1..12
    int day;    // 1..31
};

/// The day, or nothing when the calendar has no such day (2023-02-30).
[[nodiscard]] std::optional<Date> make_date(CivilDate civil);
[[nodiscard]] CivilDate civil(Date day);
[[nodiscard]] int days_in_month(int year, int month);

/// `2023-07-12`; empty for no date.
[[nodiscard]] std::string iso(Date day);

/// The day an answer holds for. Nothing = every recorded tie, whatever its dates and status.
using AsOf = std::optional<Date>;

}  // namespace lianjian
