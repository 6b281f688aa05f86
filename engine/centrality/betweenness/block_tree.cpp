#include "engine/centrality/betweenness/block_tree.hpp"

#include <algorithm>

namespace lianjian::between {
BlockTree block_tree(const Graph& graph) {
    const std::size_t n = graph.size();
    BlockTree tree;
    tree.blocks = blocks(graph);
    tree.anchor.assign(tree.blocks.size(), no_node);
    tree.below.assign(tree.blocks.size(), 0);
    tree.home.assign(n, no_block);
    tree.hangs.assign(n, 0);
    tree.around.assign(n, 1);
    const BlocksOfNodes of = blocks_of_nodes(n, tree.blocks);

    std::vector<std::uint32_t> queue;  // the blocks of one component, from the root outwards
    const auto hang_blocks_on = [&](NodeId v) {
        for (std::uint64_t i = of.begin[v]; i < of.begin[v + 1]; ++i) {
            if (of.block[i] == tree.home[v]) continue;
            tree.anchor[of.block[i]] = v;
            queue.push_back(of.block[i]);
        }
    };
    for (NodeId root = 0; root < n; ++root) {
        if (tree.home[root] != no_block || tree.around[root] > 1) continue;
        queue.clear();
        hang_blocks_on(root);
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const std::uint32_t b = queue[head];
            for (const NodeId v : tree.blocks.block(b)) {
                if (v == tree.anchor[b]) continue;
                tree.home[v] = b;
                hang_blocks_on(v);
            }
        }
        for (std::size_t i = queue.size(); i-- > 0;) {
            const std::uint32_t b = queue[i];
            for (const NodeId v : tree.blocks.block(b)) {
                if (v != tree.anchor[b]) tree.below[b] += 1 + tree.hangs[v];
            }
            tree.hangs[tree.anchor[b]] += tree.below[b];
        }
        const std::uint32_t size = 1 + tree.hangs[root];
        tree.around[root] = size;
        for (const std::uint32_t b : queue) {
            for (const NodeId v : tree.blocks.block(b)) tree.around[v] = size;
        }
    }
    return tree;
}

WeightedBlock cut_out(const Graph& graph, const BlockTree& tree, std::uint32_t b, std::vector<std::uint32_t>& place) {
    WeightedBlock block;
    const auto members = tree.blocks.block(b);
    block.node.assign(members.begin(), members.end());
    for (const NodeId v : members) {
        place[v] = static_cast<std::uint32_t>(block.weight.size());
        block.weight.push_back(tree.weight(b, v));
    }

    // A tie lies in the block when its ends are nodes at home here, or one is and the other is the anchor.
    const NodeId anchor = tree.anchor[b];
    const auto for_each_tie = [&](auto use) {
        for (const NodeId v : members) {
            if (v == anchor) continue;
            for (const NodeId w : graph.neighbors(v)) {
                if (w == anchor || (tree.home[w] == b && v < w)) use(place[v], place[w]);
            }
        }
    };
    block.begin.assign(members.size() + 1, 0);
    for_each_tie([&](std::uint32_t v, std::uint32_t w) {
        ++block.begin[v + 1];
        ++block.begin[w + 1];
    });
    for (std::size_t v = 0; v < members.size(); ++v) block.begin[v + 1] += block.begin[v];
    block.to.resize(block.begin.back());
    std::vector<std::uint32_t> next(block.begin.begin(), block.begin.end() - 1);
    for_each_tie([&](std::uint32_t v, std::uint32_t w) {
        block.to[next[v]++] = w;
        block.to[next[w]++] = v;
    });
    for (std::uint32_t v = 0; v < block.size(); ++v) {
        std::sort(block.to.begin() + block.begin[v], block.to.begin() + block.begin[v + 1]);
    }
    return block;
}

}  // namespace lianjian::between
