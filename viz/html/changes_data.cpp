#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/brief/basis.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr std::size_t members_named = 8;
constexpr std::size_t lapses_listed = 12;

// `甲、乙` and `A, B`, at most so many, and how many more.
Sentence name_list(const std::vector<std::string>& names, std::size_t most) {
    Sentence list;
    const std::size_t shown = std::min(names.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        list.zh += (i == 0 ? "" : "、") + escape_name(names[i]);
        list.en += (i == 0 ? "" : ", ") + escape_name(names[i]);
    }
    if (shown < names.size()) {
        list.zh += fmt::format(" 等 {} 家", names.size());
        list.en += fmt::format(" and {} more", names.size() - shown);
    }
    return list;
}

std::vector<std::string> names_of(const std::vector<CircleMember>& members) {
    std::vector<std::string> names;
    for (const CircleMember& member : members) names.push_back(member.name);
    return names;
}

void set_gained(ms::data& section, const BriefingChanges& changes) {
    ms::data places(ms::data::type::list);
    std::vector<std::string> order;
    std::map<std::string, std::vector<const ChangedVillage*>> by_place;
    for (const ChangedVillage& village : changes.villages) {
        if (!village.gained) continue;
        if (by_place[village.place].empty()) order.push_back(village.place);
        by_place[village.place].push_back(&village);
    }
    for (const std::string& place : order) {
        Sentence names;
        for (const ChangedVillage* village : by_place[place]) {
            names.zh += (names.zh.empty() ? "" : "、") + escape_name(village->name);
            names.en += (names.en.empty() ? "" : ", ") + escape_name(village->name);
        }
        ms::data line;
        line.set("name", escape_name(place));
        line.set("count", number(by_place[place].size()));
        line.set("names", both(names));
        places.push_back(line);
    }
    section.set("has_gained", !order.empty());
    section.set("gained_places", places);
}

void set_lost(ms::data& section, const BriefingChanges& changes) {
    ms::data list(ms::data::type::list);
    bool any = false;
    for (const ChangedVillage& village : changes.villages) {
        if (village.gained) continue;
        any = true;
        const Words cause = words(village.cause);
        Sentence why = {std::string(cause.zh), std::string(cause.en)};
        if (!village.partners.empty()) {
            const Sentence names = name_list(village.partners, 3);
            why.zh += "：" + names.zh;
            why.en += ": " + names.en;
        }
        ms::data line;
        line.set("name", escape_name(village.name));
        line.set("id", village.id);
        line.set("place", escape_name(village.place));
        line.set("why", both(why));
        list.push_back(line);
    }
    section.set("has_lost", any);
    section.set("lost", list);
}

Sentence circle_sentence(const BriefingChanges& changes) {
    const ChangeLine& total = changes.total;
    const std::string jaccard = real(total.jaccard(), 2);
    return {fmt::format("原 {} 家、现 {} 家，<b>{}</b> 家两时都在；留存度（Jaccard）<b>{}</b>。", total.circle_before,
                        total.circle_after, total.circle_both, jaccard),
            fmt::format("{} partners then, {} now, <b>{}</b> on both days; Jaccard <b>{}</b>.", total.circle_before,
                        total.circle_after, total.circle_both, jaccard)};
}

void set_members(ms::data& section, const BriefingChanges& changes) {
    section.set("circle_sentence", both(circle_sentence(changes)));
    const auto set = [&](const char* key, const std::vector<CircleMember>& members) {
        if (members.empty()) return;
        ms::data line;
        line.set("count", number(members.size()));
        line.set("names", both(name_list(names_of(members), members_named)));
        section.set(key, line);
    };
    set("joined", changes.joined);
    set("left", changes.left);
}

Sentence lapse_sentence(const BriefingLapses& lapses) {
    if (lapses.ties.empty()) {
        return {fmt::format("今后 {} 天内没有登记到期的关系。", lapses.days),
                fmt::format("No tie is recorded to end within the next {} days.", lapses.days)};
    }
    return {fmt::format("今后 {} 天内有 <b>{}</b> 条关系到期：<b>{}</b> 个村居将失去联建，{} 个只剩一家。", lapses.days,
                        lapses.ties.size(), lapses.losing, lapses.one_left),
            fmt::format("<b>{}</b> {} within the next {} days: <b>{}</b> {} cover, {} come down to one partner.",
                        lapses.ties.size(), plural(lapses.ties.size(), "tie ends", "ties end"), lapses.days,
                        lapses.losing, plural(lapses.losing, "unit loses", "units lose"), lapses.one_left)};
}

