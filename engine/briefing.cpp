#include "engine/briefing.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "engine/brief/circle_groups.hpp"

namespace lianjian {
namespace {

/// The region whose villages make up one row with this one: the child of the district on the way up.
/// A township, or anything finer, is one row by itself.
RegionId row_region(const RegionTree& regions, RegionId district, RegionId region) {
    if (regions.level(district) == Level::township || regions.level(district) == Level::village) return district;
    while (region != district && regions.parent(region) != district) region = regions.parent(region);
    return region;
}

/// The region a partner counts as "own" in: the district, or the county of a township.
RegionId home_of(const RegionTree& regions, RegionId district) {
    const Level level = regions.level(district);
    return level == Level::township || level == Level::village ? regions.at(district, Level::county) : district;
}

/// The district's targets of the day by row, then code, then id, each with the region of its row.
std::vector<std::pair<RegionId, NodeId>> targets_by_row(const CircleBasis& basis, RegionId district) {
    const Network& network = *basis.network;
    std::vector<std::pair<RegionId, NodeId>> found;
    for (const NodeId v : basis.seats.within(district)) {
        if (!basis.rule.is_target(network.kind(v)) || !stands(network.nodes, v, basis.snapshot->as_of)) continue;
        found.emplace_back(row_region(network.regions, district, network.region(v)), v);
    }
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        const auto key = [&](const auto& item) {
            return std::tuple(network.region_code(item.first), network.region_code(network.region(item.second)),
                              network.id(item.second));
        };
        return key(a) < key(b);
    });
    return found;
}

/// The pairs of nodes that these ties join and none of the others does.
template <class Predicate>
CircleBasis::Pairs pairs_only(const Ties& ties, const std::vector<TieId>& live, Predicate such) {
    if (std::none_of(live.begin(), live.end(), such)) return {};
    CircleBasis::Pairs these, others, only;
    for (const TieId tie : live) {
        (such(tie) ? these : others).push_back(std::minmax(ties.source[tie], ties.target[tie]));
    }
    for (CircleBasis::Pairs* pairs : {&these, &others}) {
        std::sort(pairs->begin(), pairs->end());
        pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
    }
    std::set_difference(these.begin(), these.end(), others.begin(), others.end(), std::back_inserter(only));
    return only;
}

std::vector<TieId> membership_ties(const Ties& ties, const std::vector<TieId>& live) {
    std::vector<TieId> memberships;
    std::copy_if(live.begin(), live.end(), std::back_inserter(memberships),
                 [&](TieId tie) { return ties.kind[tie] == EdgeKind::membership; });
    return memberships;
}

void add_villages(FriendCircle& circle, const CircleBasis& basis, RegionId district) {
    const Network& network = *basis.network;
    RegionId current = no_region;
    for (const auto& [region, node] : targets_by_row(basis, district)) {
        if (circle.rows.empty() || region != current) {
            current = region;
            circle.rows.push_back(
                {std::string(network.region_code(region)), std::string(network.region_name(region)), {}, 0});
            circle.row_level = network.regions.level(region);
        }
        const auto index = static_cast<std::uint32_t>(circle.villages.size());
        const auto row = static_cast<std::uint32_t>(circle.rows.size() - 1);
        circle.rows.back().villages.push_back(index);
        circle.villages.push_back({node, std::string(network.id(node)), std::string(network.name(node)), row, {}});
    }
}

void add_partners(FriendCircle& circle, const CircleBasis& basis, RegionId home) {
    const Network& network = *basis.network;
    const CoverageRule& rule = basis.rule;
    std::vector<std::vector<NodeId>> partners(circle.villages.size());
    std::map<std::string_view, NodeId> by_id;
    for (std::size_t v = 0; v < circle.villages.size(); ++v) {
        partners[v] = partners_of(network, basis.snapshot->graph, rule, circle.villages[v].node);
        for (const NodeId p : partners[v]) by_id.emplace(network.id(p), p);
    }
    std::map<NodeId, std::uint32_t> index;
    for (const auto& [id, node] : by_id) {
        index.emplace(node, static_cast<std::uint32_t>(circle.partners.size()));
        circle.partners.push_back({node,
                                   std::string(id),
                                   std::string(network.name(node)),
                                   std::string(network.region_name(network.region(node))),
                                   partner_group(network.kind(node)),
                                   distance_from(network.regions, home, network.region(node)),
                                   {}});
    }
    for (std::uint32_t v = 0; v < circle.villages.size(); ++v) {
        FriendCircle::Village& village = circle.villages[v];
        for (const NodeId p : partners[v]) {
            village.partners.push_back(index.at(p));
            circle.partners[index.at(p)].villages.push_back(v);
        }
        std::sort(village.partners.begin(), village.partners.end());
        circle.ties += static_cast<std::uint32_t>(village.partners.size());
        if (village.partners.size() >= rule.min_partners) {
            circle.covered += 1;
            circle.rows[village.row].covered += 1;
        }
    }
}

