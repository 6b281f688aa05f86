#include "engine/planning/pairing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "support/random_graph.hpp"

namespace lianjian {
namespace {

struct Best {
    std::size_t pairs = 0;
    double score = 0;
};

/// Full enumeration: the first free body goes with each it may go with, or stays single.
Best by_enumeration(std::uint32_t rows, const std::vector<PairOption>& options, PairGoal goal) {
    Best best;
    std::vector<bool> taken(rows, false);
    std::function<void(std::uint32_t, Best)> go = [&](std::uint32_t v, Best now) {
        while (v < rows && taken[v]) ++v;
        if (v == rows) {
            const bool better = goal == PairGoal::score
                                    ? now.score > best.score
                                    : now.pairs > best.pairs || (now.pairs == best.pairs && now.score > best.score);
            if (better) best = now;
            return;
        }
        taken[v] = true;
        go(v + 1, now);
        for (const PairOption& option : options) {
            if (option.a != v || taken[option.b]) continue;
            taken[option.b] = true;
            go(v + 1, {now.pairs + 1, now.score + option.score});
            taken[option.b] = false;
        }
        taken[v] = false;
    };
    go(0, {});
    return best;
}

std::vector<PairOption> random_options(test::Dice& dice, std::uint32_t rows, std::size_t of_ten, int most) {
    std::vector<PairOption> options;
    for (std::uint32_t a = 0; a < rows; ++a) {
        for (std::uint32_t b = a + 1; b < rows; ++b) {
            if (dice.below(10) >= of_ten) continue;
            options.push_back({a, b, (static_cast<double>(dice.below(static_cast<std::size_t>(most))) - 1) / 4});
        }
    }
    return options;
}

void check_pairs(std::uint32_t rows, const std::vector<PairOption>& options, const Pairing& pairing) {
    std::vector<int> seen(rows, 0);
    double score = 0;
    for (const PairOption& pair : pairing.pairs) {
        CHECK(std::ranges::find(options, pair) != options.end());
        ++seen[pair.a];
        ++seen[pair.b];
        score += pair.score;
    }
    for (const std::uint32_t v : pairing.single) ++seen[v];
    CHECK(std::ranges::all_of(seen, [](int times) { return times == 1; }));
    CHECK(score == Approx(pairing.score));
}

}  // namespace

TEST_CASE("A middle pair of great score gives way to two pairs that are worth more together") {
    // A path 0-1-2-3 with scores 2, 3, 2: the two ends make 4, the middle 3.
    const std::vector<PairOption> path{{0, 1, 2}, {1, 2, 3}, {2, 3, 2}};
    const Pairing pairing = pair_up(4, path, PairGoal::score);
    CHECK(pairing.pairs == std::vector<PairOption>{{0, 1, 2}, {2, 3, 2}});
    CHECK(pairing.score == 4);
    CHECK(pairing.bound == 4);
    CHECK(pairing.optimal);
    CHECK(pairing.greedy_score == 3);
    CHECK(pairing.greedy_pairs == 1);
}

TEST_CASE("As many pairs as can be, or the greatest score, are two wishes") {
    // Scores 1, 9, 1: the middle pair alone is worth more than the two at the ends.
    const std::vector<PairOption> path{{0, 1, 1}, {1, 2, 9}, {2, 3, 1}};
    const Pairing score = pair_up(4, path, PairGoal::score);
    CHECK(score.pairs == std::vector<PairOption>{{1, 2, 9}});
    CHECK(score.single == std::vector<std::uint32_t>{0, 3});
    const Pairing most = pair_up(4, path, PairGoal::most_pairs);
    CHECK(most.pairs == std::vector<PairOption>{{0, 1, 1}, {2, 3, 1}});
    CHECK(most.most == 2);
    CHECK(most.score == 2);
    CHECK(most.optimal);
}

TEST_CASE("In an odd circle one stays single, and the blossom proves it") {
    // A triangle of scores 2, 3, 4: one pair, the best. Without the odd set the bound would be 4.5.
    const Pairing pairing = pair_up(3, std::vector<PairOption>{{0, 1, 2}, {0, 2, 3}, {1, 2, 4}}, PairGoal::most_pairs);
    CHECK(pairing.pairs == std::vector<PairOption>{{1, 2, 4}});
    CHECK(pairing.single == std::vector<std::uint32_t>{0});
    CHECK(pairing.optimal);
}

TEST_CASE("A pair of score 0 or less is made for the number of pairs alone") {
    const std::vector<PairOption> options{{0, 1, 0}, {2, 3, -2}};
    CHECK(pair_up(4, options, PairGoal::score).pairs.empty());
    const Pairing most = pair_up(4, options, PairGoal::most_pairs);
    CHECK(most.pairs.size() == 2);
    CHECK(most.score == -2);
    CHECK(most.optimal);
}

TEST_CASE("Nobody to pair") {
    CHECK(pair_up(0, {}, PairGoal::score).optimal);
    const Pairing alone = pair_up(2, {}, PairGoal::most_pairs);
    CHECK(alone.single.size() == 2);
    CHECK(alone.optimal);
}

TEST_CASE("Pairs are the best of all there are, and prove it") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        test::Dice dice(seed);
        const std::uint32_t rows = 1 + dice.below(9);
        const auto options = random_options(dice, rows, 2 + dice.below(9), seed % 2 == 0 ? 4 : 40);
        for (const PairGoal goal : {PairGoal::score, PairGoal::most_pairs}) {
            const Best best = by_enumeration(rows, options, goal);
            const Pairing pairing = pair_up(rows, options, goal);
            check_pairs(rows, options, pairing);
            CHECK(pairing.score == Approx(best.score));
            CHECK(pairing.bound == Approx(best.score));
            if (goal == PairGoal::most_pairs) CHECK(pairing.pairs.size() == best.pairs);
            CHECK(pairing.optimal);
            CHECK(pairing.greedy_pairs * 2 >= pairing.pairs.size());
            if (goal == PairGoal::score) CHECK(2 * pairing.greedy_score >= pairing.score - 1e-9);  // its guarantee
        }
    }
}

TEST_CASE("Of many options only some are looked at, and the proof covers all of them") {
    // More options a body than the kernel sees at first. The order of the rows changes nothing in the total.
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        CAPTURE(seed);
        test::Dice dice(seed);
        const std::uint32_t rows = 120 + static_cast<std::uint32_t>(seed);
        const auto options = random_options(dice, rows, 10, seed % 2 == 0 ? 4 : 100000);
        for (const PairGoal goal : {PairGoal::score, PairGoal::most_pairs}) {
            const Pairing pairing = pair_up(rows, options, goal);
            check_pairs(rows, options, pairing);
            CHECK(pairing.optimal);
            const std::vector<NodeId> number = test::random_permutation(dice, rows);
            std::vector<PairOption> renumbered;
            for (const PairOption& o : options) {
                renumbered.push_back({std::min(number[o.a], number[o.b]), std::max(number[o.a], number[o.b]), o.score});
            }
            std::ranges::reverse(renumbered);
            const Pairing again = pair_up(rows, renumbered, goal);
            CHECK(again.optimal);
            CHECK(again.score == Approx(pairing.score));
            CHECK(again.pairs.size() == pairing.pairs.size());
        }
    }
}

TEST_CASE("Pairs do not depend on the order of the options") {
    test::Dice dice(7);
    auto options = random_options(dice, 40, 6, 4);
    const Pairing pairing = pair_up(40, options, PairGoal::score);
    std::ranges::reverse(options);
    CHECK(pair_up(40, options, PairGoal::score).pairs == pairing.pairs);
}

}  // namespace lianjian
