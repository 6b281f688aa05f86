#include "data/roster_rows.hpp"

#include <algorithm>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/roster_words.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

constexpr std::size_t most_lone_rows = 50;

Text first_text(std::span<const Text> cells) {
    for (const Text cell : cells) {
        if (!cell.empty()) return cell;
    }
    return {};
}

bool is_lone(std::span<const Text> cells) {
    return std::count_if(cells.begin(), cells.end(), [](Text cell) { return !cell.empty(); }) <= 1;
}

std::size_t required_columns(const TableRow& table) {
    return static_cast<std::size_t>(
        std::count_if(table.columns.begin(), table.columns.end(), [](const ColumnRow& c) { return c.required; }));
}

}  // namespace

RosterRows::RosterRows(std::unique_ptr<RowSource> source, const TableRow& table, Place where, IssueLog& log)
    : source_(std::move(source)), table_(&table), where_(std::move(where)), log_(log), sheet_(source_->is_sheet()) {}

RosterRows::Kept RosterRows::keep(const RowView& row) {
    return {row.line, {row.cells.begin(), row.cells.end()}, {row.faults.begin(), row.faults.end()}, false};
}

RowView RosterRows::view(const Kept& kept) {
    views_.assign(kept.cells.begin(), kept.cells.end());
    return {kept.line, views_, kept.faults};
}

void RosterRows::say(const IssueClass& issue_class, std::uint32_t line, Text text, std::uint32_t column) {
    log_.add(issue_class, {where_.file, line, column, {}, where_.sheet}, {std::string(trimmed(text))});
}

bool RosterRows::header(RowView& row) {
    std::vector<Kept> above;
    std::size_t best = 0, most = 0;
    bool complete = false;
    for (RowView candidate; above.size() < header_within && !complete && source_->next(candidate);) {
        const HeaderFit fit = fit_header(*table_, candidate.cells);
        above.push_back(keep(candidate));
        complete = fit.complete;
        if (complete || fit.known > most) {
            best = above.size() - 1;
            most = fit.known;
        }
    }
    if (above.empty()) return false;
    // The second row of a header: merged cells repeat the names, and groups have their columns named.
    if (RowView second; complete && sheet_ && source_->next(second)) {
        if (fit_header(*table_, second.cells).complete) {
            above.push_back(keep(second));
            best = above.size() - 1;
        } else {
            pending_.push_back(keep(second));
        }
    }
    for (std::size_t i = 0; complete && i < best; ++i) {
        say(issues::title_row, above[i].line, first_text(view(above[i]).cells));
    }
    take_header(std::move(above[best]));
    row = view(header_);
    return true;
}

void RosterRows::take_header(Kept kept) {
    header_ = std::move(kept);
    last_line_ = header_.line;
    while (sheet_ && !header_.cells.empty() && trimmed(header_.cells.back()).empty()) header_.cells.pop_back();
    for (std::size_t i = 0; i < header_.cells.size(); ++i) {
        for (const ColumnRow& column : table_->columns) {
            if (column.required && is_spelling_of(column, trimmed(header_.cells[i]))) {
                if (column.column == Column::id && !id_column_) id_column_ = i;
                key_columns_.push_back(i);
                break;
            }
        }
    }
}

bool RosterRows::read(RowView& row, bool& inside) {
    inside = false;
    if (!pending_.empty()) {
        current_ = std::move(pending_.front());
        pending_.pop_front();
        row = view(current_);
        inside = current_.inside;
        return true;
    }
    return !ended_ && source_->next(row);
}

bool RosterRows::next(RowView& row) {
    bool inside = false;
    while (read(row, inside)) {
        if (sheet_ && is_outside(row)) continue;
        if (sheet_) count_blank_rows(row);
        if (is_passed_over(row)) continue;
        if (!sheet_) return true;
        if (!inside && required_columns(*table_) > 1 && is_lone(row.cells)) {
            settle_lone_cells(row);
            continue;
        }
        fit_width(row);
        return true;
    }
    if (blank_rows_ > 0) say(issues::blank_rows, 0, std::to_string(blank_rows_));
    blank_rows_ = 0;
    return false;
}

