#include "engine/coverage/fragility.hpp"

#include <algorithm>
#include <numeric>

namespace lianjian {
namespace {

/// A weight being summed.
struct WeightSum {
    double villages = 0;
    AmountSum population;
    bool any = false;

    void add(Amount people, double share = 1) {
        villages += share;
        population.add({people.value * share, people.at_least});
        any = true;
    }
    [[nodiscard]] Weight total() const { return {villages, any ? population.total() : Amount{0, false}}; }
};

double stated(Amount amount) { return amount.known() ? amount.value : 0; }

/// The partners of covered targets, by id; and the place of each node among them.
struct Ranking {
    std::vector<NodeId> partner;
    std::vector<std::uint32_t> place;  // by node; UINT32_MAX for others
};

Ranking rank_partners(const Network& network, const Backing& backing) {
    constexpr std::uint32_t none = UINT32_MAX;
    Ranking ranking{{}, std::vector<std::uint32_t>(network.nodes.size(), none)};
    for (std::size_t row = 0; row < backing.size(); ++row) {
        if (!backing.covered(row)) continue;
        for (const NodeId p : backing.of(row)) {
            if (ranking.place[p] != none) continue;
            ranking.place[p] = 0;
            ranking.partner.push_back(p);
        }
    }
    std::sort(ranking.partner.begin(), ranking.partner.end(),
              [&](NodeId a, NodeId b) { return network.id(a) < network.id(b); });
    for (std::uint32_t i = 0; i < ranking.partner.size(); ++i) ranking.place[ranking.partner[i]] = i;
    return ranking;
}

/// Groups of covered targets with the same partners, as far as `most` departures can lose them, and their weights.
struct Groups {
    PartnerSets sets;
    std::vector<double> weight;
};

Groups group_targets(const Network& network, const Backing& backing, const Ranking& ranking, std::uint32_t most,
                     Counted counted) {
    const auto weight_of = [&](std::size_t row) {
        return counted == Counted::villages ? 1.0 : stated(network.nodes.population[backing.target[row]]);
    };
    Groups groups;
    groups.sets.partners = ranking.partner.size();
    std::vector<double> alone(ranking.partner.size(), 0);  // most targets have one partner: no sorting for these
    std::vector<std::uint32_t> rows, offsets = {0}, places;
    for (std::size_t row = 0; row < backing.size(); ++row) {
        const auto partners = backing.of(row);
        if (!backing.covered(row) || partners.size() - backing.min_partners + 1 > most) continue;
        if (partners.size() == 1) {
            alone[ranking.place[partners[0]]] += weight_of(row);
            continue;
        }
        rows.push_back(static_cast<std::uint32_t>(row));
        for (const NodeId p : partners) places.push_back(ranking.place[p]);
        std::sort(places.begin() + offsets.back(), places.end());
        offsets.push_back(static_cast<std::uint32_t>(places.size()));
    }
    for (std::uint32_t p = 0; p < alone.size(); ++p) {
        if (alone[p] <= 0) continue;
        groups.sets.add(std::span(&p, 1), 1);
        groups.weight.push_back(alone[p]);
    }
    const auto places_of = [&](std::uint32_t i) {
        return std::span<const std::uint32_t>(places.data() + offsets[i], places.data() + offsets[i + 1]);
    };
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto left = places_of(a), right = places_of(b);
        return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto members = places_of(order[i]);
        const bool same = i > 0 && std::ranges::equal(members, places_of(order[i - 1]));
        if (!same) {
            groups.sets.add(members, static_cast<std::uint32_t>(members.size()) - backing.min_partners + 1);
            groups.weight.push_back(0);
        }
        groups.weight.back() += weight_of(rows[order[i]]);
    }
    return groups;
}

/// The chance that at least `least` partners stay.
double chance_to_stay(std::span<const NodeId> partners, std::uint32_t least, std::span<const double> leave) {
    // chance[s] = exactly s of those looked at stay, s < least
    std::vector<double> chance(least, 0);
    chance[0] = 1;
    for (const NodeId p : partners) {
        for (std::uint32_t s = least; s-- > 0;) {
            chance[s] = chance[s] * leave[p] + (s > 0 ? chance[s - 1] * (1 - leave[p]) : 0);
        }
    }
    return 1 - std::accumulate(chance.begin(), chance.end(), 0.0);
}

}  // namespace

