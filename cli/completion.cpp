#include "cli/completion.hpp"

#include <algorithm>
#include <array>

namespace lianjian {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

/// The words that may stand first, each once: `plan` for all its commands.
std::vector<std::string> first_words(const std::vector<CommandText>& tree) {
    std::vector<std::string> words;
    for (const CommandText& command : tree) {
        const std::string word = command.name.substr(0, command.name.find(' '));
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    return words;
}

/// The second words of a family: `cover assign pair match` of `plan`; empty for a command of one word.
std::vector<std::string> second_words(const std::vector<CommandText>& tree, const std::string& family) {
    std::vector<std::string> words;
    for (const CommandText& command : tree) {
        if (command.name.starts_with(family + " ")) words.push_back(command.name.substr(family.size() + 1));
    }
    return words;
}

/// What may stand without an option, where that is a short list.
std::vector<std::string> placed_words(const CommandText& command) {
    for (const OptionText& option : command.options) {
        if (option.positional()) return option.words;
    }
    return {};
}

std::string option_names(const CommandText& command) {
    std::vector<std::string> names;
    for (const OptionText& option : command.options) {
        if (!option.brief.empty()) names.push_back(option.brief);
        if (!option.full.empty()) names.push_back(option.full);
    }
    return joined(names);
}

std::string patterns(const CommandText& command, const OptionText& option) {
    std::string text = "'" + command.name + " " + option.full + "'";
    if (!option.brief.empty()) text += "|'" + command.name + " " + option.brief + "'";
    return text;
}

std::string bash(const std::vector<CommandText>& tree) {
    std::string text =
        "# Completion of lianjian for bash: source this file, or put it into bash-completion's folder as `lianjian`.\n"
        "_lianjian() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-}\n"
        "    COMPREPLY=()\n"
        "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
        "        COMPREPLY=($(compgen -W '" +
        joined(first_words(tree)) +
        " --help --version' -- \"$word\"))\n"
        "        return\n"
        "    fi\n"
        "    case $command in\n";
    for (const std::string& family : first_words(tree)) {
        const std::vector<std::string> second = second_words(tree, family);
        if (second.empty()) continue;
        text += "    " + family +
                ")\n"
                "        if [[ $COMP_CWORD -eq 2 ]]; then\n"
                "            COMPREPLY=($(compgen -W '" +
                joined(second) +
                " --help' -- \"$word\"))\n"
                "            return\n"
                "        fi\n"
                "        command+=\" ${COMP_WORDS[2]}\" ;;\n";
    }
    text +=
        "    esac\n"
        "    case \"$command $before\" in\n";
    for (const CommandText& command : tree) {
        for (const OptionText& option : command.options) {
            if (option.positional() || option.value.empty()) continue;
            text += "    " + patterns(command, option) + ") ";
            if (!option.words.empty()) {
                text += "COMPREPLY=($(compgen -W '" + joined(option.words) + "' -- \"$word\")); return ;;\n";
            } else if (option.takes_path()) {
                text += "COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n";
            } else {
                text += "return ;;\n";
            }
        }
    }
    text +=
        "    esac\n"
        "    if [[ $word != -* ]]; then\n"
        "        case $command in\n";
    for (const CommandText& command : tree) {
        const std::vector<std::string> words = placed_words(command);
        if (words.empty()) continue;
        text += "        '" + command.name + "') COMPREPLY=($(compgen -W '" + joined(words) + "' -- \"$word\")) ;;\n";
    }
    text +=
        "        *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
        "        esac\n"
        "        return\n"
        "    fi\n"
        "    case $command in\n";
    for (const CommandText& command : tree) {
        text +=
            "    '" + command.name + "') COMPREPLY=($(compgen -W '" + option_names(command) + "' -- \"$word\")) ;;\n";
    }
    return text +
           "    esac\n"
           "}\n"
           "complete -o filenames -F _lianjian lianjian\n";
}

/// A text between single quotes of a shell.
std::string single_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// What stands between the brackets of zsh's _arguments.
std::string bracketed(std::string_view sentence) {
    std::string out;
    for (const char c : sentence) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_argument(const OptionText& option) {
    std::string action;
    if (!option.words.empty()) {
        action = "(" + joined(option.words) + ")";
    } else if (option.takes_path()) {
        action = "_files";
    }
    if (option.positional()) {
        return single_quoted("*:" + bracketed(option.value) + ":" + (action.empty() ? "_files" : action));
    }
    const std::string rest = "[" + bracketed(option.sentence) + "]" +
                             (option.value.empty() ? "" : ":" + bracketed(option.value) + ":" + action);
    if (option.brief.empty()) return single_quoted(option.full + rest);
    return single_quoted("(" + option.brief + " " + option.full + ")" + option.brief + rest) + " " +
           single_quoted("(" + option.brief + " " + option.full + ")" + option.full + rest);
}

std::string zsh(const std::vector<CommandText>& tree) {
    std::string text =
        "#compdef lianjian\n"
        "# Completion of lianjian for zsh: put this file into a folder of $fpath as `_lianjian`.\n"
        "_lianjian() {\n"
        "    local command=${words[2]-}\n"
        "    if (( CURRENT == 2 )); then\n"
        "        local -a commands=(\n";
    for (const std::string& word : first_words(tree)) {
        const auto command =
            std::find_if(tree.begin(), tree.end(), [&](const CommandText& c) { return c.name == word; });
        text += "            " + single_quoted(word + (command == tree.end() ? "" : ":" + command->sentence)) + "\n";
    }
    text +=
        "        )\n"
        "        _describe command commands\n"
        "        return\n"
        "    fi\n"
        "    local skip=1\n"
        "    case $command in\n";
    for (const std::string& family : first_words(tree)) {
        if (second_words(tree, family).empty()) continue;
        text += "    " + family +
                ")\n"
                "        if (( CURRENT == 3 )); then\n"
                "            local -a within=(\n";
        for (const CommandText& command : tree) {
            if (command.name.starts_with(family + " ")) {
                text += "                " +
                        single_quoted(command.name.substr(family.size() + 1) + ":" + command.sentence) + "\n";
            }
        }
        text +=
            "            )\n"
            "            _describe command within\n"
            "            return\n"
            "        fi\n"
            "        command+=\" ${words[3]}\"\n"
            "        skip=2 ;;\n";
    }
    text +=
        "    esac\n"
        "    shift $skip words\n"
        "    (( CURRENT -= skip ))\n"
        "    case $command in\n";
    for (const CommandText& command : tree) {
        text += "    '" + command.name + "')\n        _arguments";
        for (const OptionText& option : command.options) text += " \\\n            " + zsh_argument(option);
        text += " ;;\n";
    }
    return text +
           "    esac\n"
           "}\n"
           "_lianjian \"$@\"\n";
}

/// When a command is the one typed, for fish: its first word, and for a family its second too.
std::string fish_condition(const CommandText& command) {
    const std::size_t space = command.name.find(' ');
    std::string condition = "__fish_seen_subcommand_from " + command.name.substr(0, space);
    if (space != std::string::npos) condition += "; and __fish_seen_subcommand_from " + command.name.substr(space + 1);
    return single_quoted(condition);
}

std::string fish(const std::vector<CommandText>& tree) {
    std::string text = "# Completion of lianjian for fish: put this file into ~/.config/fish/completions.\n";
    for (const std::string& word : first_words(tree)) {
        const std::vector<std::string> second = second_words(tree, word);
        text += "complete -c lianjian -n __fish_use_subcommand -f -a " + word;
        const auto command =
            std::find_if(tree.begin(), tree.end(), [&](const CommandText& c) { return c.name == word; });
        if (command != tree.end()) text += " -d " + single_quoted(command->sentence);
        text += "\n";
        for (const CommandText& within : tree) {
            if (!within.name.starts_with(word + " ")) continue;
            text += "complete -c lianjian -n '__fish_seen_subcommand_from " + word +
                    "; and not __fish_seen_subcommand_from " + joined(second) + "' -f -a " +
                    within.name.substr(word.size() + 1) + " -d " + single_quoted(within.sentence) + "\n";
        }
    }
    for (const CommandText& command : tree) {
        if (const std::vector<std::string> words = placed_words(command); !words.empty()) {
            text +=
                "complete -c lianjian -n " + fish_condition(command) + " -f -a " + single_quoted(joined(words)) + "\n";
        }
        for (const OptionText& option : command.options) {
            if (option.positional()) continue;
            text += "complete -c lianjian -n " + fish_condition(command);
            if (!option.brief.empty()) text += " -s " + option.brief.substr(1);
            if (!option.full.empty()) text += " -l " + option.full.substr(2);
            if (!option.value.empty()) text += option.takes_path() ? " -r -F" : " -x";
            if (!option.words.empty()) text += " -a " + single_quoted(joined(option.words));
            text += " -d " + single_quoted(option.sentence) + "\n";
        }
    }
    return text;
}

constexpr std::array rows{Shell{"bash", bash}, Shell{"zsh", zsh}, Shell{"fish", fish}};

}  // namespace

std::span<const Shell> shells() { return rows; }

}  // namespace lianjian
