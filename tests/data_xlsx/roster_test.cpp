// Rosters as people make them: titles, blanks, merged cells, totals, notes.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"
#include "workbook_builder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

Loading sheet(const Table& table, const std::string& after = {}) {
    return load({{"名册.xlsx", village_book(rows_of(table), after)}});
}

Lines ids_of(const Loading& loading) {
    Lines ids;
    for (NodeId v = 0; v < loading.network.nodes.size(); ++v) ids.emplace_back(loading.network.id(v));
    return ids;
}

}  // namespace

TEST_CASE("title rows above the header are passed over, each with a note") {
    const Loading loading =
        sheet({{"莱西市联建村庄名册"}, {}, {"", "", "截至2024年12月"}, {"编号", "名称", "人口"}, {"v1", "一村", "5"}},
              merged({"A1:C1"}));
    CHECK(loading.issues == Lines{"名册.xlsx!村!1 title-row", "名册.xlsx!村!3 title-row"});
    CHECK(loading.zh[0] == "表头之上的一行“莱西市联建村庄名册”，已跳过 — 无需处理");
    CHECK(loading.severity == std::vector{Severity::note, Severity::note});
    CHECK(ids_of(loading) == Lines{"v1"});
    CHECK(loading.network.nodes.origin[0].line == 5);
}

TEST_CASE("a title above the header of a CSV file is passed over too") {
    const Loading loading =
        load({{"村.csv", "莱西市联建村庄名册,,\n\n编号,名称,人口\nv1,一村,5\n合计,,5\n注：截至12月,,\n"}});
    CHECK(loading.issues == Lines{"村.csv:1 title-row", "村.csv:5 total-row", "村.csv:6 foot-note"});
    CHECK(ids_of(loading) == Lines{"v1"});
    CHECK(load({{"村.csv", "只有标题\n编号,名称\nv1,一村\n"}}).issues == Lines{"村.csv:1 title-row"});
}

