#include "engine/seats.hpp"

#include <numeric>

namespace lianjian {
namespace {

/// A forest of parents in the order of a walk that enters each region before those within it, and leaves it after them.
struct Walk {
    std::vector<std::uint32_t> entered;  // by region: its place in the walk
    std::vector<std::uint32_t> size;     // by region: it and all within it
};

Walk walk_of(const RegionTree& regions) {
    const std::size_t count = regions.size();
    // Children by parent; the roots stand under an additional region.
    std::vector<std::uint32_t> begin(count + 2, 0);
    const auto parent = [&](RegionId region) {
        const RegionId up = regions.parent(region);
        return up == no_region ? count : std::size_t{up};
    };
    for (RegionId region = 0; region < count; ++region) ++begin[parent(region) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<RegionId> children(count);
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (RegionId region = 0; region < count; ++region) children[next[parent(region)]++] = region;

    Walk walk{std::vector<std::uint32_t>(count), std::vector<std::uint32_t>(count, 1)};
    std::vector<RegionId> order, stack(children.begin() + begin[count], children.end());
    order.reserve(count);
    while (!stack.empty()) {
        const RegionId region = stack.back();
        stack.pop_back();
        walk.entered[region] = static_cast<std::uint32_t>(order.size());
        order.push_back(region);
        stack.insert(stack.end(), children.begin() + begin[region], children.begin() + begin[region + 1]);
    }
    for (std::size_t i = order.size(); i-- > 0;) {
        if (const RegionId up = regions.parent(order[i]); up != no_region) walk.size[up] += walk.size[order[i]];
    }
    return walk;
}

}  // namespace

Seats::Seats(const Network& network) : first_(network.regions.size()), last_(network.regions.size()) {
    const Walk walk = walk_of(network.regions);
    std::vector<std::uint32_t> begin(network.regions.size() + 1, 0);  // by place in the walk
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (const RegionId region = network.region(v); region != no_region) ++begin[walk.entered[region] + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (RegionId region = 0; region < first_.size(); ++region) {
        first_[region] = begin[walk.entered[region]];
        last_[region] = begin[walk.entered[region] + walk.size[region]];
    }
    nodes_.resize(begin.back());
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (const RegionId region = network.region(v); region != no_region) nodes_[begin[walk.entered[region]]++] = v;
    }
}

}  // namespace lianjian
