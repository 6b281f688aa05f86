// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace lianjian {

/// Control characters (but for tab, LF and CR), U+FFFE and U+FFFF shown as `\u0001`, bytes that are not UTF-8 as
/// `\xff`: what XML, HTML and people cannot read. Everything else is left alone. O(length).
[[nodiscard]] std::string visible_controls(std::string_view text);

/// `& < > " '` as references: between tags and inside quoted attributes alike, such a text means only itself.
/// O(length).
[[nodiscard]] std::string markup_text(std::string_view text);

}  // namespace lianjian
