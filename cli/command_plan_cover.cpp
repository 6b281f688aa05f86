#include <memory>
#include <utility>

#include "cli/commands.hpp"
#include "cli/plan_cover_report.hpp"
#include "cli/plan_cover_search.hpp"
#include "cli/plan_cover_wish.hpp"
#include "cli/plan_output.hpp"
#include "cli/progress.hpp"

namespace lianjian {
namespace {

void plan_cover(const Request& request, const CoverPlanOptions& options) {
    CoverWish wish = understand_wish(options, request.lang);
    const Network network = load(request);
    const CoverQuestion question = question_of(request, network, options, wish);
    const auto answer = [&] {
        const Progress progress(say(request.lang, "规划", "planning"), !request.quiet);
        const Snapshot snapshot = make_snapshot(network, request.as_of, question.rule);
        const Ladder ladder = make_ladder(network, snapshot, question.rule);
        PosedCover posed{request, network, options, question, make_cover_problem(network, snapshot, ladder, question)};
        CoverGoal& goal = wish.goal;
        goal.group_size = posed.problem.group_size;
        goal.group_covered = posed.problem.group_covered;
        refuse_hopeless(posed, goal);
        refuse_unpeopled(posed);
        if (wish.quota) set_quota(posed, goal, *wish.quota);
        const SolvedCover solved = posed.problem.villages.empty() ? SolvedCover() : solve_cover(posed, goal);
        const std::vector<RemainingVillage> remaining = remaining_after(posed, goal, solved.plan);
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

}  // namespace

Action declare_plan_cover(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<CoverPlanOptions>();
    add_cover_plan_options(app, *options, lang);
    return [options](const Request& request) { plan_cover(request, *options); };
}

}  // namespace lianjian
