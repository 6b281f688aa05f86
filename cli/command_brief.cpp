#include <omp.h>

#include <filesystem>
#include <thread>

#include "cli/atomic_file.hpp"
#include "cli/brief_request.hpp"
#include "cli/commands.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "cli/page_sources.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"
#include "data/export/briefing_tables.hpp"
#include "data/export/formats.hpp"
#include "viz/fonts.hpp"
#include "viz/friend_circle.hpp"
#include "viz/html/brief_page.hpp"
#include "viz/render_pool.hpp"

namespace lianjian {
namespace {

/// 54000000 as 54,000,000, with the mark of a lower bound.
std::string figure_text(const Amount& amount) {
    if (!amount.known()) return {};
    std::string digits = fmt::format("{}", amount.value);
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3) digits.insert(at - 3, ",");
    return (amount.at_least ? "≥ " : "") + digits;
}

std::vector<PageFigure> figures_of(const Network& network, const std::vector<RegionId>& districts) {
    std::vector<PageFigure> figures;
    for (const Figure& figure : network.figures) {
        const bool ours = std::any_of(districts.begin(), districts.end(),
                                      [&](RegionId d) { return network.regions.within(figure.region, d); });
        if (!ours) continue;
        figures.push_back({std::string(network.region_name(figure.region)),
                           figure.name,
                           figure_text(figure.amount),
                           figure.unit,
                           figure.date,
                           figure.article,
                           figure.note,
                           {}});
    }
    return figures;
}

RenderLimits limits_of(const BriefOptions& options) {
    RenderLimits limits;
    limits.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    return limits;
}

/// The circle's pictures, each in both languages: two files a picture. Runs in a child process.
std::vector<std::string> circle_files(const FriendCircle& circle) {
    std::vector<std::string> files;
    const auto pictures = [&](Lang lang) {
        return friend_circle_diagrams(circle, styles().front(), lang, {.title_and_legend = false});
    };
    const std::vector<Diagram> zh = pictures(Lang::zh), en = pictures(Lang::en);
    for (std::size_t i = 0; i < zh.size(); ++i) {
        files.push_back(render(zh[i], Format::svg_fragment));
        files.push_back(render(en[i], Format::svg_fragment));
    }
    return files;
}

std::vector<PageCircle> page_circles(std::vector<std::string>&& files) {
    std::vector<PageCircle> circles;
    for (std::size_t i = 0; i + 1 < files.size(); i += 2) {
        circles.push_back({std::move(files[i]), std::move(files[i + 1])});
    }
    return circles;
}

/// The circles of all districts, rendered side by side; of how many that failed.
std::size_t render_circles(const Request& request, const BriefOptions& options, const std::vector<Briefing>& briefings,
                           std::vector<PageDistrict>& districts) {
    std::vector<RenderJob> jobs;
    for (const Briefing& briefing : briefings) {
        jobs.push_back({briefing.circle.code, [&](std::string&) { return circle_files(briefing.circle); }});
    }
    std::size_t failed = 0;
    const RenderLimits limits = limits_of(options);
    render_each(jobs, limits, [&](std::size_t job, Rendered&& rendered) {
        districts[job].circles = page_circles(std::move(rendered.files));
        if (rendered.ok()) return;
        districts[job].circle_error = reason(rendered, limits, request.lang);
        ++failed;
        fmt::print(stderr, "lianjian: {}: {}\n", printable(rendered.name, 120), districts[job].circle_error);
    });
    return failed;
}

BriefPage empty_page(const Request& request, std::vector<PageSource> sources) {
    BriefPage page;
    page.lang = request.lang;
    page.as_of = request.as_of ? iso(*request.as_of) : "";
    page.program_version = program_version;
    page.sources = std::move(sources);
    return page;
}

// One page --------------------------------------------------------------------------------------------------

void make_parents(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    if (!folder.empty()) make_folder(folder.string());
}

void write_page(const Request& request, const BriefOptions& options, const BriefingBasis& basis,
                const std::vector<RegionId>& chosen) {
    std::vector<Briefing> briefings;
    for (const RegionId district : chosen) briefings.push_back(make_briefing(basis, district));
    BriefPage page = empty_page(request, page_sources(request, *basis.network));
    for (const Briefing& briefing : briefings) {
        page.districts.emplace_back();
        page.districts.back().briefing = &briefing;
    }
    if (options.denominator > 0) page.districts[0].given_denominator = options.denominator;
    const std::size_t without_circle = render_circles(request, options, briefings, page.districts);
    page.figures = figures_of(*basis.network, chosen);
    make_parents(request.output);
    write_file(request.output, brief_page(page));
    tell(request, request.output);
    if (without_circle > 0) {
        throw Failure(Exit::limit,
                      say(request.lang, "{} 个区划的朋友圈没有画成；简报其余部分已写好",
                          "the friend circle of {} district(s) could not be drawn; the rest of the page is there",
                          without_circle));
    }
}

void write_workbook(const Request& request, const BriefingBasis& basis, const std::vector<RegionId>& chosen) {
    std::vector<Briefing> briefings;
    for (const RegionId district : chosen) briefings.push_back(make_briefing(basis, district));
    std::vector<BriefingSource> sources;
    for (PageSource& source : page_sources(request, *basis.network)) {
        sources.push_back({std::move(source.name), source.rows, std::move(source.sha256)});
    }
    make_parents(request.output);
    try {
        write_file(request.output, briefing_workbook(briefings, sources, request.lang));
    } catch (const ExportLimit& limit) {
        throw Failure(Exit::limit, fmt::format("{}: {}", request.output, limit.what_in(request.lang)));
    }
    tell(request, request.output);
}

// A folder of pages -----------------------------------------------------------------------------------------

constexpr const char* index_name = "index.html";

/// The page of one district, made from beginning to end in a child process: nothing of it stays in memory, and a
/// district that takes too much takes nobody along.
RenderJob page_job(const Request& request, const BriefingBasis& basis, RegionId district,
                   const std::vector<PageSource>& sources) {
    return {std::string(basis.network->region_code(district)), [&request, &basis, &sources, district](std::string&) {
                omp_set_num_threads(1);  // a forked child has no threads of its parent
                const Briefing briefing = make_briefing(basis, district);
                BriefPage page = empty_page(request, sources);
                page.home = index_name;
                page.districts.emplace_back();
                page.districts.back().briefing = &briefing;
                page.figures = figures_of(*basis.network, {district});
                page.districts.back().circles = page_circles(circle_files(briefing.circle));
                return std::vector{brief_page(page)};
            }};
}

PageEntry entry_of(const BriefingBasis& basis, RegionId district, const std::string& file) {
    const Network& network = *basis.network;
    PageEntry entry{std::string(network.region_code(district)),
                    std::string(network.region_name(district)),
                    place_of(network, district),
                    file,
                    {},
                    0};
    for (const DistrictLine& line : basis.at_level.at(network.regions.level(district)).lines) {
        if (line.region != district) continue;
        entry.coverage = line.coverage;
        entry.partners = line.partners;
    }
    return entry;
}

void write_folder(const Request& request, const BriefOptions& options, const BriefingBasis& basis,
                  const std::vector<RegionId>& chosen) {
    const std::string folder = request.output.ends_with('/') ? request.output : request.output + "/";
    const std::vector<PageSource> sources = page_sources(request, *basis.network);
    make_folder(folder);
    sweep_folder(folder);
    BriefPage index = empty_page(request, sources);
    index.has_illustrative = basis.network->has_illustrative();
    index.figures = figures_of(*basis.network, chosen);
    RenderLimits limits = limits_of(options);
    limits.cpu = std::chrono::seconds(60);  // a page is more than a picture
    limits.deadline = std::chrono::minutes(3);
    Progress progress(say(request.lang, "生成简报", "writing briefings"), !request.quiet);
    std::vector<RenderJob> jobs;
    for (const RegionId district : chosen) jobs.push_back(page_job(request, basis, district, sources));
    int failed = 0;
    render_each(jobs, limits, [&](std::size_t job, Rendered&& rendered) {
        std::string file = safe_name(rendered.name, ".html");
        if (rendered.ok()) {
            write_file(folder + file, rendered.files.front());
            tell(request, folder + file);
        } else {
            fmt::print(stderr, "lianjian: {}: {}\n", printable(rendered.name, 120), reason(rendered, limits, request.lang));
            file.clear();
            ++failed;
        }
        index.entries.push_back(entry_of(basis, chosen[job], file));
        progress.count(job + 1, chosen.size());
    });
    write_file(folder + index_name, brief_page(index));
    tell(request, folder + index_name);
    if (failed > 0) {
        throw Failure(Exit::limit, say(request.lang, "{} 页没有生成", "{} page(s) could not be made", failed));
    }
}

void brief(const Request& request, const BriefOptions& options) {
    const BriefForm form = form_of(request, options);
    const Network network = load_with_plan(request, options);
    if (form != BriefForm::workbook && !has_chinese_font())
        tell(request, std::string(missing_font_advice(request.lang)));
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const std::vector<RegionId> chosen = brief_districts(request, network, options, form);
    const BriefingQuestions questions = questions_of(request, network, rule, options, chosen);

    const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
    const BriefingBasis basis = make_briefing_basis(network, snapshot, rule, chosen, questions);
    if (form == BriefForm::folder) return write_folder(request, options, basis, chosen);
    const Progress progress(say(request.lang, "生成简报", "writing the briefing"), !request.quiet);
    if (form == BriefForm::workbook) return write_workbook(request, basis, chosen);
    write_page(request, options, basis, chosen);
}

}  // namespace

