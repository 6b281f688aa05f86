// A stretch of CSV text cut into rows, by RFC 4180: quotes, doubled quotes, line ends of every kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/issue.hpp"

namespace lianjian {

/// The rows that begin in a stretch of a text. Whoever parses from the same place gets the same rows, since
/// nothing but the place where a row begins says how it is read: so stretches may be parsed side by side.
struct CsvBlock {
    struct Row {
        std::uint32_t line;      // physical lines after the first of the block
        std::uint32_t cell_end;  // its cells end here in `cells`
    };
    struct Finding {
        std::size_t row;  // seen in, or before, this row of the block
        const IssueClass* issue_class;
        std::uint32_t line;  // as in Row
        std::uint32_t column;
        std::vector<std::string> arguments;
    };

    std::size_t begin = 0;
    std::size_t end = 0;                  // where the next row begins
    std::uint32_t lines = 0;              // physical lines it spans
    bool failed = false;                  // the structure is broken after the last of its rows
    bool given_up = false;                // ran far beyond its stretch: not a beginning of rows, or a huge one
    std::vector<std::string_view> cells;  // views into the text, or into `copies`
    std::vector<Row> rows;                // those with any text
    std::list<std::string> copies;        // of cells with doubled quotes
    std::vector<Finding> findings;

    [[nodiscard]] std::span<const std::string_view> cells_of(std::size_t row) const {
        const std::size_t first = row == 0 ? 0 : rows[row - 1].cell_end;
        return {cells.data() + first, cells.data() + rows[row].cell_end};
    }
};

/// Parses the rows that begin in [begin, limit). The last one is read to its end, but not beyond `give_up`.
/// Linear in the bytes it looks at. `used` is a block that is no longer needed, for its memory.
[[nodiscard]] CsvBlock parse_csv_block(std::string_view text, std::size_t begin, std::size_t limit, std::size_t give_up,
                                       char delimiter, CsvBlock used = {});

}  // namespace lianjian