TEST_CASE("the row nearest to a header is told what it lacks") {
    const Loading loading = sheet({{"名册"}, {"编号", "人口"}, {"v1", "5"}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!2 missing-column"});
    CHECK(loading.en[0].find("'name' is missing; there are: 编号, 人口") != std::string::npos);
    Table late(20, {"x"});
    late.push_back({"id", "name"});
    CHECK(sheet(late).issues == Lines{"名册.xlsx!村!1 missing-column", "名册.xlsx!村!1 missing-column"});
}

TEST_CASE("a header of two rows: the lower one names the columns") {
    const Loading loading =
        sheet({{"编号", "名称", "联系方式", ""}, {"", "", "电话", "手机"}, {"v1", "一村", "1", "2"}},
              merged({"A1:A2", "B1:B2", "C1:D1"}));
    CHECK(loading.issues == Lines{"名册.xlsx!村!A2 merged-cells", "名册.xlsx!村!1 title-row"});
    REQUIRE(loading.network.nodes.attributes.size() == 2);
    CHECK(loading.network.nodes.attributes[0].name == "电话");
    CHECK(loading.network.nodes.attributes[1].name == "手机");
}

TEST_CASE("blank rows and columns are passed over and said") {
    const Loading loading =
        sheet({{}, {"", "id", "name", "", "人口"}, {}, {"", "v1", "one", "", "5"}, {}, {}, {"", "v2", "two"}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!2 blank-columns", "名册.xlsx!村 blank-rows"});
    CHECK(loading.en == Lines{"columns without a header: A, D — nothing needs to be done if they are blank",
                              "3 blank row(s) were passed over — nothing needs to be done"});
    CHECK(ids_of(loading) == Lines{"v1", "v2"});
    CHECK(loading.network.nodes.origin[1].line == 7);
}

TEST_CASE("text in a column without a header is said at its cell, once a column") {
    const Loading loading =
        sheet({{"", "id", "name"}, {"x", "v1", "one", "", "stray"}, {"y", "v2", "two", "", "again"}});
    CHECK(loading.issues ==
          Lines{"名册.xlsx!村!1 blank-columns", "名册.xlsx!村!A2 unnamed-column", "名册.xlsx!村!E2 unnamed-column"});
    CHECK(loading.en[2] == "column E has no header and was not read — name it, or delete it");
    CHECK(loading.network.nodes.size() == 2);
}

TEST_CASE("short rows of a sheet are padded, not ragged") {
    const Loading loading = sheet({{"id", "name", "人口", "note"}, {"v1", "one"}, {"v2", "two", "7"}});
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.size() == 2);
}

TEST_CASE("rows of totals are passed over and said, wherever they stand") {
    const Loading loading = sheet({{"镇", "编号", "名称", "人口"},
                                   {"甲镇", "v1", "一村", "5"},
                                   {"", "", "小计", "5"},
                                   {"乙镇", "v2", "二村", "7"},
                                   {"", "小 计：", "", "7"},
                                   {"合　计", "", "", "12"},
                                   {"Total", "", "", "12"}},
                                  merged({"A2:A3", "A4:A5"}));
    CHECK(loading.issues == Lines{"名册.xlsx!村!A3 merged-cells", "名册.xlsx!村!3 total-row",
                                  "名册.xlsx!村!5 total-row", "名册.xlsx!村!6 total-row", "名册.xlsx!村!7 total-row"});
    CHECK(loading.zh[1] == "合计行（小计），已跳过 — 建议删除合计行");
    CHECK(ids_of(loading) == Lines{"v1", "v2"});
}

TEST_CASE("a row of totals that carries an id is named by it") {
    const Loading loading = sheet({{"编号", "名称"}, {"v1", "一村"}, {"v9", "合计"}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!3 total-row"});
    CHECK(loading.zh[0] == "合计行（合计）有编号“v9”，已跳过 — 如是合计行，请删除；如是数据，请改名称");
    CHECK(ids_of(loading) == Lines{"v1"});
}

TEST_CASE("hidden rows are read, and said once") {
    std::string rows = rows_of({{"编号", "名称"}, {"v1", "一村"}, {"v2", "二村"}, {"v3", "三村"}});
    for (const char* hidden : {"<row r=\"3\"", "<row r=\"4\""}) {
        const std::size_t at = rows.find(hidden);
        REQUIRE(at != std::string::npos);
        rows.insert(at + 4, " hidden=\"1\"");
    }
    const Loading loading = load({{"名册.xlsx", village_book(rows)}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!A3 hidden-rows"});
    CHECK(loading.en[0].starts_with("2 row(s) are hidden"));
    CHECK(loading.network.nodes.size() == 3);
}

TEST_CASE("an error value in a row of totals does not matter") {
    const std::string rows = rows_of({{"编号", "名称", "人口"}, {"v1", "一村", "5"}}) +
                             row(3, cell("A3", "t=\"str\"", "<v>合计</v>") + cell("C3", "t=\"e\"", "<v>#REF!</v>"));
    CHECK(load({{"名册.xlsx", village_book(rows)}}).issues == Lines{"名册.xlsx!村!3 total-row"});
}

TEST_CASE("a figure may be called a total") {
    const WorkbookText book{{{"村", rows_of({{"id", "name"}, {"v1", "one"}})},
                             {"figures", rows_of({{"region", "name", "amount"}, {"", "合计", "5"}})}}};
    const Loading loading = load({{"名册.xlsx", book.bytes()}});
    CHECK(loading.issues.empty());
    CHECK(loading.network.figures.size() == 1);
}

TEST_CASE("notes under the table are passed over and said") {
    const Loading loading = sheet({{"编号", "名称", "人口"},
                                   {"v1", "一村", "5"},
                                   {"注：数据截至2024年12月。"},
                                   {"", "备注", ""},
                                   {"填表人：张三", "", "审核人：李四"},
                                   {"说明：1. 人口为户籍人口"}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!3 foot-note", "名册.xlsx!村!4 foot-note", "名册.xlsx!村!5 foot-note",
                                  "名册.xlsx!村!6 foot-note"});
    CHECK(loading.zh[0] == "表下的说明“注：数据截至2024年12月。”，已跳过 — 无需处理");
    CHECK(loading.warnings == 0);
    CHECK(loading.network.nodes.size() == 1);
}

TEST_CASE("ids that look like words of notes are ids") {
    const Loading loading = load({{"villages.csv", "id,name\nnote1,one\nsource1,two\ntotal1,three\n注,注\n"},
                                  {"edges.csv", "source,target\nnote1,source1\nsource1,total1\n"}});
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.size() == 4);
    CHECK(loading.network.ties.size() == 2);
}

TEST_CASE("a last row of one cell is taken for a note with a warning; one inside the table is a row") {
    const Loading last = sheet({{"编号", "名称"}, {"v1", "一村"}, {"莱西市委组织部"}, {}, {"2024年12月"}});
    CHECK(last.issues == Lines{"名册.xlsx!村!3 lone-cell", "名册.xlsx!村!5 lone-cell"});
    CHECK(last.warnings == 2);
    CHECK(last.network.nodes.size() == 1);

    const Loading inside = sheet({{"编号", "名称"}, {"v1", "一村"}, {"v2"}, {"v3"}, {"v4", "四村"}});
    CHECK(inside.issues == Lines{"名册.xlsx!村!B3 missing-value", "名册.xlsx!村!B4 missing-value"});
    CHECK(ids_of(inside) == Lines{"v1", "v2", "v3", "v4"});

    Table many{{"编号", "名称"}};
    for (int i = 0; i < 200; ++i) many.push_back({"v" + std::to_string(i)});
    CHECK(sheet(many).errors >= 150);
}

TEST_CASE("a header repeated inside the table is passed over with a warning") {
    const Loading loading = sheet({{"编号", "名称"}, {"v1", "一村"}, {"编号", "名称"}, {"v2", "二村"}});
    CHECK(loading.issues == Lines{"名册.xlsx!村!3 header-again"});
    CHECK(ids_of(loading) == Lines{"v1", "v2"});
}

TEST_CASE("merged cells give their value to every row they cover, in every column") {
    const Loading loading = sheet({{"编号", "名称", "镇", "产业"},
                                   {"v1", "一村", "甲镇", "果"},
                                   {"v2", "二村", "", ""},
                                   {},
                                   {"v3", "三村", "", "茶"},
                                   {"v4", "四村", "", ""}},
                                  merged({"C2:C5", "D2:D3", "A9:B9"}));
    CHECK(loading.issues == Lines{"名册.xlsx!村!C3 merged-cells", "名册.xlsx!村 blank-rows"});
    CHECK(loading.severity[0] == Severity::note);
    const auto& attributes = loading.network.nodes.attributes;
    REQUIRE(attributes.size() == 2);
    using Values = std::vector<std::pair<std::uint32_t, std::string>>;
    CHECK(attributes[0].values == Values{{0, "甲镇"}, {1, "甲镇"}, {2, "甲镇"}});
    CHECK(attributes[1].values == Values{{0, "果"}, {1, "果"}, {2, "茶"}});
}

TEST_CASE("the list of merged ranges is found wherever it stands") {
    const auto sector_below = [](const std::string& after) {
        const Loading loading =
            sheet({{"编号", "名称", "行业"}, {"v1", "mergeCells", "果"}, {"v2", "&lt;mergeCells&gt;", ""}}, after);
        REQUIRE(loading.errors == 0);
        return std::string(loading.network.nodes.sector[1]);
    };
    const std::string list = "<mergeCells count='1'><mergeCell ref='C2:C3'/></mergeCells><pageSetup/>";
    CHECK(sector_below("").empty());
    CHECK(sector_below(list) == "果");
    CHECK(sector_below("<x:mergeCells xmlns:x='x'><x:mergeCell ref='C2:C3'/></x:mergeCells>") == "果");
    // Also where a piece of what is read ends in it.
    constexpr std::size_t piece = std::size_t{64} << 10U;
    for (std::size_t padding = piece - 900; padding < piece; padding += 7) {
        REQUIRE(sector_below("<!--" + std::string(padding, ' ') + "-->" + list) == "果");
    }
}

TEST_CASE("merged ranges that overlap or lie in any order do no harm") {
    const Loading loading =
        sheet({{"编号", "名称", "镇"}, {"v1", "一村", "甲"}, {"v2", "二村", ""}, {"v3", "三村", ""}},
              merged({"C3:C9", "C2:C3", "C2:C4", "C2:C1048576", "A100:A200"}));
    CHECK(loading.network.nodes.attributes[0].values.size() == 3);
    CHECK(loading.errors == 0);
}

TEST_CASE("merged ranges are found across a sheet of many pieces") {
    Table table{{"编号", "名称", "镇"}};
    for (int i = 0; i < 30'000; ++i) table.push_back({"v" + std::to_string(i), "村", i == 0 ? "甲" : ""});
    const Loading loading = sheet(table, merged({"C2:C30001"}));
    CHECK(loading.network.nodes.size() == 30'000);
    CHECK(loading.network.nodes.attributes.at(0).values.size() == 30'000);
    CHECK(loading.issues == Lines{"名册.xlsx!村!C3 merged-cells"});
}

TEST_CASE("an empty sheet and a header without rows") {
    CHECK(sheet({}).issues.at(0) == "名册.xlsx!村 empty-file");
    CHECK(sheet({{"id", "name"}}).issues == Lines{"名册.xlsx!村 no-rows"});
}
