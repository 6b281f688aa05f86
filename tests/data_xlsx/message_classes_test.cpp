// Sentences of message classes that no other test reads: what provokes each, what it says in both languages.
// tests/message_classes.py fails while the sentence of a class stands in no test.
#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/issue_classes.hpp"
#include "data/refusal.hpp"
#include "data/xlsx_workbook.hpp"
#include "data_folder.hpp"
#include "workbook_builder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

struct Case {
    Files files;
    std::string place;  // of the finding, and its class
    std::string en, zh;
};

/// A village and whatever else.
Files with_village(Files files) {
    files.insert({"nodes.csv", "id,name,kind\nv,one,村\no,two,单位\np,three,单位\n"});
    return files;
}
Files villages(const std::string& text) { return {{"villages.csv", text}}; }
Files edges(const std::string& header, const std::string& row) {
    return with_village({{"edges.csv", "source,target," + header + "\nv,o," + row + "\n"}});
}
Files book(const WorkbookText& text) { return {{"b.xlsx", text.bytes()}}; }
Files sheet(const Table& table, const std::string& after = {}) {
    return {{"b.xlsx", village_book(rows_of(table), after)}};
}
const Table good{{"id", "name"}, {"v", "one"}};

void check_said(const Loading& loading, const Case& expected) {
    CAPTURE(loading.issues);
    const auto found = std::find(loading.issues.begin(), loading.issues.end(), expected.place);
    REQUIRE(found != loading.issues.end());
    const auto at = static_cast<std::size_t>(found - loading.issues.begin());
    CHECK(loading.en[at] == expected.en);
    CHECK(loading.zh[at] == expected.zh);
}

std::string said(const Refusal& refusal, Lang lang) {
    return what({&refusal.issue_class(), {}, {}, 0, 0, {}, refusal.arguments()}, lang);
}

}  // namespace

TEST_CASE("what is said of files and headers") {
    check_said(load(villages("id,name\n")), {{},
                                             "villages.csv no-rows",
                                             "there is a header and no row — delete the file if it is not needed",
                                             "只有表头，没有数据行 — 如不需要此表，可删除"});
    const Case expected = GENERATE(values<Case>({
        {villages("\ufeffid,name\nv,\xb4\n"), "villages.csv:2 not-utf8",
         "is UTF-8, but byte 13 of the file (0xB4) is not valid — it may be cut off or hold a second encoding; export "
         "it again",
         "是 UTF-8，但文件第 13 字节（0xB4）无效 — 文件可能被截断或混有其他编码，请重新导出"},
        {villages("id,name\nv,\"one\"x\n"), "villages.csv:2:2 after-quote",
         "there is text after a closing quote: x — write a quote inside quotes twice",
         "闭合引号之后还有文字：x — 引号内的引号应写两个"},
        {villages("id,name\nv,5\" one\n"), "villages.csv:2:2 stray-quote",
         "a quote inside a cell that is not quoted: 5\" one — kept as it is",
         "未加引号的单元格里有引号：5\" one — 已原样保留"},
        {villages("id,name\nv," + std::string((1U << 20U) + 1, 'x') + "\n"), "villages.csv:2:2 huge-field",
         "a cell is longer than 1 MiB — a quote or a line end may be missing", "单元格超过 1 MiB — 可能缺少引号或换行"},
        {villages("id,name,编号\nv,one,1\n"), "villages.csv:1:3 header-twice",
         "column 'id' is there twice (column 1 too) — delete or rename one of them",
         "列“id”出现两次（第 1 列也是） — 请删除或改名其中一列"},
        {villages("id,人口\nv,1\n"), "villages.csv:1 missing-column",
         "the required column 'name' is missing; there are: id, 人口 — the first line should be the header; add the "
         "column",
         "缺少必需的列“name”；现有：id, 人口 — 第一行应是表头；请补上此列"},
        {villages("id,name,populaton\nv,one,5\n"), "villages.csv:1:3 near-header",
         "column 'populaton' is not a known one; it is kept as an extra column — did you mean 'population'?",
         "列“populaton”不是已知的列，按附加列保留 — 是否应为“population”？"},
        {villages("id,name\nv,\n"), "villages.csv:2:2 missing-value",
         "the required 'name' is empty — fill it in, or delete the row", "必填的“name”是空的 — 请填写，或删除这一行"},
        {villages("id,name\n v,one\n"), "villages.csv:2:1 padded",
         "' v' has spaces around it, which were taken off — remove the spaces", "“ v”首尾有空格，已去掉 — 请去掉空格"},
        {villages("id,name\nv\u200b,one\n"), "villages.csv:2:1 hidden-character",
         "'v\\u200b' holds an invisible character; it is used as it is — type this id anew",
         "“v\\u200b”含有看不见的字符，按原样使用 — 请重新输入这个编号"},
    }));
    check_said(load(expected.files), expected);
}

