// The program: find the command, understand its options, run it, and turn what happens into an exit code.
#include <fcntl.h>
#include <fmt/format.h>
#include <omp.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/memory_need.hpp"
#include "cli/misuse.hpp"

namespace lianjian {
namespace {

struct Declared {
    const CommandRow* row;
    CLI::App* app;
    std::unique_ptr<CommonOptions> options;
    Action action;
};

std::string description(const CommandRow& row, Lang lang) {
    return say(lang, "示例：\n  {}\n\n{}", "Example:\n  {}\n\n{}", row.example, row.sentence.in(lang));
}

/// Where a command hangs: the program itself, or for one of two words the family its first word names.
CLI::App& family_of(CLI::App& app, const CommandRow& row, Lang lang) {
    const std::size_t space = row.name.find(' ');
    if (space == std::string_view::npos) return app;
    const std::string name(row.name.substr(0, space));
    const auto there = app.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == name; });
    if (!there.empty()) return *there.front();
    const CommandFamily& family = command_family(name);
    CLI::App* made = app.add_subcommand(name, std::string(family.sentence.in(lang)));
    made->group(say(lang, "命令", "Commands"));
    set_help_flag(*made, lang);
    made->require_subcommand(1);
    return *made;
}

std::vector<Declared> declare_all(CLI::App& app, Lang lang) {
    std::vector<Declared> declared;
    for (const CommandRow& row : commands()) {
        const std::string name(row.name.substr(row.name.find(' ') + 1));  // the only word, or the second
        CLI::App* sub = family_of(app, row, lang).add_subcommand(name, std::string(row.sentence.in(lang)));
        sub->group(say(lang, "命令", "Commands"));
        set_help_flag(*sub, lang);
        auto options = std::make_unique<CommonOptions>();
        Action action = row.declare(*sub, lang);
        add_common_options(*sub, *options, row, lang);
        declared.push_back({&row, sub, std::move(options), std::move(action)});
    }
    return declared;
}

int run(const Declared& command, Lang lang) {
    if (command.options->threads > 0) omp_set_num_threads(command.options->threads);
    command.action(understand(*command.options, *command.row, lang));
    return static_cast<int>(Exit::done);
}

/// What was typed as data.
std::vector<std::string> data_of(const std::vector<Declared>& declared) {
    for (const Declared& command : declared) {
        if (command.app->parsed()) return command.options->words;
    }
    return {};
}

int complain(const std::string& message, Exit code) {
    if (!message.empty()) fmt::print(stderr, "lianjian: {}\n", message);
    return static_cast<int>(code);
}

int main_program(const std::vector<std::string>& arguments) {
    const Lang lang = language_of(arguments);
    CLI::App app(say(lang,
                     "lianjian（联建）：跨区域联建网络的分析与制图。\n\n示例：\n  lianjian brief "
                     "data/sample/shandong-illustrated "
                     "--district 370211 --as-of 2022-02-20 -o out/huangdao.html\n\n每个命令：lianjian 命令 --help",
                     "lianjian (联建): analysis and pictures of cross-region partnership networks.\n\nExample:\n  "
                     "lianjian brief "
                     "data/sample/shandong-illustrated --district 370211 --as-of 2022-02-20 -o out/huangdao.html\n\n"
                     "For a command: lianjian COMMAND --help"),
                 "lianjian");
    set_help_words(app, lang);
    app.require_subcommand(1);
    app.option_defaults()->always_capture_default(false);
    const std::vector<Declared> declared = declare_all(app, lang);
    for (const Declared& command : declared) {
        CLI::App* sub = command.app;
        const std::string text = description(*command.row, lang);
        sub->preparse_callback([sub, text](std::size_t) { sub->description(text); });
    }

    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
        for (const Declared& command : declared) {
            if (command.app->parsed()) return run(command, lang);
        }
        return static_cast<int>(Exit::done);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // help, version
        return complain(misuse(error, app, lang), Exit::misuse);
    } catch (const Failure& failure) {
        return complain(failure.what(), failure.code());
    } catch (const std::bad_alloc&) {
        return complain(memory_advice(data_of(declared), lang), Exit::limit);
    } catch (const std::exception& error) {
        return complain(error.what(), Exit::io);
    }
}

}  // namespace
}  // namespace lianjian

/// A stream that came closed is opened on nothing, so that no other file gets its number, and what is printed
/// there does not end up in that file.
static void open_standard_streams() {
    for (int fd = ::open("/dev/null", O_RDWR); fd >= 0; fd = ::open("/dev/null", O_RDWR)) {
        if (fd <= STDERR_FILENO) continue;
        ::close(fd);
        return;
    }
}

/// Before there are options to ask for the language, or while a message about memory is made, or where a library lets
/// no exception through: both languages, and no memory.
[[noreturn]] static void end_without_memory() {
    constexpr std::string_view said = "lianjian: not enough memory 内存不够\n";
    (void)!::write(STDERR_FILENO, said.data(), said.size());
    ::_exit(static_cast<int>(lianjian::Exit::limit));
}

/// CLI11 compares names in functions that may not throw, and allocates in them.
static void on_terminate() {
    try {
        if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        end_without_memory();
    } catch (...) {
    }
    std::abort();
}

int main(int argc, char** argv) {
    std::set_terminate(on_terminate);
    open_standard_streams();
    lianjian::install_interrupts();
    try {
        return lianjian::main_program(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::bad_alloc&) {
        end_without_memory();
    }
}
