// Workbooks written part by part, so that a test can have every oddity.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianjian::test {

/// A zip archive of these entries.
[[nodiscard]] std::string zip_of(const std::map<std::string, std::string>& entries, bool deflate = true);

struct SheetText {
    std::string name;
    std::string rows;        // what stands in <sheetData>
    std::string after = {};  // what comes after it
    std::string state = {};  // hidden, veryHidden
};

struct WorkbookText {
    std::vector<SheetText> sheets;
    std::string shared = {};      // what stands in <sst>
    std::string styles = {};      // what stands in <styleSheet>
    std::string properties = {};  // attributes of <workbookPr>

    /// Its parts by name; to be altered at will.
    [[nodiscard]] std::map<std::string, std::string> parts() const;
    [[nodiscard]] std::string bytes() const { return zip_of(parts()); }
};

/// `<row>` elements of cells with texts of their own; an empty text gives no cell. Rows count from `first`.
using Table = std::vector<std::vector<std::string>>;
[[nodiscard]] std::string rows_of(const Table& table, unsigned first = 1);
/// `<c r="B2" …>inside</c>`
[[nodiscard]] std::string cell(std::string_view address, std::string_view attributes, std::string_view inside);
/// A number cell of a style.
[[nodiscard]] std::string number(std::string_view address, std::string_view value, int style = 0);
/// `<row r="2">cells</row>`
[[nodiscard]] std::string row(unsigned number, std::string_view cells);
/// `<mergeCells>` of these ranges.
[[nodiscard]] std::string merged(const std::vector<std::string>& ranges);

/// A workbook of one sheet called 村.
[[nodiscard]] std::string village_book(std::string rows, std::string after = {});

}  // namespace lianjian::test
