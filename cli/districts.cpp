#include "cli/districts.hpp"

#include <algorithm>
#include <set>

namespace lianjian {
namespace {

bool has_target(const Network& network, RegionId region) {
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (is_target(network.kind(v)) && network.regions.within(network.region(v), region)) return true;
    }
    return false;
}

}  // namespace

std::vector<RegionId> districts_named(const Request& request, const Network& network,
                                      const std::vector<std::string>& codes) {
    std::vector<RegionId> districts;
    for (const std::string& code : codes) {
        const RegionId region = region_named(request, network, code);
        if (!has_target(network, region)) {
            throw Failure(Exit::misuse, say(request.lang, "{}（{}）在数据中没有村或社区",
                                            "{} ({}) has no village or community in the data", code,
                                            printable(network.region_name(region), 60)));
        }
        if (std::find(districts.begin(), districts.end(), region) == districts.end()) districts.push_back(region);
    }
    return districts;
}

std::vector<RegionId> districts_of_level(const Request& request, const Network& network, Level level) {
    const RegionId above = within(request, network);
    std::set<RegionId> found;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const RegionId region = network.region(v);
        if (!is_target(network.kind(v)) || region == no_region || !stands(network.nodes, v, request.as_of)) continue;
        if (above == no_region || network.regions.within(region, above))
            found.insert(network.regions.at(region, level));
    }
    std::vector<RegionId> districts(found.begin(), found.end());
    std::sort(districts.begin(), districts.end(),
              [&](RegionId a, RegionId b) { return network.region_code(a) < network.region_code(b); });
    return districts;
}

std::vector<RegionId> districts_or_all_counties(const Request& request, const Network& network,
                                                const std::vector<std::string>& codes) {
    if (!codes.empty()) return districts_named(request, network, codes);
    constexpr std::size_t dozen = 12;
    std::vector<RegionId> counties = districts_of_level(request, network, Level::county);
    if (!counties.empty() && counties.size() <= dozen) return counties;
    std::string some;
    for (std::size_t i = 0; i < std::min(counties.size(), dozen); ++i) {
        some += fmt::format("\n  {} {}", printable(network.region_code(counties[i]), 60),
                            printable(network.region_name(counties[i]), 60));
    }
    throw Failure(Exit::misuse,
                  say(request.lang, "请用 --district 指定区划；数据中有 {} 个区县：{}",
                      "name districts with --district; the data has {} counties:{}", counties.size(), some));
}

std::string place_of(const Network& network, RegionId district) {
    std::string place;
    for (RegionId at = network.regions.parent(district); at != no_region; at = network.regions.parent(at)) {
        place.insert(0, network.region_name(at));
    }
    return place;
}

}  // namespace lianjian
