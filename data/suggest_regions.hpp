// Which division codes the place names of a roster stand for.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace lianjian {

struct SuggestedRegion {
    std::string name;
    std::string code;   // empty where several divisions bear the name and the others do not tell which is meant
    std::string place;  // the division in full, for the reader to check: 山东省青岛市黄岛区黄岛街道
};

/// The names that the register of divisions has, in their order; 黄岛街道办事处 and 黄岛 are 黄岛街道. A name that is
/// borne once is certain. One borne often lies in the county that more of the names have a division in than any other,
/// if it has one of the name there: rosters are mostly of one county.
[[nodiscard]] std::vector<SuggestedRegion> suggest_regions(std::span<const std::string> names);

}  // namespace lianjian
