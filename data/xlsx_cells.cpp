#include "data/xlsx_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/refusal.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;  // XFD
constexpr std::size_t longest_text = std::size_t{1} << 20U;

bool only_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t number_or(std::string_view text, std::uint32_t otherwise) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

}  // namespace

void SheetBuilder::start(std::string_view name, const XmlAttributes& attributes) {
    if (in_cell_) return start_in_cell(name);
    if (in_row_) {
        if (name == "c") start_cell(attributes);
    } else if (in_data_) {
        if (name == "row") start_row(attributes);
    } else if (name == "sheetData") {
        in_data_ = true;
    }
}

void SheetBuilder::start_row(const XmlAttributes& attributes) {
    const std::string_view stated = attributes["r"];
    const std::uint32_t number = stated.empty() ? row_ + 1 : number_or(stated, 0);
    if (number <= row_ || number > most_rows) throw Refusal(issues::workbook, {"row " + std::string(stated)});
    row_ = number;
    column_ = 0;
    row_first_ = cells_.size();
    hidden_ = attributes["hidden"] == "1" || attributes["hidden"] == "true";
    in_row_ = true;
}

void SheetBuilder::start_cell(const XmlAttributes& attributes) {
    static constexpr std::array<std::pair<std::string_view, Type>, 7> types{{{"s", Type::shared},
                                                                             {"str", Type::text},
                                                                             {"inlineStr", Type::text},
                                                                             {"n", Type::number},
                                                                             {"b", Type::boolean},
                                                                             {"e", Type::error},
                                                                             {"d", Type::date}}};
    std::uint32_t column = column_ + 1;
    if (const std::string_view stated = attributes["r"]; !stated.empty()) {
        const CellAddress address = parse_address(stated);
        if (address.column == CellAddress::none || address.column < column_ || address.row != row_) {
            throw Refusal(issues::workbook, {"cell " + std::string(stated) + " in row " + std::to_string(row_)});
        }
        column = address.column + 1;
    }
    if (column > most_columns) {
        throw Refusal(issues::workbook, {"row " + std::to_string(row_) + " goes beyond column XFD"});
    }
    column_ = column;
    style_ = number_or(attributes["s"], 0);
    type_ = Type::number;
    if (const std::string_view stated = attributes["t"]; !stated.empty()) {
        const auto* type = std::find_if(types.begin(), types.end(), [&](const auto& t) { return t.first == stated; });
        if (type == types.end()) throw Refusal(issues::workbook, {"cell type " + std::string(stated)});
        type_ = type->second;
    }
    in_cell_ = true;
    formula_ = value_ = own_text_ = reading_ = taken_ = false;
    cell_begin_ = texts_.size();
}

void SheetBuilder::start_in_cell(std::string_view name) {
    if (name == "v") taken_ = value_ = true;
    if (name == "f") formula_ = true;
    if (name == "is") own_text_ = value_ = true;
    if (name == "rPh") reading_ = true;
    if (name == "t" && own_text_ && !reading_) taken_ = true;
}

void SheetBuilder::text(std::string_view piece) {
    if (!taken_) return;
    texts_.append(piece);
    if (texts_.size() - cell_begin_ > longest_text) throw Refusal(issues::huge_field);
}

void SheetBuilder::end(std::string_view name) {
    if (in_cell_) {
        if (name == "v" || name == "t") taken_ = false;
        if (name == "rPh") reading_ = false;
        if (name == "c") end_cell();
    } else if (in_row_) {
        if (name != "row") return;
        in_row_ = false;
        rows_.push_back({row_, row_first_, cells_.size(), hidden_});
    } else if (name == "sheetData") {
        in_data_ = false;
    }
}

void SheetBuilder::replace_text(std::string_view text) {
    texts_.resize(cell_begin_);
    texts_.append(text);
}

void SheetBuilder::end_cell() {
    in_cell_ = false;
    const std::string_view written = std::string_view(texts_).substr(cell_begin_);
    Cell cell{column_ - 1, Interner::none, cell_begin_, 0, false, CellFault::Kind::error};
    if (formula_ && !value_) {
        cell.faulty = true;
        cell.fault = CellFault::Kind::no_value;
    } else if (written.empty()) {
        return;
    } else if (type_ == Type::number) {
        end_number(cell);
    } else if (type_ == Type::shared) {
        cell.shared = number_or(trimmed(written), Interner::none);
        if (cell.shared >= book_.texts().size()) {
            throw Refusal(issues::workbook, {"shared text " + std::string(written) + " is missing"});
        }
        replace_text({});
    } else if (type_ == Type::error) {
        cell.faulty = true;
    } else if (type_ == Type::date) {
        const std::size_t midnight = written.find("T00:00:00");
        if (midnight != std::string_view::npos) texts_.resize(cell_begin_ + midnight);
    } else if (type_ == Type::text && written.find("_x") != std::string_view::npos) {
        replace_text(without_escapes(written));
    }
    cell.size = texts_.size() - cell_begin_;
    cells_.push_back(cell);
}

void SheetBuilder::end_number(Cell& cell) {
    constexpr std::size_t exact_digits = 15;
    const std::string_view written = trimmed(std::string_view(texts_).substr(cell_begin_));
    const NumberFormat format = book_.format(style_);
    const bool as_written =
        format.kind == NumberFormat::Kind::plain && written.size() <= exact_digits && only_digits(written);
    if (as_written && written.size() == texts_.size() - cell_begin_) return;
    const NumberText number = number_text(written, format, book_.days_from_1904());
    cell.faulty = number.inexact;
    cell.fault = CellFault::Kind::inexact;
    replace_text(number.text);
}

std::string_view SheetBuilder::text_of(const Cell& cell) const {
    if (cell.shared != Interner::none) return book_.texts()[cell.shared];
    return std::string_view(texts_).substr(cell.begin, cell.size);
}

void SheetBuilder::drop_rows() {
    if (rows_.empty()) return;
    const std::size_t gone = rows_.back().last;
    const std::size_t texts_gone = gone < cells_.size() ? cells_[gone].begin : in_cell_ ? cell_begin_ : texts_.size();
    rows_.clear();
    cells_.erase(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(gone));
    for (Cell& cell : cells_) cell.begin -= texts_gone;
    texts_.erase(0, texts_gone);
    row_first_ = in_row_ ? row_first_ - gone : 0;
    cell_begin_ = in_cell_ ? cell_begin_ - texts_gone : 0;
}

}  // namespace lianjian
