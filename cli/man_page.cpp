#include "cli/man_page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/failure.hpp"
#include "cli/say.hpp"
#include "cli/version.hpp"

namespace lianjian {
namespace {

struct ExitRow {
    const char* code;
    Words words;
};
constexpr std::array exits{
    ExitRow{"0", {"完成。", "Done."}},
    ExitRow{"1",
            {"数据被拒绝；或用了 --strict 而有警告。",
             "The data were refused; or --strict was given and there were warnings."}},
    ExitRow{"2", {"用法有误。", "Wrong use."}},
    ExitRow{"3", {"不能读取或写入。", "Cannot read or write."}},
    ExitRow{"4", {"超出限度（大小或内存）。", "Over a limit of size or memory."}},
    ExitRow{"130, 143", {"被中断（SIGINT、SIGTERM）。", "Interrupted by SIGINT or SIGTERM."}},
};

/// Text that roff takes as text: no escape, no request at the beginning of a line, hyphens as typed.
std::string plain(std::string_view text) {
    std::string out;
    bool line_begins = true;
    for (const char c : text) {
        if (line_begins && (c == '.' || c == '\'')) out += "\\&";
        line_begins = c == '\n';
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string page_name(std::string_view command) {
    std::string name = "lianjian-" + std::string(command);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string heading(std::string_view words) { return ".SH \"" + std::string(words) + "\"\n"; }

std::string top(std::string_view name, std::string_view sentence, Lang lang) {
    std::string capitals(name);
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return ".TH \"" + plain(capitals) + "\" 1 \"\" \"lianjian " + plain(program_version) + "\" \"lianjian\"\n" +
           heading(say(lang, "名称", "NAME")) + plain(name) + " \\- " + plain(sentence) + "\n";
}

std::string option_text(const OptionText& option, Lang lang) {
    std::string text = ".TP\n";
    if (option.positional()) {
        text += italic(option.value) + (option.several ? " ..." : "");
    } else {
        if (!option.brief.empty()) text += bold(option.brief) + (option.full.empty() ? "" : ", ");
        if (!option.full.empty()) text += bold(option.full);
        if (!option.value.empty()) text += " " + italic(option.value);
    }
    text += "\n" + (option.sentence.empty() ? "\\&" : plain(option.sentence));
    if (!option.fallback.empty()) text += plain(say(lang, "（默认 {}）", " (default {})", option.fallback));
    return text + "\n";
}

std::string exit_status(Lang lang) {
    std::string text = heading(say(lang, "退出码", "EXIT STATUS"));
    for (const ExitRow& row : exits) {
        text += ".TP\n" + bold(row.code) + "\n" + plain(row.words.in(lang)) + "\n";
    }
    return text;
}

ManPage command_page(const CommandText& command, Lang lang) {
    const std::string name = page_name(command.name);
    std::string text =
        top(name, command.sentence, lang) + heading(say(lang, "用法", "SYNOPSIS")) + bold("lianjian " + command.name);
    for (const OptionText& option : command.options) {
        if (option.positional()) text += " " + italic(option.value) + (option.several ? " ..." : "");
    }
    text += " " + say(lang, "[选项]", "[options]") + "\n" + heading(say(lang, "选项", "OPTIONS"));
    for (const OptionText& option : command.options) text += option_text(option, lang);
    text += heading(say(lang, "示例", "EXAMPLE")) + ".nf\n" + plain(command.example) + "\n.fi\n" + exit_status(lang) +
            heading(say(lang, "参见", "SEE ALSO")) + bold("lianjian") + "(1)\n";
    return {name + ".1", std::move(text)};
}

ManPage program_page(const std::vector<CommandText>& tree, Lang lang) {
    std::string text =
        top("lianjian", say(lang, "跨区域联建网络的分析与制图", "analysis and pictures of partnership networks"),
            lang) +
        heading(say(lang, "用法", "SYNOPSIS")) + bold("lianjian") + " " + italic("COMMAND") + " " + italic("DATA") +
        " ... " + say(lang, "[选项]", "[options]") + "\n" + heading(say(lang, "命令", "COMMANDS"));
    for (const CommandText& command : tree) {
        text += ".TP\n" + bold(command.name) + "\n" + plain(command.sentence) + "\n";
    }
    text += heading(say(lang, "环境变量", "ENVIRONMENT")) + ".TP\n" + bold("LIANJIAN_LANG") + ", " + bold("LC_ALL") +
            ", " + bold("LC_MESSAGES") + ", " + bold("LANG") + "\n" +
            plain(say(
                lang, "没有 --lang 时，第一个非空的值以 zh 开头即为中文，否则为英文。",
                "Without --lang, the first that is not empty chooses Chinese when it begins with zh, else English.")) +
            "\n" + exit_status(lang) + heading(say(lang, "参见", "SEE ALSO"));
    for (std::size_t i = 0; i < tree.size(); ++i) {
        text += bold(page_name(tree[i].name)) + "(1)" + (i + 1 < tree.size() ? ",\n" : "\n");
    }
    return {"lianjian.1", std::move(text)};
}

}  // namespace

std::vector<ManPage> man_pages(const std::vector<CommandText>& tree, Lang lang) {
    std::vector<ManPage> pages{program_page(tree, lang)};
    for (const CommandText& command : tree) pages.push_back(command_page(command, lang));
    return pages;
}

}  // namespace lianjian