void mark_planned(FriendCircle& circle, const CircleBasis::Pairs& planned) {
    if (planned.empty()) return;
    for (FriendCircle::Partner& partner : circle.partners) {
        for (const std::uint32_t v : partner.villages) {
            if (contains(planned, partner.node, circle.villages[v].node)) partner.planned.push_back(v);
        }
        circle.planned += static_cast<std::uint32_t>(partner.planned.size());
    }
}

void mark_illustrative(FriendCircle& circle, const CircleBasis::Pairs& illustrative) {
    if (illustrative.empty()) return;
    for (FriendCircle::Village& village : circle.villages) {
        for (const std::uint32_t p : village.partners) {
            village.illustrative += contains(illustrative, circle.partners[p].node, village.node);
        }
        circle.illustrative += village.illustrative;
    }
}

std::size_t place_in(const Ladder& ladder, NodeId village) {
    const auto at = std::lower_bound(ladder.target.begin(), ladder.target.end(), village);
    return static_cast<std::size_t>(at - ladder.target.begin());
}

CoverageRow total_of(const FriendCircle& circle, const Network& network, const Ladder& ladder, RegionId district) {
    CoverageRow total;
    total.region = district;
    AmountSum population, population_covered;
    for (const FriendCircle::Village& village : circle.villages) {
        add_village(total, network, ladder, place_in(ladder, village.node), population, population_covered);
    }
    set_population(total, population, population_covered);
    return total;
}

std::vector<TownshipLine> township_lines(const FriendCircle& circle, const Network& network, const Ladder& ladder,
                                         RegionId district) {
    std::vector<TownshipLine> lines;
    for (const FriendCircle::Row& row : circle.rows) lines.push_back({row.code, row.name, {}, 0, {}});
    std::vector<std::set<std::uint32_t>> partners(lines.size());
    std::vector<AmountSum> population(lines.size()), population_covered(lines.size());
    for (const FriendCircle::Village& village : circle.villages) {
        TownshipLine& line = lines[village.row];
        add_village(line.coverage, network, ladder, place_in(ladder, village.node), population[village.row],
                    population_covered[village.row]);
        line.rungs[std::min<std::size_t>(village.partners.size(), 3)] += 1;
        partners[village.row].insert(village.partners.begin(), village.partners.end());
    }
    for (std::size_t r = 0; r < lines.size(); ++r) {
        const RegionId region = network.regions.find(lines[r].code);
        lines[r].coverage.region = region == no_region ? district : region;
        set_population(lines[r].coverage, population[r], population_covered[r]);
        lines[r].partners = static_cast<std::uint32_t>(partners[r].size());
    }
    return lines;
}

std::vector<SoleCarrier> sole_carriers(const FriendCircle& circle) {
    std::vector<SoleCarrier> carriers;
    for (const FriendCircle::Partner& partner : circle.partners) {
        const auto sole = std::count_if(partner.villages.begin(), partner.villages.end(),
                                        [&](std::uint32_t v) { return circle.villages[v].partners.size() == 1; });
        if (sole == 0) continue;
        carriers.push_back({partner.id, partner.name, partner.group,
                            static_cast<std::uint32_t>(partner.villages.size()), static_cast<std::uint32_t>(sole)});
    }
    std::stable_sort(carriers.begin(), carriers.end(),
                     [](const SoleCarrier& a, const SoleCarrier& b) { return a.sole_villages > b.sole_villages; });
    return carriers;
}

std::vector<UncoveredVillage> uncovered_villages(const FriendCircle& circle, const Ladder& ladder) {
    std::vector<UncoveredVillage> list;
    for (const FriendCircle::Village& village : circle.villages) {
        const std::size_t row = place_in(ladder, village.node);
        if (ladder.covered(row)) continue;
        list.push_back({village.id, village.name, village.row, ladder.direct_or_group[row], {}});
    }
    return list;
}

}  // namespace

Distance distance_from(const RegionTree& regions, RegionId home, RegionId region) {
    if (region == no_region) return Distance::unstated;
    if (regions.within(region, home)) return Distance::own;
    if (regions.at(region, Level::city) == regions.at(home, Level::city)) return Distance::city;
    if (regions.at(region, Level::province) == regions.at(home, Level::province)) return Distance::province;
    return Distance::beyond;
}

