#include "engine/coverage/ladder.hpp"

#include <algorithm>
#include <map>

namespace lianjian {
namespace {

template <class T>
bool contains(const std::vector<T>& values, T value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<NodeId> targets_of(const Network& network, AsOf as_of, const CoverageRule& rule) {
    std::vector<NodeId> targets;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (rule.is_target(network.kind(v)) && stands(network.nodes, v, as_of)) targets.push_back(v);
    }
    return targets;
}

/// Whether a node of each kind covers a target of this kind, by kind.
std::vector<bool> covering_kinds(const Network& network, const CoverageRule& rule, NodeKind target) {
    std::vector<bool> covers(network.kind_count());
    for (std::size_t k = 0; k < covers.size(); ++k) covers[k] = rule.covers(static_cast<NodeKind>(k), target);
    return covers;
}

/// A node, the source a wave started from, and nothing else: the distance is known by the wave's round.
struct Visit {
    NodeId node;
    NodeId source;
};

/// For every node, the hops to the nearest source other than itself. A breadth-first search from all sources
/// at once, in which a node lets the waves of its two nearest sources through: of these at least one is not
/// the node itself, and no neighbour ever needs a third. O(n + m).
std::vector<std::uint32_t> hops_to_nearest_other(const Graph& graph, const std::vector<bool>& is_source) {
    std::vector<std::uint32_t> hops(graph.size(), unreachable);
    std::vector<NodeId> first(graph.size(), no_node), second(graph.size(), no_node);
    std::vector<Visit> wave, next;
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (!is_source[v]) continue;
        first[v] = v;
        wave.push_back({v, v});
    }
    for (std::uint32_t distance = 1; !wave.empty(); ++distance) {
        next.clear();
        for (const auto& [node, source] : wave) {
            for (const NodeId u : graph.neighbors(node)) {
                if (first[u] == source || second[u] != no_node) continue;
                (first[u] == no_node ? first[u] : second[u]) = source;
                if (source != u && hops[u] == unreachable) hops[u] = distance;
                next.push_back({u, source});
            }
        }
        wave.swap(next);
    }
    return hops;
}

/// Whether a group has a live member, other than one, that would cover a target.
bool has_covering_member(const Network& network, const Graph& memberships, NodeId group, NodeId except,
                         const std::vector<bool>& covers) {
    const auto members = memberships.neighbors(group);
    return std::any_of(members.begin(), members.end(), [&](NodeId member) {
        return member != except && !is_group(network.kind(member)) &&
               covers[static_cast<std::size_t>(network.kind(member))];
    });
}

std::optional<double> quotient(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

}  // namespace

bool CoverageRule::is_target(NodeKind kind) const {
    return targets.empty() ? lianjian::is_target(kind) : contains(targets, kind);
}

bool CoverageRule::covers(NodeKind partner, NodeKind target) const {
    if (any_partner) return true;
    if (!partners.empty()) return contains(partners, partner);
    return !is_group(partner) && partner != target;
}

Snapshot make_snapshot(const Network& network, AsOf as_of, const CoverageRule& rule) {
    return make_snapshot(network, as_of, rule.ties, rule.planned);
}

std::vector<NodeId> partners_of(const Network& network, const Graph& graph, const CoverageRule& rule, NodeId target) {
    std::vector<NodeId> partners;
    for (const NodeId u : graph.neighbors(target)) {
        if (rule.covers(network.kind(u), network.kind(target))) partners.push_back(u);
    }
    return partners;
}

Ladder make_ladder(const Network& network, const Snapshot& snapshot, const CoverageRule& rule) {
    const Graph& graph = snapshot.graph;
    Ladder ladder;
    ladder.min_partners = rule.min_partners;
    ladder.target = targets_of(network, snapshot.as_of, rule);
    const std::size_t count = ladder.target.size();
    ladder.partners.resize(count, 0);
    ladder.partner_kinds.resize(count, 0);
    ladder.hops.resize(count, unreachable);
    ladder.direct_or_group.resize(count, false);
    ladder.sole_partner.resize(count, no_node);

    struct KindView {
        std::vector<bool> covers;         // by kind of neighbour
        std::vector<std::uint32_t> hops;  // by node
    };
    std::map<NodeKind, KindView> views;  // one for each kind of target there is
    for (const NodeId v : ladder.target) {
        auto [entry, fresh] = views.try_emplace(network.kind(v));
        if (!fresh) continue;
        entry->second.covers = covering_kinds(network, rule, network.kind(v));
        std::vector<bool> is_source(network.nodes.size());
        for (NodeId u = 0; u < network.nodes.size(); ++u) {
            is_source[u] = entry->second.covers[static_cast<std::size_t>(network.kind(u))];
        }
        entry->second.hops = hops_to_nearest_other(graph, is_source);
    }

    const bool asks_for_kinds = rule.min_kinds > 0 || !rule.required.empty();
    std::vector<NodeKind> kinds;
    for (std::size_t i = 0; i < count; ++i) {
        const NodeId v = ladder.target[i];
        const KindView& view = views.at(network.kind(v));
        kinds.clear();
        for (const NodeId u : graph.neighbors(v)) {
            const NodeKind kind = network.kind(u);
            if (!view.covers[static_cast<std::size_t>(kind)]) continue;
            ladder.partners[i] += 1;
            ladder.sole_partner[i] = u;
            if (!contains(kinds, kind)) kinds.push_back(kind);
        }
        if (ladder.partners[i] != 1) ladder.sole_partner[i] = no_node;
        ladder.partner_kinds[i] = static_cast<std::uint32_t>(kinds.size());
        ladder.hops[i] = view.hops[v];
        if (asks_for_kinds) {
            ladder.lacking.push_back(kinds.size() < rule.min_kinds ||
                                     !std::all_of(rule.required.begin(), rule.required.end(),
                                                  [&](NodeKind kind) { return contains(kinds, kind); }));
        }
        bool reached = ladder.covered(i);
        for (const NodeId u : snapshot.memberships.neighbors(v)) {
            if (reached) break;
            reached =
                is_group(network.kind(u)) && has_covering_member(network, snapshot.memberships, u, v, view.covers);
        }
        ladder.direct_or_group[i] = reached;
    }
    return ladder;
}

void add_village(CoverageRow& row, const Network& network, const Ladder& ladder, std::size_t i, AmountSum& population,
                 AmountSum& population_covered) {
    const bool covered = ladder.covered(i);
    const Amount people = network.nodes.population[ladder.target[i]];
    row.villages += 1;
    row.covered += covered;
    population.add(people);
    if (covered) population_covered.add(people);
    row.two_or_more += ladder.partners[i] >= 2;
    row.three_or_more += ladder.partners[i] >= 3;
    row.within_2_hops += ladder.hops[i] <= 2;
    row.direct_or_group += ladder.direct_or_group[i];
    row.sole_partner += ladder.partners[i] == 1;
}

void set_population(CoverageRow& row, const AmountSum& population, const AmountSum& population_covered) {
    row.population = population.total();
    row.population_covered = population_covered.total();
    // Where anybody's people are stated, those of the covered are at least none.
    if (row.population.known() && !row.population_covered.known()) row.population_covered = {0, row.covered > 0};
}

std::optional<double> CoverageRow::share() const {
    return quotient(static_cast<double>(covered), static_cast<double>(villages));
}

std::optional<double> CoverageRow::population_share() const {
    if (!population.known()) return std::nullopt;
    return quotient(population_covered.known() ? population_covered.value : 0, population.value);
}

CoverageTable coverage_by_region(const Network& network, const Ladder& ladder, Level level, RegionId within) {
    struct Sums {
        CoverageRow row;
        AmountSum population, population_covered, population_left;
        void finish() { set_population(row, population, population_covered); }
        /// Where all are covered, nobody is left: that is known.
        [[nodiscard]] Amount left() const {
            return row.covered == row.villages ? Amount{0, false} : population_left.total();
        }
    };
    const std::vector<RegionId> cut = network.regions.cut(level);
    std::vector<Sums> by_region(network.regions.size());
    Sums nowhere, total;
    total.row.region = within;

    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const RegionId region = network.region(ladder.target[i]);
        if (within != no_region && !network.regions.within(region, within)) continue;
        Sums& sums = region == no_region ? nowhere : by_region[cut[region]];
        if (region != no_region) sums.row.region = cut[region];
        add_village(sums.row, network, ladder, i, sums.population, sums.population_covered);
        add_village(total.row, network, ladder, i, total.population, total.population_covered);
        if (ladder.covered(i)) continue;
        sums.population_left.add(network.nodes.population[ladder.target[i]]);
        total.population_left.add(network.nodes.population[ladder.target[i]]);
    }

