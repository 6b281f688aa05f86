#include "cli/village_rows.hpp"

#include <algorithm>
#include <tuple>

namespace lianjian {

std::vector<std::size_t> rows_by_region(const Network& network, const Ladder& ladder, RegionId within) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        if (within == no_region || network.regions.within(network.region(ladder.target[i]), within)) rows.push_back(i);
    }
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            return std::tuple(network.region_code(network.region(ladder.target[i])), network.id(ladder.target[i]));
        };
        return key(a) < key(b);
    });
    return rows;
}

Cell hops_cell(std::uint32_t hops) { return hops == unreachable ? Cell() : count_cell(hops); }

}  // namespace lianjian
