// Names that nobody should have, and that every format must bear.
#pragma once

#include <string>
#include <vector>

namespace lianjian::test {

/// Ways out of quotes, tags, comments and scripts; escapes and entities of every format; formulas; control characters,
/// marks of writing direction, noncharacters; bytes that are not UTF-8; the empty text; and texts of 64 KiB.
[[nodiscard]] const std::vector<std::string>& hostile_texts();

}  // namespace lianjian::test
