#include "engine/comparison/expiring.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lianjian {
namespace {

struct EffectRow {
    std::string_view key;
    Words words;
};

constexpr std::array<EffectRow, lapse_effects> effect_rows{{
    {"renewed", {"已续", "renewed"}},
    {"loses_cover", {"失去联建", "loses cover"}},
    {"uncovered", {"本就未达标", "uncovered already"}},
    {"one_left", {"只剩一家", "one left"}},
    {"stays_covered", {"仍有联建", "stays covered"}},
}};

bool counts(const CoverageRule& rule, EdgeKind kind) {
    return rule.ties.empty() || std::find(rule.ties.begin(), rule.ties.end(), kind) != rule.ties.end();
}

/// A tie seen from one of its ends.
struct End {
    NodeId village, partner;
    TieId tie;
};

/// Whether `village` is a target that `partner` covers.
bool covers(const Network& network, const CoverageRule& rule, NodeId village, NodeId partner) {
    return village != partner && rule.is_target(network.kind(village)) &&
           rule.covers(network.kind(partner), network.kind(village));
}

/// The day a tie ends: by itself, or with its partner.
Date end_of(const Network& network, TieId tie, NodeId partner) {
    const Date own = network.ties.end[tie], gone = network.nodes.end[partner];
    return own.known() && gone.known() ? std::min(own, gone) : std::max(own, gone);
}

/// The distinct partners of a village on a day, from all its ties; ascending.
std::vector<NodeId> partners_on(const Network& network, const End* begin, const End* end, Date day, Planned planned) {
    std::vector<NodeId> partners;
    for (const End* at = begin; at != end; ++at) {
        const bool live = is_live(network.ties, at->tie, day, planned) && ends_stand(network, at->tie, day);
        if (live) partners.push_back(at->partner);
    }
    std::sort(partners.begin(), partners.end());
    partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
    return partners;
}

LapseEffect effect_of(const Lapse& lapse, bool partner_stays, std::uint32_t min_partners) {
    if (partner_stays) return LapseEffect::renewed;
    if (lapse.partners_after < min_partners) {
        return lapse.partners_before >= min_partners ? LapseEffect::loses_cover : LapseEffect::uncovered;
    }
    if (lapse.partners_after == 1 && lapse.partners_before > 1) return LapseEffect::one_left;
    return LapseEffect::stays_covered;
}

}  // namespace

std::string_view key(LapseEffect effect) { return effect_rows[static_cast<std::size_t>(effect)].key; }
Words words(LapseEffect effect) { return effect_rows[static_cast<std::size_t>(effect)].words; }

std::vector<Lapse> lapses(const Network& network, const CoverageRule& rule, Date today, std::int32_t days,
                          RegionId within) {
    const Ties& ties = network.ties;
    std::vector<Lapse> list;
    std::vector<bool> concerned(network.nodes.size());
    const auto add = [&](TieId tie, NodeId village, NodeId partner) {
        if (!covers(network, rule, village, partner)) return;
        if (within != no_region && !network.regions.within(network.region(village), within)) return;
        const Date end = end_of(network, tie, partner), village_end = network.nodes.end[village];
        if (!end.known() || std::int64_t{end.days()} - today.days() > days) return;
        if (village_end.known() && village_end <= end) return;  // nobody is left to lose it
        list.push_back({tie, village, partner, end, end.days() - today.days()});
        concerned[village] = true;
    };
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        if (!ties.end[tie].known() && network.nodes.end.rows.empty()) continue;
        if (!counts(rule, ties.kind[tie]) || !is_live(ties, tie, today, rule.planned)) continue;
        if (!ends_stand(network, tie, today)) continue;
        add(tie, ties.source[tie], ties.target[tie]);
        add(tie, ties.target[tie], ties.source[tie]);
    }
    if (list.empty()) return list;

    std::vector<End> ends;  // of the villages concerned, all ties that may ever count
    const auto keep = [&](TieId tie, NodeId village, NodeId partner) {
        if (concerned[village] && covers(network, rule, village, partner)) ends.push_back({village, partner, tie});
    };
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        if (!counts(rule, ties.kind[tie])) continue;
        keep(tie, ties.source[tie], ties.target[tie]);
        keep(tie, ties.target[tie], ties.source[tie]);
    }
    std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.village < b.village; });
    std::sort(list.begin(), list.end(), [](const Lapse& a, const Lapse& b) {
        return std::tuple(a.village, a.end, a.tie) < std::tuple(b.village, b.end, b.tie);
    });

    // Lapses of one village on one day share the partners before and after.
    for (std::size_t i = 0; i < list.size();) {
        const NodeId village = list[i].village;
        const Date end = list[i].end;
        const auto [first, last] = std::equal_range(ends.begin(), ends.end(), End{village, no_node, no_tie},
                                                    [](const End& a, const End& b) { return a.village < b.village; });
        const End* begin = ends.data() + (first - ends.begin());
        const End* stop = ends.data() + (last - ends.begin());
        const std::vector<NodeId> before = partners_on(network, begin, stop, Date(end.days() - 1), rule.planned);
        const std::vector<NodeId> after = partners_on(network, begin, stop, end, rule.planned);
        for (; i < list.size() && list[i].village == village && list[i].end == end; ++i) {
            list[i].partners_before = static_cast<std::uint32_t>(before.size());
            list[i].partners_after = static_cast<std::uint32_t>(after.size());
            const bool stays = std::binary_search(after.begin(), after.end(), list[i].partner);
            list[i].effect = effect_of(list[i], stays, rule.min_partners);
        }
    }
    std::sort(list.begin(), list.end(), [&](const Lapse& a, const Lapse& b) {
        const auto order = [&](const Lapse& lapse) {
            return std::tuple(lapse.end, network.id(lapse.village), network.id(lapse.partner), lapse.tie);
        };
        return order(a) < order(b);
    });
    return list;
}

}  // namespace lianjian
