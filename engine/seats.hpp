// Who is seated where: the nodes of a region and of all regions in it, at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/network.hpp"

namespace lianjian {

/// The nodes of a network by the region they are seated in. Made once where many districts are looked at one by one,
/// since `RegionTree::within` for each node of the country is a thousand times more than a county has. Making it takes
/// O(n + regions) and 4 bytes for each of both.
class Seats {
public:
    explicit Seats(const Network& network);

    /// The nodes seated in a region or in a region within it, each once, by region from the top down, then by number.
    /// Nodes without a region are nowhere. O(1).
    [[nodiscard]] std::span<const NodeId> within(RegionId region) const {
        return {nodes_.data() + first_[region], nodes_.data() + last_[region]};
    }

private:
    std::vector<NodeId> nodes_;
    std::vector<std::uint32_t> first_, last_;  // by region, places in nodes_
};

}  // namespace lianjian
