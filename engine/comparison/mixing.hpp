// Ties between regions: how many there are, and how many chance alone would make.
//
// Newman 2003, Mixing patterns in networks, Phys. Rev. E 67, 026126 (observed against expected, assortativity);
// Coleman 1958, Relational analysis, Human Organization 17, 28–36 (homophily against chance).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// Two regions, or one with itself (a == b), the lower code first. `no_region` gathers the nodes without a region
/// and always stands second.
struct Flow {
    RegionId a = no_region;
    RegionId b = no_region;
    /// Live tie rows between them, M_ab; several rows between two nodes count each.
    std::uint64_t ties = 0;
    /// What chance would give with the same number of tie ends in each region: d_a d_b / 2m, and d_a² / 4m within.
    double expected = 0;

    /// Observed over expected: 1 = as chance would have it, above 1 = the two seek each other. Never empty, since a
    /// flow has at least one tie.
    [[nodiscard]] double ratio() const { return static_cast<double>(ties) / expected; }
};

/// All flows of a snapshot, and what they add up to.
struct Mixing {
    /// Pairs with at least one tie, by ties descending, then code; the ties add up to `ties`.
    std::vector<Flow> flows;
    std::uint64_t ties = 0;    // m: live tie rows
    std::uint64_t inside = 0;  // of these, with both ends in one region
    std::uint64_t nodes = 0;   // n: all nodes that stand on the day, tied or not
    /// Σ d_a² over regions of the tie ends in each; Σ n_a (n_a − 1) of the nodes in each. A node without a region
    /// is a region by itself in both.
    std::uint64_t squared_ends = 0;
    std::uint64_t node_pairs = 0;

    /// s = inside / ties; empty without ties.
    [[nodiscard]] std::optional<double> inside_share() const;
    /// π: the chance that two different nodes drawn by lot lie in one region; empty for fewer than two nodes.
    [[nodiscard]] std::optional<double> chance() const;
    /// (Σ e_aa − Σ a_a²) / (1 − Σ a_a²) = (4·m·inside − Σ d²) / (4m² − Σ d²): 1 = no tie leaves its region, 0 = as
    /// chance by tie ends, below 0 = ties seek the outside. Empty without ties or when one region has every end.
    [[nodiscard]] std::optional<double> assortativity() const;
    /// (s − π) / (1 − π): the same against chance by number of nodes. Empty without ties, for fewer than two nodes,
    /// or when all nodes are in one region.
    [[nodiscard]] std::optional<double> homophily() const;
};

/// The region of every node cut to a level; a shorter code stays itself. O(n + regions).
[[nodiscard]] std::vector<RegionId> regions_of_nodes(const Network& network, Level level);

/// These regions by code. O(k log k), with the first 16 bytes of a code compared as numbers.
void sort_by_code(const Network& network, std::vector<RegionId>& regions);

/// The flows between regions at a level. A node lies inside a region only when it has one: two nodes without are
/// apart. O(n + m log m).
[[nodiscard]] Mixing mixing(const Network& network, const Snapshot& snapshot, Level level);

/// Live tie rows split by whether both ends lie in one region.
struct TieSplit {
    std::uint64_t external = 0;
    std::uint64_t internal = 0;

    [[nodiscard]] std::uint64_t ties() const { return external + internal; }
    /// E / (E + I); empty without ties.
    [[nodiscard]] std::optional<double> external_share() const;
    /// (E − I) / (E + I): −1 all inside, +1 all outside; empty without ties. Krackhardt & Stern 1988.
    [[nodiscard]] std::optional<double> ei() const;
};

/// The split at each level of `levels()`, coarse to fine, of the ties that touch one district.
struct LevelSplits {
    RegionId region = no_region;  // no_region: all ties
    std::vector<TieSplit> at;
};

/// E–I at every level in one run: for each of the districts (regions at `level`) the tie rows with an end in it,
/// and last, with `no_region`, all tie rows. At a level, a row is internal when its ends cut to that level are one
/// region; so at the districts' own level the split is the one of `compare_districts`. O(levels · (n + m)).
[[nodiscard]] std::vector<LevelSplits> split_by_level(const Network& network, const Snapshot& snapshot, Level level,
                                                      std::span<const RegionId> districts);

}  // namespace lianjian
