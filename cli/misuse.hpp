// What the command line got wrong, in the user's language.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "engine/words.hpp"

namespace lianjian {

/// The words of help pages: headings, placeholders, `--help` and `--version` themselves; call before commands are
/// added.
void set_help_words(CLI::App& app, Lang lang);

/// `--help` of a command.
void set_help_flag(CLI::App& app, Lang lang);

/// A check for an option that is a whole number from `least` to `most`.
[[nodiscard]] CLI::Validator whole_number(long long least, long long most, Lang lang);

/// A check for an option that is a part of a whole or a chance: a number from 0 to 1, or between them.
enum class Ends { counted, left_out };
[[nodiscard]] CLI::Validator part_of_one(Lang lang, Ends ends);

/// Why a command line was not understood: the word at fault, the nearest known one, and where the help is.
[[nodiscard]] std::string misuse(const CLI::ParseError& error, const CLI::App& app, Lang lang);

}  // namespace lianjian
