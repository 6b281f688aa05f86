// Sentences in the user's language.
#pragma once

#include <fmt/format.h>

#include <string>

#include "engine/words.hpp"

namespace lianjian {

/// One of two sentences, its arguments filled in; both are checked against the arguments when compiled.
template <class... Args>
[[nodiscard]] std::string say(Lang lang, fmt::format_string<Args...> zh, fmt::format_string<Args...> en,
                              Args&&... args) {
    return lang == Lang::zh ? fmt::format(zh, std::forward<Args>(args)...)
                            : fmt::format(en, std::forward<Args>(args)...);
}

}  // namespace lianjian
