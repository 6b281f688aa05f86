// Issues as messages.
#pragma once

#include <span>

#include "cli/request.hpp"
#include "engine/issue.hpp"

namespace lianjian {

/// `file:line:column: warning [class]: what — remedy`
[[nodiscard]] std::string message(const Issue& issue, Lang lang);

/// The messages as text: the first twenty of each class, then how many more there are. Notes only if wanted.
[[nodiscard]] std::string report(std::span<const Issue> issues, bool with_notes, Lang lang);

/// The report, without notes, on stderr.
void print_issues(std::span<const Issue> issues, const Request& request);

}  // namespace lianjian
