// The cells of an answer: read back from each format they are what they were.
#include "cli/table_output.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "data/csv.hpp"
#include "data/formula_guard.hpp"
#include "support/hostile_texts.hpp"
#include "support/readers.hpp"

namespace lianjian {
namespace {

OutputTable table_of(const std::vector<std::string>& texts) {
    OutputTable table{"names", "caption", {{"name", {"名称", "name"}}, {"count", {"数", "count"}}}};
    for (const std::string& text : texts) table.rows.push_back({Cell(text), count_cell(table.rows.size())});
    return table;
}

TEST_CASE("answers of hostile names: CSV") {
    const std::vector<std::string>& texts = test::hostile_texts();
    const std::string csv = formatted(table_of(texts), TableFormat::csv, Lang::en);
    IssueLog log;
    CsvReader reader(csv, "t.csv", log);
    RowView row;
    REQUIRE(reader.next(row));
    CHECK(row.cells[0] == "name");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        REQUIRE(reader.next(row));
        REQUIRE(row.cells.size() == 2);
        const bool same = unguarded(row.cells[0]) == texts[i];
        INFO(i);
        CHECK(same);
        CHECK((row.cells[0].empty() || row.cells[0].find_first_of("=+-@\t\r") != 0));
        CHECK(row.cells[1] == std::to_string(i));
    }
    CHECK_FALSE(reader.next(row));
    CHECK(log.take().empty());
}

TEST_CASE("answers of hostile names: JSON") {
    const std::vector<std::string>& texts = test::hostile_texts();
    const OutputTable table = table_of(texts);
    for (const std::string& json : {formatted(table, TableFormat::json, Lang::en),
                                    formatted(std::vector{table, table}, TableFormat::json, Lang::en),
                                    json_answer("x", {{"fact", Cell(texts.back())}}, {table})}) {
        CHECK(test::is_utf8(json));
        const auto read = nlohmann::json::parse(json);
        const auto& rows = read.contains("rows") ? read["rows"] : read["names"];
        REQUIRE(rows.size() == texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            INFO(i);
            const bool same = rows[i]["name"] == texts[i];
            CHECK((same || !test::is_utf8(texts[i])));
        }
    }
}

TEST_CASE("answers of hostile names: on the terminal a line each, with nothing that moves or hides") {
    const std::vector<std::string>& texts = test::hostile_texts();
    const std::string out = formatted(table_of(texts), TableFormat::table, Lang::zh);
    CHECK(test::is_utf8(out));
    CHECK(static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n')) == texts.size() + 4);
    CHECK(
        std::none_of(out.begin(), out.end(), [](char c) { return c != '\n' && static_cast<unsigned char>(c) < 0x20; }));
    for (const char* hidden : {"\x7f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbf"}) {
        CHECK(out.find(hidden) == std::string::npos);
    }
}

}  // namespace
}  // namespace lianjian
