#include <algorithm>
#include <map>
#include <set>

#include "support/oracle/oracle.hpp"

namespace lianjian::test::oracle {
namespace {

using Tie = std::pair<NodeId, NodeId>;

std::vector<Tie> ties_of(const Graph& graph) {
    std::vector<Tie> ties;
    for (NodeId a = 0; a < graph.size(); ++a) {
        for (const NodeId b : graph.neighbors(a)) {
            if (a < b) ties.emplace_back(a, b);
        }
    }
    return ties;
}

std::size_t component_count(const Graph& graph) {
    const std::vector<NodeId> smallest = smallest_in_component(graph);
    return std::set<NodeId>(smallest.begin(), smallest.end()).size();
}

}  // namespace

std::vector<NodeId> smallest_in_component(const Graph& graph) {
    std::vector<NodeId> name(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) name[v] = v;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [a, b] : ties_of(graph)) {
            if (name[a] == name[b]) continue;
            name[a] = name[b] = std::min(name[a], name[b]);
            changed = true;
        }
    }
    return name;
}

Graph without_node(const Graph& graph, NodeId node) {
    std::vector<Tie> ties = ties_of(graph);
    std::erase_if(ties, [&](const Tie& tie) { return tie.first == node || tie.second == node; });
    return {graph.size(), ties};
}

Graph without_tie(const Graph& graph, NodeId a, NodeId b) {
    std::vector<Tie> ties = ties_of(graph);
    std::erase(ties, Tie(std::min(a, b), std::max(a, b)));
    return {graph.size(), ties};
}

std::vector<bool> articulation(const Graph& graph) {
    std::vector<bool> splits(graph.size());
    for (NodeId v = 0; v < graph.size(); ++v) {
        // `without_node` keeps v as an isolated node, which is one component more than the others make up.
        const std::size_t before = component_count(graph);
        const std::size_t after = component_count(without_node(graph, v)) - 1;
        splits[v] = graph.degree(v) > 0 && after > before;
    }
    return splits;
}

std::vector<Tie> bridges(const Graph& graph) {
    std::vector<Tie> result;
    for (const auto& [a, b] : ties_of(graph)) {
        if (component_count(without_tie(graph, a, b)) > component_count(graph)) result.emplace_back(a, b);
    }
    return result;
}

std::vector<std::vector<NodeId>> blocks(const Graph& graph) {
    // `block[tie]` starts as the tie itself and shrinks to the smallest tie of its class.
    std::map<Tie, Tie> block;
    for (const Tie& tie : ties_of(graph)) block[tie] = tie;
    const auto join = [&](const Tie& x, const Tie& y) {
        const Tie smaller = std::min(block[x], block[y]);
        const Tie larger = std::max(block[x], block[y]);
        for (auto& [tie, name] : block) {
            if (name == larger) name = smaller;
        }
    };
    for (NodeId v = 0; v < graph.size(); ++v) {
        const std::vector<NodeId> side = smallest_in_component(without_node(graph, v));
        for (const NodeId a : graph.neighbors(v)) {
            for (const NodeId b : graph.neighbors(v)) {
                if (side[a] == side[b]) join(std::minmax(v, a), std::minmax(v, b));
            }
        }
    }

    std::map<Tie, std::set<NodeId>> members;
    for (const auto& [tie, name] : block) members[name].insert({tie.first, tie.second});
    std::vector<std::vector<NodeId>> result;
    for (const auto& [name, nodes] : members) result.emplace_back(nodes.begin(), nodes.end());
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace lianjian::test::oracle
