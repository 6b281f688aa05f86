#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/brief/sections.hpp"

namespace lianjian {
namespace {

const DistrictLine* line_of(const BriefingBasis& basis, RegionId district) {
    const auto facts = basis.at_level.find(basis.network->regions.level(district));
    if (facts == basis.at_level.end()) return nullptr;
    for (const DistrictLine& line : facts->second.lines) {
        if (line.region == district) return &line;
    }
    return nullptr;
}

/// Ratios of the flows that join the district to another region.
std::map<RegionId, double> ratios(const BriefingBasis& basis, RegionId district) {
    std::map<RegionId, double> found;
    for (const Flow& flow : basis.at_level.at(basis.network->regions.level(district)).flows.flows) {
        if (flow.a == district || flow.b == district) found[flow.a == district ? flow.b : flow.a] = flow.ratio();
    }
    return found;
}

struct Gathered {
    OriginCount origin;
    std::set<std::uint32_t> villages;

    void add(const FriendCircle::Partner& partner) {
        origin.partners += 1;
        origin.ties += partner.villages.size();
        villages.insert(partner.villages.begin(), partner.villages.end());
    }
    [[nodiscard]] OriginCount done() const {
        OriginCount whole = origin;
        whole.villages = static_cast<std::uint32_t>(villages.size());
        return whole;
    }
};

}  // namespace

void set_nearest(Briefing& briefing, const BriefingBasis& basis) {
    const Network& network = *basis.network;
    for (UncoveredVillage& village : briefing.uncovered) {
        const NodeId v = network.find(village.id);
        if (v == no_node) continue;
        const PossiblePartners::Found found = basis.possible.nearest(v);
        if (found.partner == no_node) continue;
        village.nearest = {std::string(network.id(found.partner)), std::string(network.name(found.partner)), found.hops,
                           found.shared == no_region ? Level::none : network.regions.level(found.shared),
                           found.shared == no_region ? "" : std::string(network.region_name(found.shared))};
    }
}

std::optional<BriefingReach> briefing_reach(const BriefingBasis& basis, const FriendCircle& circle, RegionId district) {
    const DistrictLine* line = line_of(basis, district);
    if (line == nullptr) return std::nullopt;
    const Network& network = *basis.network;
    const Level level = network.regions.level(district);
    BriefingReach reach;
    reach.line = *line;
    std::array<Gathered, 5> by_distance;
    std::map<RegionId, Gathered> by_region;
    for (const FriendCircle::Partner& partner : circle.partners) {
        by_distance[static_cast<std::size_t>(partner.distance)].add(partner);
        const RegionId region = network.regions.at(network.region(partner.node), level);
        if (region != district && region != no_region) by_region[region].add(partner);
    }
    for (std::size_t i = 0; i < by_distance.size(); ++i) reach.by_distance[i] = by_distance[i].done();

    const std::map<RegionId, double> ratio = ratios(basis, district);
    for (const auto& [region, gathered] : by_region) {
        const auto flow = ratio.find(region);
        reach.outside.push_back({std::string(network.region_code(region)), std::string(network.region_name(region)),
                                 gathered.done(), flow == ratio.end() ? std::nullopt : std::optional(flow->second)});
    }
    std::sort(reach.outside.begin(), reach.outside.end(), [](const OriginRegion& a, const OriginRegion& b) {
        return a.origin.ties != b.origin.ties ? a.origin.ties > b.origin.ties : a.code < b.code;
    });
    return reach;
}

std::vector<ComparedDistrict> compared_districts(const BriefingBasis& basis, RegionId district) {
    std::vector<ComparedDistrict> list;
    if (basis.questions.compare.empty()) return list;
    std::vector<RegionId> wanted = {district};
    for (const RegionId region : basis.questions.compare) {
        if (region != district) wanted.push_back(region);
    }
    for (const RegionId region : wanted) {
        const DistrictLine* line = line_of(basis, region);
        if (line == nullptr) continue;
        list.push_back(
            {std::string(basis.network->region_code(region)), std::string(basis.network->region_name(region)), *line});
    }
    return list.size() > 1 ? list : std::vector<ComparedDistrict>();
}

}  // namespace lianjian
