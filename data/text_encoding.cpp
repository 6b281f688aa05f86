#include "data/text_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"

namespace lianjian {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

class Converter {
public:
    explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (known()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Whether this system has the converter.
    [[nodiscard]] bool known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    /// Appends the bytes as UTF-8. Returns how many bytes were sound: all of them, or up to the first fault.
    std::size_t append(std::string_view bytes, std::string& out) {
        std::array<char, std::size_t{64} << 10U> buffer{};
        char* in = const_cast<char*>(bytes.data());  // iconv does not write there
        std::size_t left = bytes.size();
        while (left > 0) {
            char* to = buffer.data();
            std::size_t room = buffer.size();
            const std::size_t result = iconv(handle_, &in, &left, &to, &room);
            const bool full = result == static_cast<std::size_t>(-1) && errno == E2BIG;
            out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
            if (result == static_cast<std::size_t>(-1) && !full) break;
        }
        return bytes.size() - left;
    }

private:
    iconv_t handle_;
};

std::string hex(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

Decoding faulty(const IssueClass& issue_class, std::vector<std::string> arguments, std::uint32_t line) {
    return {{}, TextFault{Refusal(issue_class, std::move(arguments)), line}};
}

Decoding utf16(std::string_view bytes, const char* name) {
    Decoding result{{{}, name, {}}, std::nullopt};
    Converter converter(name);
    if (!converter.known()) return faulty(issues::unreadable, {std::string("no decoder of ") + name}, 0);
    std::string& text = result.decoded.converted;
    text.reserve(bytes.size() / 2 * 3);
    const std::size_t sound = 2 + converter.append(bytes.substr(2), text);
    if (sound < bytes.size()) return faulty(issues::not_utf16, {std::to_string(sound)}, line_of(text, text.size()));
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
        return faulty(issues::nul_byte, {std::to_string(nul)}, line_of(text, nul));
    }
    return result;
}

/// A file of UTF-8 that was damaged: more sound characters of Chinese than faults. In GB18030 text, runs of
/// three bytes that look like such a character are rare.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t sound = 0, faults = 0;
    while (!bytes.empty()) {
        const std::size_t end = first_invalid_utf8(bytes).value_or(bytes.size());
        for (std::size_t i = 0; i < end; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            sound += byte >= 0xe3 && byte <= 0xe9;
        }
        if (end == bytes.size()) break;
        ++faults;
        bytes.remove_prefix(end + 1);
    }
    return sound > faults;
}

/// The first NUL byte or else the first byte that is not UTF-8, going over the text once, window by window.
std::optional<std::size_t> first_fault(std::string_view bytes, const std::function<void(std::size_t)>& passed) {
    constexpr std::size_t window = std::size_t{1} << 22U;
    std::optional<std::size_t> invalid;
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = std::min(begin + window, bytes.size());
        while (end < bytes.size() && end > begin && (static_cast<unsigned char>(bytes[end]) & 0xc0U) == 0x80U) --end;
        if (end == begin) end = std::min(begin + window, bytes.size());  // no UTF-8 anyway
        const std::string_view part = bytes.substr(begin, end - begin);
        if (const std::size_t nul = part.find('\0'); nul != std::string_view::npos) return begin + nul;
        if (!invalid) {
            if (const auto fault = first_invalid_utf8(part)) invalid = begin + *fault;
        }
        begin = end;
        if (passed) passed(begin);
    }
    return invalid;
}

Decoding not_utf8(std::string_view bytes, std::size_t fault) {
    if (bytes.starts_with(bom) || is_damaged_utf8(bytes)) {
        return faulty(issues::broken_utf8, {std::to_string(fault), hex(bytes[fault])}, line_of(bytes, fault));
    }
    Decoding result{{{}, "GB18030", {}}, std::nullopt};
    Converter converter("GB18030");
    if (!converter.known()) return faulty(issues::unreadable, {"no decoder of GB18030"}, 0);
    std::string& text = result.decoded.converted;
    text.reserve(bytes.size() / 2 * 3);
    const std::size_t sound = converter.append(bytes, text);
    if (sound == bytes.size()) return result;
    // Whichever of the two came further is what the file was meant to be.
    return faulty(issues::not_utf8, {std::to_string(fault), hex(bytes[fault]), std::to_string(sound)},
                  line_of(bytes, std::max(fault, sound)));
}

}  // namespace

std::string_view DecodedText::text() const { return converted.empty() ? original : without_bom(converted); }

Decoding decode_text(std::string_view bytes, const std::function<void(std::size_t)>& passed) {
    if (bytes.starts_with("\xff\xfe")) return utf16(bytes, "UTF-16LE");
    if (bytes.starts_with("\xfe\xff")) return utf16(bytes, "UTF-16BE");
    if (const auto offset = first_fault(bytes, passed)) {
        return bytes[*offset] == '\0' ? faulty(issues::nul_byte, {std::to_string(*offset)}, line_of(bytes, *offset))
                                      : not_utf8(bytes, *offset);
    }
    return {{without_bom(bytes), bytes.starts_with(bom) ? "UTF-8 BOM" : "UTF-8", {}}, std::nullopt};
}

}  // namespace lianjian
