#include <filesystem>
#include <thread>

#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"
#include "data/mapped_file.hpp"
#include "engine/briefing.hpp"
#include "viz/fonts.hpp"
#include "viz/friend_circle.hpp"
#include "viz/html/brief_page.hpp"
#include "viz/render_pool.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::vector<std::string> districts;
    std::uint64_t denominator = 0;
};

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

std::vector<PageSource> sources_of(const Request& request, const Network& network) {
    std::vector<PageSource> sources;
    for (const SourceFile& file : network.files) {
        try {
            sources.push_back({file.shown(), file.rows, file_sha256(file.name)});
        } catch (const std::system_error& error) {
            throw Failure(Exit::io, say(request.lang, "{}：{}", "{}: {}", file.name, error.code().message()));
        }
    }
    return sources;
}

/// The circles of all districts in both languages, rendered side by side.
void render_circles(const Request& request, const std::vector<Briefing>& briefings,
                    std::vector<PageDistrict>& districts) {
    const Style& style = styles().front();
    std::vector<RenderJob> jobs;
    std::vector<std::pair<std::size_t, Lang>> job_of;
    for (std::size_t d = 0; d < briefings.size(); ++d) {
        try {
            for (const Lang lang : {Lang::zh, Lang::en}) {
                auto diagram = std::make_shared<const Diagram>(
                    friend_circle_diagram(briefings[d].circle, style, lang, {.title_and_legend = false}));
                jobs.push_back(render_job(briefings[d].circle.code, std::move(diagram), Format::svg_fragment));
                job_of.emplace_back(d, lang);
            }
        } catch (const DiagramTooLarge& too_large) {
            districts[d].circle_error = too_large.what(request.lang);
        }
    }
    RenderLimits limits;
    limits.jobs = std::max(1U, std::thread::hardware_concurrency());
    const std::vector<Rendered> rendered = render_all(jobs, limits);
    for (std::size_t i = 0; i < rendered.size(); ++i) {
        PageDistrict& district = districts[job_of[i].first];
        if (!rendered[i].ok()) {
            district.circle_error = rendered[i].error;
            fmt::print(stderr, "lianjian: {}: {}\n", rendered[i].name, rendered[i].error);
        } else {
            (job_of[i].second == Lang::zh ? district.circle_svg_zh : district.circle_svg_en) = rendered[i].bytes;
        }
    }
}

void brief(const Request& request, const Options& options) {
    if (request.output.empty())
        throw Failure(Exit::misuse, say(request.lang, "请用 -o 指定输出文件，如 -o brief.html",
                                        "name a file with -o, say -o brief.html"));
    const Network network = load(request);
    if (!has_chinese_font()) tell(request, std::string(missing_font_advice(request.lang)));
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const std::vector<RegionId> chosen = districts_or_all_counties(request, network, options.districts);
    if (options.denominator > 0 && chosen.size() != 1) {
        throw Failure(Exit::misuse,
                      say(request.lang, "--denominator 只能用于一个区划", "--denominator goes with one district"));
    }

    const Progress progress(say(request.lang, "生成简报", "writing the briefing"), !request.quiet);
    const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
    std::vector<Briefing> briefings;
    for (const RegionId district : chosen) briefings.push_back(make_briefing(network, snapshot, rule, district));
    BriefPage page;
    page.lang = request.lang;
    page.as_of = request.as_of ? iso(*request.as_of) : "";
    page.program_version = program_version;
    for (const Briefing& briefing : briefings) {
        page.districts.emplace_back();
        page.districts.back().briefing = &briefing;
    }
    if (options.denominator > 0) {
        page.districts[0].given_denominator = options.denominator;
    }
    render_circles(request, briefings, page.districts);
    page.figures = figures_of(network, chosen);
    page.sources = sources_of(request, network);
    const std::filesystem::path folder = std::filesystem::path(request.output).parent_path();
    if (!folder.empty()) make_folder(folder.string());
    write_file(request.output, brief_page(page));
    tell(request, request.output);
}

}  // namespace

Action declare_brief(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--district", options->districts,
                   say(lang, "区划代码，可多个（默认：数据中的所有区县）",
                       "codes of districts (default: every county of the data)"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_option("--denominator", options->denominator,
                   say(lang, "村居总数由此给出", "the number of villages, given"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { brief(request, *options); };
}

}  // namespace lianjian
