#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <numeric>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_output.hpp"
#include "cli/plan_write.hpp"
#include "cli/progress.hpp"
#include "engine/issue.hpp"
#include "engine/planning/cover_problem.hpp"

namespace lianjian {
namespace {

using Limit = CoverGoal::Limit;
constexpr std::size_t small_instance = 60'000;  // pairs of candidate and zone that branch and cut is tried on unasked
constexpr std::size_t shown_rows = 5;

struct Options {
    CoverageOptions coverage;
    std::uint32_t budget = 0;  // 0: not given
    double cost = -1;          // likewise
    bool all = false, least_cost = false, fair = false;
    std::string weight = "villages";
    std::string quota, reach, method, list, write;
    double time_limit = 10;
};

struct Quota {
    Level level = Level::township;
    std::uint32_t least = 0;
};

/// The options as understood, before anything is read.
struct Wish {
    CoverGoal goal;
    std::optional<ReachRule> reach;
    std::optional<Quota> quota;
    bool by_population = false;
};

Failure wrong(const std::string& message) { return {Exit::misuse, message}; }

std::optional<std::uint32_t> whole(std::string_view text) {
    std::uint32_t value = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || at != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<ReachRule> reach_named(const std::string& word, Lang lang) {
    if (word.empty()) return std::nullopt;
    if (word == "table") return ReachRule{ReachRule::By::table, Level::township, 0};
    for (const Level level : {Level::township, Level::county, Level::city}) {
        if (level_of(word) == level) return ReachRule{ReachRule::By::region, level, 0};
    }
    if (word.starts_with("hops:")) {
        const auto hops = whole(std::string_view(word).substr(5));
        if (hops && *hops >= 2 && *hops <= 100) return ReachRule{ReachRule::By::hops, Level::none, *hops};
        throw wrong(say(lang, "--reach：hops 后须是 2 到 100 的整数，如 hops:2（一步之内已经联建）",
                        "--reach: after hops stands a whole number from 2 to 100, as in hops:2 (at one hop they are "
                        "partners already)"));
    }
    throw wrong(say(lang, "--reach：“{}”不可用；请用 township、county、city、hops:H 或 table",
                    "--reach: '{}' is not one of township, county, city, hops:H, table", printable(word, 60)));
}

std::optional<Quota> quota_named(const std::string& text, Lang lang) {
    if (text.empty()) return std::nullopt;
    const std::size_t colon = text.find(':');
    const auto level = level_of(text.substr(0, colon));
    const auto least = colon == std::string::npos ? std::nullopt : whole(std::string_view(text).substr(colon + 1));
    const std::uint32_t number = least.value_or(0);
    if (level && *level != Level::village && number > 0) return Quota{*level, number};
    throw wrong(say(lang, "--quota：“{}”看不懂；请写 township:3（每个镇街至少联建 3 个）",
                    "--quota: '{}' is not understood; write township:3 (at least 3 covered in each township)",
                    printable(text, 60)));
}

Wish understand_wish(const Options& options, Lang lang) {
    Wish wish;
    if ((options.budget > 0) + (options.cost >= 0) + options.all != 1) {
        throw wrong(say(lang, "请用 --budget（家数）、--cost（花费）、--all（全部覆盖）中的一个说明能做多少",
                        "say how much can be done with one of --budget (number), --cost, --all"));
    }
    wish.goal.limit = options.all ? Limit::none : options.budget > 0 ? Limit::number : Limit::cost;
    wish.goal.most = options.budget > 0 ? options.budget : options.cost;
    wish.goal.least_cost = options.least_cost;
    wish.goal.fair = options.fair;
    if (options.least_cost && !options.all) {
        throw wrong(say(lang, "--least-cost 须与 --all 同用", "--least-cost goes with --all"));
    }
    if (options.all && (options.fair || !options.quota.empty())) {
        throw wrong(say(lang, "--all 覆盖每个够得着的村居，不需要 --fair 或 --quota",
                        "--all covers every village within reach; --fair and --quota go with --budget or --cost"));
    }
    if (options.fair && !options.quota.empty()) {
        throw wrong(say(lang, "--fair 与 --quota 不能同用", "--fair and --quota do not go together"));
    }
    if (options.weight != "villages" && options.weight != "population") {
        throw wrong(say(lang, "--weight：“{}”不可用；请用 villages 或 population",
                        "--weight: '{}' is not one of villages, population", printable(options.weight, 60)));
    }
    wish.by_population = options.weight == "population" && !options.all && !options.fair;
    if (!options.method.empty() && options.method != "greedy" && options.method != "exact") {
        throw wrong(say(lang, "--method：“{}”不可用；请用 greedy 或 exact",
                        "--method: '{}' is not one of greedy, exact", printable(options.method, 60)));
    }
    if (!options.list.empty() && options.list != "remaining") {
        throw wrong(say(lang, "--list：没有“{}”；可用：remaining", "--list: there is no '{}'; there is: remaining",
                        printable(options.list, 60)));
    }
    wish.reach = reach_named(options.reach, lang);
    wish.quota = quota_named(options.quota, lang);
    return wish;
}

/// What the answer is made from.
struct Posed {
    const Request& request;
    const Network& network;
    const Options& options;
    CoverQuestion question;
    CoverProblem problem;

    [[nodiscard]] Lang lang() const { return request.lang; }
    [[nodiscard]] std::string_view id(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        return body.row != nullptr ? std::string_view(body.row->id) : network.id(body.node);
    }
    [[nodiscard]] std::string_view name(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        return body.row != nullptr && !body.row->name.empty() ? std::string_view(body.row->name)
               : body.node != no_node                         ? network.name(body.node)
                                                              : std::string_view();
    }
    [[nodiscard]] std::string_view region(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        if (body.row != nullptr && body.row->region != no_region) return network.region_code(body.row->region);
        return body.node != no_node ? network.region_code(network.region(body.node)) : std::string_view();
    }
};

std::string separator(Lang lang) { return say(lang, "、", ", "); }

/// "370211001032 盐滩社区, 370211001033 …, and 30 more".
std::string some_villages(const Posed& posed, const std::vector<std::uint32_t>& villages) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shown_rows, villages.size()); ++i) {
        const NodeId v = posed.problem.villages[villages[i]];
        text += (i == 0 ? "" : separator(posed.lang())) + printable(posed.network.id(v), 40);
        if (!posed.network.name(v).empty()) text += " " + printable(posed.network.name(v), 40);
    }
    if (villages.size() <= shown_rows) return text;
    return text + say(posed.lang(), "等 {} 个", " and {} more",
                      posed.lang() == Lang::zh ? villages.size() : villages.size() - shown_rows);
}

