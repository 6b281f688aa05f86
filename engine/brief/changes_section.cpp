#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/brief/sections.hpp"

namespace lianjian {
namespace {

/// Rows of the circle by region, for villages that the circle may not hold any more.
class RowFinder {
public:
    RowFinder(const Network& network, const FriendCircle& circle, RegionId district)
        : network_(network), district_(district) {
        for (std::uint32_t r = 0; r < circle.rows.size(); ++r) row_[network.regions.find(circle.rows[r].code)] = r;
    }
    /// The region whose row a village belongs to, there or not.
    [[nodiscard]] RegionId region_of(NodeId village) const {
        RegionId region = network_.region(village);
        while (region != no_region && !row_.contains(region) && network_.regions.parent(region) != district_) {
            if (region == district_) break;
            region = network_.regions.parent(region);
        }
        return region;
    }
    [[nodiscard]] std::optional<std::uint32_t> row_of(NodeId village) const {
        const auto found = row_.find(region_of(village));
        return found == row_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::string place_of(NodeId village) const {
        return std::string(network_.region_name(region_of(village)));
    }

private:
    const Network& network_;
    RegionId district_;
    std::map<RegionId, std::uint32_t> row_;
};

std::vector<std::string> names_of(const Network& network, const std::vector<NodeId>& nodes) {
    std::vector<std::pair<std::string_view, NodeId>> by_id;
    for (const NodeId node : nodes) by_id.emplace_back(network.id(node), node);
    std::sort(by_id.begin(), by_id.end());
    std::vector<std::string> names;
    for (const auto& [id, node] : by_id) names.emplace_back(network.name(node));
    return names;
}

struct ChangesOfDistrict {
    ChangeLine total;
    std::vector<VillageChange> villages;
};
ChangesOfDistrict changes_of(const BriefingBasis& basis, RegionId district) {
    const Changes& all = basis.at_level.at(basis.network->regions.level(district)).changes;
    ChangesOfDistrict ours;
    ours.total.region = district;
    for (const ChangeLine& line : all.regions) {
        if (line.region == district) ours.total = line;
    }
    for (const NodeId v : basis.circles.seats.within(district)) {
        const auto at =
            std::lower_bound(all.villages.begin(), all.villages.end(), v,
                             [](const VillageChange& change, NodeId node) { return change.village < node; });
        if (at != all.villages.end() && at->village == v) ours.villages.push_back(*at);
    }
    return ours;
}

/// As `lapses` gives them for the district.
std::vector<Lapse> lapses_of(const BriefingBasis& basis, RegionId district) {
    std::vector<Lapse> ours;
    for (const NodeId v : basis.circles.seats.within(district)) {
        const auto first = std::lower_bound(basis.lapses.begin(), basis.lapses.end(), v,
                                            [](const Lapse& lapse, NodeId node) { return lapse.village < node; });
        for (auto lapse = first; lapse != basis.lapses.end() && lapse->village == v; ++lapse) ours.push_back(*lapse);
    }
    const Network& network = *basis.network;
    std::sort(ours.begin(), ours.end(), [&](const Lapse& a, const Lapse& b) {
        const auto order = [&](const Lapse& lapse) {
            return std::tuple(lapse.end, network.id(lapse.village), network.id(lapse.partner), lapse.tie);
        };
        return order(a) < order(b);
    });
    return ours;
}

void sort_members(std::vector<CircleMember>& members) {
    std::sort(members.begin(), members.end(), [](const CircleMember& a, const CircleMember& b) {
        return std::tuple(b.villages, std::string_view(a.id)) < std::tuple(a.villages, std::string_view(b.id));
    });
}

}  // namespace

std::optional<BriefingChanges> briefing_changes(const BriefingBasis& basis, const FriendCircle& circle,
                                                RegionId district) {
    if (!basis.before) return std::nullopt;
    const Network& network = *basis.network;
    const RowFinder rows(network, circle, district);
    ChangesOfDistrict found = changes_of(basis, district);
    std::sort(found.villages.begin(), found.villages.end(), [&](const VillageChange& a, const VillageChange& b) {
        const auto key = [&](const VillageChange& change) {
            return std::tuple(network.region_code(network.region(change.village)), network.id(change.village));
        };
        return key(a) < key(b);
    });

    BriefingChanges changes;
    changes.since = *basis.questions.since;
    changes.until = *basis.snapshot->as_of;
    changes.total = found.total;
    changes.rows.resize(circle.rows.size());
    for (const VillageChange& change : found.villages) {
        const NodeId v = change.village;
        changes.villages.push_back({std::string(network.id(v)), std::string(network.name(v)), rows.place_of(v),
                                    change.gained(), change.cause, names_of(network, change.partners)});
        if (const auto row = rows.row_of(v)) {
            (change.gained() ? changes.rows[*row].gained : changes.rows[*row].lost) += 1;
        }
    }
    for (const CircleChange& change :
         circle_changes(network, *basis.before, *basis.snapshot, basis.rule, basis.circles.seats.within(district))) {
        if (!change.joined() && !change.left()) continue;
        const std::uint32_t villages = change.joined() ? change.villages_after : change.villages_before;
        (change.joined() ? changes.joined : changes.left)
            .push_back({std::string(network.id(change.partner)), std::string(network.name(change.partner)), villages});
    }
    sort_members(changes.joined);
    sort_members(changes.left);
    return changes;
}

std::optional<BriefingLapses> briefing_lapses(const BriefingBasis& basis, const FriendCircle& circle,
                                              RegionId district) {
    if (!basis.snapshot->as_of) return std::nullopt;
    const Network& network = *basis.network;
    const RowFinder rows(network, circle, district);
    BriefingLapses list{basis.questions.lapse_days, {}, 0, 0};
    std::set<NodeId> losing, one_left;
    for (const Lapse& lapse : lapses_of(basis, district)) {
        const NodeId v = lapse.village;
        if (lapse.effect == LapseEffect::loses_cover) losing.insert(v);
        if (lapse.effect == LapseEffect::one_left) one_left.insert(v);
        list.ties.push_back({std::string(network.id(v)), std::string(network.name(v)), rows.place_of(v),
                             std::string(network.id(lapse.partner)), std::string(network.name(lapse.partner)),
                             lapse.end, lapse.days_left, lapse.effect});
    }
    list.losing = static_cast<std::uint32_t>(losing.size());
    list.one_left = static_cast<std::uint32_t>(one_left.size());
    return list;
}

}  // namespace lianjian
