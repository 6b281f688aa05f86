#include "cli/commands.hpp"

namespace lianjian {

Action declare_plan_match(CLI::App& app, Lang lang) {
    static_cast<void>(app);
    return [lang](const Request&) { throw Failure(Exit::misuse, say(lang, "尚未实现", "not there yet")); };
}

}  // namespace lianjian
