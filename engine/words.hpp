// The two languages the product speaks to its users. Code, column names and docs are English.
#pragma once

#include <string_view>

namespace lianjian {

enum class Lang { zh, en };

/// One text in both languages, as a row of some table.
struct Words {
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

}  // namespace lianjian
