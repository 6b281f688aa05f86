// Whether bytes are text, and in which encoding.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lianjian {

/// The text without a UTF-8 byte-order mark.
[[nodiscard]] std::string_view without_bom(std::string_view bytes);

/// Where strict UTF-8 breaks: at an invalid byte, an overlong form, a surrogate, a value past U+10FFFF or
/// a character cut off at the end. Nothing if the text is sound. O(length).
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// What a file that is no CSV seems to be ("gzip", "HTML", "JSON" …); empty when nothing is recognised.
[[nodiscard]] std::string_view looks_like(std::string_view bytes);

/// The physical line (1-based) a byte is on; LF, CRLF and CR all end a line.
[[nodiscard]] std::uint32_t line_of(std::string_view text, std::size_t offset);

/// The text with spaces around it removed: ASCII blanks, the ideographic space and the no-break space.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether a text holds a zero-width or other invisible character (U+200B–200F, 2060, FEFF, 00AD …).
[[nodiscard]] bool has_invisible(std::string_view text);

/// The form in which twins are equal: NFKC, lower case. Empty if the text is its own form already, so that
/// the usual id costs nothing.
[[nodiscard]] std::string twin_form(std::string_view text);

}  // namespace lianjian
