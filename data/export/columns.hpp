// What an export says about nodes and ties: columns of typed values, the same for every format.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/export/selection.hpp"

namespace lianjian {

/// A value of a column; nothing (monostate) where nothing is stated.
using Value = std::variant<std::monostate, std::string_view, double, Amount, Date, bool>;

enum class ColumnType {
    text,
    amount,  // Amount
    number,  // double
    share,   // double, 0..1
    flag,    // bool
    date     // Date
};

struct ExportColumn {
    std::string name;
    ColumnType type;
    std::function<Value(std::uint32_t row)> value;
    bool always = false;  // there even when no row states anything
};

/// Rows are numbers that the columns understand: nodes, ties, places in a list. It looks into the network it was
/// made from.
struct ExportTable {
    std::string name;
    std::vector<ExportColumn> columns;
    std::vector<std::uint32_t> rows;
};

/// As people and our own reader read it: `≥100`, `2023-07-12`, `1` for yes; empty for nothing and for no.
[[nodiscard]] std::string text_of(const Value& value);
[[nodiscard]] bool is_stated(const Value& value);

/// Takes out columns that state nothing in any row, unless they are always there.
void drop_empty_columns(ExportTable& table);

/// A text that may be empty, an amount that may be unknown, and so on, as values.
[[nodiscard]] Value text_value(std::string_view text);
[[nodiscard]] Value amount_value(const Amount& amount);
[[nodiscard]] Value date_value(Date date);
[[nodiscard]] Value flag_value(bool mark);

/// The columns of nodes behind their id, and of ties behind their ends.
[[nodiscard]] std::vector<ExportColumn> node_columns(const Network& network);
[[nodiscard]] std::vector<ExportColumn> tie_columns(const Network& network);

/// Appends the attributes that the schema does not know, by name. A name that is taken already or in `reserved`
/// gets _2, _3 … behind it.
void add_attributes(std::vector<ExportColumn>& columns, const std::vector<Attribute>& attributes,
                    std::span<const std::string_view> reserved = {});

/// For formats of graphs: nodes and ties of the selection, no empty columns, and each amount a number, beside it
/// `…_at_least` where one of them is a lower bound.
struct GraphTables {
    ExportTable nodes, ties;
};
[[nodiscard]] GraphTables graph_tables(const Network& network, const Selection& selection);

/// The ids with their control characters made visible, by NodeId; all different still.
[[nodiscard]] std::vector<std::string> visible_ids(const Network& network);

}  // namespace lianjian
