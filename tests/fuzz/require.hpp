// What the fuzzers share: a property that must hold, and inputs that consist of several named parts.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianjian::fuzz {

/// Ends the program, which is how a fuzzer tells a find, unless the property holds.
inline void require(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", property);
    std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Texts apart by U+001E, at most so many; what is left over belongs to the last one.
inline std::vector<std::string> texts(std::string_view text, std::size_t most) {
    std::vector<std::string> out;
    while (out.size() + 1 < most) {
        const std::size_t end = text.find('\x1e');
        if (end == std::string_view::npos) break;
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    out.emplace_back(text);
    return out;
}

/// Named parts: `=== villages.csv` on a line of its own, then its bytes up to the line end before the next one.
/// What comes before the first such line belongs to no part.
inline std::vector<std::pair<std::string, std::string>> named_parts(std::string_view text, std::size_t most) {
    constexpr std::string_view mark = "=== ";
    std::vector<std::pair<std::string, std::string>> parts;
    while (!text.empty()) {
        const std::size_t end = text.starts_with(mark) ? 0 : text.find("\n=== ");
        const std::string_view body = text.substr(0, end);
        if (end != 0 && !parts.empty()) parts.back().second = std::string(body);
        if (end == std::string_view::npos || parts.size() == most) break;
        text.remove_prefix(end == 0 && text.starts_with(mark) ? mark.size() : end + 1 + mark.size());
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        parts.emplace_back(std::string(text.substr(0, line_end)), std::string());
        text.remove_prefix(std::min(line_end + 1, text.size()));
    }
    return parts;
}

}  // namespace lianjian::fuzz
