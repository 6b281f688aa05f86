#include "engine/comparison/districts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/coverage/equity.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

/// What is gathered of one district before its line is drawn up.
struct Circle {
    std::vector<NodeId> partners;  // distinct and ascending once gathered
    std::vector<double> partners_per_village;
    std::set<std::uint32_t> projects;
    AmountSum amount;
};

class Comparison {
public:
    Comparison(const Network& network, Level level)
        : network_(network), cut_(network.regions.cut(level)), place_(network.regions.size(), nowhere) {}

    [[nodiscard]] RegionId district(NodeId node) const {
        const RegionId region = network_.region(node);
        return region == no_region ? no_region : cut_[region];
    }

    void add_ladder(const Graph& graph, const CoverageRule& rule, const Ladder& ladder) {
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            const NodeId village = ladder.target[i];
            const RegionId region = district(village);
            if (region == no_region) continue;
            if (place_[region] == nowhere) {
                place_[region] = static_cast<std::uint32_t>(circles_.size());
                circles_.emplace_back();
            }
            Circle& circle = circles_[place_[region]];
            circle.partners_per_village.push_back(static_cast<double>(ladder.partners[i]));
            if (ladder.partners[i] == 0) continue;
            for (const NodeId u : graph.neighbors(village)) {
                if (rule.covers(network_.kind(u), network_.kind(village))) circle.partners.push_back(u);
            }
        }
        for (Circle& circle : circles_) {
            std::sort(circle.partners.begin(), circle.partners.end());
            circle.partners.erase(std::unique(circle.partners.begin(), circle.partners.end()), circle.partners.end());
        }
    }

    void add_project(std::uint32_t project) {
        const Projects& projects = network_.projects;
        for (const NodeId node : {projects.source[project], projects.target[project], projects.group[project]}) {
            if (node == no_node) continue;
            const RegionId region = district(node);
            if (region == no_region || place_[region] == nowhere) continue;
            Circle& circle = circles_[place_[region]];
            if (!circle.projects.insert(project).second) continue;
            if (projects.amount[project].known()) circle.amount.add(projects.amount[project]);
        }
    }

    void describe(DistrictLine& line) const {
        const RegionTree& tree = network_.regions;
        const Circle& circle = circles_[place_[line.region]];
        std::map<NodeKind, double> kinds;
        std::set<RegionId> regions, cities, provinces;
        const RegionId home_city = tree.at(line.region, Level::city);
        const RegionId home_province = tree.at(line.region, Level::province);
        for (const NodeId partner : circle.partners) {
            kinds[network_.kind(partner)] += 1;
            const RegionId region = network_.region(partner);
            if (region != no_region) {
                const std::uint32_t distance = region_steps(tree, line.region, region);
                line.placed_partners += 1;
                line.distances += distance;
                line.greatest_distance = std::max(line.greatest_distance, distance);
            }
            if (district(partner) == line.region) continue;
            line.outside_partners += 1;
            if (region == no_region) continue;
            regions.insert(district(partner));
            const RegionId city = tree.at(region, Level::city);
            if (city != home_city && tree.level(city) == Level::city) cities.insert(city);
            const RegionId province = tree.at(region, Level::province);
            if (province != home_province) provinces.insert(province);
        }
        for (const double partners : circle.partners_per_village) {
            line.village_partners += static_cast<std::uint64_t>(partners);
        }
        line.partners = static_cast<std::uint32_t>(circle.partners.size());
        line.partner_kinds = static_cast<std::uint32_t>(kinds.size());
        line.outside_regions = static_cast<std::uint32_t>(regions.size());
        line.outside_cities = static_cast<std::uint32_t>(cities.size());
        line.outside_provinces = static_cast<std::uint32_t>(provinces.size());
        line.mix = blau(kinds, static_cast<double>(circle.partners.size()));
        line.gini = gini(circle.partners_per_village);
        line.projects = static_cast<std::uint32_t>(circle.projects.size());
        line.amount = circle.amount.total();
    }

private:
    static std::optional<double> blau(const std::map<NodeKind, double>& kinds, double total) {
        if (!(total > 0)) return std::nullopt;
        double same = 0;
        for (const auto& [kind, count] : kinds) same += (count / total) * (count / total);
        return 1 - same;
    }

    const Network& network_;
    std::vector<RegionId> cut_;
    std::vector<std::uint32_t> place_;  // of a region's circle
    std::vector<Circle> circles_;
};

}  // namespace

std::uint32_t region_steps(const RegionTree& regions, RegionId from, RegionId to) {
    std::uint32_t steps = 0;
    for (; from != no_region && !regions.within(to, from); from = regions.parent(from)) ++steps;
    return steps;
}

std::optional<double> DistrictLine::mean_distance() const {
    if (placed_partners == 0) return std::nullopt;
    return static_cast<double>(distances) / static_cast<double>(placed_partners);
}

std::optional<double> DistrictLine::external_share() const {
    if (external + internal == 0) return std::nullopt;
    return static_cast<double>(external) / static_cast<double>(external + internal);
}

std::optional<double> DistrictLine::ei() const {
    if (external + internal == 0) return std::nullopt;
    return (static_cast<double>(external) - static_cast<double>(internal)) / static_cast<double>(external + internal);
}

std::vector<DistrictLine> compare_districts(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                            Level level, std::span<const RegionId> only) {
    const Ladder ladder = make_ladder(network, snapshot, rule);

    Comparison comparison(network, level);
    comparison.add_ladder(snapshot.graph, rule, ladder);
    for (std::uint32_t project = 0; project < network.projects.size(); ++project) comparison.add_project(project);

    std::vector<DistrictLine> lines;
    std::vector<std::uint32_t> line_of(network.regions.size(), nowhere);
    for (const CoverageRow& row : coverage_by_region(network, ladder, level).rows) {
        if (row.region == no_region) continue;
        if (!only.empty() && std::find(only.begin(), only.end(), row.region) == only.end()) continue;
        line_of[row.region] = static_cast<std::uint32_t>(lines.size());
        lines.emplace_back();
        lines.back().region = row.region;
        lines.back().coverage = row;
        comparison.describe(lines.back());
    }
    const auto line_at = [&](RegionId region) { return region == no_region ? nowhere : line_of[region]; };
    for (const TieId tie : snapshot.ties) {
        const RegionId a = comparison.district(network.ties.source[tie]);
        const RegionId b = comparison.district(network.ties.target[tie]);
        for (const RegionId end : {a, b}) {
            const std::uint32_t line = line_at(end);
            if (line == nowhere) continue;
            (a == b ? lines[line].internal : lines[line].external) += 1;
            if (a == b) break;
        }
    }
    if (!only.empty()) {
        std::stable_sort(lines.begin(), lines.end(), [&](const DistrictLine& x, const DistrictLine& y) {
            return std::find(only.begin(), only.end(), x.region) < std::find(only.begin(), only.end(), y.region);
        });
    }
    return lines;
}

}  // namespace lianjian
