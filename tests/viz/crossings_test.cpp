#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "viz/circle/crossings.hpp"

using namespace lianjian::circle;

namespace {

double total(const std::vector<Ends>& things, const std::vector<std::uint32_t>& order) {
    double count = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) count += crossings(things[order[i]], things[order[j]]);
    }
    return count;
}

}  // namespace

TEST_CASE("crossings are counted with the product of the weights") {
    const Ends high{{0, 2}}, low{{3, 5}}, both{{0, 1}, {3, 1}};
    CHECK(crossings(high, low) == 0);
    CHECK(crossings(low, high) == 10);
    CHECK(crossings(both, both) == 1);
    CHECK(crossings(both, high) == 2);
    CHECK(crossings({}, high) == 0);
}

TEST_CASE("two that cross change places; equals keep their order") {
    CHECK(fewer_crossings({{{1, 1}}, {{0, 1}}}, {0, 1}) == std::vector<std::uint32_t>{1, 0});
    CHECK(fewer_crossings({{{1, 1}}, {{1, 1}}, {{1, 1}}}, {2, 0, 1}) == std::vector<std::uint32_t>{2, 0, 1});
    CHECK(fewer_crossings({}, {}).empty());
}

TEST_CASE("of all orders of five, the one found is as good as the best") {
    const std::vector<Ends> things{
        {{0, 3}, {4, 1}}, {{1, 1}, {2, 2}, {5, 1}}, {{3, 4}}, {{0, 1}, {5, 3}}, {{1, 2}, {4, 2}}};
    std::vector<std::uint32_t> order{0, 1, 2, 3, 4};
    double best = 1e9;
    do best = std::min(best, total(things, order));
    while (std::next_permutation(order.begin(), order.end()));
    CHECK(total(things, fewer_crossings(things, {4, 3, 2, 1, 0})) == best);
}
