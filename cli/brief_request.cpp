#include "cli/brief_request.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/day_options.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "data/cells.hpp"
#include "data/mapped_file.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

bool ends_as(std::string path, std::string_view ending) {
    std::transform(path.begin(), path.end(), path.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return path.ends_with(ending);
}

bool is_under(const std::string& file, const std::string& folder) {
    std::error_code failed;
    const fs::path inner = fs::weakly_canonical(file, failed), outer = fs::weakly_canonical(folder, failed);
    const auto stop = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return stop.first == outer.end();
}

/// Ties with status planned that were read from the plan.
std::vector<TieId> planned_ties(const Network& network, const std::string& plan) {
    std::vector<bool> from_plan;
    for (const SourceFile& file : network.files) from_plan.push_back(is_under(file.name, plan));
    std::vector<TieId> ties;
    for (TieId tie = 0; tie < network.ties.size(); ++tie) {
        if (network.ties.status[tie] == Status::planned && from_plan[network.ties.origin[tie].file])
            ties.push_back(tie);
    }
    return ties;
}

std::optional<Date> since_of(const Request& request, const Network& network, const CoverageRule& rule,
                             const BriefOptions& options) {
    if (options.since.empty()) {
        if (!request.as_of || half_years(network, rule, *request.as_of).empty()) return std::nullopt;
        return year_before(*request.as_of);
    }
    if (!request.as_of) {
        throw Failure(Exit::misuse, say(request.lang, "--since 需要一个截至日期；请不要用 --as-of all",
                                        "--since needs a day to compare with; do not give --as-of all"));
    }
    const Date since = day_named(request, "--since", options.since);
    if (since < *request.as_of) return since;
    throw Failure(Exit::misuse, say(request.lang, "--since {} 不在 --as-of {} 之前",
                                    "--since {} is not before --as-of {}", iso(since), iso(*request.as_of)));
}

}  // namespace

BriefForm form_of(const Request& request, const BriefOptions& options) {
    if (request.output.empty()) {
        throw Failure(Exit::misuse, say(request.lang, "请用 -o 指定输出文件，如 -o brief.html",
                                        "name a file with -o, say -o brief.html"));
    }
    const bool file = ends_as(request.output, ".html") || ends_as(request.output, ".htm");
    const bool workbook = ends_as(request.output, ".xlsx");
    if (options.all && (file || workbook)) {
        throw Failure(Exit::misuse, say(request.lang, "--all 每个区划一页，请给一个文件夹，如 -o {}",
                                        "--all writes a page a district: name a folder, say -o {}", "briefs/"));
    }
    if (workbook) return BriefForm::workbook;
    return options.all || request.output.ends_with('/') ? BriefForm::folder : BriefForm::page;
}

Network load_with_plan(const Request& request, const BriefOptions& options) {
    if (options.plan.empty()) return load(request);
    if (path_kind(options.plan) == PathKind::missing) {
        throw Failure(Exit::io, say(request.lang, "--plan {}：没有这个文件或文件夹",
                                    "--plan {}: no such file or folder", printable(options.plan, 200)));
    }
    Request with_plan = request;
    with_plan.data.push_back(options.plan);
    return load(with_plan);
}

std::vector<RegionId> brief_districts(const Request& request, const Network& network, const BriefOptions& options,
                                      BriefForm form) {
    std::vector<RegionId> chosen;
    if (!options.districts.empty()) {
        chosen = districts_named(request, network, options.districts);
    } else if (form == BriefForm::folder) {
        chosen = districts_of_level(request, network, level_named(request, options.level));
    } else {
        chosen = districts_or_all_counties(request, network, {});
    }
    if (options.denominator > 0 && chosen.size() != 1) {
        throw Failure(Exit::misuse,
                      say(request.lang, "--denominator 只能用于一个区划", "--denominator goes with one district"));
    }
    return chosen;
}

BriefingQuestions questions_of(const Request& request, const Network& network, const CoverageRule& rule,
                               const BriefOptions& options, const std::vector<RegionId>& districts) {
    BriefingQuestions questions;
    questions.since = since_of(request, network, rule, options);
    questions.lapse_days = options.lapse_days;
    questions.leave_probability = options.leave_probability;
    questions.compare = districts_named(request, network, options.compare);
    for (const RegionId other : questions.compare) {
        for (const RegionId district : districts) {
            if (network.regions.level(other) == network.regions.level(district)) continue;
            throw Failure(Exit::misuse, say(request.lang, "--compare {}：与 {} 不同级，不能比较",
                                            "--compare {}: of another level than {}", network.region_code(other),
                                            network.region_code(district)));
        }
    }
    if (!options.plan.empty()) {
        questions.plan = planned_ties(network, options.plan);
        if (questions.plan.empty()) {
            throw Failure(Exit::misuse,
                          say(request.lang, "--plan {}：其中没有状态为“计划”的关系；请给 plan … --write 写出的文件夹",
                              "--plan {}: no tie in it has the status planned; give a folder that plan … --write wrote",
                              printable(options.plan, 200)));
        }
    }
    return questions;
}

}  // namespace lianjian
