#include "cli/plan_cover_report.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "cli/plan_write.hpp"
#include "engine/issue.hpp"

namespace lianjian {
namespace {

using Limit = CoverGoal::Limit;

struct ReasonRow {
    WhyUncovered reason;
    std::string_view key;
    Words words;
};
constexpr std::array reason_rows{
    ReasonRow{WhyUncovered::no_candidate, "no_candidate", {"没有候选单位够得着", "no candidate reaches it"}},
    ReasonRow{WhyUncovered::too_few_candidates,
              "too_few_candidates",
              {"够得着的候选单位不够数", "fewer candidates reach it than it needs"}},
    ReasonRow{WhyUncovered::capacity, "capacity", {"够得着的单位容量已满", "whoever reaches it has no capacity left"}},
    ReasonRow{WhyUncovered::quota, "quota", {"让位于别处的指标", "gave way to quotas elsewhere"}},
    ReasonRow{WhyUncovered::budget, "budget", {"预算已用完", "the budget ran out"}},
};

std::vector<bool> newly_covered(const CoverInstance& instance, const CoverPlan& plan) {
    std::vector<std::uint32_t> partners(instance.villages.size());
    for (const auto& [candidate, village] : plan.ties) partners[village] += 1;
    std::vector<bool> covered(instance.villages.size());
    for (std::size_t v = 0; v < covered.size(); ++v) covered[v] = partners[v] >= instance.villages[v].need;
    return covered;
}

}  // namespace

OutputTable steps_table(const PosedCover& posed, const CoverPlan& plan) {
    const bool people = posed.question.by_population;
    OutputTable table{
        "steps",
        say(posed.lang(), "接下来联建的单位，{}（范围：{}）", "Whom to win as partners next, {} (reach: {})",
            as_of_words(posed.request), reach_words(posed)),
        {{"step", {"步", "step"}},
         {"id", {"编号", "id"}},
         {"name", {"名称", "name"}},
         {"region", {"区划代码", "region"}},
         {"cost", {"费用", "cost"}},
         {"gain", people ? Words{"新增人口", "new people"} : Words{"新增村居", "new villages"}},
         {"covered", people ? Words{"累计人口", "people so far"} : Words{"累计村居", "so far"}}},
        {}};
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const CoverStep& step = plan.steps[i];
        table.rows.push_back({count_cell(i + 1), text_cell(posed.id(step.candidate)),
                              text_cell(posed.name(step.candidate)), text_cell(posed.region(step.candidate)),
                              Cell(posed.problem.instance.candidates[step.candidate].cost), Cell(step.gain),
                              Cell(step.covered)});
    }
    return table;
}

std::vector<RemainingVillage> remaining_after(const PosedCover& posed, const CoverGoal& goal, const CoverPlan& plan) {
    const CoverInstance& instance = posed.problem.instance;
    const std::vector<bool> covered = newly_covered(instance, plan);
    std::vector<bool> chosen(instance.candidates.size()), otherwise;
    for (const CoverStep& step : plan.steps) chosen[step.candidate] = true;
    if (!goal.quota.empty() || goal.fair) {
        CoverGoal free = goal;
        free.quota.clear();
        free.fair = false;
        if (const auto plan_without = greedy_cover(instance, free)) otherwise = newly_covered(instance, *plan_without);
    }
    std::vector<bool> spent(covered.size());  // all that reach it are in the plan
    for (std::uint32_t z = 0; z < instance.zones.size(); ++z) {
        const CoverZone& zone = instance.zones[z];
        const bool all = std::ranges::all_of(instance.candidates_of(z), [&](std::uint32_t j) { return chosen[j]; });
        for (std::uint32_t i = 0; i < zone.size; ++i) spent[instance.members[zone.begin + i]] = all;
    }
    std::vector<RemainingVillage> list;
    for (std::uint32_t v = 0; v < covered.size(); ++v) {
        if (covered[v]) continue;
        const std::uint32_t reached = posed.problem.reached_by[v];
        list.push_back({v, reached == 0                            ? WhyUncovered::no_candidate
                           : reached < instance.villages[v].need   ? WhyUncovered::too_few_candidates
                           : spent[v] || goal.limit == Limit::none ? WhyUncovered::capacity
                           : !otherwise.empty() && otherwise[v]    ? WhyUncovered::quota
                                                                   : WhyUncovered::budget});
    }
    return list;
}

OutputTable remaining_table(const PosedCover& posed, const std::vector<RemainingVillage>& remaining) {
    OutputTable table{"remaining",
                      say(posed.lang(), "方案之后仍未联建的村居，{}", "Villages the plan leaves uncovered, {}",
                          as_of_words(posed.request)),
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"reason", {"原因", "reason"}}},
                      {}};
    const bool terminal = posed.request.format == TableFormat::table;
    for (const RemainingVillage& row : remaining) {
        const NodeId v = posed.problem.villages[row.village];
        const ReasonRow& reason = reason_rows[static_cast<std::size_t>(row.reason)];
        table.rows.push_back({text_cell(posed.network.id(v)), text_cell(posed.network.name(v)),
                              text_cell(posed.network.region_code(posed.network.region(v))),
                              text_cell(terminal ? reason.words.in(posed.lang()) : reason.key)});
    }
    return table;
}

std::uint32_t villages_gained(const CoverPlan& plan) {
    return std::accumulate(plan.group_gain.begin(), plan.group_gain.end(), 0U);
}

