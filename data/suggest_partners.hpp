// A first table of partners, from the names that a roster gives its partners by.
#pragma once

#include <string>
#include <vector>

#include "data/load_network.hpp"
#include "engine/kinds.hpp"

namespace lianjian {

struct SuggestedPartner {
    std::string id;  // partner-001, in the order of first mention
    std::string name;
    NodeKind kind;    // by the ending of the name; organization where that says nothing
    RegionId region;  // the county of a bureau that is called by it, 区财政局, where all villages are of one county
};

/// Every name that a tie or a cell of partners gives and no row of a table of nodes bears, once; names of villages and
/// townships are left out, and so are ids and slips of a known id. Ids that the network has are passed over.
/// A draft to be read by its owner: no tie counts before the table stands beside the roster.
[[nodiscard]] std::vector<SuggestedPartner> suggest_partners(const LoadResult& result);

}  // namespace lianjian
