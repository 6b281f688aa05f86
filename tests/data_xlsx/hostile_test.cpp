// Workbooks that are broken or meant to do harm: refused in a moment, in bounded memory, with a reason.
#include <sys/resource.h>

#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/refusal.hpp"
#include "data/xlsx_workbook.hpp"
#include "data_folder.hpp"
#include "workbook_builder.hpp"

using namespace lianjian;
using namespace lianjian::test;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;
using Parts = std::map<std::string, std::string>;

const std::string sheet_part = "xl/worksheets/sheet1.xml";

Parts good_parts() {
    WorkbookText book{{{"村", rows_of({{"id", "name"}, {"v1", "one"}, {"v2", "two"}})}}};
    book.shared = "<si><t>x</t></si>";
    book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
    return book.parts();
}

/// What loading the good workbook says after a change to its parts; it has to be quick.
Loading altered(const std::function<void(Parts&)>& change) {
    Parts parts = good_parts();
    change(parts);
    const DataFolder folder({{"名册.xlsx", zip_of(parts)}});
    const std::clock_t begin = std::clock();  // of the processor, since the machine may be busy
    Loading loading = load_from(folder);
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < patience * 10);
    return loading;
}

Loading with_sheet(const std::string& text) {
    return altered([&](Parts& parts) { parts[sheet_part] = text; });
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

long peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

}  // namespace