Backing make_backing(const Network& network, const Snapshot& snapshot, const CoverageRule& rule, RegionId within) {
    const std::size_t kinds = network.kind_count();
    std::vector<char> covers(kinds * kinds);  // of a target's kind, by a partner's kind
    std::vector<char> counted(kinds);
    for (std::size_t t = 0; t < kinds; ++t) {
        counted[t] = rule.is_target(static_cast<NodeKind>(t));
        for (std::size_t p = 0; p < kinds; ++p) {
            covers[t * kinds + p] = rule.covers(static_cast<NodeKind>(p), static_cast<NodeKind>(t));
        }
    }
    Backing backing;
    backing.min_partners = rule.min_partners;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const auto kind = static_cast<std::size_t>(network.kind(v));
        if (!counted[kind] || !stands(network.nodes, v, snapshot.as_of)) continue;
        if (within != no_region && !network.regions.within(network.region(v), within)) continue;
        backing.target.push_back(v);
        for (const NodeId u : snapshot.graph.neighbors(v)) {
            if (covers[kind * kinds + static_cast<std::size_t>(network.kind(u))]) backing.partners.push_back(u);
        }
        backing.offsets.push_back(backing.partners.size());
    }
    return backing;
}

FragilityTotals fragility_totals(const Network& network, const Backing& backing) {
    WeightSum all, covered, fragile;
    for (std::size_t row = 0; row < backing.size(); ++row) {
        const Amount people = network.nodes.population[backing.target[row]];
        all.add(people);
        if (backing.covered(row)) covered.add(people);
        if (backing.fragile(row)) fragile.add(people);
    }
    return {all.total(), covered.total(), fragile.total()};
}

std::vector<PartnerLoss> partner_losses(const Network& network, const Backing& backing) {
    struct Sums {
        std::uint32_t villages = 0;
        WeightSum lost, credit;
    };
    const Ranking ranking = rank_partners(network, backing);
    std::vector<Sums> sums(ranking.partner.size());
    for (std::size_t row = 0; row < backing.size(); ++row) {
        if (!backing.covered(row)) continue;
        const Amount people = network.nodes.population[backing.target[row]];
        const double share = 1 / static_cast<double>(backing.of(row).size());
        for (const NodeId p : backing.of(row)) {
            Sums& line = sums[ranking.place[p]];
            line.villages += 1;
            line.credit.add(people, share);
            if (backing.fragile(row)) line.lost.add(people);
        }
    }
    std::vector<PartnerLoss> losses;
    losses.reserve(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
        losses.push_back({ranking.partner[i], sums[i].villages, sums[i].lost.total(), sums[i].credit.total()});
    }
    std::stable_sort(losses.begin(), losses.end(), [](const PartnerLoss& a, const PartnerLoss& b) {
        if (a.lost.villages != b.lost.villages) return a.lost.villages > b.lost.villages;
        return stated(a.lost.population) > stated(b.lost.population);
    });
    return losses;
}

std::vector<BackupNeed> backup_needs(const Network& network, const Backing& backing,
                                     std::span<const PartnerLoss> losses) {
    std::vector<std::uint32_t> place(network.nodes.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < losses.size(); ++i) place[losses[i].partner] = i;
    std::vector<BackupNeed> needs;
    for (std::size_t row = 0; row < backing.size(); ++row) {
        if (!backing.fragile(row)) continue;
        const auto partners = backing.of(row);
        const NodeId worst = *std::min_element(partners.begin(), partners.end(),
                                               [&](NodeId a, NodeId b) { return place[a] < place[b]; });
        needs.push_back({backing.target[row], worst, losses[place[worst]].lost});
    }
    std::sort(needs.begin(), needs.end(), [&](const BackupNeed& a, const BackupNeed& b) {
        if (a.partner != b.partner) return place[a.partner] < place[b.partner];
        const auto people = [&](const BackupNeed& need) {
            const Amount amount = network.nodes.population[need.target];
            return amount.known() ? amount.value : -1;
        };
        if (people(a) != people(b)) return people(a) > people(b);
        return network.id(a.target) < network.id(b.target);
    });
    return needs;
}

Weight expected_coverage(const Network& network, const Backing& backing, std::span<const double> leave_probability) {
    WeightSum sum;
    for (std::size_t row = 0; row < backing.size(); ++row) {
        if (!backing.covered(row)) continue;
        sum.add(network.nodes.population[backing.target[row]],
                chance_to_stay(backing.of(row), backing.min_partners, leave_probability));
    }
    return sum.total();
}

std::vector<WorstDepartures> worst_departures(const Network& network, const Backing& backing, std::uint32_t most,
                                              Counted counted, std::uint64_t work_limit) {
    const Ranking ranking = rank_partners(network, backing);
    const Groups groups = group_targets(network, backing, ranking, most, counted);
    const bool at_least =
        counted == Counted::population && fragility_totals(network, backing).covered.population.at_least;
    std::vector<WorstDepartures> lines;
    for (std::uint32_t r = 1; r <= most; ++r) {
        const WorstLoss worst = worst_loss(groups.sets, groups.weight, r, work_limit);
        WorstDepartures line{r, {worst.value, at_least}, worst.bound, worst.exact, {}};
        for (const std::uint32_t p : worst.partners) line.partners.push_back(ranking.partner[p]);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace lianjian
