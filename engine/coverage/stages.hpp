// How far the service gets on its way to each village, and which kinds of partner reach it.
//
// Tanahashi 1978, Health service coverage and its evaluation, Bull. WHO 56, 295–303: five stages, each over the same
// target, so that the widest gap between two of them is the bottleneck.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/coverage/ladder.hpp"

namespace lianjian {

/// Each stage holds the ones after it.
enum class Stage : std::uint8_t {
    target,     // counted
    available,  // a body that could be its partner is recorded in its county
    reachable,  // such a body is at most two steps away, or a fellow member of a group
    contacted,  // it has a live partner
    effective   // covered as the rule asks, and a project on record with it, or with a group it is a live member of
};
inline constexpr std::size_t stage_count = 5;

/// The last stage of each row of the ladder. A project counts unless its status is planned or its date comes after
/// the day of the snapshot. O(n + m + projects), for each distinct kind of target.
[[nodiscard]] std::vector<Stage> stages(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                        const Ladder& ladder);

/// Villages at each stage, those of later stages included, so the numbers never rise.
struct StageRow {
    RegionId region = no_region;
    std::array<std::uint64_t, stage_count> villages{};
};

/// By region code, those of no region next, the total (`within`) last. O(targets).
[[nodiscard]] std::vector<StageRow> stages_by_region(const Network& network, const Ladder& ladder,
                                                     const std::vector<Stage>& reached, Level level,
                                                     RegionId within = no_region);

/// Villages with at least one partner of each kind.
struct KindRow {
    RegionId region = no_region;
    std::uint64_t villages = 0;
    std::vector<std::uint64_t> covered;  // by kind, `Network::kind_count()` of them
};

/// In the order of `stages_by_region`. Σ over kinds may exceed the villages. O(targets + their ties + rows · kinds).
/// Schilling et al. 1979.
[[nodiscard]] std::vector<KindRow> kinds_by_region(const Network& network, const Graph& graph, const CoverageRule& rule,
                                                   const Ladder& ladder, Level level, RegionId within = no_region);

}  // namespace lianjian
