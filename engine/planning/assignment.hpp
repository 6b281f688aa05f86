// Assignment: as many villages as possible, each to one partner with room for it, and then at the least cost.
//
// Villages that reach the same partners at the same costs are one class, and so are partners that stand alike to
// every village: the flow runs over classes, and a country of 300 000 villages is a few thousand small flows.
// Min-cost flow: Edmonds & Karp 1972; Ahuja, Magnanti & Orlin 1993, Network Flows; solved by LEMON's network simplex.
#pragma once

#include <cstdint>
#include <vector>

namespace lianjian {

struct AssignmentProblem {
    /// Class `to` of partners may take villages of class `from`, each at this cost.
    struct Option {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::int64_t cost = 0;
    };
    std::vector<std::int64_t> villages;  // by class of villages: how many there are
    std::vector<std::int64_t> room;      // by class of partners: how many villages it takes, 0 or more
    std::vector<Option> options;         // by (from, to), each pair once
};

struct Assignment {
    std::vector<std::int64_t> taken;  // by option: villages that go this way
    std::int64_t assigned = 0;
    std::int64_t cost = 0;
    /// No plan assigns more: the villages outside the deficient set, and the room of the partners within it.
    std::int64_t most = 0;
    /// No plan that assigns `assigned` villages costs less: the value of a dual solution.
    std::int64_t least_cost = 0;
    /// Both bounds are met.
    bool optimal = true;
    /// The deficient sets (Hall 1935): classes of villages that together want more than all the partners they reach
    /// have room for, and those partners, every one of them full.
    std::vector<bool> short_villages, full_partners;
    /// Each class in turn takes what is cheapest and still free.
    std::int64_t greedy_assigned = 0;
    std::int64_t greedy_cost = 0;
};

/// Whether the numbers of the problem are small enough for exact whole-number arithmetic.
[[nodiscard]] bool fits(const AssignmentProblem& problem);

/// The best assignment, with its proof. The problem `fits`. Parts that share no partner are solved side by side;
/// the answer does not depend on the number of threads. Few classes: near linear in the options.
[[nodiscard]] Assignment assign(const AssignmentProblem& problem);

}  // namespace lianjian
