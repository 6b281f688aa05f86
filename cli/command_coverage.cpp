#include <map>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/coverage_trend.hpp"
#include "cli/misuse.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    TrendOptions trend;
    std::string level = "county";
    std::uint64_t denominator = 0;
};

std::vector<OutputColumn> columns() {
    return {{"region", {"区划代码", "region"}},
            {"name", {"名称", "name"}},
            {"villages", {"村居", "villages"}},
            {"covered", {"已联建", "covered"}},
            {"share", {"份额", "share"}},
            {"population", {"人口", "population"}},
            {"population_covered", {"已联建人口", "covered pop."}},
            {"population_share", {"人口份额", "pop. share"}},
            {"two_or_more", {"2家以上", "2 or more"}},
            {"three_or_more", {"3家以上", "3 or more"}},
            {"within_2_hops", {"两步内", "2 hops"}},
            {"direct_or_group", {"直接或经组织", "direct/group"}},
            {"sole_partner", {"仅一家", "sole"}},
            {"denominator", {"分母来源", "denominator"}}};
}

std::vector<Cell> cells(const CoverageRow& row, std::string_view region, std::string_view name,
                        std::string_view denominator) {
    const bool nobody_stated = !row.population.known();
    return {text_cell(region),
            text_cell(name),
            count_cell(row.villages),
            count_cell(row.covered),
            share_cell(row.share()),
            nobody_stated ? Cell() : Cell(row.population),
            nobody_stated ? Cell() : Cell(row.population_covered),
            share_cell(row.population_share()),
            count_cell(row.two_or_more),
            count_cell(row.three_or_more),
            count_cell(row.within_2_hops),
            count_cell(row.direct_or_group),
            count_cell(row.sole_partner),
            text_cell(denominator)};
}

/// The names of rows that are villages themselves: regions have names down to the township only.
std::map<RegionId, std::string_view> village_names(const Network& network, const Ladder& ladder, Level level) {
    std::map<RegionId, std::string_view> names;
    if (level != Level::village) return names;
    for (const NodeId v : ladder.target) names.emplace(network.region(v), network.name(v));
    return names;
}

/// The total row on each day of a series.
void trend(const Request& request, const Options& options) {
    const std::vector<Date> days = trend_days(request, options.trend);
    const Network network = load(request);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const bool given = options.denominator > 0;
    const bool terminal = request.format == TableFormat::table;
    const std::string list = terminal ? say(request.lang, "名录", "list") : "list";
    const std::string denominator = !given ? list : terminal ? say(request.lang, "给定", "given") : "given";
    emit_trend(request, network, rule, days, options.denominator, columns(),
               [&](const CoverageRow& total) { return cells(total, "", "", denominator); });
}

void coverage(const Request& request, const Options& options) {
    if (options.trend.asked()) return trend(request, options);
    const Level level = level_named(request, options.level);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoveredNetwork covered = cover(request, network, options.coverage);
    const CoverageTable table = coverage_by_region(network, covered.ladder, level, region);

    OutputTable out{
        "coverage", say(request.lang, "联建覆盖，{}", "Coverage, {}", as_of_words(request)), columns(), {}, true};
    const bool terminal = request.format == TableFormat::table;  // elsewhere words are stable English
    const std::string list = terminal ? say(request.lang, "名录", "list") : "list";
    const std::string given = terminal ? say(request.lang, "给定", "given") : "given";
    const auto names = village_names(network, covered.ladder, level);
    for (const CoverageRow& row : table.rows) {
        const auto village = names.find(row.region);
        const std::string_view name = village == names.end() ? network.region_name(row.region) : village->second;
        out.rows.push_back(cells(row, network.region_code(row.region), name, list));
    }
    CoverageRow total = table.total;
    if (options.denominator > 0) {
        if (options.denominator < total.covered) {
            throw Failure(Exit::misuse,
                          say(request.lang, "--denominator {} 小于已联建的 {} 个",
                              "--denominator {} is less than the {} covered", options.denominator, total.covered));
        }
        total.villages = options.denominator;
    }
    out.rows.push_back(
        terminal ? cells(total, "", say(request.lang, "合计", "total"), options.denominator > 0 ? given : list)
                 : cells(total, "total", "total", options.denominator > 0 ? given : list));
    emit(request, out);
}

}  // namespace

Action declare_coverage(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--level", options->level, "province, city, county (district), township, village")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option(
           "--denominator", options->denominator,
           say(lang, "合计行的分母由此给出（如上报的村居总数）", "the total's denominator, given (say, as reported)"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    add_trend_options(app, options->trend, lang);
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { coverage(request, *options); };
}

}  // namespace lianjian
