#include <algorithm>
#include <thread>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/day_options.hpp"
#include "cli/districts.hpp"
#include "cli/draw_pictures.hpp"
#include "cli/misuse.hpp"
#include "viz/fonts.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::vector<std::string> districts;
    bool all = false;
    std::string level;  // empty: county for --all, the next one for districts
    std::string from;
    std::vector<std::string> views = {"friend-circle"};
    std::string style = "light";
    std::vector<std::string> formats = {"svg"};
    std::size_t jobs = 0;
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
    if (options.all)
        return districts_of_level(request, network,
                                  level_named(request, options.level.empty() ? "county" : options.level));
    return districts_or_all_counties(request, network, options.districts);
}

const View& view_named(const Request& request, const std::string& name) {
    if (const View* view = find_view(name)) return *view;
    std::string known;
    for (const View& view : views()) known += (known.empty() ? "" : ", ") + std::string(view.key);
    throw Failure(Exit::misuse, say(request.lang, "--view：没有“{}”；可用：{}",
                                    "--view: there is no '{}'; there are: {}", printable(name, 60), known));
}

/// One for each district and view, or for each view where it draws districts together; in the order of the views.
std::vector<Subject> subjects_of(const DrawContext& context, const Options& options,
                                 const std::vector<const View*>& chosen, const std::vector<RegionId>& districts) {
    constexpr std::size_t most_codes = 4;  // in a file's name
    std::vector<Subject> subjects;
    for (const View* view : chosen) {
        if (!options.districts.empty() && draws_together(*view, context, districts.size())) {
            Subject all{view, "", districts, true};
            for (std::size_t i = 0; i < std::min(districts.size(), most_codes); ++i) {
                all.code += (i == 0 ? "" : "-") + std::string(context.network.region_code(districts[i]));
            }
            if (districts.size() > most_codes) all.code += fmt::format("-and-{}-more", districts.size() - most_codes);
            subjects.push_back(std::move(all));
            continue;
        }
        for (const RegionId district : districts) {
            subjects.push_back({view, std::string(context.network.region_code(district)), {district}, false});
        }
    }
    return subjects;
}

/// `compare` needs two of something, and nothing else needs a second day.
void check_comparison(const Request& request, const Options& options, const std::vector<const View*>& chosen) {
    const bool compares = std::any_of(chosen.begin(), chosen.end(), [](const View* v) { return v->key == "compare"; });
    if (!compares && !options.from.empty()) {
        throw Failure(Exit::misuse,
                      say(request.lang, "--from 只用于 --view compare", "--from goes with --view compare"));
    }
    if (compares && options.from.empty() && options.districts.size() != 2) {
        throw Failure(Exit::misuse,
                      say(request.lang, "compare 视图要有两个日期（--from DATE）或两个区划（--district 甲,乙）",
                          "--view compare needs two days (--from DATE) or two districts (--district A,B)"));
    }
}

std::size_t jobs_at_a_time(const Options& options) {
    return options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

void draw(const Request& request, const Options& options) {
    std::vector<const View*> chosen;
    for (const std::string& name : options.views) {
        const View& view = view_named(request, name);
        if (std::find(chosen.begin(), chosen.end(), &view) == chosen.end()) chosen.push_back(&view);
    }
    check_comparison(request, options, chosen);
    if (request.output.empty())
        throw Failure(Exit::misuse, say(request.lang, "请用 -o 指定输出文件夹", "name a folder with -o"));
    if (!options.level.empty()) (void)level_named(request, options.level);
    const Style& style = style_named(request, options.style);
    std::vector<PictureFormat> formats;
    for (const std::string& name : options.formats) formats.push_back({name, format_named(request, name)});
    std::optional<Period> period;
    if (!options.from.empty()) period = period_named(request, options.from, "");

    const Network network = load(request);
    if (!has_chinese_font()) tell(request, std::string(missing_font_advice(request.lang)));
    const CoveredNetwork covered = cover(request, network, options.coverage);
    DrawContext context{network, covered, {network, covered.snapshot, covered.rule}, {}, {}, style, request.lang};
    if (!options.level.empty()) context.units = level_named(request, options.level);
    if (period) {
        Snapshot snapshot = make_snapshot(network, period->from, covered.rule);
        Ladder ladder = make_ladder(network, snapshot, covered.rule);
        context.earlier = Earlier{period->from, std::move(snapshot), std::move(ladder)};
    }
    const std::vector<RegionId> districts = chosen_districts(request, network, options);
    const std::vector<Subject> subjects = subjects_of(context, options, chosen, districts);
    const Pictures pictures = draw_pictures(request, context, subjects, formats, jobs_at_a_time(options));
    if (options.all) write_picture_index(request, context, districts, pictures);
    if (!pictures.failed.empty()) {
        throw Failure(Exit::limit,
                      say(request.lang, "{} 幅图没有画成", "{} picture(s) could not be drawn", pictures.failed.size()));
    }
}

}  // namespace

Action declare_draw(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--district", options->districts, say(lang, "区划代码，可多个", "codes of districts"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_flag("--all", options->all, say(lang, "--level 级的所有区划", "every district of --level"));
    app.add_option(
           "--level", options->level,
           say(lang, "--all 的级别，或 districts 视图中的区划级别：province、city、county（district）、township",
               "of --all, and of what districts shows: province, city, county (district), township"))
        ->type_name("WORD")
        ->default_str("county");
    std::string view_keys;
    for (const View& view : views()) {
        view_keys += fmt::format("{}{} ({})", view_keys.empty() ? "" : ", ", view.key, view.words.in(lang));
    }
    app.add_option("--view", options->views, view_keys)
        ->type_name("WORD,...")
        ->delimiter(',')
        ->default_str("friend-circle");
    app.add_option("--from", options->from,
                   say(lang, "compare 视图：与这一天相比（后一天为 --as-of）",
                       "for compare: the first of two days; the second is --as-of"))
        ->type_name("DATE");
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
