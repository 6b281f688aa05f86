// CSV as a stream of rows, parsed in stretches, ahead of the reader by as many threads as there are.
//
// A stretch is taken to end after the line end next to its limit, and the next to begin there: a guess, since
// a quoted cell may hold line ends. Stretches are parsed ahead and handed on in order; where one did not end at
// the place its follower was guessed to begin, what was parsed ahead is thrown away and parsed anew from there.
// Hence rows and messages are the same at any number of threads.
#pragma once

#include <deque>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/csv_block.hpp"
#include "data/issue_log.hpp"
#include "data/rows.hpp"

namespace lianjian {

/// How the cells of a text are set apart, and the line it begins on.
struct CsvForm {
    char delimiter = ',';
    std::uint32_t first_line = 1;
};

/// Takes a line `sep=;` off, as Excel writes and reads it in front of a table. Nothing if there is none.
[[nodiscard]] std::optional<CsvForm> take_separator_line(std::string_view& text);

/// Reads UTF-8 text as rows. Cells are views into the text; only a cell with doubled quotes is copied.
/// The text must outlive the reader. Linear time, whatever the input.
class CsvReader final : public RowSource {
public:
    /// Fields of at most 1 MiB, rows of at most 4096 cells. `stretch` bytes are parsed at once (tests make it small).
    CsvReader(std::string_view text, std::string file, IssueLog& log, CsvForm form = {},
              std::size_t stretch = std::size_t{1} << 18U);
    bool next(RowView& row) override;
    [[nodiscard]] std::span<const std::string_view> ahead(std::size_t rows) const override;
    [[nodiscard]] std::size_t foreseen_rows() const override;

private:
    bool parse_more();
    void parse_ahead();
    CsvBlock take_used();
    [[nodiscard]] CsvBlock parse(std::size_t begin, std::size_t end, bool surely, CsvBlock used) const;
    void say_findings(std::size_t row);

    std::string_view text_;
    std::string file_;
    IssueLog& log_;
    char delimiter_;
    std::size_t stretch_;
    std::size_t threads_;
    std::size_t at_ = 0;                       // where the block after `block_` begins
    CsvBlock block_;                           // being handed on
    std::size_t row_ = 0, finding_ = 0;        // the next ones of it
    std::uint32_t line_;                       // on which it begins
    std::size_t guess_ = 0;                    // where the next stretch to parse ahead begins
    std::size_t cautious_ = 0;                 // so many stretches are not parsed ahead, after a wrong guess
    std::vector<CsvBlock> used_;               // handed on; their memory is used again
    std::deque<std::future<CsvBlock>> ahead_;  // last, so that it ends before what it reads
};

}  // namespace lianjian
