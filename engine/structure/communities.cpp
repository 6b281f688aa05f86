// Communities of high modularity, and the modularity of any partition.
//
// Leiden (leiden.hpp) sees only what has to be searched. Two kinds of node have their place for certain:
//  * A leaf is with its only neighbour: joining it gains in proportion to 2m − degree(C) > 0.
//  * A component whose degrees sum to less than 2·√(2m) is one community: any two tied parts of it, of degrees a and
//    b, have ab ≤ (a+b)²/4 < 2m, so merging them gains.
// On a partnership network that leaves a third of the nodes: the core of the largest component.
//
// Traag, Waltman & van Eck 2019, Sci. Rep. 9, 5233; Newman & Girvan 2004, Phys. Rev. E 69, 026113; on leaves, Arenas,
// Duch, Fernández & Gómez 2007, Size reduction of complex networks preserving modularity, New J. Phys. 9, 176.
// Requires a simple graph.
#include "engine/structure/communities.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/structure/components.hpp"
#include "engine/structure/leiden.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t unset = std::numeric_limits<std::uint32_t>::max();

/// The nodes to search, breadth first from the smallest of each component, so that neighbours are near each other.
class Core {
public:
    explicit Core(const Graph& graph) : graph_(graph), number_(graph.size(), unset) {
        for (NodeId v = 0; v < graph.size(); ++v) {
            if (number_[v] == unset && graph.degree(v) > 1) add_component(v);
        }
    }

    [[nodiscard]] WeightedGraph weighted() const {
        WeightedGraph core;
        core.begin.reserve(nodes_.size() + 1);
        core.degree.reserve(nodes_.size());
        for (const NodeId v : nodes_) {
            std::int64_t degree = 0;
            for (const NodeId w : graph_.neighbors(v)) {
                const bool leaf = graph_.degree(w) == 1;
                degree += leaf ? 2 : 1;
                if (!leaf) core.links.push_back({number_[w], 1});
            }
            core.degree.push_back(degree);
            core.begin.push_back(static_cast<std::uint32_t>(core.links.size()));
        }
        return core;
    }

    /// From parts of the core to parts of all: each leaf with its neighbour, each small component a part.
    [[nodiscard]] std::vector<std::uint32_t> spread(const std::vector<std::uint32_t>& core_part) const {
        const auto n = static_cast<NodeId>(graph_.size());
        std::vector<std::uint32_t> part(n);
        for (NodeId v = 0; v < n; ++v) {
            const bool leaf = graph_.degree(v) == 1;
            const NodeId anchor = leaf ? graph_.neighbors(v)[0] : v;
            if (graph_.degree(anchor) < 2) {
                part[v] = n + std::min(v, anchor);  // alone, or one of two
            } else {
                part[v] = number_[anchor] < n ? core_part[number_[anchor]] : number_[anchor];
            }
        }
        return part;
    }

private:
    void add_component(NodeId start) {
        const std::size_t first = nodes_.size();
        std::uint64_t ends = 0;
        const auto add = [&](NodeId v) {
            number_[v] = static_cast<std::uint32_t>(nodes_.size());
            nodes_.push_back(v);
            ends += graph_.degree(v);
        };
        add(start);
        for (std::size_t head = first; head < nodes_.size(); ++head) {
            for (const NodeId w : graph_.neighbors(nodes_[head])) {
                if (graph_.degree(w) == 1) {
                    ++ends;
                } else if (number_[w] == unset) {
                    add(w);
                }
            }
        }
        if (ends * ends >= 8 * graph_.tie_count()) return;
        for (std::size_t i = first; i < nodes_.size(); ++i) {
            number_[nodes_[i]] = static_cast<std::uint32_t>(graph_.size()) + start;
        }
        nodes_.resize(first);
    }

    const Graph& graph_;
    std::vector<NodeId> nodes_;
    // Below n: the place among `nodes_`. n + v: in a small component that v stands for. Leaves stay unset.
    std::vector<std::uint32_t> number_;
};

}  // namespace

Communities communities(const Graph& graph, std::uint64_t seed) {
    const Core core(graph);
    const std::vector<std::uint32_t> part =
        core.spread(leiden(core.weighted(), 2 * static_cast<std::int64_t>(graph.tie_count()), seed));
    Components pieces = components_within(graph, part);
    return {std::move(pieces.label), std::move(pieces.size)};
}

// With M = 2m, Q = (M · Σ 2m_c − Σ d_c²) / M²: whole numbers until the last division.
std::optional<double> modularity(const Graph& graph, std::span<const std::uint32_t> part) {
    if (graph.tie_count() == 0) return std::nullopt;
    std::vector<std::uint64_t> degree(static_cast<std::size_t>(*std::max_element(part.begin(), part.end())) + 1, 0);
    std::uint64_t inside = 0;
    for (NodeId v = 0; v < graph.size(); ++v) {
        degree[part[v]] += graph.degree(v);
        for (const NodeId w : graph.neighbors(v)) inside += part[w] == part[v];
    }
    const double ends = 2 * static_cast<double>(graph.tie_count());
    std::uint64_t squares = 0;
    for (const std::uint64_t d : degree) squares += d * d;
    return (ends * static_cast<double>(inside) - static_cast<double>(squares)) / (ends * ends);
}

}  // namespace lianjian
