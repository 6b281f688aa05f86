// Communities: parts of the network that hold together more than chance would have it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// A partition found by maximising modularity. Every community is connected. Labels by size, the largest 0; equals
/// by their smallest node. An isolated node is a community of one.
struct Communities {
    std::vector<std::uint32_t> label;  // of each node
    std::vector<std::uint32_t> size;   // of each community, descending
};

/// By Leiden's method, without a number of communities given. The same graph and seed give the same labels on any
/// machine and at any number of threads; another seed may give other communities of much the same modularity.
/// How large a community can be told apart depends on the size of the network (Fortunato & Barthélemy 2007):
/// parts of fewer than about √(2m) ties are not split. Requires fewer than 2^31 ties. Near O(n + m) a round, a
/// handful of rounds. Traag, Waltman & van Eck 2019.
[[nodiscard]] Communities communities(const Graph& graph, std::uint64_t seed = 1);

/// Q = Σ_c [ m_c/m − (d_c/2m)² ]: the share of ties inside the parts, less what it would be if the same degrees were
/// tied by chance. From −1/2 to below 1; 0 for a single part; undefined without ties. `part[v]` is any number
/// below the number of nodes or so (memory goes with the largest). O(n + m). Newman & Girvan 2004.
[[nodiscard]] std::optional<double> modularity(const Graph& graph, std::span<const std::uint32_t> part);

}  // namespace lianjian
