#include "engine/structure/parts.hpp"

#include <algorithm>

namespace lianjian {
namespace {

void add(PartLine& line, const Network& network, const Graph& graph, NodeId v) {
    ++line.nodes;
    line.villages += family(network.kind(v)) == Family::target;
    line.partners += family(network.kind(v)) == Family::partner;
    const auto outranks = [&](NodeId other) {
        return graph.degree(v) != graph.degree(other) ? graph.degree(v) > graph.degree(other)
                                                      : network.id(v) < network.id(other);
    };
    if (line.foremost == no_node || outranks(line.foremost)) line.foremost = v;
}

}  // namespace

std::vector<PartLine> part_lines(const Network& network, const Graph& graph, std::span<const std::uint32_t> part,
                                 std::size_t parts) {
    std::vector<PartLine> lines(parts);
    for (std::uint32_t p = 0; p < parts; ++p) lines[p].part = p;
    for (NodeId v = 0; v < graph.size(); ++v) {
        PartLine& line = lines[part[v]];
        add(line, network, graph, v);
        for (const NodeId w : graph.neighbors(v)) {
            if (part[w] != part[v]) {
                ++line.ties_outward;
            } else if (v < w) {
                ++line.ties_inside;
            }
        }
    }
    return lines;
}

PartLine part_line(const Network& network, const Graph& graph, std::span<const NodeId> nodes, std::uint32_t part) {
    PartLine line;
    line.part = part;
    for (const NodeId v : nodes) {
        add(line, network, graph, v);
        for (const NodeId w : graph.neighbors(v)) {
            if (!std::binary_search(nodes.begin(), nodes.end(), w)) {
                ++line.ties_outward;
            } else if (v < w) {
                ++line.ties_inside;
            }
        }
    }
    return line;
}

}  // namespace lianjian
