#include "engine/kinds.hpp"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/spelling.hpp"

namespace lianjian {
namespace {

constexpr std::array village{std::string_view{"行政村"}, std::string_view{"村庄"},       std::string_view{"建制村"},
                             std::string_view{"村委会"}, std::string_view{"村民委员会"}, std::string_view{"villages"}};
constexpr std::array community{std::string_view{"居委会"}, std::string_view{"居民委员会"}, std::string_view{"村居"},
                               std::string_view{"communities"}};
constexpr std::array township{std::string_view{"street"}, std::string_view{"town"}, std::string_view{"镇"},
                              std::string_view{"乡"},     std::string_view{"街道"}, std::string_view{"乡镇"}};
constexpr std::array district{std::string_view{"county"}, std::string_view{"county-level city"}, std::string_view{"县"},
                              std::string_view{"区"}, std::string_view{"市"}};
constexpr std::array organization{std::string_view{"org"}, std::string_view{"部门"}, std::string_view{"学校"}};
constexpr std::array government{std::string_view{"bureau"},   std::string_view{"机关"},
                                std::string_view{"政府"},     std::string_view{"机关事业单位"},
                                std::string_view{"党政机关"}, std::string_view{"事业单位"}};
constexpr std::array social_organization{std::string_view{"social"},   std::string_view{"society"},
                                         std::string_view{"协会"},     std::string_view{"商会"},
                                         std::string_view{"社会团体"}, std::string_view{"行业协会"}};
constexpr std::array enterprise{std::string_view{"company"},  std::string_view{"firm"},
                                std::string_view{"公司"},     std::string_view{"国企"},
                                std::string_view{"民企"},     std::string_view{"market"},
                                std::string_view{"国有企业"}, std::string_view{"民营企业"},
                                std::string_view{"龙头企业"}, std::string_view{"银行"}};
constexpr std::array cooperative{std::string_view{"coop"}, std::string_view{"专业合作社"},
                                 std::string_view{"农民专业合作社"}};
constexpr std::array university{std::string_view{"college"}, std::string_view{"高等院校"}, std::string_view{"大学"},
                                std::string_view{"学院"}, std::string_view{"职业院校"}};
constexpr std::array institute{std::string_view{"research institute"},
                               std::string_view{"科研院所"},
                               std::string_view{"农科院"},
                               std::string_view{"研究所"},
                               std::string_view{"研究院"},
                               std::string_view{"科研机构"}};
constexpr std::array alliance{std::string_view{"联建党总支"}, std::string_view{"联合党委"}};
constexpr std::array area_committee{std::string_view{"片区"}, std::string_view{"area"}};
constexpr std::array work_team{std::string_view{"team"}, std::string_view{"乡村振兴工作队"},
                               std::string_view{"社区治理工作队"}};
constexpr std::array business_district_committee{std::string_view{"商圈综合党委"}};
constexpr std::array red_alliance{std::string_view{"红盟"}};
constexpr std::array joint_conference{std::string_view{"联席会"}};

using K = NodeKind;
using F = Family;
using G = PartnerGroup;

constexpr std::array node_rows{
    NodeKindRow{K::village, F::target, G::place, "village", {"村", "village"}, village},
    NodeKindRow{K::community, F::target, G::place, "community", {"社区", "community"}, community},
    NodeKindRow{K::township, F::place, G::organization, "township", {"镇街", "township"}, township},
    NodeKindRow{K::district, F::place, G::organization, "district", {"区县", "district"}, district},
    NodeKindRow{K::organization, F::partner, G::organization, "organization", {"单位", "organization"}, organization},
    NodeKindRow{K::government, F::partner, G::organization, "government", {"机关单位", "government"}, government},
    NodeKindRow{K::social_organization,
                F::partner,
                G::social,
                "social_organization",
                {"社会组织", "social organization"},
                social_organization},
    NodeKindRow{K::enterprise, F::partner, G::enterprise, "enterprise", {"企业", "enterprise"}, enterprise},
    NodeKindRow{K::cooperative, F::partner, G::enterprise, "cooperative", {"合作社", "cooperative"}, cooperative},
    NodeKindRow{K::university, F::partner, G::university, "university", {"高校", "university"}, university},
    NodeKindRow{K::institute, F::partner, G::university, "institute", {"院所", "institute"}, institute},
    NodeKindRow{K::alliance, F::group, G::group, "alliance", {"联盟", "alliance"}, alliance},
    NodeKindRow{
        K::area_committee, F::group, G::group, "area_committee", {"片区党委", "area committee"}, area_committee},
    NodeKindRow{K::work_team, F::group, G::group, "work_team", {"工作队", "work team"}, work_team},
    NodeKindRow{K::business_district_committee,
                F::group,
                G::group,
                "business_district_committee",
                {"商圈党委", "business-district committee"},
                business_district_committee},
    NodeKindRow{K::red_alliance, F::group, G::group, "red_alliance", {"党建红盟", "red alliance"}, red_alliance},
    NodeKindRow{K::joint_conference,
                F::group,
                G::group,
                "joint_conference",
                {"联席会议", "joint conference"},
                joint_conference},
};

constexpr std::array pairing{std::string_view{"pair"}, std::string_view{"结对共建"}, std::string_view{"对子"},
                             std::string_view{"twin"}};
constexpr std::array village_duty{std::string_view{"duty"}, std::string_view{"派驻"}, std::string_view{"帮扶"}};
constexpr std::array partnership{std::string_view{"partner"}, std::string_view{"联建"}, std::string_view{"共建"},
                                 std::string_view{"联建共建"}};
constexpr std::array expert{std::string_view{"专家"}};
constexpr std::array sales_channel{std::string_view{"sales"}, std::string_view{"供销"}};
constexpr std::array village_tie{std::string_view{"村村结对"}};
constexpr std::array support{std::string_view{"帮扶支持"}};
constexpr std::array membership{std::string_view{"member"}, std::string_view{"成员"}};

constexpr std::array edge_rows{
    EdgeKindRow{EdgeKind::pairing, "pairing", {"结对", "pairing"}, pairing},
    EdgeKindRow{EdgeKind::village_duty, "village_duty", {"包村", "village duty"}, village_duty},
    EdgeKindRow{EdgeKind::partnership, "partnership", {"合作", "partnership"}, partnership},
    EdgeKindRow{EdgeKind::expert, "expert", {"专家联系", "expert"}, expert},
    EdgeKindRow{EdgeKind::sales_channel, "sales_channel", {"产销对接", "sales channel"}, sales_channel},
    EdgeKindRow{EdgeKind::village_tie, "village_tie", {"村际联建", "village tie"}, village_tie},
    EdgeKindRow{EdgeKind::support, "support", {"支持", "support"}, support},
    EdgeKindRow{EdgeKind::membership, "membership", {"成员关系", "membership"}, membership},
};

constexpr std::array planned{std::string_view{"拟建"}, std::string_view{"拟签"}, std::string_view{"计划中"}};
constexpr std::array signed_rows{std::string_view{"已签"}, std::string_view{"已签约"}};
constexpr std::array active{std::string_view{"有效"}, std::string_view{"在建"}, std::string_view{"执行中"}};
constexpr std::array suspended{std::string_view{"中止"}, std::string_view{"paused"}};
constexpr std::array ended{std::string_view{"expired"}, std::string_view{"到期"}, std::string_view{"终止"},
                           std::string_view{"已结束"}};

constexpr std::array status_rows{
    StatusRow{Status::planned, "planned", {"计划", "planned"}, planned},
    StatusRow{Status::signed_, "signed", {"签约", "signed"}, signed_rows},
    StatusRow{Status::active, "active", {"进行中", "active"}, active},
    StatusRow{Status::suspended, "suspended", {"暂停", "suspended"}, suspended},
    StatusRow{Status::ended, "ended", {"结束", "ended"}, ended},
};

/// Every accepted spelling of a table, folded, to its row's place.
template <class Rows>
std::unordered_map<std::string, std::size_t> index_spellings(const Rows& rows) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index.emplace(folded(rows[i].key), i);
        index.emplace(folded(rows[i].words.zh), i);
        index.emplace(folded(rows[i].words.en), i);
        for (const std::string_view spelling : rows[i].spellings) index.emplace(folded(spelling), i);
    }
    return index;
}

