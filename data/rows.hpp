// A table as a reader hands it on: rows of cells, whatever file they come from.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lianjian {

/// One row; its cells live until the next row is read.
struct RowView {
    std::uint32_t line = 0;  // physical line where it starts, 1-based
    std::span<const std::string_view> cells;
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
};

}  // namespace lianjian
