// One table, read row by row through the names of its columns.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/data_set.hpp"
#include "data/issue_log.hpp"
#include "data/mapped_file.hpp"
#include "data/rows.hpp"
#include "data/schema.hpp"

namespace lianjian {

/// A column that the schema does not know but the table keeps.
struct ExtraColumn {
    std::size_t index;
    std::string name;
};

class TableReader {
public:
    /// Opens the file, decides whether it is text, and understands the header. What is wrong goes to the log;
    /// then `next` gives no rows.
    TableReader(const TableFile& file, IssueLog& log);

    /// Goes on to the next row that has as many cells as the header; others are logged.
    bool next();

    [[nodiscard]] bool has(Column column) const { return index(column) >= 0; }
    /// The cell, without spaces around it; empty when the table has no such column.
    [[nodiscard]] std::string_view cell(Column column) const;
    /// A cell that is an id or a code: exact, with a word in the log where it had spaces around it, holds
    /// invisible characters, or was destroyed by a spreadsheet (then empty and `refused`).
    [[nodiscard]] std::string_view exact(Column column);
    /// The same for a cell that must not be empty; an empty one is logged and gives empty.
    [[nodiscard]] std::string_view required(Column column);

    [[nodiscard]] std::string_view extra(const ExtraColumn& column) const;
    [[nodiscard]] const std::vector<ExtraColumn>& extras() const { return extras_; }

    [[nodiscard]] std::uint32_t line() const { return row_.line; }
    [[nodiscard]] Place place() const { return {path_, row_.line, 0, {}}; }
    [[nodiscard]] Place place(Column column) const;
    [[nodiscard]] const TableRow& table() const { return *table_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }

private:
    static constexpr std::size_t column_count = static_cast<std::size_t>(Column::score) + 1;

    [[nodiscard]] int index(Column column) const { return index_[static_cast<std::size_t>(column)]; }
    bool check_text(std::string_view bytes);
    bool read_header();
    void place_header(std::size_t i, std::string_view header);
    bool check_required(std::span<const std::string_view> headers);

    std::string path_;
    const TableRow* table_;
    IssueLog& log_;
    std::unique_ptr<MappedFile> file_;
    std::unique_ptr<RowSource> source_;
    std::array<int, column_count> index_{};
    std::vector<std::string> headers_;
    std::vector<ExtraColumn> extras_;
    RowView row_;
    std::uint64_t rows_ = 0;
};

}  // namespace lianjian
