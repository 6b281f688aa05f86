#include "engine/brief/nearest.hpp"

#include <algorithm>
#include <tuple>

namespace lianjian {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;
constexpr std::size_t most_places = 8;  // a village that asks for more partners than this may be told none

bool is_possible(const CoverageRule& rule, NodeKind partner, NodeKind target) {
    if (is_group(partner) || !rule.covers(partner, target)) return false;
    return !rule.partners.empty() || family(partner) == Family::partner;
}

}  // namespace

PossiblePartners::PossiblePartners(const Network& network, const Snapshot& snapshot, const CoverageRule& rule)
    : network_(&network),
      graph_(&snapshot.graph),
      as_of_(snapshot.as_of),
      rule_(rule),
      places_(std::clamp<std::size_t>(rule.min_partners, 1, most_places)) {
    std::vector<bool> present(network.kind_count());
    for (const NodeKind kind : network.nodes.kind) present[static_cast<std::size_t>(kind)] = true;
    for (std::size_t kind = 0; kind < present.size(); ++kind) {
        const auto target = static_cast<NodeKind>(kind);
        if (present[kind] && rule.is_target(target)) kinds_.push_back(make_kind(target));
    }
}

PossiblePartners::Kind PossiblePartners::make_kind(NodeKind target) const {
    Kind kind{target, {}, {}, {}, {}};
    std::vector<std::uint32_t> load(network_->nodes.size());
    for (NodeId p = 0; p < load.size(); ++p) {
        if (!is_possible(rule_, network_->kind(p), target) || !stands(network_->nodes, p, as_of_)) continue;
        kind.partners.push_back(p);
        for (const NodeId v : graph_->neighbors(p)) load[p] += rule_.is_target(network_->kind(v));
    }
    std::sort(kind.partners.begin(), kind.partners.end(), [&](NodeId a, NodeId b) {
        return std::tuple(load[a], network_->id(a)) < std::tuple(load[b], network_->id(b));
    });
    spread(kind);

    kind.best.assign(network_->regions.size() * places_, nobody);
    for (std::uint32_t rank = 0; rank < kind.partners.size(); ++rank) {
        for (RegionId at = network_->region(kind.partners[rank]); at != no_region; at = network_->regions.parent(at)) {
            const auto places = std::span(kind.best).subspan(at * places_, places_);
            const auto free = std::find(places.begin(), places.end(), nobody);
            if (free == places.end()) break;  // full here, so full all the way up
            *free = rank;
        }
    }
    return kind;
}

// A breadth-first search from all partners at once; of equally near ones the least rank reaches on.
void PossiblePartners::spread(Kind& kind) const {
    kind.hops.assign(network_->nodes.size(), unreachable);
    kind.label.assign(network_->nodes.size(), nobody);
    std::vector<NodeId> front = kind.partners, next;
    for (std::uint32_t rank = 0; rank < kind.partners.size(); ++rank) {
        kind.hops[kind.partners[rank]] = 0;
        kind.label[kind.partners[rank]] = rank;
    }
    for (std::uint32_t distance = 1; !front.empty(); ++distance) {
        next.clear();
        for (const NodeId u : front) {
            for (const NodeId w : graph_->neighbors(u)) {
                if (kind.hops[w] < distance) continue;
                if (kind.hops[w] == unreachable) next.push_back(w);
                kind.hops[w] = distance;
                kind.label[w] = std::min(kind.label[w], kind.label[u]);
            }
        }
        front.swap(next);
    }
}

// A target that could be a partner itself reaches itself first, so it searches on its own.
PossiblePartners::Found PossiblePartners::nearest_other(const Kind& kind, NodeId target) const {
    std::vector<bool> seen(network_->nodes.size());
    seen[target] = true;
    std::vector<NodeId> front = {target}, next;
    for (std::uint32_t distance = 1; !front.empty(); ++distance) {
        next.clear();
        std::uint32_t best = nobody;
        for (const NodeId u : front) {
            for (const NodeId w : graph_->neighbors(u)) {
                if (seen[w]) continue;
                seen[w] = true;
                next.push_back(w);
                if (kind.hops[w] == 0) best = std::min(best, kind.label[w]);
            }
        }
        if (best != nobody) return distance > 1 ? Found{kind.partners[best], distance, no_region} : Found{};
        front.swap(next);
    }
    return {};
}

PossiblePartners::Found PossiblePartners::nearest(NodeId target) const {
    const auto kind =
        std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.kind == network_->kind(target); });
    if (kind == kinds_.end()) return {};
    if (kind->hops[target] != unreachable && kind->hops[target] > 1) {
        return {kind->partners[kind->label[target]], kind->hops[target], no_region};
    }
    if (kind->hops[target] == 0) {
        if (const Found found = nearest_other(*kind, target); found.partner != no_node) return found;
    }
    for (RegionId at = network_->region(target); at != no_region; at = network_->regions.parent(at)) {
        for (std::size_t place = 0; place < places_; ++place) {
            const std::uint32_t rank = kind->best[at * places_ + place];
            if (rank == nobody) break;
            const NodeId partner = kind->partners[rank];
            if (partner != target && !graph_->adjacent(partner, target)) return {partner, 0, at};
        }
    }
    return {};
}

}  // namespace lianjian
