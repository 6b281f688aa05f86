#include "data/csv_block.hpp"

#include <utility>

#include "data/byte_scan.hpp"
#include "data/issue_classes.hpp"
#include "data/issue_log.hpp"

namespace lianjian {
namespace {

constexpr std::size_t longest_field = std::size_t{1} << 20U;
constexpr std::size_t most_columns = 4096;

class BlockParser {
public:
    BlockParser(std::string_view text, std::size_t begin, std::size_t give_up, char delimiter, CsvBlock used)
        : text_(text), give_up_(give_up), delimiter_(delimiter), scan_(text, begin, delimiter), at_(begin) {
        block_.cells = std::move(used.cells);
        block_.rows = std::move(used.rows);
        block_.cells.clear();
        block_.rows.clear();
        block_.begin = begin;
    }

    CsvBlock parse(std::size_t limit) {
        while (at_ < limit && read_row()) {
        }
        block_.end = at_;
        return std::move(block_);
    }

private:
    [[nodiscard]] bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

    /// Whether the character at the place is the last of a line end: CR LF counts once.
    [[nodiscard]] bool ends_line(std::size_t place) const {
        return text_[place] == '\n' || (text_[place] == '\r' && !text_.substr(place + 1).starts_with('\n'));
    }

    bool read_row() {
        const std::uint32_t line = block_.lines;
        first_ = block_.cells.size();
        bool blank = true;
        for (;;) {
            std::string_view cell;
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            if (quoted ? !read_quoted(cell) : !read_plain(cell)) return false;
            if (cell.size() > longest_field) return fail(issues::huge_field, line);
            if (block_.cells.size() - first_ == most_columns) return fail(issues::too_many_columns, line);
            block_.cells.push_back(cell);
            blank &= cell.empty();
            if (at_ >= text_.size() || text_[at_] != delimiter_) break;
            ++at_;
        }
        end_line();
        if (blank) {
            block_.cells.resize(first_);
        } else {
            block_.rows.push_back({line, static_cast<std::uint32_t>(block_.cells.size())});
        }
        return true;
    }

    bool read_plain(std::string_view& cell) {
        const std::size_t begin = at_;
        bool quote = false;
        for (at_ = scan_.find(at_); at_ < text_.size() && text_[at_] == '"'; at_ = scan_.find(at_ + 1)) quote = true;
        cell = text_.substr(begin, at_ - begin);
        if (quote) find(issues::stray_quote, block_.lines, {for_message(cell)});
        return true;
    }

    bool read_quoted(std::string_view& cell) {
        const std::uint32_t opened = block_.lines;
        const std::size_t begin = ++at_;
        bool doubled = false;
        for (;; ++at_) {
            at_ = scan_.find(at_);
            if (at_ >= give_up_) {
                block_.given_up = true;
                return false;
            }
            if (at_ >= text_.size()) return fail(issues::open_quote, opened);
            if (text_[at_] != '"') {
                block_.lines += ends_line(at_);
                continue;
            }
            if (!text_.substr(at_ + 1).starts_with('"')) break;
            doubled = true;
            ++at_;
        }
        cell = text_.substr(begin, at_ - begin);
        ++at_;
        if (at_ < text_.size() && !ends_cell(text_[at_])) {
            std::size_t end = at_;
            while (end < text_.size() && !ends_cell(text_[end])) ++end;
            return fail(issues::after_quote, block_.lines, {for_message(text_.substr(at_, end - at_))});
        }
        if (doubled) cell = block_.copies.emplace_back(without_doubles(cell));
        return true;
    }

    /// A cell may be as long as the file; a message shows its beginning only.
    static std::string for_message(std::string_view cell) {
        return std::string(cell.substr(0, IssueLog::longest_argument));
    }

    static std::string without_doubles(std::string_view cell) {
        std::string plain;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            plain.push_back(cell[i]);
            if (cell[i] == '"') ++i;
        }
        return plain;
    }

    void end_line() {
        if (at_ >= text_.size()) return;
        if (!ends_line(at_)) ++at_;
        ++at_;
        ++block_.lines;
    }

    void find(const IssueClass& issue_class, std::uint32_t line, std::vector<std::string> arguments) {
        const auto column = static_cast<std::uint32_t>(block_.cells.size() - first_ + 1);
        block_.findings.push_back({block_.rows.size(), &issue_class, line, column, std::move(arguments)});
    }
    bool fail(const IssueClass& issue_class, std::uint32_t line, std::vector<std::string> arguments = {}) {
        find(issue_class, line, std::move(arguments));
        block_.failed = true;
        return false;
    }

    std::string_view text_;
    std::size_t give_up_;
    char delimiter_;
    ByteScan scan_;
    std::size_t at_;
    std::size_t first_ = 0;  // cell of the row
    CsvBlock block_;
};

}  // namespace

CsvBlock parse_csv_block(std::string_view text, std::size_t begin, std::size_t limit, std::size_t give_up,
                         char delimiter, CsvBlock used) {
    return BlockParser(text, begin, give_up, delimiter, std::move(used)).parse(limit);
}

}  // namespace lianjian
