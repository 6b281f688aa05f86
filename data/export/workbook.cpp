// An Excel workbook: a sheet for each table, which our own reader takes back, then the coverage. Texts are typed as
// texts, so that codes keep their digits and nothing is ever run as a formula; a header row that stays in view,
// filters, and columns as wide as their words.
#include <xlsxwriter.h>

#include <algorithm>

#include "data/export/formats.hpp"
#include "data/export/result_tables.hpp"
#include "data/export/tables.hpp"
#include "data/export/workbook_file.hpp"

namespace lianjian {
namespace {

constexpr std::size_t most_rows = 1048575;  // below the header
constexpr std::size_t longest_text = 32767;
constexpr std::size_t narrowest = 6, widest = 48;

struct Formats {
    lxw_format *header, *text, *share;
};

class SheetWriter {
public:
    SheetWriter(lxw_workbook* workbook, const Formats& formats, const ExportTable& table)
        : sheet_(workbook_add_worksheet(workbook, table.name.c_str())), formats_(formats), table_(table) {}

    void write() {
        if (table_.rows.size() > most_rows) {
            throw ExportLimit({"一个工作表最多 1048575 行；请导出为 CSV 文件夹（-o 以 / 结尾）",
                               "a sheet holds at most 1048575 rows; export a folder of CSV (-o ending in /)"});
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(table_.rows.size()), last_column());
        for (lxw_col_t c = 0; c <= last_column(); ++c) set_width(c);
        for (lxw_col_t c = 0; c <= last_column(); ++c) write_text(0, c, table_.columns[c].name, formats_.header);
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            for (lxw_col_t c = 0; c <= last_column(); ++c) {
                write_cell(static_cast<lxw_row_t>(r + 1), c, table_.columns[c].value(table_.rows[r]));
            }
        }
    }

private:
    [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(table_.columns.size() - 1); }

    void set_width(lxw_col_t c) {
        const ExportColumn& column = table_.columns[c];
        std::size_t width = extent(column.name).width + 3;  // the filter's button
        for (const std::uint32_t row : table_.rows) {
            if (width >= widest) break;
            width = std::max(width, extent(text_of(column.value(row))).width + 1);
        }
        lxw_format* format = column.type == ColumnType::text ? formats_.text : nullptr;
        if (column.type == ColumnType::share) width = extent(column.name).width + 3;
        worksheet_set_column(sheet_, c, c, static_cast<double>(std::clamp(width, narrowest, widest)), format);
    }

    void write_cell(lxw_row_t row, lxw_col_t c, const Value& value) {
        if (!is_stated(value)) return;
        if (const auto* number = std::get_if<double>(&value)) {
            const bool share = table_.columns[c].type == ColumnType::share;
            worksheet_write_number(sheet_, row, c, *number, share ? formats_.share : nullptr);
        } else if (const auto* amount = std::get_if<Amount>(&value); amount != nullptr && !amount->at_least) {
            worksheet_write_number(sheet_, row, c, amount->value, nullptr);
        } else if (std::holds_alternative<bool>(value)) {
            worksheet_write_number(sheet_, row, c, 1, nullptr);
        } else {
            write_text(row, c, text_of(value), formats_.text);
        }
    }

    void write_text(lxw_row_t row, lxw_col_t c, std::string_view text, lxw_format* format) {
        const std::string written = sheet_text(text);
        if (extent(written).units > longest_text) {
            throw ExportLimit({"一个单元格最多 32767 个字符；请导出为 CSV 文件夹（-o 以 / 结尾）",
                               "a cell holds at most 32767 characters; export a folder of CSV (-o ending in /)"});
        }
        worksheet_write_string(sheet_, row, c, written.c_str(), format);
    }

    lxw_worksheet* sheet_;
    const Formats& formats_;
    const ExportTable& table_;
};

}  // namespace

std::string workbook_of(std::span<const ExportTable> tables) {
    WorkbookInMemory book;
    Formats formats{workbook_add_format(book.get()), workbook_add_format(book.get()), workbook_add_format(book.get())};
    format_set_bold(formats.header);
    format_set_bottom(formats.header, LXW_BORDER_THIN);
    format_set_num_format(formats.text, "@");
    format_set_num_format(formats.share, "0.00%");

    for (const ExportTable& table : tables) SheetWriter(book.get(), formats, table).write();
    return book.bytes();
}

std::string workbook(const Network& network, const Selection& selection) {
    std::vector<ExportTable> tables = tables_of(network, selection);
    for (ExportTable& table : result_tables(network, selection)) tables.push_back(std::move(table));
    return workbook_of(tables);
}

}  // namespace lianjian
