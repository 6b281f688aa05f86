#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

TEST_CASE("degree is the number of distinct neighbours") {
    CHECK(degree(graph_text("0-1-2 3")) == Scores{1, 2, 1, 0});
    CHECK(degree(graph_text("0-1-2-3-0")) == Scores{2, 2, 2, 2});
    CHECK(degree(graph_text("0-1-2-0 2-3-4-2")) == Scores{2, 2, 4, 2, 2});
}

TEST_CASE("loops and repeated ties add nothing to a degree") {
    CHECK(degree(graph_text("0-1 1-0 0-1 1-1")) == Scores{1, 1});
}

TEST_CASE("degree of nothing is nothing") { CHECK(degree(Graph()).empty()); }
