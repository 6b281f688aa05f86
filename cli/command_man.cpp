#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "cli/man_page.hpp"
#include "cli/option_tree.hpp"

namespace lianjian {

Action declare_man(CLI::App& app, Lang lang) {
    return [&app, lang](const Request& request) {
        if (request.output.empty()) {
            throw Failure(Exit::misuse,
                          say(lang, "请用 -o 指定文件夹，如 -o man/man1", "name a folder with -o, say -o man/man1"));
        }
        const std::vector<ManPage> pages = man_pages(option_tree(*app.get_parent(), lang), lang);
        make_folder(request.output);
        std::vector<OutputFile> files;
        for (const ManPage& page : pages) files.push_back({request.output + "/" + page.name, page.text});
        write_files(files);
        tell(request, say(lang, "{}：{} 页", "{}: {} pages", request.output, pages.size()));
    };
}

}  // namespace lianjian
