#include <chrono>

#include "cli/commands.hpp"
#include "cli/plan_pair_report.hpp"
#include "cli/plan_write.hpp"
#include "cli/progress.hpp"
#include "engine/planning/pairing.hpp"

namespace lianjian {
namespace {

/// A plan of no pairs is no plan.
void refuse_empty(const Request& request, const PosedPairs& posed, const Pairing& plan, const PairReport& report) {
    if (!plan.pairs.empty()) return;
    std::string text =
        say(request.lang, "一对也结不成：{} 个村居参加", "no pair can be made: {} take part", posed.bodies.size());
    if (posed.paired > 0) {
        text += say(request.lang, "，{} 个已有结对（--include-paired 一并参加）",
                    ", {} have a pair already (--include-paired lets them)", posed.paired);
    }
    for (const std::string& reason : report.notes_on_singles()) text += "\n" + reason;
    throw Failure(Exit::refused, text);
}

void plan_pair(const Request& request, const PairPlanOptions& options) {
    const PairWish wish = understand_wish(options, request.lang);
    const Network network = load(request);
    const auto begin = std::chrono::steady_clock::now();
    PosedPairs posed;
    Pairing plan;
    {
        const Progress progress(say(request.lang, "结对", "pairing"), !request.quiet);
        posed = pose_pairs(request, options, network, wish);
        plan = pair_up(static_cast<std::uint32_t>(posed.bodies.size()), posed.options, wish.goal);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    const PairReport report(request, options, network, posed, plan);
    refuse_empty(request, posed, plan, report);
    PlanAnswer answer;
    answer.name = "plan_pair";
    answer.proof.value = plan.score;
    answer.proof.greedy_value = plan.greedy_score;
    answer.proof.bound = plan.bound;
    answer.proof.seconds = spent.count();
    answer.proof.settled = plan.optimal;
    answer.facts = {{"pairs", count_cell(plan.pairs.size())}, {"greedy_pairs", count_cell(plan.greedy_pairs)}};
    answer.tables = {report.steps(), report.singles()};
    if (options.list == "single") std::swap(answer.tables[0], answer.tables[1]);
    answer.notes = report.notes(answer.proof);
    std::vector<ProposedTie> ties;
    for (const PairOption& pair : plan.pairs) {
        ties.push_back({std::string(network.id(posed.bodies[pair.a])), std::string(network.id(posed.bodies[pair.b])),
                        EdgeKind::pairing});
    }
    write_plan(request, options.write, network, ties);
    emit_plan(request, answer);
}

}  // namespace

Action declare_plan_pair(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<PairPlanOptions>();
    add_pair_plan_options(app, *options, lang);
    return [options](const Request& request) { plan_pair(request, *options); };
}

}  // namespace lianjian