void set_lapses(ms::data& section, const BriefingLapses& lapses) {
    section.set("lapse_sentence", both(lapse_sentence(lapses)));
    ms::data rows(ms::data::type::list);
    const std::size_t shown = std::min(lapses.ties.size(), lapses_listed);
    for (std::size_t i = 0; i < shown; ++i) {
        const LapsingTie& tie = lapses.ties[i];
        const Words effect = words(tie.effect);
        ms::data row;
        row.set("end", iso(tie.end));
        row.set("village", escape_name(tie.village));
        row.set("place", escape_name(tie.place));
        row.set("partner", escape_name(tie.partner));
        row.set("effect", both({std::string(effect.zh), std::string(effect.en)}));
        row.set("alert", tie.effect == LapseEffect::loses_cover);
        rows.push_back(row);
    }
    section.set("has_lapses", shown > 0);
    section.set("lapse_rows", rows);
    const std::size_t more = lapses.ties.size() - shown;
    section.set("more_lapses", false);
    if (more > 0) {
        section.set("more_lapses", both({fmt::format("另有 {} 条，见工作簿（brief -o 文件.xlsx）。", more),
                                         fmt::format("{} more: see the workbook (brief -o FILE.xlsx).", more)}));
    }
}

}  // namespace

Sentence changes_heading(const Briefing& briefing) {
    const BriefingChanges& changes = *briefing.changes;
    const std::uint64_t gained = changes.total.gained(), lost = changes.total.lost();
    const bool year = changes.since == year_before(changes.until);
    Sentence numbers;
    if (gained == 0 && lost == 0) {
        numbers = {"没有增减", "none"};
    } else {
        const std::string up = gained > 0 ? fmt::format("+{}", gained) : std::string();
        const std::string down = lost > 0 ? fmt::format("−{}", lost) : std::string();
        numbers = {(up.empty() ? "没有新增" : up) + "，" + (down.empty() ? "没有失去" : down),
                   (up.empty() ? "none gained" : up) + ", " + (down.empty() ? "none lost" : down)};
    }
    if (year) return {"一年变化：" + numbers.zh, "Change in a year: " + numbers.en};
    return {"变化：" + numbers.zh, "Changes: " + numbers.en};
}

void set_changes(ms::data& data, const Briefing& briefing) {
    data.set("has_changes", briefing.changes.has_value());
    if (!briefing.changes) return;
    const BriefingChanges& changes = *briefing.changes;
    ms::data section;
    section.set("heading", both(changes_heading(briefing)));
    section.set("since", iso(changes.since));
    section.set("until", iso(changes.until));
    section.set("before", number(changes.total.covered_before));
    section.set("after", number(changes.total.covered_after));
    set_gained(section, changes);
    set_lost(section, changes);
    set_members(section, changes);
    data.set("changes", section);
}

void set_risk(ms::data& data, const Briefing& briefing) {
    const BriefingRisk& risk = briefing.risk;
    ms::data lines(ms::data::type::list);
    for (const Departures& worst : risk.worst) {
        if (worst.departures < 2 || worst.lost == 0) continue;
        const Sentence names = name_list(worst.partners, worst.partners.size());
        ms::data line;
        const std::string open_zh = worst.exact ? "" : fmt::format("（上界 {}）", worst.bound);
        const std::string open_en = worst.exact ? "" : fmt::format(" (no more than {})", worst.bound);
        line.set("words", both({fmt::format("{} 家同时退出，最多失去 <b>{}</b> 个{}：{}。", worst.departures,
                                            worst.lost, open_zh, names.zh),
                                fmt::format("{} leaving together cost at most <b>{}</b>{}: {}.", worst.departures,
                                            worst.lost, open_en, names.en)}));
        lines.push_back(line);
    }
    data.set("worst_lines", lines);
    if (briefing.lapses) {
        ms::data lapse;
        set_lapses(lapse, *briefing.lapses);
        data.set("lapse", lapse);
    }
    const std::uint64_t covered = briefing.total.covered;
    if (covered == 0 || risk.leave_probability <= 0) return;
    const std::string chance = length(100 * risk.leave_probability) + "%";
    const double share =
        briefing.total.villages == 0 ? 0 : risk.expected / static_cast<double>(briefing.total.villages);
    data.set(
        "expected",
        both({fmt::format("若每家单位各以 {} 的可能退出（相互独立），预期仍有 <b>{:.1f}</b> 个村居被联建（{:.1f}%）。",
                          chance, risk.expected, 100 * share),
              fmt::format("If each partner leaves with probability {}, independently, <b>{:.1f}</b> units are "
                          "expected to stay covered ({:.1f}%).",
                          chance, risk.expected, 100 * share)}));
}

}  // namespace lianjian
