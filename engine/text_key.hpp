// Texts as numbers of 64 bits, exactly where they are short.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace lianjian {

/// The low four bits of a key say what it holds: 0..10, so many characters; or one of these.
inline constexpr std::uint64_t key_of_digits = 11;  // 11 to 16 digits
inline constexpr std::uint64_t key_of_hash = 15;    // a hash, which two texts may share

/// Whether texts of this key are equal without a look at them.
[[nodiscard]] constexpr bool is_exact_key(std::uint64_t key) { return (key & 15U) != key_of_hash; }

namespace detail {

/// Eight characters as a number, the first in the highest byte.
[[nodiscard]] inline std::uint64_t eight(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
    return word;
}

/// Whether all eight are from ` ` to `_`: digits, capitals, `-`, `_`, `.` and other signs, 64 in all.
[[nodiscard]] constexpr bool is_packable(std::uint64_t word) {
    // Adding 0x20 carries 0x20..0x5f into 0x40..0x7f; nothing else that is below 0x80 gets there.
    return (word & 0x8080808080808080ULL) == 0 &&
           ((word + 0x2020202020202020ULL) & 0xc0c0c0c0c0c0c0c0ULL) == 0x4040404040404040ULL;
}

/// Eight such characters in 48 bits, six bits each.
[[nodiscard]] constexpr std::uint64_t packed(std::uint64_t word) {
    word -= 0x2020202020202020ULL;
    word = (word >> 2U & 0x0fc00fc00fc00fc0ULL) | (word & 0x003f003f003f003fULL);
    word = (word >> 4U & 0x00fff00000fff000ULL) | (word & 0x00000fff00000fffULL);
    return (word >> 8U & 0x0000ffffff000000ULL) | (word & 0x0000000000ffffffULL);
}

[[nodiscard]] constexpr bool are_digits(std::uint64_t word) {
    return ((word & 0xf0f0f0f0f0f0f0f0ULL) | ((word + 0x0606060606060606ULL) & 0xf0f0f0f0f0f0f0f0ULL) >> 4U) ==
           0x3333333333333333ULL;
}

/// Eight digits as their value.
[[nodiscard]] constexpr std::uint64_t value_of(std::uint64_t word) {
    word &= 0x0f0f0f0f0f0f0f0fULL;
    word = (word >> 8U & 0x00ff00ff00ff00ffULL) * 10 + (word & 0x00ff00ff00ff00ffULL);
    word = (word >> 16U & 0x0000ffff0000ffffULL) * 100 + (word & 0x0000ffff0000ffffULL);
    return (word >> 32U) * 10000 + (word & 0xffffffffULL);
}

}  // namespace detail

/// The key of a text. Codes of up to 16 digits and ids of up to 10 capitals, digits and signs are held exactly:
/// different texts have different keys, `01` and `1` too. All other texts are hashed.
[[nodiscard]] inline std::uint64_t text_key(std::string_view text) {
    const std::size_t size = text.size();
    if (size <= 10) {
        std::array<char, 16> padded;
        padded.fill(' ');
        std::copy(text.begin(), text.end(), padded.begin());
        const std::uint64_t first = detail::eight(padded.data()), rest = detail::eight(padded.data() + 8);
        if (detail::is_packable(first) && detail::is_packable(rest)) {
            return detail::packed(first) << 16U | detail::packed(rest) >> 36U << 4U | size;
        }
    } else if (size <= 16) {
        const std::uint64_t first = detail::eight(text.data()), last = detail::eight(text.data() + size - 8);
        if (detail::are_digits(first) && detail::are_digits(last)) {
            return detail::value_of(first) << 36U | detail::value_of(last) << 9U | std::uint64_t{size} << 4U |
                   key_of_digits;
        }
    }
    return std::uint64_t{std::hash<std::string_view>{}(text)} << 4U | key_of_hash;
}

}  // namespace lianjian
