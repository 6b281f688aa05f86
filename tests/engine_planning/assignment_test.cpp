#include "engine/planning/assignment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "support/random_graph.hpp"

namespace lianjian {
namespace {

using Option = AssignmentProblem::Option;

/// Full enumeration: every village of every class goes to each of its options in turn, or nowhere.
struct Best {
    std::int64_t assigned = 0, cost = 0;
};
Best by_enumeration(const AssignmentProblem& problem) {
    std::vector<std::uint32_t> village;  // class, one entry a village
    for (std::uint32_t u = 0; u < problem.villages.size(); ++u) {
        village.insert(village.end(), static_cast<std::size_t>(problem.villages[u]), u);
    }
    std::vector<std::int64_t> room = problem.room;
    Best best;
    std::function<void(std::size_t, Best)> go = [&](std::size_t i, Best now) {
        if (i == village.size()) {
            if (now.assigned > best.assigned || (now.assigned == best.assigned && now.cost < best.cost)) best = now;
            return;
        }
        go(i + 1, now);
        for (const Option& option : problem.options) {
            if (option.from != village[i] || room[option.to] == 0) continue;
            --room[option.to];
            go(i + 1, {now.assigned + 1, now.cost + option.cost});
            ++room[option.to];
        }
    };
    go(0, {});
    return best;
}

AssignmentProblem random_problem(std::uint64_t seed) {
    test::Dice dice(seed);
    AssignmentProblem problem;
    const std::size_t classes = 1 + dice.below(4);
    const std::size_t partners = 1 + dice.below(4);
    std::int64_t villages = 0;
    for (std::size_t u = 0; u < classes; ++u) {
        problem.villages.push_back(dice.below(3) + (u == 0 ? 1 : 0));
        villages += problem.villages.back();
    }
    for (std::size_t k = 0; k < partners; ++k) problem.room.push_back(dice.below(3));
    for (std::uint32_t u = 0; u < classes; ++u) {
        for (std::uint32_t k = 0; k < partners; ++k) {
            if (dice.below(5) < 3) problem.options.push_back({u, k, static_cast<std::int64_t>(dice.below(7)) - 1});
        }
    }
    return problem;
}

void check_plan(const AssignmentProblem& problem, const Assignment& plan) {
    std::vector<std::int64_t> sent(problem.villages.size(), 0), used(problem.room.size(), 0);
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        CHECK(plan.taken[i] >= 0);
        sent[problem.options[i].from] += plan.taken[i];
        used[problem.options[i].to] += plan.taken[i];
        cost += plan.taken[i] * problem.options[i].cost;
    }
    for (std::size_t u = 0; u < sent.size(); ++u) {
        CHECK(sent[u] <= problem.villages[u]);
        if (sent[u] < problem.villages[u]) CHECK(plan.short_villages[u]);
    }
    for (std::size_t k = 0; k < used.size(); ++k) {
        CHECK(used[k] <= problem.room[k]);
        if (plan.full_partners[k]) CHECK(used[k] == problem.room[k]);
    }
    // A class in a deficient set reaches nobody outside of it.
    for (const Option& option : problem.options) {
        if (plan.short_villages[option.from]) CHECK(plan.full_partners[option.to]);
    }
    CHECK(cost == plan.cost);
}

}  // namespace

TEST_CASE("An assignment gives up a cheap pair where that lets one more village in") {
    // Village class 0 reaches both partners, at 1 and 5; class 1 reaches the first alone. One place each.
    // Greedy: 0 takes the first, 1 is left. Best: 0 to the second, 1 to the first: 5 + 2 = 7.
    const AssignmentProblem problem{{1, 1}, {1, 1}, {{0, 0, 1}, {0, 1, 5}, {1, 0, 2}}};
    const Assignment plan = assign(problem);
    CHECK(plan.taken == std::vector<std::int64_t>{0, 1, 1});
    CHECK(plan.assigned == 2);
    CHECK(plan.cost == 7);
    CHECK(plan.most == 2);
    CHECK(plan.least_cost == 7);
    CHECK(plan.optimal);
    CHECK(plan.greedy_assigned == 1);
    CHECK(plan.greedy_cost == 1);
}

TEST_CASE("An assignment says who remains, and which partners all of them hang on") {
    // Five villages of class 0 and one of class 1 reach partner 0 with room for two; class 2 has partner 1 for itself,
    // class 3 nobody.
    const AssignmentProblem problem{{5, 1, 2, 1}, {2, 9}, {{0, 0, 1}, {1, 0, 1}, {2, 1, 1}}};
    const Assignment plan = assign(problem);
    CHECK(plan.assigned == 4);
    CHECK(plan.most == 4);  // two of class 2, and the room of partner 0
    CHECK(plan.optimal);
    CHECK(plan.short_villages == std::vector<bool>{true, true, false, true});
    CHECK(plan.full_partners == std::vector<bool>{true, false});
}

TEST_CASE("An assignment of nothing, to nobody") {
    CHECK(assign({}).optimal);
    const Assignment alone = assign({{3}, {}, {}});
    CHECK(alone.assigned == 0);
    CHECK(alone.most == 0);
    CHECK(alone.optimal);
    CHECK(alone.short_villages == std::vector<bool>{true});
}

TEST_CASE("An assignment is the best of all there are, and proves it") {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const AssignmentProblem problem = random_problem(seed);
        REQUIRE(fits(problem));
        const Best best = by_enumeration(problem);
        const Assignment plan = assign(problem);
        check_plan(problem, plan);
        CHECK(plan.assigned == best.assigned);
        CHECK(plan.cost == best.cost);
        CHECK(plan.most == best.assigned);
        CHECK(plan.least_cost == best.cost);
        CHECK(plan.optimal);
        CHECK(plan.greedy_assigned <= plan.assigned);
        if (plan.greedy_assigned == plan.assigned) CHECK(plan.greedy_cost >= plan.cost);
    }
}

TEST_CASE("Costs that would leave 64 bits do not fit") {
    CHECK(fits({{100}, {100}, {{0, 0, 1'000'000}}}));
    CHECK_FALSE(fits({{100}, {100}, {{0, 0, 0}, {0, 0, INT64_MAX / 2}}}));
}

}  // namespace lianjian
