// Data on its way into a page: one function for text and attributes, one for JSON inside <script>.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace lianjian {

/// Text that means only itself, between tags and inside quoted attributes alike: ampersands, angle brackets and
/// quotation marks become references. What HTML forbids is shown as by `visible_controls`; tab and line ends stay. O(length).
[[nodiscard]] std::string escape_html(std::string_view text);

/// The same inside `<bdi>`: marks of writing direction in a name do not reach the words around it.
[[nodiscard]] std::string escape_name(std::string_view name);

/// JSON that may stand in a `<script>` element: `<`, U+2028 and U+2029 are written as `\u` escapes, so that
/// no text can end the element. Bytes that are not UTF-8 become U+FFFD. O(length).
[[nodiscard]] std::string script_json(const nlohmann::json& value);

}  // namespace lianjian
