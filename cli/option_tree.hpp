// The commands and their options as one list, read off what the program parses: for manuals and completions, which
// therefore cannot say anything else than it does.
#pragma once

#include <string>
#include <vector>

#include "engine/words.hpp"

namespace CLI {
class App;
}

namespace lianjian {

struct OptionText {
    std::string brief;               // "-o"; may be empty
    std::string full;                // "--output"; empty for what is given by its place
    std::string value;               // "PATH", "N,..."; empty for a flag; the name of what is given by its place
    std::string fallback;            // used when the option is not given; may be empty
    std::string sentence;            // in the language the tree was made in
    std::vector<std::string> words;  // the values there are, where they are a short list
    bool several = false;

    [[nodiscard]] bool positional() const { return full.empty() && brief.empty(); }
    [[nodiscard]] bool takes_path() const { return value == "PATH" || value == "DIR" || value == "DATA"; }
};

struct CommandText {
    std::string name;  // "coverage", "plan cover"
    std::string sentence, example;
    std::vector<OptionText> options;  // by their place first, then as in the help
};

/// The commands of the program in the order of its help. `app` is the program with all commands declared.
[[nodiscard]] std::vector<CommandText> option_tree(const CLI::App& app, Lang lang);

}  // namespace lianjian
