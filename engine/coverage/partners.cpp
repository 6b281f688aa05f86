#include "engine/coverage/partners.hpp"

#include <algorithm>

namespace lianjian {
namespace {

/// Distinct targets at distance 1 or 2 of a node. `stamp` holds the last node each one was counted for.
std::uint32_t targets_within_2_hops(const Network& network, const Graph& graph, const CoverageRule& rule, NodeId node,
                                    std::vector<NodeId>& stamp) {
    std::uint32_t count = 0;
    const auto visit = [&](NodeId v) {
        if (v == node || stamp[v] == node) return;
        stamp[v] = node;
        count += rule.is_target(network.kind(v));
    };
    for (const NodeId u : graph.neighbors(node)) {
        visit(u);
        for (const NodeId v : graph.neighbors(u)) visit(v);
    }
    return count;
}

struct Sums {
    PartnerLine line;
    AmountSum sole_population, credit_population;
    std::vector<RegionId> townships;
};

void add_village(Sums& sums, const Network& network, NodeId village, std::size_t partners) {
    const Amount people = network.nodes.population[village];
    const auto share = static_cast<double>(partners);
    sums.line.villages += 1;
    sums.line.credit_villages += 1 / share;
    sums.credit_population.add({people.value / share, people.at_least});
    if (partners == 1) {
        sums.line.sole_villages += 1;
        sums.sole_population.add(people);
    }
    sums.townships.push_back(network.regions.at(network.region(village), Level::township));
}

}  // namespace

std::vector<PartnerLine> partner_lines(const Network& network, const Graph& graph, const CoverageRule& rule) {
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> place(network.nodes.size(), none);
    std::vector<Sums> all;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v))) continue;
        const std::vector<NodeId> partners = partners_of(network, graph, rule, v);
        for (const NodeId p : partners) {
            if (place[p] == none) {
                place[p] = static_cast<std::uint32_t>(all.size());
                all.emplace_back();
                all.back().line.partner = p;
            }
            add_village(all[place[p]], network, v, partners.size());
        }
    }

    std::vector<PartnerLine> lines;
    std::vector<NodeId> stamp(network.nodes.size(), no_node);
    for (Sums& sums : all) {
        std::sort(sums.townships.begin(), sums.townships.end());
        const auto distinct = std::unique(sums.townships.begin(), sums.townships.end());
        sums.line.townships = static_cast<std::uint32_t>(distinct - sums.townships.begin());
        sums.line.sole_population = sums.line.sole_villages == 0 ? Amount{0, false} : sums.sole_population.total();
        sums.line.credit_population = sums.credit_population.total();
        sums.line.villages_within_2_hops = targets_within_2_hops(network, graph, rule, sums.line.partner, stamp);
        lines.push_back(sums.line);
    }
    std::sort(lines.begin(), lines.end(), [&](const PartnerLine& a, const PartnerLine& b) {
        return a.villages != b.villages ? a.villages > b.villages : network.id(a.partner) < network.id(b.partner);
    });
    return lines;
}

}  // namespace lianjian
