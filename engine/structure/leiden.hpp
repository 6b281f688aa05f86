// A search for a partition of high modularity.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lianjian {

/// A graph whose nodes may stand for several: rows of links with the number of ties behind each, and the sum of
/// degrees behind each node. Ties among those a node stands for are in its degree alone.
struct WeightedGraph {
    struct Link {
        std::uint32_t to;
        std::uint32_t ties;
    };
    std::vector<std::uint32_t> begin = {0};
    std::vector<Link> links;
    std::vector<std::int64_t> degree;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(degree.size()); }
    [[nodiscard]] std::span<const Link> row(std::uint32_t node) const {
        return {links.data() + begin[node], links.data() + begin[node + 1]};
    }
};

/// The part of each node, numbered from 0 without gaps, for a modularity as large as the search finds. `ends` is
/// twice the number of ties of the whole network, of which the graph may be a component; below 2^32. Equal seeds
/// give equal parts on every machine: only whole numbers are compared. Near O(links) a round, a handful of rounds.
/// Traag, Waltman & van Eck 2019.
[[nodiscard]] std::vector<std::uint32_t> leiden(const WeightedGraph& graph, std::int64_t ends, std::uint64_t seed);

}  // namespace lianjian
