#include "engine/planning/decimals.hpp"

#include <algorithm>
#include <cmath>

namespace lianjian {

std::int64_t Decimals::whole(double value) const { return std::llround(value * unit); }

Decimals decimals_for(std::span<const double> values, int most) {
    Decimals decimals;
    for (;; ++decimals.digits, decimals.unit *= 10) {
        // A double holds a decimal fraction but for its last bit: 0.07 · 100 is not quite 7.
        decimals.exact = std::ranges::all_of(values, [&](double value) {
            const double scaled = value * decimals.unit;
            return std::abs(scaled - std::round(scaled)) <= std::abs(scaled) * 0x1p-50;
        });
        if (decimals.exact || decimals.digits >= most) return decimals;
    }
}

}  // namespace lianjian