TEST_CASE("what is said of workbooks and their sheets") {
    const std::string hidden_row = "<row r=\"3\" hidden=\"1\">" + cell("A3", "t=\"str\"", "<v>w</v>") +
                                   cell("B3", "t=\"str\"", "<v>two</v>") + "</row>";
    const std::string no_result = rows_of({{"id", "name", "人口"}}) +
                                  row(2, cell("A2", "t=\"str\"", "<v>v</v>") + cell("B2", "t=\"str\"", "<v>one</v>") +
                                             cell("C2", "", "<f>1+1</f>"));
    const Case expected = GENERATE_COPY(values<Case>({
        {book({{{"村", rows_of(good)}, {"village_ladder", rows_of(good)}}}), "b.xlsx!village_ladder result-sheet",
         "holds results that an export added; it was not read — nothing needs to be done",
         "是导出时附带的计算结果，没有读取 — 无需处理"},
        {book({{{"村", rows_of(good)}, {"说明", rows_of({{"怎样填写"}})}}}), "b.xlsx!说明 guide-sheet",
         "explains how to fill in the roster; it was not read — nothing needs to be done",
         "是填写说明，没有读取 — 无需处理"},
        {book({{{"村", rows_of(good), {}, "hidden"}}}), "b.xlsx no-sheets",
         "the workbook has no sheet that is a table — name the sheets after the tables, for instance villages (村)",
         "工作簿里没有可读取的表 — 请用表名命名工作表，例如 villages（村）"},
        {sheet({{"id", "name"}}), "b.xlsx!村 no-rows",
         "has a header and no row yet — nothing needs to be done if it is not needed",
         "只有表头，还没有数据行 — 如不需要此表，无需处理"},
        {{{"b.xlsx", village_book(rows_of(good) + hidden_row)}},
         "b.xlsx!村!A3 hidden-rows",
         "1 row(s) are hidden, by a filter or by hand; they were read all the same — unhide and check them; delete "
         "those that do not belong",
         "有 1 行是隐藏的（筛选或手动），已照常读取 — 请取消隐藏后核对；不要的行请删除"},
        {sheet({{"id", "name"}, {"v", "one"}, {"张三报"}}), "b.xlsx!村!3 lone-cell",
         "a row of one cell at the end of the table was taken for a note and passed over: 张三报 — if it is data, "
         "complete it",
         "表的末尾只有一个单元格的一行“张三报”，当作说明跳过 — 如是数据，请补全"},
        {sheet({{"id", "name"}, {"v", "one"}, {"id", "name"}, {"w", "two"}}), "b.xlsx!村!3 header-again",
         "the header once more; passed over — delete the repeated header",
         "表头又出现了一次，已跳过 — 请删除重复的表头"},
        {sheet({{"id", "name", "region"}, {"v", "one", "370211"}, {"w", "two"}}, merged({"C2:C3"})),
         "b.xlsx!村!C3 merged-cells",
         "there are merged cells; their value was taken for each of their rows — nothing needs to be done",
         "有上下合并的单元格，其值用于每一行 — 无需处理"},
        {{{"b.xlsx", village_book(no_result)}},
         "b.xlsx!村!C2 no-cell-value",
         "the formula was saved without its result; taken as not stated — open the workbook in Excel or WPS and save "
         "it",
         "公式没有保存结果，视为未填 — 请用 Excel 或 WPS 打开并保存一次"},
    }));
    check_said(load(expected.files), expected);
}

