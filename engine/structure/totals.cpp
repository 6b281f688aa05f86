#include "engine/structure/totals.hpp"

#include <algorithm>

#include "engine/structure/blocks.hpp"
#include "engine/structure/clustering.hpp"
#include "engine/structure/communities.hpp"
#include "engine/structure/components.hpp"
#include "engine/structure/cores.hpp"

namespace lianjian {

StructureTotals structure_totals(const Graph& graph) {
    StructureTotals totals;
    const auto n = static_cast<double>(graph.size());
    totals.nodes = graph.size();
    totals.ties = graph.tie_count();
    for (NodeId v = 0; v < graph.size(); ++v) totals.isolated += graph.degree(v) == 0;
    const auto ties = static_cast<double>(graph.tie_count());
    if (n > 0) totals.mean_degree = 2 * ties / n;
    if (n > 1) totals.density = ties / (n * (n - 1) / 2);

    const Components linked = components(graph);
    totals.components = linked.size.size();
    totals.largest_component = linked.size.empty() ? 0 : linked.size.front();

    const Blocks parts = blocks(graph);
    totals.articulation_points =
        static_cast<std::size_t>(std::count(parts.articulation.begin(), parts.articulation.end(), true));
    totals.bridges = parts.bridges.size();
    totals.blocks = parts.size();
    for (std::size_t b = 0; b < parts.size(); ++b) {
        totals.largest_block = std::max(totals.largest_block, parts.block(b).size());
    }

    for (const std::uint32_t k : coreness(graph)) totals.greatest_coreness = std::max(totals.greatest_coreness, k);
    const Triangles closed = triangles(graph);
    totals.triangles = closed.total;
    totals.transitivity = closed.transitivity();

    const Communities found = communities(graph);
    totals.communities = found.size.size();
    totals.largest_community = found.size.empty() ? 0 : found.size.front();
    totals.modularity = modularity(graph, found.label);
    return totals;
}

std::optional<double> region_modularity(const Graph& graph, const RegionTree& regions,
                                        const std::vector<RegionId>& region, Level level) {
    const std::vector<RegionId> cut = regions.cut(level);
    std::vector<std::uint32_t> part(graph.size());
    auto next = static_cast<std::uint32_t>(regions.size());
    bool any = false;
    for (NodeId v = 0; v < graph.size(); ++v) {
        any |= region[v] != no_region;
        part[v] = region[v] == no_region ? next++ : cut[region[v]];
    }
    return any ? modularity(graph, part) : std::nullopt;
}

}  // namespace lianjian
