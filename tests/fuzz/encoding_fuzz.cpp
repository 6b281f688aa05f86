// Encodings: what decode_text takes is what iconv makes of the whole file, sound UTF-8, and the same bytes when
// written back; what it refuses breaks where it says.
#include <iconv.h>

#include <algorithm>
#include <map>
#include <optional>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/text_encoding.hpp"
#include "require.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

/// The whole text in one call; nothing if any byte is at fault.
std::optional<std::string> converted(std::string_view text, const char* from, const char* to) {
    static std::map<std::pair<std::string, std::string>, iconv_t> handles;  // opening one takes longer than using it
    const auto [entry, fresh] = handles.try_emplace({from, to});
    if (fresh) entry->second = iconv_open(to, from);
    const iconv_t handle = entry->second;
    require(handle != reinterpret_cast<iconv_t>(-1), "iconv knows the encoding");
    iconv(handle, nullptr, nullptr, nullptr, nullptr);
    std::string out(text.size() * 4 + 16, '\0');
    char* in = const_cast<char*>(text.data());
    char* at = out.data();
    std::size_t left = text.size(), room = out.size();
    const bool sound = iconv(handle, &in, &left, &at, &room) != static_cast<std::size_t>(-1) && left == 0;
    if (!sound) return std::nullopt;
    out.resize(out.size() - room);
    return out;
}

/// Where UTF-8 breaks, by the table of its definition (RFC 3629, section 4), a byte at a time.
std::size_t plain_utf8_end(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xbf; };
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned a = byte(i), b = byte(i + 1);
        if (a <= 0x7f) {
            i += 1;
        } else if (a >= 0xc2 && a <= 0xdf && tail(i + 1)) {
            i += 2;
        } else if (((a == 0xe0 && b >= 0xa0 && b <= 0xbf) || (a == 0xed && b >= 0x80 && b <= 0x9f) ||
                    (((a >= 0xe1 && a <= 0xec) || a == 0xee || a == 0xef) && tail(i + 1))) &&
                   tail(i + 2)) {
            i += 3;
        } else if (((a == 0xf0 && b >= 0x90 && b <= 0xbf) || (a == 0xf4 && b >= 0x80 && b <= 0x8f) ||
                    (a >= 0xf1 && a <= 0xf3 && tail(i + 1))) &&
                   tail(i + 2) && tail(i + 3)) {
            i += 4;
        } else {
            return i;
        }
    }
    return i;
}

std::uint32_t plain_line_of(std::string_view text, std::size_t offset) {
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair && (text[i] == '\n' || text[i] == '\r')) ++line;
    }
    return line;
}

std::size_t replacements(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("\ufffd"); at != std::string_view::npos; at = text.find("\ufffd", at + 1)) ++count;
    return count;
}

void check_taken(std::string_view bytes, const DecodedText& decoded) {
    const std::string_view text = decoded.text();
    require(plain_utf8_end(text) == text.size(), "a decoded text is UTF-8");
    require(text.find('\0') == std::string_view::npos, "a decoded text has no NUL");
    if (decoded.name.starts_with("UTF-8")) {
        require(decoded.converted.empty(), "UTF-8 is not copied");
        require(text == without_bom(bytes), "UTF-8 is taken as it is");
        require((decoded.name == "UTF-8 BOM") == bytes.starts_with("\ufeff"), "the byte-order mark is told");
        return;
    }
    const bool wide = decoded.name.starts_with("UTF-16");
    const std::string name(decoded.name);
    const std::string_view body = bytes.substr(wide ? 2 : 0);
    const auto whole = converted(body, name.c_str(), "UTF-8");
    require(whole && *whole == decoded.converted, "iconv makes the same of the whole file");
    require(replacements(*whole) == 0 || converted("\ufffd", "UTF-8", name.c_str()).has_value(), "U+FFFD was there");
    const auto back = converted(*whole, "UTF-8", name.c_str());
    if (wide) require(back && *back == body, "UTF-16 written back is the same bytes");
    if (!wide) {
        require(back && converted(*back, "GB18030", "UTF-8") == whole, "GB18030 written back says the same");
        // A replaced byte would show here: the character must stand in the bytes themselves.
        std::size_t stated = 0;
        for (std::size_t at = body.find("\x84\x31\xa4\x37"); at != std::string_view::npos;
             at = body.find("\x84\x31\xa4\x37", at + 1)) {
            ++stated;
        }
        require(replacements(*whole) <= stated, "no byte becomes U+FFFD");
    }
}

