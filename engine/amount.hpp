// Amounts as rosters state them: often only a lower bound ("100+", "more than 100").
#pragma once

#include <cmath>
#include <limits>

namespace lianjian {

/// A quantity, or no quantity at all. The mark `at_least` ("≥") survives every sum it enters.
struct Amount {
    double value = std::numeric_limits<double>::quiet_NaN();
    bool at_least = false;

    [[nodiscard]] bool known() const { return !std::isnan(value); }
    friend bool operator==(const Amount& a, const Amount& b) {
        return a.at_least == b.at_least && (a.value == b.value || (!a.known() && !b.known()));
    }
};

/// A running total. An unknown term makes the total a lower bound; with no known term it is unknown.
class AmountSum {
public:
    void add(const Amount& term) {
        if (!term.known()) {
            missing_ = true;
            return;
        }
        any_ = true;
        value_ += term.value;
        at_least_ = at_least_ || term.at_least;
    }
    [[nodiscard]] Amount total() const { return any_ ? Amount{value_, at_least_ || missing_} : Amount{}; }

private:
    double value_ = 0;
    bool any_ = false;
    bool at_least_ = false;
    bool missing_ = false;
};

}  // namespace lianjian
