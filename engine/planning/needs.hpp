// Needs against resources: how much of what villages need their partners can give.
//
// For each category a greatest flow source → partner (what it offers) → village (tie) → sink (what it needs): Ford &
// Fulkerson 1956. What stays unmet comes with the deficient sets (Hall 1935), read off the minimum cut: villages that
// together need more than all the partners they can turn to offer. Flows by LEMON's Preflow.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// One category in whole numbers. Partners give to the villages they are linked to, and to every village of their
/// area.
struct SupplyProblem {
    static constexpr std::uint32_t no_area = UINT32_MAX;
    std::vector<std::int64_t> need, offer;                       // by village, by partner; 0 or more
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;  // (partner, village)
    std::uint32_t areas = 0;
    std::vector<std::uint32_t> village_area, partner_area;  // empty without areas
};

struct SupplyPlan {
    struct Gift {
        std::uint32_t partner = 0;
        std::uint32_t village = 0;
        std::int64_t amount = 0;
    };
    struct Shortage {
        std::vector<std::uint32_t> villages, partners;  // ascending
    };
    std::vector<Gift> gifts;  // by village, then partner; amounts above 0
    std::int64_t met = 0;
    /// No plan meets more: the needs outside the deficient sets and the offers within. Equal to `met`.
    std::int64_t most = 0;
    std::vector<Shortage> shortages;  // by first village: the deficient sets, each hanging together
    std::int64_t greedy = 0;          // villages in turn, each taking from its first partners what is left
};

/// The most that can be met. Deterministic. O(n² √m) at worst, near linear as a rule; areas cost a node each.
[[nodiscard]] SupplyPlan supply(const SupplyProblem& problem);

/// Who may give to whom.
struct GivingRule {
    /// Besides the live ties, which always count: bodies of one region at this level.
    std::optional<Level> level = {};
    /// And these, (partner, village).
    std::vector<std::pair<NodeId, NodeId>> links = {};
};

/// Sums of what is stated in one category. `met` and `offered` are lower bounds where resources are.
struct CategoryPlan {
    struct Gift {
        NodeId partner = no_node;
        NodeId village = no_node;
        double amount = 0;
    };
    struct Village {
        NodeId village = no_node;
        Amount needed;
        double met = 0;
    };
    struct Shortage {
        std::vector<NodeId> villages, partners;  // by id
        Amount needed, offered;
    };
    std::string category;
    Amount needed, offered, met;
    double most = 0;
    double greedy = 0;
    bool exact = true;           // amounts were not rounded
    std::vector<Gift> gifts;     // by village id, then partner id
    std::vector<Village> unmet;  // by id: needs that stay unmet, in part or whole
    std::vector<Shortage> shortages;
};

struct NeedsPlan {
    std::vector<CategoryPlan> categories;  // by name; those that some village needs
    /// Rows that state no amount: nothing is planned for them.
    std::vector<const Listed*> without_amount;
};

/// The plan of these villages (by id): their rows of `needs`, against all rows of `resources`. A body gives nothing to
/// itself. Several rows of one body and category add up. `graph` holds the live ties.
[[nodiscard]] NeedsPlan match_needs(const Network& network, const Graph& graph, std::span<const NodeId> villages,
                                    const GivingRule& rule);

}  // namespace lianjian
