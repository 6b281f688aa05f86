// Whether this system can draw Chinese: Graphviz draws boxes with hex codes without a word when it cannot.
#pragma once

#include <string_view>

#include "engine/words.hpp"

namespace lianjian {

/// Whether some installed font covers 村 and 联. Asks fontconfig each time, some milliseconds.
[[nodiscard]] bool has_chinese_font();

/// What to tell the user when there is none.
[[nodiscard]] std::string_view missing_font_advice(Lang lang);

}  // namespace lianjian