TEST_CASE("what is no workbook is named") {
    const auto issue = [](const std::string& bytes) {
        const Loading loading = load({{"名册.xlsx", bytes}});
        CHECK(loading.errors > 0);
        return loading.issues.at(0) + ": " + loading.en.at(0);
    };
    CHECK(issue("") == "名册.xlsx empty-file: the file is empty — the first line should be the header");
    CHECK(issue("<html><table>") ==
          "名册.xlsx workbook: is not an Excel workbook; it looks like HTML — open it and save it as .xlsx");
    CHECK(issue("id,name\n").find("looks like text") != std::string::npos);
    CHECK(issue("PK\x03\x04...").find("名册.xlsx workbook: is not a sound Excel workbook (") == 0);
    CHECK(issue("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0')) ==
          "名册.xlsx workbook: is a workbook of Excel 97 to 2003 (.xls), which cannot be read — open it and save it "
          "as .xlsx");
    CHECK(issue("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0') +
                "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s) ==
          "名册.xlsx encrypted: the workbook has a password and cannot be read — save it without the password");
    CHECK(load({{"名册.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s}}).issues.at(0) == "名册.xls workbook");
}

TEST_CASE("a workbook cut off at any byte is refused") {
    const std::string whole = zip_of(good_parts());
    REQUIRE(load({{"名册.xlsx", whole}}).issues.empty());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        if (load({{"名册.xlsx", whole.substr(0, length)}}).errors == 0) FAIL("length " << length);
    }
}

TEST_CASE("a workbook with any byte changed does no harm") {
    const std::string whole = zip_of(good_parts());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
        const Loading loading = load({{"名册.xlsx", bytes}});
        if (loading.errors == 0 && loading.network.nodes.size() != 2) FAIL("byte " << i);
    }
}

TEST_CASE("an encrypted entry is refused") {
    std::string bytes = zip_of(good_parts());
    // The flag of encryption, in every local header and in the directory.
    for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 1)) {
        bytes[at + 8] = static_cast<char>(bytes[at + 8] | 1);
    }
    const Loading loading = load({{"名册.xlsx", bytes}});
    CHECK(loading.errors > 0);
    CHECK(loading.issues.at(0) == "名册.xlsx encrypted");
}

TEST_CASE("missing and broken parts are refused, never taken for less data") {
    for (const char* part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                             "xl/sharedStrings.xml", "xl/styles.xml"}) {
        CAPTURE(part);
        const Loading missing = altered([&](Parts& parts) { parts.erase(part); });
        CHECK(missing.errors > 0);
        CHECK(missing.en.at(0).find(std::string(part) + " is missing") != std::string::npos);
        const Loading broken = altered([&](Parts& parts) { parts[part].resize(parts[part].size() - 5); });
        CHECK(broken.errors > 0);
        CHECK(broken.en.at(0).find(part) != std::string::npos);
        CHECK(altered([&](Parts& parts) { parts[part] = ""; }).errors > 0);
    }
}

TEST_CASE("structure that no writer makes is refused") {
    const auto sheet = [](const std::string& rows) {
        const Loading loading = with_sheet("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        CHECK(loading.errors > 0);
        return loading.issues.at(0) + " " + loading.en.at(0).substr(0, loading.en.at(0).find(" — "));
    };
    CHECK(sheet(row(1, cell("A1", "t=\"s\"", "<v>1</v>"))) ==
          "名册.xlsx!村 workbook is not a sound Excel workbook (shared text 1 is missing)");
    CHECK(sheet(row(1, cell("A1", "t=\"s\"", "<v>-1</v>"))).find("shared text") != std::string::npos);
    CHECK(sheet(row(1, cell("A1", "t=\"s\"", "<v>x</v>"))).find("shared text") != std::string::npos);
    CHECK(sheet(row(1, cell("A1", "t=\"zz\"", "<v>1</v>"))).find("cell type zz") != std::string::npos);
    CHECK(sheet(row(1, cell("B1", "", "<v>1</v>") + cell("A1", "", "<v>1</v>"))).find("cell A1") != std::string::npos);
    CHECK(sheet(row(1, cell("A2", "", "<v>1</v>"))).find("cell A2 in row 1") != std::string::npos);
    CHECK(sheet(row(1, cell("7", "", "<v>1</v>"))).find("cell 7") != std::string::npos);
    CHECK(sheet(row(2, "") + row(2, "")).find("row 2") != std::string::npos);
    CHECK(sheet(row(1048577, "")).find("row 1048577") != std::string::npos);
    CHECK(sheet(row(1, "&undefined;")).find("sheet1.xml, line 1") != std::string::npos);
    CHECK(sheet("<row r=\"x\"/>").find("row x") != std::string::npos);
}

TEST_CASE("a DOCTYPE in any part is refused") {
    const std::string laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "SYSTEM \"file:///etc/passwd\">]>";
    for (const auto& entry : good_parts()) {
        const std::string& part = entry.first;        // a structured binding is not captured by clang 14
        if (part == "[Content_Types].xml") continue;  // never read
        CAPTURE(part);
        const Loading loading = altered([&](Parts& parts) {
            std::string& xml = parts[part];
            xml.insert(xml.find('\n') + 1, laughs);
        });
        CHECK(loading.errors > 0);
        CHECK(loading.issues.at(0).find(" doctype") != std::string::npos);
        CHECK(loading.en.at(0).find(part + " in it has a DOCTYPE and was not read") == 0);
    }
}

TEST_CASE("XML nested deeply is refused") {
    const Loading loading = with_sheet(repeated("<a>", 100'000));
    CHECK(loading.issues.at(0) == "名册.xlsx!村 workbook");
    CHECK(loading.en.at(0).find("nested too deeply") != std::string::npos);
}

TEST_CASE("a tag, a comment or a cell that never ends is refused") {
    const std::string noise = [] {
        std::string text;
        for (unsigned i = 0; i < 400'000; ++i) text += "a" + std::to_string(i * 7919 % 1000003) + " ";
        return text;
    }();
    CHECK(with_sheet("<worksheet><!--" + noise).en.at(0).find("a tag of more than 1 MiB") != std::string::npos);
    CHECK(with_sheet("<worksheet x=\"" + noise).en.at(0).find("a tag of more than 1 MiB") != std::string::npos);
    CHECK(with_sheet("<worksheet><sheetData><row><c t=\"str\"><v>" + noise).issues.at(0) == "名册.xlsx!村 huge-field");
    CHECK(altered([&](Parts& parts) { parts["xl/sharedStrings.xml"] = "<sst><si><t>" + noise; }).issues.at(0) ==
          "名册.xlsx!村 huge-field");
}

TEST_CASE("a cell in the last corner of a sheet costs nothing") {
    const std::string rows =
        rows_of({{"id", "name"}, {"v1", "one"}}) + row(1'048'576, cell("XFD1048576", "t=\"str\"", "<v>x</v>"));
    const long before = peak_megabytes();
    const Loading loading =
        with_sheet("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" + rows + "</sheetData></worksheet>");
    CHECK(peak_megabytes() - before < 32);
    CHECK(loading.network.nodes.size() == 1);
    CHECK(loading.issues.size() > 0);
    CHECK(loading.issues.at(0) == "名册.xlsx!村!XFD1048576 unnamed-column");
}

TEST_CASE("a zip bomb is refused by its directory") {
    const Loading dense = with_sheet("<worksheet>" + std::string(std::size_t{64} << 20U, ' ') + "</worksheet>");
    CHECK(dense.issues.at(0) == "名册.xlsx too-large");
    CHECK(dense.en.at(0) ==
          "xl/worksheets/sheet1.xml in it unpacks to more than 200 times its size, as a zip bomb does; it was not "
          "read — open it in Excel or WPS and save it as .xlsx");
}

TEST_CASE("a zip bomb is refused by a limit, a broken workbook is not") {
    const auto limits = [](const std::string& bytes) {
        const DataFolder folder(Files{{"名册.xlsx", bytes}});
        const std::vector<std::string> inputs{folder.path()};
        return load_network(inputs).limits;
    };
    auto parts = good_parts();
    parts["xl/worksheets/sheet1.xml"] = "<worksheet>" + std::string(std::size_t{64} << 20U, ' ') + "</worksheet>";
    CHECK(limits(zip_of(parts)) == 1);
    CHECK(limits("PK\x03\x04") == 0);
}

TEST_CASE("the limit of size is over all entries") {
    const DataFolder folder(Files{{"名册.xlsx", zip_of(good_parts())}});
    CHECK_NOTHROW(Workbook(folder.path("名册.xlsx")));
    try {
        const Workbook book(folder.path("名册.xlsx"), {1000, 200, 100});
        FAIL("not refused");
    } catch (const Refusal& refusal) {
        CHECK(refusal.issue_class().code == "too-large");
    }
    try {
        const Workbook book(folder.path("名册.xlsx"), {1'000'000, 200, 3});
        FAIL("not refused");
    } catch (const Refusal& refusal) {
        CHECK(refusal.issue_class().limit);
    }
}

TEST_CASE("a directory that lies about sizes is found out while unpacking") {
    Parts parts = good_parts();
    parts[sheet_part] = "<worksheet>" + std::string(std::size_t{32} << 20U, ' ') + "</worksheet>";
    std::string bytes = zip_of(parts);
    const std::string size = {static_cast<char>(parts[sheet_part].size() & 0xff),
                              static_cast<char>(parts[sheet_part].size() >> 8U & 0xff),
                              static_cast<char>(parts[sheet_part].size() >> 16U & 0xff),
                              static_cast<char>(parts[sheet_part].size() >> 24U & 0xff)};
    for (std::size_t at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at)) {
        bytes.replace(at, 4, std::string("\x00\x10\x00\x00", 4));
    }
    const Loading loading = load({{"名册.xlsx", bytes}});
    CHECK(loading.errors > 0);
    CHECK(loading.issues.at(0) == "名册.xlsx!村 workbook");
}

TEST_CASE("entries are names, not paths: nothing is written") {
    const Loading loading = altered([](Parts& parts) {
        parts["../../../../tmp/lianjian-escaped"] = "x";
        parts["/etc/lianjian-escaped"] = "x";
    });
    CHECK(loading.issues.empty());
    CHECK(path_kind("/tmp/lianjian-escaped") == PathKind::missing);
}

TEST_CASE("names without end do not fill the memory") {
    std::string tags = "<worksheet>";
    for (unsigned i = 0; i < 1'000'000; ++i) tags += "<a" + std::to_string(i * 2654435761U) + "/>";
    const long before = peak_megabytes();
    const Loading loading = with_sheet(tags + "</worksheet>");
    CHECK(peak_megabytes() - before < 200);
    CHECK(loading.errors > 0);
}

TEST_CASE("many blank rows, many sheets, many merges take bounded time") {
    std::string blank = rows_of({{"id", "name"}, {"v1", "one"}});
    for (unsigned i = 3; i < 500'000; ++i) blank += row(i, "");
    CHECK(with_sheet("<worksheet><sheetData>" + blank + "</sheetData></worksheet>").issues.empty());
    CHECK(altered([](Parts& parts) {
              parts["xl/workbook.xml"] = "<w>" + repeated("<sheet name=\"x\" id=\"rId1\"/>", 5'000) + "</w>";
          })
              .en.at(0)
              .find("more than 1000 sheets") != std::string::npos);
    const std::string merges = "<mergeCells>" + repeated("<mergeCell ref=\"A2:A1048576\"/>", 300'000) + "</mergeCells>";
    std::string rows = rows_of({{"id", "name"}});
    for (unsigned i = 2; i < 50'000; ++i)
        rows += row(i, cell("B" + std::to_string(i), "", "<v>" + std::to_string(i) + "</v>"));
    CHECK(with_sheet("<worksheet><sheetData>" + rows + "</sheetData>" + merges + "</worksheet>").errors > 0);
}

TEST_CASE("a row of more cells than a sheet has columns is refused while it is read") {
    const std::string cells = repeated("<c><v>1</v></c>", 16'384);
    CHECK(with_sheet("<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>").en.at(0).find("XFD") ==
          std::string::npos);
    const long before = peak_megabytes();
    // Never closed, and each cell different enough for the archive to pass the limit of its ratio.
    std::string endless = "<worksheet><sheetData><row>";
    for (unsigned i = 0; i < 2'000'000; ++i) endless += "<c><v>" + std::to_string(i * 2654435761U) + "</v></c>";
    const Loading loading = with_sheet(endless);
    CHECK(peak_megabytes() - before < 150);
    CHECK(
        loading.en.at(0) ==
        "is not a sound Excel workbook (row 1 goes beyond column XFD) — open it in Excel or WPS and save it as .xlsx");
}

TEST_CASE("merged ranges stand for a bounded number of cells") {
    const auto merged_columns = [](unsigned columns, unsigned last_row) {
        std::vector<std::string> header{"id", "name"}, first{"v", "V"}, ranges;
        for (unsigned i = 3; i <= columns; ++i) {
            header.push_back("c" + std::to_string(i));
            first.push_back("x");
            ranges.push_back(column_letters(i) + "2:" + column_letters(i) + "1048576");
        }
        std::string rows = rows_of({header, first});
        for (unsigned i = 3; i <= last_row; ++i) {
            const std::string number = std::to_string(i);
            rows += row(i, cell("A" + number, "", "<v>" + number + "</v>") + cell("B" + number, "", "<v>1</v>"));
        }
        return with_sheet("<worksheet><sheetData>" + rows + "</sheetData>" + merged(ranges) + "</worksheet>");
    };
    CHECK(merged_columns(12, 1000).errors == 0);
    const Loading loading = merged_columns(1002, 20'000);
    REQUIRE(loading.errors == 1);
    CHECK(loading.issues.back().ends_with("too-large"));
    CHECK(loading.en.back() ==
          "merged ranges stand for more than 10000000 cells; it was not read to its end — undo the merged ranges and "
          "fill in every row");
    CHECK(loading.zh.back() == "合并单元格共占超过 10000000 格，没有读完 — 请取消合并单元格，逐行填写");
}