std::string reach_words(const Posed& posed) {
    const ReachRule& reach = posed.question.reach;
    const Lang lang = posed.lang();
    if (reach.by == ReachRule::By::table) return say(lang, "表 reach 所列", "the rows of table reach");
    if (reach.by == ReachRule::By::hops) return say(lang, "{} 步之内", "within {} hops", reach.hops);
    switch (reach.level) {
        case Level::county:
            return say(lang, "本区县", "its own county");
        case Level::city:
            return say(lang, "本市", "its own city");
        default:
            return say(lang, "本镇街", "its own township");
    }
}

/// The quota as what is still to be covered, by group; Failure when some group does not have, or nobody reaches, as
/// many.
void set_quota(Posed& posed, CoverGoal& goal, const Quota& quota) {
    const CoverProblem& problem = posed.problem;
    std::vector<std::uint32_t> reached(problem.groups.size());
    for (const CoverZone& zone : problem.instance.zones) reached[zone.group] += zone.size;
    std::string rows;
    std::size_t short_of = 0;
    for (std::size_t g = 0; g < problem.groups.size(); ++g) {
        const std::uint32_t has = problem.group_covered[g];
        goal.quota.push_back(quota.least > has ? quota.least - has : 0);
        if (goal.quota[g] <= reached[g]) continue;
        if (++short_of > 2 * shown_rows) continue;
        rows += say(posed.lang(), "\n  {} {}：共 {} 个村居，已联建 {} 个，候选单位还能够着 {} 个",
                    "\n  {} {}: {} villages, {} covered, candidates reach {} more",
                    posed.network.region_code(problem.groups[g]), posed.network.region_name(problem.groups[g]),
                    problem.group_size[g], has, reached[g]);
    }
    if (short_of == 0) return;
    throw wrong(say(posed.lang(), "--quota {}：{} 处达不到：{}\n请降低指标，或用 --reach 放宽范围、补充候选单位",
                    "--quota {}: out of reach in {} place(s):{}\nlower the quota, widen --reach, or add candidates",
                    posed.options.quota, short_of, rows));
}

