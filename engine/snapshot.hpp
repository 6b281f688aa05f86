// What is live on a day.
#pragma once

#include <span>
#include <vector>

#include "engine/graph.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// The live ties of a day, and the graphs they make. All answers for a day are taken from one snapshot.
struct Snapshot {
    AsOf as_of;
    std::vector<TieId> ties;  // ascending
    Graph graph;              // of all these ties
    Graph memberships;        // of the memberships among them: a group and its members
};

/// With `only`, ties of other kinds are left out. O(n + m log(max degree)).
[[nodiscard]] Snapshot make_snapshot(const Network& network, AsOf as_of, std::span<const EdgeKind> only = {},
                                     Planned planned = Planned::left_out);

}  // namespace lianjian
