#include "viz/circle/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/kinds.hpp"
#include "viz/phrases.hpp"

namespace lianjian::circle {

using namespace picture;

namespace {

/// By Distance; `own` never heads a section on the right.
constexpr std::array<Words, 5> distance_names{{{"本地", "Own"},
                                               {"市级与市内其他区市", "City, other districts"},
                                               {"省级与省内其他市", "Province, other cities"},
                                               {"省外", "Beyond the province"},
                                               {"所在地未注明", "Place not stated"}}};

std::string name_of(const FriendCircle& circle) { return visible(circle.name.empty() ? circle.code : circle.name); }
std::string name_of(const FriendCircle::Row& row) { return visible(row.name.empty() ? row.code : row.name); }
std::string name_of(const FriendCircle::Partner& partner) {
    return visible(partner.name.empty() ? partner.id : partner.name);
}
std::string name_of(const FriendCircle::Village& village) {
    return visible(village.name.empty() ? village.id : village.name);
}

/// Up to twelve of some names, and how many there are (in English: how many more).
std::string some_of(const std::vector<std::string>& names, Lang lang) {
    constexpr std::size_t most = 12;
    const bool zh = lang == Lang::zh;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        text += (i == 0 ? "" : zh ? "、" : ", ") + visible(names[i], 24);
    }
    if (names.size() <= most) return text;
    return text + (zh ? fmt::format("等 {} 个", names.size()) : fmt::format(" and {} more", names.size() - most));
}

/// "；在联建组织 汶东片区党委 中": the groups beside the partners that hold a village; empty for none.
std::string groups_holding(const FriendCircle& circle, const FriendCircle::Village& village, Lang lang) {
    if (circle.groups.empty()) return {};
    const auto index = static_cast<std::uint32_t>(&village - circle.villages.data());
    std::vector<std::string> names;
    for (const FriendCircle::Partner& group : circle.groups) {
        if (std::binary_search(group.villages.begin(), group.villages.end(), index)) names.push_back(name_of(group));
    }
    if (names.empty()) return {};
    const std::string list = some_of(names, lang);
    return lang == Lang::zh ? fmt::format("；在联建组织 {} 中", list) : fmt::format("; in the group {}", list);
}

/// "宝山镇 9 个村居均无联建单位": up to two rows by name, else their number; empty when there are none.
std::string zero_rows(const FriendCircle& circle, Lang lang) {
    std::vector<const FriendCircle::Row*> zero;
    std::size_t villages = 0;
    for (const FriendCircle::Row& row : circle.rows) {
        if (!has_nobody(circle, row)) continue;
        zero.push_back(&row);
        villages += row.villages.size();
    }
    if (zero.empty() || circle.ties == 0 || circle.rows.size() == 1) return {};
    const bool zh = lang == Lang::zh;
    std::string where;
    if (zero.size() > 2) {
        const Words words = row_word(circle.row_level).many;
        where = zh ? fmt::format("{} {}的 {} 个", zero.size(), words.zh, villages)
                   : fmt::format("{} in {} {}", villages, zero.size(), words.en);
    }
    for (const auto* row : zero.size() > 2 ? std::vector<const FriendCircle::Row*>{} : zero) {
        if (!where.empty()) where += zh ? "、" : ", ";
        where += zh ? fmt::format("{} {} 个", name_of(*row), row->villages.size())
                    : fmt::format("{} in {}", row->villages.size(), name_of(*row));
    }
    return zh ? fmt::format("；{}村居均无联建单位", where) : fmt::format("; none of the {}", where);
}

/// What of the lines through groups is drawn by lot; empty for nothing.
std::string drawn_groups(const FriendCircle& circle, Lang lang) {
    if (circle.drawn_through == 0) return {};
    std::size_t lines = 0;
    for (const FriendCircle::Partner& group : circle.groups) lines += group.villages.size();
    if (lang == Lang::zh) {
        return fmt::format("　{}经组织的 {} 条联系中 {} 条为抽签示意", circle.illustrative > 0 ? "" : "含示例数据：",
                           lines, circle.drawn_through);
    }
    return fmt::format(" {} of {} links through groups drawn by lot{}.", circle.drawn_through, lines,
                       circle.illustrative > 0 ? "" : " (illustrative data)");
}

/// What a group is, whom it joins, and who else is in it.
std::string group_tooltip(const FriendCircle& circle, const Entry& entry, std::string_view name, Lang lang) {
    const bool zh = lang == Lang::zh;
    const FriendCircle::Partner& group = friend_at(circle, entry.partners.front());
    const std::string_view kind = node_kinds()[static_cast<std::size_t>(group.kind)].words.in(lang);
    std::string text =
        fmt::format("{}{}{}{}{}", name, zh ? "：" : ": ", kind, zh ? "，" : ", ", units(entry.villages, lang));
    if (stands_apart(circle, entry.partners.front())) text += zh ? "（不计入联建）" : " (not counted)";
    if (group.members.empty()) return text;
    return text + (zh ? "；成员：" : "; members: ") + some_of(group.members, lang);
}

std::string several_sentence(const FriendCircle& circle, Lang lang) {
    const std::size_t all = circle.villages.size();
    const std::uint32_t none = circle.rungs()[0];
    const std::string share = percent(circle.covered, all);
    const std::string through = through_groups(circle, lang);
    if (lang == Lang::zh) {
        return fmt::format("{} 个村居中 {} 个达到所定的联建单位数（{}），{} 个未达到，其中 {} 个尚无单位{}{}　", all,
                           circle.covered, share, circle.uncovered(), none, through, zero_rows(circle, lang));
    }
    return fmt::format(
        "{} of {} villages and communities have as many partners as required ({}), {} have not, {} of "
        "them none{}{}. ",
        circle.covered, all, share, circle.uncovered(), none, through, zero_rows(circle, lang));
}

}  // namespace

