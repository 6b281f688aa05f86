// Sizes of the pieces that articulation points and bridges hold together.
//
// Blocks and nodes, each block joined to its nodes, form a forest. It is walked breadth first from one block of
// each component, so every node has one block above it and perhaps some below; sizes are then added up in the
// reverse order. A node's departure leaves as pieces what hangs below each of its blocks, and the rest.
//
// Harary & Prins 1966, The block-cutpoint-tree of a graph, Publ. Math. Debrecen 13, 103–107.
#include "engine/structure/separation.hpp"

#include <algorithm>
#include <limits>

namespace lianjian {
Separation separation(const Graph& graph, const Blocks& blocks) {
    constexpr BlockId no_block = std::numeric_limits<BlockId>::max();
    const std::size_t n = graph.size();
    const BlocksOfNodes of = blocks_of_nodes(n, blocks);

    // The forest, from the top: of each node the block above it, of each block the node above it and its root.
    std::vector<BlockId> above(n, no_block);
    std::vector<NodeId> top(blocks.size(), no_node);
    std::vector<BlockId> root(blocks.size(), no_block);
    std::vector<BlockId> order;
    order.reserve(blocks.size());
    for (BlockId start = 0; start < blocks.size(); ++start) {
        if (root[start] != no_block) continue;
        std::size_t head = order.size();
        root[start] = start;
        order.push_back(start);
        for (; head < order.size(); ++head) {
            const BlockId b = order[head];
            for (const NodeId v : blocks.block(b)) {
                if (v == top[b]) continue;
                above[v] = b;
                for (std::uint64_t i = of.begin[v]; i < of.begin[v + 1]; ++i) {
                    const BlockId below = of.block[i];
                    if (below == b) continue;
                    top[below] = v;
                    root[below] = start;
                    order.push_back(below);
                }
            }
        }
    }

    // From the bottom: nodes that hang from a node, itself included, and the largest piece below it.
    std::vector<std::uint32_t> hanging(n, 1);
    std::vector<std::uint32_t> largest(n, 0);
    std::vector<std::uint32_t> component_size(blocks.size(), 0);  // of roots
    for (auto b = order.rbegin(); b != order.rend(); ++b) {
        std::uint32_t size = 0;
        for (const NodeId v : blocks.block(*b)) size += v == top[*b] ? 0 : hanging[v];
        if (const NodeId v = top[*b]; v != no_node) {
            hanging[v] += size;
            largest[v] = std::max(largest[v], size);
        } else {
            component_size[*b] = size;
        }
    }

    Separation result;
    result.pieces.resize(n);
    result.cut_off.assign(n, 0);
    for (NodeId v = 0; v < n; ++v) {
        result.pieces[v] = static_cast<std::uint32_t>(of.begin[v + 1] - of.begin[v]);
        if (above[v] == no_block) continue;
        const std::uint32_t all = component_size[root[above[v]]];
        result.cut_off[v] = all - 1 - std::max(largest[v], all - hanging[v]);
    }
    result.beyond_bridge.reserve(blocks.bridges.size());
    for (BlockId b = 0; b < blocks.size(); ++b) {
        const auto members = blocks.block(b);
        if (members.size() != 2) continue;
        const std::uint32_t lower_side = hanging[members[0] == top[b] ? members[1] : members[0]];
        result.beyond_bridge.push_back(std::min(lower_side, component_size[root[b]] - lower_side));
    }
    return result;
}

}  // namespace lianjian
