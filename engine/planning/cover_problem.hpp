// The covering instance of a network: who is not covered, who could take them, and at what cost.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/coverage/ladder.hpp"
#include "engine/planning/cover_plan.hpp"

namespace lianjian {

/// Whom a candidate reaches.
struct ReachRule {
    enum class By : std::uint8_t {
        table,   // the rows of Network::reach
        region,  // villages of its own township, county or city; a body of a coarser level reaches none
        hops,    // villages at most so many hops away over the live ties
    };
    By by = By::region;
    Level level = Level::township;
    std::uint32_t hops = 2;
};

struct CoverQuestion {
    CoverageRule rule;
    RegionId within = no_region;  // whose villages are to be covered; candidates may be from anywhere
    ReachRule reach;
    /// The candidates of Network::candidates; without, the existing partners: every node of a partner kind, or of the
    /// kinds that the rule names.
    bool listed = false;
    bool by_population = false;     // the weight of a village; 0 where none is stated
    std::optional<Level> grouping;  // for quotas and fair plans
};

/// A candidate of the instance: a row of Network::candidates, a node, or both.
struct CoverBody {
    NodeId node = no_node;
    const Candidate* row = nullptr;
};

struct CoverProblem {
    CoverInstance instance;
    std::vector<CoverBody> bodies;                         // by candidate, ascending by id
    std::vector<NodeId> villages;                          // of the instance: those not covered, by region code and id
    std::vector<std::uint32_t> reached_by;                 // by village: candidates that could be a further partner
    std::vector<RegionId> groups;                          // by group, ascending by code
    std::vector<std::uint32_t> group_size, group_covered;  // targets, and those covered already
    std::size_t targets = 0, covered = 0;
    // Candidates there are, and why some cannot help.
    std::size_t considered = 0;
    std::size_t coarse = 0;     // no region of the level of reach
    std::size_t full = 0;       // its capacity is used up by the villages it has
    std::size_t idle = 0;       // reaches no village that lacks a partner
    std::size_t priced = 0;     // of those that can help: state a cost; the others are priced by code_distance
    std::size_t limited = 0;    // of those that can help: state a capacity
    std::size_t unpeopled = 0;  // villages without a stated population
};

/// Costs: as stated, else `code_distance` to the nearest village it could take. Capacities: of a listed candidate the
/// further villages it takes, of an existing partner what its capacity leaves beside the villages it has; unlimited
/// where none is stated. O(nodes log + pairs of candidate and zone); by hops one search a candidate, in parallel.
[[nodiscard]] CoverProblem make_cover_problem(const Network& network, const Snapshot& snapshot, const Ladder& ladder,
                                              const CoverQuestion& question);

}  // namespace lianjian
