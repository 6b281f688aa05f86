// Pairs: who goes together with whom, so that the total score is greatest.
//
// A maximum-weight matching in a general graph: Edmonds 1965; Galil 1986.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lianjian {

/// Rows a < b may be paired, for this score.
struct PairOption {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double score = 0;

    friend bool operator==(const PairOption&, const PairOption&) = default;
};

enum class PairGoal : std::uint8_t {
    score,      // the greatest total; a pair of score 0 or less is never made
    most_pairs  // as many pairs as can be, and among such plans the greatest total
};

struct Pairing {
    std::vector<PairOption> pairs;      // by a
    std::vector<std::uint32_t> single;  // ascending
    double score = 0;
    /// No plan is better: for `score`, none has a greater total; for `most_pairs`, none has more than `most` pairs, and
    /// none of as many pairs has a greater total. The value of a dual solution, checked against every option.
    double bound = 0;
    std::size_t most = 0;  // for `score`: the pairs made
    bool optimal = true;
    /// The pair of greatest score first, again and again.
    double greedy_score = 0;
    std::size_t greedy_pairs = 0;
    bool scores_exact = true;  // false: scores of more than six decimals were rounded
};

/// The best pairs of `rows` bodies. Of several options for the same two, the best. O(n m log n) at worst; many options
/// are looked at a part at a time, as far as the dual solution asks for more: seconds for 2 000 bodies and all pairs.
[[nodiscard]] Pairing pair_up(std::uint32_t rows, std::span<const PairOption> options, PairGoal goal);

}  // namespace lianjian