template <class Index>
std::optional<std::size_t> find_row(const Index& index, std::string_view spelling) {
    const auto found = index.find(folded(spelling));
    if (found == index.end()) return std::nullopt;
    return found->second;
}

template <class Rows>
std::string_view nearest_in(const Rows& rows, std::string_view spelling) {
    std::vector<std::string_view> words;
    for (const auto& row : rows) {
        words.push_back(row.key);
        words.push_back(row.words.zh);
        words.insert(words.end(), row.spellings.begin(), row.spellings.end());
    }
    return nearest(spelling, words);
}

}  // namespace

std::span<const NodeKindRow> node_kinds() { return node_rows; }
std::span<const EdgeKindRow> edge_kinds() { return edge_rows; }
std::span<const StatusRow> statuses() { return status_rows; }

Family family(NodeKind kind) {
    return kind < NodeKind::first_unknown ? node_rows[static_cast<std::size_t>(kind)].family : Family::partner;
}

PartnerGroup partner_group(NodeKind kind) {
    return kind < NodeKind::first_unknown ? node_rows[static_cast<std::size_t>(kind)].shown_as
                                          : PartnerGroup::organization;
}

std::optional<NodeKind> node_kind_of(std::string_view spelling) {
    static const auto index = index_spellings(node_rows);
    const auto row = find_row(index, spelling);
    return row ? std::optional(node_rows[*row].kind) : std::nullopt;
}

std::optional<EdgeKind> edge_kind_of(std::string_view spelling) {
    static const auto index = index_spellings(edge_rows);
    const auto row = find_row(index, spelling);
    return row ? std::optional(edge_rows[*row].kind) : std::nullopt;
}

std::optional<Status> status_of(std::string_view spelling) {
    static const auto index = index_spellings(status_rows);
    const auto row = find_row(index, spelling);
    return row ? std::optional(status_rows[*row].status) : std::nullopt;
}

std::string_view nearest_node_kind(std::string_view spelling) { return nearest_in(node_rows, spelling); }
std::string_view nearest_edge_kind(std::string_view spelling) { return nearest_in(edge_rows, spelling); }
std::string_view nearest_status(std::string_view spelling) { return nearest_in(status_rows, spelling); }

}  // namespace lianjian
