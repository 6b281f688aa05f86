// Comparing words as people type them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lianjian {

/// Lower case (ASCII), without spaces, `-` and `_`: two spellings are the same word if this is equal.
[[nodiscard]] std::string folded(std::string_view word);

/// How many characters a text has; a byte that is not UTF-8 is one.
[[nodiscard]] std::size_t character_count(std::string_view text);

/// Levenshtein distance in characters; a byte that is not UTF-8 is one. O(|a|·|b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the least edit distance, of equals the one with more of the word's characters, then the first;
/// empty when there are none.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace lianjian
