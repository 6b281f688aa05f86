// Numbers as a workbook stores them, and the texts they stand for.
//
// A cell's number is stored as a decimal of a binary double; its number format says whether it means a day,
// a time, or digits with leading zeros. Days count from 1900 (with a 29 February 1900 that never was) or from 1904.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lianjian {

struct NumberFormat {
    enum class Kind : std::uint8_t { plain, day, month, year, time, padded };
    Kind kind = Kind::plain;
    std::uint8_t digits = 0;  // shown at least, when padded
};

/// What a number format means: one of the built-in ones by its number (dates of East Asian editions
/// included), or one of the workbook's own by its code (`yyyy"年"m"月"`, `000000`).
[[nodiscard]] NumberFormat built_in_format(std::uint32_t number);
[[nodiscard]] NumberFormat format_of_code(std::string_view code);

struct NumberText {
    std::string text;
    bool inexact = false;  // a whole number of more than 15 digits, of which a spreadsheet keeps 15
};

/// A stored number as text: whole numbers by all their digits, others by at most 15 significant ones; dates
/// as 2023-07-12 (or 2023-07, where the format shows no day and it is the first), with a time only if there
/// is one. What is no number is returned as it is.
[[nodiscard]] NumberText number_text(std::string_view stored, NumberFormat format, bool days_from_1904);

/// Column (0-based) and row (1-based) of `E7`; column npos when it is none.
struct CellAddress {
    static constexpr std::uint32_t none = UINT32_MAX;
    std::uint32_t column = none;
    std::uint32_t row = 0;
};
[[nodiscard]] CellAddress parse_address(std::string_view text);

}  // namespace lianjian