std::string title(const FriendCircle& circle, Lang lang) {
    const std::string words = lang == Lang::zh ? name_of(circle) + "联建朋友圈" : name_of(circle) + ": friend circle";
    return circle.pages == 1 ? words : fmt::format("{} {}/{}", words, circle.page, circle.pages);
}

std::string subtitle(const FriendCircle& circle, Lang lang) {
    const std::size_t all = circle.villages.size();
    const std::string share = percent(circle.covered, all);
    const std::string notes =
        data_notes(circle.as_of, circle.illustrative, circle.ties, lang) + drawn_groups(circle, lang);
    const std::string through = through_groups(circle, lang);
    if (needs_several(circle)) return several_sentence(circle, lang) + notes;
    if (lang == Lang::zh) {
        if (all == 0) return "没有村居　" + notes;
        if (circle.covered == 0) return fmt::format("{} 个村居均尚无联建单位{}　{}", all, through, notes);
        if (circle.uncovered() == 0) return fmt::format("{} 个村居均已有联建单位　{}", all, notes);
        return fmt::format("{} 个村居中 {} 个已有联建单位（{}），{} 个尚无{}{}　{}", all, circle.covered, share,
                           circle.uncovered(), through, zero_rows(circle, lang), notes);
    }
    if (all == 0) return "No villages or communities. " + notes;
    if (circle.covered == 0) {
        return fmt::format("None of {} villages and communities has a partner{}. {}", all, through, notes);
    }
    if (circle.uncovered() == 0) return fmt::format("All {} villages and communities have a partner. {}", all, notes);
    return fmt::format("{} of {} villages and communities {} a partner ({}), {} {} none{}{}. {}", circle.covered, all,
                       circle.covered == 1 ? "has" : "have", share, circle.uncovered(),
                       circle.uncovered() == 1 ? "has" : "have", through, zero_rows(circle, lang), notes);
}

std::string partners_head(const FriendCircle& circle, Hand hand, std::uint32_t count, Lang lang) {
    const bool zh = lang == Lang::zh;
    if (hand == Hand::left) {
        return zh ? fmt::format("本{}联建单位 {} 家", place_zh(circle), count)
                  : fmt::format("From the {}: {}", place_en(circle), count);
    }
    const std::uint32_t unstated = circle.unstated_partners();
    if (unstated > 0 && unstated == count) {
        return zh ? fmt::format("所在地未注明的联建单位 {} 家", count) : fmt::format("Region not stated: {}", count);
    }
    const std::string among = unstated == 0 ? std::string()
                              : zh          ? fmt::format("（含未注明 {} 家）", unstated)
                                            : fmt::format(" ({} not stated)", unstated);
    return (zh ? fmt::format("{}外联建单位 {} 家", place_zh(circle), count) : fmt::format("From outside: {}", count)) +
           among;
}

