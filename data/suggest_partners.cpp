#include "data/suggest_partners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "data/issue_classes.hpp"
#include "engine/spelling.hpp"
#include "engine/utf8.hpp"

namespace lianjian {
namespace {

struct Ending {
    std::string_view text;
    std::optional<NodeKind> kind;  // none: not a partner
};

// The longest ending that a name has decides.
constexpr std::array endings{
    Ending{"公司", NodeKind::enterprise},
    Ending{"集团", NodeKind::enterprise},
    Ending{"企业", NodeKind::enterprise},
    Ending{"银行", NodeKind::enterprise},
    Ending{"支行", NodeKind::enterprise},
    Ending{"厂", NodeKind::enterprise},
    Ending{"超市", NodeKind::enterprise},
    Ending{"合作社", NodeKind::cooperative},
    Ending{"农场", NodeKind::cooperative},
    Ending{"大学", NodeKind::university},
    Ending{"学院", NodeKind::university},
    Ending{"研究院", NodeKind::institute},
    Ending{"研究所", NodeKind::institute},
    Ending{"科学院", NodeKind::institute},
    Ending{"农科院", NodeKind::institute},
    Ending{"协会", NodeKind::social_organization},
    Ending{"商会", NodeKind::social_organization},
    Ending{"学会", NodeKind::social_organization},
    Ending{"促进会", NodeKind::social_organization},
    Ending{"基金会", NodeKind::social_organization},
    Ending{"救援队", NodeKind::social_organization},
    Ending{"服务队", NodeKind::social_organization},
    Ending{"局", NodeKind::government},
    Ending{"委", NodeKind::government},
    Ending{"委员会", NodeKind::government},
    Ending{"部", NodeKind::government},
    Ending{"办", NodeKind::government},
    Ending{"办公室", NodeKind::government},
    Ending{"中心", NodeKind::government},
    Ending{"政府", NodeKind::government},
    Ending{"法院", NodeKind::government},
    Ending{"检察院", NodeKind::government},
    Ending{"总工会", NodeKind::government},
    Ending{"妇联", NodeKind::government},
    Ending{"工商联", NodeKind::government},
    Ending{"残联", NodeKind::government},
    Ending{"联社", NodeKind::government},
    Ending{"村", std::nullopt},
    Ending{"社区", std::nullopt},
    Ending{"村委会", std::nullopt},
    Ending{"居委会", std::nullopt},
    Ending{"村民委员会", std::nullopt},
    Ending{"居民委员会", std::nullopt},
    Ending{"街道", std::nullopt},
    Ending{"镇", std::nullopt},
    Ending{"乡", std::nullopt},
};

std::optional<NodeKind> kind_by_name(std::string_view name) {
    const Ending* best = nullptr;
    for (const Ending& ending : endings) {
        if (name.ends_with(ending.text) && (best == nullptr || ending.text.size() > best->text.size())) best = &ending;
    }
    return best == nullptr ? std::optional(NodeKind::organization) : best->kind;
}

/// Ids are mostly ASCII: a missing one is no name.
bool is_name(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// The county that all villages lie in, or no_region.
RegionId home_county(const Network& network) {
    RegionId home = no_region;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!is_target(network.kind(v)) || network.region(v) == no_region) continue;
        const RegionId county = network.regions.at(network.region(v), Level::county);
        if (county == no_region || (home != no_region && county != home)) return no_region;
        home = county;
    }
    return home;
}

/// 区 of 黄岛区: what its own bureaus are called by.
std::string_view last_character(std::string_view name) {
    std::string_view last;
    while (!name.empty()) {
        last = first_character(name).bytes;
        name.remove_prefix(last.size());
    }
    return last;
}

bool names_nobody(const Issue& issue) {
    return issue.issue_class == &issues::dangling || issue.issue_class == &issues::dangling_end ||
           issue.issue_class == &issues::dangling_partner;
}

}  // namespace

std::vector<SuggestedPartner> suggest_partners(const LoadResult& result) {
    std::vector<SuggestedPartner> partners;
    std::set<std::string, std::less<>> seen;
    std::size_t number = 0;
    const RegionId home = home_county(result.network);
    const std::string_view called_by =
        home == no_region ? std::string_view() : last_character(result.network.region_name(home));
    for (const Issue& issue : result.issues) {
        if (!names_nobody(issue)) continue;
        const std::string& name = issue.arguments.at(0);
        const std::optional<NodeKind> kind = kind_by_name(name);
        if (!is_name(name) || !kind || !seen.insert(folded(name)).second) continue;
        std::string id;
        do id = fmt::format("partner-{:03}", ++number);
        while (result.network.find(id) != no_node);
        const bool of_home = *kind == NodeKind::government && !called_by.empty() && name.starts_with(called_by);
        partners.push_back({std::move(id), name, *kind, of_home ? home : no_region});
    }
    return partners;
}

}  // namespace lianjian
