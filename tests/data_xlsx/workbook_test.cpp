// What a workbook says, cell by cell and sheet by sheet.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"
#include "workbook_builder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

/// The attribute `note` of the nodes of a one-sheet workbook whose cell C2 is given.
Loading with_cell(const std::string& c2, const std::string& styles = {}, const std::string& properties = {}) {
    const std::string header = rows_of({{"id", "name", "note"}});
    WorkbookText book{
        {{"村", header + row(2, cell("A2", "t=\"str\"", "<v>v1</v>") + cell("B2", "t=\"str\"", "<v>one</v>") + c2)}}};
    book.styles = styles;
    book.properties = properties;
    book.shared =
        "<si><t>plain</t></si><si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>a_x000D_b_x005F_c</t></si>";
    return load({{"名册.xlsx", book.bytes()}});
}

std::string note_of(const Loading& loading) {
    const auto& attributes = loading.network.nodes.attributes;
    return attributes.empty() || attributes[0].values.empty() ? "" : attributes[0].values[0].second;
}

/// Styles 1, 2 … of these number formats: numbers of built-in ones, or codes.
std::string styles_of(const std::vector<std::string>& formats) {
    std::string own, cells = "<xf numFmtId=\"0\"/>";
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const bool built_in = formats[i].find_first_not_of("0123456789") == std::string::npos && formats[i].size() < 3;
        const std::string number = built_in ? formats[i] : std::to_string(164 + i);
        if (!built_in) own += "<numFmt numFmtId=\"" + number + "\" formatCode=\"" + formats[i] + "\"/>";
        cells += "<xf numFmtId=\"" + number + "\" applyNumberFormat=\"1\"/>";
    }
    return "<numFmts>" + own + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + cells +
           "</cellXfs><dxfs><dxf/></dxfs>";
}

}  // namespace

TEST_CASE("a table read from a workbook equals the same table from CSV") {
    const Table table{{"id", "name", "区划代码", "人口", "note"},
                      {"370285105290", "一村", "370285105290", "100+", "x"},
                      {"v2", "二 村", "", "1,200", ""},
                      {"v3", "<三>&", "3702", "", "a\"b"}};
    const std::string csv =
        "id,name,区划代码,人口,note\n370285105290,一村,370285105290,100+,x\nv2,二 村,,\"1,200\",\n"
        "v3,<三>&,3702,,\"a\"\"b\"\n";
    const Loading one = load({{"名册.xlsx", village_book(rows_of(table))}});
    const Loading two = load({{"村.csv", csv}});
    CHECK(one.issues.empty());
    REQUIRE(one.network.nodes.size() == 3);
    for (NodeId v = 0; v < 3; ++v) {
        CHECK(one.network.id(v) == two.network.id(v));
        CHECK(one.network.name(v) == two.network.name(v));
        CHECK(one.network.region(v) == two.network.region(v));
        CHECK(one.network.nodes.population[v] == two.network.nodes.population[v]);
        CHECK(one.network.nodes.origin[v].line == two.network.nodes.origin[v].line);
    }
    CHECK(one.network.nodes.attributes[0].values == two.network.nodes.attributes[0].values);
    REQUIRE(one.network.files.size() == 1);
    CHECK(one.network.files[0].name == "名册.xlsx");
    CHECK(one.network.files[0].sheet == "村");
    CHECK(one.network.files[0].table == "villages");
    CHECK(one.network.files[0].rows == 3);
}

TEST_CASE("texts of a cell: shared, its own, rich, of a formula, with escapes") {
    CHECK(note_of(with_cell(cell("C2", "t=\"s\"", "<v>0</v>"))) == "plain");
    CHECK(note_of(with_cell(cell("C2", "t=\"s\"", "<v>1</v>"))) == "rich");  // trimmed
    CHECK(note_of(with_cell(cell("C2", "t=\"s\"", "<v>2</v>"))) == "a\rb_c");
    CHECK(note_of(with_cell(cell("C2", "t=\"str\"", "<f>A1&amp;\"x\"</f><v>result</v>"))) == "result");
    CHECK(note_of(with_cell(cell("C2", "", "<f>SUM(A1:A2)</f><v>42</v>"))) == "42");
    CHECK(note_of(with_cell(cell("C2", "t=\"inlineStr\"", "<is><t>own</t></is>"))) == "own");
    CHECK(note_of(with_cell(
              cell("C2", "t=\"inlineStr\"", "<is><r><t>o</t></r><r><t>wn</t></r><rPh><t>no</t></rPh></is>"))) == "own");
    CHECK(note_of(with_cell(cell("C2", "t=\"str\"", "<v>_x0041_ _xZZZZ_</v>"))) == "A _xZZZZ_");
    CHECK(note_of(with_cell(cell("C2", "t=\"b\"", "<v>1</v>"))) == "1");
    CHECK(note_of(with_cell(cell("C2", "t=\"b\"", "<v>0</v>"))) == "0");
    CHECK(note_of(with_cell(cell("C2", "t=\"d\"", "<v>2023-07-12T00:00:00.000</v>"))) == "2023-07-12");
    CHECK(note_of(with_cell("<c><v>7</v></c>")) == "7");  // addresses may be left out
}

