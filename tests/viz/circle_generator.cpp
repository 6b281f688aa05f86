#include "viz/circle_generator.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>

namespace lianjian::test {
namespace {

constexpr std::array<std::string_view, 24> places{"东河", "西岭", "南泉", "北坡", "石桥", "杨柳", "青山", "白云",
                                                  "大沟", "小店", "高家", "前营", "后寨", "龙泉", "凤凰", "金沙",
                                                  "银滩", "花园", "松林", "梨园", "双庙", "三岔", "六合", "九里"};
constexpr std::array<std::string_view, 16> bureaus{
    "水务局", "农业农村局", "教育和体育局", "残联",   "审计局", "图书馆",     "团委",       "妇联",
    "商务局", "财政局",     "民政局",       "司法局", "委党校", "融媒体中心", "市场监管局", "应急管理局"};
constexpr std::array<std::string_view, 4> firms{"粮油公司", "文旅集团", "建工集团", "农商行"};
constexpr std::array<std::string_view, 4> schools{"科技学院", "海洋学院", "农林大学", "职业学院"};
constexpr std::array<std::string_view, 4> societies{"作家协会", "茶叶协会", "义工社", "红十字会"};

/// std::uniform_int_distribution differs between libraries; this does not.
class Draw {
public:
    explicit Draw(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
    double share() { return below(10000) / 10000.0; }

private:
    std::mt19937 engine_;
};

std::string number(std::size_t value, std::size_t digits) {
    std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string stretched(std::string name, std::size_t characters) {
    while (characters > 0 && name.size() < 3 * characters) name += "联合发展服务中心";
    return characters > 0 ? name.substr(0, 3 * characters) : name;
}

template <class Names>
std::string pick(const Names& names, std::size_t i) {
    return std::string(names[i % names.size()]);
}

std::string partner_name(PartnerGroup group, std::size_t i) {
    const std::string place = i < 16 && group == PartnerGroup::organization ? "区"
                              : i < 72                                      ? pick(places, i * 7 + 3)
                                                                            : pick(places, i) + pick(places, i / 24);
    switch (group) {
        case PartnerGroup::enterprise:
            return place + pick(firms, i);
        case PartnerGroup::university:
            return place + pick(schools, i);
        case PartnerGroup::social:
            return place + pick(societies, i);
        case PartnerGroup::place:
            return place + (i % 2 == 0 ? "社区" : "村");
        case PartnerGroup::group:
            return place + (i % 2 == 0 ? "片区党委" : "街道工作队");
        default:
            return place + pick(bureaus, i);
    }
}

}  // namespace

FriendCircle make_circle(const CircleShape& shape) {
    Draw draw(shape.seed);
    FriendCircle circle;
    circle.code = "370211";
    circle.name = "黄岛区";
    circle.level = Level::county;
    circle.row_level = shape.row_level;
    circle.as_of = "2026-06-30";
    for (std::size_t r = 0; r < shape.villages.size(); ++r) {
        FriendCircle::Row row;
        row.code = "370211" + number(r + 1, 3);
        row.name = pick(places, r) + (r % 2 == 0 ? "街道" : "镇");
        for (std::uint32_t v = 0; v < shape.villages[r]; ++v) {
            FriendCircle::Village village;
            village.id = row.code + number(v + 1, 3);
            village.name = stretched(pick(places, v * 5 + r) + (v % 3 == 0 ? "社区" : "村"), shape.name_length);
            village.row = static_cast<std::uint32_t>(r);
            circle.villages.push_back(village);
        }
        circle.rows.push_back(row);
    }
    std::vector<std::uint32_t> reachable;
    for (std::uint32_t v = 0; v < circle.villages.size(); ++v) {
        const bool last_row = circle.villages[v].row + 1 == circle.rows.size();
        if (draw.share() < shape.covered_share && !(shape.zero_row && last_row)) reachable.push_back(v);
    }
    const std::uint32_t all = reachable.empty() ? 0 : shape.own_partners + shape.outside_partners;
    for (std::uint32_t p = 0; p < all; ++p) {
        FriendCircle::Partner partner;
        const bool own = p < shape.own_partners;
        const std::uint32_t turn = draw.below(10);
        partner.group = turn < 5   ? PartnerGroup::organization
                        : turn < 7 ? PartnerGroup::enterprise
                        : turn < 9 ? PartnerGroup::social
                                   : PartnerGroup::university;
        partner.distance = own ? Distance::own : static_cast<Distance>(1 + draw.below(10) / 4);
        partner.id = "P" + number(p + 1, 3);
        partner.name = stretched(partner_name(partner.group, p), shape.name_length);
        partner.region_name = own ? "黄岛区" : "青岛市";
        std::size_t ties = 1 + draw.below(static_cast<std::size_t>(2 * shape.mean_ties));
        if (p == 0 && shape.giant > 0) ties = shape.giant;
        const std::uint32_t home = draw.below(reachable.size());
        std::set<std::uint32_t> served;
        for (std::size_t t = 0; t < ties && served.size() < reachable.size(); ++t) {
            const std::size_t near = home + draw.below(12);
            const std::size_t place = p == 0 && shape.giant > 0 ? t : draw.below(10) < 6 ? near : draw.below(5000);
            served.insert(reachable[place % reachable.size()]);
        }
        partner.villages.assign(served.begin(), served.end());
        circle.partners.push_back(partner);
    }
    const auto add_others = [&](PartnerGroup group, std::uint32_t count, std::vector<FriendCircle::Partner>& list) {
        for (std::uint32_t p = 0; p < count && !circle.villages.empty(); ++p) {
            FriendCircle::Partner partner;
            partner.group = group;
            partner.distance = p % 3 < 2 ? Distance::own : static_cast<Distance>(1 + draw.below(3));
            partner.id = (group == PartnerGroup::place ? "V" : "W") + number(p + 1, 3);
            if (&list == &circle.groups) partner.id[0] = 'X';
            partner.name = stretched(partner_name(group, p), shape.name_length);
            partner.region_name = p % 3 < 2 ? "黄岛区" : "青岛市";
            std::set<std::uint32_t> served;
            const std::uint32_t home = draw.below(circle.villages.size());
            const std::uint32_t ties = group == PartnerGroup::place ? 1 : 1 + draw.below(9);
            for (std::uint32_t t = 0; t < ties; ++t) {
                served.insert((home + draw.below(14)) % static_cast<std::uint32_t>(circle.villages.size()));
            }
            partner.villages.assign(served.begin(), served.end());
            if (group == PartnerGroup::group) {
                partner.kind = p % 2 == 0 ? NodeKind::area_committee : NodeKind::work_team;
                for (const std::uint32_t v : served) partner.members.push_back(circle.villages[v].name);
                for (std::uint32_t m = 0; m < 4 * p; ++m) partner.members.push_back(pick(places, m) + pick(firms, p));
            }
            list.push_back(partner);
        }
    };
    add_others(PartnerGroup::place, shape.places, circle.partners);
    add_others(PartnerGroup::group, shape.teams, circle.partners);
    add_others(PartnerGroup::group, shape.groups, circle.groups);
    complete(circle);
    return circle;
}

void complete(FriendCircle& circle) {
    circle.covered = circle.ties = 0;
    for (FriendCircle::Row& row : circle.rows) {
        row.villages.clear();
        row.covered = 0;
    }
    for (FriendCircle::Village& village : circle.villages) village.partners.clear();
    for (std::uint32_t p = 0; p < circle.partners.size(); ++p) {
        circle.partners[p].node = static_cast<NodeId>(circle.villages.size()) + p;
        for (const std::uint32_t v : circle.partners[p].villages) circle.villages[v].partners.push_back(p);
        circle.ties += static_cast<std::uint32_t>(circle.partners[p].villages.size());
    }
    for (std::uint32_t g = 0; g < circle.groups.size(); ++g) {
        circle.groups[g].node = static_cast<NodeId>(circle.villages.size() + circle.partners.size()) + g;
    }
    for (std::uint32_t v = 0; v < circle.villages.size(); ++v) {
        FriendCircle::Village& village = circle.villages[v];
        village.node = v;
        circle.rows[village.row].villages.push_back(v);
        if (village.partners.empty()) continue;
        ++circle.covered;
        ++circle.rows[village.row].covered;
    }
}

}  // namespace lianjian::test
