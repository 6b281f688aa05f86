// UTF-8 taken apart, whatever bytes a text holds.
#pragma once

#include <cstddef>
#include <string_view>

namespace lianjian {

struct Character {
    std::string_view bytes;
    char32_t code;
};

/// The code of a byte that belongs to no character: overlong forms, surrogates, what is cut off or beyond U+10FFFF.
inline constexpr char32_t not_utf8 = 0xFFFFFFFF;

/// The character a text begins with; a single byte and `not_utf8` where there is none. The text is not empty. O(1).
[[nodiscard]] inline Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const Character none{text.substr(0, 1), not_utf8};
    if (lead < 0x80) return {none.bytes, lead};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return none;
    char32_t code = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) return none;
        code = code << 6U | (byte(i) & 0x3fU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (overlong || surrogate || code > 0x10ffff) return none;
    return {text.substr(0, length), code};
}

}  // namespace lianjian
