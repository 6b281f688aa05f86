// Texts inside other languages: one function a language. Whatever a text holds, the file stays well-formed.
#pragma once

#include <string>
#include <string_view>

#include "engine/markup.hpp"

namespace lianjian {

/// For the text of an XML element and for an attribute in either quotes: `markup_text` of what `visible_controls`
/// leaves. Tab, LF and CR come through.
[[nodiscard]] std::string xml_text(std::string_view text);

/// A JSON string with its quotes. U+2028 and U+2029 are written as escapes, so that it is JavaScript too.
[[nodiscard]] std::string json_text(std::string_view text);

/// A DOT label with its quotes: shown, it is the text; line ends break the line. Escapes and entities of Graphviz
/// that the text may hold (`\N`, `&lt;`) stay as they are written.
[[nodiscard]] std::string dot_quoted(std::string_view text);

/// A Pajek label with its quotes. The format has no escapes: quotes become ', backslashes /, anything that does
/// not print a space.
[[nodiscard]] std::string pajek_label(std::string_view text);

/// A cell by RFC 4180, quoted where needed.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// The shortest decimal without exponent that reads back to the same number, whatever the locale.
[[nodiscard]] std::string decimal(double value);

}  // namespace lianjian
