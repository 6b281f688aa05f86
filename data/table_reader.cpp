#include "data/table_reader.hpp"

#include <algorithm>
#include <cstring>
#include <system_error>

#include "data/cells.hpp"
#include "data/csv.hpp"
#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
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

}  // namespace

TableReader::TableReader(const TableFile& file, IssueLog& log) : path_(file.path), table_(file.table), log_(log) {
    index_.fill(-1);
    try {
        file_ = std::make_unique<MappedFile>(path_);
    } catch (const std::system_error& error) {
        log_.add(issues::unreadable, {path_}, {error.code().message()});
        return;
    }
    const std::string_view bytes = file_->bytes();
    if (!check_text(bytes)) return;
    source_ = std::make_unique<CsvReader>(without_bom(bytes), path_, log_);
    if (!read_header()) source_.reset();
}

bool TableReader::check_text(std::string_view bytes) {
    if (trimmed(without_bom(bytes.substr(0, 4096))).empty() && bytes.size() <= 4096) {
        log_.add(issues::empty_file, {path_});
        return false;
    }
    if (const std::string_view format = looks_like(bytes); !format.empty()) {
        log_.add(issues::not_text, {path_, 1, 0, {}}, {std::string(format)});
        return false;
    }
    if (const void* nul = std::memchr(bytes.data(), '\0', bytes.size()); nul != nullptr) {
        const auto offset = static_cast<std::size_t>(static_cast<const char*>(nul) - bytes.data());
        log_.add(issues::nul_byte, {path_, line_of(bytes, offset), 0, {}}, {std::to_string(offset)});
        return false;
    }
    if (const auto offset = first_invalid_utf8(bytes)) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(bytes[*offset]);
        const std::string value = {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
        log_.add(issues::not_utf8, {path_, line_of(bytes, *offset), 0, {}}, {std::to_string(*offset), value});
        return false;
    }
    return true;
}

bool TableReader::read_header() {
    RowView header;
    if (!source_->next(header)) return false;
    row_ = header;
    const std::size_t errors = log_.errors();
    for (std::size_t i = 0; i < header.cells.size(); ++i) headers_.emplace_back(trimmed(header.cells[i]));
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
    return log_.errors() == errors;
}

void TableReader::place_header(std::size_t i, std::string_view header) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    const Place at{path_, row_.line, number, std::string(header)};
    if (header.empty()) {
        log_.add(issues::no_header_name, at, {std::to_string(number)});
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
    const ColumnRow* near = near_column(*table_, header);
    if (near != nullptr && !has(near->column)) {
        log_.add(table_->keeps_extra_columns ? issues::near_header : issues::near_unused, at,
                 {std::string(header), std::string(near->key)});
    } else if (!table_->keeps_extra_columns) {
        log_.add(issues::unused_column, at, {std::string(header)});
    }
    if (table_->keeps_extra_columns) extras_.push_back({i, std::string(header)});
}

bool TableReader::check_required(std::span<const std::string_view> headers) {
    bool complete = true;
    for (const ColumnRow& row : table_->columns) {
        if (!row.required || has(row.column)) continue;
        std::string found;
        for (const std::string_view header : headers.subspan(0, std::min<std::size_t>(headers.size(), 12))) {
            found += (found.empty() ? "" : ", ") + std::string(trimmed(header));
        }
        log_.add(issues::missing_column, {path_, row_.line, 0, {}}, {std::string(row.key), found});
        complete = false;
    }
    return complete;
}

bool TableReader::next() {
    if (source_ == nullptr) return false;
    while (source_->next(row_)) {
        if (row_.cells.size() == headers_.size()) {
            ++rows_;
            return true;
        }
        log_.add(issues::ragged_row, {path_, row_.line, 0, {}},
                 {std::to_string(headers_.size()), std::to_string(row_.cells.size())});
    }
    if (rows_ == 0 && log_.errors() == 0) log_.add(issues::no_rows, {path_});
    return false;
}

std::string_view TableReader::cell(Column column) const {
    const int i = index(column);
    return i < 0 ? std::string_view{} : trimmed(row_.cells[static_cast<std::size_t>(i)]);
}

std::string_view TableReader::exact(Column column) {
    const int i = index(column);
    if (i < 0) return {};
    const std::string_view raw = row_.cells[static_cast<std::size_t>(i)];
    const std::string_view text = trimmed(raw);
    if (text.empty()) return {};
    if (text.size() != raw.size()) log_.add(issues::padded, place(column), {std::string(raw)});
    if (has_invisible(text)) log_.add(issues::hidden_character, place(column), {std::string(text)});
    if (is_spoilt_code(text)) {
        log_.add(issues::spoilt_code, place(column), {std::string(text)});
        return {};
    }
    return text;
}

std::string_view TableReader::required(Column column) {
    const std::size_t errors = log_.errors();
    const std::string_view text = exact(column);
    if (text.empty() && log_.errors() == errors) {
        log_.add(issues::missing_value, place(column), {headers_[static_cast<std::size_t>(index(column))]});
    }
    return text;
}

std::string_view TableReader::extra(const ExtraColumn& column) const { return trimmed(row_.cells[column.index]); }

Place TableReader::place(Column column) const {
    const int i = index(column);
    if (i < 0) return place();
    return {path_, row_.line, static_cast<std::uint32_t>(i + 1), headers_[static_cast<std::size_t>(i)]};
}

}  // namespace lianjian
