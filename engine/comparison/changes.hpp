// What changed between two days: which villages gained or lost their cover, and why; whose friend circle stayed.
//
// Δ covered = gained − lost, each village with one cause; circles by Jaccard 1912, |A ∩ B| / |A ∪ B|.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// Why a village is covered on one day and not on another. One village, one cause: of those that fit, the first.
enum class ChangeCause : std::uint8_t {
    /// Gained: it was not there before, and is covered.
    village_new,
    /// Gained: a tie to a further partner is live.
    tie_added,
    /// Lost: it is no longer there, and the roster says what it became a part of.
    merged,
    /// Lost: it is no longer there.
    closed,
    /// Lost, and would not be had the partners that are gone stayed. A partner is gone when it had a live tie
    /// that the rule counts, to anybody, and has none any more; one that had a single tie is gone when that ends.
    partner_gone,
    /// Lost for any other reason: ties ended, though their partners still have others.
    tie_ended,
};
inline constexpr std::size_t change_causes = 6;
/// `village_new`, `tie_added`, `merged`, `closed`, `partner_gone`, `tie_ended`.
[[nodiscard]] std::string_view key(ChangeCause cause);
/// For a reader.
[[nodiscard]] Words words(ChangeCause cause);

/// A target that is covered on exactly one of the two days.
struct VillageChange {
    NodeId village = no_node;
    ChangeCause cause = ChangeCause::tie_added;
    /// Distinct partners on either day.
    std::uint32_t partners_before = 0, partners_after = 0;
    /// Those behind the cause, ascending: new ones; those gone; those lost. All of them for a village that is new or
    /// no longer there.
    std::vector<NodeId> partners = {};

    [[nodiscard]] bool gained() const { return cause <= ChangeCause::tie_added; }
};

/// A region, or the total. `covered_before + gained() − lost() = covered_after`, always.
struct ChangeLine {
    RegionId region = no_region;
    /// Those that stand on either day.
    std::uint64_t villages_before = 0, villages_after = 0;
    std::uint64_t covered_before = 0, covered_after = 0;
    std::array<std::uint64_t, change_causes> by_cause{};  // villages, by ChangeCause
    /// Distinct partners of its villages: before, after, and on both days.
    std::uint64_t circle_before = 0, circle_after = 0, circle_both = 0;

    [[nodiscard]] std::uint64_t caused_by(ChangeCause cause) const { return by_cause[static_cast<std::size_t>(cause)]; }
    [[nodiscard]] std::uint64_t gained() const {
        return caused_by(ChangeCause::village_new) + caused_by(ChangeCause::tie_added);
    }
    [[nodiscard]] std::uint64_t lost() const {
        return caused_by(ChangeCause::merged) + caused_by(ChangeCause::closed) + caused_by(ChangeCause::partner_gone) +
               caused_by(ChangeCause::tie_ended);
    }
    /// How much of the circle stayed: 1 the same partners, 0 none in common; empty without any on both days.
    [[nodiscard]] std::optional<double> jaccard() const;
};

struct Changes {
    std::vector<VillageChange> villages;  // ascending by node
    std::vector<ChangeLine>
        regions;       // by region code; only regions with a target on either day, those of no region last
    ChangeLine total;  // region = `within`, or no_region
};

/// The changes from one snapshot to another, both of the rule's ties; by region at a level. With `within`, only
/// targets under that region. O(n + m log m).
[[nodiscard]] Changes changes_between(const Network& network, const Snapshot& before, const Snapshot& after,
                                      const CoverageRule& rule, Level level, RegionId within = no_region);

/// A partner of a district's villages on either day.
struct CircleChange {
    NodeId partner = no_node;
    std::uint32_t villages_before = 0, villages_after = 0;

    [[nodiscard]] bool joined() const { return villages_before == 0; }
    [[nodiscard]] bool left() const { return villages_after == 0; }
};

/// The friend circle of the targets among these nodes on both days, ascending by node. O(nodes + their ties · log).
[[nodiscard]] std::vector<CircleChange> circle_changes(const Network& network, const Snapshot& before,
                                                       const Snapshot& after, const CoverageRule& rule,
                                                       std::span<const NodeId> nodes);
/// The same of a district. O(n + its ties · log).
[[nodiscard]] std::vector<CircleChange> circle_changes(const Network& network, const Snapshot& before,
                                                       const Snapshot& after, const CoverageRule& rule,
                                                       RegionId district);

}  // namespace lianjian
