#include "engine/date.hpp"

#include <chrono>

#include <fmt/format.h>

namespace lianjian {
namespace {

std::chrono::year_month_day to_chrono(CivilDate c) { return std::chrono::year{c.year} / c.month / c.day; }

}  // namespace

std::optional<Date> make_date(CivilDate c) {
    if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31) return std::nullopt;
    const auto ymd = to_chrono(c);
    if (!ymd.ok()) return std::nullopt;
    return Date(static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count()));
}

CivilDate civil(Date day) {
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day.days()}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int days_in_month(int year, int month) {
    const auto last = std::chrono::year{year} / month / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string iso(Date day) {
    if (!day.known()) return {};
    const CivilDate c = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

}  // namespace lianjian
