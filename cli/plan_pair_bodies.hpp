// Who takes part in pairing, and who may go with whom.
#pragma once

#include <string>
#include <vector>

#include "cli/plan_pair_wish.hpp"

namespace lianjian {

/// A wish for pairs put to a network, and what must be said about it.
struct PosedPairs {
    std::vector<NodeId> bodies;  // by id
    std::vector<PairOption> options;
    bool by_table = false;
    std::size_t paired = 0;     // left out, since they have a pair
    std::size_t forbidden = 0;  // rows of the table that the rule leaves out
    std::vector<std::string> remarks;
};

/// Scores come from the table of pairs, else from what the data say of each two. Throws Failure (misuse; limit, where
/// all pairs of too many would have to be scored).
[[nodiscard]] PosedPairs pose_pairs(const Request& request, const PairPlanOptions& options, const Network& network,
                                    const PairWish& wish);

}  // namespace lianjian
