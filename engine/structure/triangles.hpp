// All triangles of a graph, each once.
//
// Every tie is turned from its end of smaller degree to the other (equals by number), so that no node has more
// than √(2m) ties going out: a triangle then has exactly one node from which both of its ties go out, and
// looking through what two outgoing ties lead to is cheap even beside a hub.
//
// Chiba & Nishizeki 1985, Arboricity and subgraph listing algorithms, SIAM J. Comput. 14, 210–223; Latapy 2008,
// Main-memory triangle computations for very large (sparse (power-law)) graphs, Theor. Comput. Sci. 407.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph.hpp"

namespace lianjian {

/// A place in `TurnedTies::head`: the number of a tie, 0..m-1.
using TurnedTie = std::uint32_t;

/// The ties of a graph, each once, listed at the end of smaller degree. Tie i goes from v to `head[i]` for i in
/// `begin[v] .. begin[v+1]`; heads of one node ascend.
struct TurnedTies {
    std::vector<TurnedTie> begin;
    std::vector<NodeId> head;
};

/// O(n + m).
[[nodiscard]] TurnedTies turned_ties(const Graph& graph);

/// Calls `found(a, b, c, ab, ac, bc)` for each triangle: its nodes, and the numbers of its ties. The order is that of
/// a, then b, then c in the lists. O(n + m^1.5), and near m where dense parts are small.
template <class Found>
void for_each_triangle(const TurnedTies& ties, Found found) {
    constexpr TurnedTie none = UINT32_MAX;
    const std::size_t n = ties.begin.size() - 1;
    std::vector<TurnedTie> from_a(n, none);  // the tie from a to each node
    for (NodeId a = 0; a < n; ++a) {
        if (ties.begin[a + 1] - ties.begin[a] < 2) continue;
        for (TurnedTie ab = ties.begin[a]; ab < ties.begin[a + 1]; ++ab) from_a[ties.head[ab]] = ab;
        for (TurnedTie ab = ties.begin[a]; ab < ties.begin[a + 1]; ++ab) {
            const NodeId b = ties.head[ab];
            for (TurnedTie bc = ties.begin[b]; bc < ties.begin[b + 1]; ++bc) {
                const NodeId c = ties.head[bc];
                if (from_a[c] != none) found(a, b, c, ab, from_a[c], bc);
            }
        }
        for (TurnedTie ab = ties.begin[a]; ab < ties.begin[a + 1]; ++ab) from_a[ties.head[ab]] = none;
    }
}

}  // namespace lianjian
