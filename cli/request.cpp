#include "cli/request.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <system_error>

#include "cli/atomic_file.hpp"
#include "cli/issue_report.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "data/cells.hpp"
#include "data/divisions.hpp"
#include "data/mapped_file.hpp"

namespace lianjian {
namespace {

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return *make_date({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

AsOf understand_as_of(const std::string& text, Lang lang) {
    if (text == "all") return std::nullopt;
    if (text == "today") return today();
    const auto date = parse_date(text);
    if (!date || date->first != date->after) {
        throw Failure(Exit::misuse,
                      say(lang, "--as-of：“{}”不是日期；请写 2022-02-20、today 或 all",
                          "--as-of: '{}' is not a day; write 2022-02-20, today or all", printable(text, 60)));
    }
    return date->first;
}

TableFormat understand_format(const std::string& text, Lang lang) {
    if (text == "table") return TableFormat::table;
    if (text == "csv") return TableFormat::csv;
    if (text == "json") return TableFormat::json;
    throw Failure(Exit::misuse, say(lang, "--format：“{}”不可用；请用 table、csv 或 json",
                                    "--format: '{}' is not one of table, csv, json", printable(text, 60)));
}

/// Writes all of a text to a stream. A reader that has gone away ends it quietly.
void write_out(int fd, std::string_view text, Lang lang) {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE) return;
        if (written < 0) {
            throw Failure(Exit::io, say(lang, "无法写到标准输出：{}", "cannot write to stdout: {}",
                                        std::generic_category().message(errno)));
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

Lang language_of(const std::vector<std::string>& arguments) {
    const auto chosen = [](std::string_view value) { return value.starts_with("zh") ? Lang::zh : Lang::en; };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--lang=")) return chosen(std::string_view(arguments[i]).substr(7));
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) return chosen(arguments[i + 1]);
    }
    for (const char* name : {"LIANJIAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return chosen(value);
    }
    return Lang::en;
}

namespace {

void add_output_options(CLI::App& app, CommonOptions& options, Lang lang) {
    app.add_option("-o,--output", options.output,
                   say(lang, "写到文件或文件夹，而不是标准输出", "write to this file or folder instead of stdout"))
        ->type_name("PATH");
    app.add_option("--lang", options.lang, "zh, en")->type_name("WORD");
}

void add_quiet_option(CLI::App& app, CommonOptions& options, Lang lang) {
    app.add_flag("-q,--quiet", options.quiet, say(lang, "不显示提示", "no messages but errors"));
}

}  // namespace

void add_common_options(CLI::App& app, CommonOptions& options, const CommandRow& command, Lang lang) {
    if (!command.takes_data) {
        add_output_options(app, options, lang);
        return add_quiet_option(app, options, lang);
    }
    app.add_option("DATA", options.words,
                   command.words_after_data ? say(lang, "数据：CSV 文件夹或文件；其后可写编号或代码",
                                                  "data: a folder of CSV files, or files; then ids or codes")
                                            : say(lang, "数据：CSV 文件夹或文件，可多个",
                                                  "data: a folder of CSV files, or files; several will do"))
        ->type_name("")
        ->required();
    options.as_of = command.as_of;
    app.add_option("--as-of", options.as_of,
                   say(lang, "截至日期：2022-02-20、today 或 all", "the day: 2022-02-20, today or all"))
        ->type_name("DATE")
        ->capture_default_str();
    if (command.counts_planned) {
        app.add_flag("--with-planned", options.with_planned,
                     say(lang, "计划中的关系自其开始日期起也算（看方案实施后的情形）",
                         "count planned ties too, from their start on (the network after a plan)"));
    }
    if (command.takes_within) {
        app.add_option("--within", options.within,
                       say(lang, "只显示此区划内的节点（计算仍用全网）",
                           "show only nodes of this region (measures use the whole network)"))
            ->type_name("CODE");
    }
    app.add_option("--map", options.map,
                   say(lang, "名册的写法对照表（默认：数据旁的 mapping.toml）",
                       "spellings of one's own rosters (default: mapping.toml beside the data)"))
        ->type_name("PATH");
    if (app.get_option_no_throw("--format") == nullptr) {
        app.add_option("--format", options.format, "table, csv, json")->type_name("WORD")->capture_default_str();
    }
    add_output_options(app, options, lang);
    app.add_option("--threads", options.threads, say(lang, "线程数（0 = 全部）", "threads (0 = all)"))
        ->type_name("N")
        ->capture_default_str()
        ->check(whole_number(0, 1024, lang));
    add_quiet_option(app, options, lang);
    app.add_flag("--strict", options.strict, say(lang, "有警告即拒绝", "refuse data with warnings"));
}

Request understand(const CommonOptions& options, const CommandRow& command, Lang lang) {
    Request request;
    request.lang = lang;
    if (!options.lang.empty() && options.lang != "zh" && options.lang != "en") {
        throw Failure(Exit::misuse, fmt::format("--lang: '{}' is not one of zh, en", printable(options.lang, 60)));
    }
    for (const std::string& word : options.words) {
        const bool is_path = path_kind(word) != PathKind::missing;
        if (is_path && request.words.empty()) {
            request.data.push_back(word);
        } else if (command.words_after_data && !request.data.empty()) {
            request.words.push_back(word);
        } else {
            throw Failure(Exit::io,
                          say(lang, "{}：没有这个文件或文件夹", "{}: no such file or folder", printable(word, 200)));
        }
    }
    if (!options.map.empty() && path_kind(options.map) == PathKind::missing) {
        throw Failure(Exit::io,
                      say(lang, "--map {}：没有这个文件", "--map {}: no such file", printable(options.map, 200)));
    }
    request.map = options.map;
    request.as_of = understand_as_of(options.as_of, lang);
    request.planned = options.with_planned ? Planned::counted : Planned::left_out;
    request.within = options.within;
    request.format = understand_format(options.format, lang);
    request.output = options.output;
    request.quiet = options.quiet;
    request.strict = options.strict;
    return request;
}

Exit refusal(const LoadResult& result) { return result.limits > 0 ? Exit::limit : Exit::refused; }

Network load(const Request& request) {
    LoadResult result = [&] {
        const Progress progress(say(request.lang, "读取数据", "loading"), !request.quiet);
        return load_network(request.data, {request.map});
    }();
    keep_input(request, result.network);
    if (!request.quiet || result.refused()) print_issues(result.issues, request);
    if (result.refused()) {
        throw Failure(refusal(result), say(request.lang, "数据有 {} 处错误，没有计算",
                                           "the data has {} error(s); nothing was computed", result.errors));
    }
    if (request.strict && result.warnings > 0) {
        throw Failure(Exit::refused, say(request.lang, "数据有 {} 处警告（--strict）",
                                         "the data has {} warning(s), and --strict is set", result.warnings));
    }
    return std::move(result.network);
}

void keep_input(const Request& request, const Network& network) {
    if (request.output.empty()) return;
    for (const SourceFile& file : network.files) {
        std::error_code absent;
        if (!std::filesystem::equivalent(request.output, file.name, absent)) continue;
        throw Failure(Exit::misuse, say(request.lang, "-o {}：这是输入文件，不会覆盖",
                                        "-o {}: this is an input file, it is not overwritten", request.output));
    }
}

RegionId region_named(const Request& request, const Network& network, std::string_view code) {
    const RegionId region = network.regions.find(code);
    if (region != no_region) return region;
    const std::string_view name = division_name(code);
    throw Failure(Exit::misuse,
                  say(request.lang, "数据中没有区划代码“{}”{}", "no node of the data lies in region '{}'{}",
                      printable(code, 60), name.empty() ? "" : fmt::format(" ({})", name)));
}

RegionId within(const Request& request, const Network& network) {
    return request.within.empty() ? no_region : region_named(request, network, request.within);
}

Level level_named(const Request& request, std::string_view spelling) {
    if (const auto level = level_of(spelling)) return *level;
    throw Failure(
        Exit::misuse,
        say(request.lang, "--level：“{}”不可用；请用 province、city、county、township 或 village",
            "--level: '{}' is not one of province, city, county, township, village", printable(spelling, 60)));
}

std::string as_of_words(const Request& request) {
    if (!request.as_of) return say(request.lang, "所有已记录的关系", "all recorded ties");
    const std::string day = say(request.lang, "截至 ", "as of ") + iso(*request.as_of);
    if (request.planned == Planned::left_out) return day;
    return day + say(request.lang, "，含计划中的关系", ", planned ties counted");
}

void emit(const Request& request, const std::string& text) {
    if (request.output.empty()) return write_out(STDOUT_FILENO, text, request.lang);
    write_file(request.output, request.format == TableFormat::csv ? "\xEF\xBB\xBF" + text : text);
}

void emit(const Request& request, const OutputTable& table) {
    emit(request, formatted(table, request.format, request.lang));
}

void emit(const Request& request, const std::vector<OutputTable>& tables) {
    emit(request, formatted(tables, request.format, request.lang));
}

void tell(const Request& request, const std::string& line) {
    if (!request.quiet) fmt::print(stderr, "{}\n", line);
}

}  // namespace lianjian
