#include "data/encoding.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace lianjian {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

bool is_continuation(unsigned char byte) { return (byte & 0xc0U) == 0x80U; }

/// Bytes of the sound UTF-8 character at the start of a text, or 0.
std::size_t sound_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(byte(i))) return 0;
    }
    if (lead == 0xe0 && byte(1) < 0xa0) return 0;   // overlong
    if (lead == 0xed && byte(1) >= 0xa0) return 0;  // surrogate
    if (lead == 0xf0 && byte(1) < 0x90) return 0;   // overlong
    if (lead == 0xf4 && byte(1) >= 0x90) return 0;  // past U+10FFFF
    return length;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// Eight ASCII bytes at once.
bool ascii_word(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

constexpr std::array blanks{std::string_view{" "},  std::string_view{"\t"},     std::string_view{"\r"},
                            std::string_view{"\n"}, std::string_view{"\u3000"}, std::string_view{"\u00a0"}};

/// A byte that neither starts nor ends any of the blanks: the usual case, told by one look.
bool surely_no_blank(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0xe3 && byte != 0xc2 && byte != 0x80 && byte != 0xa0;
}

constexpr std::array invisibles{std::string_view{"\u200b"}, std::string_view{"\u200c"}, std::string_view{"\u200d"},
                                std::string_view{"\u200e"}, std::string_view{"\u200f"}, std::string_view{"\u2060"},
                                std::string_view{"\ufeff"}, std::string_view{"\u00ad"}, std::string_view{"\u202a"},
                                std::string_view{"\u202b"}, std::string_view{"\u202c"}, std::string_view{"\u202d"},
                                std::string_view{"\u202e"}};

}  // namespace

std::string_view without_bom(std::string_view bytes) {
    return bytes.starts_with(bom) ? bytes.substr(bom.size()) : bytes;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        if (i + 8 <= text.size() && ascii_word(text.data() + i)) {
            i += 8;
            continue;
        }
        const std::size_t length = sound_character(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

std::string_view looks_like(std::string_view bytes) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> signs{{
        {"\x1f\x8b", "gzip"},
        {"PK\x03\x04", "zip / xlsx"},
        {"\xd0\xcf\x11\xe0", "Excel 97 (.xls)"},
        {"%PDF", "PDF"},
        {"<!DOCTYPE", "HTML"},
        {"<html", "HTML"},
        {"<?xml", "XML"},
        {"\xff\xfe", "UTF-16"},
    }};
    for (const auto& [sign, name] : signs) {
        if (bytes.starts_with(sign)) return name;
    }
    if (bytes.starts_with("\xfe\xff")) return "UTF-16";
    const std::string_view start = trimmed(without_bom(bytes).substr(0, 64));
    if (start.starts_with("{") || start.starts_with("[")) return "JSON";
    return {};
}

std::uint32_t line_of(std::string_view text, std::size_t offset) {
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++line;
    }
    return line;
}

std::string_view trimmed(std::string_view text) {
    if (text.empty() || (surely_no_blank(text.front()) && surely_no_blank(text.back()))) return text;
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

bool has_invisible(std::string_view text) {
    if (is_ascii(text)) return false;
    return std::any_of(invisibles.begin(), invisibles.end(),
                       [&](std::string_view c) { return text.find(c) != std::string_view::npos; });
}

std::string twin_form(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z');
    });
    if (plain) return {};
    if (is_ascii(text)) return lower_ascii(text);
    utf8proc_uint8_t* mapped = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) return {};
    const std::string_view form(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    return form == text ? std::string() : std::string(form);
}

}  // namespace lianjian
