#include "engine/views/district_network.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/briefing.hpp"
#include "engine/comparison/mixing.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

/// The district each region lies in, by region. Districts may be few and regions many: each way up is walked once.
std::vector<std::uint32_t> district_of_regions(const RegionTree& regions, std::span<const RegionId> districts) {
    constexpr std::uint32_t unknown = nowhere - 1;
    std::vector<std::uint32_t> district(regions.size(), unknown);
    for (std::uint32_t d = 0; d < districts.size(); ++d) district[districts[d]] = d;
    std::vector<RegionId> way;
    for (RegionId region = 0; region < regions.size(); ++region) {
        RegionId at = region;
        while (at != no_region && district[at] == unknown) {
            way.push_back(at);
            at = regions.parent(at);
        }
        const std::uint32_t found = at == no_region ? nowhere : district[at];
        for (const RegionId step : way) district[step] = found;
        way.clear();
    }
    return district;
}

/// Pairs of nodes that at least one tie of the facts joins.
class FactualPairs {
public:
    FactualPairs(const Network& network, const Snapshot& snapshot) : all_(!network.has_illustrative()) {
        if (all_) return;
        for (const TieId tie : snapshot.ties) {
            if (network.ties.illustrative[tie]) continue;
            pairs_.push_back(std::minmax({network.ties.source[tie], network.ties.target[tie]}));
        }
        std::sort(pairs_.begin(), pairs_.end());
    }
    [[nodiscard]] bool holds(NodeId a, NodeId b) const {
        return all_ || std::binary_search(pairs_.begin(), pairs_.end(), std::pair<NodeId, NodeId>(std::minmax({a, b})));
    }

private:
    bool all_;
    std::vector<std::pair<NodeId, NodeId>> pairs_;
};

}  // namespace

DistrictNetwork district_network(const Network& network, const Snapshot& snapshot, const Ladder& ladder,
                                 const CoverageRule& rule, std::span<const RegionId> districts, RegionId whole) {
    DistrictNetwork result;
    if (whole != no_region) {
        result.code = network.region_code(whole);
        result.name = network.region_name(whole);
        result.level = network.regions.level(whole);
    }
    result.as_of = snapshot.as_of ? iso(*snapshot.as_of) : std::string();
    result.sources = source_names(network);
    for (const RegionId region : districts) {
        if (result.districts.empty()) result.unit_level = network.regions.level(region);
        result.districts.push_back({std::string(network.region_code(region)), std::string(network.region_name(region)),
                                    std::string(network.region_name(network.regions.parent(region)))});
    }
    const std::vector<std::uint32_t> district_of = district_of_regions(network.regions, districts);
    const auto place = [&](NodeId node) {
        const RegionId region = network.region(node);
        return region == no_region ? nowhere : district_of[region];
    };
    const FactualPairs factual(network, snapshot);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> links;
    for (std::size_t row = 0; row < ladder.size(); ++row) {
        const NodeId village = ladder.target[row];
        const std::uint32_t home = place(village);
        if (home == nowhere) continue;
        DistrictNetwork::District& district = result.districts[home];
        district.villages += 1;
        district.covered += ladder.covered(row);
        for (const NodeId partner : partners_of(network, snapshot.graph, rule, village)) {
            const std::uint32_t from = place(partner);
            district.ends += 1;
            result.illustrative += !factual.holds(partner, village);
            if (from != nowhere) {
                result.districts[from].ends += 1;
                links[std::minmax(home, from)] += 1;
                (from == home ? district.own : district.others) += 1;
            } else if (whole != no_region && network.region(partner) != no_region &&
                       network.regions.within(network.region(partner), whole)) {
                district.above += 1;
            } else {
                district.beyond += 1;
            }
        }
    }
    for (const DistrictNetwork::District& district : result.districts) {
        result.villages += district.villages;
        result.covered += district.covered;
        result.own += district.own;
        result.others += district.others;
        result.above += district.above;
        result.beyond += district.beyond;
        result.ties += district.ties();
    }
    for (const auto& [pair, ties] : links) {
        const double product =
            static_cast<double>(result.districts[pair.first].ends) * result.districts[pair.second].ends;
        const double m = result.ties;
        result.links.push_back({pair.first, pair.second, ties, product / (pair.first == pair.second ? 4 * m : 2 * m)});
    }
    return result;
}

std::vector<RegionId> districts_within(const Network& network, const CoverageRule& rule, RegionId whole, Level level) {
    const std::vector<RegionId> cut = network.regions.cut(level);
    std::set<RegionId> found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const RegionId region = network.region(v);
        if (region == no_region || !rule.is_target(network.kind(v))) continue;
        if (whole != no_region && !network.regions.within(region, whole)) continue;
        found.insert(cut[region]);
    }
    found.erase(whole);  // targets of the whole itself, which no district holds
    std::vector<RegionId> regions(found.begin(), found.end());
    sort_by_code(network, regions);
    return regions;
}

Level level_below(const Network& network, RegionId region) {
    if (region == no_region) return Level::province;
    switch (network.regions.level(region)) {
        case Level::province:
            return Level::city;
        case Level::city:
            return Level::county;
        case Level::county:
            return Level::township;
        default:
            return Level::village;
    }
}

}  // namespace lianjian
