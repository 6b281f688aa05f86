// Texts that a spreadsheet would run: how a CSV cell is made harmless, and how it is read back.
#pragma once

#include <string>
#include <string_view>

namespace lianjian {

/// Whether a text, behind any apostrophes it begins with, begins as a formula does: = + - @ tab CR.
[[nodiscard]] constexpr bool looks_like_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

/// The text with an apostrophe before it if it looks like a formula. Because an apostrophe already there gets
/// another one, nothing is lost: `unguarded(guarded(t)) == t` for every text t.
[[nodiscard]] inline std::string guarded(std::string_view text) {
    return (looks_like_formula(text) ? "'" : "") + std::string(text);
}

/// The text that `guarded` made this of; any other text stays as it is.
[[nodiscard]] constexpr std::string_view unguarded(std::string_view text) {
    return text.starts_with('\'') && looks_like_formula(text) ? text.substr(1) : text;
}

}  // namespace lianjian
