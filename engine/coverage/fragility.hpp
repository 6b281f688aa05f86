// How fragile the coverage is: villages that one departure leaves behind, what each partner's leaving costs, the
// worst that r departures can do, and what is to be expected.
//
// Daskin & Stern 1981, Hogan & ReVelle 1986 (villages on one partner); Daskin 1983 (expected coverage);
// Shapley 1953, Michalak et al. 2013 (credit); the worst loss stands in worst_loss.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/coverage/worst_loss.hpp"

namespace lianjian {

/// The targets of a region and the partners of each, wherever these are seated.
struct Backing {
    std::vector<NodeId> target;                // ascending
    std::vector<std::uint64_t> offsets = {0};  // into `partners`, by row
    std::vector<NodeId> partners;              // ascending within a row
    std::uint32_t min_partners = 1;

    [[nodiscard]] std::size_t size() const { return target.size(); }
    [[nodiscard]] std::span<const NodeId> of(std::size_t row) const {
        return {partners.data() + offsets[row], partners.data() + offsets[row + 1]};
    }
    [[nodiscard]] bool covered(std::size_t row) const { return of(row).size() >= min_partners; }
    /// Covered, and no longer so when any one of its partners leaves.
    [[nodiscard]] bool fragile(std::size_t row) const { return of(row).size() == min_partners; }
};

/// With `within`, only targets under that region. O(n + m).
[[nodiscard]] Backing make_backing(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                   RegionId within = no_region);

/// A number of villages and of the people in them; the people are unknown where none of these villages states any,
/// a lower bound where some do not, and 0 for no villages.
struct Weight {
    double villages = 0;
    Amount population;
};

struct FragilityTotals {
    Weight all, covered;
    Weight fragile;  // on one partner (with min_partners k: on exactly k)
};
[[nodiscard]] FragilityTotals fragility_totals(const Network& network, const Backing& backing);

/// What a partner carries, and what is lost when it leaves alone.
struct PartnerLoss {
    NodeId partner = no_node;
    std::uint32_t villages = 0;  // covered ones it partners
    Weight lost;                 // no longer covered without it
    /// Σ w/|P(v)| over the covered villages it partners: the Shapley value of the game that any min_partners of its
    /// partners win a village, in which all of them stand alike. Adds up to the covered weight.
    Weight credit;
};
/// Partners of at least one covered target, by villages lost descending, then people lost, then id. O(n + m log m).
[[nodiscard]] std::vector<PartnerLoss> partner_losses(const Network& network, const Backing& backing);

/// A village that one departure leaves behind, and its partner whose leaving costs most.
struct BackupNeed {
    NodeId target = no_node;
    NodeId partner = no_node;
    Weight at_risk;  // lost when that partner leaves: this village and all others it alone holds
};
/// Where a further partner is wanted first: the villages of the partner with the largest loss, then of the next;
/// under one partner by population, the greatest first and the unstated last; then id.
[[nodiscard]] std::vector<BackupNeed> backup_needs(const Network& network, const Backing& backing,
                                                   std::span<const PartnerLoss> losses);

/// Expected covered weight when each partner leaves with its probability (by node), independently of the others:
/// Σ w_v · chance that min_partners or more stay. O(Σ |P(v)| · min_partners).
[[nodiscard]] Weight expected_coverage(const Network& network, const Backing& backing,
                                       std::span<const double> leave_probability);

enum class Counted : std::uint8_t { villages, population };

/// The worst that a number of departures can do.
struct WorstDepartures {
    std::uint32_t departures = 0;
    /// Covered weight lost; of population, a lower bound when covered villages state none or a lower bound.
    Amount value;
    double bound = 0;  // of the stated weights, no departures of as many lose more
    bool exact = true;
    std::vector<NodeId> partners;  // by id; as in WorstLoss
};
/// For 1, 2, … `most` departures. Exact as far as the work limit of worst_loss goes: as a rule for a county and ten
/// departures. Beyond, the bound says how far the loss found may be from the worst.
[[nodiscard]] std::vector<WorstDepartures> worst_departures(const Network& network, const Backing& backing,
                                                            std::uint32_t most, Counted counted,
                                                            std::uint64_t work_limit = worst_loss_work);

}  // namespace lianjian
