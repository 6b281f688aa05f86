#include "data/name_index.hpp"

#include <algorithm>
#include <functional>

namespace lianjian {
namespace {

std::uint64_t hash_of(std::string_view name) { return std::hash<std::string_view>{}(name); }

/// Calls `visit` with each of the aliases, which are joined by `;`.
template <class Visit>
void for_each_alias(std::string_view aliases, Visit visit) {
    while (!aliases.empty()) {
        const std::string_view alias = aliases.substr(0, aliases.find(';'));
        visit(alias);
        aliases.remove_prefix(std::min(alias.size() + 1, aliases.size()));
    }
}

bool is_called(const Nodes& nodes, NodeId node, std::string_view name) {
    bool found = nodes.name[node] == name;
    for_each_alias(nodes.aliases[node], [&](std::string_view alias) { found = found || alias == name; });
    return found;
}

}  // namespace

NameIndex::NameIndex(const Nodes& nodes) {
    entries_.reserve(nodes.size());
    for (NodeId node = 0; node < nodes.size(); ++node) {
        entries_.emplace_back(hash_of(nodes.name[node]), node);
        for_each_alias(nodes.aliases[node],
                       [&](std::string_view alias) { entries_.emplace_back(hash_of(alias), node); });
    }
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

std::vector<NodeId> NameIndex::find(const Network& network, std::string_view name, RegionId within) const {
    std::vector<NodeId> found;
    const std::uint64_t hash = hash_of(name);
    for (auto it = std::lower_bound(entries_.begin(), entries_.end(), std::pair<std::uint64_t, NodeId>{hash, 0});
         it != entries_.end() && it->first == hash; ++it) {
        const NodeId node = it->second;
        if (!is_called(network.nodes, node, name)) continue;
        if (within == no_region || network.regions.within(network.region(node), within)) found.push_back(node);
    }
    return found;
}

}  // namespace lianjian
