#include "data/xlsx_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/date.hpp"

namespace lianjian {
namespace {

using Kind = NumberFormat::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The first section of a format code without quoted text, escaped characters and brackets.
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') break;
        if (c == '"' || c == '[') {
            const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
            const std::string_view inside =
                code.substr(i + 1, end == std::string_view::npos ? std::string_view::npos : end - i - 1);
            if (c == '[' && (inside == "h" || inside == "hh")) bare += 'h';  // elapsed hours
            if (end == std::string_view::npos) break;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            bare.push_back(lower(c));
        }
    }
    return bare;
}

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Whole numbers by all digits; others by 15 significant ones, as a spreadsheet shows them.
std::string plain_text(double value) {
    std::array<char, 400> buffer{};
    char* const end = buffer.data() + buffer.size();
    const bool whole = value == std::floor(value) && std::abs(value) < 1e300;
    const auto written = whole ? std::to_chars(buffer.data(), end, value, std::chars_format::fixed, 0)
                               : std::to_chars(buffer.data(), end, value, std::chars_format::general, 15);
    const std::string text(buffer.data(), written.ptr);
    return text == "-0" ? "0" : text;
}

std::string two_digits(int value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

std::string clock(int seconds) {
    return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

/// The text of a day number; nothing for numbers that are no day.
std::optional<std::string> day_text(double value, Kind kind, bool days_from_1904) {
    constexpr double last_day = 2958466;  // the first of the year 10000
    constexpr int seconds_a_day = 86400;
    if (!(value >= 0) || value >= last_day) return std::nullopt;
    auto day = static_cast<int>(std::floor(value));
    auto seconds = static_cast<int>(std::lround((value - day) * seconds_a_day));
    if (seconds == seconds_a_day) {
        seconds = 0;
        ++day;
    }
    if (kind == Kind::time && day == 0) return clock(seconds);
    if (!days_from_1904 && (day == 0 || day == 60)) return std::nullopt;  // 0 January, 29 February 1900
    constexpr int day_of_1970_from_1900 = 25569, day_of_1970_from_1904 = 24107;
    const int shift = days_from_1904 ? day_of_1970_from_1904 : day_of_1970_from_1900 - (day < 60 ? 1 : 0);
    std::string text = iso(Date(day - shift));
    if (seconds != 0) return text + " " + clock(seconds);
    if (kind == Kind::month && text.ends_with("-01")) text.resize(7);
    if (kind == Kind::year && text.ends_with("-01-01")) text.resize(4);
    return text;
}

}  // namespace

NumberFormat built_in_format(std::uint32_t number) {
    if (number == 17 || number == 27 || number == 36 || number == 50 || number == 52 || number == 57) {
        return {Kind::month, 0};
    }
    if ((number >= 14 && number <= 16) || number == 22 || (number >= 28 && number <= 31) || number == 51 ||
        (number >= 53 && number <= 54) || number == 58) {
        return {Kind::day, 0};
    }
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47) ||
        number == 55 || number == 56) {
        return {Kind::time, 0};
    }
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    const std::string bare = bare_code(code);
    const auto shows = [&](std::string_view letters) { return bare.find_first_of(letters) != std::string::npos; };
    if (bare == "general" || bare == "@") return {};
    const bool zeros =
        bare.size() > 1 && bare.size() <= 30 && std::all_of(bare.begin(), bare.end(), [](char c) { return c == '0'; });
    if (zeros) return {Kind::padded, static_cast<std::uint8_t>(bare.size())};
    const bool year = shows("y") || (shows("e") && !shows("0#?"));
    if (shows("d") || (year && shows("hs"))) return {Kind::day, 0};
    if (year) return {shows("m") ? Kind::month : Kind::year, 0};
    if (shows("hs")) return {Kind::time, 0};
    return shows("m") ? NumberFormat{Kind::month, 0} : NumberFormat{};
}

NumberText number_text(std::string_view stored, NumberFormat format, bool days_from_1904) {
    const auto value = number_of(stored);
    if (!value) return {std::string(stored), false};
    constexpr double first_inexact = 1e15;
    const bool inexact = std::abs(*value) >= first_inexact;
    if (format.kind != Kind::plain && format.kind != Kind::padded) {
        if (auto day = day_text(*value, format.kind, days_from_1904)) return {std::move(*day), false};
    }
    // All digits are there already: they say more than the double.
    std::string text = std::all_of(stored.begin(), stored.end(), is_digit) ? std::string(stored) : plain_text(*value);
    if (format.kind == Kind::padded && std::all_of(text.begin(), text.end(), is_digit) && text.size() < format.digits) {
        text.insert(0, format.digits - text.size(), '0');
    }
    return {std::move(text), inexact};
}

CellAddress parse_address(std::string_view text) {
    std::uint32_t column = 0, row = 0;
    std::size_t i = 0;
    while (i < text.size() && i < 3 && lower(text[i]) >= 'a' && lower(text[i]) <= 'z') {
        column = column * 26 + static_cast<std::uint32_t>(lower(text[i++]) - 'a' + 1);
    }
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), row);
    if (i == 0 || error != std::errc() || end != text.data() + text.size() || row == 0) return {};
    return {column - 1, row};
}

}  // namespace lianjian
