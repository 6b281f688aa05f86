#include "cli/option_tree.hpp"

#include <algorithm>
#include <string_view>

#include "cli/commands.hpp"

namespace lianjian {
namespace {

/// A sentence that is a bare list of words, `zh, en` or `county (district), township`, names the values there are; what
/// follows after a semicolon is said of them.
std::vector<std::string> words_of(std::string_view sentence) {
    sentence = sentence.substr(0, std::min(sentence.find(';'), sentence.find("；")));
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    bool after_comma = true;
    for (const char c : sentence) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (letter) {
            if (word.empty() && !after_comma) return {};  // two words without a comma between them: prose
            word += c;
        } else if (c == ',' || c == '(') {
            finish();
            after_comma = true;
        } else if (c == ' ' || c == ')') {
            if (!word.empty()) after_comma = false;
            finish();
        } else {
            return {};
        }
    }
    finish();
    return words.size() > 1 ? words : std::vector<std::string>{};
}

OptionText text_of(const CLI::Option& option) {
    OptionText text;
    if (!option.get_snames().empty()) text.brief = "-" + option.get_snames().front();
    if (!option.get_lnames().empty()) text.full = "--" + option.get_lnames().front();
    text.value = text.positional() ? option.get_name() : option.get_type_name();
    text.fallback = option.get_default_str();
    text.sentence = option.get_description();
    text.several = option.get_items_expected_max() > 1;
    if (!text.value.empty()) text.words = words_of(text.sentence);
    return text;
}

const CLI::App& command_of(const CLI::App& app, std::string_view name) {
    const CLI::App* at = &app;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        at = at->get_subcommand(std::string(name.substr(0, end)));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return *at;
}

}  // namespace

std::vector<CommandText> option_tree(const CLI::App& app, Lang lang) {
    std::vector<CommandText> tree;
    for (const CommandRow& row : commands()) {
        CommandText command{std::string(row.name), std::string(row.sentence.in(lang)), std::string(row.example), {}};
        for (const CLI::Option* option : command_of(app, row.name).get_options()) {
            command.options.push_back(text_of(*option));
        }
        std::stable_partition(command.options.begin(), command.options.end(),
                              [](const OptionText& option) { return option.positional(); });
        tree.push_back(std::move(command));
    }
    return tree;
}

}  // namespace lianjian
