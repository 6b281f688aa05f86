// How evenly something is shared out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lianjian {

/// Σ_i (2i − n − 1) x_(i) / (n Σ x), x ascending: 0 when all have the same, near 1 when one has all.
/// Empty for no values or a sum of 0. O(n log n). Gini 1912; Marsh & Schilling 1994.
[[nodiscard]] std::optional<double> gini(std::vector<double> values);

/// Theil's T and what it is made of; `total` = `between` + `within`.
struct Theil {
    double total = 0;
    double between = 0;  // of the groups' means
    double within = 0;   // inside the groups
};

/// (1/n) Σ (x/μ) ln(x/μ), 0·ln 0 = 0: 0 when all have the same, ln n when one has all. `group[i]` numbers the group of
/// value i from 0. Empty for no values or a sum of 0. O(n). Theil 1967.
[[nodiscard]] std::optional<Theil> theil(std::span<const double> values, std::span<const std::uint32_t> group);

}  // namespace lianjian
