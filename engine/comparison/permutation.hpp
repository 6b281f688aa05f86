// Is a district more closed, or more open, than chance would make it?
//
// Krackhardt 1988, Predicting with networks, Soc. Networks 10, 359–381: the ties stay, the places of the bodies are
// dealt anew, and the E–I indices of the deals are set beside the one observed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/comparison/mixing.hpp"

namespace lianjian {

/// The E–I of one district, or of all ties, among those of the deals.
struct EiTest {
    /// Mean E–I of the deals; empty when there are no ties.
    std::optional<double> expected;
    /// (1 + deals with E–I at most, or at least, the observed) / (1 + deals): the observed one counts as a deal, so
    /// neither is ever 0. A low `p_low` says closed (ties stay inside), a low `p_high` says open. One-sided.
    std::optional<double> p_low, p_high;
};

struct EiTests {
    std::vector<EiTest> at;  // at each level of `levels()`
};

/// For each row of `split_by_level` with the same arguments, its test at every level. In each deal the regions of the
/// nodes that have a live tie change hands at random (no region included), ties and degrees stay. The same seed
/// gives the same numbers at any number of threads. Rows of districts without ties are empty.
/// O(deals · levels · m).
[[nodiscard]] std::vector<EiTests> permutation_test(const Network& network, const Snapshot& snapshot, Level level,
                                                    std::span<const RegionId> districts, std::uint32_t deals,
                                                    std::uint64_t seed);

}  // namespace lianjian
