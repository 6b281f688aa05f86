// The tables and columns of a data set: one row a table, one row a column.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "data/likeness.hpp"
#include "engine/kinds.hpp"
#include "engine/words.hpp"

namespace lianjian {

enum class TableRole { regions, nodes, edges, members, projects, needs, resources, candidates, reach, pairs, figures };

enum class Column {
    id,
    name,
    kind,
    region,
    population,
    capacity,
    cost,
    sector,
    should_have,
    aliases,
    article,
    partners,
    pairing_partners,
    duty_partners,
    partners_start,
    partners_end,
    expected_members,
    merged_into,
    illustrative,
    source,
    target,
    source_region,
    target_region,
    status,
    start,
    end,
    weight,
    field,
    note,
    group,
    node,
    role,
    code,
    level,
    parent,
    category,
    amount,
    date,
    unit,
    funding,
    village,
    partner,
    candidate,
    village_a,
    village_b,
    score
};

struct ColumnRow {
    Column column;
    std::string_view key;  // its stable English name
    bool required;
    std::span<const std::string_view> spellings;  // accepted besides the key
};

struct TableRow {
    std::string_view key;  // file or sheet name
    TableRole role;
    std::span<const std::string_view> spellings;
    std::optional<NodeKind> default_kind;  // of its nodes
    std::span<const ColumnRow> columns;
    bool keeps_extra_columns;  // as attributes of its rows; otherwise they are said to be unused
};

/// All tables, in the order they are loaded: regions, then nodes, then what refers to nodes.
[[nodiscard]] std::span<const TableRow> tables();

/// The table of a file or sheet name without its ending, or null. Letter case and spaces do not matter.
[[nodiscard]] const TableRow* find_table(std::string_view name);
/// Every name of every table, and the key of the table.
[[nodiscard]] std::vector<KnownName> table_names();
/// The key of the table that a name is most likely to mean.
[[nodiscard]] std::string_view nearest_table(std::string_view name);
/// Whether this is the name of the sheet that explains a template (template.hpp).
[[nodiscard]] bool is_guide_sheet(std::string_view name);
/// Whether this is the name of a sheet of results that an exported workbook carries beside its tables.
[[nodiscard]] bool is_result_sheet(std::string_view name);

/// Whether a header names this column. Letter case, spaces, `-` and `_` do not matter.
[[nodiscard]] bool is_spelling_of(const ColumnRow& column, std::string_view header);
/// The column whose key is nearly this header (a slip or two), or null.
[[nodiscard]] const ColumnRow* near_column(const TableRow& table, std::string_view header);

}  // namespace lianjian
