#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/village_rows.hpp"

namespace lianjian {
namespace {

std::vector<OutputColumn> columns() {
    return {{"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"township", {"镇街", "township"}},
            {"population", {"人口", "population"}},
            {"covered", {"已联建", "covered"}},
            {"partners", {"单位数", "partners"}},
            {"partner_kinds", {"类型数", "kinds"}},
            {"hops_to_nearest_partner", {"距最近单位", "hops to partner"}},
            {"within_2_hops", {"两步内", "2 hops"}},
            {"within_3_hops", {"三步内", "3 hops"}},
            {"direct_or_group", {"直接或经组织", "direct/group"}},
            {"sole_partner", {"唯一单位", "sole partner"}}};
}

void villages(const Request& request, const CoverageOptions& options) {
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoveredNetwork covered = cover(request, network, options);
    const Ladder& ladder = covered.ladder;

    OutputTable table{"villages",
                      say(request.lang, "各村居联建情况，{}", "Villages and communities, {}", as_of_words(request)),
                      columns(),
                      {}};
    for (const std::size_t i : rows_by_region(network, ladder, region)) {
        const NodeId v = ladder.target[i];
        const RegionId township = network.regions.at(network.region(v), Level::township);
        const NodeId sole = ladder.sole_partner[i];
        table.rows.push_back({text_cell(network.id(v)), text_cell(network.name(v)),
                              text_cell(network.region_name(township)), Cell(network.nodes.population[v]),
                              Cell(ladder.covered(i)), count_cell(ladder.partners[i]),
                              count_cell(ladder.partner_kinds[i]), hops_cell(ladder.hops[i]), Cell(ladder.hops[i] <= 2),
                              Cell(ladder.hops[i] <= 3), Cell(static_cast<bool>(ladder.direct_or_group[i])),
                              sole == no_node ? Cell() : text_cell(network.id(sole))});
    }
    emit(request, table);
}

}  // namespace

Action declare_villages(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<CoverageOptions>();
    add_coverage_options(app, *options, lang);
    return [options](const Request& request) { villages(request, *options); };
}

}  // namespace lianjian
