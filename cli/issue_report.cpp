#include "cli/issue_report.hpp"

#include <cstdio>
#include <map>

namespace lianjian {
namespace {

constexpr std::size_t shown_of_a_class = 20;
constexpr std::size_t longest_report = std::size_t{240} << 10U;  // with its last line under 256 KiB

std::string_view severity_word(Severity severity, Lang lang) {
    switch (severity) {
        case Severity::error:
            return lang == Lang::zh ? "错误" : "error";
        case Severity::warning:
            return lang == Lang::zh ? "警告" : "warning";
        case Severity::note:
            break;
    }
    return lang == Lang::zh ? "提示" : "note";
}

}  // namespace

std::string message(const Issue& issue, Lang lang) {
    const std::string header =
        issue.header.empty() ? "" : say(lang, "列 {}：", "column {}: ", printable(issue.header, 60));
    return fmt::format("{}: {} [{}]: {}{} — {}", printable(place(issue), 300),
                       severity_word(issue.issue_class->severity, lang), issue.issue_class->code, header,
                       what(issue, lang), remedy(issue, lang));
}

std::string report(std::span<const Issue> issues, bool with_notes, Lang lang) {
    std::map<std::string_view, std::size_t> total, shown;
    for (const Issue& issue : issues) total[issue.issue_class->code] += 1;
    std::string out;
    for (const Issue& issue : issues) {
        if (issue.issue_class->severity == Severity::note && !with_notes) continue;
        const std::string_view code = issue.issue_class->code;
        if (shown[code] == shown_of_a_class) continue;
        const std::string line = message(issue, lang) + "\n";
        if (out.size() + line.size() > longest_report) {
            out += say(lang, "其余从略，见 lianjian check --format csv\n",
                       "the rest is left out; lianjian check --format csv lists all\n");
            break;
        }
        out += line;
        if (++shown[code] == shown_of_a_class && total[code] > shown_of_a_class) {
            out +=
                say(lang, "[{}]：另有 {} 处，见 lianjian check --format csv\n",
                    "[{}]: and {} more; lianjian check --format csv lists all\n", code, total[code] - shown_of_a_class);
        }
    }
    return out;
}

void print_issues(std::span<const Issue> issues, const Request& request) {
    const std::string text = report(issues, false, request.lang);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace lianjian
