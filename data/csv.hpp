// CSV by RFC 4180: quotes, doubled quotes, line ends of every kind; strict about structure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    CsvReader(std::string_view text, std::string file, IssueLog& log, CsvForm form = {});
    bool next(RowView& row) override;

private:
    [[nodiscard]] bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }
    bool read_row(RowView& row);
    bool read_quoted(std::string_view& cell);
    bool read_plain(std::string_view& cell);
    void end_line();
    bool fail(const IssueClass& issue_class, std::uint32_t line, std::vector<std::string> arguments = {});

    std::string_view text_;
    std::string file_;
    IssueLog& log_;
    std::size_t at_ = 0;
    char delimiter_;
    std::uint32_t line_;
    bool failed_ = false;
    std::vector<std::string_view> cells_;
    std::vector<std::string> copies_;  // of cells with doubled quotes, this row's
    std::size_t copies_used_ = 0;
};

}  // namespace lianjian
