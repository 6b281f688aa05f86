#include "support/random_graph.hpp"

#include <algorithm>
#include <numeric>

namespace lianjian::test {
namespace {

NodeId id(std::size_t number) { return static_cast<NodeId>(number); }

TieList random_piece(Dice& dice, std::size_t n) {
    switch (dice.below(9)) {
        case 0:
            return random_tree(dice, n);
        case 1:
            return chain(n);
        case 2:
            return cycle(n);
        case 3:
            return star(n);
        case 4:
            return clique(std::min<std::size_t>(n, 8));
        case 5:
            return random_ties(dice, n, 1.0);
        case 6:
            return random_ties(dice, n, 2.5);
        case 7:
            return block_tree(dice, n);
        default:
            return twins(dice, n);
    }
}

}  // namespace

TieList random_tree(Dice& dice, std::size_t n) {
    TieList tree{n, {}};
    for (std::size_t v = 1; v < n; ++v) tree.ties.emplace_back(dice.below(v), id(v));
    return tree;
}

TieList chain(std::size_t n) {
    TieList path{n, {}};
    for (std::size_t v = 1; v < n; ++v) path.ties.emplace_back(id(v - 1), id(v));
    return path;
}

TieList cycle(std::size_t n) {
    TieList ring = chain(n);
    ring.ties.emplace_back(id(n - 1), 0);
    return ring;
}

TieList star(std::size_t n) {
    TieList hub{n, {}};
    for (std::size_t v = 1; v < n; ++v) hub.ties.emplace_back(0, id(v));
    return hub;
}

TieList clique(std::size_t n) {
    TieList all{n, {}};
    for (std::size_t b = 1; b < n; ++b) {
        for (std::size_t a = 0; a < b; ++a) all.ties.emplace_back(id(a), id(b));
    }
    return all;
}

TieList random_ties(Dice& dice, std::size_t n, double ties_per_node) {
    TieList list{n, {}};
    const auto count = static_cast<std::size_t>(ties_per_node * static_cast<double>(n));
    for (std::size_t i = 0; i < count; ++i) {
        const NodeId a = dice.below(n);
        list.ties.emplace_back(a, dice.below(n));
    }
    return list;
}

TieList block_tree(Dice& dice, std::size_t n) {
    TieList tree{1, {}};
    while (tree.nodes < n) {
        const std::size_t size = std::min<std::size_t>(2 + dice.below(4), n - tree.nodes + 1);
        const TieList block = dice.below(2) == 0 ? clique(size) : cycle(size);
        const NodeId joint = dice.below(tree.nodes);
        const auto place = [&](NodeId v) { return v == 0 ? joint : id(tree.nodes + v - 1); };
        for (const auto& [a, b] : block.ties) tree.ties.emplace_back(place(a), place(b));
        tree.nodes += size - 1;
    }
    return tree;
}

TieList twins(Dice& dice, std::size_t n) {
    const std::size_t half = (n + 1) / 2;
    const TieList first = random_ties(dice, half, 1.2);
    TieList list{2 * half, first.ties};
    for (const auto& [a, b] : first.ties) {
        list.ties.emplace_back(id(a + half), b);
        list.ties.emplace_back(a, id(b + half));
        list.ties.emplace_back(id(a + half), id(b + half));
    }
    for (std::size_t v = 0; v < half; ++v) {
        if (dice.below(2) == 0) list.ties.emplace_back(id(v), id(v + half));
    }
    return list;
}

TieList chain_of_forks(std::size_t forks) {
    TieList list{3 * forks + 1, {}};
    for (std::size_t fork = 0; fork < forks; ++fork) {
        const NodeId from = id(3 * fork);
        const NodeId to = from + 3;
        for (const NodeId way : {from + 1, from + 2}) {
            list.ties.emplace_back(from, way);
            list.ties.emplace_back(way, to);
        }
    }
    return list;
}

TieList beside(const TieList& a, const TieList& b) {
    TieList both{a.nodes + b.nodes, a.ties};
    for (const auto& [from, to] : b.ties) both.ties.emplace_back(id(a.nodes + from), id(a.nodes + to));
    return both;
}

TieList renumbered(const TieList& list, std::span<const NodeId> number) {
    TieList result{list.nodes, {}};
    for (const auto& [a, b] : list.ties) result.ties.emplace_back(number[a], number[b]);
    return result;
}

std::vector<NodeId> random_permutation(Dice& dice, std::size_t n) {
    std::vector<NodeId> number(n);
    std::iota(number.begin(), number.end(), NodeId{0});
    for (std::size_t left = n; left > 1; --left) std::swap(number[left - 1], number[dice.below(left)]);
    return number;
}

TieList random_graph(std::uint64_t seed, std::size_t most) {
    Dice dice(seed);
    TieList list;
    const std::size_t pieces = 1 + dice.below(4);
    for (std::size_t i = 0; i < pieces; ++i) list = beside(list, random_piece(dice, 1 + dice.below(most / pieces)));
    list.nodes += dice.below(3);
    for (std::size_t i = dice.below(4); i > 0; --i) {
        const NodeId v = dice.below(list.nodes);
        list.ties.emplace_back(v, v);
        if (list.ties.size() > 1) list.ties.push_back(list.ties[dice.below(list.ties.size())]);
    }
    return renumbered(list, random_permutation(dice, list.nodes));
}

}  // namespace lianjian::test
