#include "engine/comparison/rates.hpp"

#include <algorithm>

namespace lianjian {

namespace {

Bound bound_of(const Amount& above, const Amount& below) {
    if (above.at_least) return below.at_least ? Bound::stated : Bound::at_least;
    return below.at_least ? Bound::at_most : Bound::exact;
}

}  // namespace

std::optional<Rate> rate(Amount part, Amount whole, double per) {
    if (!part.known() || !whole.known() || !(whole.value > 0)) return std::nullopt;
    return Rate{part.value * per / whole.value, bound_of(part, whole)};
}

std::optional<Rate> share_of_parts(Amount part, Amount rest) {
    if (!part.known()) part = {0, true};
    if (!rest.known()) rest = {0, true};
    if (!(part.value + rest.value > 0)) return std::nullopt;
    // Nothing of something, and all of it, are known whatever is left out.
    const bool known = part == Amount{0, false} || rest == Amount{0, false};
    return Rate{part.value / (part.value + rest.value), known ? Bound::exact : bound_of(part, rest)};
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
