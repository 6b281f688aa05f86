// Rates and ranks, so that a district of 30 villages can stand beside one of 900.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/amount.hpp"

namespace lianjian {

/// What is known of a quotient whose parts may be lower bounds.
/// `stated`: neither a lower nor an upper bound, only the quotient of what is stated.
enum class Bound : std::uint8_t { exact, at_least, at_most, stated };

struct Rate {
    double value = 0;
    Bound bound = Bound::exact;

    friend bool operator==(const Rate&, const Rate&) = default;
};

/// `part` for each `per` of `whole`. A lower bound above gives at least, one below gives at most, and both give
/// what is stated. Nothing for an unknown part, or a whole that is unknown or 0.
[[nodiscard]] std::optional<Rate> rate(Amount part, Amount whole, double per);

/// The share of `part` in `part` + `rest`: at least with a lower bound in `part` alone, at most with one in `rest`
/// alone, what is stated with both; 0 of some and all of some are exact; nothing when the sum is 0. An unknown amount
/// stands for one of which nothing is stated: at least 0.
[[nodiscard]] std::optional<Rate> share_of_parts(Amount part, Amount rest);

/// Places from 1: the highest value first (or the lowest, with `lowest_first`); equal values share the best of their
/// places and the next comes after all of them (1, 2, 2, 4). An undefined value has no place. O(n log n).
[[nodiscard]] std::vector<std::optional<std::uint32_t>> ranks(std::span<const std::optional<double>> values,
                                                              bool lowest_first = false);

}  // namespace lianjian
