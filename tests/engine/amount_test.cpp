#include "engine/amount.hpp"

#include <catch2/catch.hpp>

using lianjian::Amount;
using lianjian::AmountSum;

namespace {

Amount sum(std::initializer_list<Amount> terms) {
    AmountSum total;
    for (const Amount& term : terms) total.add(term);
    return total.total();
}

}  // namespace

TEST_CASE("an amount is unknown until it is given a value") {
    CHECK_FALSE(Amount{}.known());
    CHECK(Amount{0, false}.known());
    CHECK(Amount{} == Amount{});
    CHECK_FALSE(Amount{} == Amount{0, false});
    CHECK_FALSE(Amount{100, true} == Amount{100, false});
}

TEST_CASE("a sum keeps the mark of a lower bound") {
    CHECK(sum({{100, false}, {20, false}}) == Amount{120, false});
    CHECK(sum({{100, true}, {20, false}}) == Amount{120, true});
    CHECK(sum({{100, false}, {20, true}}) == Amount{120, true});
}

TEST_CASE("an unknown term makes a sum a lower bound, whichever comes first") {
    CHECK(sum({{100, false}, {}}) == Amount{100, true});
    CHECK(sum({{}, {100, false}}) == Amount{100, true});
    CHECK(sum({{}, {0, false}}) == Amount{0, true});
}

TEST_CASE("a sum without a known term is unknown") {
    CHECK(sum({}) == Amount{});
    CHECK(sum({{}, {}}) == Amount{});
}
