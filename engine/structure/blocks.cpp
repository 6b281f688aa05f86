// The blocks of a graph, its articulation points and its bridges.
//
// One depth-first search numbers the nodes as it meets them and finds for each the lowest number that its
// subtree reaches by a single further tie (`low`). When a node's search returns to its parent v with low ≥
// number[v], nothing below gets past v: the nodes met since, together with v, are a block. The rest follows
// from the blocks: an articulation point is a node of two or more of them, a bridge is a block of two nodes.
//
// Hopcroft & Tarjan 1973, Algorithm 447: efficient algorithms for graph manipulation, Commun. ACM 16. Here
// the path of the search is a list instead of recursion, so a chain of a million nodes is no danger, and the
// stack holds nodes instead of ties. Requires a simple graph: a parallel tie would undo a bridge.
#include "engine/structure/blocks.hpp"

#include <algorithm>
#include <numeric>

#include "engine/structure/counting_sort.hpp"

namespace lianjian {
namespace {

/// Node sets of the blocks, in the order in which the search completes them.
struct Unsorted {
    std::vector<std::uint64_t> begin = {0};
    std::vector<NodeId> nodes;

    [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
};

class DepthFirstSearch {
public:
    explicit DepthFirstSearch(const Graph& graph)
        : graph_(graph), number_(graph.size(), 0), low_(graph.size(), 0), next_(graph.size(), 0) {}

    Unsorted run() {
        for (NodeId root = 0; root < graph_.size(); ++root) {
            if (number_[root] == 0 && graph_.degree(root) > 0) search_from(root);
        }
        return std::move(found_);
    }

private:
    void search_from(NodeId root) {
        enter(root);
        while (!path_.empty()) {
            const NodeId v = path_.back();
            const auto row = graph_.neighbors(v);
            if (next_[v] < row.size()) {
                follow(v, row[next_[v]++]);
            } else {
                path_.pop_back();
                if (!path_.empty()) return_to(path_.back(), v);
            }
        }
        open_.clear();
    }

    void enter(NodeId v) {
        number_[v] = low_[v] = ++count_;
        path_.push_back(v);
        open_.push_back(v);
    }

    void follow(NodeId v, NodeId w) {
        const bool is_parent = path_.size() > 1 && path_[path_.size() - 2] == w;
        if (number_[w] == 0) {
            enter(w);
        } else if (!is_parent) {
            low_[v] = std::min(low_[v], number_[w]);
        }
    }

    void return_to(NodeId parent, NodeId child) {
        low_[parent] = std::min(low_[parent], low_[child]);
        if (low_[child] < number_[parent]) return;
        NodeId member;
        do {
            member = open_.back();
            open_.pop_back();
            found_.nodes.push_back(member);
        } while (member != child);
        found_.nodes.push_back(parent);
        found_.begin.push_back(found_.nodes.size());
    }

    const Graph& graph_;
    std::vector<std::uint32_t> number_;  // 1, 2, … in the order of meeting; 0 = not met
    std::vector<std::uint32_t> low_;
    std::vector<std::uint32_t> next_;  // the neighbour to follow next
    std::vector<NodeId> path_;         // from the root to the current node
    std::vector<NodeId> open_;         // met and not yet in a completed block
    std::uint32_t count_ = 0;
    Unsorted found_;
};

/// Numbers of the blocks each node is in: those of v are `block[begin[v] .. begin[v+1])`, ascending.
struct Memberships {
    std::vector<std::uint64_t> begin;
    std::vector<std::uint32_t> block;
};

Memberships memberships(std::size_t nodes, const Unsorted& found) {
    Memberships of;
    of.begin.assign(nodes + 1, 0);
    for (const NodeId v : found.nodes) ++of.begin[v + 1];
    for (std::size_t v = 0; v < nodes; ++v) of.begin[v + 1] += of.begin[v];
    of.block.assign(found.nodes.size(), 0);
    std::vector<std::uint64_t> next(of.begin.begin(), of.begin.end() - 1);
    for (std::uint32_t b = 0; b < found.size(); ++b) {
        for (std::uint64_t i = found.begin[b]; i < found.begin[b + 1]; ++i) of.block[next[found.nodes[i]]++] = b;
    }
    return of;
}

}  // namespace

Blocks blocks(const Graph& graph) {
    const std::size_t n = graph.size();
    const Unsorted found = DepthFirstSearch(graph).run();
    const Memberships of = memberships(n, found);

    // Going through the nodes upwards fills every block in ascending order.
    std::vector<NodeId> ascending(found.nodes.size());
    std::vector<std::uint64_t> next(found.begin.begin(), found.begin.end() - 1);
    for (NodeId v = 0; v < n; ++v) {
        for (std::uint64_t i = of.begin[v]; i < of.begin[v + 1]; ++i) ascending[next[of.block[i]]++] = v;
    }

    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0U);
    order = counting_sort(order, n, [&](std::uint32_t b) { return ascending[found.begin[b] + 1]; });
    order = counting_sort(order, n, [&](std::uint32_t b) { return ascending[found.begin[b]]; });

    Blocks result;
    result.begin = {0};
    result.begin.reserve(found.size() + 1);
    result.nodes.reserve(found.nodes.size());
    for (const std::uint32_t b : order) {
        for (std::uint64_t i = found.begin[b]; i < found.begin[b + 1]; ++i) result.nodes.push_back(ascending[i]);
        result.begin.push_back(result.nodes.size());
        if (const auto members = result.block(result.size() - 1); members.size() == 2) {
            result.bridges.emplace_back(members[0], members[1]);
        }
    }
    result.articulation.resize(n);
    for (std::size_t v = 0; v < n; ++v) result.articulation[v] = of.begin[v + 1] - of.begin[v] > 1;
    return result;
}

BlocksOfNodes blocks_of_nodes(std::size_t nodes, const Blocks& blocks) {
    BlocksOfNodes of;
    of.begin.assign(nodes + 1, 0);
    for (const NodeId v : blocks.nodes) ++of.begin[v + 1];
    for (std::size_t v = 0; v < nodes; ++v) of.begin[v + 1] += of.begin[v];
    of.block.resize(blocks.nodes.size());
    std::vector<std::uint64_t> next(of.begin.begin(), of.begin.end() - 1);
    for (BlockId b = 0; b < blocks.size(); ++b) {
        for (const NodeId v : blocks.block(b)) of.block[next[v]++] = b;
    }
    return of;
}

}  // namespace lianjian
