#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/village_rows.hpp"

namespace lianjian {
namespace {

void uncovered(const Request& request, const CoverageOptions& options) {
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoveredNetwork covered = cover(request, network, options);

    OutputTable table{"uncovered",
                      {},
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"region_name", {"镇街", "township"}},
                       {"population", {"人口", "population"}},
                       {"hops_to_nearest_partner", {"距最近单位", "hops to partner"}},
                       {"by_group", {"经组织", "by group"}}}};
    const std::vector<std::size_t> rows = rows_by_region(network, covered.ladder, region);
    for (const std::size_t i : rows) {
        if (covered.ladder.covered(i)) continue;
        const NodeId v = covered.ladder.target[i];
        const RegionId township = network.regions.at(network.region(v), Level::township);
        table.rows.push_back(
            {text_cell(network.id(v)), text_cell(network.name(v)), text_cell(network.region_code(network.region(v))),
             text_cell(network.region_name(township)), Cell(network.nodes.population[v]),
             hops_cell(covered.ladder.hops[i]), Cell(static_cast<bool>(covered.ladder.direct_or_group[i]))});
    }
    table.caption =
        say(request.lang, "{} 个村居中 {} 个尚无联建，{}", "{1} of {0} villages and communities without a partner, {2}",
            rows.size(), table.rows.size(), as_of_words(request));
    emit(request, table);
}

}  // namespace

Action declare_uncovered(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<CoverageOptions>();
    add_coverage_options(app, *options, lang);
    add_kind_options(app, *options, lang);
    return [options](const Request& request) { uncovered(request, *options); };
}

}  // namespace lianjian