TEST_CASE("numbers are texts of all their digits") {
    struct Case {
        const char* stored;
        const char* text;
    };
    const auto [stored, text] = GENERATE(values<Case>({
        {"370211001001", "370211001001"},
        {"3.70211001001E11", "370211001001"},
        {"3.70211E+11", "370211000000"},
        {"1.0", "1"},
        {"0", "0"},
        {"-5", "-5"},
        {"-0", "0"},
        {"0.1", "0.1"},
        {"0.10000000000000001", "0.1"},
        {"12.300000000000001", "12.3"},
        {"999999999999999", "999999999999999"},
        {"1E-3", "0.001"},
    }));
    CAPTURE(stored);
    CHECK(note_of(with_cell(number("C2", stored))) == text);
}

TEST_CASE("numbers in the style of a date are dates, in both epochs") {
    struct Case {
        const char* format;
        const char* stored;
        const char* text;
    };
    const auto [format, stored, text] = GENERATE(values<Case>({
        {"14", "45119", "2023-07-12"},
        {"yyyy-mm-dd", "45119", "2023-07-12"},
        {"yyyy\\-mm\\-dd;@", "45119", "2023-07-12"},
        {"[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "45119", "2023-07-12"},
        {"31", "45119", "2023-07-12"},
        {"22", "45119.5", "2023-07-12 12:00:00"},
        {"22", "45119.0", "2023-07-12"},
        {"14", "45118.999999999", "2023-07-12"},
        {"14", "59", "1900-02-28"},
        {"14", "61", "1900-03-01"},
        {"14", "60", "60"},  // there was no 29 February 1900
        {"14", "-1", "-1"},
        {"14", "2958465", "9999-12-31"},
        {"14", "2958466", "2958466"},
        {"27", "45108", "2023-07"},  // 2023年7月: the month, when it is its first day
        {"27", "45119", "2023-07-12"},
        {"mmm-yy", "45108", "2023-07"},
        {"yyyy", "44927", "2023"},
        {"20", "0.25", "06:00:00"},
        {"0.00", "45119", "45119"},
        {"General", "45119", "45119"},
        {"0.00E+00", "45119", "45119"},
        {"#,##0&quot;days&quot;", "45119", "45119"},
        {"[Red]0", "45119", "45119"},
        {"49", "45119", "45119"},
        {"000000", "10001", "010001"},
        {"000000", "370211001001", "370211001001"},
    }));
    CAPTURE(format, stored);
    CHECK(note_of(with_cell(number("C2", stored, 1), styles_of({format}))) == text);
}

TEST_CASE("days may count from 1904") {
    CHECK(note_of(with_cell(number("C2", "43657", 1), styles_of({"14"}), "date1904=\"1\"")) == "2023-07-12");
    CHECK(note_of(with_cell(number("C2", "0", 1), styles_of({"14"}), "date1904=\"true\"")) == "1904-01-01");
}

TEST_CASE("a date cell of a tie is a date, and the month of an end its last day") {
    WorkbookText book{
        {{"村", rows_of({{"id", "name"}, {"a", "甲"}, {"b", "乙"}})},
         {"联建关系", rows_of({{"甲方", "乙方", "开始日期", "结束日期"}}) +
                          row(2, cell("A2", "t=\"str\"", "<v>a</v>") + cell("B2", "t=\"str\"", "<v>b</v>") +
                                     number("C2", "45119", 1) + number("D2", "45474", 2))}}};
    book.styles = styles_of({"14", "yyyy&quot;年&quot;m&quot;月&quot;"});
    const Loading loading = load({{"名册.xlsx", book.bytes()}});
    CHECK(loading.issues.empty());
    CHECK(iso(loading.network.ties.start[0]) == "2023-07-12");
    CHECK(iso(loading.network.ties.end[0]) == "2024-08-01");
}

TEST_CASE("an error value refuses the data at its cell") {
    const Loading loading = with_cell(cell("C2", "t=\"e\"", "<v>#N/A</v>"));
    CHECK(loading.issues == Lines{"名册.xlsx!村!C2 error-cell"});
    CHECK(loading.zh == Lines{"单元格是错误值 #N/A — 请改正公式，或清空单元格"});
    CHECK(loading.errors == 1);
}

TEST_CASE("a formula without its result is said, and taken as not stated") {
    const Loading loading = with_cell(cell("C2", "", "<f>VLOOKUP(1,2,3)</f>"));
    CHECK(loading.issues == Lines{"名册.xlsx!村!C2 no-cell-value"});
    CHECK(loading.errors == 0);
    CHECK(loading.network.nodes.size() == 1);
}

TEST_CASE("rows of formulas without results are not passed over in silence") {
    const std::string rows =
        rows_of({{"id", "name"}}) + row(2, cell("A2", "", "<f>X1</f>") + cell("B2", "", "<f>X2</f>"));
    CHECK(load({{"名册.xlsx", village_book(rows)}}).issues ==
          Lines{"名册.xlsx!村!A2 no-cell-value", "名册.xlsx!村 no-rows"});
}

TEST_CASE("a cell of spaces is blank") {
    const std::string rows = rows_of({{"id", "name"}, {"v1", "one"}, {" ", "\u3000"}, {"v2", "two"}});
    CHECK(load({{"名册.xlsx", village_book(rows)}}).issues == Lines{"名册.xlsx!村 blank-rows"});
}

TEST_CASE("codes that a spreadsheet has spoilt are refused at their cell") {
    const auto id = [](const std::string& a2) {
        return load({{"名册.xlsx",
                      village_book(rows_of({{"id", "name"}}) + row(2, a2 + cell("B2", "t=\"str\"", "<v>one</v>")))}});
    };
    const Loading text = id(cell("A2", "t=\"str\"", "<v>3.70211E+11</v>"));
    CHECK(text.issues == Lines{"名册.xlsx!村!A2 spoilt-code"});
    CHECK(text.zh == Lines{"“3.70211E+11”是被 Excel 破坏的代码 — 请把该列设为文本格式后重新填写，再导出"});
    for (const char* stored : {"370211199001011000", "3.7021119900101101E+17", "1000000000000000"}) {
        CAPTURE(stored);
        const Loading number_cell = id(number("A2", stored));
        CHECK(number_cell.issues == Lines{"名册.xlsx!村!A2 inexact-code"});
    }
    CHECK(id(number("A2", "3.7021119900101101E+17")).zh[0] ==
          "“370211199001011008”是超过 15 位的数字，Excel 已丢失后面的数位 — 请把该列设为文本格式后重新填写");
    CHECK(id(cell("A2", "t=\"str\"", "<v>370211199001011234</v>")).issues.empty());  // as text it is whole
    CHECK(id(number("A2", "370211001001")).network.find("370211001001") == 0);
    CHECK(with_cell(number("C2", "370211199001011000")).issues.empty());  // no code column
}

TEST_CASE("sheets are tables by their names; others are said") {
    WorkbookText book{{{"村", rows_of({{"id", "name"}, {"v1", "one"}})},
                       {"单位", rows_of({{"id", "name"}, {"o1", "two"}})},
                       {"联建关系", rows_of({{"source", "target"}, {"v1", "o1"}})},
                       {"vilages", rows_of({{"id", "name"}, {"x", "y"}})},
                       {"Sheet2", ""},
                       {"nodes", rows_of({{"id", "name"}, {"h", "hidden"}}), "", "hidden"},
                       {"成员", rows_of({{"group", "node"}, {"a", "b"}}), "", "veryHidden"}}};
    const Loading loading = load({{"名册.xlsx", book.bytes()}});
    CHECK(loading.issues ==
          Lines{"名册.xlsx!nodes hidden-sheet", "名册.xlsx!成员 hidden-sheet", "名册.xlsx!vilages unknown-sheet"});
    CHECK(loading.zh[0] == "工作表是隐藏的，没有读取 — 如要读取，请取消隐藏");
    CHECK(loading.en[2] ==
          "'vilages' is not a table name; the sheet was not read — to have it read, rename it, for "
          "instance villages, or let check --suggest-map draft a mapping.toml");
    CHECK(loading.warnings == 1);
    CHECK(loading.network.nodes.size() == 2);
    CHECK(loading.network.ties.size() == 1);
}

TEST_CASE("sheets of results are passed over with a note; a mapping may pass over others") {
    const WorkbookText book{{{"村", rows_of({{"id", "name"}, {"v1", "one"}})},
                             {"coverage", rows_of({{"region"}, {"37"}})},
                             {"封面", rows_of({{"x"}, {"y"}})}}};
    const Loading loading = load({{"名册.xlsx", book.bytes()}, {"mapping.toml", "[tables]\n\"封面\" = \"ignore\"\n"}});
    CHECK(loading.issues == Lines{"名册.xlsx!coverage result-sheet", "名册.xlsx!封面 ignored-table"});
    CHECK(loading.warnings == 0);
}

TEST_CASE("a workbook of one sheet may have the table's name itself") {
    WorkbookText book{{{"Sheet1", rows_of({{"id", "name"}, {"v1", "one"}})}, {"Sheet2", ""}}};
    CHECK(load({{"villages.xlsx", book.bytes()}}).issues ==
          Lines{"villages.xlsx!Sheet1 unknown-sheet", "villages.xlsx no-sheets", " no-nodes"});
    book.sheets.pop_back();
    const Loading loading = load({{"villages.xlsx", book.bytes()}});
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.size() == 1);
}

