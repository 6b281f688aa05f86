#include "data/table_reader.hpp"

#include <algorithm>
#include <functional>
#include <system_error>

#include "data/cells.hpp"
#include "data/csv.hpp"
#include "data/encoding.hpp"
#include "data/formula_guard.hpp"
#include "data/issue_classes.hpp"
#include "data/xlsx_sheet.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

/// The column that accepts a header, if it is the only one.
const ColumnRow* only_column(const TableRow& table, std::string_view header) {
    const ColumnRow* only = nullptr;
    for (const ColumnRow& row : table.columns) {
        if (!is_spelling_of(row, header)) continue;
        if (only != nullptr) return nullptr;
        only = &row;
    }
    return only;
}

constexpr std::uint64_t rows_between_forgetting = std::uint64_t{1} << 16U;

}  // namespace

TableReader::TableReader(const TableFile& file, IssueLog& log)
    : path_(file.path), sheet_(file.sheet.name), table_(file.table), log_(log) {
    index_.fill(-1);
    std::unique_ptr<RowSource> rows =
        file.workbook == nullptr ? open_text() : std::make_unique<SheetRows>(file.workbook, file.sheet, place(), log_);
    if (rows == nullptr) return;
    source_ = std::make_unique<RosterRows>(std::move(rows), *table_, place(), log_);
    if (!read_header()) source_.reset();
}

std::unique_ptr<RowSource> TableReader::open_text() {
    try {
        file_ = std::make_unique<MappedFile>(path_);
    } catch (const std::system_error& error) {
        log_.add(issues::unreadable, {path_}, {error.code().message()});
        return nullptr;
    }
    if (!check_text(file_->bytes())) return nullptr;
    Decoding decoding = decode_text(file_->bytes(), [this](std::size_t bytes) { file_->forget(bytes); });
    if (decoding.fault) {
        const Refusal& why = decoding.fault->why;
        log_.add(why.issue_class(), {path_, decoding.fault->line}, why.arguments());
        return nullptr;
    }
    text_ = std::move(decoding.decoded);
    file_->forget(0);
    if (!text_.converted.empty() && !check_text(text_.text())) return nullptr;
    std::string_view text = text_.text();
    CsvForm form;
    if (const auto stated = take_separator_line(text)) {
        form = *stated;
    } else {
        form.delimiter = find_delimiter(*table_, text);
    }
    delimiter_ = form.delimiter == '\t' ? "tab" : std::string(1, form.delimiter);
    return std::make_unique<CsvReader>(text, path_, log_, form);
}

/// Whether there is anything, and nothing that gives itself away as another format.
bool TableReader::check_text(std::string_view bytes) {
    if (trimmed(without_bom(bytes.substr(0, 4096))).empty() && bytes.size() <= 4096) {
        log_.add(issues::empty_file, {path_});
        return false;
    }
    const std::string_view format = looks_like(bytes);
    if (format.empty() || format == "UTF-16") return true;
    log_.add(issues::not_text, {path_, 1, 0, {}}, {std::string(format)});
    return false;
}

bool TableReader::read_header() {
    RowView header;
    const std::size_t errors = log_.errors();
    if (!source_->header(header)) {
        if (log_.errors() == errors) log_.add(issues::empty_file, place());
        return false;
    }
    row_ = header;
    header_line_ = header.line;
    for (std::size_t i = 0; i < header.cells.size(); ++i) headers_.emplace_back(as_meant(trimmed(header.cells[i])));
    // A header that one column alone accepts goes first: one that two accept (`code`) takes what is left.
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        const ColumnRow* only = only_column(*table_, headers_[i]);
        if (only != nullptr && !has(only->column)) {
            index_[static_cast<std::size_t>(only->column)] = static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < headers_.size(); ++i) place_header(i, headers_[i]);
    // A roster of villages may have its codes only: they are the ids then.
    if (!has(Column::id) && has(Column::region) && table_->role == TableRole::nodes) {
        index_[static_cast<std::size_t>(Column::id)] = index(Column::region);
    }
    if (!check_required(header.cells)) return false;
    note_unnamed_columns();
    return log_.errors() == errors;
}

/// In a sheet a column without a header is often blank; text in one is said when it comes.
void TableReader::note_unnamed_columns() {
    if (sheet_.empty()) return;
    std::string letters;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        if (!headers_[i].empty()) continue;
        letters += (letters.empty() ? "" : ", ") + column_letters(static_cast<std::uint32_t>(i + 1));
    }
    if (!letters.empty()) log_.add(issues::blank_columns, place(), {letters});
}

void TableReader::place_header(std::size_t i, std::string_view header) {
    const Place at = place_of(i);
    if (header.empty()) {
        if (sheet_.empty()) log_.add(issues::no_header_name, at, {std::to_string(i + 1)});
        return;
    }
    for (std::size_t j = 0; j < i; ++j) {
        if (headers_[j] == header) {
            log_.add(issues::twice_header, at, {std::string(header), std::to_string(j + 1)});
            return;
        }
    }
    const ColumnRow* known = nullptr;
    for (const ColumnRow& row : table_->columns) {
        if (!is_spelling_of(row, header)) continue;
        const bool taken = has(row.column);
        if (taken && index(row.column) == static_cast<int>(i)) return;
        if (known == nullptr || !taken) known = &row;
        if (!taken) break;
    }
    if (known != nullptr) {
        int& placed = index_[static_cast<std::size_t>(known->column)];
        if (placed >= 0) {
            log_.add(issues::twice_header, at, {std::string(known->key), std::to_string(placed + 1)});
        } else {
            placed = static_cast<int>(i);
        }
        return;
    }
    unknown_headers_.emplace_back(header);
    const ColumnRow* near = near_column(*table_, header);
    if (near != nullptr && !has(near->column)) {
        log_.add(table_->keeps_extra_columns ? issues::near_header : issues::near_unused, at,
                 {std::string(header), std::string(near->key)});
    } else if (!table_->keeps_extra_columns) {
        log_.add(issues::unused_column, at, {std::string(header)});
    }
    if (table_->keeps_extra_columns) extras_.push_back({i, std::string(header)});
}

