#include "data/cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "data/encoding.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes one of these texts off the front; whether there was one.
template <class Texts>
bool take(std::string_view& text, const Texts& options) {
    for (const std::string_view option : options) {
        if (text.starts_with(option)) {
            text.remove_prefix(option.size());
            return true;
        }
    }
    return false;
}

/// Takes a number of at most so many digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
    std::size_t length = 0;
    while (length < text.size() && length < most_digits && is_digit(text[length])) ++length;
    if (length == 0) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + length, value);
    text.remove_prefix(length);
    return value;
}

std::optional<DateCell> whole_day(int year, int month, int day) {
    const auto date = make_date({year, month, day});
    if (!date) return std::nullopt;
    return DateCell{*date, *date, false};
}

std::optional<DateCell> whole_month(int year, int month) {
    const auto first = make_date({year, month, 1});
    if (!first) return std::nullopt;
    return DateCell{*first, Date(first->days() + days_in_month(year, month)), false};
}

std::optional<DateCell> whole_year(int year) {
    const auto first = make_date({year, 1, 1});
    const auto next = make_date({year + 1, 1, 1});
    if (!first || !next || year < 1900 || year > 2200) return std::nullopt;
    return DateCell{*first, *next, false};
}

/// 2023-07-12, the usual form, told at a glance.
std::optional<DateCell> iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t begin, std::size_t end) {
        int value = 0;
        for (std::size_t i = begin; i < end; ++i) value = is_digit(text[i]) ? 10 * value + (text[i] - '0') : -100'000;
        return value;
    };
    const int year = number(0, 4), month = number(5, 7), day = number(8, 10);
    return year < 0 || month < 0 || day < 0 ? std::nullopt : whole_day(year, month, day);
}

/// 20230712 and 45000: digits only.
std::optional<DateCell> date_of_digits(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.size() == 4) return whole_year(value);
    if (digits.size() == 8) return whole_day(value / 10000, value / 100 % 100, value % 100);
    if (digits.size() == 5 && value >= 20000 && value <= 60000) {
        constexpr int excel_day_of_1970 = 25569;
        const Date day(value - excel_day_of_1970);
        return DateCell{day, day, true};
    }
    return std::nullopt;
}

constexpr std::array year_ends{std::string_view{"-"}, std::string_view{"/"}, std::string_view{"."},
                               std::string_view{"年"}};
constexpr std::array month_ends{std::string_view{"-"}, std::string_view{"/"}, std::string_view{"."},
                                std::string_view{"月"}};
constexpr std::array day_ends{std::string_view{"日"}, std::string_view{"号"}};

constexpr std::array at_least_before{std::string_view{"≥"},    std::string_view{">="},     std::string_view{"＞="},
                                     std::string_view{"超过"}, std::string_view{"不少于"}, std::string_view{"至少"}};
constexpr std::array at_least_after{std::string_view{"+"}, std::string_view{"＋"}, std::string_view{"余"},
                                    std::string_view{"多"}, std::string_view{"以上"}};
constexpr std::array units{std::string_view{"元"}, std::string_view{"人"}, std::string_view{"户"},
                           std::string_view{"个"}, std::string_view{"家"}, std::string_view{"亩"},
                           std::string_view{"吨"}, std::string_view{"斤"}, std::string_view{"次"},
                           std::string_view{"项"}, std::string_view{"场"}, std::string_view{"村"}};

/// Decimal digits with thousands separators where they belong, into a plain decimal; empty if malformed.
std::string without_separators(std::string_view number) {
    std::string plain;
    std::size_t group = 0;
    bool separated = false, fraction = false;
    for (const char c : number) {
        if (c == ',') {
            if (fraction || (separated ? group != 3 : group == 0 || group > 3)) return {};
            separated = true;
            group = 0;
            continue;
        }
        if (c == '.') {
            if (fraction || (separated && group != 3)) return {};
            fraction = true;
        } else if (!fraction) {
            ++group;
        }
        plain.push_back(c);
    }
    return separated && !fraction && group != 3 ? std::string() : plain;
}

}  // namespace

