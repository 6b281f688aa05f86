#include "data/csv.hpp"

#include <algorithm>

#include "data/issue_classes.hpp"

namespace lianjian {
namespace {

constexpr std::size_t longest_field = std::size_t{1} << 20U;
constexpr std::size_t most_columns = 4096;

}  // namespace

std::optional<CsvForm> take_separator_line(std::string_view& text) {
    const std::size_t end = text.find_first_of("\r\n");
    std::string_view line = text.substr(0, end);
    if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    if (line.size() != 5 || !line.starts_with("sep=")) return std::nullopt;
    const CsvForm form{line.back(), 2};
    text.remove_prefix(std::min(end, text.size()));
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    return form;
}

CsvReader::CsvReader(std::string_view text, std::string file, IssueLog& log, CsvForm form)
    : text_(text), file_(std::move(file)), log_(log), delimiter_(form.delimiter), line_(form.first_line) {
    copies_.reserve(most_columns);  // so that growing never moves a copy a cell looks into
}

bool CsvReader::next(RowView& row) {
    while (!failed_ && at_ < text_.size()) {
        if (!read_row(row)) return false;
        const bool blank = std::all_of(cells_.begin(), cells_.end(), [](std::string_view c) { return c.empty(); });
        if (!blank) return true;
    }
    return false;
}

bool CsvReader::read_row(RowView& row) {
    row.line = line_;
    cells_.clear();
    copies_used_ = 0;
    for (;;) {
        std::string_view cell;
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        if (quoted ? !read_quoted(cell) : !read_plain(cell)) return false;
        if (cell.size() > longest_field) return fail(issues::huge_field, row.line);
        if (cells_.size() == most_columns) return fail(issues::too_many_columns, row.line);
        cells_.push_back(cell);
        if (at_ < text_.size() && text_[at_] == delimiter_) {
            ++at_;
            continue;
        }
        end_line();
        row.cells = cells_;
        return true;
    }
}

bool CsvReader::read_plain(std::string_view& cell) {
    const std::size_t begin = at_;
    bool quote = false;
    while (at_ < text_.size() && !ends_cell(text_[at_])) quote |= text_[at_++] == '"';
    cell = text_.substr(begin, at_ - begin);
    if (quote) {
        log_.add(issues::stray_quote, {file_, line_, static_cast<std::uint32_t>(cells_.size() + 1), {}},
                 {std::string(cell)});
    }
    return true;
}

bool CsvReader::read_quoted(std::string_view& cell) {
    const std::uint32_t opened = line_;
    const std::size_t begin = ++at_;
    bool doubled = false;
    for (;; ++at_) {
        if (at_ >= text_.size()) return fail(issues::open_quote, opened);
        const char c = text_[at_];
        if (c == '\n' || (c == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'))) ++line_;
        if (c != '"') continue;
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        doubled = true;
        ++at_;
    }
    cell = text_.substr(begin, at_ - begin);
    ++at_;
    if (at_ < text_.size() && !ends_cell(text_[at_])) {
        std::size_t end = at_;
        while (end < text_.size() && !ends_cell(text_[end])) ++end;
        return fail(issues::after_quote, line_, {std::string(text_.substr(at_, end - at_))});
    }
    if (doubled) {
        if (copies_used_ == copies_.size()) copies_.emplace_back();
        std::string& copy = copies_[copies_used_++];
        copy.clear();
        for (std::size_t i = 0; i < cell.size(); ++i) {
            copy.push_back(cell[i]);
            if (cell[i] == '"') ++i;
        }
        cell = copy;
    }
    return true;
}

void CsvReader::end_line() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
}

bool CsvReader::fail(const IssueClass& issue_class, std::uint32_t line, std::vector<std::string> arguments) {
    failed_ = true;
    log_.add(issue_class, {file_, line, static_cast<std::uint32_t>(cells_.size() + 1), {}}, std::move(arguments));
    return false;
}

}  // namespace lianjian
