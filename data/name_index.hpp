// Nodes by name, for rosters that name the ends of ties instead of giving ids.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/network.hpp"

namespace lianjian {

/// The names and aliases of all nodes there are when it is made. 16 bytes a name; O(n log n).
class NameIndex {
public:
    explicit NameIndex(const Nodes& nodes);

    /// The nodes that bear exactly this name or alias, ascending; with `within` those under that region.
    /// O(log n + nodes of that name).
    [[nodiscard]] std::vector<NodeId> find(const Network& network, std::string_view name, RegionId within) const;

private:
    std::vector<std::pair<std::uint64_t, NodeId>> entries_;  // (hash of a name, node), ascending
};

}  // namespace lianjian
