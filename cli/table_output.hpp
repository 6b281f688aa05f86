// Answers as tables: for the terminal, for a spreadsheet, for a program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/amount.hpp"
#include "engine/comparison/rates.hpp"
#include "engine/words.hpp"

namespace lianjian {

enum class TableFormat { table, csv, json };

/// A part of a whole, 0..1: a percentage on the terminal, a decimal in csv and json.
struct Share {
    double value;
    Bound bound = Bound::exact;
};

/// What stands in a cell; nothing (monostate) is an undefined value.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Share, Amount, bool, Rate>;

template <class T>
[[nodiscard]] Cell count_cell(T count) {
    return static_cast<std::int64_t>(count);
}
[[nodiscard]] Cell share_cell(std::optional<double> share);
[[nodiscard]] Cell real_cell(std::optional<double> value);
[[nodiscard]] Cell share_cell(std::optional<Rate> share);
[[nodiscard]] Cell rate_cell(std::optional<Rate> rate);
[[nodiscard]] Cell text_cell(std::string_view text);

struct OutputColumn {
    std::string_view key;  // in csv and json
    Words title;           // on the terminal
};

struct OutputTable {
    std::string_view name;  // "coverage"
    std::string caption;    // above the table on the terminal: what, where, as of when
    std::vector<OutputColumn> columns;
    std::vector<std::vector<Cell>> rows = {};
    bool last_is_total = false;
};

/// The table in a format, ending in a line end. On the terminal, columns line up with Chinese characters
/// counted as two; csv is RFC 4180 with LF, a text that a spreadsheet would run as a formula gets a leading
/// apostrophe; json is an object with schema_version, name and rows, in which a number that is not exact has
/// a sibling `…_bound`: at_least, at_most or of_the_stated.
[[nodiscard]] std::string formatted(const OutputTable& table, TableFormat format, Lang lang);

/// Several tables: one after the other with a blank line between; in json an object by name.
[[nodiscard]] std::string formatted(const std::vector<OutputTable>& tables, TableFormat format, Lang lang);

/// json of an answer that is more than its tables: schema_version, name, the facts by name, each table by name.
[[nodiscard]] std::string json_answer(std::string_view name, const std::vector<std::pair<std::string, Cell>>& facts,
                                      const std::vector<OutputTable>& tables);

/// Columns a text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace lianjian
