#include <memory>
#include <utility>

#include "cli/commands.hpp"
#include "cli/issue_report.hpp"
#include "cli/progress.hpp"
#include "data/suggest_mapping.hpp"
#include "data/suggest_partners.hpp"
#include "data/totals.hpp"

namespace lianjian {
namespace {

std::string_view key(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            break;
    }
    return "note";
}

OutputTable issue_table(const LoadResult& result, Lang lang) {
    OutputTable table{"check",
                      {},
                      {{"severity", {"级别", "severity"}},
                       {"file", {"文件", "file"}},
                       {"sheet", {"工作表", "sheet"}},
                       {"line", {"行", "line"}},
                       {"column", {"列", "column"}},
                       {"code", {"类别", "code"}},
                       {"message", {"说明", "message"}},
                       {"remedy", {"处理", "remedy"}}}};
    for (const Issue& issue : result.issues) {
        table.rows.push_back({text_cell(key(issue.issue_class->severity)), text_cell(printable(issue.file, 300)),
                              text_cell(issue.sheet), issue.line > 0 ? count_cell(issue.line) : Cell(),
                              issue.column > 0 ? count_cell(issue.column) : Cell(), text_cell(issue.issue_class->code),
                              text_cell(what(issue, lang)), text_cell(remedy(issue, lang))});
    }
    return table;
}

bool refused_as_strict(const LoadResult& result, const Request& request) {
    return request.strict && result.warnings > 0;
}

std::string verdict(const LoadResult& result, const Request& request) {
    const Lang lang = request.lang;
    if (result.refused()) {
        return say(lang, "数据不能使用，请先改正错误。", "The data cannot be used until the errors are mended.");
    }
    if (refused_as_strict(result, request)) {
        return say(lang, "因有警告，数据不予使用（--strict）。", "The warnings refuse the data (--strict).");
    }
    return say(lang, "数据可以使用。", "The data can be used.");
}

/// How a text file was understood, where it is not plain UTF-8 with commas.
std::string how_read(const SourceFile& file, Lang lang) {
    std::string how = file.encoding == "UTF-8" ? "" : file.encoding;
    if (!file.delimiter.empty() && file.delimiter != ",") {
        const std::string name = file.delimiter == "tab" ? say(lang, "制表符", "tab") : file.delimiter;
        how += (how.empty() ? "" : say(lang, "，", ", ")) + say(lang, "分隔符 {}", "delimiter {}", name);
    }
    return how.empty() ? how : say(lang, "（{}）", " ({})", how);
}

/// For people: what was read, the messages, and one line that says how it stands.
std::string check_report(const LoadResult& result, const Request& request) {
    const Lang lang = request.lang;
    std::string out;
    for (const SourceFile& file : result.network.files) {
        out += say(lang, "{}：{} 行{}\n", "{}: {} row(s){}\n", printable(file.shown(), 300), file.rows,
                   how_read(file, lang));
    }
    const std::string messages = report(result.issues, true, lang);
    if (!messages.empty()) out += (out.empty() ? "" : "\n") + messages;
    out += say(lang, "\n{} 个节点，{} 条关系；错误 {}，警告 {}，提示 {}。{}\n",
               "\n{} nodes, {} ties; {} error(s), {} warning(s), {} note(s). {}\n", result.network.nodes.size(),
               result.network.ties.size(), result.errors, result.warnings, result.notes, verdict(result, request));
    return out;
}

struct Options {
    bool suggest_map = false, suggest_partners = false;
};

OutputTable partner_table(const LoadResult& result) {
    OutputTable table{"organizations",
                      {},
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"kind", {"类型", "kind"}},
                       {"region", {"区划代码", "region"}}}};
    for (const SuggestedPartner& partner : suggest_partners(result)) {
        table.rows.push_back({text_cell(partner.id), text_cell(partner.name),
                              text_cell(result.network.key(partner.kind)),
                              text_cell(result.network.region_code(partner.region))});
    }
    return table;
}

/// As csv, whatever the format asked for: the table is to stand beside the roster. Throws Failure (refused) where the
/// roster itself cannot be read, since its partners are not all known then.
void emit_partners(Request request, const LoadResult& result) {
    if (result.refused()) {
        print_issues(result.issues, request);
        throw Failure(refusal(result), say(request.lang, "数据有 {} 处错误，没有起草单位表",
                                           "the data has {} error(s); no partners were drafted", result.errors));
    }
    request.format = TableFormat::csv;
    const OutputTable table = partner_table(result);
    emit(request, table);
    tell(request,
         say(request.lang, "{} 家单位；请核对类型，填写区划代码，存为数据旁的 organizations.csv。",
             "{} partner(s); check their kinds, fill in their regions, and save this as organizations.csv beside "
             "the data.",
             table.rows.size()));
}

void check(const Request& request, const Options& options) {
    if (options.suggest_map && options.suggest_partners) {
        throw Failure(Exit::misuse,
                      say(request.lang, "--suggest-map 与 --suggest-partners 各出一份草稿，请分两次运行",
                          "--suggest-map and --suggest-partners are two drafts: run check once for each"));
    }
    LoadResult result = [&] {
        const Progress progress(say(request.lang, "检查数据", "checking"), !request.quiet);
        return load_network(request.data, {request.map});
    }();
    keep_input(request, result.network);
    if (options.suggest_map) return emit(request, suggest_mapping(result, request.data, {request.map}, request.lang));
    if (options.suggest_partners) return emit_partners(request, result);
    if (!result.refused()) {
        for (Issue& doubt : doubts_on(result.network, request.as_of)) {
            ++result.warnings;
            result.issues.push_back(std::move(doubt));
        }
    }
    if (request.format == TableFormat::table) {
        emit(request, check_report(result, request));
    } else {
        emit(request, issue_table(result, request.lang));
    }
    if (result.refused() || refused_as_strict(result, request)) throw Failure(refusal(result), "");
}

}  // namespace

Action declare_check(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_flag(
        "--suggest-map", options->suggest_map,
        say(lang, "给出 mapping.toml 的草稿：每个不认识的表名、列名、类型、状态和区划名称一行",
            "draft a mapping.toml: a line for every table, column, kind, status and name of a region not known"));
    app.add_flag("--suggest-partners", options->suggest_partners,
                 say(lang, "给出 organizations.csv 的草稿：名册中提到而各表没有的单位，一家一行",
                     "draft an organizations.csv: a row for every partner that the roster names and no table has"));
    return [options](const Request& request) { check(request, *options); };
}

}  // namespace lianjian
