#include "engine/coverage/equity.hpp"

#include <algorithm>
#include <cmath>

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

namespace {

double x_log_x(double x) { return x > 0 ? x * std::log(x) : 0; }

}  // namespace

std::optional<Theil> theil(std::span<const double> values, std::span<const std::uint32_t> group) {
    struct Part {
        double count = 0;
        double sum = 0;
    };
    std::vector<Part> parts;
    Part all;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (parts.size() <= group[i]) parts.resize(group[i] + std::size_t{1});
        for (Part* part : {&parts[group[i]], &all}) {
            part->count += 1;
            part->sum += values[i];
        }
    }
    if (!(all.sum > 0)) return std::nullopt;
    const double mean = all.sum / all.count;
    Theil result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Part& part = parts[group[i]];
        result.total += x_log_x(values[i] / mean);
        if (part.sum > 0) result.within += part.sum / part.count / mean * x_log_x(values[i] / (part.sum / part.count));
    }
    for (const Part& part : parts) {
        if (part.count > 0) result.between += part.count * x_log_x(part.sum / part.count / mean);
    }
    result.total /= all.count;
    result.within /= all.count;
    result.between /= all.count;
    return result;
}

}  // namespace lianjian
