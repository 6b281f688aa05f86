// What the user asked for: the options every command shares, understood.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/failure.hpp"
#include "cli/say.hpp"
#include "cli/table_output.hpp"
#include "data/load_network.hpp"
#include "engine/date.hpp"
#include "engine/network.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// The common options as typed.
struct CommonOptions {
    std::vector<std::string> words;  // DATA, and for some commands ids or codes after it
    std::string as_of = "today";
    std::string within;
    std::string map;
    std::string format = "table";
    std::string output;
    std::string lang;
    int threads = 0;
    bool with_planned = false;
    bool quiet = false;
    bool strict = false;
};

/// The common options as understood.
struct Request {
    std::vector<std::string> data;   // paths that exist
    std::vector<std::string> words;  // what was typed after them
    AsOf as_of;
    Planned planned = Planned::left_out;  // ties that are only planned
    std::string within;
    std::string map;  // a mapping file, or empty
    TableFormat format = TableFormat::table;
    std::string output;
    Lang lang = Lang::en;
    bool quiet = false;
    bool strict = false;
};

/// What a command does once its options are understood. Throws Failure.
using Action = std::function<void(const Request&)>;

/// A row of the table of commands.
struct CommandRow {
    std::string_view name;
    Words sentence;            // what it gives
    std::string_view example;  // shown first in its help
    bool words_after_data;     // ids or codes may follow DATA
    Action (*declare)(CLI::App& app, Lang lang);
    std::string_view as_of = "today";  // unless --as-of says otherwise
    bool counts_planned = false;       // takes --with-planned
    bool takes_data = true;            // else it has -o, --lang and -q only
    bool takes_within = true;          // else it speaks of the whole data set
};

/// `--lang`, else LIANJIAN_LANG, LC_ALL, LC_MESSAGES, LANG: Chinese when it begins with zh.
[[nodiscard]] Lang language_of(const std::vector<std::string>& arguments);

void add_common_options(CLI::App& app, CommonOptions& options, const CommandRow& command, Lang lang);
/// Throws Failure (misuse; io for a path that is not there).
[[nodiscard]] Request understand(const CommonOptions& options, const CommandRow& command, Lang lang);

/// The exit code of data that is refused: for what it says, or by a limit of size.
[[nodiscard]] Exit refusal(const LoadResult& result);

/// Loads the data, says on stderr what is wrong or doubtful, and throws Failure (refused) where design.md wants
/// it: on an error, and with --strict on a warning.
[[nodiscard]] Network load(const Request& request);

/// Throws Failure (misuse) when `-o` names a file the network was read from: input is never changed.
void keep_input(const Request& request, const Network& network);

/// A region code typed by the user. Throws Failure (misuse) for one that is not in the data.
[[nodiscard]] RegionId region_named(const Request& request, const Network& network, std::string_view code);
/// `--within`, or no_region.
[[nodiscard]] RegionId within(const Request& request, const Network& network);
/// A level typed by the user.
[[nodiscard]] Level level_named(const Request& request, std::string_view spelling);

/// "as of 2022-02-20", or "all recorded ties"; and whether planned ties count.
[[nodiscard]] std::string as_of_words(const Request& request);

/// Data goes to stdout, or to the file of `-o` (csv with a byte-order mark, so that Excel opens it well).
void emit(const Request& request, const std::string& text);
void emit(const Request& request, const OutputTable& table);
void emit(const Request& request, const std::vector<OutputTable>& tables);

/// A line on stderr, unless quiet.
void tell(const Request& request, const std::string& line);

}  // namespace lianjian
