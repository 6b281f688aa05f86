#include <memory>

#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "data/template.hpp"

namespace lianjian {

Action declare_template(CLI::App& app, Lang lang) {
    const auto examples = std::make_shared<bool>(false);
    app.add_flag("--examples", *examples,
                 say(lang, "各表填入示例行（可直接试用；正式填写前请删去）",
                     "with rows of examples (to try it out; delete them before you fill it in)"));
    return [examples, lang](const Request& request) {
        if (!request.output.ends_with(".xlsx")) {
            throw Failure(Exit::misuse, request.output.empty() ? say(lang, "请用 -o 指定文件，如 -o roster.xlsx",
                                                                     "name a file with -o, say -o roster.xlsx")
                                                               : say(lang, "-o {}：文件名请以 .xlsx 结尾",
                                                                     "-o {}: end the name in .xlsx", request.output));
        }
        write_file(request.output, roster_template(lang, *examples));
        tell(request, request.output);
    };
}

}  // namespace lianjian