std::string spine_head(const FriendCircle& circle, Lang lang) {
    return rows_phrase(circle.rows.size(), circle.row_level, lang) + " · " + units(circle.villages.size(), lang);
}

std::string empty_side(const FriendCircle& circle, Hand hand, Lang lang) {
    if (lang == Lang::en) return "None yet";
    return hand == Hand::left ? fmt::format("尚无本{}单位", place_zh(circle))
                              : fmt::format("尚无{}外单位", place_zh(circle));
}

std::string section_heading(const FriendCircle& circle, const Section& section, Lang lang) {
    std::string_view name;
    if (section.key == apart) {
        name = group_name(PartnerGroup::group, lang);
        return lang == Lang::zh ? fmt::format("{} {} 个（另计）", name, section.partners)
                                : fmt::format("{} {}, not counted", name, section.partners);
    }
    if (section.hand == Hand::left) {
        name = group_name(static_cast<PartnerGroup>(section.key), lang);
    } else {
        name = distance_names[section.key].in(lang);
        if (circle.level == Level::none && section.key == static_cast<std::size_t>(Distance::city)) {
            name = Words{"同市", "Same city"}.in(lang);
        }
    }
    const bool bodies = section.hand == Hand::right || section.key < static_cast<std::size_t>(PartnerGroup::place);
    return lang == Lang::zh ? fmt::format("{} {} {}", name, section.partners, bodies ? "家" : "个")
                            : fmt::format("{} {}", name, section.partners);
}

std::string others_label(const Entry& entry, const FriendCircle& circle, Lang lang) {
    if (lang == Lang::en) return fmt::format("{} others", entry.partners.size());
    const bool bodies = std::any_of(entry.partners.begin(), entry.partners.end(), [&](std::uint32_t p) {
        const PartnerGroup group = friend_at(circle, p).group;
        return group != PartnerGroup::place && group != PartnerGroup::group;
    });
    return fmt::format("其余 {} {}", entry.partners.size(), bodies ? "家" : "个");
}

std::vector<std::string> partner_labels(const FriendCircle& circle) {
    std::map<std::string, std::set<std::string_view>> regions;  // of the bearers of a name
    std::vector<std::string> labels;
    for (std::uint32_t p = 0; p < friend_count(circle); ++p) {
        labels.push_back(name_of(friend_at(circle, p)));
        regions[labels.back()].insert(friend_at(circle, p).region_name);
    }
    for (std::size_t p = 0; p < labels.size(); ++p) {
        const std::string region = visible(friend_at(circle, static_cast<std::uint32_t>(p)).region_name, 20);
        if (regions[labels[p]].size() > 1 && !region.empty()) labels[p] += "（" + region + "）";
    }
    return labels;
}

std::string row_count(const FriendCircle::Row& row, Detail detail, Lang lang) {
    const std::string count = fmt::format("{}/{}", row.covered, row.villages.size());
    if (detail != Detail::names) return count;
    return count + (lang == Lang::zh ? " 已联建" : " covered");
}

std::string partner_tooltip(const FriendCircle& circle, const Entry& entry, Lang lang) {
    const bool zh = lang == Lang::zh;
    if (!entry.merged) {
        const FriendCircle::Partner& partner = friend_at(circle, entry.partners.front());
        const std::string region = visible(partner.region_name, 40);
        const std::string place = region.empty() ? "" : zh ? "（" + region + "）" : " (" + region + ")";
        if (is_group(partner.kind)) return group_tooltip(circle, entry, name_of(partner) + place, lang);
        return fmt::format("{}{}{}{}", name_of(partner), place, zh ? "：" : ": ", units(entry.villages, lang));
    }
    std::string names;
    constexpr std::size_t most_names = 12;
    for (std::size_t i = 0; i < std::min(entry.partners.size(), most_names); ++i) {
        names += (i == 0 ? "" : zh ? "、" : ", ") + visible(friend_at(circle, entry.partners[i]).name, 24);
    }
    if (entry.partners.size() > most_names) names += zh ? "等" : " …";
    return fmt::format("{}{}{}{}{}", others_label(entry, circle, lang), zh ? "：" : ": ", units(entry.villages, lang),
                       zh ? "；" : "; ", names);
}

