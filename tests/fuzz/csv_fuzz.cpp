// CSV: the reader against a plain twin that goes byte by byte and copies everything, in each delimiter; and rows
// written by RFC 4180 are read back.
#include <omp.h>

#include <algorithm>

#include "data/csv.hpp"
#include "data/export/escape.hpp"
#include "data/issue_classes.hpp"
#include "require.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

struct Row {
    std::uint32_t line;
    std::vector<std::string> cells;
    bool operator==(const Row&) const = default;
};

struct Fault {
    std::string_view code;
    std::uint32_t line, column;
    std::vector<std::string> arguments;
    bool operator==(const Fault&) const = default;
};

struct Reading {
    std::vector<Row> rows;
    std::vector<Fault> faults;
    bool operator==(const Reading&) const = default;
};

/// In stretches of so many bytes.
Reading read(std::string_view text, CsvForm form, std::size_t stretch) {
    IssueLog log;
    CsvReader reader(text, "t.csv", log, form, stretch);
    Reading reading;
    for (RowView row; reader.next(row);) reading.rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
    for (Issue& issue : log.take()) {
        reading.faults.push_back({issue.issue_class->code, issue.line, issue.column, std::move(issue.arguments)});
    }
    return reading;
}

class PlainReader {
public:
    PlainReader(std::string_view text, CsvForm form)
        : text_(text), delimiter_(form.delimiter), line_(form.first_line) {}

    Reading read() {
        while (at_ < text_.size() && read_row()) {
        }
        return std::move(reading_);
    }

private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool at_cell_end() const {
        return at_end() || text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r';
    }

    /// Takes one character; a line ends with LF, CRLF or CR.
    char take() {
        const char c = text_[at_++];
        if (c == '\n' || (c == '\r' && (at_end() || text_[at_] != '\n'))) ++line_;
        return c;
    }

    bool fail(const IssueClass& issue, std::uint32_t line, std::vector<std::string> arguments = {}) {
        const auto column = static_cast<std::uint32_t>(row_.cells.size() + 1);
        for (std::string& argument : arguments) argument = argument.substr(0, IssueLog::longest_argument);
        reading_.faults.push_back({issue.code, line, column, std::move(arguments)});
        return false;
    }

    bool read_row() {
        row_ = {line_, {}};
        for (;;) {
            std::string cell;
            if (!read_cell(cell)) return false;
            if (cell.size() > (std::size_t{1} << 20U)) return fail(issues::huge_field, row_.line);
            if (row_.cells.size() == 4096) return fail(issues::too_many_columns, row_.line);
            row_.cells.push_back(cell);
            if (at_end() || text_[at_] != delimiter_) break;
            take();
        }
        if (!at_end() && take() == '\r' && !at_end() && text_[at_] == '\n') take();
        const bool blank = std::all_of(row_.cells.begin(), row_.cells.end(), [](const auto& c) { return c.empty(); });
        if (!blank) reading_.rows.push_back(row_);
        return true;
    }

    bool read_cell(std::string& cell) {
        if (at_end() || text_[at_] != '"') {
            while (!at_cell_end()) cell.push_back(take());
            if (cell.find('"') != std::string::npos) fail(issues::stray_quote, line_, {cell});
            return true;
        }
        const std::uint32_t opened = line_;
        take();
        for (;;) {
            if (at_end()) return fail(issues::open_quote, opened);
            const char c = take();
            if (c != '"') {
                cell.push_back(c);
            } else if (!at_end() && text_[at_] == '"') {
                cell.push_back(take());
            } else {
                break;
            }
        }
        std::string rest;
        const std::uint32_t closed = line_;
        while (!at_cell_end()) rest.push_back(take());
        return rest.empty() || fail(issues::after_quote, closed, {rest});
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::uint32_t line_;
    Row row_;
    Reading reading_;
};

/// The rows, written in quotes where needed, are read as they were.
void check_written(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            text.append(i == 0 ? "" : ",").append(csv_cell(row.cells[i]));
        text += "\r\n";
    }
    const Reading again = read(text, {}, 1000);
    require(again.faults.empty(), "what is written is sound");
    require(again.rows.size() == rows.size(), "as many rows are read as were written");
    for (std::size_t i = 0; i < rows.size(); ++i) require(again.rows[i].cells == rows[i].cells, "the cells come back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Threads cost a hundred times what parsing costs, so only some inputs see them.
    constexpr std::size_t with_threads = 23;
    omp_set_num_threads(size % 64 == with_threads ? 4 : 1);
    const std::string_view whole = as_text(data, size);
    std::string_view text = whole;
    const auto stated = take_separator_line(text);
    require(stated.has_value() || text == whole, "without a line of its own nothing is taken off");
    require(!stated || (whole.ends_with(text) && whole.size() - text.size() <= 9), "one line is taken off");
    std::vector<CsvForm> forms{{',', 1}, {';', 1}, {'\t', 1}};
    // A quote or a line end as delimiter is nothing any program writes.
    if (stated && stated->delimiter != '"' && stated->delimiter != '\r' && stated->delimiter != '\n') {
        forms.push_back(*stated);
    }
    for (const CsvForm form : forms) {
        const Reading reading = read(text, form, 1000);
        require(reading == PlainReader(text, form).read(), "the reader and its plain twin agree");
        require(read(text, form, 1 + size % 29) == reading, "stretches make no difference");
        if (form.delimiter == ',') check_written(reading.rows);
    }
    return 0;
}
