// Who carries the coverage: what each partner does, and what would be lost without it.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/coverage/ladder.hpp"

namespace lianjian {

/// One partner with at least one target.
struct PartnerLine {
    NodeId partner = no_node;
    std::uint32_t villages = 0;                // targets it partners
    std::uint32_t townships = 0;               // distinct townships of these
    std::uint32_t sole_villages = 0;           // of these, with no other partner. Daskin & Stern 1981
    Amount sole_population;                    // stated population of these
    std::uint32_t villages_within_2_hops = 0;  // targets at distance 1 or 2
    /// Its share of the credit, Σ 1/|P(v)| over its targets: the Shapley value of the game in which any partner
    /// wins a village. Adds up to the number of targets with a partner. Shapley 1953; Michalak et al. 2013.
    double credit_villages = 0;
    Amount credit_population;  // the same, weighted by stated population
};

/// All partners, by villages descending, then id. O(Σ degree² within two hops of partners).
[[nodiscard]] std::vector<PartnerLine> partner_lines(const Network& network, const Graph& graph,
                                                     const CoverageRule& rule);

}  // namespace lianjian
