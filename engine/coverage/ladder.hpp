// The coverage ladder: which villages have partners, how many, and how far away the nearest is.
//
// Church & ReVelle 1974 (covered), Hogan & ReVelle 1986 (k-fold), Everett & Borgatti 1999 (within h
// hops), Daskin & Stern 1981 (sole partner).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

inline constexpr std::uint32_t unreachable = UINT32_MAX;

/// Who is counted, and what counts as a partner.
struct CoverageRule {
    /// Kinds counted; empty = every kind of the family `target` (villages and communities).
    std::vector<NodeKind> targets;
    /// Kinds that cover; empty = every neighbour that is neither a group nor of the target's own kind.
    std::vector<NodeKind> partners;
    /// Every neighbour covers, whatever its kind (`--partner any`); `partners` is then ignored.
    bool any_partner = false;
    /// Kinds of tie that count; empty = all.
    std::vector<EdgeKind> ties;
    /// Distinct partners that make a target covered.
    std::uint32_t min_partners = 1;
    /// Kinds of which a covered target has at least one partner each. Schilling et al. 1979.
    std::vector<NodeKind> required = {};
    /// Distinct kinds of partner that a covered target has at least.
    std::uint32_t min_kinds = 0;
    /// Whether ties that are only planned count.
    Planned planned = Planned::left_out;

    [[nodiscard]] bool is_target(NodeKind kind) const;
    /// Whether a neighbour of kind `partner` covers a target of kind `target`.
    [[nodiscard]] bool covers(NodeKind partner, NodeKind target) const;
};

/// One row for each target, ascending by node.
struct Ladder {
    std::vector<NodeId> target;
    /// Distinct live partners; several ties to one partner count once.
    std::vector<std::uint32_t> partners;
    /// Distinct kinds among them.
    std::vector<std::uint32_t> partner_kinds;
    /// Hops to the nearest node that could be its partner, itself left out: 1 = has a partner;
    /// `unreachable` when none is in its component.
    std::vector<std::uint32_t> hops;
    /// Covered, or live member of a group beside a live member that would be a partner.
    std::vector<bool> direct_or_group;
    /// The partner of a target that has exactly one, else `no_node`.
    std::vector<NodeId> sole_partner;
    std::uint32_t min_partners = 1;
    /// By row: a required kind of partner is missing, or there are too few kinds. Empty when the rule asks for none.
    std::vector<bool> lacking = {};

    [[nodiscard]] std::size_t size() const { return target.size(); }
    [[nodiscard]] bool covered(std::size_t row) const {
        return partners[row] >= min_partners && (lacking.empty() || !lacking[row]);
    }
};

/// The ties a rule counts, live on a day. O(n + m log(max degree)).
[[nodiscard]] Snapshot make_snapshot(const Network& network, AsOf as_of, const CoverageRule& rule);

/// The ladder over a snapshot of the rule's ties: a row for each target that stands on its day. O(n + m), for each distinct kind of target.
[[nodiscard]] Ladder make_ladder(const Network& network, const Snapshot& snapshot, const CoverageRule& rule);

/// The rows marked, and no others: another denominator. O(targets).
[[nodiscard]] Ladder restricted(const Ladder& ladder, const std::vector<bool>& keep);

/// The partners of one target in ascending order of node.
[[nodiscard]] std::vector<NodeId> partners_of(const Network& network, const Graph& graph, const CoverageRule& rule,
                                              NodeId target);

/// One line of the ladder: a region, or the total.
struct CoverageRow {
    RegionId region = no_region;
    std::uint64_t villages = 0;
    std::uint64_t covered = 0;
    /// Sums of the stated populations; `at_least` where a village states none.
    Amount population, population_covered;
    std::uint64_t two_or_more = 0;
    std::uint64_t three_or_more = 0;
    std::uint64_t within_2_hops = 0;
    std::uint64_t direct_or_group = 0;
    std::uint64_t sole_partner = 0;

    /// Empty when there are no villages.
    [[nodiscard]] std::optional<double> share() const;
    [[nodiscard]] std::optional<double> population_share() const;
};

/// The village of one row of the ladder enters a line; its people enter the sums, which `set_population` finishes.
void add_village(CoverageRow& row, const Network& network, const Ladder& ladder, std::size_t i, AmountSum& population,
                 AmountSum& population_covered);
void set_population(CoverageRow& row, const AmountSum& population, const AmountSum& population_covered);

struct CoverageTable {
    std::vector<CoverageRow> rows;  // by region code; only regions that hold a target
    CoverageRow total;              // region = `within`, or no_region
    /// The people of the villages not covered, by row, and of the total: what a share of people is bounded by.
    std::vector<Amount> population_left = {};
    Amount total_left = {};
};

/// The ladder by region at a level. With `within`, only targets under that region. O(targets).
[[nodiscard]] CoverageTable coverage_by_region(const Network& network, const Ladder& ladder, Level level,
                                               RegionId within = no_region);

}  // namespace lianjian
