// The cells of a sheet as its XML gives them, row by row.
//
// A sheet part is `<sheetData>` with rows of cells in ascending order. A cell holds a number, a reference to a
// shared text, a text of its own, yes or no, an error, or a formula together with its last result; rows, cells and
// their addresses may be left out. What is required: rows ascending up to 1 048 576, cells ascending within a row,
// shared texts that are there, cells of at most 1 MiB. Only cells that hold something take memory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/rows.hpp"
#include "data/xlsx_workbook.hpp"
#include "data/xlsx_xml.hpp"
#include "engine/interner.hpp"

namespace lianjian {

/// The texts of the rows of a piece: what the XML events build and the stream takes.
class SheetBuilder final : public XmlHandler {
public:
    struct Cell {
        std::uint32_t column;
        std::uint32_t shared;  // the number of a shared text, or Interner::none
        std::size_t begin, size;
        bool faulty;
        CellFault::Kind fault;
    };
    struct Row {
        std::uint32_t number;
        std::size_t first, last;  // cells
        bool hidden = false;
    };

    explicit SheetBuilder(const Workbook& book) : book_(book) {}
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] std::span<const Cell> cells(const Row& row) const {
        return std::span(cells_).subspan(row.first, row.last - row.first);
    }
    [[nodiscard]] std::string_view text_of(const Cell& cell) const;
    /// Forgets the rows that are complete.
    void drop_rows();

private:
    void start_row(const XmlAttributes& attributes);
    void start_cell(const XmlAttributes& attributes);
    void start_in_cell(std::string_view name);
    void end_cell();
    void replace_text(std::string_view text);
    void end_number(Cell& cell);

    const Workbook& book_;
    std::vector<Row> rows_;
    std::vector<Cell> cells_;
    std::string texts_;

    enum class Type : std::uint8_t { number, shared, text, boolean, error, date };
    Type type_ = Type::number;
    std::uint32_t style_ = 0;
    std::uint32_t row_ = 0, column_ = 0;  // column: 1-based, of the last cell
    std::size_t row_first_ = 0, cell_begin_ = 0;
    bool in_data_ = false, in_row_ = false, in_cell_ = false, own_text_ = false, reading_ = false, taken_ = false;
    bool formula_ = false, value_ = false, hidden_ = false;
};

}  // namespace lianjian
