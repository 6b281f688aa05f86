// The nodes of a region at once, against asking each node.
#include <algorithm>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/seats.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

std::vector<NodeId> one_by_one(const Network& net, RegionId region) {
    std::vector<NodeId> found;
    for (NodeId v = 0; v < net.nodes.size(); ++v) {
        if (net.regions.within(net.region(v), region)) found.push_back(v);
    }
    return found;
}

std::vector<NodeId> sorted(std::span<const NodeId> nodes) {
    std::vector<NodeId> list(nodes.begin(), nodes.end());
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

TEST_CASE("a region has its own nodes and those of the regions in it") {
    // e is seated in the county itself, x nowhere, and 370285 holds nobody.
    const Network net = network(
        "region 370211=黄岛区 370285=莱西市; village a@370211001001 b@370211002001 c@370212001001;"
        "enterprise e@370211 x;");
    const Seats seats(net);
    const auto ids = [&](std::string_view code) {
        std::string text;
        for (const NodeId v : sorted(seats.within(net.regions.find(code)))) text += net.id(v);
        return text;
    };
    CHECK(ids("37") == "abce");
    CHECK(ids("370211") == "abe");
    CHECK(ids("370211002") == "b");
    CHECK(ids("370212001001") == "c");
    CHECK(ids("370285").empty());
}

TEST_CASE("seats agree with asking each node, in two hundred random forests of regions") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t bound) { return static_cast<std::uint32_t>(random() % bound); };
        Network net;
        const std::uint32_t regions = 1 + below(12);
        for (std::uint32_t r = 0; r < regions; ++r) net.regions.add("z" + std::to_string(r));
        // Any earlier or later region may be the parent, as long as nobody becomes its own ancestor.
        for (std::uint32_t r = 0; r < regions; ++r) {
            const RegionId parent = below(regions);
            if (below(3) > 0 && !net.regions.within(parent, r)) net.regions.set_parent(r, parent);
        }
        const std::uint32_t nodes = below(40);
        for (std::uint32_t v = 0; v < nodes; ++v) {
            net.nodes.ids.intern("n" + std::to_string(v));
            net.nodes.region.push_back(below(5) == 0 ? no_region : below(regions));
        }
        INFO("seed " << seed);
        const Seats seats(net);
        for (RegionId r = 0; r < regions; ++r) CHECK(sorted(seats.within(r)) == one_by_one(net, r));
    }
}
