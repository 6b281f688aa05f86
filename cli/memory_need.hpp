// How much memory a data set takes, for the message when there is too little.
#pragma once

#include <string>
#include <vector>

#include "engine/words.hpp"

namespace lianjian {

/// "not enough memory", with about how much loading these takes (from the sizes of the files) and what is allowed,
/// where a limit is set. Takes little memory itself.
[[nodiscard]] std::string memory_advice(const std::vector<std::string>& data, Lang lang);

}  // namespace lianjian
