// The table of commands. A command is a file, command_NAME.cpp, and a row in commands.cpp.
#pragma once

#include <span>

#include "cli/request.hpp"

namespace lianjian {

/// In the order of help. A command of two words belongs to the family named by the first.
[[nodiscard]] std::span<const CommandRow> commands();

/// Commands that share their first word: `plan`.
struct CommandFamily {
    std::string_view name;
    Words sentence;
};
[[nodiscard]] const CommandFamily& command_family(std::string_view name);

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
Action declare_plan_cover(CLI::App& app, Lang lang);
Action declare_plan_assign(CLI::App& app, Lang lang);
Action declare_plan_pair(CLI::App& app, Lang lang);
Action declare_plan_match(CLI::App& app, Lang lang);
Action declare_draw(CLI::App& app, Lang lang);
Action declare_brief(CLI::App& app, Lang lang);
Action declare_explain(CLI::App& app, Lang lang);
Action declare_export(CLI::App& app, Lang lang);
Action declare_template(CLI::App& app, Lang lang);
Action declare_completion(CLI::App& app, Lang lang);
Action declare_man(CLI::App& app, Lang lang);

}  // namespace lianjian
