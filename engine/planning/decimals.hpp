// Decimal fractions as whole numbers, so that sums of them are exact and do not depend on their order.
#pragma once

#include <cstdint>
#include <span>

namespace lianjian {

/// Values as whole multiples of 10^-digits.
struct Decimals {
    int digits = 0;
    double unit = 1;    // 10^digits
    bool exact = true;  // no value given was rounded

    [[nodiscard]] std::int64_t whole(double value) const;
    [[nodiscard]] double value(std::int64_t whole) const { return static_cast<double>(whole) / unit; }
};

/// The fewest digits, at most `most`, that hold all of these values as they were written: 0.25 and 3 take two.
/// Values that need more are rounded half away from zero, and `exact` is false.
[[nodiscard]] Decimals decimals_for(std::span<const double> values, int most);

}  // namespace lianjian
