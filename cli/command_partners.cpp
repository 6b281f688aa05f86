#include <algorithm>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "engine/coverage/partners.hpp"

namespace lianjian {
namespace {

std::vector<OutputColumn> columns() {
    return {{"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"kind", {"类型", "kind"}},
            {"region", {"区划代码", "region"}},
            {"villages", {"村居", "villages"}},
            {"townships", {"镇街", "townships"}},
            {"sole_villages", {"独家村居", "sole villages"}},
            {"sole_population", {"独家人口", "sole pop."}},
            {"villages_within_2_hops", {"两步内村居", "in 2 hops"}},
            {"credit_villages", {"贡献（村居）", "credit"}},
            {"credit_population", {"贡献（人口）", "credit pop."}}};
}

struct Options {
    CoverageOptions coverage;
    std::string serving;
};

/// Whether a partner has a village in a region, wherever it is seated itself.
bool serves(const Network& network, const Graph& graph, const CoverageRule& rule, NodeId partner, RegionId region) {
    const auto neighbors = graph.neighbors(partner);
    return std::any_of(neighbors.begin(), neighbors.end(), [&](NodeId v) {
        return rule.is_target(network.kind(v)) && rule.covers(network.kind(partner), network.kind(v)) &&
               network.regions.within(network.region(v), region);
    });
}

void partners(const Request& request, const Options& options) {
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const Graph graph = make_snapshot(network, request.as_of, rule).graph;
    const RegionId served = options.serving.empty() ? no_region : region_named(request, network, options.serving);

    OutputTable table{
        "partners", say(request.lang, "联建单位，{}", "Partners, {}", as_of_words(request)), columns(), {}};
    const bool terminal = request.format == TableFormat::table;
    for (const PartnerLine& line : partner_lines(network, graph, rule)) {
        const NodeId p = line.partner;
        if (region != no_region && !network.regions.within(network.region(p), region)) continue;
        if (served != no_region && !serves(network, graph, rule, p, served)) continue;
        const NodeKind kind = network.kind(p);
        table.rows.push_back({text_cell(network.id(p)), text_cell(network.name(p)),
                              text_cell(terminal ? network.word(kind, request.lang) : network.key(kind)),
                              text_cell(network.region_code(network.region(p))), count_cell(line.villages),
                              count_cell(line.townships), count_cell(line.sole_villages), Cell(line.sole_population),
                              count_cell(line.villages_within_2_hops), real_cell(line.credit_villages),
                              Cell(line.credit_population)});
    }
    emit(request, table);
}

}  // namespace

Action declare_partners(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--serving", options->serving,
                   say(lang, "只列联建此区划内村居的单位，不论其所在地",
                       "only partners of villages in this region, wherever they are seated"))
        ->type_name("CODE");
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { partners(request, *options); };
}

}  // namespace lianjian