/// Failure when nobody can help at all.
void refuse_hopeless(const Posed& posed, const CoverGoal& goal) {
    const CoverProblem& problem = posed.problem;
    const Lang lang = posed.lang();
    if (problem.targets == 0) {
        throw wrong(say(lang, "{}没有村居可供规划", "there is no village{} to plan for",
                        posed.request.within.empty() ? "" : say(lang, "此区划内", " in this region")));
    }
    if (problem.villages.empty()) return;
    if (problem.considered == 0) {
        throw wrong(
            say(lang, "没有候选单位：数据里既没有表 candidates，也没有联建单位；请补充其中之一",
                "there are no candidates: the data has neither a table candidates nor any partner; add either"));
    }
    if (problem.instance.zones.empty()) {
        std::string text =
            say(lang, "{} 家候选单位中没有一家够得着尚无足够联建的 {} 个村居（范围：{}）",
                "none of the {} candidates reaches enough of the {} villages that lack partners (reach: {})",
                problem.considered, problem.villages.size(), reach_words(posed));
        if (problem.coarse > 0) {
            text += say(lang, "；{} 家没有区划，或区划比它粗", "; {} have no region, or a coarser one", problem.coarse);
        }
        if (problem.full > 0) text += say(lang, "；{} 家容量已满", "; {} have no capacity left", problem.full);
        throw wrong(text +
                    say(lang, "\n请用 --reach 放宽范围（township、county、city、hops:H），或补充表 candidates 和 reach",
                        "\nwiden --reach (township, county, city, hops:H), or add tables candidates and reach"));
    }
    if (goal.limit != Limit::cost) return;
    const auto cheapest = std::ranges::min_element(problem.instance.candidates, {}, &CoverCandidate::cost);
    if (cheapest->cost <= goal.most + 1e-9) return;
    const auto j = static_cast<std::uint32_t>(cheapest - problem.instance.candidates.begin());
    throw wrong(say(lang, "--cost {}：最省的候选单位 {} {} 也要 {}",
                    "--cost {}: the cheapest candidate, {} {}, costs {}", number_words(goal.most), posed.id(j),
                    posed.name(j), number_words(cheapest->cost)));
}

struct Solved {
    CoverPlan plan;
    Proof proof;
};

double fair_bound(const CoverProblem& problem) {
    std::vector<std::uint32_t> reached(problem.group_size.size());
    for (const CoverZone& zone : problem.instance.zones) reached[zone.group] += zone.size;
    double bound = 1;
    for (std::size_t g = 0; g < reached.size(); ++g) {
        bound = std::min(bound, static_cast<double>(problem.group_covered[g] + reached[g]) / problem.group_size[g]);
    }
    return bound;
}