std::vector<std::string> notes_on(const PosedCover& posed, const CoverGoal& goal, const SolvedCover& solved,
                                  const std::vector<RemainingVillage>& remaining) {
    const CoverProblem& problem = posed.problem;
    const Lang lang = posed.lang();
    const std::uint32_t gained = villages_gained(solved.plan);
    std::vector<std::string> notes;
    if (problem.villages.empty()) {
        notes.push_back(say(lang, "{} 个村居都已有足够的联建单位，无需规划",
                            "all {} villages have partners enough: nothing to plan", problem.targets));
        return notes;
    }
    std::string total =
        say(lang, "合计：{} 家，费用 {}，新覆盖 {} 个村居（共 {} 个，已联建由 {} 增至 {}）",
            "total: {} candidate(s), cost {}, {} village(s) newly covered (of {}, covered {} before, {} after)",
            solved.plan.steps.size(), number_words(solved.plan.cost), gained, problem.targets, problem.covered,
            problem.covered + gained);
    if (posed.question.by_population) {
        total += say(lang, "，新覆盖人口 {}", ", {} people newly covered", number_words(solved.plan.weight));
    }
    notes.push_back(total);
    const std::string what =
        goal.fair
            ? say(lang, "最低镇街的覆盖率 {:.2f}%", "share of the worst township {:.2f}%", 100 * solved.proof.value)
        : goal.limit != Limit::none ? posed.question.by_population ? say(lang, "新覆盖人口", "people newly covered")
                                                                   : say(lang, "新覆盖村居", "villages newly covered")
        : goal.least_cost ? say(lang, "费用", "cost")
                                    : say(lang, "家数", "candidates");
    std::string proof = what + say(lang, "：", ": ") + proof_words(posed.request, solved.proof);
    if (solved.proof.greedy_value && *solved.proof.greedy_value != solved.proof.value) {
        proof += say(lang, "；逐步选取只得 {}", "; step by step gives {}", number_words(*solved.proof.greedy_value));
    }
    notes.push_back(proof);
    if (!remaining.empty()) {
        std::string reasons;
        for (const ReasonRow& row : reason_rows) {
            const auto count = std::ranges::count(remaining, row.reason, &RemainingVillage::reason);
            if (count == 0) continue;
            reasons += (reasons.empty() ? "" : say(lang, "；", "; ")) +
                       say(lang, "{} 个{}", "{}: {}", count, row.words.in(lang));
        }
        notes.push_back(say(lang, "仍未覆盖 {} 个：{}（名单：--list remaining）",
                            "{} village(s) remain uncovered; {} (for the list: --list remaining)", remaining.size(),
                            reasons));
    }
    std::vector<std::uint32_t> unreached;
    for (const RemainingVillage& row : remaining) {
        if (row.reason == WhyUncovered::no_candidate || row.reason == WhyUncovered::too_few_candidates)
            unreached.push_back(row.village);
    }
    if (goal.limit == Limit::none && !unreached.empty()) {
        notes.push_back(say(lang, "够不着：{}", "out of reach: {}", some_villages(posed, unreached)));
    }
    std::string candidates = say(lang, "候选单位 {} 家，{} 家够得着尚缺联建的村居（范围：{}）",
                                 "{} candidates, of which {} reach a village that lacks a partner (reach: {})",
                                 problem.considered, problem.bodies.size(), reach_words(posed));
    if (problem.coarse > 0) {
        candidates +=
            say(lang, "；{} 家没有区划或区划较粗，未计入", "; {} have no region, or one too coarse", problem.coarse);
    }
    if (problem.full > 0) candidates += say(lang, "；{} 家容量已满", "; {} have no capacity left", problem.full);
    notes.push_back(candidates);
    if (problem.priced < problem.bodies.size() && (goal.limit == Limit::cost || goal.least_cost)) {
        notes.push_back(
            say(lang, "{} 家未给出费用，按到最近村居的距离计：同镇街 1，同区县 2，同市 3，同省 4，更远 5",
                "{} candidates state no cost; they are priced by the nearest village they reach: 1 in the same "
                "township, 2 county, 3 city, 4 province, 5 beyond",
                problem.bodies.size() - problem.priced));
    }
    if (problem.limited == 0) {
        notes.push_back(say(lang, "没有一家给出容量：每家都算能联建它够得着的所有村居；可补充 capacity 列",
                            "no candidate states a capacity: each is taken to serve every village it reaches; add the "
                            "column capacity to say otherwise"));
    }
    if (posed.question.by_population && problem.unpeopled > 0) {
        notes.push_back(say(lang, "{} 个村居没有人口数，按 0 计", "{} village(s) state no population and count as 0",
                            problem.unpeopled));
    }
    return notes;
}

void write_cover(const PosedCover& posed, const CoverPlan& plan) {
    if (posed.options.write.empty()) return;
    const CoverageRule& rule = posed.question.rule;
    std::vector<ProposedTie> ties;
    std::vector<const Candidate*> newcomers;
    std::uint32_t last = no_node;
    for (const auto& [candidate, village] : plan.ties) {
        const CoverBody& body = posed.problem.bodies[candidate];
        ties.push_back({std::string(posed.id(candidate)),
                        std::string(posed.network.id(posed.problem.villages[village])),
                        rule.ties.empty() ? EdgeKind::partnership : rule.ties.front()});
        if (candidate != last && body.node == no_node) newcomers.push_back(body.row);
        last = candidate;
    }
    write_plan(posed.request, posed.options.write, posed.network, ties, newcomers);
}

}  // namespace lianjian
