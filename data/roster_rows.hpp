// The rows of a roster as it comes: what is no row of the table is passed over, and said.
//
// A roster made for people has a title over the header, blank rows, rows of totals (合计) and notes under the
// table (注：…, 填表人：…). The header is the first of the first 20 rows with text in which every required
// column of the table is found; in a sheet it may be two rows, whose upper one groups columns. What is above
// it is the title. After it, a row whose cells are all remarks is a note, and in a sheet so are the last rows
// of the table that have one cell only, since no row of a table can.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/issue_log.hpp"
#include "data/roster_header.hpp"
#include "data/rows.hpp"
#include "data/schema.hpp"

namespace lianjian {

class RosterRows {
public:
    /// Where names the file and the sheet.
    RosterRows(std::unique_ptr<RowSource> source, const TableRow& table, Place where, IssueLog& log);

    /// The header, or the row that comes nearest to one. False when there are no rows. To be called once, first.
    bool header(RowView& row);

    /// The next row of the table; in a sheet it has as many cells as the header.
    bool next(RowView& row);

    /// See RowSource::ahead. Rows that will be passed over count too.
    [[nodiscard]] std::span<const std::string_view> ahead(std::size_t rows) const { return source_->ahead(rows); }
    [[nodiscard]] std::size_t foreseen_rows() const { return source_->foreseen_rows(); }

private:
    /// A row that outlives the reading of the next one.
    struct Kept {
        std::uint32_t line = 0;
        std::vector<std::string> cells;
        std::vector<CellFault> faults;
        bool inside = false;  // known to have rows of the table after it
    };
    static Kept keep(const RowView& row);
    RowView view(const Kept& kept);
    bool read(RowView& row, bool& inside);
    bool is_outside(const RowView& row);
    void count_blank_rows(const RowView& row);
    void take_header(Kept kept);
    void fit_width(RowView& row);
    void say(const IssueClass& issue_class, std::uint32_t line, std::string_view text = {}, std::uint32_t column = 0);
    bool is_passed_over(const RowView& row);
    bool is_total(const RowView& row, std::string_view& word) const;
    void settle_lone_cells(const RowView& first);
    void say_unnamed(const RowView& row);

    std::unique_ptr<RowSource> source_;
    const TableRow* table_;
    Place where_;
    IssueLog& log_;
    bool sheet_;
    std::deque<Kept> pending_;
    Kept current_, header_;
    std::vector<std::size_t> key_columns_;  // of the required columns
    std::optional<std::size_t> id_column_;
    std::vector<std::string_view> views_, padded_;
    std::set<std::uint32_t> unnamed_said_;
    std::uint32_t last_line_ = 0, blank_rows_ = 0;
    bool ended_ = false;
};

}  // namespace lianjian
