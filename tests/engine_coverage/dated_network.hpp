// Random networks whose ties, and in every second one the nodes, begin and end; of every status and kind; and random
// rules to count them by.
#pragma once

#include <cstdint>

#include "engine/coverage/ladder.hpp"
#include "support/random_graph.hpp"

namespace lianjian::test {

/// Days of a random network lie in 0 .. dated_days − 1 after 1970-01-01; some ties state none.
inline constexpr std::int32_t dated_days = 300;

struct DatedCase {
    Network net;
    CoverageRule rule;
};
/// Equal seeds give equal cases.
[[nodiscard]] DatedCase dated_case(std::uint64_t seed);

/// A row of coverage as text, populations to the last bit.
[[nodiscard]] std::string shown(const CoverageRow& row);

}  // namespace lianjian::test
