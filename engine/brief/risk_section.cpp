#include <algorithm>

#include "engine/brief/sections.hpp"
#include "engine/coverage/fragility.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t most_departures = 3;
constexpr std::uint64_t work_limit = 10'000'000;  // a twentieth of a second; beyond, the bound is said

std::uint64_t whole(double value) { return static_cast<std::uint64_t>(value + 0.5); }

}  // namespace

void set_risk(Briefing& briefing, const BriefingBasis& basis, RegionId district) {
    const Network& network = *basis.network;
    const Backing backing = make_backing(network, *basis.snapshot, basis.rule, district);
    BriefingRisk risk;
    risk.fragile = whole(fragility_totals(network, backing).fragile.villages);

    briefing.sole_carriers.clear();
    for (const PartnerLoss& loss : partner_losses(network, backing)) {
        if (loss.lost.villages <= 0) continue;
        briefing.sole_carriers.push_back({std::string(network.id(loss.partner)),
                                          std::string(network.name(loss.partner)),
                                          partner_group(network.kind(loss.partner)), loss.villages,
                                          static_cast<std::uint32_t>(whole(loss.lost.villages))});
    }
    std::stable_sort(briefing.sole_carriers.begin(), briefing.sole_carriers.end(),
                     [](const SoleCarrier& a, const SoleCarrier& b) {
                         return a.sole_villages != b.sole_villages ? a.sole_villages > b.sole_villages : a.id < b.id;
                     });

    const auto most = std::min<std::size_t>(most_departures, briefing.circle.partners.size());
    for (const WorstDepartures& worst :
         worst_departures(network, backing, static_cast<std::uint32_t>(most), Counted::villages, work_limit)) {
        Departures line{worst.departures, whole(worst.value.value), whole(worst.bound), worst.exact, {}};
        for (const NodeId partner : worst.partners) line.partners.emplace_back(network.name(partner));
        risk.worst.push_back(std::move(line));
    }

    risk.leave_probability = basis.questions.leave_probability;
    const std::vector<double> leave(network.nodes.size(), risk.leave_probability);
    risk.expected = expected_coverage(network, backing, leave).villages;
    briefing.risk = std::move(risk);
}

}  // namespace lianjian
