#include "engine/spelling.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/utf8.hpp"

namespace lianjian {
namespace {

std::u32string characters(std::string_view text) {
    std::u32string out;
    while (!text.empty()) {
        const Character character = first_character(text);
        out.push_back(character.code);
        text.remove_prefix(character.bytes.size());
    }
    return out;
}

/// How many characters of a word do not occur in another.
std::size_t unshared(std::string_view word, std::string_view other) {
    const std::u32string known = characters(other);
    return static_cast<std::size_t>(
        std::ranges::count_if(characters(word), [&](char32_t c) { return known.find(c) == std::u32string::npos; }));
}

}  // namespace

std::string folded(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    for (const char c : word) {
        if (c == ' ' || c == '-' || c == '_' || c == '\t') continue;
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return out;
}

std::size_t character_count(std::string_view text) { return characters(text).size(); }

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::u32string from = characters(a);
    const std::u32string to = characters(b);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t substitute = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substitute, row[j] + 1, diagonal + 1});
        }
    }
    return row[to.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string wanted = folded(word.substr(0, 64));
    std::string_view best;
    std::pair least{std::numeric_limits<std::size_t>::max(), std::size_t{0}};
    for (const std::string_view candidate : candidates) {
        const std::string known = folded(candidate);
        const std::pair rank{edit_distance(wanted, known), unshared(wanted, known)};
        if (rank < least) {
            least = rank;
            best = candidate;
        }
    }
    return best;
}

}  // namespace lianjian
