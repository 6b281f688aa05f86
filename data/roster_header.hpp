// Which row of a text or a sheet is the header of a table.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "data/schema.hpp"

namespace lianjian {

/// The header is looked for in so many rows with text.
inline constexpr std::size_t header_within = 20;

/// How far a row could be the header of a table.
struct HeaderFit {
    bool complete = false;  // every required column is there
    std::size_t known = 0;  // columns of the table that are there
};
[[nodiscard]] HeaderFit fit_header(const TableRow& table, std::span<const std::string_view> cells);

/// Which of comma, semicolon and tab sets the cells of the text's header apart: the one by which the most columns
/// are found, or else the most frequent one of the first line.
[[nodiscard]] char find_delimiter(const TableRow& table, std::string_view text);

}  // namespace lianjian
