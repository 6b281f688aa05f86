// What a cell says: dates, amounts, yes and no, as planners write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/amount.hpp"
#include "engine/date.hpp"

namespace lianjian {

/// A date cell. A year or a month names a period: as a start it means its first day, as an end the first
/// day after it, because a tie is live until the day before its end.
struct DateCell {
    Date first;           // first day meant
    Date after;           // as an end: the day itself, or the first day after the period
    bool serial = false;  // an Excel day number (45000)
};

/// 2023-07-12, 2023/7/12, 2023.7.12, 20230712, 2023年7月12日, 2023-07, 2023.7, 2023年7月, 2023, 2023年, or
/// an Excel day number from 20000 to 60000. Nothing for anything else, and for days that do not exist.
[[nodiscard]] std::optional<DateCell> parse_date(std::string_view text);

/// 1200, 1,200.5, 100+, ≥100, 100余, 100多, 3.5万, 2亿, with or without 元, 人, 户 … at the end. Not negative.
/// Nothing for anything else.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text);

/// 是, 1, yes, true, √, 有 / 否, 0, no, false, 无. Nothing for anything else.
[[nodiscard]] std::optional<bool> parse_mark(std::string_view text);

/// A finite decimal number, whatever the locale. Nothing if anything is left over.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A code as a spreadsheet leaves it when it took it for a number: 3.70211E+11.
[[nodiscard]] bool is_spoilt_code(std::string_view text);

/// A cell that lists several things, split at ; ； 、: its parts trimmed and joined by `;`, empty ones left out.
[[nodiscard]] std::string normal_list(std::string_view text);

}  // namespace lianjian
