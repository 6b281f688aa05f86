// One case for each class of issue about files and their structure: what provokes it, and where it is reported.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

const std::string good = "id,name\nv1,one\n";

/// A data set of one table, `villages.csv`.
Lines issues_of(const std::string& villages) { return load({{"villages.csv", villages}}).issues; }

}  // namespace

TEST_CASE("a data set that is in order gives no issue") {
    CHECK(load({{"villages.csv", good}}).issues.empty());
    CHECK(load({{"村.csv", "编号,名称\nv1,one\n"}}).issues.empty());
    CHECK(issues_of("\ufeff" + good).empty());
    CHECK(issues_of("id,name\r\nv1,one").empty());
    CHECK(issues_of("id,name\rv1,one\r").empty());
}

TEST_CASE("issues of whole files") {
    struct Case {
        Files files;
        Lines issues;
    };
    const auto [files, issues] = GENERATE(values<Case>({
        {{}, {" no-nodes"}},
        {{{"notes.txt", "x"}}, {" no-nodes"}},
        {{{"edges.csv", "source,target\n"}}, {" no-nodes"}},
        {{{"villages.csv", good}, {"vilages.csv", good}}, {"vilages.csv unknown-table"}},
        {{{"villages.csv", good}, {"村.csv", "id,name\nv2,two\n"}}, {"村.csv table-twice"}},
        {{{"villages.csv", good}, {"Villages.CSV", "id,name\nv2,two\n"}}, {"villages.csv table-twice"}},
        {{{"nodes.csv", "id,name,kind\nv1,one,村\n"}, {"nodes.xlsx", "PK"}}, {"nodes.xlsx workbook"}},
        {{{"villages.csv", ""}}, {"villages.csv empty-file"}},
        {{{"villages.csv", "\ufeff"}}, {"villages.csv empty-file"}},
        {{{"villages.csv", " \r\n\n"}}, {"villages.csv empty-file"}},
        {{{"villages.csv", "id,name\n"}}, {"villages.csv no-rows"}},
        {{{"villages.csv", "id,name"}}, {"villages.csv no-rows"}},
    }));
    CHECK(load(files).issues == issues);
}

TEST_CASE("issues of bytes that are no text, at the line of the first one") {
    CHECK(issues_of("PK\x03\x04...") == Lines{"villages.csv:1 not-text"});
    CHECK(issues_of("<html><body>") == Lines{"villages.csv:1 not-text"});
    CHECK(issues_of("id,name\nv1,a\0b\n"s) == Lines{"villages.csv:2 nul-byte"});
    CHECK(issues_of(std::string(5000, '\0')) == Lines{"villages.csv:1 nul-byte"});
    CHECK(issues_of("id,name\r\nv1,one\r\nv2,\xb4\r\n") == Lines{"villages.csv:3 not-utf8"});
    CHECK(issues_of("id,name\rv1,村\rv2,\xe6\x9d") == Lines{"villages.csv:3 not-utf8"});
}

TEST_CASE("issues of the structure of CSV") {
    struct Case {
        std::string text;
        Lines issues;
    };
    const auto [text, issues] = GENERATE(values<Case>({
        {"id,name\nv1,one\nv2,\"two\nv3,three\n", {"villages.csv:3:2 open-quote"}},
        {"id,name\nv1,\"one\"x\n", {"villages.csv:2:2 after-quote"}},
        {"id,name\nv1,5\" one\n", {"villages.csv:2:2 stray-quote"}},
        {"id,name\nv1,one,1\nv2\n", {"villages.csv:2 ragged-row", "villages.csv:3 ragged-row"}},
        {"id,name\nv1," + std::string((1U << 20U) + 1, 'x') + "\n", {"villages.csv:2:2 huge-field"}},
        {"id,name\n" + std::string(4096, ',') + "\n", {"villages.csv:2:4097 too-many-columns"}},
        {good + "\n\n,\n", {}},
    }));
    CHECK(issues_of(text) == issues);
}

TEST_CASE("limits are told from faults") {
    const auto limits = [](const std::string& text) {
        const DataFolder folder(Files{{"villages.csv", text}});
        const std::vector<std::string> inputs{folder.path()};
        return load_network(inputs).limits;
    };
    CHECK(limits("id,name\nv1," + std::string((1U << 20U) + 1, 'x') + "\n") == 1);
    CHECK(limits("id,name\nv1," + std::string(1U << 16U, 'x') + "\n") == 0);
    CHECK(limits("id,name\n" + std::string(4096, ',') + "\n") == 1);
    CHECK(limits("id,name\nv1\n") == 0);
}

