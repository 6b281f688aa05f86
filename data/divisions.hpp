// The names of all Chinese divisions down to nine digits, built in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianjian {

/// `莱西市` for `370285`; empty for a code that is not in the register. O(log 44 703).
[[nodiscard]] std::string_view division_name(std::string_view code);

/// The codes of all divisions of this name, in their order: many for `城关镇`. O(44 703).
[[nodiscard]] std::vector<std::string> divisions_called(std::string_view name);

/// Whether the register has the code, or, for twelve digits, its township.
[[nodiscard]] bool division_listed(std::string_view code);

}  // namespace lianjian
