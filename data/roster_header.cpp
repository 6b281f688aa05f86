#include "data/roster_header.hpp"

#include <algorithm>
#include <array>

#include "data/csv.hpp"
#include "data/encoding.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

bool names(const ColumnRow& column, std::span<const Text> cells) {
    return std::any_of(cells.begin(), cells.end(),
                       [&](Text cell) { return !trimmed(cell).empty() && is_spelling_of(column, trimmed(cell)); });
}

const ColumnRow* column_of(const TableRow& table, Column column) {
    for (const ColumnRow& row : table.columns) {
        if (row.column == column) return &row;
    }
    return nullptr;
}

}  // namespace

HeaderFit fit_header(const TableRow& table, std::span<const Text> cells) {
    // A row of a hundred columns is no longer the header of any of our tables.
    const std::span<const Text> looked_at = cells.first(std::min<std::size_t>(cells.size(), 200));
    HeaderFit fit{true, 0};
    for (const ColumnRow& column : table.columns) {
        if (names(column, looked_at)) {
            ++fit.known;
            continue;
        }
        if (!column.required) continue;
        const ColumnRow* region = column_of(table, Column::region);
        const bool code_is_id = column.column == Column::id && table.role == TableRole::nodes && region != nullptr &&
                                names(*region, looked_at);
        fit.complete = fit.complete && code_is_id;
    }
    return fit;
}

char find_delimiter(const TableRow& table, Text text) {
    static constexpr std::array candidates{',', ';', '\t'};
    char best = ',';
    std::size_t most = 0;
    for (const char candidate : candidates) {
        IssueLog unheard;
        CsvReader reader(text, {}, unheard, {candidate, 1});
        RowView row;
        for (std::size_t i = 0; i < header_within && reader.next(row); ++i) {
            const HeaderFit fit = fit_header(table, row.cells);
            if (!fit.complete) continue;
            if (fit.known > most) {
                most = fit.known;
                best = candidate;
            }
            break;
        }
    }
    if (most > 0) return best;
    const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
    const Text line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
    for (const char candidate : candidates) {
        const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), candidate));
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

}  // namespace lianjian
