// Which uncovered village to which partner: the assignment of a network, by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/planning/decimals.hpp"

namespace lianjian {

/// A partner, or a candidate for one, and the villages it may still take.
struct Taker {
    NodeId node = no_node;                 // of a candidate that is no node: no_node
    std::uint32_t candidate = UINT32_MAX;  // into Network::candidates, for a candidate
    std::string_view id;
    RegionId region = no_region;
    std::int64_t carries = 0;  // villages it is partner of now
    std::int64_t room = 0;     // further ones it may take
};

/// How many villages a partner may have.
struct CapacityRule {
    double factor = 1;                          // what is stated or assumed, times this, rounded down
    std::optional<std::int64_t> unstated = {};  // of a partner that states none; see assumed_capacities
};

/// What a partner that states no capacity is taken to have, by kind: the median of the villages that partners of its
/// kind have, those that have none left aside; at least 1. O(n + m).
[[nodiscard]] std::vector<std::int64_t> assumed_capacities(const Network& network, const Graph& graph,
                                                           const CoverageRule& rule);

/// Every node that may become a partner: of a kind of the family `partner`, or of those the rule names. By id.
[[nodiscard]] std::vector<Taker> existing_takers(const Network& network, const Graph& graph, const CoverageRule& rule,
                                                 const CapacityRule& capacity);
/// The rows of `candidates`, whose capacity is the further villages they would take; without one, every village they
/// reach. By id.
[[nodiscard]] std::vector<Taker> candidate_takers(const Network& network, const Graph& graph, const CoverageRule& rule,
                                                  const CapacityRule& capacity);

/// A taker may take this village at this cost. Both are rows of the lists of the problem.
struct TakerLink {
    std::uint32_t village = 0;
    std::uint32_t taker = 0;
    double cost = 0;
};

struct VillageAssignmentProblem {
    std::vector<NodeId> villages;  // by id
    std::vector<Taker> takers;     // by id
    /// A taker may take the villages of its own region at this level; the cost is the code distance.
    std::optional<Level> level = {};
    /// Without a level: these and no others.
    std::vector<TakerLink> links = {};
};

/// The takers within `hops` steps of each village in the graph, at their code distance; nothing when there are more
/// than `limit`. O(villages · ties within the hops).
[[nodiscard]] std::optional<std::vector<TakerLink>> links_by_hops(const Network& network, const Graph& graph,
                                                                  const VillageAssignmentProblem& problem,
                                                                  std::uint32_t hops, std::size_t limit);

struct VillageAssignment {
    struct Step {
        std::uint32_t village = 0;
        std::uint32_t taker = 0;
        double cost = 0;
    };
    /// Villages that together want more than all the takers they reach have room for.
    struct Shortage {
        std::vector<std::uint32_t> villages, left, takers;  // rows, ascending; `left` are those not assigned
        std::int64_t room = 0;                              // of the takers, all of it used
    };
    std::vector<Step> steps;                  // by village
    std::vector<std::uint32_t> out_of_reach;  // no taker may take them
    std::vector<Shortage> shortages;          // by first village
    std::int64_t most = 0;                    // no plan assigns more
    double cost = 0;
    double least_cost = 0;  // no plan that assigns as many costs less
    bool optimal = true;
    std::int64_t greedy_assigned = 0;  // villages by id, each to the cheapest still free
    double greedy_cost = 0;
    bool costs_exact = true;  // false: costs were rounded, to be small enough whole numbers
};

/// The best plan. Of takers that stand alike, the one with the fewest villages is given the next, then the first by
/// id: row by row the same plan for the same ids, in whatever order they came.
[[nodiscard]] VillageAssignment assign_villages(const Network& network, const VillageAssignmentProblem& problem);

}  // namespace lianjian
