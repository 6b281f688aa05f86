#include "data/export/selection.hpp"

#include <catch2/catch.hpp>

#include "support/network_text.hpp"

namespace lianjian {
namespace {

using Nodes = std::vector<NodeId>;
using Ties = std::vector<TieId>;

TEST_CASE("everything that is recorded, but repeated rows") {
    Network network =
        test::network("village v1@370211001001; enterprise e1; v1-e1[planned] v1-e1[ended] v1-e1[planned]");
    network.ties.repeated.set(2, true);
    const Selection all = selection_of(network, std::nullopt);
    CHECK(all.nodes == Nodes{0, 1});
    CHECK(all.ties == Ties{0, 1});
    CHECK(all.repeated == 1);
}

TEST_CASE("a day keeps the ties that are live, and every node") {
    const Network network =
        test::network("village v1@370211001001; enterprise e1 e2; v1-e1[2020..2021] v1-e2[2021..] v1-e2[planned]");
    const Selection selection = selection_of(network, *make_date({2021, 1, 1}));
    CHECK(selection.nodes == Nodes{0, 1, 2});
    CHECK(selection.ties == Ties{1});
}

TEST_CASE("a region keeps its nodes, what they are tied to, and no ties beyond") {
    // v1 and e1 lie in 370211; e2 is tied to v1, e3 only to e2 and v2.
    const Network network = test::network(
        "village v1@370211001001 v2@370285001001; enterprise e1@370211 e2@3702 e3;"
        "v1-e2 e2-e3 v2-e3 e2-v2");
    const Selection selection = selection_of(network, std::nullopt, network.regions.find("370211"));
    CHECK(selection.nodes == Nodes{0, 2, 3});
    CHECK(selection.ties == Ties{0});
    CHECK(selection.kept == std::vector<bool>{true, false, true, true, false});
}

}  // namespace
}  // namespace lianjian
