#include <thread>

#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "engine/briefing.hpp"
#include "viz/fonts.hpp"
#include "viz/friend_circle.hpp"
#include "viz/render_pool.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::vector<std::string> districts;
    bool all = false;
    std::string level = "county";
    std::string view = "friend-circle";
    std::string style = "light";
    std::vector<std::string> formats = {"svg"};
    std::size_t jobs = 0;
};

/// A picture to be written: its job and its file.
struct Picture {
    RenderJob job;
    std::string path;
};

Format format_named(const Request& request, const std::string& name) {
    if (name == "svg") return Format::svg;
    if (name == "png") return Format::png;
    if (name == "pdf") return Format::pdf;
    if (name == "dot") return Format::dot;
    throw Failure(Exit::misuse, say(request.lang, "--format：“{}”不可用；请用 svg、png、pdf、dot",
                                    "--format: '{}' is not one of svg, png, pdf, dot", printable(name, 60)));
}

const Style& style_named(const Request& request, const std::string& name) {
    if (const Style* style = find_style(name)) return *style;
    std::string known;
    for (const Style& style : styles()) known += (known.empty() ? "" : ", ") + std::string(style.key);
    throw Failure(Exit::misuse, say(request.lang, "--style：没有“{}”；可用：{}",
                                    "--style: there is no '{}'; there are: {}", printable(name, 60), known));
}

std::vector<RegionId> chosen_districts(const Request& request, const Network& network, const Options& options) {
    if (options.all) return districts_of_level(request, network, level_named(request, options.level));
    return districts_or_all_counties(request, network, options.districts);
}

/// Pictures that cannot be drawn are named; the others are written.
int draw_circles(const Request& request, const Network& network, const Options& options,
                 const std::vector<Format>& formats, const Style& style) {
    const CoveredNetwork covered = cover(request, network, options.coverage);
    const std::vector<RegionId> districts = chosen_districts(request, network, options);
    make_folder(request.output);
    std::vector<Picture> pictures;
    int failed = 0;
    for (const RegionId district : districts) {
        const FriendCircle circle = friend_circle(network, covered.snapshot, covered.rule, district);
        const std::string stem =
            fmt::format("{}-{}{}", circle.code, options.view, style.key == "light" ? "" : "-" + std::string(style.key));
        try {
            const auto diagram = std::make_shared<const Diagram>(friend_circle_diagram(circle, style, request.lang));
            for (std::size_t f = 0; f < formats.size(); ++f) {
                const std::string path = request.output + "/" + safe_name(stem, "." + options.formats[f]);
                pictures.push_back({render_job(path, diagram, formats[f]), path});
            }
        } catch (const DiagramTooLarge& too_large) {
            fmt::print(stderr, "lianjian: {} {}: {}\n", circle.code, printable(circle.name, 60),
                       too_large.what(request.lang));
            ++failed;
        }
    }

    RenderLimits limits;
    limits.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    Progress progress(say(request.lang, "绘图", "drawing"), !request.quiet);
    const std::size_t batch = 4 * limits.jobs;
    for (std::size_t begin = 0; begin < pictures.size(); begin += batch) {
        const std::size_t end = std::min(begin + batch, pictures.size());
        std::vector<RenderJob> jobs;
        for (std::size_t i = begin; i < end; ++i) jobs.push_back(pictures[i].job);
        const std::vector<Rendered> rendered = render_all(jobs, limits);
        for (std::size_t i = 0; i < rendered.size(); ++i) {
            if (rendered[i].ok()) {
                write_file(pictures[begin + i].path, rendered[i].bytes);
                tell(request, pictures[begin + i].path);
            } else {
                fmt::print(stderr, "lianjian: {}: {}\n", rendered[i].name, rendered[i].error);
                ++failed;
            }
        }
        progress.count(end, pictures.size());
    }
    return failed;
}

void draw(const Request& request, const Options& options) {
    if (options.view != "friend-circle") {
        throw Failure(Exit::misuse,
                      say(request.lang, "--view：没有“{}”；可用：friend-circle",
                          "--view: there is no '{}'; there is: friend-circle", printable(options.view, 60)));
    }
    if (request.output.empty())
        throw Failure(Exit::misuse, say(request.lang, "请用 -o 指定输出文件夹", "name a folder with -o"));
    (void)level_named(request, options.level);
    const Style& style = style_named(request, options.style);
    std::vector<Format> formats;
    for (const std::string& name : options.formats) formats.push_back(format_named(request, name));

    const Network network = load(request);
    if (!has_chinese_font()) tell(request, std::string(missing_font_advice(request.lang)));
    const int failed = draw_circles(request, network, options, formats, style);
    if (failed > 0)
        throw Failure(Exit::limit, say(request.lang, "{} 幅图没有画成", "{} picture(s) could not be drawn", failed));
}

}  // namespace

Action declare_draw(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--district", options->districts, say(lang, "区划代码，可多个", "codes of districts"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_flag("--all", options->all, say(lang, "--level 级的所有区划", "every district of --level"));
    app.add_option("--level", options->level, "province, city, county (district), township")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--view", options->view, "friend-circle")->type_name("WORD")->capture_default_str();
    std::string keys;
    for (const Style& style : styles()) keys += (keys.empty() ? "" : ", ") + std::string(style.key);
    app.add_option("--style", options->style, keys)->type_name("WORD")->capture_default_str();
    app.add_option("--format", options->formats, "svg, png, pdf, dot")
        ->type_name("WORD,...")
        ->delimiter(',')
        ->default_str("svg");
    app.add_option("--jobs", options->jobs,
                   say(lang, "同时绘图的进程数（0 = 全部核）", "pictures at a time (0 = all cores)"))
        ->type_name("N")
        ->check(whole_number(0, 1024, lang))
        ->capture_default_str();
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { draw(request, *options); };
}

}  // namespace lianjian
