#include "hostile_network.hpp"

namespace lianjian::test {
namespace {

NodeId add_node(Network& network, std::string_view id, std::string_view name, NodeKind kind, std::string_view region) {
    Nodes& nodes = network.nodes;
    const NodeId node = nodes.ids.intern(id);
    nodes.name.push_back(name);
    nodes.kind.push_back(kind);
    nodes.region.push_back(region.empty() ? no_region : network.regions.add(region));
    nodes.origin.push_back({0, node + 2});
    return node;
}

TieId add_tie(Network& network, NodeId source, NodeId target, EdgeKind kind, Status status) {
    Ties& ties = network.ties;
    const auto tie = static_cast<TieId>(ties.size());
    ties.source.push_back(source);
    ties.target.push_back(target);
    ties.kind.push_back(kind);
    ties.status.push_back(status);
    ties.start.emplace_back();
    ties.end.emplace_back();
    ties.origin.push_back({0, tie + 2});
    return tie;
}

}  // namespace

Network hostile_network() {
    Network network;
    const NodeId village = add_node(network, "370211001001", "=1+1", NodeKind::village, "370211001001");
    network.nodes.population.set(village, {100, true});
    network.nodes.attributes.push_back({"=note", {{village, "a,\"b\""}}});
    const NodeId enterprise = add_node(network, "x\"1", "\"]; <b>&\\N\n\u2028\x01", NodeKind::enterprise, "");
    const NodeId group = add_node(network, "g", "-g'", NodeKind::alliance, "");

    const TieId pairing = add_tie(network, village, enterprise, EdgeKind::pairing, Status::ended);
    network.ties.start[pairing] = *make_date({2020, 1, 1});
    network.ties.end[pairing] = *make_date({2023, 7, 12});
    network.ties.weight.set(pairing, {2.5, false});
    add_tie(network, enterprise, village, EdgeKind::partnership, Status::planned);
    add_tie(network, group, village, EdgeKind::membership, Status::active);
    return network;
}

Network named_network(std::span<const std::string> names) {
    Network network;
    Attribute note{"note", {}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const NodeId node = add_node(network, "n" + std::to_string(i), names[i], NodeKind::village, "");
        if (!names[i].empty()) note.values.emplace_back(node, names[i]);
    }
    network.nodes.attributes.push_back(std::move(note));
    const auto count = static_cast<NodeId>(names.size());
    for (NodeId node = 0; node < count; ++node) {
        const TieId tie = add_tie(network, node, (node + 1) % count, EdgeKind::partnership, Status::active);
        network.ties.field.set(tie, names[node]);
    }
    return network;
}

}  // namespace lianjian::test
