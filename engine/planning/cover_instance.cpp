#include "engine/planning/cover_instance.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace lianjian {
namespace {

using Exceptions = std::span<const std::pair<std::uint32_t, std::uint32_t>>;

/// What villages of a zone have in common.
struct ZoneKey {
    std::uint32_t set = 0;
    std::vector<std::uint32_t> except;
    std::uint32_t need = 1, group = 0;
    double weight = 0;  // 0 where it does not matter

    friend auto operator<=>(const ZoneKey&, const ZoneKey&) = default;
};

class Gathering {
public:
    Gathering(const CoverInstance& instance, const CoverReach& reach, bool grouped)
        : instance_(instance), reach_(reach), grouped_(grouped), except_(instance.villages.size()) {
        for (const auto& [village, candidate] : reach.except) except_[village].push_back(candidate);
    }

    [[nodiscard]] ZoneKey key(std::uint32_t village) const {
        const CoverVillage& row = instance_.villages[village];
        return {reach_.set_of[village], except_[village], row.need, grouped_ ? row.group : 0,
                instance_.capacitated ? row.weight : 0};
    }
    [[nodiscard]] std::vector<std::uint32_t> candidates(const ZoneKey& key) const {
        std::vector<std::uint32_t> left;
        std::ranges::set_difference(reach_.sets[key.set], key.except, std::back_inserter(left));
        return left;
    }

private:
    const CoverInstance& instance_;
    const CoverReach& reach_;
    bool grouped_;
    std::vector<std::vector<std::uint32_t>> except_;
};

/// Whether some capacity may bind: it is below the villages its candidate reaches.
bool binds(const CoverInstance& instance, const CoverReach& reach) {
    std::vector<std::uint64_t> of_set(reach.sets.size()), reached(instance.candidates.size());
    for (const std::uint32_t set : reach.set_of) of_set[set] += 1;
    for (std::size_t s = 0; s < reach.sets.size(); ++s) {
        for (const std::uint32_t j : reach.sets[s]) reached[j] += of_set[s];
    }
    for (std::size_t j = 0; j < reached.size(); ++j) {
        if (instance.candidates[j].capacity < reached[j]) return true;
    }
    return false;
}

}  // namespace

double CoverInstance::total_weight() const {
    return std::accumulate(zones.begin(), zones.end(), 0.0,
                           [](double sum, const CoverZone& zone) { return sum + zone.weight; });
}

CoverInstance make_cover_instance(std::vector<CoverCandidate> candidates, std::vector<CoverVillage> villages,
                                  const CoverReach& reach, bool grouped) {
    CoverInstance instance;
    instance.candidates = std::move(candidates);
    instance.villages = std::move(villages);
    instance.capacitated = binds(instance, reach);
    for (const CoverVillage& village : instance.villages) {
        instance.groups = std::max(instance.groups, village.group + 1);
    }

    const Gathering gathering(instance, reach, grouped);
    std::vector<std::pair<ZoneKey, std::uint32_t>> order;
    order.reserve(instance.villages.size());
    for (std::uint32_t v = 0; v < instance.villages.size(); ++v) order.emplace_back(gathering.key(v), v);
    std::ranges::sort(order);

    instance.from_begin = {0};
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last < order.size() && order[last].first == order[first].first) ++last;
        const std::vector<std::uint32_t> from = gathering.candidates(order[first].first);
        const ZoneKey& key = order[first].first;
        if (from.size() >= key.need && !from.empty()) {
            CoverZone zone{static_cast<std::uint32_t>(instance.members.size()),
                           static_cast<std::uint32_t>(last - first), 0, key.need, key.group};
            for (std::size_t i = first; i < last; ++i) {
                instance.members.push_back(order[i].second);
                zone.weight += instance.villages[order[i].second].weight;
            }
            instance.zones.push_back(zone);
            instance.from_candidate.insert(instance.from_candidate.end(), from.begin(), from.end());
            instance.from_begin.push_back(instance.from_candidate.size());
            instance.greatest_need = std::max(instance.greatest_need, key.need);
        }
        first = last;
    }

    instance.reach_begin.assign(instance.candidates.size() + 1, 0);
    for (const std::uint32_t j : instance.from_candidate) instance.reach_begin[j + 1] += 1;
    std::partial_sum(instance.reach_begin.begin(), instance.reach_begin.end(), instance.reach_begin.begin());
    instance.reach_zone.resize(instance.from_candidate.size());
    std::vector<std::uint64_t> at(instance.reach_begin.begin(), instance.reach_begin.end() - 1);
    std::vector<std::uint32_t> heaviest(instance.zones.size());
    std::iota(heaviest.begin(), heaviest.end(), 0U);
    if (instance.capacitated) {  // by the weight of one village: a full candidate leaves out the lightest
        std::ranges::stable_sort(heaviest, std::greater(), [&](std::uint32_t z) { return instance.weight_of(z, 1); });
    }
    for (const std::uint32_t z : heaviest) {
        for (const std::uint32_t j : instance.candidates_of(z)) instance.reach_zone[at[j]++] = z;
    }
    return instance;
}

bool dominates(const CoverInstance& instance, bool costs_count, std::uint32_t a, std::uint32_t b) {
    const auto of_a = instance.zones_of(a), of_b = instance.zones_of(b);
    if (of_a.size() < of_b.size() || !std::ranges::includes(of_a, of_b)) return false;
    const double cost_a = costs_count ? instance.candidates[a].cost : 1;
    const double cost_b = costs_count ? instance.candidates[b].cost : 1;
    if (cost_a > cost_b) return false;
    return of_a.size() > of_b.size() || cost_a < cost_b || a < b;
}

std::vector<bool> needed_candidates(const CoverInstance& instance, bool costs_count) {
    std::vector<bool> kept(instance.candidates.size());
    for (std::uint32_t j = 0; j < kept.size(); ++j) kept[j] = !instance.zones_of(j).empty();
    if (instance.capacitated || instance.greatest_need > 1) return kept;
    for (std::uint32_t b = 0; b < kept.size(); ++b) {
        if (!kept[b]) continue;
        const auto zones = instance.zones_of(b);
        const std::uint32_t rarest =
            *std::ranges::min_element(zones, {}, [&](std::uint32_t z) { return instance.candidates_of(z).size(); });
        for (const std::uint32_t a : instance.candidates_of(rarest)) {
            if (a == b || !dominates(instance, costs_count, a, b)) continue;
            kept[b] = false;
            break;
        }
    }
    return kept;
}

}  // namespace lianjian
