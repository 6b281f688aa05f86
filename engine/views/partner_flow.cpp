#include "engine/views/partner_flow.hpp"

#include <map>
#include <utility>

namespace lianjian {

PartnerFlow partner_flow(const FriendCircle& circle) {
    struct Sum {
        std::uint32_t partners = 0;
        std::map<std::uint32_t, std::uint32_t> ties;  // by row
    };
    std::map<std::pair<PartnerGroup, bool>, Sum> sums;  // false = own, so that it comes first
    for (const FriendCircle::Partner& partner : circle.partners) {
        if (partner.villages.empty()) continue;
        Sum& sum = sums[{partner.group, partner.distance != Distance::own}];
        sum.partners += 1;
        for (const std::uint32_t village : partner.villages) sum.ties[circle.villages[village].row] += 1;
    }

    PartnerFlow flow;
    flow.row_ties.assign(circle.rows.size(), 0);
    for (const auto& [key, sum] : sums) {
        const auto index = static_cast<std::uint32_t>(flow.sources.size());
        flow.sources.push_back({key.first, !key.second, sum.partners, 0});
        for (const auto& [row, ties] : sum.ties) {
            flow.ribbons.push_back({index, row, ties});
            flow.row_ties[row] += ties;
            flow.sources.back().ties += ties;
        }
        flow.ties += flow.sources.back().ties;
        if (key.second) flow.outside_ties += flow.sources.back().ties;
    }
    return flow;
}

}  // namespace lianjian
