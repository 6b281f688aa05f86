// The structure of a whole network in a few numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/graph.hpp"
#include "engine/region.hpp"

namespace lianjian {

struct StructureTotals {
    std::size_t nodes = 0;
    std::size_t ties = 0;  // distinct tied pairs
    std::size_t isolated = 0;
    std::optional<double> density;      // ties / (n(n−1)/2); undefined for fewer than two nodes
    std::optional<double> mean_degree;  // 2·ties / n; undefined for no nodes
    std::size_t components = 0;         // isolated nodes included
    std::size_t largest_component = 0;  // its nodes
    std::size_t articulation_points = 0;
    std::size_t bridges = 0;
    std::size_t blocks = 0;         // bridges included
    std::size_t largest_block = 0;  // its nodes
    std::uint32_t greatest_coreness = 0;
    std::uint64_t triangles = 0;
    double transitivity = 0;
    std::size_t communities = 0;  // isolated nodes included
    std::size_t largest_community = 0;
    std::optional<double> modularity;  // of the communities; undefined without ties
};

/// A handful of linear passes and a search for communities.
[[nodiscard]] StructureTotals structure_totals(const Graph& graph);

/// The regions of nodes at a level as a partition: how far ties keep to the regions, beside what the best
/// communities reach. A node of no region is a part of its own. Undefined without ties, and where no node has
/// a region.
[[nodiscard]] std::optional<double> region_modularity(const Graph& graph, const RegionTree& regions,
                                                      const std::vector<RegionId>& region, Level level);

}  // namespace lianjian