TEST_CASE("issues of the header, at the column") {
    struct Case {
        std::string text;
        Lines issues;
    };
    const auto [text, issues] = GENERATE(values<Case>({
        {"id,name,name\nv1,one,uno\n", {"villages.csv:1:3 header-twice"}},
        {"id,name,编号\nv1,one,1\n", {"villages.csv:1:3 header-twice"}},
        {"id,name,note,note\nv1,one,a,b\n", {"villages.csv:1:4 header-twice"}},
        {"村庄一览表\nid,name\nv1,one\n", {"villages.csv:1 title-row"}},
        {"id\nv1\n", {"villages.csv:1 missing-column"}},
        {"\n\nid\nv1\n", {"villages.csv:3 missing-column"}},
        {"id,name,populaton\nv1,one,5\n", {"villages.csv:1:3 near-header"}},
        {"id,name,\nv1,one,\n", {"villages.csv:1:3 unnamed-column"}},
        {"id,,name\nv1,x,one\n", {"villages.csv:1:2 unnamed-column"}},
        {"id,name,note,电话\nv1,one,a,b\n", {}},  // kept as attributes
    }));
    CAPTURE(text);
    CHECK(issues_of(text) == issues);
}

TEST_CASE("columns that a table does not keep are said to be unused") {
    const std::string needs = "village,category,amount,电话,categroy\nv1,road,5,123,x\n";
    const Loading loading = load({{"villages.csv", good}, {"needs.csv", needs}});
    CHECK(loading.issues == Lines{"needs.csv:1:4 unused-column", "needs.csv:1:5 unused-column"});
    CHECK(loading.severity == std::vector{Severity::note, Severity::note});
    CHECK(loading.warnings == 0);

    const Loading slip = load({{"villages.csv", good}, {"projects.csv", "id,name,catgory\np1,one,income\n"}});
    CHECK(slip.issues == Lines{"projects.csv:1:3 near-header"});
    CHECK(slip.en == Lines{"column 'catgory' is not a known one and is not used — did you mean 'category'?"});
}

TEST_CASE("a note, a warning and an error in full, in both languages") {
    const Loading note = load({{"villages.csv", good}, {"needs.csv", "village,category,amount,电话\nv1,road,5,1\n"}});
    REQUIRE(note.severity == std::vector{Severity::note});
    CHECK(note.zh == Lines{"列“电话”没有用到 — 无需处理"});
    CHECK(note.en == Lines{"column '电话' is not used — nothing needs to be done"});

    const Loading warning = load({{"villages.csv", good}, {"vilages.csv", good}});
    REQUIRE(warning.severity == std::vector{Severity::warning});
    CHECK(warning.zh == Lines{"“vilages”不是已知的表名，没有读取 — 如要读取，请改名，例如 villages.csv，或用 check "
                              "--suggest-map 起草 mapping.toml"});
    CHECK(warning.en ==
          Lines{"'vilages' is not a table name; the file was not read — to have it read, rename it, for instance "
                "villages.csv, or let check --suggest-map draft a mapping.toml"});
    CHECK(warning.warnings == 1);
    CHECK(warning.errors == 0);

    const Loading error = load({{"villages.csv", "id,name\nv1,one,5\n"}});
    REQUIRE(error.severity == std::vector{Severity::error});
    CHECK(error.zh == Lines{"这一行有 3 个单元格，表头有 2 个 — 含逗号的单元格要加引号"});
    CHECK(error.en == Lines{"the row has 3 cells, the header 2 — quote the cells that contain a comma"});
    CHECK(error.errors == 1);
}

TEST_CASE("bytes that are no text are said with their place in the file") {
    CHECK(load({{"villages.csv", "id,name\nv1,\xb4\n"}}).en ==
          Lines{"is neither valid UTF-8 (byte 11 of the file: 0xB4) nor GB18030 (byte 11) — save it as 'CSV UTF-8'"});
    CHECK(load({{"villages.csv", "id,name\nv1,\0\n"s}}).zh ==
          Lines{"含有 NUL 字节（文件第 11 字节） — 文件已损坏，请重新导出"});
    CHECK(load({{"villages.csv", "%PDF-1.7"}}).en ==
          Lines{"is not CSV text; it looks like PDF — export it again as CSV"});
}

TEST_CASE("what a file says never reaches a terminal raw") {
    const Loading loading = load({{"villages.csv", "id,name\nv1,one,\x1b[31m\n"}, {"\x1b[2J.csv", good}});
    CHECK(loading.issues[0] == "\\u001b[2J.csv unknown-table");
    CHECK(loading.zh[0].find('\x1b') == std::string::npos);
}
