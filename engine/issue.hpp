// What is wrong or doubtful in the input, said so that a planner can mend it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/words.hpp"

namespace lianjian {

enum class Severity : std::uint8_t { note, warning, error };

/// A class of issue. `what` and `remedy` are fmt patterns over the issue's arguments, {0} {1} …
struct IssueClass {
    std::string_view code;
    Severity severity;
    Words what;
    Words remedy;
    bool limit = false;  // refused for its size, not for what it says
};

/// One finding. The place is as the user knows it: a file as named on the command line, a physical
/// line (0 = the whole file), a 1-based column (0 = the whole line) and its header. In a workbook the line is
/// a row of the sheet.
struct Issue {
    const IssueClass* issue_class;
    std::string file;
    std::string sheet;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string header;
    std::vector<std::string> arguments;
};

/// A text fit for a terminal: control, invisible and direction-changing characters shown as `\u001b`, cut
/// with … after so many characters. Never alters anything else.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest);

/// The sentence and the remedy in a language, arguments filled in as `printable` of 200 characters.
[[nodiscard]] std::string what(const Issue& issue, Lang lang);
[[nodiscard]] std::string remedy(const Issue& issue, Lang lang);
/// The letters of a column of a sheet: 1 is A, 27 is AA.
[[nodiscard]] std::string column_letters(std::uint32_t column);
/// `villages.csv:12:3`, or in a workbook `名册.xlsx!村!C12`, as far as known; names `printable` at full length.
[[nodiscard]] std::string place(const Issue& issue);

}  // namespace lianjian
