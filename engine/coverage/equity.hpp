// How evenly something is shared out.
#pragma once

#include <optional>
#include <vector>

namespace lianjian {

/// Σ_i (2i − n − 1) x_(i) / (n Σ x), x ascending: 0 when all have the same, near 1 when one has all.
/// Empty for no values or a sum of 0. O(n log n). Gini 1912; Marsh & Schilling 1994.
[[nodiscard]] std::optional<double> gini(std::vector<double> values);

}  // namespace lianjian
