#include "engine/comparison/changes.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace lianjian {
namespace {

struct CauseRow {
    std::string_view key;
    Words words;
};

constexpr std::array<CauseRow, change_causes> cause_rows{{
    {"village_new", {"新设村居", "village new"}},
    {"tie_added", {"新建关系", "tie added"}},
    {"merged", {"村居并入", "merged"}},
    {"closed", {"村居撤销", "closed"}},
    {"partner_gone", {"单位退出", "partner gone"}},
    {"tie_ended", {"关系到期", "tie ended"}},
}};

std::vector<NodeId> without(const std::vector<NodeId>& from, const std::vector<NodeId>& these) {
    std::vector<NodeId> rest;
    std::set_difference(from.begin(), from.end(), these.begin(), these.end(), std::back_inserter(rest));
    return rest;
}

/// A lost village: is it by partners that are gone?
VillageChange loss(const Graph& graph_after, NodeId village, const std::vector<NodeId>& before,
                   const std::vector<NodeId>& after, std::uint32_t min_partners) {
    VillageChange change{village, ChangeCause::tie_ended, static_cast<std::uint32_t>(before.size()),
                         static_cast<std::uint32_t>(after.size())};
    change.partners = without(before, after);
    std::vector<NodeId> gone;
    std::copy_if(change.partners.begin(), change.partners.end(), std::back_inserter(gone),
                 [&](NodeId partner) { return graph_after.degree(partner) == 0; });
    if (after.size() + gone.size() >= min_partners) {
        change.cause = ChangeCause::partner_gone;
        change.partners = std::move(gone);
    }
    return change;
}

/// Who is in whose circle, as (circle, partner) in one number each; a circle is a region, or the place after them.
class Circles {
public:
    void add(std::size_t circle, const std::vector<NodeId>& partners) {
        for (const NodeId partner : partners) pairs_.push_back(static_cast<std::uint64_t>(circle) << 32 | partner);
    }
    [[nodiscard]] const std::vector<std::uint64_t>& distinct() {
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        return pairs_;
    }

private:
    std::vector<std::uint64_t> pairs_;
};

}  // namespace

std::string_view key(ChangeCause cause) { return cause_rows[static_cast<std::size_t>(cause)].key; }
Words words(ChangeCause cause) { return cause_rows[static_cast<std::size_t>(cause)].words; }

std::optional<double> ChangeLine::jaccard() const {
    const std::uint64_t either = circle_before + circle_after - circle_both;
    if (either == 0) return std::nullopt;
    return static_cast<double>(circle_both) / static_cast<double>(either);
}

Changes changes_between(const Network& network, const Snapshot& before, const Snapshot& after, const CoverageRule& rule,
                        Level level, RegionId within) {
    const std::vector<RegionId> cut = network.regions.cut(level);
    const std::size_t nowhere = network.regions.size();
    const std::size_t everywhere = nowhere + 1;
    std::vector<ChangeLine> lines(nowhere + 2);
    for (RegionId region = 0; region < nowhere; ++region) lines[region].region = region;
    lines[everywhere].region = within;

    Changes changes;
    Circles circles_before, circles_after;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v))) continue;
        const RegionId region = network.region(v);
        if (within != no_region && !network.regions.within(region, within)) continue;

        const bool stood = stands(network.nodes, v, before.as_of);
        const bool still_stands = stands(network.nodes, v, after.as_of);
        if (!stood && !still_stands) continue;

        const std::vector<NodeId> had = partners_of(network, before.graph, rule, v);
        const std::vector<NodeId> has = partners_of(network, after.graph, rule, v);
        const bool was_covered = stood && had.size() >= rule.min_partners;
        const bool is_covered = still_stands && has.size() >= rule.min_partners;
        if (!was_covered && is_covered) {
            changes.villages.push_back({v, stood ? ChangeCause::tie_added : ChangeCause::village_new,
                                        static_cast<std::uint32_t>(had.size()), static_cast<std::uint32_t>(has.size()),
                                        without(has, had)});
        } else if (was_covered && !still_stands) {
            const bool merged = network.nodes.merged_into[v] != no_node;
            changes.villages.push_back({v, merged ? ChangeCause::merged : ChangeCause::closed,
                                        static_cast<std::uint32_t>(had.size()), 0, had});
        } else if (was_covered && !is_covered) {
            changes.villages.push_back(loss(after.graph, v, had, has, rule.min_partners));
        }
        for (const std::size_t at : {region == no_region ? nowhere : std::size_t{cut[region]}, everywhere}) {
            ChangeLine& line = lines[at];
            line.villages_before += stood;
            line.villages_after += still_stands;
            line.covered_before += was_covered;
            line.covered_after += is_covered;
            if (was_covered != is_covered) line.by_cause[static_cast<std::size_t>(changes.villages.back().cause)] += 1;
            circles_before.add(at, had);
            circles_after.add(at, has);
        }
    }

    const auto circle = [](std::uint64_t pair) { return static_cast<std::size_t>(pair >> 32); };
    const std::vector<std::uint64_t>& pairs_before = circles_before.distinct();
    const std::vector<std::uint64_t>& pairs_after = circles_after.distinct();
    std::vector<std::uint64_t> pairs_both;
    std::set_intersection(pairs_before.begin(), pairs_before.end(), pairs_after.begin(), pairs_after.end(),
                          std::back_inserter(pairs_both));
    for (const std::uint64_t pair : pairs_before) lines[circle(pair)].circle_before += 1;
    for (const std::uint64_t pair : pairs_after) lines[circle(pair)].circle_after += 1;
    for (const std::uint64_t pair : pairs_both) lines[circle(pair)].circle_both += 1;

    changes.total = lines[everywhere];
    std::copy_if(lines.begin(), lines.end() - 2, std::back_inserter(changes.regions),
                 [](const ChangeLine& line) { return line.villages_before + line.villages_after > 0; });
    std::sort(changes.regions.begin(), changes.regions.end(), [&](const ChangeLine& a, const ChangeLine& b) {
        return network.region_code(a.region) < network.region_code(b.region);
    });
    if (lines[nowhere].villages_before + lines[nowhere].villages_after > 0) changes.regions.push_back(lines[nowhere]);
    return changes;
}

std::vector<CircleChange> circle_changes(const Network& network, const Snapshot& before, const Snapshot& after,
                                         const CoverageRule& rule, RegionId district) {
    std::vector<NodeId> nodes;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (network.regions.within(network.region(v), district)) nodes.push_back(v);
    }
    return circle_changes(network, before, after, rule, nodes);
}

std::vector<CircleChange> circle_changes(const Network& network, const Snapshot& before, const Snapshot& after,
                                         const CoverageRule& rule, std::span<const NodeId> nodes) {
    std::map<NodeId, CircleChange> circle;
    for (const NodeId v : nodes) {
        if (!rule.is_target(network.kind(v))) continue;
        for (const NodeId partner : partners_of(network, before.graph, rule, v)) circle[partner].villages_before += 1;
        for (const NodeId partner : partners_of(network, after.graph, rule, v)) circle[partner].villages_after += 1;
    }
    std::vector<CircleChange> changes;
    changes.reserve(circle.size());
    for (auto& [partner, change] : circle) {
        change.partner = partner;
        changes.push_back(change);
    }
    return changes;
}

}  // namespace lianjian