std::vector<std::string> TableReader::column_keys() const {
    std::vector<std::string> keys;
    for (const ColumnRow& row : table_->columns) {
        if (has(row.column)) keys.emplace_back(row.key);
    }
    return keys;
}

bool TableReader::check_required(std::span<const std::string_view> headers) {
    bool complete = true;
    for (const ColumnRow& row : table_->columns) {
        if (!row.required || has(row.column)) continue;
        std::string found;
        for (const std::string_view header : headers.subspan(0, std::min<std::size_t>(headers.size(), 12))) {
            found += (found.empty() ? "" : ", ") + std::string(trimmed(header));
        }
        log_.add(issues::missing_column, place(), {std::string(row.key), found});
        complete = false;
    }
    return complete;
}

bool TableReader::next() {
    if (source_ == nullptr) return false;
    while (source_->next(row_)) {
        if (row_.cells.size() != headers_.size()) {
            log_.add(issues::ragged_row, place(), {std::to_string(headers_.size()), std::to_string(row_.cells.size())});
        } else if (row_.faults.empty() || check_faults()) {
            if (++rows_ % rows_between_forgetting == 0) forget_read();
            return true;
        }
    }
    if (rows_ == 0 && log_.errors() == 0) log_.add(sheet_.empty() ? issues::no_rows : issues::no_rows_yet, {path_, 0, 0, {}, sheet_});
    return false;
}

/// Lets go of the part of a text file that was read: only the network grows.
void TableReader::forget_read() {
    if (file_ == nullptr || !text_.converted.empty()) return;
    const char* begin = file_->bytes().data();
    const char* at = row_.cells.front().data();
    if (std::less_equal<>{}(begin, at) && std::less_equal<>{}(at, begin + file_->bytes().size())) {
        file_->forget(static_cast<std::size_t>(at - begin));
    }
}

/// False if a cell that is read holds an error value.
bool TableReader::check_faults() {
    bool sound = true;
    for (const CellFault& fault : row_.faults) {
        const std::size_t i = fault.column;
        const bool read = std::find(index_.begin(), index_.end(), static_cast<int>(i)) != index_.end() ||
                          std::any_of(extras_.begin(), extras_.end(), [&](const auto& e) { return e.index == i; });
        if (!read) continue;
        if (fault.kind == CellFault::Kind::no_value) log_.add(issues::no_cell_value, place_of(i));
        if (fault.kind != CellFault::Kind::error) continue;
        log_.add(issues::error_cell, place_of(i), {std::string(row_.cells[i])});
        sound = false;
    }
    return sound;
}

bool TableReader::has_fault(std::size_t column, CellFault::Kind kind) const {
    return std::any_of(row_.faults.begin(), row_.faults.end(),
                       [&](const CellFault& fault) { return fault.column == column && fault.kind == kind; });
}

std::string_view TableReader::as_meant(std::string_view text) const { return sheet_.empty() ? unguarded(text) : text; }

std::string_view TableReader::cell(Column column) const {
    const int i = index(column);
    return i < 0 ? std::string_view{} : as_meant(trimmed(row_.cells[static_cast<std::size_t>(i)]));
}

std::string_view TableReader::exact(Column column) {
    const int i = index(column);
    if (i < 0) return {};
    const std::string_view raw = row_.cells[static_cast<std::size_t>(i)];
    const std::string_view text = trimmed(raw);
    if (text.empty()) return {};
    if (text.size() != raw.size()) log_.add(issues::padded, place(column), {std::string(raw)});
    if (has_invisible(text)) log_.add(issues::hidden_character, place(column), {std::string(text)});
    if (has_fault(static_cast<std::size_t>(i), CellFault::Kind::inexact)) {
        log_.add(issues::inexact_code, place(column), {std::string(text)});
        return {};
    }
    if (is_spoilt_code(text)) {
        log_.add(issues::spoilt_code, place(column), {std::string(text)});
        return {};
    }
    return as_meant(text);
}

std::string_view TableReader::required(Column column) {
    const std::size_t errors = log_.errors();
    const std::string_view text = exact(column);
    if (text.empty() && log_.errors() == errors) {
        log_.add(issues::missing_value, place(column), {headers_[static_cast<std::size_t>(index(column))]});
    }
    return text;
}

std::string_view TableReader::extra(const ExtraColumn& column) const {
    return as_meant(trimmed(row_.cells[column.index]));
}

Place TableReader::place_of(std::size_t i) const {
    return {path_, row_.line, static_cast<std::uint32_t>(i + 1), headers_[i], sheet_};
}

Place TableReader::place(Column column) const {
    const int i = index(column);
    return i < 0 ? place() : place_of(static_cast<std::size_t>(i));
}

SourceFile TableReader::source() const {
    return {path_, std::string(table_->key), rows_, sheet_, std::string(text_.name), delimiter_};
}

}  // namespace lianjian
