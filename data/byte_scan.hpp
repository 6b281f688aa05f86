// Finding the few bytes that mean something in a long text, 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace lianjian {

/// Walks over the places of `"`, line feed, carriage return and one more byte. A place costs a few operations
/// however long the bytes between two places are.
class ByteScan {
public:
    ByteScan(std::string_view text, std::size_t begin, char delimiter)
        : text_(text), delimiter_(delimiter), window_(begin) {
        look();
    }

    /// The first place at or after `from`, or the length of the text. `from` must not go backwards.
    [[nodiscard]] std::size_t find(std::size_t from) {
        if (from >= window_ + width) {
            window_ = from;
            if (window_ >= text_.size()) return text_.size();
            look();
        }
        std::uint64_t left = from > window_ ? places_ & (~std::uint64_t{0} << (from - window_)) : places_;
        while (left == 0) {
            window_ += width;
            if (window_ >= text_.size()) return text_.size();
            look();
            left = places_;
        }
        return window_ + static_cast<std::size_t>(std::countr_zero(left));
    }

private:
    static constexpr std::size_t width = 64;

    void look() {
        places_ = 0;
        if (window_ + width > text_.size()) {
            for (std::size_t i = window_; i < text_.size(); ++i) {
                places_ |= std::uint64_t{is_place(text_[i])} << (i - window_);
            }
            return;
        }
        const char* at = text_.data() + window_;
#if defined(__SSE2__)
        for (std::size_t i = 0; i < width; i += 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
            const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
            const __m128i any =
                _mm_or_si128(_mm_or_si128(equal('"'), equal(delimiter_)), _mm_or_si128(equal('\n'), equal('\r')));
            places_ |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(any))} << i;
        }
#else
        for (std::size_t i = 0; i < width; ++i) places_ |= std::uint64_t{is_place(at[i])} << i;
#endif
    }
    [[nodiscard]] bool is_place(char c) const { return c == '"' || c == delimiter_ || c == '\n' || c == '\r'; }

    std::string_view text_;
    char delimiter_;
    std::size_t window_;
    std::uint64_t places_ = 0;  // bit i: text_[window_ + i] is one
};

}  // namespace lianjian