void check_refused(std::string_view bytes, const TextFault& fault) {
    const std::string_view code = fault.why.issue_class().code;
    const auto& arguments = fault.why.arguments();
    require(!arguments.empty(), "a refusal says where");
    const auto offset = static_cast<std::size_t>(std::stoull(arguments[0]));
    require(fault.line >= 1, "a refusal has a line");
    if (&fault.why.issue_class() == &issues::not_utf16) {
        const char* name = bytes.starts_with("\xff\xfe") ? "UTF-16LE" : "UTF-16BE";
        require(!converted(bytes.substr(2), name, "UTF-8"), "refused UTF-16 is faulty");
        require(converted(bytes.substr(2, offset - 2), name, "UTF-8").has_value(), "UTF-16 is sound before the fault");
        return;
    }
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
        require(&fault.why.issue_class() == &issues::nul_byte, "UTF-16 is refused for its code or a NUL");
        return;
    }
    if (&fault.why.issue_class() == &issues::nul_byte) {
        require(bytes.find('\0') == offset, "the first NUL is told");
        require(fault.line == plain_line_of(bytes, offset), "the line of the NUL is told");
        return;
    }
    require(plain_utf8_end(bytes) == offset && offset < bytes.size(), "the first byte that is not UTF-8 is told");
    if (&fault.why.issue_class() == &issues::not_utf8) {
        require(!converted(bytes, "GB18030", "UTF-8"), "what is refused as GB18030 is faulty");
        const auto sound = static_cast<std::size_t>(std::stoull(arguments.at(2)));
        require(converted(bytes.substr(0, sound), "GB18030", "UTF-8").has_value(), "GB18030 is sound before the fault");
        require(fault.line == plain_line_of(bytes, std::max(offset, sound)), "the line of the fault is told");
    } else {
        require(code == issues::broken_utf8.code, "no other refusal");
    }
}

/// A sound text, stored in each encoding, is read back.
void check_stored(std::string_view text) {
    for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
        const std::string stored = *converted("\ufeff", "UTF-8", name) + *converted(text, "UTF-8", name);
        const Decoding read = decode_text(stored);
        require(!read.fault && read.decoded.name == name, "stored as UTF-16, it is read");
        require(read.decoded.text() == without_bom(text), "stored as UTF-16, it is the same");
    }
    const auto stored = converted(text, "UTF-8", "GB18030");
    if (!stored || stored->starts_with("\xff\xfe") || stored->starts_with("\xfe\xff")) return;
    const Decoding read = decode_text(*stored);
    if (!read.fault && read.decoded.name == "GB18030") {
        require(read.decoded.text() == without_bom(text), "stored as GB18030, it is the same");
    }
}

void check_words(std::string_view text) {
    const std::string_view inside = trimmed(text);
    require(trimmed(inside) == inside, "trimming again changes nothing");
    require(text.find(inside) != std::string_view::npos, "trimming only takes away");
    require(plain_utf8_end(inside) == inside.size(), "trimming cuts no character");
    require(trimmed("\u3000 " + std::string(text) + "\t\u00a0") == inside, "blanks around a text do not matter");
    if (text.size() > 200) return;
    const std::string form = twin_form(text);
    if (!form.empty()) require(twin_form(form).empty(), "the form of twins is its own form");
    static_cast<void>(has_invisible(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    const std::size_t end = plain_utf8_end(bytes);
    require(first_invalid_utf8(bytes).value_or(size) == end, "UTF-8 breaks where its definition says");
    static_cast<void>(looks_like(bytes));
    require(line_of(bytes, size / 2) == plain_line_of(bytes, size / 2), "lines are counted alike");

    const Decoding decoding = decode_text(bytes);
    if (decoding.fault) {
        check_refused(bytes, *decoding.fault);
    } else {
        check_taken(bytes, decoding.decoded);
    }
    if (end == size && bytes.find('\0') == std::string_view::npos) {
        check_stored(bytes);
        check_words(bytes);
    }
    return 0;
}
