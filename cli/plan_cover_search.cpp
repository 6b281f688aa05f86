#include "cli/plan_cover_search.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

#include "engine/issue.hpp"

namespace lianjian {
namespace {

using Limit = CoverGoal::Limit;
constexpr std::size_t small_instance = 60'000;  // pairs of candidate and zone that branch and cut is tried on unasked
constexpr std::size_t shown_rows = 5;

Failure wrong(const std::string& message) { return {Exit::misuse, message}; }

std::string separator(Lang lang) { return say(lang, "、", ", "); }

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

Failure quota_failure(const PosedCover& posed, const CoverGoal& goal, bool proven) {
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

}  // namespace

std::string some_villages(const PosedCover& posed, const std::vector<std::uint32_t>& villages) {
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

std::string reach_words(const PosedCover& posed) {
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

void set_quota(PosedCover& posed, CoverGoal& goal, const CoverQuota& quota) {
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

void refuse_hopeless(const PosedCover& posed, const CoverGoal& goal) {
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

void refuse_unpeopled(const PosedCover& posed) {
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

SolvedCover solve_cover(const PosedCover& posed, const CoverGoal& goal) {
    const auto begun = std::chrono::steady_clock::now();
    const CoverInstance& instance = posed.problem.instance;
    const bool least = goal.limit == Limit::none;
    std::optional<CoverPlan> plan = greedy_cover(instance, goal);
    SolvedCover solved;
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

}  // namespace lianjian
