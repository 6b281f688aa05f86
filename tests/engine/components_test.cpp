#include "engine/structure/components.hpp"

#include <algorithm>
#include <map>

#include <boost/graph/connected_components.hpp>
#include <catch2/catch.hpp>

#include "engine/graph_boost.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Labels = std::vector<std::uint32_t>;

/// The labels that the contract asks for, from any naming of the components: largest first, equals by smallest node.
template <class Name>
Components ranked(const std::vector<Name>& name) {
    std::map<Name, std::vector<NodeId>> members;
    for (NodeId v = 0; v < name.size(); ++v) members[name[v]].push_back(v);
    std::vector<std::vector<NodeId>> sets;
    for (const auto& [key, nodes] : members) sets.push_back(nodes);
    std::sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });
    Components expected{Labels(name.size()), {}};
    for (const auto& nodes : sets) {
        for (const NodeId v : nodes) expected.label[v] = static_cast<std::uint32_t>(expected.size.size());
        expected.size.push_back(static_cast<std::uint32_t>(nodes.size()));
    }
    return expected;
}

}  // namespace

TEST_CASE("the largest component is 0, equals come by their smallest node") {
    const Components found = components(graph_text("0 1-4 2-5-6 3-7"));
    CHECK(found.label == Labels{3, 1, 0, 2, 1, 0, 0, 2});
    CHECK(found.size == Labels{3, 2, 2, 1});
}

TEST_CASE("nothing has no component, a node alone is one") {
    CHECK(components(Graph()).size.empty());
    CHECK(components(graph_text("1")).label == Labels{0, 1});
}

TEST_CASE("components agree with the closure of being tied, and with Boost.Graph") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 60).graph();
        const Components found = components(graph);

        const Components expected = ranked(oracle::smallest_in_component(graph));
        CHECK(found.label == expected.label);
        CHECK(found.size == expected.size);

        std::vector<int> named(graph.size());
        boost::connected_components(graph,
                                    boost::make_iterator_property_map(named.begin(), get(boost::vertex_index, graph)));
        CHECK(found.label == ranked(named).label);
    }
}
