// Who works with a district's villages, added up: by kind of partner, from inside or outside, to each row.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/briefing.hpp"

namespace lianjian {

struct PartnerFlow {
    /// Partners of one kind, of the district itself or from outside (a partner without a region is outside).
    struct Source {
        PartnerGroup group;
        bool own;
        std::uint32_t partners = 0;
        std::uint32_t ties = 0;  // (partner, village) pairs
    };
    struct Ribbon {
        std::uint32_t source;  // into sources
        std::uint32_t row;     // into the circle's rows
        std::uint32_t ties;    // at least 1
    };
    std::vector<Source> sources;          // by kind, own before outside; only those with ties
    std::vector<Ribbon> ribbons;          // by source, then row
    std::vector<std::uint32_t> row_ties;  // by row of the circle
    std::uint32_t ties = 0;
    std::uint32_t outside_ties = 0;
};

/// The ties of a circle added up. The ribbons of a source, and those of a row, add up to its ties. O(ties).
[[nodiscard]] PartnerFlow partner_flow(const FriendCircle& circle);

}  // namespace lianjian
