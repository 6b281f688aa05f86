#include "engine/markup.hpp"

#include <fmt/format.h>

#include "engine/utf8.hpp"

namespace lianjian {
namespace {

bool is_unreadable(char32_t code) {
    const bool blank = code == '\t' || code == '\n' || code == '\r';
    return (code < 0x20 && !blank) || (code >= 0x7f && code < 0xa0) || code == 0xfffe || code == 0xffff;
}

}  // namespace

std::string visible_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto [bytes, code] = first_character(text);
        if (code == not_utf8) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
        } else if (is_unreadable(code)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        } else {
            out += bytes;
        }
        text.remove_prefix(bytes.size());
    }
    return out;
}

std::string markup_text(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace lianjian
