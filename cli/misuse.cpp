#include "cli/misuse.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <vector>

#include "cli/say.hpp"
#include "cli/table_output.hpp"
#include "cli/version.hpp"
#include "engine/issue.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

constexpr std::size_t longest_shown = 60;

/// "; did you mean X?", when a known word is near enough to be meant.
std::string suggestion(const std::string& word, const std::vector<std::string>& known, Lang lang) {
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string_view best = nearest(word, candidates);
    if (best.empty() || edit_distance(word, best) > std::max<std::size_t>(1, best.size() / 3)) return {};
    return say(lang, "；是否应为“{}”？", "; did you mean '{}'?", best);
}

std::string unknown_option(const CLI::App& app, const std::string& argument, Lang lang) {
    const std::string name = argument.substr(0, argument.find('='));
    std::vector<std::string> known;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& spelling : option->get_lnames()) known.push_back("--" + spelling);
    }
    return say(lang, "没有选项“{}”{}", "there is no option '{}'{}", printable(name, longest_shown),
               suggestion(name, known, lang));
}

std::string unknown_command(const CLI::App& app, const std::string& word, Lang lang) {
    std::vector<std::string> known;
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        known.push_back(sub->get_name());
    }
    return say(lang, "没有命令“{}”{}", "there is no command '{}'{}", printable(word, longest_shown),
               suggestion(word, known, lang));
}

/// The command that was named, of a family the one within it; null when none was.
const CLI::App* named_command(const CLI::App& app) {
    const std::vector<const CLI::App*> named = app.get_subcommands([](const CLI::App* sub) { return sub->parsed(); });
    if (named.empty()) return nullptr;
    const CLI::App* within = named_command(*named.front());
    return within == nullptr ? named.front() : within;
}

bool is_family(const CLI::App& command) {
    return !command.get_subcommands([](const CLI::App*) { return true; }).empty();
}

/// The commands of a family, separated by commas.
std::string names_of(const CLI::App& family) {
    std::string names;
    for (const CLI::App* sub : family.get_subcommands([](const CLI::App*) { return true; })) {
        names += (names.empty() ? "" : ", ") + family.get_name() + " " + sub->get_name();
    }
    return names;
}

/// `plan cover`: the words that name a command.
std::string full_name(const CLI::App& command) {
    const CLI::App* family = command.get_parent();
    const bool top = family == nullptr || family->get_parent() == nullptr;
    return (top ? "" : full_name(*family) + " ") + command.get_name();
}

std::string reason(const CLI::ParseError& error, const CLI::App& app, const CLI::App* command, Lang lang) {
    for (const CLI::App* at = command == nullptr ? nullptr : command->get_parent(); at != nullptr;
         at = at->get_parent()) {
        const std::vector<std::string> before = at->remaining();
        if (before.empty()) continue;
        return say(lang, "“{}”应写在命令之后", "'{}' belongs after the command",
                   printable(before.front(), longest_shown));
    }
    const CLI::App& at = command != nullptr ? *command : app;
    const std::vector<std::string> left = at.remaining();
    if (!left.empty() && left.front().starts_with("-")) return unknown_option(at, left.front(), lang);
    if (!left.empty() && is_family(at)) return unknown_command(at, left.front(), lang);
    if (!left.empty()) {
        return say(lang, "多余的参数“{}”", "'{}' is one argument too many", printable(left.front(), longest_shown));
    }
    if (error.get_name() == "RequiredError") {
        if (command != nullptr && is_family(*command)) {
            return say(lang, "请写明是哪一种：{}", "say which: {}", names_of(*command));
        }
        return command != nullptr
                   ? say(lang, "请写明数据：CSV 文件夹或文件", "name the data: a folder of CSV files, or files")
                   : say(lang, "请写明命令", "name a command");
    }
    const std::string text = error.what();
    if (error.get_name() == "ArgumentMismatch") {
        return say(lang, "{}：缺少值", "{}: its value is missing", text.substr(0, text.find(':')));
    }
    return printable(text, 200);
}

/// Columns line up with Chinese characters counted as two.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        const std::string left = "  " + make_option_name(option, is_positional) + make_option_opts(option);
        const std::size_t width = display_width(left);
        const std::size_t column = get_column_width();
        const std::string gap = width < column ? std::string(column - width, ' ') : "\n" + std::string(column, ' ');
        return left + gap + make_option_desc(option) + "\n";
    }
};

}  // namespace

void set_help_flag(CLI::App& app, Lang lang) {
    app.set_help_flag("-h,--help", say(lang, "显示此帮助", "show this help"));
}

void set_help_words(CLI::App& app, Lang lang) {
    app.formatter(std::make_shared<HelpFormatter>());
    app.option_defaults()->group(say(lang, "选项", "Options"));
    set_help_flag(app, lang);
    app.set_version_flag("--version", std::string(program_version), say(lang, "显示版本", "show the version"));
    if (lang == Lang::en) {
        app.get_formatter()->label("SUBCOMMAND", "COMMAND");
        app.get_formatter()->label("Positionals", "Arguments");
        return;
    }
    for (const auto& [word, chinese] :
         {std::pair("Usage", "用法"), std::pair("OPTIONS", "选项"), std::pair("SUBCOMMAND", "命令"),
          std::pair("Positionals", "参数"), std::pair("REQUIRED", "必填"), std::pair("DATE", "日期"),
          std::pair("CODE", "代码"), std::pair("PATH", "路径"), std::pair("KIND,...", "类型,…"),
          std::pair("WORD", "值"), std::pair("WORD,...", "值,…")}) {
        app.get_formatter()->label(word, chinese);
    }
}

CLI::Validator whole_number(long long least, long long most, Lang lang) {
    return CLI::Validator(
        [least, most, lang](std::string& text) {
            long long value = 0;
            const char* end = text.data() + text.size();
            const auto [at, fault] = std::from_chars(text.data(), end, value);
            if (fault == std::errc() && at == end && value >= least && value <= most) return std::string();
            return say(lang, "“{}”不是 {} 到 {} 之间的整数", "'{}' is not a whole number from {} to {}",
                       printable(text, longest_shown), least, most);
        },
        "");
}

CLI::Validator part_of_one(Lang lang, Ends ends) {
    return CLI::Validator(
        [lang, ends](std::string& text) {
            double value = 0;
            const char* end = text.data() + text.size();
            const auto [at, fault] = std::from_chars(text.data(), end, value);
            const bool within = ends == Ends::counted ? value >= 0 && value <= 1 : value > 0 && value < 1;
            if (fault == std::errc() && at == end && within) return std::string();
            const std::string shown = printable(text, longest_shown);
            return ends == Ends::counted
                       ? say(lang, "“{}”不是 0 到 1 的数", "'{}' is not a number from 0 to 1", shown)
                       : say(lang, "“{}”不是 0 与 1 之间的数", "'{}' is not a number between 0 and 1", shown);
        },
        "");
}

std::string misuse(const CLI::ParseError& error, const CLI::App& app, Lang lang) {
    const CLI::App* command = named_command(app);
    const std::string help = command != nullptr ? full_name(*command) + " --help" : "--help";
    return say(lang, "{}\n用法见：lianjian {}", "{}\nfor the usage: lianjian {}", reason(error, app, command, lang),
               help);
}

}  // namespace lianjian
