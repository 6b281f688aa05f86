// The table of commands. A command is a file, command_NAME.cpp, and a row in commands.cpp.
#pragma once

#include <span>

#include "cli/request.hpp"

namespace lianjian {

[[nodiscard]] std::span<const CommandRow> commands();

/// Each declares its own options and says what to do with them.
Action declare_check(CLI::App& app, Lang lang);
Action declare_info(CLI::App& app, Lang lang);
Action declare_coverage(CLI::App& app, Lang lang);
Action declare_uncovered(CLI::App& app, Lang lang);
Action declare_villages(CLI::App& app, Lang lang);
Action declare_partners(CLI::App& app, Lang lang);
Action declare_centrality(CLI::App& app, Lang lang);
Action declare_structure(CLI::App& app, Lang lang);
Action declare_compare(CLI::App& app, Lang lang);
Action declare_fragility(CLI::App& app, Lang lang);
Action declare_audit(CLI::App& app, Lang lang);
Action declare_changes(CLI::App& app, Lang lang);
Action declare_flows(CLI::App& app, Lang lang);
Action declare_draw(CLI::App& app, Lang lang);
Action declare_brief(CLI::App& app, Lang lang);
Action declare_explain(CLI::App& app, Lang lang);
Action declare_export(CLI::App& app, Lang lang);

}  // namespace lianjian
