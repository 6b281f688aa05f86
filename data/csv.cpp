#include "data/csv.hpp"

#include <omp.h>

#include <algorithm>
#include <vector>

namespace lianjian {
namespace {

/// The place after the first line end at or after `from`, or the end of the text.
std::size_t after_line_end(std::string_view text, std::size_t from) {
    const std::size_t end = text.find_first_of("\r\n", from);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

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

CsvReader::CsvReader(std::string_view text, std::string file, IssueLog& log, CsvForm form, std::size_t stretch)
    : text_(text),
      file_(std::move(file)),
      log_(log),
      delimiter_(form.delimiter),
      stretch_(stretch),
      threads_(static_cast<std::size_t>(omp_get_max_threads())),
      line_(form.first_line) {}

bool CsvReader::next(RowView& row) {
    for (;;) {
        say_findings(row_);
        if (row_ < block_.rows.size()) {
            row.line = line_ + block_.rows[row_].line;
            row.cells = block_.cells_of(row_);
            ++row_;
            return true;
        }
        if (block_.failed || !parse_more()) return false;
    }
}

std::span<const std::string_view> CsvReader::ahead(std::size_t rows) const {
    if (row_ + rows > block_.rows.size() || rows == 0) return {};
    return block_.cells_of(row_ + rows - 1);
}

/// As many as there would be if the rest were like this stretch, and some more; but not more than rows of a dozen
/// bytes, since what is foreseen takes memory.
std::size_t CsvReader::foreseen_rows() const {
    if (block_.end <= block_.begin) return 0;
    const double rows_per_byte =
        static_cast<double>(block_.rows.size()) / static_cast<double>(block_.end - block_.begin);
    constexpr double most_per_byte = 1.0 / 12;
    return static_cast<std::size_t>(std::min(1.1 * rows_per_byte, most_per_byte) *
                                    static_cast<double>(text_.size() - block_.begin)) +
           16;
}

/// Says what was found up to a row of the block.
void CsvReader::say_findings(std::size_t row) {
    for (; finding_ < block_.findings.size() && block_.findings[finding_].row <= row; ++finding_) {
        const CsvBlock::Finding& f = block_.findings[finding_];
        log_.add(*f.issue_class, {file_, line_ + f.line, f.column, {}}, f.arguments);
    }
}

/// Only a place that surely begins a row may be read on from without end: a wrong guess would run through the text.
CsvBlock CsvReader::parse(std::size_t begin, std::size_t end, bool surely, CsvBlock used) const {
    const std::size_t give_up = surely ? std::string_view::npos : end + stretch_;
    return parse_csv_block(text_, begin, end, give_up, delimiter_, std::move(used));
}

CsvBlock CsvReader::take_used() {
    if (used_.empty()) return {};
    CsvBlock used = std::move(used_.back());
    used_.pop_back();
    return used;
}

/// The next block; false at the end of the text.
bool CsvReader::parse_more() {
    if (at_ >= text_.size()) return false;
    line_ += block_.lines;
    used_.push_back(std::move(block_));
    bool guessed_right = !ahead_.empty();
    if (guessed_right) {
        block_ = ahead_.front().get();
        ahead_.pop_front();
        guessed_right = block_.begin == at_ && !block_.given_up;
        if (!guessed_right) cautious_ = 16;
    }
    if (!guessed_right) {
        ahead_.clear();
        guess_ = after_line_end(text_, std::min(at_ + stretch_, text_.size()));
        parse_ahead();
        block_ = parse(at_, after_line_end(text_, std::min(at_ + stretch_, text_.size())), true, take_used());
    }
    at_ = block_.end;
    row_ = finding_ = 0;
    parse_ahead();
    return true;
}

/// Keeps every other thread busy with a stretch further on.
void CsvReader::parse_ahead() {
    if (cautious_ > 0) {
        --cautious_;
        return;
    }
    while (ahead_.size() + 1 < threads_ && guess_ < text_.size() && !block_.failed) {
        const std::size_t begin = guess_;
        guess_ = after_line_end(text_, std::min(begin + stretch_, text_.size()));
        ahead_.push_back(std::async(std::launch::async, [this, begin, end = guess_, used = take_used()]() mutable {
            return parse(begin, end, false, std::move(used));
        }));
    }
}

}  // namespace lianjian
