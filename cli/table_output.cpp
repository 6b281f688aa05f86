#include "cli/table_output.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "data/export/escape.hpp"
#include "data/formula_guard.hpp"
#include "engine/issue.hpp"

namespace lianjian {
namespace {

using Json = nlohmann::ordered_json;

/// A number in the fewest digits that read back to the same bits; whole ones without a point.
std::string plain(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
    return fmt::format("{}", value);
}

/// Four digits are enough to compare by eye; large values keep all of their whole part.
std::string for_people(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
    return std::abs(value) >= 1000 ? fmt::format("{:.1f}", value) : fmt::format("{:.4g}", value);
}

std::string_view sign(Bound bound) {
    switch (bound) {
        case Bound::exact:
            return "";
        case Bound::at_least:
            return "≥";
        case Bound::at_most:
            return "≤";
        case Bound::stated:
            break;
    }
    return "≈";
}

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

std::string terminal_text(const Cell& cell) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return std::string("–"); },
            [](const std::string& text) { return printable(text, 200); },
            [](std::int64_t count) { return fmt::format("{}", count); },
            [](double value) { return for_people(value); },
            [](Share share) { return std::string(sign(share.bound)) + fmt::format("{:.2f}%", 100 * share.value); },
            [](const Amount& amount) {
                return amount.known() ? (amount.at_least ? "≥" : "") + for_people(amount.value) : "–";
            },
            [](bool mark) { return std::string(mark ? "✓" : "·"); },
            [](Rate rate) { return std::string(sign(rate.bound)) + for_people(rate.value); },
        },
        cell);
}

std::string csv_text(const Cell& cell) {
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](const std::string& text) { return csv_cell(guarded(text)); },
                          [](std::int64_t count) { return fmt::format("{}", count); },
                          [](double value) { return plain(value); },
                          [](Share share) { return std::string(sign(share.bound)) + plain(share.value); },
                          [](const Amount& amount) {
                              return amount.known() ? (amount.at_least ? "≥" : "") + plain(amount.value)
                                                    : std::string();
                          },
                          [](bool mark) { return std::string(mark ? "1" : "0"); },
                          [](Rate rate) { return std::string(sign(rate.bound)) + plain(rate.value); },
                      },
                      cell);
}

Json json_number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json json_value(const Cell& cell) {
    return std::visit(Overloaded{
                          [](std::monostate) { return Json(); },
                          [](const std::string& text) { return Json(text); },
                          [](std::int64_t count) { return Json(count); },
                          [](double value) { return json_number(value); },
                          [](Share share) { return json_number(share.value); },
                          [](const Amount& amount) { return amount.known() ? json_number(amount.value) : Json(); },
                          [](bool mark) { return Json(mark); },
                          [](Rate rate) { return json_number(rate.value); },
                      },
                      cell);
}

/// What a number is to the true one: nothing when it is the same.
std::string_view bound_word(const Cell& cell) {
    Bound bound = Bound::exact;
    if (const auto* share = std::get_if<Share>(&cell)) bound = share->bound;
    if (const auto* rate = std::get_if<Rate>(&cell)) bound = rate->bound;
    const auto* amount = std::get_if<Amount>(&cell);
    if (amount != nullptr && amount->known() && amount->at_least) bound = Bound::at_least;
    switch (bound) {
        case Bound::exact:
            return {};
        case Bound::at_least:
            return "at_least";
        case Bound::at_most:
            return "at_most";
        case Bound::stated:
            break;
    }
    return "of_the_stated";
}

bool is_numeric(const Cell& cell) {
    return !std::holds_alternative<std::string>(cell) && !std::holds_alternative<bool>(cell);
}

bool is_mark(const Cell& cell) { return std::holds_alternative<bool>(cell); }

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string space(width - std::min(width, display_width(text)), ' ');
    return right ? space + text : text + space;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

bool is_undefined(const Cell& cell) {
    const auto* amount = std::get_if<Amount>(&cell);
    return std::holds_alternative<std::monostate>(cell) || (amount != nullptr && !amount->known());
}

/// A column that says nothing in any row only widens the table.
OutputTable without_empty_columns(const OutputTable& table) {
    if (table.rows.empty()) return table;
    OutputTable kept{
        table.name, table.caption, {}, std::vector<std::vector<Cell>>(table.rows.size()), table.last_is_total};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                       [c](const std::vector<Cell>& row) { return is_undefined(row[c]); });
        if (empty) continue;
        kept.columns.push_back(table.columns[c]);
        for (std::size_t r = 0; r < table.rows.size(); ++r) kept.rows[r].push_back(table.rows[r][c]);
    }
    return kept;
}

