// What lies in a folder.
#pragma once

#include <string>
#include <system_error>
#include <vector>

namespace lianjian {

/// The names in a folder, sorted, without those of the folder itself and the one above. What keeps it from being read
/// is said in `error`; without memory it throws std::bad_alloc, where the standard library's iterator ends the program.
[[nodiscard]] std::vector<std::string> folder_names(const std::string& folder, std::error_code& error);

}  // namespace lianjian
