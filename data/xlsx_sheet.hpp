// One sheet of a workbook as a stream of rows.
//
// The stream reads the sheet's part piece by piece and keeps the rows of one piece. A merged range has its value
// in its first cell only; here it holds for every row the range covers, in the range's first column. Because the
// list of merged ranges comes after the rows and is needed before, the part is unpacked twice: the first time
// its bytes are only searched for the list, which is parsed from there on. That costs less than keeping the rows,
// and bounds the memory. A few ranges can stand for any number of cells, so there is a limit to it.
//
// A cell beyond column 4096 is passed on as a fault, so that one cell at XFD1048576 costs nothing.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/issue_log.hpp"
#include "data/rows.hpp"
#include "data/xlsx_cells.hpp"
#include "data/xlsx_workbook.hpp"
#include "data/xlsx_xml.hpp"

namespace lianjian {

/// A range that is merged over several rows: its value stands in the first one.
struct MergedRange {
    std::uint32_t first_row, last_row;
    std::uint32_t column;
};

/// The vertical merges of a sheet, by first row. Throws Refusal.
[[nodiscard]] std::vector<MergedRange> merged_ranges(const ZipArchive& archive, const std::string& part);

class SheetRows final : public RowSource {
public:
    /// `place` names file and sheet. What is wrong goes to the log; then there are no rows.
    SheetRows(std::shared_ptr<Workbook> book, const SheetInfo& sheet, Place place, IssueLog& log);
    bool next(RowView& row) override;
    [[nodiscard]] bool is_sheet() const override { return true; }

private:
    bool refill();
    bool deliver(const SheetBuilder::Row& built, RowView& row);
    void fill_down(std::uint32_t line);
    void set(std::uint32_t column, std::string_view text);
    template <class Action>
    bool guarded(Action action);

    struct Open {
        std::uint32_t last_row;
        std::string value;
    };

    std::shared_ptr<Workbook> book_;
    Place place_;
    IssueLog& log_;
    SheetBuilder builder_;
    std::unique_ptr<XmlReader> reader_;
    std::size_t next_row_ = 0;  // of the builder's rows

    std::vector<MergedRange> merged_;
    std::size_t next_merged_ = 0;
    std::map<std::uint32_t, Open> open_;  // merged ranges that reach the present row, by column
    bool merged_said_ = false;
    std::size_t filled_ = 0;  // cells that merged ranges stood for

    std::vector<std::string_view> cells_;
    std::vector<CellFault> faults_;
    std::size_t width_ = 0;
    std::uint32_t hidden_rows_ = 0, first_hidden_ = 0;
};

}  // namespace lianjian
