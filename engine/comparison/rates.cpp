#include "engine/comparison/rates.hpp"

#include <algorithm>

namespace lianjian {

std::optional<Rate> rate(Amount part, Amount whole, double per) {
    if (!part.known() || !whole.known() || !(whole.value > 0) || (part.at_least && whole.at_least)) {
        return std::nullopt;
    }
    const Bound bound = part.at_least ? Bound::at_least : (whole.at_least ? Bound::at_most : Bound::exact);
    return Rate{part.value * per / whole.value, bound};
}

std::optional<Rate> share_of_parts(Amount part, Amount rest) {
    if (!part.known()) part = {0, true};
    if (!rest.known()) rest = {0, true};
    if ((part.at_least && rest.at_least) || !(part.value + rest.value > 0)) return std::nullopt;
    const Bound bound = part.at_least ? Bound::at_least : (rest.at_least ? Bound::at_most : Bound::exact);
    return Rate{part.value / (part.value + rest.value), bound};
}

std::vector<std::optional<std::uint32_t>> ranks(std::span<const std::optional<double>> values, bool lowest_first) {
    std::vector<double> sorted;
    for (const auto& value : values) {
        if (value) sorted.push_back(lowest_first ? *value : -*value);
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::optional<std::uint32_t>> places;
    for (const auto& value : values) {
        if (!value) {
            places.emplace_back();
            continue;
        }
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), lowest_first ? *value : -*value);
        places.emplace_back(static_cast<std::uint32_t>(first - sorted.begin()) + 1);
    }
    return places;
}

}  // namespace lianjian
