// How well two villages or communities would go together: the four principles of matching, and their lists.
//
// s = Σ_i α_i g_i, each g in [0, 1]; the weights α are the planner's. The principles are those of cross-county
// alliances (inner motivation, personal links, manageable span, related development).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/graph.hpp"
#include "engine/network.hpp"
#include "engine/planning/pairing.hpp"

namespace lianjian {

enum class Principle : std::uint8_t {
    motivation,  // the lesser of the two values in the column `motivation` (内在动力), 0 to 1; 0 where none is stated
    tie,         // 1 for a direct tie or a body both are tied to, 1/2 for three steps, else 0
    span,        // 1 in one township, 3/4 in one county, 1/2 in one city, 1/4 in one province; 0 beyond the limit
    relation,    // of all their sectors and project categories, the share that they have in common
    complement  // of what both need, the share that the other one's resources would meet
};
inline constexpr std::size_t principle_count = 5;

struct PrincipleRow {
    Principle principle;
    std::string_view key;
    Words words;
};
[[nodiscard]] std::span<const PrincipleRow> principles();

struct PairScoring {
    std::array<double, principle_count> weight = {1, 1, 1, 1, 1};
    Level span_limit = Level::city;  // province, city, county or township
    Level differ = Level::none;      // pairs of one region at this level are out; none = no such rule
};

/// A value of the column `motivation` that is no number from 0 to 1.
struct BadMotivation {
    NodeId node = no_node;
    std::string text;
};

struct ScoredPairs {
    std::vector<PairOption> options;                  // every pair the rule allows, by (a, b); scores of six decimals
    std::array<bool, principle_count> has_data = {};  // of each principle: the data says anything at all
    std::vector<BadMotivation> bad;
};

/// All pairs of the bodies (distinct nodes) that the rule allows, with their scores. `graph` holds the live ties.
/// O(n²) pairs, and for each body a search of three steps.
[[nodiscard]] ScoredPairs score_pairs(const Network& network, const Graph& graph, std::span<const NodeId> bodies,
                                      const PairScoring& scoring);

/// Whether two bodies may be paired: they lie in different regions at the level. A body of no region differs from
/// none.
[[nodiscard]] bool differ_at(const Network& network, NodeId a, NodeId b, Level level);

}  // namespace lianjian
