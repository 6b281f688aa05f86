// Templates and the data that fill them.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

namespace lianjian {

/// The text of a template with its names replaced: `{{name}}` by text that means only itself, `{{{name}}}` by HTML.
/// With `partials`, `{{>name}}` stands for the one of that name. Throws std::logic_error when a template of the program
/// is broken.
[[nodiscard]] std::string fill_template(std::string_view text, const kainjow::mustache::data& data,
                                        const kainjow::mustache::data* partials = nullptr);

}  // namespace lianjian
