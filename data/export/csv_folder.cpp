// CSV as RFC 4180 has it, with a byte-order mark so that Excel takes it for UTF-8.
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "data/export/tables.hpp"
#include "data/formula_guard.hpp"

namespace lianjian {
namespace {

/// Texts are guarded, also those of the header; numbers may begin with a minus.
std::string cell(const ExportColumn& column, std::uint32_t row) {
    const std::string text = text_of(column.value(row));
    return csv_cell(column.type == ColumnType::text ? guarded(text) : text);
}

std::string as_csv(const ExportTable& table) {
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out += (c == 0 ? "" : ",") + csv_cell(guarded(table.columns[c].name));
    }
    out += "\r\n";
    for (const std::uint32_t row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c == 0 ? "" : ",") + cell(table.columns[c], row);
        out += "\r\n";
    }
    return out;
}

}  // namespace

std::vector<NamedFile> csv_folder(const Network& network, const Selection& selection) {
    std::vector<NamedFile> files;
    for (const ExportTable& table : tables_of(network, selection)) {
        files.push_back({table.name + ".csv", as_csv(table)});
    }
    return files;
}

}  // namespace lianjian
