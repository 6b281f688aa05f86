// Sorting by small whole numbers in linear time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lianjian {

/// The items 0..items-1 in the order of their keys; equal keys keep the order of `items`. `key_of(item)`
/// is below `keys`. O(items + keys).
template <class KeyOf>
[[nodiscard]] std::vector<std::uint32_t> counting_sort(const std::vector<std::uint32_t>& items, std::size_t keys,
                                                       KeyOf key_of) {
    std::vector<std::uint32_t> next(keys + 1, 0);
    for (const std::uint32_t item : items) ++next[key_of(item) + 1];
    for (std::size_t key = 0; key < keys; ++key) next[key + 1] += next[key];
    std::vector<std::uint32_t> sorted(items.size());
    for (const std::uint32_t item : items) sorted[next[key_of(item)]++] = item;
    return sorted;
}

}  // namespace lianjian