/// A row of a sheet without text under the header; what it holds beside that is said.
bool RosterRows::is_outside(const RowView& row) {
    const auto inside = row.cells.first(std::min(row.cells.size(), header_.cells.size()));
    if (!first_text(inside).empty()) return false;
    say_unnamed(row);
    for (const CellFault& fault : row.faults) {
        if (fault.kind != CellFault::Kind::no_value) continue;
        say(issues::no_cell_value, row.line, {}, fault.column + 1);
        break;
    }
    return true;
}

void RosterRows::count_blank_rows(const RowView& row) {
    if (row.line <= last_line_) return;  // read ahead before
    blank_rows_ += row.line - last_line_ - 1;
    last_line_ = row.line;
}

bool RosterRows::is_total(const RowView& row, Text& word) const {
    // A figure may well be called a total.
    if (table_->role == TableRole::figures || key_columns_.empty()) return false;
    const std::size_t end = std::min(row.cells.size(), key_columns_.back() + 1);
    bool first = true;
    for (std::size_t i = 0; i < row.cells.size() && (first || i < end); ++i) {
        if (row.cells[i].empty()) continue;
        first = false;
        word = row.cells[i];
        if (is_total_word(word)) return true;
    }
    return false;
}

bool RosterRows::is_passed_over(const RowView& row) {
    Text word;
    if (is_total(row, word)) {
        const Text id = id_column_ && *id_column_ < row.cells.size() ? trimmed(row.cells[*id_column_]) : Text();
        if (id.empty() || is_total_word(id)) {
            say(issues::total_row, row.line, word);
        } else {
            log_.add(issues::total_with_id, {where_.file, row.line, 0, {}, where_.sheet},
                     {std::string(trimmed(word)), std::string(id)});
        }
        return true;
    }
    const Text first = first_text(row.cells);
    const auto remark = [](Text cell) { return cell.empty() || is_remark(cell, false); };
    // Where one column is all that a row must have, a bare word may be its id.
    const bool alone = required_columns(*table_) > 1 && is_remark(first, true) && is_lone(row.cells);
    if (alone || (is_remark(first, false) && std::all_of(row.cells.begin(), row.cells.end(), remark))) {
        say(issues::foot_note, row.line, first);
        return true;
    }
    const bool again =
        !key_columns_.empty() && std::all_of(key_columns_.begin(), key_columns_.end(), [&](std::size_t i) {
            return i < row.cells.size() && trimmed(row.cells[i]) == trimmed(header_.cells[i]);
        });
    if (again) say(issues::header_again, row.line);
    return again;
}

/// Reads ahead over rows of one cell. If the table ends in them they are notes; otherwise they are read again
/// as rows of the table.
void RosterRows::settle_lone_cells(const RowView& first) {
    std::deque<Kept> run;
    run.push_back(keep(first));
    bool lone = true, inside = false;
    for (RowView row; lone && run.size() < most_lone_rows && read(row, inside);) {
        lone = is_lone(row.cells);
        run.push_back(keep(row));
    }
    if (!lone || run.size() == most_lone_rows) {
        for (Kept& kept : run) kept.inside = true;
        pending_.insert(pending_.begin(), run.begin(), run.end());
        return;
    }
    for (const Kept& kept : run) {
        const RowView row = view(kept);
        if (!is_passed_over(row)) say(issues::lone_cell, row.line, first_text(row.cells));
    }
    ended_ = true;
}

/// A sheet's row is as wide as its header; text beyond it is said.
void RosterRows::fit_width(RowView& row) {
    say_unnamed(row);
    if (row.cells.size() == header_.cells.size()) return;
    if (row.cells.size() > header_.cells.size()) {
        row.cells = row.cells.first(header_.cells.size());
        return;
    }
    padded_.assign(row.cells.begin(), row.cells.end());
    padded_.resize(header_.cells.size());
    row.cells = padded_;
}

void RosterRows::say_unnamed(const RowView& row) {
    constexpr std::size_t enough = 20;
    const auto say_once = [&](std::uint32_t column) {
        if (unnamed_said_.size() >= enough || !unnamed_said_.insert(column).second) return;
        say(issues::no_header_name, row.line, column_letters(column + 1), column + 1);
    };
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool unnamed = i >= header_.cells.size() || header_.cells[i].empty();
        if (unnamed && !trimmed(row.cells[i]).empty()) say_once(static_cast<std::uint32_t>(i));
    }
    for (const CellFault& fault : row.faults) {
        if (fault.kind == CellFault::Kind::far) say_once(fault.column);
    }
}

}  // namespace lianjian
