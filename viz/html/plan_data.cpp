#include <algorithm>

#include <fmt/format.h>

#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr double bar = 160;

Sentence plan_heading(const Briefing& briefing) {
    const BriefingPlan& plan = *briefing.plan;
    if (plan.ties.empty()) {
        return {"建议方案：没有涉及本地的关系", "Proposed plan: nothing for this district"};
    }
    const std::string share = percent_sign(plan.covered_after, briefing.total.villages);
    return {fmt::format("建议方案：再联建 {} 个村居，份额升到 {}", plan.newly, share),
            fmt::format("Proposed plan: {} more {}, the share rises to {}", plan.newly,
                        plural(plan.newly, "unit", "units"), share)};
}

Sentence plan_sentence(const BriefingPlan& plan) {
    return {fmt::format("方案共 {} 条计划中的关系，由 {} 家单位承担，其中 {} "
                        "家是新加入本地朋友圈的。尚未签约，本页其他数字都不含它们。",
                        plan.ties.size(), plan.partners, plan.new_partners),
            fmt::format("{} planned {} by {} {}, {} of them new to this circle. Nothing of it is signed, and no other "
                        "number on this page includes it.",
                        plan.ties.size(), plural(plan.ties.size(), "tie", "ties"), plan.partners,
                        plural(plan.partners, "partner", "partners"), plan.new_partners)};
}

ms::data tie_list(const std::vector<PlannedTie>& ties, std::uint32_t row) {
    ms::data list(ms::data::type::list);
    for (const PlannedTie& tie : ties) {
        if (tie.row != row) continue;
        ms::data line;
        line.set("village", escape_name(tie.village));
        line.set("village_id", tie.village_id);
        line.set("partner", escape_name(tie.partner));
        line.set("first", tie.first);
        list.push_back(line);
    }
    return list;
}

}  // namespace

void set_plan(ms::data& data, const Briefing& briefing) {
    data.set("has_plan", briefing.plan.has_value());
    if (!briefing.plan) return;
    const BriefingPlan& plan = *briefing.plan;
    ms::data section;
    section.set("heading", both(plan_heading(briefing)));
    section.set("sentence", both(plan_sentence(plan)));
    section.set("any", !plan.ties.empty());
    ms::data rows(ms::data::type::list);
    for (std::uint32_t r = 0; r < briefing.townships.size() && r < plan.rows.size(); ++r) {
        if (plan.rows[r].ties == 0) continue;
        const CoverageRow& now = briefing.townships[r].coverage;
        const std::uint64_t after = now.covered + plan.rows[r].newly;
        const double covered = bar * part_of(now.covered, now.villages);
        const double added = bar * part_of(plan.rows[r].newly, now.villages);
        ms::data row;
        row.set("name", escape_name(briefing.townships[r].name));
        row.set("covered", number(now.covered));
        row.set("after", number(after));
        row.set("villages", number(now.villages));
        row.set("newly", number(plan.rows[r].newly));
        row.set("share", percent_sign(after, now.villages));
        row.set("w", length(covered));
        row.set("x", length(covered + 0.75));
        row.set("added", length(std::max(0.0, added - 1.5)));
        row.set("has_added", added > 1.5);
        row.set("ties", tie_list(plan.ties, r));
        rows.push_back(row);
    }
    section.set("rows", rows);
    data.set("plan", section);
}

void set_drawn(ms::data& data, const Briefing& briefing) {
    const FriendCircle& circle = briefing.circle;
    const BriefingDrawn& drawn = briefing.drawn;
    const bool any = circle.illustrative > 0 || drawn.partners > 0;
    data.set("has_drawn", any);
    if (!any) return;
    const std::uint64_t covered = briefing.total.covered, villages = briefing.total.villages;
    const std::uint64_t stated = covered - std::min<std::uint64_t>(drawn.villages, covered);
    ms::data section;
    section.set("ties", number(circle.illustrative));
    section.set("all_ties", number(circle.ties));
    section.set("villages", number(drawn.villages));
    section.set("covered", number(covered));
    section.set("partners", number(drawn.partners));
    section.set("all_partners", number(circle.partners.size()));
    section.set("factual", both({fmt::format("只计有出处的关系，已联建 <b>{}</b> / {} 个村居（{}）。", stated, villages,
                                             percent_sign(stated, villages)),
                                 fmt::format("By recorded ties alone, <b>{}</b> of {} are covered ({}).", stated,
                                             villages, percent_sign(stated, villages))}));
    data.set("drawn_data", section);
}

}  // namespace lianjian