/// Numbers stand on the right, and a column with a rare word or with marks among them too.
bool stands_right(const OutputTable& table, std::size_t column) {
    std::size_t defined = 0;
    std::size_t numbers = 0;
    for (const std::vector<Cell>& row : table.rows) {
        defined += !is_undefined(row[column]) && !is_mark(row[column]);
        numbers += !is_undefined(row[column]) && is_numeric(row[column]);
    }
    return 5 * numbers > 4 * defined;
}

std::string as_terminal_table(const OutputTable& table, Lang lang) {
    const std::size_t columns = table.columns.size();
    std::vector<std::vector<std::string>> lines(1);
    for (const OutputColumn& column : table.columns) lines[0].emplace_back(column.title.in(lang));
    for (const auto& row : table.rows) {
        lines.emplace_back();
        for (const Cell& cell : row) lines.back().push_back(terminal_text(cell));
    }
    std::vector<std::size_t> width(columns, 0);
    std::vector<bool> right(columns);
    for (const auto& line : lines) {
        for (std::size_t c = 0; c < columns; ++c) width[c] = std::max(width[c], display_width(line[c]));
    }
    for (std::size_t c = 0; c < columns; ++c) right[c] = stands_right(table, c);

    const auto laid_out = [&](const std::vector<std::string>& line) {
        std::string out;
        for (std::size_t c = 0; c < columns; ++c) out += (c == 0 ? "" : "  ") + padded(line[c], width[c], right[c]);
        return without_trailing_spaces(out) + "\n";
    };
    std::string rule;
    for (std::size_t c = 0; c < columns; ++c) {
        rule += c == 0 ? "" : "  ";
        for (std::size_t i = 0; i < width[c]; ++i) rule += "─";
    }
    rule += "\n";

    std::string out = table.caption.empty() ? "" : printable(table.caption, std::string::npos) + "\n\n";
    out += laid_out(lines[0]) + rule;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (table.last_is_total && i + 1 == lines.size() && lines.size() > 2) out += rule;
        out += laid_out(lines[i]);
    }
    return out;
}

std::string as_csv(const OutputTable& table) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        out += (c == 0 ? "" : ",") + std::string(table.columns[c].key);
    out += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) out += (c == 0 ? "" : ",") + csv_text(row[c]);
        out += "\n";
    }
    return out;
}

Json json_rows(const OutputTable& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json object = Json::object();
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string key(table.columns[c].key);
            object[key] = json_value(row[c]);
            if (const std::string_view bound = bound_word(row[c]); !bound.empty()) object[key + "_bound"] = bound;
        }
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

Cell share_cell(std::optional<double> share) { return share ? Cell(Share{*share}) : Cell(); }
Cell real_cell(std::optional<double> value) { return value ? Cell(*value) : Cell(); }
Cell share_cell(std::optional<Rate> share) { return share ? Cell(Share{share->value, share->bound}) : Cell(); }
Cell rate_cell(std::optional<Rate> rate) { return rate ? Cell(*rate) : Cell(); }
Cell text_cell(std::string_view text) { return text.empty() ? Cell() : Cell(std::string(text)); }

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t length = std::max<utf8proc_ssize_t>(1, utf8proc_iterate(at, left, &character));
        width += character < 0 ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
        at += length;
        left -= length;
    }
    return width;
}

std::string formatted(const OutputTable& table, TableFormat format, Lang lang) {
    switch (format) {
        case TableFormat::csv:
            return as_csv(table);
        case TableFormat::json:
            return dumped(Json{{"schema_version", 1}, {"name", table.name}, {"rows", json_rows(table)}});
        case TableFormat::table:
            break;
    }
    return as_terminal_table(without_empty_columns(table), lang);
}

std::string formatted(const std::vector<OutputTable>& tables, TableFormat format, Lang lang) {
    if (format == TableFormat::json) {
        Json object{{"schema_version", 1}};
        for (const OutputTable& table : tables) object[std::string(table.name)] = json_rows(table);
        return dumped(object);
    }
    std::string out;
    for (const OutputTable& table : tables) out += (out.empty() ? "" : "\n") + formatted(table, format, lang);
    return out;
}

std::string json_answer(std::string_view name, const std::vector<std::pair<std::string, Cell>>& facts,
                        const std::vector<OutputTable>& tables) {
    Json object{{"schema_version", 1}, {"name", name}};
    for (const auto& [key, value] : facts) object[key] = json_value(value);
    for (const OutputTable& table : tables) object[std::string(table.name)] = json_rows(table);
    return dumped(object);
}

}  // namespace lianjian
