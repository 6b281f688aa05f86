// CSV by RFC 4180: quotes, doubled quotes, line ends of every kind; strict about structure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/issue_log.hpp"
#include "data/rows.hpp"

namespace lianjian {

/// Reads UTF-8 text as rows. Cells are views into the text; only a cell with doubled quotes is copied.
/// The text must outlive the reader. Linear time, whatever the input.
class CsvReader final : public RowSource {
public:
    CsvReader(std::string_view text, std::string file, IssueLog& log);
    bool next(RowView& row) override;

private:
    bool read_row(RowView& row);
    bool read_quoted(std::string_view& cell);
    bool read_plain(std::string_view& cell);
    void end_line();
    bool fail(const IssueClass& issue_class, std::uint32_t line, std::vector<std::string> arguments = {});

    std::string_view text_;
    std::string file_;
    IssueLog& log_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    bool failed_ = false;
    std::vector<std::string_view> cells_;
    std::vector<std::string> copies_;  // of cells with doubled quotes, this row's
    std::size_t copies_used_ = 0;
};

}  // namespace lianjian
