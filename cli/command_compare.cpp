#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/districts.hpp"
#include "engine/comparison/districts.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::string level;
};

std::vector<OutputColumn> columns() {
    return {{"region", {"区划代码", "region"}},
            {"name", {"名称", "name"}},
            {"villages", {"村居", "villages"}},
            {"covered", {"已联建", "covered"}},
            {"share", {"份额", "share"}},
            {"partners", {"单位", "partners"}},
            {"partner_kinds", {"类型", "kinds"}},
            {"outside_partners", {"区外单位", "outside"}},
            {"outside_regions", {"区外地区", "regions"}},
            {"outside_provinces", {"外省", "provinces"}},
            {"external_share", {"跨区关系", "external"}},
            {"EI", {"E–I", "E–I"}},
            {"mix", {"多样性", "mix"}},
            {"gini", {"基尼", "gini"}},
            {"projects", {"项目", "projects"}},
            {"amount", {"金额（元）", "amount (yuan)"}}};
}

void compare(const Request& request, const Options& options) {
    std::optional<Level> level;
    if (!options.level.empty()) level = level_named(request, options.level);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const std::vector<RegionId> only = districts_named(request, network, request.words);
    if (!level) level = only.empty() ? Level::county : network.regions.level(only.front());
    for (const RegionId district : only) {
        if (network.regions.level(district) == *level) continue;
        throw Failure(Exit::misuse,
                      say(request.lang, "{} 不是所比较的层级；所给区划须同级",
                          "{} is of another level; the districts must be of one", network.region_code(district)));
    }
    const CoverageRule rule = rule_of(options.coverage, request, network);

    OutputTable table{"compare",
                      say(request.lang, "各区划比较，{}", "Districts side by side, {}", as_of_words(request)),
                      columns(),
                      {}};
    for (const DistrictLine& line :
         compare_districts(network, make_snapshot(network, request.as_of, rule), rule, *level, only)) {
        if (region != no_region && !network.regions.within(line.region, region)) continue;
        table.rows.push_back({text_cell(network.region_code(line.region)), text_cell(network.region_name(line.region)),
                              count_cell(line.coverage.villages), count_cell(line.coverage.covered),
                              share_cell(line.coverage.share()), count_cell(line.partners),
                              count_cell(line.partner_kinds), count_cell(line.outside_partners),
                              count_cell(line.outside_regions), count_cell(line.outside_provinces),
                              share_cell(line.external_share()), real_cell(line.ei()), real_cell(line.mix),
                              real_cell(line.gini), count_cell(line.projects), Cell(line.amount)});
    }
    emit(request, table);
}

}  // namespace

Action declare_compare(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option(
           "--level", options->level,
           say(lang, "province、city、county（district）、township、village（默认：所给区划的层级，否则 county）",
               "province, city, county (district), township, village (default: that of the codes, else county)"))
        ->type_name("WORD");
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { compare(request, *options); };
}

}  // namespace lianjian
