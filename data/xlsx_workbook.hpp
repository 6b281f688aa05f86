// An Excel workbook (.xlsx): its sheets, its shared texts and its number formats.
//
// A workbook is a zip archive of XML parts (ECMA-376). `_rels/.rels` leads to the workbook part, which lists
// the sheets; its own relations lead to the part of each sheet, to the texts the cells share and to the
// styles. Nothing else of the archive is read: no formulas, links, macros, pictures. The limits of
// zip_archive.hpp and xlsx_xml.hpp hold for every part.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/mapped_file.hpp"
#include "data/xlsx_numbers.hpp"
#include "data/zip_archive.hpp"
#include "engine/interner.hpp"

namespace lianjian {

struct SheetInfo {
    std::string name;
    bool hidden = false;
    std::string part;  // its entry in the archive
};

class Workbook {
public:
    /// Throws Refusal for what is no workbook, or an encrypted or an old one; std::system_error when it
    /// cannot be opened.
    explicit Workbook(const std::string& path, UnpackLimits limits = {});

    /// Sheets of cells in the workbook's order; charts are left out.
    [[nodiscard]] const std::vector<SheetInfo>& sheets() const { return sheets_; }
    [[nodiscard]] const ZipArchive& archive() const { return archive_; }
    [[nodiscard]] bool days_from_1904() const { return days_from_1904_; }

    /// Reads the shared texts and the styles, once. Throws Refusal.
    void load_shared();
    [[nodiscard]] const TextColumn& texts() const { return texts_; }
    /// The number format of a cell style.
    [[nodiscard]] NumberFormat format(std::uint32_t style) const {
        return style < formats_.size() ? formats_[style] : NumberFormat{};
    }

private:
    void read_sheets();

    MappedFile file_;
    ZipArchive archive_;
    std::vector<SheetInfo> sheets_;
    std::string texts_part_, styles_part_;  // empty when there is none
    bool days_from_1904_ = false;
    bool shared_loaded_ = false;
    TextColumn texts_;
    std::vector<NumberFormat> formats_;  // by cell style
};

/// `_x000D_` and the like as the characters they stand for; `_x005F_` is an underscore.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace lianjian
