#include "engine/network.hpp"

#include <algorithm>

namespace lianjian {
namespace {

template <class Kind>
std::size_t unknown_index(Kind kind) {
    return static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::first_unknown);
}

bool any(const MarkColumn& marks) { return std::find(marks.rows.begin(), marks.rows.end(), true) != marks.rows.end(); }

}  // namespace

std::string_view Network::key(NodeKind kind) const {
    return kind < NodeKind::first_unknown ? node_kinds()[static_cast<std::size_t>(kind)].key
                                          : std::string_view(unknown_node_kinds[unknown_index(kind)]);
}

std::string_view Network::key(EdgeKind kind) const {
    return kind < EdgeKind::first_unknown ? edge_kinds()[static_cast<std::size_t>(kind)].key
                                          : std::string_view(unknown_edge_kinds[unknown_index(kind)]);
}

std::string_view Network::word(NodeKind kind, Lang lang) const {
    return kind < NodeKind::first_unknown ? node_kinds()[static_cast<std::size_t>(kind)].words.in(lang) : key(kind);
}

std::string_view Network::word(EdgeKind kind, Lang lang) const {
    return kind < EdgeKind::first_unknown ? edge_kinds()[static_cast<std::size_t>(kind)].words.in(lang) : key(kind);
}

std::string_view Network::region_name(RegionId region) const {
    if (region == no_region) return {};
    const std::string_view name = regions.name(region);
    return name.empty() ? regions.code(region) : name;
}

std::string_view Network::region_code(RegionId region) const {
    return region == no_region ? std::string_view{} : regions.code(region);
}

std::string Network::place(const Origin& origin) const {
    return files[origin.file].shown() + ":" + std::to_string(origin.line);
}

bool Network::has_illustrative() const {
    return any(nodes.illustrative) || any(ties.illustrative) || any(projects.illustrative);
}

bool is_live(const Ties& ties, TieId tie, AsOf as_of, Planned planned) {
    if (ties.repeated[tie]) return false;
    if (!as_of) return true;
    if (ties.status[tie] == Status::planned && planned == Planned::left_out) return false;
    const Date start = ties.start[tie];
    const Date end = ties.end[tie];
    if (start.known() && start > *as_of) return false;
    if (end.known()) return end > *as_of;
    return ties.status[tie] != Status::ended;
}

std::vector<TieId> live_ties(const Network& network, AsOf as_of, Planned planned) {
    std::vector<TieId> live;
    const TieId count = static_cast<TieId>(network.ties.size());
    live.reserve(count);
    for (TieId tie = 0; tie < count; ++tie) {
        if (is_live(network.ties, tie, as_of, planned)) live.push_back(tie);
    }
    if (network.nodes.dated()) std::erase_if(live, [&](TieId tie) { return !ends_stand(network, tie, as_of); });
    return live;
}

}  // namespace lianjian