    std::vector<RegionId> regions;
    for (const Sums& sums : by_region) {
        if (sums.row.villages > 0) regions.push_back(sums.row.region);
    }
    std::sort(regions.begin(), regions.end(),
              [&](RegionId a, RegionId b) { return network.region_code(a) < network.region_code(b); });
    CoverageTable table;
    const auto add = [&](Sums& sums) {
        sums.finish();
        table.rows.push_back(sums.row);
        table.population_left.push_back(sums.left());
    };
    for (const RegionId region : regions) add(by_region[region]);
    if (nowhere.row.villages > 0) add(nowhere);
    total.finish();
    table.total = total.row;
    table.total_left = total.left();
    return table;
}

Ladder restricted(const Ladder& ladder, const std::vector<bool>& keep) {
    Ladder kept;
    kept.min_partners = ladder.min_partners;
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        if (!keep[i]) continue;
        kept.target.push_back(ladder.target[i]);
        kept.partners.push_back(ladder.partners[i]);
        kept.partner_kinds.push_back(ladder.partner_kinds[i]);
        kept.hops.push_back(ladder.hops[i]);
        kept.direct_or_group.push_back(ladder.direct_or_group[i]);
        kept.sole_partner.push_back(ladder.sole_partner[i]);
        if (!ladder.lacking.empty()) kept.lacking.push_back(ladder.lacking[i]);
    }
    return kept;
}

}  // namespace lianjian