/// The fewest candidates found step by step that keep the quota whatever they cost.
std::optional<CoverPlan> enough_for_quota(const CoverInstance& instance, CoverGoal goal) {
    goal.limit = Limit::number;
    std::size_t low = 0, high = instance.candidates.size();  // too few; enough, if any number is
    const auto with = [&](std::size_t number) {
        goal.most = static_cast<double>(number);
        return greedy_cover(instance, goal);
    };
    std::optional<CoverPlan> best = with(high);
    while (best && high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        if (auto plan = with(middle)) {
            best = std::move(plan);
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

Failure quota_failure(const Posed& posed, const CoverGoal& goal, bool proven) {
    const Lang lang = posed.lang();
    std::string text = proven ? say(lang, "--quota {}：预算之内做不到", "--quota {}: cannot be met within the budget",
                                    posed.options.quota)
                              : say(lang, "--quota {}：预算之内没有找到做得到的方案",
                                    "--quota {}: no plan within the budget meets it", posed.options.quota);
    if (const auto plan = enough_for_quota(posed.problem.instance, goal)) {
        text += say(lang, "；{} 家、花费 {} 就够", "; {} candidates at a cost of {} are enough", plan->steps.size(),
                    number_words(plan->cost));
    }
    return wrong(text + (proven ? ""
                                : say(lang, "；也可用 --method exact 或更长的 --time-limit",
                                      "; or try --method exact, or a longer --time-limit")));
}

Solved solve(const Posed& posed, const CoverGoal& goal) {
    const auto begun = std::chrono::steady_clock::now();
    const CoverInstance& instance = posed.problem.instance;
    const bool least = goal.limit == Limit::none;
    std::optional<CoverPlan> plan = greedy_cover(instance, goal);
    Solved solved;
    solved.proof.least = least;
    solved.proof.share = goal.fair;
    // The worst place alone does not prove a fair plan, nor the number alone one that serves as many as can be.
    solved.proof.settled = !goal.fair && !(least && instance.capacitated);
    if (plan) {
        solved.proof.greedy_value = value_of(*plan, goal);
        solved.proof.bound = goal.fair ? fair_bound(posed.problem) : cover_bound(instance, goal, *plan);
    }
    const bool asked = posed.options.method == "exact";
    const bool small = instance.reach_zone.size() <= small_instance;
    const bool closed = plan && solved.proof.settled && solved.proof.bound == *solved.proof.greedy_value;
    bool proven_impossible = false;
    if (!closed && posed.options.method != "greedy" && (asked || small)) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(posed.options.time_limit);
        ExactCover exact = exact_cover(instance, goal, plan, [end] {
            return std::max(0.01, std::chrono::duration<double>(end - std::chrono::steady_clock::now()).count());
        });
        proven_impossible = exact.outcome == ExactCover::Outcome::infeasible;
        if (exact.plan) {
            const bool first = !plan;
            plan = std::move(exact.plan);
            const double bound = exact.bound;
            if (first || exact.outcome == ExactCover::Outcome::optimal) {
                solved.proof.bound = bound;
            } else {
                solved.proof.bound = least ? std::max(solved.proof.bound, bound) : std::min(solved.proof.bound, bound);
            }
        }
        solved.proof.settled = solved.proof.settled || exact.outcome == ExactCover::Outcome::optimal;
    }
    if (!plan) throw quota_failure(posed, goal, proven_impossible);
    solved.plan = std::move(*plan);
    solved.proof.value = value_of(solved.plan, goal);
    solved.proof.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return solved;
}

OutputTable steps_table(const Posed& posed, const CoverPlan& plan) {
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

/// Why a village is not covered after the plan.
enum class Reason : std::uint8_t { no_candidate, too_few_candidates, capacity, quota, budget };

struct ReasonRow {
    Reason reason;
    std::string_view key;
    Words words;
};
constexpr std::array reason_rows{
    ReasonRow{Reason::no_candidate, "no_candidate", {"没有候选单位够得着", "no candidate reaches it"}},
    ReasonRow{Reason::too_few_candidates,
              "too_few_candidates",
              {"够得着的候选单位不够数", "fewer candidates reach it than it needs"}},
    ReasonRow{Reason::capacity, "capacity", {"够得着的单位容量已满", "whoever reaches it has no capacity left"}},
    ReasonRow{Reason::quota, "quota", {"让位于别处的指标", "gave way to quotas elsewhere"}},
    ReasonRow{Reason::budget, "budget", {"预算已用完", "the budget ran out"}},
};

struct Remaining {
    std::uint32_t village;
    Reason reason;
};

std::vector<bool> newly_covered(const CoverInstance& instance, const CoverPlan& plan) {
    std::vector<std::uint32_t> partners(instance.villages.size());
    for (const auto& [candidate, village] : plan.ties) partners[village] += 1;
    std::vector<bool> covered(instance.villages.size());
    for (std::size_t v = 0; v < covered.size(); ++v) covered[v] = partners[v] >= instance.villages[v].need;
    return covered;
}

std::vector<Remaining> remaining_after(const Posed& posed, const CoverGoal& goal, const CoverPlan& plan) {
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
    std::vector<Remaining> list;
    for (std::uint32_t v = 0; v < covered.size(); ++v) {
        if (covered[v]) continue;
        const std::uint32_t reached = posed.problem.reached_by[v];
        list.push_back({v, reached == 0                            ? Reason::no_candidate
                           : reached < instance.villages[v].need   ? Reason::too_few_candidates
                           : spent[v] || goal.limit == Limit::none ? Reason::capacity
                           : !otherwise.empty() && otherwise[v]    ? Reason::quota
                                                                   : Reason::budget});
    }
    return list;
}

OutputTable remaining_table(const Posed& posed, const std::vector<Remaining>& remaining) {
    OutputTable table{"remaining",
                      say(posed.lang(), "方案之后仍未联建的村居，{}", "Villages the plan leaves uncovered, {}",
                          as_of_words(posed.request)),
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"reason", {"原因", "reason"}}},
                      {}};
    const bool terminal = posed.request.format == TableFormat::table;
    for (const Remaining& row : remaining) {
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

/// The total, the proof, what remains and why, and what was taken for granted.
std::vector<std::string> notes_on(const Posed& posed, const CoverGoal& goal, const Solved& solved,
                                  const std::vector<Remaining>& remaining) {
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
            const auto count = std::ranges::count(remaining, row.reason, &Remaining::reason);
            if (count == 0) continue;
            reasons += (reasons.empty() ? "" : say(lang, "；", "; ")) +
                       say(lang, "{} 个{}", "{}: {}", count, row.words.in(lang));
        }
        notes.push_back(say(lang, "仍未覆盖 {} 个：{}（名单：--list remaining）",
                            "{} village(s) remain uncovered; {} (for the list: --list remaining)", remaining.size(),
                            reasons));
    }
    std::vector<std::uint32_t> unreached;
    for (const Remaining& row : remaining) {
        if (row.reason == Reason::no_candidate || row.reason == Reason::too_few_candidates)
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

void write_cover(const Posed& posed, const CoverPlan& plan) {
    if (posed.options.write.empty()) return;
    const CoverageRule& rule = posed.question.rule;
    std::vector<PlannedTie> ties;
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

CoverQuestion question_of(const Request& request, const Network& network, const Options& options, const Wish& wish) {
    CoverQuestion question;
    question.rule = rule_of(options.coverage, request, network);
    question.within = within(request, network);
    question.listed = !network.candidates.empty();
    question.by_population = wish.by_population;
    if (wish.quota) question.grouping = wish.quota->level;
    if (wish.goal.fair) question.grouping = Level::township;
    if (wish.reach) {
        question.reach = *wish.reach;
    } else if (!network.reach.empty()) {
        question.reach.by = ReachRule::By::table;
    }
    if (question.reach.by == ReachRule::By::table && network.reach.empty()) {
        throw wrong(say(request.lang, "--reach table：数据里没有表 reach；请补充，或用 township、county、city、hops:H",
                        "--reach table: the data has no table reach; add one, or use township, county, city, hops:H"));
    }
    return question;
}

void refuse_unpeopled(const Posed& posed) {
    const CoverProblem& problem = posed.problem;
    if (!posed.question.by_population || problem.villages.empty() || problem.unpeopled < problem.villages.size())
        return;
    throw wrong(
        say(posed.lang(),
            "--weight population：尚缺联建的 {} 个村居都没有人口数；请在 villages 表补充 population，或用 --weight "
            "villages",
            "--weight population: none of the {} villages that lack a partner states a population; add the column "
            "population to the table villages, or use --weight villages",
            problem.villages.size()));
}

void plan_cover(const Request& request, const Options& options) {
    Wish wish = understand_wish(options, request.lang);
    const Network network = load(request);
    const CoverQuestion question = question_of(request, network, options, wish);
    const auto answer = [&] {
        const Progress progress(say(request.lang, "规划", "planning"), !request.quiet);
        const Snapshot snapshot = make_snapshot(network, request.as_of, question.rule);
        const Ladder ladder = make_ladder(network, snapshot, question.rule);
        Posed posed{request, network, options, question, make_cover_problem(network, snapshot, ladder, question)};
        CoverGoal& goal = wish.goal;
        goal.group_size = posed.problem.group_size;
        goal.group_covered = posed.problem.group_covered;
        refuse_hopeless(posed, goal);
        refuse_unpeopled(posed);
        if (wish.quota) set_quota(posed, goal, *wish.quota);
        const Solved solved = posed.problem.villages.empty() ? Solved() : solve(posed, goal);
        const std::vector<Remaining> remaining = remaining_after(posed, goal, solved.plan);
        write_cover(posed, solved.plan);
        PlanAnswer made{"plan_cover", solved.proof, {}, {}, notes_on(posed, goal, solved, remaining)};
        const std::uint32_t gained = villages_gained(solved.plan);
        made.facts = {{"villages", count_cell(posed.problem.targets)},
                      {"covered_before", count_cell(posed.problem.covered)},
                      {"covered_after", count_cell(posed.problem.covered + gained)},
                      {"cost", Cell(solved.plan.cost)}};
        made.tables.push_back(steps_table(posed, solved.plan));
        made.tables.push_back(remaining_table(posed, remaining));
        if (!options.list.empty()) std::swap(made.tables.front(), made.tables.back());
        return made;
    }();
    emit_plan(request, answer);
}

/// A number that is not negative.
CLI::Validator amount(Lang lang) {
    return {[lang](std::string& text) -> std::string {
                double value = 0;
                if (CLI::detail::lexical_cast(text, value) && value >= 0 && value < 1e15) return {};
                return say(lang, "“{}”不是不小于 0 的数", "'{}' is not a number from 0 up", printable(text, 60));
            },
            "", "amount"};
}

}  // namespace

Action declare_plan_cover(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--budget", options->budget, say(lang, "最多新联建几家单位", "at most so many candidates"))
        ->type_name("P")
        ->check(whole_number(1, 1000000000, lang));
    app.add_option("--cost", options->cost, say(lang, "费用合计不超过", "at most so much cost together"))
        ->type_name("B")
        ->check(amount(lang));
    app.add_flag("--all", options->all,
                 say(lang, "覆盖每个够得着的村居，单位最少", "every village within reach, with the fewest candidates"));
    app.add_flag("--least-cost", options->least_cost,
                 say(lang, "与 --all 同用：费用最少，而不是单位最少", "with --all: at least cost instead"));
    app.add_option("--weight", options->weight,
                   say(lang, "尽量多的是：villages（村居）或 population（人口）",
                       "what to cover most of: villages, population"))
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--quota", options->quota,
                   say(lang, "每个镇街（或 county 等）至少联建 N 个，原有的也算",
                       "at least N covered in each township (or county …), those already covered included"))
        ->type_name("LEVEL:N");
    app.add_flag("--fair", options->fair,
                 say(lang, "先让覆盖率最低的镇街尽量高，再顾次低的",
                     "the worst township's share as great as can be, then the next"));
    app.add_option(
           "--reach", options->reach,
           say(lang,
               "谁够得着谁：township、county、city（同一区划）、hops:H、table（默认：有 reach 表用表，否则 township）",
               "who reaches whom: township, county, city (the same region), hops:H, table (default: table where "
               "there is a table reach, else township)"))
        ->type_name("WORD");
    app.add_option("--method", options->method,
                   say(lang, "greedy（逐步选取）或 exact（分支切割；默认：不太大时用）",
                       "greedy (step by step) or exact (branch and cut; the default unless the instance is large)"))
        ->type_name("WORD");
    app.add_option("--time-limit", options->time_limit, say(lang, "exact 最多算几秒", "seconds that exact may take"))
        ->type_name("S")
        ->capture_default_str()
        ->check(amount(lang));
    app.add_option("--list", options->list,
                   say(lang, "remaining：仍未覆盖的村居及原因", "remaining: what stays uncovered, and why"))
        ->type_name("WORD");
    add_write_option(app, options->write, lang);
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { plan_cover(request, *options); };
}

}  // namespace lianjian
