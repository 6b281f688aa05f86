// What cells say: dates, amounts, marks, lists, stored numbers. Whatever is read, written plainly, is read the same
// again; and every day there is, in every form it may be written in, is that day.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "data/cells.hpp"
#include "data/encoding.hpp"
#include "data/export/columns.hpp"
#include "data/export/escape.hpp"
#include "data/formula_guard.hpp"
#include "data/xlsx_numbers.hpp"
#include "data/xlsx_workbook.hpp"
#include "engine/issue.hpp"
#include "engine/spelling.hpp"
#include "engine/text_key.hpp"
#include "require.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

bool same(const std::optional<DateCell>& a, const DateCell& b) {
    return a && a->first == b.first && a->after == b.after;
}

void check_date(std::string_view text) {
    const auto date = parse_date(text);
    require(parse_date("\u3000" + std::string(text) + " ").has_value() == date.has_value(), "blanks do not matter");
    if (!date) return;
    require(date->first.known() && date->after.known(), "a date cell has both days");
    const CivilDate first = civil(date->first);
    require(first.year >= 1 && first.year <= 9999, "a year has four digits");
    const int days = date->after.days() - date->first.days();
    const int month = days_in_month(first.year, first.month);
    require(days == 0 || days == month || days == 365 || days == 366, "a period is a day, a month or a year");
    require(!date->serial || days == 0, "a day number is a day");
    const std::string shown = iso(date->first);
    const DateCell day{date->first, date->first, false};
    require(same(parse_date(shown), day), "a date printed is the same day");
    if (days == month) require(same(parse_date(shown.substr(0, 7)), *date), "a month printed is the same month");
    if (days >= 365) require(same(parse_date(shown.substr(0, 4)), *date), "a year printed is the same year");
}

/// Every day in every form, and no other.
void check_forms(int year, int month, int day) {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const bool is_month = month >= 1 && month <= 12 && year >= 1;
    const int length = !is_month ? 0 : lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
    const bool is_day = day >= 1 && day <= length;
    const auto made = make_date({year, month, day});
    require(made.has_value() == is_day, "the calendar has the day");
    if (is_month) require(days_in_month(year, month) == length, "the calendar has the month");
    if (made) {
        const CivilDate back = civil(*made);
        require(back.year == year && back.month == month && back.day == day, "a day counted back is the same");
    }
    for (const char* form : {"{:04}-{:02}-{:02}", "{:04}/{}/{}", "{:04}.{}.{}", "{:04}{:02}{:02}", "{:04}年{}月{}日",
                             "{:04}-{}-{} 00:00:00", "{:04}-{:02}-{:02}T00:00:00"}) {
        const auto date = parse_date(fmt::format(fmt::runtime(form), year, month, day));
        require(date.has_value() == is_day, "a form is read if the day is there");
        if (date) require(date->first == *made && date->after == *made && !date->serial, "a form is that day");
    }
    for (const char* form : {"{:04}-{:02}", "{:04}.{}", "{:04}年{}月"}) {
        const auto date = parse_date(fmt::format(fmt::runtime(form), year, month));
        require(date.has_value() == is_month, "a form is read if the month is there");
        if (date) require(date->first == *make_date({year, month, 1}), "a month begins on its first day");
        if (date) require(date->after.days() - date->first.days() == length, "a month ends with its last day");
    }
}

void check_amount(std::string_view text) {
    const auto amount = parse_amount(text);
    if (!amount) return;
    require(std::isfinite(amount->value) && amount->value >= 0 && !std::signbit(amount->value), "an amount is a size");
    const std::string shown = text_of(amount_value(*amount));
    require(parse_amount(shown) == amount, "an amount printed is the same amount");
    require(parse_amount(shown + "元") == amount, "a unit changes nothing");
    require(parse_amount(decimal(amount->value) + "+") == Amount{amount->value, true}, "+ makes a lower bound");
    require(parse_amount("≥" + decimal(amount->value)) == Amount{amount->value, true}, "≥ makes a lower bound");
    require(parse_number(decimal(amount->value)) == amount->value, "a decimal is the same number");
}

void check_texts(std::string_view text) {
    require(unguarded(guarded(text)) == text, "a guard taken off leaves the text");
    require(!looks_like_formula(guarded(text)) || guarded(text).starts_with('\''), "a guarded text does not run");
    const std::string list = normal_list(text);
    require(normal_list(list) == list, "a list in order stays");
    if (const auto mark = parse_mark(text)) {
        require(parse_mark(" " + folded(trimmed(text))) == mark, "a mark folded is the same mark");
        require(parse_mark(*mark ? "是" : "否") == mark, "a mark is yes or no");
    }
    static_cast<void>(is_spoilt_code(text));
    require(without_escapes(without_escapes(text)).size() <= text.size(), "escapes only shrink");
    require(first_invalid_utf8(visible_controls(text)) == std::nullopt, "what is shown is UTF-8");
    require(first_invalid_utf8(printable(visible_controls(text), 20)) == std::nullopt, "what is cut is UTF-8");
    if (const auto number = parse_number(text))
        require(parse_number(decimal(*number)) == number, "a number is the same");
    if (const auto address = parse_address(text); address.column != CellAddress::none) {
        const std::string plain = column_letters(address.column + 1) + std::to_string(address.row);
        const auto again = parse_address(plain);
        require(again.column == address.column && again.row == address.row, "an address written is the same");
    }
}

/// Short ids are compared by keys of 64 bits.
void check_keys(std::string_view a, std::string_view b) {
    if (is_exact_key(text_key(a))) require((text_key(a) == text_key(b)) == (a == b), "a key stands for one text");
}

void check_stored_number(std::string_view stored, NumberFormat format, bool from_1904) {
    const NumberText number = number_text(stored, format, from_1904);
    require(!stored.empty() == !number.text.empty(), "a number keeps a text");
    const bool is_day = format.kind == NumberFormat::Kind::day && number.text.size() == 10 && number.text[4] == '-' &&
                        number.text[7] == '-' && number.text != stored;
    if (is_day && parse_number(stored) && *parse_number(stored) >= 0) {
        require(parse_date(number.text).has_value(), "a day of a sheet is a day");
    }
    const bool digits = std::all_of(stored.begin(), stored.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && format.kind == NumberFormat::Kind::plain) require(number.text == stored, "digits stay as they are");
    if (format.kind == NumberFormat::Kind::plain && !number.inexact && parse_number(stored)) {
        const auto value = parse_number(number.text);
        const double wanted = *parse_number(stored);
        require(value && std::abs(*value - wanted) <= std::abs(wanted) * 1e-14, "a number is that number");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    check_date(text);
    check_amount(text);
    if (text.size() <= 4096) check_texts(text);
    const auto byte = [&](std::size_t i) { return i < size ? static_cast<int>(data[i]) : 0; };
    check_forms(byte(0) % 100 * 100 + byte(1) % 100, byte(2) % 16, byte(3) % 36);
    const std::size_t bar = text.find('|');
    const std::string_view stored = text.substr(0, bar);
    const NumberFormat format = bar == std::string_view::npos ? built_in_format(static_cast<std::uint32_t>(size % 64))
                                                              : format_of_code(text.substr(bar + 1));
    check_keys(stored, bar == std::string_view::npos ? text.substr(size / 2) : text.substr(bar + 1));
    check_stored_number(stored, format, size % 2 == 0);
    return 0;
}
