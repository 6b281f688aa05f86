// Which part of a network is given away.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/network.hpp"

namespace lianjian {

/// Nodes and ties of an export, both ascending. Both ends of every tie are among the nodes.
struct Selection {
    AsOf as_of;                   // nothing = every recorded tie
    RegionId within = no_region;  // no_region = everything
    std::vector<NodeId> nodes;
    std::vector<TieId> ties;
    std::vector<bool> kept;    // by NodeId
    std::size_t repeated = 0;  // rows left out because an earlier row says the same
};

/// The ties live on the day (`is_live`) and every node. With `within`, the nodes of that region, the ties that have
/// an end among them, and the other ends of these. O(nodes · depth + ties).
[[nodiscard]] Selection selection_of(const Network& network, AsOf as_of, RegionId within = no_region);

}  // namespace lianjian