std::optional<DateCell> parse_date(std::string_view text) {
    text = trimmed(text);
    if (const auto usual = iso_day(text)) return usual;
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_digit)) return date_of_digits(text);
    std::string_view rest = text;
    const auto year = take_number(rest, 4);
    if (!year || text.size() - rest.size() != 4 || !take(rest, year_ends)) return std::nullopt;
    if (rest.empty()) return text.ends_with("年") ? whole_year(*year) : std::nullopt;
    const auto month = take_number(rest, 2);
    if (!month) return std::nullopt;
    if (rest.empty()) return whole_month(*year, *month);
    const bool month_word = rest.starts_with("月");
    if (!take(rest, month_ends)) return std::nullopt;
    if (rest.empty()) return month_word ? whole_month(*year, *month) : std::nullopt;
    const auto day = take_number(rest, 2);
    if (!day) return std::nullopt;
    take(rest, day_ends);
    static constexpr std::array midnights{std::string_view{" 00:00:00"}, std::string_view{" 0:00:00"},
                                          std::string_view{" 0:00"}, std::string_view{"T00:00:00"}};
    take(rest, midnights);
    return rest.empty() ? whole_day(*year, *month, *day) : std::nullopt;
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Amount> parse_amount(std::string_view text) {
    std::string_view rest = trimmed(text);
    Amount amount;
    amount.at_least = take(rest, at_least_before);
    rest = trimmed(rest);
    std::size_t length = 0;
    while (length < rest.size() && (is_digit(rest[length]) || rest[length] == '.' || rest[length] == ',')) ++length;
    std::string number = without_separators(rest.substr(0, length));
    rest.remove_prefix(length);
    bool after = take(rest, at_least_after);
    // The unit goes into the decimal, since 0.07 · 10 000 is not 700 in binary.
    if (rest.starts_with("万") || rest.starts_with("亿")) {
        if (!number.empty()) number += rest.starts_with("万") ? "e4" : "e8";
        rest.remove_prefix(std::string_view("万").size());
    }
    const auto value = parse_number(number);
    if (!value) return std::nullopt;
    after = after || take(rest, at_least_after);
    take(rest, units);
    after = after || take(rest, at_least_after);
    amount.at_least |= after;
    if (!trimmed(rest).empty()) return std::nullopt;
    amount.value = *value;
    return amount;
}

std::optional<bool> parse_mark(std::string_view text) {
    static constexpr std::array yes{std::string_view{"1"},  std::string_view{"是"},   std::string_view{"yes"},
                                    std::string_view{"y"},  std::string_view{"true"}, std::string_view{"√"},
                                    std::string_view{"有"}, std::string_view{"✓"}};
    static constexpr std::array no{std::string_view{"0"}, std::string_view{"否"},    std::string_view{"no"},
                                   std::string_view{"n"}, std::string_view{"false"}, std::string_view{"×"},
                                   std::string_view{"无"}};
    const std::string word = folded(trimmed(text));
    if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), word) != no.end()) return false;
    return std::nullopt;
}

bool is_spoilt_code(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && (is_digit(text[i]) || text[i] == '.')) ++i;
    if (i < 3 || i + 2 > text.size() || text.find('.') == std::string_view::npos) return false;
    if (text[i] != 'E' && text[i] != 'e') return false;
    std::string_view exponent = text.substr(i + 1);
    if (exponent.starts_with("+")) exponent.remove_prefix(1);
    return !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), is_digit);
}

std::string normal_list(std::string_view text) {
    static constexpr std::array separators{std::string_view{";"}, std::string_view{"；"}, std::string_view{"、"}};
    std::string out;
    while (!text.empty()) {
        std::size_t cut = text.size(), width = 0;
        for (const std::string_view separator : separators) {
            const std::size_t at = text.find(separator);
            if (at < cut) {
                cut = at;
                width = separator.size();
            }
        }
        const std::string_view part = trimmed(text.substr(0, cut));
        if (!part.empty()) out.append(out.empty() ? "" : ";").append(part);
        text.remove_prefix(cut + width);
    }
    return out;
}

}  // namespace lianjian
