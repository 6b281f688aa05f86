#include "engine/comparison/districts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/coverage/equity.hpp"

namespace lianjian {
namespace {

/// What is gathered of one district before its line is drawn up.
struct Circle {
    std::set<NodeId> partners;
    std::vector<double> partners_per_village;
    std::set<std::uint32_t> projects;
    AmountSum amount;
};

class Comparison {
public:
    Comparison(const Network& network, Level level) : network_(network), cut_(network.regions.cut(level)) {}

    [[nodiscard]] RegionId district(NodeId node) const {
        const RegionId region = network_.region(node);
        return region == no_region ? no_region : cut_[region];
    }

    void add_ladder(const Graph& graph, const CoverageRule& rule, const Ladder& ladder) {
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            Circle& circle = circles_[district(ladder.target[i])];
            const auto partners = partners_of(network_, graph, rule, ladder.target[i]);
            circle.partners.insert(partners.begin(), partners.end());
            circle.partners_per_village.push_back(static_cast<double>(partners.size()));
        }
    }

    void add_project(std::uint32_t project) {
        const Projects& projects = network_.projects;
        for (const NodeId node : {projects.source[project], projects.target[project], projects.group[project]}) {
            if (node == no_node) continue;
            const auto circle = circles_.find(district(node));
            if (circle == circles_.end() || !circle->second.projects.insert(project).second) continue;
            if (projects.amount[project].known()) circle->second.amount.add(projects.amount[project]);
        }
    }

    void describe(DistrictLine& line) const {
        const Circle& circle = circles_.at(line.region);
        std::map<NodeKind, double> kinds;
        std::set<RegionId> regions, provinces;
        const RegionId home_province = network_.regions.at(line.region, Level::province);
        for (const NodeId partner : circle.partners) {
            kinds[network_.kind(partner)] += 1;
            if (district(partner) == line.region) continue;
            line.outside_partners += 1;
            if (network_.region(partner) == no_region) continue;
            regions.insert(district(partner));
            const RegionId province = network_.regions.at(network_.region(partner), Level::province);
            if (province != home_province) provinces.insert(province);
        }
        line.partners = static_cast<std::uint32_t>(circle.partners.size());
        line.partner_kinds = static_cast<std::uint32_t>(kinds.size());
        line.outside_regions = static_cast<std::uint32_t>(regions.size());
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
    std::map<RegionId, Circle> circles_;
};

}  // namespace

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
    std::map<RegionId, std::size_t> line_of;
    for (const CoverageRow& row : coverage_by_region(network, ladder, level).rows) {
        if (row.region == no_region) continue;
        if (!only.empty() && std::find(only.begin(), only.end(), row.region) == only.end()) continue;
        line_of.emplace(row.region, lines.size());
        lines.emplace_back();
        lines.back().region = row.region;
        lines.back().coverage = row;
        comparison.describe(lines.back());
    }
    for (const TieId tie : snapshot.ties) {
        const RegionId a = comparison.district(network.ties.source[tie]);
        const RegionId b = comparison.district(network.ties.target[tie]);
        for (const RegionId end : {a, b}) {
            const auto line = line_of.find(end);
            if (line == line_of.end()) continue;
            (a == b ? lines[line->second].internal : lines[line->second].external) += 1;
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
