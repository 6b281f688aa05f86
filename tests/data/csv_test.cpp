#include "data/csv.hpp"

#include <omp.h>

#include <array>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace lianjian;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Reading {
    Rows rows;
    std::vector<std::uint32_t> lines;  // where each row starts
    std::vector<Issue> issues;

    /// `open-quote:3:2`: class, line and column of each issue.
    [[nodiscard]] std::vector<std::string> faults() const {
        std::vector<std::string> list;
        for (const Issue& issue : issues) {
            list.push_back(std::string(issue.issue_class->code) + ":" + std::to_string(issue.line) + ":" +
                           std::to_string(issue.column));
        }
        return list;
    }
};

Reading read(std::string_view text, std::size_t stretch = std::size_t{1} << 18U) {
    IssueLog log;
    CsvReader reader(text, "t.csv", log, {}, stretch);
    Reading reading;
    RowView row;
    while (reader.next(row)) {
        reading.rows.emplace_back(row.cells.begin(), row.cells.end());
        reading.lines.push_back(row.line);
    }
    reading.issues = log.take();
    return reading;
}

using Faults = std::vector<std::string>;

/// A text of many rows in which cells are plain, quoted, or hold line ends, quotes and delimiters.
std::string random_text(std::mt19937& dice) {
    static constexpr std::array pieces{"a",  "村民",    "12", ",",    ",",        "\n",         "\n", "\r\n", "\r",
                                       "\"", "\"x,y\"", "\"", "\"\"", "\"a\nb\"", "\"q\"\"q\"", " ",  "\n,",  "\n\n"};
    std::string text;
    const std::size_t length = dice() % 400;
    for (std::size_t i = 0; i < length; ++i) text += pieces[dice() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("cells stand between commas, rows on lines") {
    struct Case {
        const char* text;
        Rows rows;
    };
    const auto [text, rows] = GENERATE(values<Case>({
        {"", {}},
        {"a", {{"a"}}},
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},  // the last line without an end
        {"a,\n,b\n", {{"a", ""}, {"", "b"}}},    // empty cells
        {"a,b\n1,", {{"a", "b"}, {"1", ""}}},    // an empty one last of all
        {" a , b ", {{" a ", " b "}}},           // spaces belong to the cell
        {"村,社区\n徐村,盐滩\n", {{"村", "社区"}, {"徐村", "盐滩"}}},
        {"a;b\tc", {{"a;b\tc"}}},  // other separators are text
    }));
    CAPTURE(text);
    const Reading reading = read(text);
    CHECK(reading.rows == rows);
    CHECK(reading.issues.empty());
}

TEST_CASE("lines end in LF, CRLF or CR, one file in all three") {
    const Rows rows{{"a", "b"}, {"1", "2"}, {"3", "4"}};
    CHECK(read("a,b\n1,2\n3,4\n").rows == rows);
    CHECK(read("a,b\r\n1,2\r\n3,4\r\n").rows == rows);
    CHECK(read("a,b\r1,2\r3,4\r").rows == rows);
    CHECK(read("a,b\r\n1,2\r3,4\n").rows == rows);
    for (const char* text : {"a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r", "a\r\r\nb"}) {
        CHECK(read(text).lines == std::vector<std::uint32_t>{1, 3});
    }
}

TEST_CASE("blank lines and rows of empty cells are passed over, and counted as lines") {
    const Reading reading = read("\n\na,b\n\n,\n1,2\n\n");
    CHECK(reading.rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(reading.lines == std::vector<std::uint32_t>{3, 6});
    CHECK(reading.issues.empty());
}

TEST_CASE("quotes keep commas, line ends and doubled quotes") {
    struct Case {
        const char* text;
        Rows rows;
    };
    const auto [text, rows] = GENERATE(values<Case>({
        {R"("a","b")", {{"a", "b"}}},
        {R"("a,b",c)", {{"a,b", "c"}}},
        {R"("","",x)", {{"", "", "x"}}},
        {R"("say ""hi""",c)", {{"say \"hi\"", "c"}}},
        {R"("""")", {{"\""}}},
        {R"("""",a,"""""")", {{"\"", "a", "\"\""}}},
        {"\"a\nb\",c\n", {{"a\nb", "c"}}},
        {"\"a\r\nb\",c\r\n", {{"a\r\nb", "c"}}},
        {"\"a\rb\"\r\"c\"", {{"a\rb"}, {"c"}}},
        {R"("  a ")", {{"  a "}}},
    }));
    CAPTURE(text);
    const Reading reading = read(text);
    CHECK(reading.rows == rows);
    CHECK(reading.issues.empty());
}

TEST_CASE("a row is on the line it starts, line ends inside quotes counted") {
    CHECK(read("a\n\"1\n2\r\n3\r4\"\nb\n").lines == std::vector<std::uint32_t>{1, 2, 6});
}

TEST_CASE("many cells with doubled quotes in a row do not disturb each other") {
    std::string text;
    std::vector<std::string> cells;
    for (int i = 0; i < 3000; ++i) {
        const std::string number = std::to_string(i);
        text.append(i > 0 ? "," : "").append(R"(""")").append(number).append(R"(""")");
        cells.push_back('"' + number + '"');
    }
    CHECK(read(text + "\n" + text).rows == Rows{cells, cells});
}

TEST_CASE("an open quote is reported where it opens") {
    CHECK(read("a,b\n1,2\n3,\"x\n4,5\n").faults() == Faults{"open-quote:3:2"});
    CHECK(read("\"").faults() == Faults{"open-quote:1:1"});
    CHECK(read("a\n\"b\"\"").faults() == Faults{"open-quote:2:1"});
    const Reading reading = read("a\n1\n\"2\n3\n");
    CHECK(reading.rows == Rows{{"a"}, {"1"}});  // what came before stands
}

TEST_CASE("text after a closing quote ends the reading") {
    const Reading reading = read("a,b\n\"1\"x,2\n3,4\n");
    CHECK(reading.faults() == Faults{"after-quote:2:1"});
    CHECK(reading.issues[0].arguments == std::vector<std::string>{"x"});
    CHECK(reading.rows == Rows{{"a", "b"}});
    CHECK(read("\"a\" ,b").faults() == Faults{"after-quote:1:1"});
}

TEST_CASE("a quote inside a plain cell is kept and said") {
    const Reading reading = read("a,b\n5\" pipe,2\n");
    CHECK(reading.faults() == Faults{"stray-quote:2:1"});
    CHECK(reading.rows == Rows{{"a", "b"}, {"5\" pipe", "2"}});
}

TEST_CASE("a cell may have 1 MiB and no byte more") {
    const std::string longest(std::size_t{1} << 20U, 'x');
    CHECK(read("a," + longest + "\n").rows == Rows{{"a", longest}});
    CHECK(read("a,\"" + longest + "\"\n").rows == Rows{{"a", longest}});
    CHECK(read("\na," + longest + "x\n").faults() == Faults{"huge-field:2:2"});
    CHECK(read("a,\"" + longest + "x\"\n").faults() == Faults{"huge-field:1:2"});
}

TEST_CASE("a row may have 4096 columns and no more") {
    const std::string most(4095, ',');
    CHECK(read("x" + most).rows.at(0).size() == 4096);
    CHECK(read("x" + most + ",").faults() == Faults{"too-many-columns:1:4097"});
}

TEST_CASE("a million rows behind an open quote take linear time") {
    std::string text = "id,name\n\"v0,one\n";
    for (int i = 0; i < 1'000'000; ++i) text += "370211001001,some village\n";
    const std::clock_t begin = std::clock();  // of the processor, since the machine may be busy
    CHECK(read(text).faults() == Faults{"open-quote:2:1"});
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 5);
}

TEST_CASE("rows, lines and faults are the same however the text is cut up and at any number of threads") {
    const int threads = omp_get_max_threads();
    std::mt19937 dice(7);
    for (int round = 0; round < 300; ++round) {
        const std::string text = random_text(dice);
        omp_set_num_threads(1);
        const Reading whole = read(text);
        for (const std::size_t stretch : {1U, 3U, 16U, 100U}) {
            omp_set_num_threads(1 + static_cast<int>(dice() % 4));
            const Reading cut = read(text, stretch);
            REQUIRE(cut.rows == whole.rows);
            REQUIRE(cut.lines == whole.lines);
            REQUIRE(cut.faults() == whole.faults());
        }
    }
    omp_set_num_threads(threads);
}

TEST_CASE("the rows ahead are the rows to come") {
    const std::string text = "a,b\n1,2\n\n3,4\n5,6\n";
    IssueLog log;
    CsvReader reader(text, "t.csv", log);
    RowView row;
    REQUIRE(reader.next(row));
    REQUIRE(reader.ahead(2).size() == 2);
    CHECK(reader.ahead(2)[0] == "3");
    CHECK(reader.ahead(3)[1] == "6");
    CHECK(reader.ahead(4).empty());
    CHECK(reader.foreseen_rows() >= 4);
}
