// CSV, the table of a terminal, and Pajek: answers and networks with any texts are read back, no cell runs as a
// formula, and no character on the terminal moves or hides what stands beside it.
#include <algorithm>

#include "cli/table_output.hpp"
#include "data/csv.hpp"
#include "data/export/formats.hpp"
#include "data/formula_guard.hpp"
#include "hostile_network.hpp"
#include "require.hpp"
#include "support/readers.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view csv) {
    if (csv.starts_with("\xef\xbb\xbf")) csv.remove_prefix(3);
    IssueLog log;
    CsvReader reader(csv, "t.csv", log);
    Rows rows;
    for (RowView row; reader.next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
    require(log.take().empty(), "what is written is sound");
    for (const auto& row : rows) {
        require(row.size() == rows.front().size(), "rows are of one length");
        for (const std::string& cell : row) {
            require(cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos,
                    "no cell runs as a formula");
        }
    }
    return rows;
}

OutputTable table_of(const std::vector<std::string>& texts) {
    OutputTable table{"names", texts[0], {{"name", {"名称", "name"}}, {"count", {"数", "count"}}}};
    for (const std::string& text : texts) table.rows.push_back({Cell(text), count_cell(text.size())});
    return table;
}

void check_answer(const std::vector<std::string>& texts) {
    const Rows rows = read(formatted(table_of(texts), TableFormat::csv, Lang::en));
    require(rows.size() == texts.size() + 1, "an answer has its rows");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        require(unguarded(rows[i + 1][0]) == texts[i], "a name is read back");
        require(rows[i + 1][1] == std::to_string(texts[i].size()), "a number is read back");
    }
}

void check_terminal(const std::vector<std::string>& texts) {
    const std::string out = formatted(table_of(texts), TableFormat::table, Lang::zh);
    require(test::is_utf8(out), "a terminal gets UTF-8");
    const auto lines = static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    require(lines == texts.size() + (texts[0].empty() ? 2U : 4U), "a row is a line");
    require(std::none_of(out.begin(), out.end(),
                         [](char c) { return c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f); }),
            "a terminal gets no control characters");
    for (const std::string_view hidden : {"\xc2\x9b", "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbf"}) {
        require(out.find(hidden) == std::string::npos, "nothing is hidden on a terminal");
    }
}

void check_network(const std::vector<std::string>& texts) {
    const Network network = test::named_network(texts);
    const Selection selection = selection_of(network, std::nullopt);
    for (const NamedFile& file : csv_folder(network, selection)) {
        const Rows rows = read(file.bytes);
        require(rows.size() == texts.size() + 1, "a table has its rows");
        const bool nodes = file.name == "villages.csv";
        const auto column = std::find(rows[0].begin(), rows[0].end(), nodes ? "name" : "field") - rows[0].begin();
        const bool there = static_cast<std::size_t>(column) < rows[0].size();  // else no row states one
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string cell = there ? rows[i + 1][static_cast<std::size_t>(column)] : "";
            require(unguarded(cell) == texts[i], "a text is read back");
        }
    }
    const std::string file = pajek(network, selection);
    require(test::is_utf8(file), "Pajek is UTF-8");
    const auto count = [&](char c) { return static_cast<std::size_t>(std::count(file.begin(), file.end(), c)); };
    require(count('\n') == 2 + 2 * texts.size() && count('"') == 4 * texts.size(), "Pajek has a label a line");
    require(count('\r') == 0 && count('\\') == 0, "Pajek has no escapes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> names = texts(as_text(data, size), 8);
    check_answer(names);
    check_terminal(names);
    check_network(names);
    return 0;
}
