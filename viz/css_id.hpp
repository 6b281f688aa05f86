// Ids of the data as parts of SVG class names.
#pragma once

#include <string>
#include <string_view>

namespace lianjian {

/// An id in letters, digits, `-` and `_` alone: other bytes, and `_` itself, become `_` and two hex digits.
/// Different ids give different results; `P01` and `370211001201` stay as they are.
[[nodiscard]] std::string css_id(std::string_view id);

}  // namespace lianjian
