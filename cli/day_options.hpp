// Days that an option of a command names.
#pragma once

#include <string>
#include <string_view>

#include "cli/request.hpp"

namespace lianjian {

/// A day typed after an option. Throws Failure (misuse) for what is no day, a month or a year too.
[[nodiscard]] Date day_named(const Request& request, std::string_view option, const std::string& text);

/// Two days, the first not after the second.
struct Period {
    Date from, to;
};
/// `--from` and `--to`; without `--to`, up to the day of `--as-of`. Throws Failure (misuse) when a day is missing, or
/// the first is after the second.
[[nodiscard]] Period period_named(const Request& request, const std::string& from, const std::string& to);
/// `--to`, or the day of `--as-of`.
[[nodiscard]] Date last_day_named(const Request& request, const std::string& to);

}  // namespace lianjian
