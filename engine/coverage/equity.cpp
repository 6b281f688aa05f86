#include "engine/coverage/equity.hpp"

#include <algorithm>

namespace lianjian {

std::optional<double> gini(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    double weighted = 0;
    double rank = 0;
    for (const double x : values) {
        rank += 1;
        sum += x;
        weighted += (2 * rank - n - 1) * x;
    }
    if (!(sum > 0)) return std::nullopt;
    return weighted / (n * sum);
}

}  // namespace lianjian
