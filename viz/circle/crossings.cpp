#include "viz/circle/crossings.hpp"

#include <cstddef>

namespace lianjian::circle {
namespace {

constexpr int most_passes = 30;
constexpr double noticeable = 1e-9;

/// The place between the others where a thing has the fewest crossings, counted from where it stands.
std::size_t best_place(const std::vector<std::vector<double>>& cost, const std::vector<std::uint32_t>& order,
                       std::size_t from) {
    const std::uint32_t moved = order[from];
    std::size_t best = from;
    double least = 0, change = 0;
    for (std::size_t place = from; place-- > 0;) {  // upwards past order[place]
        change += cost[moved][order[place]] - cost[order[place]][moved];
        if (change < least - noticeable) {
            least = change;
            best = place;
        }
    }
    change = 0;
    for (std::size_t place = from + 1; place < order.size(); ++place) {  // downwards
        change += cost[order[place]][moved] - cost[moved][order[place]];
        if (change < least - noticeable) {
            least = change;
            best = place;
        }
    }
    return best;
}

}  // namespace

double crossings(const Ends& upper, const Ends& lower) {
    double count = 0;
    for (const auto& [place, weight] : upper) {
        for (const auto& [other_place, other_weight] : lower) {
            if (other_place >= place) break;
            count += weight * other_weight;
        }
    }
    return count;
}

std::vector<std::uint32_t> fewer_crossings(const std::vector<Ends>& things, std::vector<std::uint32_t> order) {
    const std::size_t count = things.size();
    std::vector<std::vector<double>> cost(count, std::vector<double>(count, 0));
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
            if (a != b) cost[a][b] = crossings(things[a], things[b]);
        }
    }
    const std::vector<std::uint32_t> turns = order;
    bool better = true;
    for (int pass = 0; better && pass < most_passes; ++pass) {
        better = false;
        for (const std::uint32_t thing : turns) {
            std::size_t from = 0;
            while (order[from] != thing) ++from;
            const std::size_t to = best_place(cost, order, from);
            if (to == from) continue;
            order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), thing);
            better = true;
        }
    }
    return order;
}

}  // namespace lianjian::circle
