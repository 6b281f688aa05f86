#include "viz/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "viz/text.hpp"

namespace lianjian::picture {
namespace {

constexpr std::array<Words, partner_group_count> group_names{{{"机关单位", "Government"},
                                                              {"企业", "Enterprises"},
                                                              {"高校院所", "Universities"},
                                                              {"社会组织", "Social org."},
                                                              {"村居", "Villages and communities"},
                                                              {"联建组织", "Groups"}}};
constexpr std::array<Words, partner_group_count> group_marks{
    {{"机", "G"}, {"企", "E"}, {"校", "U"}, {"社", "S"}, {"村", "V"}, {"组", "Gr"}}};

}  // namespace

RowWord row_word(Level level) {
    switch (level) {
        case Level::township:
            return {{"个镇街", "townships"}, "township"};
        case Level::county:
            return {{"个区市", "districts"}, "district"};
        case Level::city:
            return {{"个城市", "cities"}, "city"};
        case Level::province:
            return {{"个省份", "provinces"}, "province"};
        default:
            return {{"个片区", "areas"}, "area"};
    }
}

std::string rows_phrase(std::size_t rows, Level level, Lang lang) {
    const RowWord word = row_word(level);
    if (lang == Lang::zh) return fmt::format("{} {}", rows, word.many.zh);
    return fmt::format("{} {}", rows, rows == 1 ? word.one_en : word.many.en);
}

std::string_view place_zh(const FriendCircle& circle) {
    if (circle.level == Level::province) return "省";
    if (circle.level == Level::city) return "市";
    if (circle.level == Level::county) {
        for (const std::string_view word : {"县", "市", "旗"}) {
            if (circle.name.ends_with(word)) return word;
        }
        return "区";
    }
    return circle.level == Level::none ? "地" : "区县";
}

std::string_view place_en(const FriendCircle& circle) {
    switch (circle.level) {
        case Level::province:
            return "province";
        case Level::city:
            return "city";
        case Level::none:
            return "area";
        default:
            return circle.name.ends_with("县") ? "county" : "district";
    }
}

std::string name_or(std::string_view name, std::string_view code) { return visible(name.empty() ? code : name); }

std::string units(std::size_t count, Lang lang) {
    if (lang == Lang::zh) return fmt::format("{} 个村居", count);
    return fmt::format("{} {}", count, count == 1 ? "unit" : "units");
}

std::string percent(std::size_t part, std::size_t whole) {
    return fmt::format("{:.1f}%", whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string coverage_phrase(std::size_t covered, std::size_t all, bool several, Lang lang) {
    const std::size_t left = all - covered;
    const std::string share = percent(covered, all);
    if (lang == Lang::zh) {
        if (several) return fmt::format("{} 个达到所定的联建单位数（{}），{} 个未达到", covered, share, left);
        if (covered == 0) return "均尚无联建单位";
        if (left == 0) return "均已有联建单位";
        return fmt::format("{} 个已有联建单位（{}），{} 个尚无", covered, share, left);
    }
    if (several) {
        return fmt::format("{} have as many partners as required ({}), {} have not", covered, share, left);
    }
    if (covered == 0) return "none has a partner";
    if (left == 0) return "all have a partner";
    return fmt::format("{} {} a partner ({}), {} {} none", covered, covered == 1 ? "has" : "have", share, left,
                       left == 1 ? "has" : "have");
}

std::string data_notes(std::string_view as_of, std::size_t illustrative, std::size_t ties, Lang lang) {
    const std::string date = visible(as_of, 40);
    std::string notes;
    if (lang == Lang::zh) {
        notes = date.empty() ? "全部登记关系" : fmt::format("数据截至 {}", date);
        if (illustrative > 0) notes += fmt::format("　含示例数据：{} 条关系为抽签示意", illustrative);
    } else {
        notes = date.empty() ? "All recorded ties." : fmt::format("As of {}.", date);
        if (illustrative > 0)
            notes += fmt::format(" Illustrative data: {} of {} ties drawn by lot.", illustrative, ties);
    }
    return notes;
}

std::string sources_line(const std::vector<std::string>& sources, Lang lang) {
    if (sources.empty()) return {};
    constexpr std::size_t most = 4;
    const bool zh = lang == Lang::zh;
    std::string line = zh ? "数据来源：" : "Source: ";
    for (std::size_t i = 0; i < std::min(sources.size(), most); ++i) {
        line += (i == 0 ? "" : zh ? "、" : ", ") + visible(sources[i], 40);
    }
    if (sources.size() > most) {
        line += zh ? fmt::format(" 等 {} 个表", sources.size()) : fmt::format(" and {} more", sources.size() - most);
    }
    return line;
}

std::string part_of(std::size_t part, std::size_t parts, Lang lang) {
    if (parts < 2) return {};
    return lang == Lang::zh ? fmt::format("（第 {}/{} 幅）", part, parts) : fmt::format(" ({} of {})", part, parts);
}

std::string_view group_name(PartnerGroup group, Lang lang) {
    return group_names[static_cast<std::size_t>(group)].in(lang);
}

std::string_view group_mark(PartnerGroup group, Lang lang) {
    return group_marks[static_cast<std::size_t>(group)].in(lang);
}

std::vector<PartnerGroup> legend_groups(const FriendCircle& circle) {
    std::vector<PartnerGroup> groups{PartnerGroup::organization, PartnerGroup::enterprise, PartnerGroup::university,
                                     PartnerGroup::social};
    for (const PartnerGroup group : {PartnerGroup::place, PartnerGroup::group}) {
        const bool present = std::any_of(circle.partners.begin(), circle.partners.end(),
                                         [&](const auto& partner) { return partner.group == group; });
        if (present) groups.push_back(group);
    }
    return groups;
}

std::string through_groups(const FriendCircle& circle, Lang lang) {
    const std::uint32_t villages = circle.only_through_groups();
    if (villages == 0) return {};
    return lang == Lang::zh ? fmt::format("（其中 {} 个经联建组织相连）", villages)
                            : fmt::format(" ({} in a group with partners)", villages);
}

bool needs_several(const FriendCircle& circle) { return circle.rungs()[0] != circle.uncovered(); }

}  // namespace lianjian::picture
