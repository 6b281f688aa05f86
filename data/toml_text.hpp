// What a TOML text may not hold, found before it is parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lianjian {

struct BareWord {
    std::uint32_t line = 0, column = 0;  // of its first character outside ASCII, columns in characters
    std::string word;                    // with what stands around it up to a space, bracket or sign
};

/// The first text outside ASCII that is in no string and no comment: TOML allows none, and toml++ 3.3 runs into
/// undefined behaviour over some of it (its `is_non_ascii_horizontal_whitespace` of U+0490, of U+3001 …). One pass.
[[nodiscard]] std::optional<BareWord> bare_word(std::string_view text);

}  // namespace lianjian