std::string link_tooltip(const FriendCircle& circle, const Entry& entry, const Link& link, Lang lang) {
    const std::string partner =
        entry.merged ? others_label(entry, circle, lang) : name_of(friend_at(circle, entry.partners.front()));
    const std::string row = name_of(circle.rows[link.row]);
    const std::string count =
        entry.merged ? fmt::format("{} {}", link.ties, lang == Lang::zh ? "条关系" : "ties") : units(link.ties, lang);
    constexpr std::array<Words, 3> bonds{{{"", ""}, {"（拟建）", " (planned)"}, {"（同在组织）", " (in the group)"}}};
    const std::string_view bond = bonds[static_cast<std::size_t>(link.bond)].in(lang);
    return fmt::format("{} — {}{}{}{}", partner, row, lang == Lang::zh ? "：" : ": ", count, bond);
}

std::string row_tooltip(const FriendCircle::Row& row, Lang lang) {
    if (lang == Lang::zh) {
        return fmt::format("{}：{} 个村居中 {} 个已有联建单位", name_of(row), row.villages.size(), row.covered);
    }
    return fmt::format("{}: {} of {} have a partner", name_of(row), row.covered, units(row.villages.size(), lang));
}

std::string village_tooltip(const FriendCircle& circle, const FriendCircle::Village& village, Lang lang) {
    const bool zh = lang == Lang::zh;
    std::string text = name_of(village) + (zh ? "：" : ": ");
    if (village.partners.empty()) {
        return text + (zh ? "尚无联建单位" : "no partner yet") + groups_holding(circle, village, lang);
    }
    const std::size_t count = village.partners.size();
    text +=
        zh ? fmt::format("{} 家联建单位，", count) : fmt::format("{} {}, ", count, count == 1 ? "partner" : "partners");
    constexpr std::size_t most_names = 5;
    for (std::size_t i = 0; i < std::min(count, most_names); ++i) {
        text += (i == 0 ? "" : zh ? "、" : ", ") + visible(circle.partners[village.partners[i]].name, 24);
    }
    if (count > most_names) text += zh ? "等" : " …";
    return text + groups_holding(circle, village, lang);
}

std::string apart_label(Lang lang) {
    return lang == Lang::zh ? "经由联建组织（另计）" : "through groups (not counted)";
}

std::string rung_label(std::size_t rung, std::uint32_t villages, Lang lang) {
    constexpr std::array<Words, 4> words{
        {{"尚无联建", "no partner"}, {"1 家", "one"}, {"2 家", "two"}, {"3 家及以上", "three or more"}}};
    return fmt::format("{} {}", words[rung].in(lang), villages);
}

std::string reading_note(const FriendCircle& circle, const Rows& rows, std::uint32_t folded, Lang lang) {
    if (circle.ties == 0) return {};
    const bool zh = lang == Lang::zh;
    std::string note;
    if (rows.dashes) note = zh ? "村名下一短划＝一家单位；" : "one dash = one partner; ";
    if (rows.detail == Detail::bars) note = zh ? "条长＝村居所占份额；" : "bar = share of units; ";
    note += zh ? "线宽与数字＝所联村居数" : "line width and number = units served";
    if (circle.planned > 0) {
        note += zh ? fmt::format("；虚线＝拟建关系 {} 条", circle.planned)
                   : fmt::format("; dashed = {} planned", circle.planned);
    }
    if (folded > 0) {
        note += zh ? fmt::format("；“其余”合并 {} 家小单位", folded)
                   : fmt::format("; \"others\" merges {} small partners", folded);
    }
    return note;
}

}  // namespace lianjian::circle
