#include "viz/html/escape.hpp"

#include <nlohmann/json.hpp>

#include "engine/markup.hpp"

namespace lianjian {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

}  // namespace

std::string escape_html(std::string_view text) { return markup_text(visible_controls(text)); }

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