TEST_CASE("what is said of a workbook beyond each limit") {
    struct Limit {
        UnpackLimits limits;
        std::string en, zh;
    };
    WorkbookText text{{{"村", rows_of(good)}}};
    text.shared = "<si><t>x</t></si>";
    auto parts = text.parts();
    const auto check_refused = [](const std::string& bytes, const Limit& expected) {
        const DataFolder folder(Files{{"b.xlsx", bytes}});
        try {
            const Workbook opened(folder.path("b.xlsx"), expected.limits);
            FAIL("not refused");
        } catch (const Refusal& refusal) {
            CHECK(refusal.issue_class().limit);
            CHECK(said(refusal, Lang::en) == expected.en);
            CHECK(said(refusal, Lang::zh) == expected.zh);
        }
    };
    check_refused(zip_of(parts),
                  {{0, 200, 100}, "unpacks to more than 0 MiB and was not read", "解压后超过 0 MiB，没有读取"});
    check_refused(
        zip_of(parts),
        {{1U << 30U, 200, 3}, "holds more than 3 files inside and was not read", "压缩包里有超过 3 个文件，没有读取"});
    parts["xl/worksheets/sheet1.xml"] += std::string(std::size_t{2} << 20U, ' ');
    check_refused(zip_of(parts), {{1U << 30U, 200, 100},
                                  "xl/worksheets/sheet1.xml in it unpacks to more than 200 times its size, as a zip "
                                  "bomb does; it was not read",
                                  "其中 xl/worksheets/sheet1.xml 解压后超过原来的 200 倍，像是压缩炸弹，没有读取"});
}

TEST_CASE("what is said of a workbook of too many sheets") {
    std::string names;
    for (int i = 0; i <= 1000; ++i) names += "<sheet name=\"s" + std::to_string(i) + "\" sheetId=\"1\" id=\"rId1\"/>";
    auto parts = WorkbookText{{{"村", rows_of(good)}}}.parts();
    parts["xl/workbook.xml"] = "<workbook><sheets>" + names + "</sheets></workbook>";
    check_said(load({{"b.xlsx", zip_of(parts)}}),
               {{},
                "b.xlsx too-large",
                "has more than 1000 sheets, styles or texts and was not read — split it into several workbooks",
                "工作表、样式或文字超过 1000 个，没有读取 — 请分成几个工作簿"});
}

TEST_CASE("what is said of bodies and their ties") {
    const std::string named = "id,name,start,end,merged_into\n";
    const Case expected = GENERATE_COPY(values<Case>({
        {villages(named + "v,one,,2020,v\n"), "villages.csv:2:5 merged-into-itself",
         "'v' is merged into itself; taken as not stated — correct the id", "“v”并入自己，视为未填 — 请改正编号"},
        {villages(named + "v,one,,,w\nw,two,,,\n"), "villages.csv:2:5 merged-without-end",
         "'v' is merged into w but has no end; it counts as still there — state the day it ended (end)",
         "“v”已并入 w，但没有撤销日期，视为仍在 — 请填写撤销日期（end）"},
        {with_village({{"villages.csv", "id,name,伙伴\nw,four,o、o\n"}}), "villages.csv:2:3 repeated-row",
         "'w' and o are tied in villages.csv:2 already; counted once — delete one of the two",
         "“w”与 o 的关系已见于 villages.csv:2，只算一次 — 请删除多余的一项"},
        {with_village({{"villages.csv", "id,name,伙伴\nw,four,o\nw,four,p\n"}}), "villages.csv:3:1 continued-row",
         "goes on with the node of villages.csv:2 (w); its partners were taken — nothing needs to be done",
         "接着 villages.csv:2 的同一节点（w），只取其伙伴 — 无需处理"},
        {with_village({{"needs.csv", "village,category,amount\no,road,1\n"}}), "needs.csv:2:1 not-a-village",
         "'o' is neither village nor community; the row was not counted — check the id",
         "“o”不是村或社区，这一行没有计入 — 请检查编号"},
        {edges("start", "2023-02-30"), "edges.csv:2:3 bad-date",
         "'2023-02-30' is not a date that can be understood; taken as not stated — write it as 2023-07-12",
         "看不懂的日期“2023-02-30”，视为未填 — 请写成 2023-07-12"},
        {edges("start,end", "2023-07-12,2023-07-11"), "edges.csv:2:4 end-before-start",
         "the end 2023-07-11 is before the start 2023-07-12 — correct one of them",
         "结束日期 2023-07-11 早于开始日期 2023-07-12 — 请改正其中之一"},
        {edges("illustrative", "perhaps"), "edges.csv:2:3 bad-mark",
         "'perhaps' is neither yes nor no; taken as no — write 1 or 0", "“perhaps”不是“是/否”，视为否 — 请写 1 或 0"},
    }));
    check_said(load(expected.files), expected);
}

