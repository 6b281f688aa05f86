// Scripts that let a shell complete lianjian's commands, options and values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/option_tree.hpp"

namespace lianjian {

struct Shell {
    std::string_view name;  // "bash"
    std::string (*script)(const std::vector<CommandText>& tree);
};

/// bash, zsh and fish; each script is complete in itself. Same tree, same bytes.
[[nodiscard]] std::span<const Shell> shells();

}  // namespace lianjian
