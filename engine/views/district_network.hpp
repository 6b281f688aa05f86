// Districts as nodes of their own network: how far each is covered, and from where its partners come.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// Ties here are (partner, village) pairs. A pair belongs to the village's district.
struct DistrictNetwork {
    struct District {
        std::string code, name;
        std::string parent_name;  // of the region above, which may be one of several
        std::uint32_t villages = 0, covered = 0;
        /// Its pairs by where the partner is: in the district itself, in another district shown, a body of the
        /// whole that belongs to none of them (a city bureau), anywhere else or unstated.
        std::uint32_t own = 0, others = 0, above = 0, beyond = 0;
        std::uint32_t ends = 0;  // of all pairs, on either side, that lie in it

        [[nodiscard]] std::uint32_t ties() const { return own + others + above + beyond; }
    };
    /// Two districts, a < b, or one with itself, and the pairs that join them in either direction.
    struct Link {
        std::uint32_t a, b;
        std::uint32_t ties;  // at least 1
        /// What chance would give with the same ends in each: ends_a · ends_b / 2m, and ends_a² / 4m within, where m
        /// is the number of all pairs. Newman 2003; the same as `flows` when all ties are such pairs.
        double expected;
    };

    std::string code, name;           // of the whole; empty where the districts have none in common
    Level level = Level::none;        // of the whole
    Level unit_level = Level::none;   // of the first district
    std::vector<District> districts;  // in the order given
    std::vector<Link> links;          // by a, then b
    std::uint32_t villages = 0, covered = 0;
    std::uint32_t ties = 0, own = 0, others = 0, above = 0, beyond = 0;
    std::uint32_t illustrative = 0;  // pairs resting on drawn data only
    std::string as_of;               // ISO date, or empty for all recorded ties
    std::vector<std::string> sources;
};

/// The districts given, none inside another; `whole` holds them all, or is `no_region`. O(n + m log m).
[[nodiscard]] DistrictNetwork district_network(const Network& network, const Snapshot& snapshot, const Ladder& ladder,
                                               const CoverageRule& rule, std::span<const RegionId> districts,
                                               RegionId whole);

/// The regions of a level that hold a target and lie under `whole`, by code; `no_region` is everything.
[[nodiscard]] std::vector<RegionId> districts_within(const Network& network, const CoverageRule& rule, RegionId whole,
                                                     Level level);

/// One level below a region's own; villages for a township, provinces for `no_region`.
[[nodiscard]] Level level_below(const Network& network, RegionId region);

}  // namespace lianjian
