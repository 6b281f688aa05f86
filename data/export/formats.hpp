// The formats a network is given away in: one row a format, one file a format.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "data/export/columns.hpp"
#include "data/export/selection.hpp"
#include "engine/words.hpp"

namespace lianjian {

struct ExportFormat {
    std::string_view ending;  // ".graphml"
    Words words;              // who reads it
    std::string (*write)(const Network& network, const Selection& selection);
};

/// All formats that are one file.
[[nodiscard]] std::span<const ExportFormat> export_formats();
/// The format of a file name by its ending, letter case aside, or null.
[[nodiscard]] const ExportFormat* find_export_format(std::string_view file_name);

/// The file as bytes; the same network and selection give the same bytes. A workbook may throw ExportLimit.
[[nodiscard]] std::string graphml(const Network& network, const Selection& selection);
[[nodiscard]] std::string gexf(const Network& network, const Selection& selection);
[[nodiscard]] std::string dot(const Network& network, const Selection& selection);
[[nodiscard]] std::string pajek(const Network& network, const Selection& selection);
[[nodiscard]] std::string node_link_json(const Network& network, const Selection& selection);
[[nodiscard]] std::string workbook(const Network& network, const Selection& selection);
/// A workbook of any tables, a sheet each. Throws ExportLimit.
[[nodiscard]] std::string workbook_of(std::span<const ExportTable> tables);

struct NamedFile {
    std::string name;
    std::string bytes;
};

/// A folder of CSV files, one a table, that our own reader makes the same network of: UTF-8 with byte-order mark,
/// RFC 4180, texts that a spreadsheet would run `guarded`.
[[nodiscard]] std::vector<NamedFile> csv_folder(const Network& network, const Selection& selection);

/// A table or text is larger than the format can hold.
class ExportLimit : public std::runtime_error {
public:
    explicit ExportLimit(Words words) : std::runtime_error(std::string(words.en)), words_(words) {}
    [[nodiscard]] std::string_view what_in(Lang lang) const { return words_.in(lang); }

private:
    Words words_;
};

}  // namespace lianjian
