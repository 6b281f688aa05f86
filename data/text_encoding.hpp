// The encoding of a text file, decided over the whole file, and its text as UTF-8.
//
// Tried in this order: a byte-order mark (UTF-8, UTF-16 LE and BE); strict UTF-8; strict GB18030, which is what
// Excel and the offices of China mean by GBK and GB2312 too. The first that fits every byte is taken. What
// fits none is refused: no byte is ever replaced. A file that is UTF-8 but for a few bytes (cut off, or
// pasted together) is refused too, although GB18030 often fits it by chance.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "data/refusal.hpp"

namespace lianjian {

struct DecodedText {
    std::string_view original;  // without byte-order mark
    std::string_view name;      // "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030"
    std::string converted;      // the text, unless the bytes were UTF-8 already

    [[nodiscard]] std::string_view text() const;
};

/// Why bytes are no text, and where: the physical line and, in the refusal, the byte.
struct TextFault {
    Refusal why;
    std::uint32_t line;
};

struct Decoding {
    DecodedText decoded;
    std::optional<TextFault> fault;
};

/// The bytes must outlive the result. O(length). `passed(n)` hears now and then that the first n bytes were looked at.
[[nodiscard]] Decoding decode_text(std::string_view bytes, const std::function<void(std::size_t)>& passed = {});

}  // namespace lianjian
