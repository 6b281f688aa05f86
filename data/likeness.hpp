// What a word of somebody's own may stand for.
#pragma once

#include <span>
#include <string_view>

namespace lianjian {

/// A known name and what it stands for.
struct KnownName {
    std::string_view name;
    std::string_view key;
};

struct Likeness {
    std::string_view key;  // empty: none is near
    bool close = false;    // a slip, or contained in the word: 村居花名册 → villages
};

/// The known name that is contained in a word, the longest one, or else the nearest by its characters.
/// O(|known| · |word|²).
[[nodiscard]] Likeness likeness(std::string_view word, std::span<const KnownName> known);

}  // namespace lianjian
