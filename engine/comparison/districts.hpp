// Districts side by side: coverage, mix and reach of each one's friend circle.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// One district at the level of the comparison.
struct DistrictLine {
    RegionId region = no_region;
    CoverageRow coverage;
    /// Distinct partners of its villages, and distinct kinds among them.
    std::uint32_t partners = 0;
    std::uint32_t partner_kinds = 0;
    /// Partners whose region, cut to the level, is another one (a partner without a region is outside).
    std::uint32_t outside_partners = 0;
    /// Distinct regions these come from, cut to the level; and distinct other provinces.
    std::uint32_t outside_regions = 0;
    std::uint32_t outside_provinces = 0;
    /// Distinct cities other than its own among the partners' regions; a body of a province counts in no city.
    std::uint32_t outside_cities = 0;
    /// Partners with a region, and the sum and the greatest of their code distances: the steps up from the district
    /// until a region holds the partner (county: 0 inside, 1 same city, 2 same province, 3 beyond).
    std::uint32_t placed_partners = 0;
    std::uint64_t distances = 0;
    std::uint32_t greatest_distance = 0;
    /// Pairs of a village and one of its partners.
    std::uint64_t village_partners = 0;
    /// Live tie rows with an end in the district: between regions (external), and inside.
    std::uint64_t external = 0;
    std::uint64_t internal = 0;
    /// Blau's 1 − Σ f² over the kinds of its partners; empty when it has none. 0 = all of one kind. Blau 1977.
    std::optional<double> mix;
    /// Gini of the number of partners over its villages: 0 = all alike; empty when nobody has any. Gini 1912.
    std::optional<double> gini;
    /// Projects with an end, or their group, in the district, and the sum of the amounts stated for them.
    std::uint32_t projects = 0;
    Amount amount;

    /// Over the partners with a region; empty when there are none.
    [[nodiscard]] std::optional<double> mean_distance() const;
    /// E / (E + I); empty without ties.
    [[nodiscard]] std::optional<double> external_share() const;
    /// (E − I) / (E + I): −1 all inside, +1 all outside; empty without ties. Krackhardt & Stern 1988.
    [[nodiscard]] std::optional<double> ei() const;
};

/// Steps up from a region until one holds the other; one more than there are steps when none does.
[[nodiscard]] std::uint32_t region_steps(const RegionTree& regions, RegionId from, RegionId to);

/// Every region of the level that holds a target, by code; with `only`, just these, in the order given.
/// Two codes are compared cut to the level, a shorter one staying itself. O(n + m + projects).
[[nodiscard]] std::vector<DistrictLine> compare_districts(const Network& network, const Snapshot& snapshot,
                                                          const CoverageRule& rule, Level level,
                                                          std::span<const RegionId> only = {});

}  // namespace lianjian
