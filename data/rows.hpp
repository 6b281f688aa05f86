// A table as a reader hands it on: rows of cells, whatever file they come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace lianjian {

/// What only a cell of a workbook can have wrong. Whether it matters depends on what the cell is for.
struct CellFault {
    enum class Kind : std::uint8_t {
        error,     // an error value, `#N/A`
        no_value,  // a formula that was saved without its result
        inexact,   // a number of more digits than a spreadsheet keeps
        far        // text in a column beyond any table; the cell is not in `cells`
    };
    std::uint32_t column;  // 0-based
    Kind kind;
};

/// One row; its cells live until the next row is read.
struct RowView {
    std::uint32_t line = 0;  // physical line where it starts, 1-based; in a sheet the row's number
    std::span<const std::string_view> cells;
    std::span<const CellFault> faults = {};  // ascending by column
};

/// A stream of rows, the header first. What is wrong goes to the log the reader was given; after an
/// error in the structure the stream ends.
class RowSource {
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;

    /// False at the end. Rows without any text are passed over.
    virtual bool next(RowView& row) = 0;

    /// The cells of the row that `next` will give when it is called so many times, if it is known already, as it
    /// stands in the file; else none. For fetching into the cache what that row will need.
    [[nodiscard]] virtual std::span<const std::string_view> ahead(std::size_t) const { return {}; }

    /// How many rows there will be, about; 0 if that cannot be told.
    [[nodiscard]] virtual std::size_t foreseen_rows() const { return 0; }

    /// Rows of a sheet end where their last text stands: they are never too short or too long.
    [[nodiscard]] virtual bool is_sheet() const { return false; }
};

}  // namespace lianjian
