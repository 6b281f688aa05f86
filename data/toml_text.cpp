#include "data/toml_text.hpp"

#include <algorithm>

namespace lianjian {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_word(char c) {
    return !is_ascii(c) || std::string_view(" \t\r\n=[]{}.,#\"'").find(c) == std::string_view::npos;
}

/// Where the string that opens at a quotation mark ends: behind its closing marks, or at the end of its line or of the
/// text where it is not closed.
std::size_t after_string(std::string_view text, std::size_t open) {
    const char mark = text[open];
    const std::string three(3, mark);
    const bool many_lines = text.substr(open).starts_with(three);
    for (std::size_t at = open + (many_lines ? 3 : 1); at < text.size(); ++at) {
        if (text[at] == '\\' && mark == '"') {
            ++at;
        } else if (many_lines ? text.substr(at).starts_with(three) : text[at] == mark) {
            at += many_lines ? 3 : 1;
            // Up to two marks may stand before the three that close.
            while (many_lines && at < text.size() && text[at] == mark) ++at;
            return at;
        } else if (!many_lines && text[at] == '\n') {
            return at;
        }
    }
    return text.size();
}

BareWord word_at(std::string_view text, std::size_t at) {
    BareWord found;
    const std::string_view before = text.substr(0, at);
    found.line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    found.column = static_cast<std::uint32_t>(1 + std::count_if(line.begin(), line.end(), [](char c) {
                                                  return (static_cast<unsigned char>(c) & 0xc0U) != 0x80;
                                              }));
    std::size_t begin = at, end = at;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    while (end < text.size() && is_word(text[end])) ++end;
    found.word = text.substr(begin, end - begin);
    return found;
}

}  // namespace

std::optional<BareWord> bare_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"' || text[at] == '\'') {
            at = after_string(text, at);
        } else if (text[at] == '#') {
            at = std::min(text.find('\n', at), text.size());
        } else if (!is_ascii(text[at])) {
            return word_at(text, at);
        } else {
            ++at;
        }
    }
    return std::nullopt;
}

}  // namespace lianjian
