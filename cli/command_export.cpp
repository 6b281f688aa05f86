#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "cli/table_folder.hpp"
#include "data/export/formats.hpp"
#include "engine/issue.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string format;  // an ending without its dot; "csv" is the folder
};

std::string known_endings() {
    std::string endings;
    for (const ExportFormat& format : export_formats()) endings += std::string(format.ending) + " ";
    return endings + "/";
}

std::string known_names() {
    std::string names;
    for (const ExportFormat& format : export_formats()) names += std::string(format.ending.substr(1)) + ", ";
    return names + "csv";
}

/// A path that ends in / or is a folder means a folder of CSV, unless --format says something else.
bool means_folder(const Request& request, const Options& options) {
    std::error_code absent;
    if (!options.format.empty()) return options.format == "csv";
    return request.output.ends_with('/') || fs::is_directory(request.output, absent);
}

const ExportFormat& format_of(const Request& request, const Options& options) {
    if (!options.format.empty()) {
        if (const ExportFormat* format = find_export_format("x." + options.format)) return *format;
        throw Failure(Exit::misuse,
                      say(request.lang, "--format：“{}”不可用；请用 {}", "--format: '{}' is not one of {}",
                          printable(options.format, 60), known_names()));
    }
    if (const ExportFormat* format = find_export_format(request.output)) return *format;
    throw Failure(Exit::misuse, say(request.lang, "-o {}：不知道是什么格式；文件名请以其中之一结尾：{}",
                                    "-o {}: no format goes by this ending; end the name in one of: {}",
                                    printable(request.output, 200), known_endings()));
}

void tell_selection(const Request& request, const Selection& selection) {
    tell(request, say(request.lang, "{} 个节点，{} 条关系，{}", "{} nodes, {} ties, {}", selection.nodes.size(),
                      selection.ties.size(), as_of_words(request)));
    if (selection.repeated > 0) {
        tell(request, say(request.lang, "重复的 {} 行未导出（见 check）", "{} repeated row(s) left out (see check)",
                          selection.repeated));
    }
}

void export_folder(const Request& request, const Network& network) {
    const Selection selection = selection_of(network, request.as_of, within(request, network));
    write_table_folder(request, "-o", request.output, network, csv_folder(network, selection));
    tell_selection(request, selection);
}

void export_file(const Request& request, const Network& network, const ExportFormat& format) {
    const Selection selection = selection_of(network, request.as_of, within(request, network));
    const std::string bytes = [&] {
        const Progress progress(say(request.lang, "写出", "writing"), !request.quiet);
        try {
            return format.write(network, selection);
        } catch (const ExportLimit& limit) {
            throw Failure(Exit::limit, std::string(limit.what_in(request.lang)));
        }
    }();
    write_file(request.output, bytes);
    tell(request, request.output);
    tell_selection(request, selection);
}

void export_network(const Request& request, const Options& options) {
    if (request.output.empty()) {
        throw Failure(Exit::misuse, say(request.lang, "请用 -o 给出文件名；格式由结尾决定：{}",
                                        "name the file with -o; its ending decides the format: {}", known_endings()));
    }
    if (means_folder(request, options)) return export_folder(request, load(request));
    const ExportFormat& format = format_of(request, options);
    export_file(request, load(request), format);
}

}  // namespace

Action declare_export(CLI::App& app, Lang lang) {
    std::string text = say(lang, "格式由 -o 的结尾决定：", "The ending of -o decides the format:");
    for (const ExportFormat& format : export_formats()) {
        text += fmt::format("\n  {:<10}{}", format.ending, format.words.in(lang));
    }
    text += fmt::format("\n  {:<10}{}", "/", say(lang, "一个文件夹的 CSV", "a folder of CSV"));
    app.footer(text);
    const auto options = std::make_shared<Options>();
    app.add_option("--format", options->format,
                   known_names() + say(lang, "（默认由结尾决定）", " (by default the ending's)"))
        ->type_name("WORD");
    return [options](const Request& request) { export_network(request, *options); };
}

}  // namespace lianjian
