#include "engine/issue.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace lianjian {
namespace {

constexpr std::size_t longest_shown = 200;

/// Bytes of the UTF-8 character a text begins with; 0 where there is none. Only file names and words of the command
/// line can be anything else.
std::size_t utf8_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) return 0;
    }
    const auto second = static_cast<unsigned char>(text[1]);
    const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool beyond = (lead == 0xed && second >= 0xa0) || (lead == 0xf4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
}

/// Invisible or direction-changing characters, which must not reach a terminal: U+200B–200F, 2028–202E,
/// 2060–2069, FEFF.
bool invisible(std::string_view character) {
    if (character.size() != 3) return false;
    const auto code = ((static_cast<unsigned>(character[0]) & 0x0fU) << 12U) |
                      ((static_cast<unsigned>(character[1]) & 0x3fU) << 6U) |
                      (static_cast<unsigned>(character[2]) & 0x3fU);
    return (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(printable(argument, longest_shown));
    return fmt::vformat(pattern, store);
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
    std::string out;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++characters) {
        if (characters == longest) return out + "…";
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) {
            out += fmt::format("\\x{:02x}", lead);
            ++i;
            continue;
        }
        const std::string_view character = text.substr(i, length);
        const bool c1 = character.size() == 2 && lead == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
        if (lead < 0x20 || lead == 0x7f) {
            out += fmt::format("\\u{:04x}", lead);
        } else if (c1) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(character[1]));
        } else if (invisible(character)) {
            const auto code = ((static_cast<unsigned>(character[0]) & 0x0fU) << 12U) |
                              ((static_cast<unsigned>(character[1]) & 0x3fU) << 6U) |
                              (static_cast<unsigned>(character[2]) & 0x3fU);
            out += fmt::format("\\u{:04x}", code);
        } else {
            out += character;
        }
        i += character.size();
    }
    return out;
}

std::string what(const Issue& issue, Lang lang) { return filled(issue.issue_class->what.in(lang), issue.arguments); }

std::string remedy(const Issue& issue, Lang lang) {
    return filled(issue.issue_class->remedy.in(lang), issue.arguments);
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return letters;
}

std::string place(const Issue& issue) {
    std::string out = printable(issue.file, std::string::npos);
    if (!issue.sheet.empty()) {
        out.append("!").append(printable(issue.sheet, std::string::npos));
        if (issue.line > 0) out += fmt::format("!{}{}", column_letters(issue.column), issue.line);
        return out;
    }
    if (issue.line > 0) out += fmt::format(":{}", issue.line);
    if (issue.line > 0 && issue.column > 0) out += fmt::format(":{}", issue.column);
    return out;
}

}  // namespace lianjian
