// Who could be an uncovered village's partner next: the nearest body of the kinds that cover.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// The nearest possible partners of all targets of a day, computed once.
///
/// Possible partners are the bodies of the family `partner` (or of the kinds the rule names) that the rule lets cover
/// the target. Nearest by hops in the graph of the day; of equally near ones the one that partners the fewest targets,
/// then by id. Where no way leads to any, nearest by region: the smallest region on the way up from the target that
/// holds one.
class PossiblePartners {
public:
    /// O(n + m + partners · depth of the regions).
    PossiblePartners(const Network& network, const Snapshot& snapshot, const CoverageRule& rule);

    struct Found {
        NodeId partner = no_node;  // no_node: nobody
        std::uint32_t hops = 0;    // 0: by region
        RegionId shared = no_region;
    };
    /// Never one of the target's partners. O(depth · min_partners); O(n + m) for a target that the rule lets be a
    /// partner of its own kind.
    [[nodiscard]] Found nearest(NodeId target) const;

private:
    /// The possible partners of one kind of target, best first, and by node and region the best of them.
    struct Kind {
        NodeKind kind;
        std::vector<NodeId> partners;      // by rank
        std::vector<std::uint32_t> hops;   // by node
        std::vector<std::uint32_t> label;  // by node: the rank that is nearest
        std::vector<std::uint32_t> best;   // by region, `places` each: the least ranks within
    };
    [[nodiscard]] Kind make_kind(NodeKind kind) const;
    void spread(Kind& kind) const;
    [[nodiscard]] Found nearest_other(const Kind& kind, NodeId target) const;

    const Network* network_;
    const Graph* graph_;
    AsOf as_of_;
    CoverageRule rule_;
    std::size_t places_;
    std::vector<Kind> kinds_;
};

}  // namespace lianjian
