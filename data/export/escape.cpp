#include "data/export/escape.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "engine/utf8.hpp"

namespace lianjian {
namespace {

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfffe || code == 0xffff;
}

std::string hexadecimal_byte(std::string_view byte) {
    return fmt::format("\\x{:02x}", static_cast<unsigned char>(byte.front()));
}

/// A text put together from what each of its characters becomes.
template <class Written>
std::string rewritten(std::string_view text, Written written) {
    std::string out;
    out.reserve(text.size() + 2);
    while (!text.empty()) {
        const Character character = first_character(text);
        out += written(character);
        text.remove_prefix(character.bytes.size());
    }
    return out;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : markup_text(visible_controls(text))) {
        if (c == '\t' || c == '\n' || c == '\r') {
            out += fmt::format("&#{};", static_cast<int>(c));
        } else {
            out += c;
        }
    }
    return out;
}

std::string json_text(std::string_view text) {
    return '"' +
           rewritten(text,
                     [](const Character& c) {
                         if (c.code == not_utf8) return "\\" + hexadecimal_byte(c.bytes);
                         if (c.code == '"' || c.code == '\\') return "\\" + std::string(c.bytes);
                         if (c.code == '\n') return std::string("\\n");
                         const bool separator = c.code == 0x2028 || c.code == 0x2029;
                         if (is_control(c.code) || separator) {
                             return fmt::format("\\u{:04x}", static_cast<unsigned>(c.code));
                         }
                         return std::string(c.bytes);
                     }) +
           '"';
}

std::string dot_quoted(std::string_view text) {
    const std::string visible = visible_controls(text);
    std::string out = "\"";
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const char c = visible[i];
        if (c == '\r' && i + 1 < visible.size() && visible[i + 1] == '\n') continue;
        if (c == '\r' || c == '\n') {
            out += "\\n";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out + '"';
}

std::string pajek_label(std::string_view text) {
    return '"' +
           rewritten(text,
                     [](const Character& c) -> std::string {
                         if (c.code == '"') return "'";
                         if (c.code == '\\') return "/";
                         const bool prints =
                             c.code != not_utf8 && !is_control(c.code) && c.code != 0x2028 && c.code != 0x2029;
                         return prints ? std::string(c.bytes) : " ";
                     }) +
           '"';
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

std::string decimal(double value) {
    std::array<char, 1100> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), end};
}

}  // namespace lianjian
