#include "cli/plan_pair_bodies.hpp"

#include <algorithm>
#include <cmath>

#include "cli/misuse.hpp"

namespace lianjian {
namespace {

/// Bodies for which all pairs are scored: 12.5 million pairs.
constexpr std::size_t most_bodies = 5000;

/// Bodies that are in a live pair with another target.
std::vector<bool> paired_bodies(const Network& network, const Request& request) {
    std::vector<bool> paired(network.nodes.size(), false);
    for (const TieId tie : live_ties(network, request.as_of, request.planned)) {
        if (network.ties.kind[tie] != EdgeKind::pairing) continue;
        const NodeId a = network.ties.source[tie];
        const NodeId b = network.ties.target[tie];
        if (a == b || !is_target(network.kind(a)) || !is_target(network.kind(b))) continue;
        paired[a] = paired[b] = true;
    }
    return paired;
}

void add_table(const Request& request, const Network& network, const PairWish& wish, PosedPairs& posed) {
    std::vector<std::uint32_t> row(network.nodes.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < posed.bodies.size(); ++i) row[posed.bodies[i]] = i;
    for (const PairScore& pair : network.pairs) {
        const std::uint32_t a = row[pair.village_a];
        const std::uint32_t b = row[pair.village_b];
        if (a == UINT32_MAX || b == UINT32_MAX) continue;
        if (a == b || !std::isfinite(pair.score) || std::abs(pair.score) > 1e6) {
            posed.remarks.push_back(
                say(request.lang, "{}：{}，未计入。", "{}: {}; left out.", network.place(pair.origin),
                    a == b ? say(request.lang, "自己与自己结对", "a body paired with itself")
                           : say(request.lang, "分数须在 ±1000000 之内", "a score must lie within ±1000000")));
            continue;
        }
        if (!differ_at(network, posed.bodies[a], posed.bodies[b], wish.scoring.differ)) {
            ++posed.forbidden;
            continue;
        }
        posed.options.push_back({std::min(a, b), std::max(a, b), pair.score});
    }
}

void add_scores(const Request& request, const Network& network, const Graph& graph, const PairWish& wish,
                PosedPairs& posed) {
    if (posed.bodies.size() > most_bodies) {
        throw Failure(
            Exit::limit,
            say(request.lang, "{} 个村居参加结对，最多 {} 个；请用 --within 或 --target 缩小范围，或给出 pairs 表",
                "{} villages and communities take part, and {} at most can; narrow it with --within or "
                "--target, or give a pairs table",
                posed.bodies.size(), most_bodies));
    }
    ScoredPairs scored = score_pairs(network, graph, posed.bodies, wish.scoring);
    for (const BadMotivation& bad : scored.bad) {
        posed.remarks.push_back(say(request.lang, "{}：motivation“{}”不是 0 到 1 的数，按 0 计。",
                                    "{}: motivation '{}' is not a number from 0 to 1, and counts as 0.",
                                    network.place(network.nodes.origin[bad.node]), printable(bad.text, 60)));
    }
    std::string used;
    std::string silent;
    for (const PrincipleRow& row : principles()) {
        const double weight = wish.scoring.weight[static_cast<std::size_t>(row.principle)];
        if (weight == 0) continue;
        const bool has = scored.has_data[static_cast<std::size_t>(row.principle)];
        std::string& list = has ? used : silent;
        if (!list.empty()) list += say(request.lang, "、", ", ");
        list += std::string(row.words.in(request.lang)) + (has ? fmt::format(" × {}", weight) : std::string());
    }
    posed.remarks.push_back(
        say(request.lang, "分数 = {}（各项 0 到 1）{}", "Score = {}, each from 0 to 1{}", used.empty() ? "0" : used,
            silent.empty()
                ? say(request.lang, "。", ".")
                : say(request.lang, "；数据未涉及：{}，不影响分数。", "; the data says nothing of: {}.", silent)));
    posed.options = std::move(scored.options);
}

}  // namespace

PosedPairs pose_pairs(const Request& request, const PairPlanOptions& options, const Network& network,
                      const PairWish& wish) {
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const RegionId region = within(request, network);
    const std::vector<bool> paired = paired_bodies(network, request);
    PosedPairs posed;
    posed.by_table = !network.pairs.empty() && !wish.weighted;
    std::vector<bool> in_table(network.nodes.size(), false);
    for (const PairScore& pair : network.pairs) in_table[pair.village_a] = in_table[pair.village_b] = true;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v)) || (posed.by_table && !in_table[v])) continue;
        if (region != no_region && !network.regions.within(network.region(v), region)) continue;
        if (paired[v] && !options.include_paired) {
            ++posed.paired;
        } else {
            posed.bodies.push_back(v);
        }
    }
    std::ranges::sort(posed.bodies, {}, [&](NodeId v) { return network.id(v); });
    if (posed.by_table) {
        add_table(request, network, wish, posed);
    } else {
        const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
        add_scores(request, network, snapshot.graph, wish, posed);
    }
    return posed;
}

}  // namespace lianjian
