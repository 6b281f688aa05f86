#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/option_tree.hpp"
#include "engine/issue.hpp"

namespace lianjian {

Action declare_completion(CLI::App& app, Lang lang) {
    const auto shell = std::make_shared<std::string>();
    app.add_option("SHELL", *shell, "bash, zsh, fish")->required()->type_name("");
    return [&app, shell, lang](const Request& request) {
        const auto row =
            std::find_if(shells().begin(), shells().end(), [&](const Shell& known) { return known.name == *shell; });
        if (row == shells().end()) {
            throw Failure(Exit::misuse,
                          say(lang, "没有为“{}”准备补全；请用 bash、zsh、fish",
                              "there is no completion for '{}', only for bash, zsh, fish", printable(*shell, 60)));
        }
        emit(request, row->script(option_tree(*app.get_parent(), lang)));
    };
}

}  // namespace lianjian