std::array<std::uint32_t, 4> FriendCircle::rungs() const {
    std::array<std::uint32_t, 4> count{};
    for (const Village& village : villages) count[std::min<std::size_t>(village.partners.size(), 3)] += 1;
    return count;
}

std::uint32_t FriendCircle::only_through_groups() const {
    std::vector<bool> held(villages.size());
    for (const Partner& group : groups) {
        for (const std::uint32_t v : group.villages) held[v] = villages[v].partners.empty();
    }
    return static_cast<std::uint32_t>(std::count(held.begin(), held.end(), true));
}

std::uint32_t FriendCircle::unstated_partners() const {
    return static_cast<std::uint32_t>(std::ranges::count(partners, Distance::unstated, &Partner::distance));
}

std::vector<std::string> source_names(const Network& network) {
    std::vector<std::string> names, paths;
    for (const SourceFile& file : network.files) {
        if (!file.is_table()) continue;
        const std::string& shown = paths.emplace_back(file.shown());
        const std::size_t sheet = std::min(shown.find('!'), shown.size());
        const std::size_t folder = shown.rfind('/', sheet);
        names.push_back(folder == std::string::npos ? shown : shown.substr(folder + 1));
    }
    // Files of one name in several folders are told apart by these.
    const std::multiset<std::string> all(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& shown = paths[i];
        if (all.count(names[i]) == 1 || names[i].size() >= shown.size()) continue;
        const std::size_t slash = shown.size() - names[i].size() - 1;
        const std::size_t before = slash == 0 ? std::string::npos : shown.rfind('/', slash - 1);
        names[i] = shown.substr(before == std::string::npos ? 0 : before + 1);
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool contains(const CircleBasis::Pairs& pairs, NodeId a, NodeId b) {
    return std::binary_search(pairs.begin(), pairs.end(), std::pair<NodeId, NodeId>(std::minmax(a, b)));
}

CircleBasis::CircleBasis(const Network& of, const Snapshot& on, CoverageRule by)
    : network(&of),
      snapshot(&on),
      rule(std::move(by)),
      seats(of),
      planned(pairs_only(of.ties, on.ties, [&](TieId tie) { return of.ties.status[tie] == Status::planned; })),
      illustrative(pairs_only(of.ties, on.ties, [&](TieId tie) { return bool{of.ties.illustrative[tie]}; })),
      drawn_memberships(pairs_only(of.ties, membership_ties(of.ties, on.ties),
                                   [&](TieId tie) { return bool{of.ties.illustrative[tie]}; })),
      sources(source_names(of)) {}

FriendCircle friend_circle(const CircleBasis& basis, RegionId district) {
    const Network& network = *basis.network;
    FriendCircle circle;
    circle.code = network.region_code(district);
    circle.name = network.region_name(district);
    circle.level = network.regions.level(district);
    circle.as_of = basis.snapshot->as_of ? iso(*basis.snapshot->as_of) : std::string();
    circle.sources = basis.sources;
    add_villages(circle, basis, district);
    add_partners(circle, basis, home_of(network.regions, district));
    add_groups(circle, basis, home_of(network.regions, district));
    mark_planned(circle, basis.planned);
    mark_illustrative(circle, basis.illustrative);
    return circle;
}

FriendCircle friend_circle(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                           RegionId district) {
    return friend_circle(CircleBasis(network, snapshot, rule), district);
}

Briefing make_briefing(const CircleBasis& basis, const Ladder& ladder, RegionId district) {
    Briefing briefing;
    briefing.circle = friend_circle(basis, district);
    briefing.total = total_of(briefing.circle, *basis.network, ladder, district);
    briefing.townships = township_lines(briefing.circle, *basis.network, ladder, district);
    briefing.sole_carriers = sole_carriers(briefing.circle);
    briefing.risk.fragile = briefing.total.sole_partner;
    briefing.uncovered = uncovered_villages(briefing.circle, ladder);
    for (const FriendCircle::Partner& partner : briefing.circle.partners) {
        briefing.outside_partners += partner.distance != Distance::own;
    }
    for (const FriendCircle::Row& row : briefing.circle.rows) briefing.zero_townships += row.covered == 0;
    return briefing;
}

Briefing make_briefing(const Network& network, const Snapshot& snapshot, const CoverageRule& rule, RegionId district) {
    return make_briefing(CircleBasis(network, snapshot, rule), make_ladder(network, snapshot, rule), district);
}

}  // namespace lianjian
