// Manual pages, in the language of `man`'s roff macros.
#pragma once

#include <string>
#include <vector>

#include "cli/option_tree.hpp"

namespace lianjian {

struct ManPage {
    std::string name;  // "lianjian-plan-cover.1"
    std::string text;
};

/// A page for the program, which lists the commands, and one for each command. Same tree, same bytes.
[[nodiscard]] std::vector<ManPage> man_pages(const std::vector<CommandText>& tree, Lang lang);

}  // namespace lianjian
