#include "engine/coverage/stages.hpp"

#include <algorithm>
#include <map>

namespace lianjian {
namespace {

/// How many bodies that cover a kind of target each county has that day.
std::vector<std::uint32_t> bodies_by_county(const Network& network, AsOf as_of, const std::vector<RegionId>& county,
                                            const CoverageRule& rule, NodeKind target) {
    std::vector<bool> covers(network.kind_count());
    for (std::size_t k = 0; k < covers.size(); ++k) covers[k] = rule.covers(static_cast<NodeKind>(k), target);
    std::vector<std::uint32_t> bodies(network.regions.size());
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const RegionId region = network.region(v);
        if (region == no_region || !covers[static_cast<std::size_t>(network.kind(v))]) continue;
        bodies[county[region]] += stands(network.nodes, v, as_of);
    }
    return bodies;
}

std::vector<bool> nodes_with_project(const Network& network, const Snapshot& snapshot) {
    std::vector<bool> has(network.nodes.size());
    const Projects& projects = network.projects;
    for (std::size_t p = 0; p < projects.size(); ++p) {
        if (p < projects.status.size() && status_of(projects.status[p]) == Status::planned) continue;
        if (snapshot.as_of && p < projects.date.size() && projects.date[p].known() &&
            *snapshot.as_of < projects.date[p]) {
            continue;
        }
        for (const NodeId node : {projects.source[p], projects.target[p]}) {
            if (node != no_node) has[node] = true;
        }
        if (projects.group[p] == no_node) continue;
        for (const NodeId member : snapshot.memberships.neighbors(projects.group[p])) has[member] = true;
    }
    return has;
}

/// A row for each region that holds a target, found by the region of a node.
template <class Row>
class Rows {
public:
    Rows(const Network& network, Level level, RegionId within)
        : network_(network), within_(within), cut_(network.regions.cut(level)), by_region_(network.regions.size()) {
        total_.region = within;
    }

    /// Both lines that a target enters, or none when it is not shown.
    template <class Enter>
    void add(NodeId target, Enter enter) {
        const RegionId region = network_.region(target);
        if (within_ != no_region && !network_.regions.within(region, within_)) return;
        const RegionId shown = region == no_region ? no_region : cut_[region];
        std::uint32_t& place = region == no_region ? nowhere_ : by_region_[shown];
        if (place == 0) {
            rows_.emplace_back().region = shown;
            place = static_cast<std::uint32_t>(rows_.size());
        }
        enter(rows_[place - 1]);
        enter(total_);
    }

    [[nodiscard]] std::vector<Row> finished() && {
        std::sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) {
            if ((a.region == no_region) != (b.region == no_region)) return b.region == no_region;
            return network_.region_code(a.region) < network_.region_code(b.region);
        });
        rows_.push_back(total_);
        return std::move(rows_);
    }

private:
    const Network& network_;
    RegionId within_;
    std::vector<RegionId> cut_;
    std::vector<std::uint32_t> by_region_;  // place + 1
    std::uint32_t nowhere_ = 0;
    std::vector<Row> rows_;
    Row total_;
};

}  // namespace

std::vector<Stage> stages(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                          const Ladder& ladder) {
    const std::vector<RegionId> county = network.regions.cut(Level::county);
    const std::vector<bool> has_project = nodes_with_project(network, snapshot);
    std::map<NodeKind, std::vector<std::uint32_t>> bodies;
    std::vector<Stage> reached;
    reached.reserve(ladder.size());
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const NodeId v = ladder.target[i];
        const NodeKind kind = network.kind(v);
        const auto [entry, fresh] = bodies.try_emplace(kind);
        if (fresh) entry->second = bodies_by_county(network, snapshot.as_of, county, rule, kind);
        if (ladder.partners[i] > 0) {
            reached.push_back(ladder.covered(i) && has_project[v] ? Stage::effective : Stage::contacted);
        } else if (ladder.hops[i] <= 2 || ladder.direct_or_group[i]) {
            reached.push_back(Stage::reachable);
        } else {
            const RegionId region = network.region(v);
            const std::uint32_t others =
                region == no_region ? 0 : entry->second[county[region]] - (rule.covers(kind, kind) ? 1 : 0);
            reached.push_back(others > 0 ? Stage::available : Stage::target);
        }
    }
    return reached;
}

std::vector<StageRow> stages_by_region(const Network& network, const Ladder& ladder, const std::vector<Stage>& reached,
                                       Level level, RegionId within) {
    Rows<StageRow> rows(network, level, within);
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        rows.add(ladder.target[i], [&](StageRow& row) {
            for (std::size_t s = 0; s <= static_cast<std::size_t>(reached[i]); ++s) row.villages[s] += 1;
        });
    }
    return std::move(rows).finished();
}

std::vector<KindRow> kinds_by_region(const Network& network, const Graph& graph, const CoverageRule& rule,
                                     const Ladder& ladder, Level level, RegionId within) {
    Rows<KindRow> rows(network, level, within);
    std::vector<NodeKind> kinds;
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const NodeId v = ladder.target[i];
        kinds.clear();
        for (const NodeId u : graph.neighbors(v)) {
            const NodeKind kind = network.kind(u);
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) continue;
            if (rule.covers(kind, network.kind(v))) kinds.push_back(kind);
        }
        rows.add(v, [&](KindRow& row) {
            row.villages += 1;
            row.covered.resize(network.kind_count());
            for (const NodeKind kind : kinds) row.covered[static_cast<std::size_t>(kind)] += 1;
        });
    }
    return std::move(rows).finished();
}

}  // namespace lianjian