TEST_CASE("several workbooks, folders and files make one data set") {
    const DataFolder one({{"a.xlsx", village_book(rows_of({{"id", "name"}, {"v1", "one"}}))},
                          {"organizations.csv", "id,name\no1,two\n"}});
    const DataFolder two(Files{{"b.xlsx", village_book(rows_of({{"id", "name"}, {"v2", "two"}}))}});
    const DataFolder three(Files{{"edges.csv", "source,target\nv1,o1\nv2,o1\n"}});
    const std::vector<std::string> inputs{one.path(), two.path("b.xlsx"), three.path()};
    const LoadResult result = load_network(inputs);
    CHECK(result.issues.empty());
    CHECK(result.network.nodes.size() == 3);
    CHECK(result.network.ties.size() == 2);
}

TEST_CASE("one table from two files of a folder is refused, both named") {
    const std::string villages = village_book(rows_of({{"id", "name"}, {"v1", "one"}}));
    const Loading beside = load({{"villages.csv", "id,name\nv2,two\n"}, {"名册.xlsx", villages}});
    CHECK(beside.issues.at(0) == "名册.xlsx!村 table-twice");
    CHECK(beside.en.at(0) == "table 'villages' is there twice: villages.csv too — keep one of the two");

    const Loading books = load({{"a.xlsx", villages}, {"b.xlsx", villages}});
    CHECK(books.issues.at(0) == "b.xlsx!村 table-twice");
    CHECK(books.en.at(0).find("a.xlsx!村 too") != std::string::npos);

    const std::string twice =
        WorkbookText{{{"村", rows_of({{"id", "name"}})}, {"villages", rows_of({{"id", "name"}})}}}.bytes();
    CHECK(load({{"名册.xlsx", twice}}).issues.at(0) == "名册.xlsx!villages table-twice");
    CHECK(load_from(DataFolder({{"名册.xlsx", twice}}), {"名册.xlsx"}).issues.at(0) ==
          "名册.xlsx!villages table-twice");

    const std::string nodes = WorkbookText{{{"nodes", rows_of({{"id", "name", "kind"}, {"v", "one", "村"}})}}}.bytes();
    CHECK(load({{"nodes.csv", "id,name,kind\nw,two,村\n"}, {"nodes.xlsx", nodes}}).issues.at(0) ==
          "nodes.xlsx!nodes table-twice");
    CHECK(load({{"nodes.csv", "id,name,kind\nw,two,村\n"}, {"nodes.xlsx", villages}}).errors == 1);
}

