#include "viz/html/fill_template.hpp"

#include <stdexcept>

#include "viz/html/escape.hpp"

namespace lianjian {

std::string fill_template(std::string_view text, const kainjow::mustache::data& data,
                          const kainjow::mustache::data* partials) {
    kainjow::mustache::mustache shell{std::string(text)};
    shell.set_custom_escape([](const std::string& value) { return escape_html(value); });
    kainjow::mustache::context<std::string> context{&data};
    if (partials != nullptr) context.push(partials);
    std::string filled = shell.render(context);
    if (!shell.error_message().empty()) throw std::logic_error("template: " + shell.error_message());
    return filled;
}

}  // namespace lianjian