Action declare_brief(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<BriefOptions>();
    app.add_option("--district", options->districts,
                   say(lang, "区划代码，可多个（默认：数据中的所有区县）",
                       "codes of districts (default: every county of the data)"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_flag(
        "--all", options->all,
        say(lang, "--level 级的每个区划各一页，-o 为文件夹", "a page for every district of --level; -o is a folder"));
    app.add_option("--level", options->level, "province, city, county (district), township")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--since", options->since,
                   say(lang, "与此日相比的变化（默认：截至日的一年前）",
                       "what changed since that day (default: a year before)"))
        ->type_name("DATE");
    app.add_option("--compare", options->compare,
                   say(lang, "并列比较的同级区划代码，逗号分隔", "codes of districts to set beside, comma-separated"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_option(
           "--plan", options->plan,
           say(lang, "建议方案：plan … --write 写出的文件夹", "a proposed plan: a folder that plan … --write wrote"))
        ->type_name("PATH");
    app.add_option("--lapse-days", options->lapse_days,
                   say(lang, "列出今后多少天内到期的关系", "ties that end within so many days"))
        ->type_name("N")
        ->check(whole_number(1, 36500, lang))
        ->capture_default_str();
    app.add_option("--leave-probability", options->leave_probability,
                   say(lang, "每家单位退出的可能，用于预期", "chance of each partner to leave, for what is expected"))
        ->type_name("Q")
        ->check(part_of_one(lang, Ends::counted))
        ->capture_default_str();
    app.add_option("--denominator", options->denominator,
                   say(lang, "村居总数由此给出", "the number of villages, given"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    app.add_option("--jobs", options->jobs,
                   say(lang, "同时生成的进程数（0 = 全部核）", "processes at a time (0 = all cores)"))
        ->type_name("N")
        ->check(whole_number(0, 1024, lang))
        ->capture_default_str();
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { brief(request, *options); };
}

}  // namespace lianjian
