#pragma once

#include <string_view>

namespace lianjian {

/// Set by the build from the project version.
inline constexpr std::string_view program_version = LIANJIAN_VERSION;

}  // namespace lianjian
