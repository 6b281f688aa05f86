#include "viz/html/escape.hpp"

#include <nlohmann/json.hpp>

#include "engine/markup.hpp"

namespace lianjian {

std::string escape_html(std::string_view text) { return markup_text(visible_controls(text)); }

std::string escape_name(std::string_view name) { return "<bdi>" + escape_html(name) + "</bdi>"; }

std::string script_json(const nlohmann::json& value) {
    const std::string json = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string_view character = std::string_view(json).substr(i, 3);
        if (json[i] == '<') {
            out += "\\u003c";
        } else if (character == "\xe2\x80\xa8" || character == "\xe2\x80\xa9") {
            out += character.back() == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            out += json[i];
        }
    }
    return out;
}

}  // namespace lianjian
