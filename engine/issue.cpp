#include "engine/issue.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include "engine/utf8.hpp"

namespace lianjian {
namespace {

constexpr std::size_t longest_shown = 200;

/// Control, invisible and direction-changing characters, which must not reach a terminal.
bool is_unfit(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(printable(argument, longest_shown));
    return fmt::vformat(pattern, store);
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
    std::string out;
    for (std::size_t characters = 0; !text.empty(); ++characters) {
        if (characters == longest) return out + "…";
        const auto [bytes, code] = first_character(text);
        if (code == not_utf8) {  // in file names and words of the command line only
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
        } else if (is_unfit(code)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        } else {
            out += bytes;
        }
        text.remove_prefix(bytes.size());
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