TEST_CASE("messages about rows and cells have their address") {
    const std::string rows = rows_of({{"区划代码", "名称", "人口", "备注", "id"},
                                      {"370285105290", "一村", "many", "", " v1"},
                                      {"370285105290", "", "", "", "v1"}});
    const Loading loading = load({{"名册.xlsx", village_book(rows)}});
    CHECK(loading.issues ==
          Lines{"名册.xlsx!村!E2 padded", "名册.xlsx!村!C2 bad-amount", "名册.xlsx!村!E3 duplicate-id"});
    CHECK(loading.en[2] == "id 'v1' is used again; first seen in 名册.xlsx!村:2 — an id may be used once only");
}

TEST_CASE("writers differ: prefixes, absolute parts, backslashes, attributes in another order") {
    std::map<std::string, std::string> parts{
        {"_rels\\.rels",
         "<Relationships><Relationship Target=\"/Xl/book.xml\" Id=\"a\" "
         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>"},
        {"xl/book.xml",
         "<x:workbook xmlns:x=\"m\" xmlns:q=\"r\"><x:sheets><x:sheet q:id=\"s\" sheetId=\"9\" "
         "name=\"&#x6751;\"/></x:sheets></x:workbook>"},
        {"XL/_rels/book.xml.rels",
         "<Relationships><Relationship Id=\"s\" Target=\"./x/../one.xml\" Type=\"u/worksheet\"/></Relationships>"},
        {"xl/one.xml",
         "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>id</x:t></x:is></x:c>"
         "<x:c t=\"str\"><x:v>name</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c t=\"str\"><x:v>x</x:v></x:c>"
         "</x:row></x:sheetData><controls><xdr:row xmlns:xdr=\"d\">5</xdr:row></controls></x:worksheet>"},
    };
    for (const bool deflate : {true, false}) {
        const Loading loading = load({{"名册.xlsx", zip_of(parts, deflate)}});
        CHECK(loading.issues.empty());
        CHECK(loading.network.find("7") == 0);
    }
}