TEST_CASE("what is said of regions") {
    const auto village = villages("id,name,region\nv,one,370211\n");
    const auto regions = [&](const std::string& text) {
        Files files = village;
        files["regions.csv"] = text;
        return files;
    };
    const Case expected = GENERATE_COPY(values<Case>({
        {villages("id,name,region\nv,one,999999\n"), "villages.csv:2:3 unlisted-region",
         "division code '999999' is not in the register of divisions — check it; a new code can be named in a regions "
         "table",
         "区划代码“999999”不在区划名录中 — 请核对；新代码可在 regions 表中登记名称"},
        {regions("code,name,level\n370211,a,borough\n"), "regions.csv:2:3 unknown-level",
         "'borough' is not a known level; it was not used — known: province, city, county, township, village",
         "未知层级“borough”，没有采用 — 可用：province、city、county、township、village"},
        {regions("code,name,parent\nA,a,\nB,b,\nC,c,A\nC,c,B\n"), "regions.csv:5:3 two-parents",
         "region 'C' has two parents: A and B — keep one of them", "区域“C”有两个上级：A 和 B — 请只保留一个"},
    }));
    check_said(load(expected.files), expected);
}

TEST_CASE("what is said of a mapping that is no TOML, and of two mappings") {
    const Loading broken = load({{"villages.csv", "id,name\nv,one\n"}, {"mapping.toml", "[tables\n"}});
    REQUIRE(broken.errors == 1);
    CHECK(broken.issues.at(0).ends_with(" mapping"));
    CHECK(broken.en.at(0).starts_with("is not sound TOML: "));
    CHECK(broken.en.at(0).ends_with(" — a line should be \"own spelling\" = \"known one\""));
    CHECK(broken.zh.at(0).starts_with("不是正确的 TOML："));

    const DataFolder one({{"villages.csv", "id,name\nv,one\n"}, {"mapping.toml", ""}});
    const DataFolder two(Files{{std::string("mapping.toml"), std::string()}});
    const std::vector<std::string> both{one.path(), two.path()};
    const LoadResult twice = load_network(both);
    REQUIRE(twice.errors == 1);
    CHECK(what(twice.issues.at(0), Lang::en) == "there are two mappings: " + one.path("mapping.toml") + " too");
    CHECK(what(twice.issues.at(0), Lang::zh) == "有两个映射文件：" + one.path("mapping.toml") + " 也是");
    CHECK(remedy(twice.issues.at(0), Lang::en) == "name one with --map");
}

TEST_CASE("what is said of a pipe") {
    const DataFolder folder;
    REQUIRE(::mkfifo(folder.path("nodes.csv").c_str(), 0600) == 0);
    check_said(load_from(folder, {"nodes.csv"}), {{},
                                                  "nodes.csv not-a-file",
                                                  "is not a regular file — give a CSV file or a folder",
                                                  "不是普通文件 — 请给出 CSV 文件或文件夹"});
}
