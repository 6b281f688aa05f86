// Comparing words as people type them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lianjian {

/// Lower case (ASCII), without spaces, `-` and `_`: two spellings are the same word if this is equal.
[[nodiscard]] std::string folded(std::string_view word);

/// Levenshtein distance in bytes. O(|a|·|b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the least edit distance, the first of equals; empty when there are none.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace lianjian
