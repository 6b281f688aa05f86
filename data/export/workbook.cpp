// An Excel workbook: a sheet for each table, which our own reader takes back, then the coverage. Texts are typed as
// texts, so that codes keep their digits and nothing is ever run as a formula; a header row that stays in view,
// filters, and columns as wide as their words.
#include <sys/mman.h>
#include <unistd.h>
#include <utf8proc.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <system_error>

#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "data/export/result_tables.hpp"
#include "data/export/tables.hpp"

namespace lianjian {
namespace {

constexpr std::size_t most_rows = 1048575;  // below the header
constexpr std::size_t longest_text = 32767;
constexpr std::size_t narrowest = 6, widest = 48;
constexpr std::time_t fixed_time = 946684800;  // 2000-01-01: the same input gives the same bytes

/// The library writes files only; this one has no name on any disk, so that nothing is left of it whatever happens.
class ScratchFile {
public:
    ScratchFile() : fd_(::memfd_create("workbook", MFD_CLOEXEC)), path_("/proc/self/fd/" + std::to_string(fd_)) {
        if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "workbook");
    }
    ~ScratchFile() {
        if (fd_ >= 0) ::close(fd_);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string bytes() const {
        std::string bytes(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t count = ::pread(fd_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (count <= 0) throw std::system_error(count < 0 ? errno : EIO, std::generic_category(), "workbook");
            at += static_cast<std::size_t>(count);
        }
        return bytes;
    }

private:
    int fd_;
    std::string path_;
};

/// A text as a sheet can hold it: `_x0041_` would be read as a character, so its first mark is written as one.
std::string sheet_text(std::string_view text) {
    std::string out = visible_controls(text);
    for (std::size_t at = out.find("_x"); at != std::string::npos; at = out.find("_x", at + 1)) {
        const std::string_view code = std::string_view(out).substr(at + 2, 5);
        const bool escape =
            code.size() == 5 && code.back() == '_' && code.find_first_not_of("0123456789abcdefABCDEF") == 4;
        if (!escape) continue;
        out.replace(at, 1, "_x005F_");
        at += 6;  // behind it, where `x0041_` goes on
    }
    return out;
}

/// Columns a text takes, full-width characters counting as two; and its length in the UTF-16 units of a sheet.
struct Extent {
    std::size_t width = 0, units = 0;
};
Extent extent(std::string_view text) {
    Extent extent;
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &code);
        extent.width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
        extent.units += code > 0xffff ? 2 : 1;
        text.remove_prefix(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(1, length)));
    }
    return extent;
}

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

/// The library's workbook, freed with its temporary files when a sheet cannot be written.
class OpenWorkbook {
public:
    explicit OpenWorkbook(ScratchFile& file) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;  // a row at a time
        workbook_ = workbook_new_opt(file.path().c_str(), &options);
        if (workbook_ == nullptr) throw std::system_error(ENOMEM, std::generic_category(), "workbook");
        lxw_doc_properties properties{};
        properties.created = fixed_time;
        workbook_set_properties(workbook_, &properties);
    }
    ~OpenWorkbook() {
        if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    }
    OpenWorkbook(const OpenWorkbook&) = delete;
    OpenWorkbook& operator=(const OpenWorkbook&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return workbook_; }
    void close() {
        const lxw_error error = workbook_close(workbook_);
        workbook_ = nullptr;
        if (error != LXW_NO_ERROR) throw std::system_error(EIO, std::generic_category(), lxw_strerror(error));
    }

private:
    lxw_workbook* workbook_;
};

}  // namespace

std::string workbook(const Network& network, const Selection& selection) {
    ScratchFile file;
    OpenWorkbook book(file);
    Formats formats{workbook_add_format(book.get()), workbook_add_format(book.get()), workbook_add_format(book.get())};
    format_set_bold(formats.header);
    format_set_bottom(formats.header, LXW_BORDER_THIN);
    format_set_num_format(formats.text, "@");
    format_set_num_format(formats.share, "0.00%");

    std::vector<ExportTable> tables = tables_of(network, selection);
    for (ExportTable& table : result_tables(network, selection)) tables.push_back(std::move(table));
    for (const ExportTable& table : tables) SheetWriter(book.get(), formats, table).write();
    book.close();
    return file.bytes();
}

}  // namespace lianjian
