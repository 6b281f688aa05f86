#include "engine/planning/code_distance.hpp"

#include <array>

namespace lianjian {

std::uint32_t code_distance(const RegionTree& regions, RegionId a, RegionId b) {
    constexpr std::array fine_to_coarse{Level::township, Level::county, Level::city, Level::province};
    std::uint32_t distance = 1;
    if (a != no_region && b != no_region) {
        for (const Level level : fine_to_coarse) {
            if (regions.at(a, level) == regions.at(b, level)) return distance;
            distance += 1;
        }
    }
    return 5;
}

}  // namespace lianjian
