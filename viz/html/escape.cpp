#include "viz/html/escape.hpp"

#include <nlohmann/json.hpp>

namespace lianjian {
namespace {

bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
}

// The picture of a control character: U+2400 + byte, and U+2421 for delete.
void append_picture(std::string& out, unsigned char byte) {
    out += "\xe2\x90";
    out += static_cast<char>(byte == 0x7f ? 0xa1 : 0x80 + byte);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                if (is_control(byte)) {
                    append_picture(out, byte);
                } else {
                    out += c;
                }
        }
    }
    return out;
}

std::string escape_name(std::string_view name) { return "<bdi>" + escape_html(name) + "</bdi>"; }

std::string script_json(const nlohmann::json& value) {
    const std::string json = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            out += "\\u003c";
        } else {
            out += c;
        }
    }
    replace_all(out, "\xe2\x80\xa8", "\\u2028");
    replace_all(out, "\xe2\x80\xa9", "\\u2029");
    return out;
}

}  // namespace lianjian
