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
#include "data/roster_rows.hpp"
#include "data/schema.hpp"
#include "data/text_encoding.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// A column that the schema does not know but the table keeps.
struct ExtraColumn {
    std::size_t index;
    std::string name;
};

class TableReader {
public:
    /// Opens the file or sheet, decides encoding and delimiter, and understands the header. What is wrong goes to
    /// the log; then `next` gives no rows.
    TableReader(const TableFile& file, IssueLog& log);

    /// Goes on to the next row that has as many cells as the header and no error value; others are logged.
    bool next();

    [[nodiscard]] bool has(Column column) const { return index(column) >= 0; }
    /// Whether both are read from one column of the file.
    [[nodiscard]] bool same(Column a, Column b) const { return index(a) == index(b); }
    /// How many rows there will be, about; 0 if that cannot be told before they are read.
    [[nodiscard]] std::size_t foreseen_rows() const { return source_ == nullptr ? 0 : source_->foreseen_rows(); }
    /// The cell, without spaces around it; empty when the table has no such column.
    [[nodiscard]] std::string_view cell(Column column) const;
    /// A cell that is an id or a code: exact, with a word in the log where it had spaces around it, holds
    /// invisible characters, or was destroyed by a spreadsheet (then empty, and an error).
    [[nodiscard]] std::string_view exact(Column column);
    /// The same for a cell that must not be empty; an empty one is logged and gives empty.
    [[nodiscard]] std::string_view required(Column column);

    /// About what `cell` will give some rows further on, or empty: for fetching into the cache what it will need.
    [[nodiscard]] std::string_view upcoming(Column column, std::size_t rows) const {
        const std::span<const std::string_view> cells = source_->ahead(rows);
        const auto i = static_cast<std::size_t>(index(column));
        return i < cells.size() ? cells[i] : std::string_view{};
    }

    [[nodiscard]] std::string_view extra(const ExtraColumn& column) const;
    [[nodiscard]] const std::vector<ExtraColumn>& extras() const { return extras_; }

    /// The headers that are none of the table's columns, and the keys of those it has.
    [[nodiscard]] const std::vector<std::string>& unknown_headers() const { return unknown_headers_; }
    [[nodiscard]] std::vector<std::string> column_keys() const;

    [[nodiscard]] std::uint32_t line() const { return row_.line; }
    [[nodiscard]] Place place() const { return {path_, row_.line, 0, {}, sheet_}; }
    [[nodiscard]] Place place(Column column) const;
    [[nodiscard]] std::uint32_t header_line() const { return header_line_; }
    [[nodiscard]] const TableRow& table() const { return *table_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    /// What was read, and how: for the list of sources.
    [[nodiscard]] SourceFile source() const;

private:
    /// A cell of a text file without the apostrophe that keeps a spreadsheet from running it (formula_guard.hpp).
    [[nodiscard]] std::string_view as_meant(std::string_view text) const;
    static constexpr std::size_t column_count = static_cast<std::size_t>(Column::score) + 1;

    [[nodiscard]] int index(Column column) const { return index_[static_cast<std::size_t>(column)]; }
    std::unique_ptr<RowSource> open_text();
    bool check_text(std::string_view bytes);
    bool read_header();
    void place_header(std::size_t i, std::string_view header);
    bool check_required(std::span<const std::string_view> headers);
    void note_unnamed_columns();
    bool check_faults();
    void forget_read();
    [[nodiscard]] bool has_fault(std::size_t column, CellFault::Kind kind) const;
    [[nodiscard]] Place place_of(std::size_t i) const;

    std::string path_, sheet_;
    const TableRow* table_;
    IssueLog& log_;
    std::unique_ptr<MappedFile> file_;
    DecodedText text_;
    std::string delimiter_;
    std::unique_ptr<RosterRows> source_;
    std::array<int, column_count> index_{};
    std::vector<std::string> headers_;
    std::vector<ExtraColumn> extras_;
    std::vector<std::string> unknown_headers_;
    RowView row_;
    std::uint32_t header_line_ = 0;
    std::uint64_t rows_ = 0;
};

}  // namespace lianjian
