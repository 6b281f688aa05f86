#include <algorithm>
#include <chrono>
#include <cmath>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_output.hpp"
#include "cli/plan_words.hpp"
#include "cli/plan_write.hpp"
#include "cli/progress.hpp"
#include "engine/planning/village_assignment.hpp"

namespace lianjian {
namespace {

/// Links of hops that memory is kept for.
constexpr std::size_t most_links = 20'000'000;

struct Options {
    CoverageOptions coverage;
    std::string reach, list, folder;
    double factor = 1;
    std::int64_t capacity = -1;  // not given
};

/// The problem with what must be said about it.
struct Posed {
    VillageAssignmentProblem problem;
    bool listed = false;     // takers are the rows of `candidates`
    bool by_table = false;   // links are the rows of `reach`
    std::string who, reach;  // for sentences
    std::vector<std::string> remarks;
};

std::string capacity_words(const Request& request, const Options& options, const Network& network, const Graph& graph,
                           const CoverageRule& rule, const Posed& posed) {
    std::vector<bool> kinds(network.kind_count(), false);
    std::size_t stated = 0;
    for (const Taker& taker : posed.problem.takers) {
        const Amount capacity =
            posed.listed ? network.candidates[taker.candidate].capacity : network.nodes.capacity[taker.node];
        stated += capacity.known() ? 1U : 0U;
        if (!capacity.known() && !posed.listed) kinds[static_cast<std::size_t>(network.kind(taker.node))] = true;
    }
    const Lang lang = request.lang;
    const std::size_t all = posed.problem.takers.size();
    std::string text = say(lang, "容量：{} 家中 {} 家有注明", "Capacity: stated by {1} of {0}", all, stated);
    if (stated < all && options.capacity >= 0) {
        text += say(lang, "；其余各 {} 个村居（--capacity）", "; {} villages each for the others (--capacity)",
                    options.capacity);
    } else if (stated < all && posed.listed) {
        text += say(lang, "；其余不设上限", "; the others take all they reach");
    } else if (stated < all) {
        const std::vector<std::int64_t> assumed = assumed_capacities(network, graph, rule);
        std::vector<std::string> each;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            if (!kinds[kind]) continue;
            each.push_back(fmt::format("{} {}", network.word(static_cast<NodeKind>(kind), lang), assumed[kind]));
        }
        text += say(lang, "；其余按同类单位现联建村居数的中位数（{}），可用 --capacity N 改",
                    "; for the others the median of what their kind carries now ({}), or --capacity N",
                    joined(request, each, 20));
    }
    if (options.factor != 1) text += say(lang, "，再乘以 {}", ", times {}", options.factor);
    return text +
           (posed.listed ? say(lang, "。", ".") : say(lang, "；减去现有的。", "; less what each carries already."));
}

void add_table_links(const Request& request, const Network& network, Posed& posed) {
    std::vector<std::uint32_t> village_row(network.nodes.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < posed.problem.villages.size(); ++i) village_row[posed.problem.villages[i]] = i;
    std::vector<std::uint32_t> taker_row(network.candidates.size(), UINT32_MAX);
    for (std::uint32_t t = 0; t < posed.problem.takers.size(); ++t) {
        taker_row[posed.problem.takers[t].candidate] = t;
    }
    std::size_t costless = 0;
    const Reach* first = nullptr;
    for (const Reach& reach : network.reach) {
        if (village_row[reach.village] == UINT32_MAX) continue;
        if (!reach.cost.known()) {
            first = first == nullptr ? &reach : first;
            ++costless;
        }
        posed.problem.links.push_back(
            {village_row[reach.village], taker_row[reach.candidate], reach.cost.known() ? reach.cost.value : 0});
    }
    if (costless > 0) {
        posed.remarks.push_back(say(request.lang, "{} 行未注明费用，按 0 计（第一行：{}）。",
                                    "{} row(s) of reach state no cost and count as 0 (the first: {}).", costless,
                                    network.place(first->origin)));
    }
}

Posed pose(const Request& request, const Options& options, const Network& network, const CoveredNetwork& covered) {
    const Lang lang = request.lang;
    const Graph& graph = covered.snapshot.graph;
    Posed posed;
    const RegionId region = within(request, network);
    for (std::size_t i = 0; i < covered.ladder.size(); ++i) {
        const NodeId v = covered.ladder.target[i];
        if (covered.ladder.covered(i)) continue;
        if (region != no_region && !network.regions.within(network.region(v), region)) continue;
        posed.problem.villages.push_back(v);
    }
    std::ranges::sort(posed.problem.villages, {}, [&](NodeId v) { return network.id(v); });
    CapacityRule capacity;
    capacity.factor = options.factor;
    if (options.capacity >= 0) capacity.unstated = options.capacity;
    posed.listed = !network.candidates.empty();
    posed.by_table = options.reach.empty() && !network.reach.empty();
    posed.problem.takers = posed.listed ? candidate_takers(network, graph, covered.rule, capacity)
                                        : existing_takers(network, graph, covered.rule, capacity);
    // A village that wants a partner itself is none.
    std::vector<bool> wanting(network.nodes.size(), false);
    for (const NodeId v : posed.problem.villages) wanting[v] = true;
    std::erase_if(posed.problem.takers,
                  [&](const Taker& taker) { return taker.node != no_node && wanting[taker.node]; });
    posed.who = posed.listed ? say(lang, "候选单位", "candidates") : say(lang, "现有单位", "existing partners");
    if (posed.by_table) {
        posed.reach = say(lang, "reach 表所列", "of the reach table");
        add_table_links(request, network, posed);
        return posed;
    }
    const ReachOption reach = reach_named(request, options.reach.empty() ? "county" : options.reach);
    posed.reach = reach.words(lang);
    posed.problem.level = reach.level;
    if (reach.level) return posed;
    auto links = links_by_hops(network, graph, posed.problem, reach.hops, most_links);
    if (!links) {
        throw Failure(Exit::limit, say(lang, "--reach {}：可及的村居与单位超过 {} 对；请减少步数，或用 --within",
                                       "--reach {}: more than {} pairs of village and partner; fewer hops, or --within",
                                       options.reach, most_links));
    }
    posed.problem.links = std::move(*links);
    return posed;
}

class Telling {
public:
    Telling(const Request& request, const Network& network, const Posed& posed, const VillageAssignment& plan)
        : request_(request), network_(network), posed_(posed), plan_(plan) {}

    [[nodiscard]] OutputTable steps() const {
        const bool wide = request_.format == TableFormat::table;
        OutputTable table{"steps", caption(), {{"village", {"村居", "village"}}}, {}};
        if (wide) table.columns.push_back({"village_name", {"名称", "name"}});
        table.columns.push_back({"candidate", {"单位", "partner"}});
        if (wide) table.columns.push_back({"candidate_name", {"单位名称", "partner's name"}});
        table.columns.push_back({"cost", {"费用", "cost"}});
        for (const VillageAssignment::Step& step : plan_.steps) {
            const NodeId v = village(step.village);
            const Taker& taker = posed_.problem.takers[step.taker];
            std::vector<Cell>& row = table.rows.emplace_back();
            row.push_back(text_cell(network_.id(v)));
            if (wide) row.push_back(text_cell(network_.name(v)));
            row.push_back(text_cell(taker.id));
            if (wide) row.push_back(text_cell(name(taker)));
            row.emplace_back(step.cost);
        }
        return table;
    }

    [[nodiscard]] OutputTable unassigned() const {
        OutputTable table{
            "unassigned",
            say(lang(), "未能分配的村居，{}", "Villages left without a partner, {}", as_of_words(request_)),
            {{"id", {"编号", "id"}},
             {"name", {"名称", "name"}},
             {"region", {"区划代码", "region"}},
             {"reason", {"原因", "reason"}},
             {"rivals", {"同争村居", "rivals"}},
             {"partners_in_reach", {"可及单位", "in reach"}},
             {"room", {"余量", "room"}}},
            {}};
        const bool terminal = request_.format == TableFormat::table;
        const auto add = [&](std::uint32_t row, const std::string& reason, std::size_t rivals, std::size_t partners,
                             std::int64_t room) {
            const NodeId v = village(row);
            table.rows.push_back({text_cell(network_.id(v)), text_cell(network_.name(v)),
                                  text_cell(network_.region_code(network_.region(v))), text_cell(reason),
                                  count_cell(rivals), count_cell(partners), count_cell(room)});
        };
        for (const std::uint32_t v : plan_.out_of_reach) {
            add(v, terminal ? say(lang(), "无单位可及", "no partner in reach") : "out_of_reach", 0, 0, 0);
        }
        for (const auto& shortage : plan_.shortages) {
            for (const std::uint32_t v : shortage.left) {
                add(v, terminal ? say(lang(), "可及单位均已满", "all in reach are full") : "partners_full",
                    shortage.villages.size(), shortage.takers.size(), shortage.room);
            }
        }
        return table;
    }

    [[nodiscard]] std::vector<std::string> notes(const Proof& proof, const std::string& capacity) const {
        std::vector<std::string> notes;
        std::vector<bool> used(posed_.problem.takers.size(), false);
        for (const auto& step : plan_.steps) used[step.taker] = true;
        notes.push_back(say(lang(), "{} 个尚无联建的村居，分给{}（{}）中的 {} 家：{} 个（逐个贪心：{} 个），{}。",
                            "{} village(s) without a partner, {} {}: {} of them take {} (one by one: {}); {}.",
                            posed_.problem.villages.size(), posed_.who, posed_.reach, std::ranges::count(used, true),
                            plan_.steps.size(), plan_.greedy_assigned, proof_words(request_, proof)));
        if (!plan_.steps.empty()) {
            notes.push_back(say(lang(), "总费用 {}，分给这么多村居时最少 {}{}{}",
                                "Total cost {}; the least for as many villages is {}{}{}", number_words(plan_.cost),
                                number_words(plan_.least_cost),
                                plan_.optimal ? say(lang(), "（已证）", " (proven)") : std::string(),
                                posed_.by_table ? say(lang(), "。", ".")
                                                : say(lang(), "；费用为区划代码距离：同镇街 1，同区县 2，同市 3。",
                                                      "; cost is the code distance: 1 in one township, 2 in one "
                                                      "county, 3 in one city.")));
        }
        notes.push_back(capacity);
        for (const std::string& remark : posed_.remarks) notes.push_back(remark);
        if (!plan_.costs_exact) {
            notes.push_back(say(lang(), "费用过大或小数过长，已取整计算。", "Costs were rounded to whole numbers."));
        }
        add_reasons(notes);
        return notes;
    }

    [[nodiscard]] std::vector<NodeId> villages(std::span<const std::uint32_t> rows) const {
        std::vector<NodeId> nodes;
        for (const std::uint32_t row : rows) nodes.push_back(village(row));
        return nodes;
    }

    void add_reasons(std::vector<std::string>& notes) const {
        constexpr std::size_t most = 8;
        if (!plan_.out_of_reach.empty()) {
            notes.push_back(say(lang(), "无单位可及（{}）：{}。", "No partner in reach ({}): {}.",
                                plan_.out_of_reach.size(),
                                row_words(request_, network_, villages(plan_.out_of_reach))));
        }
        for (std::size_t i = 0; i < std::min(most, plan_.shortages.size()); ++i) {
            const auto& shortage = plan_.shortages[i];
            std::vector<std::string> takers;
            for (const std::uint32_t t : shortage.takers) {
                const Taker& taker = posed_.problem.takers[t];
                const std::string_view called = name(taker);
                takers.push_back(called == taker.id ? std::string(taker.id) : fmt::format("{} {}", taker.id, called));
            }
            notes.push_back(say(lang(), "{1} 个村居只有 {2} 家单位可及，余量共 {3}，{0} 个留下：{4}。这些单位：{5}。",
                                "{0} left over: {1} villages reach only {2} partner(s) with room for {3}. Left: {4}. "
                                "These partners: {5}.",
                                shortage.left.size(), shortage.villages.size(), shortage.takers.size(), shortage.room,
                                list_words(request_, network_, villages(shortage.left), 4),
                                joined(request_, takers, 4)));
        }
        if (plan_.shortages.size() > most) {
            std::size_t left = 0;
            for (std::size_t i = most; i < plan_.shortages.size(); ++i) left += plan_.shortages[i].left.size();
            notes.push_back(say(lang(), "另有 {} 处同样不足，{} 个村居留下；全部见 --list unassigned。",
                                "{} more such shortages leave {} villages over; all are in --list unassigned.",
                                plan_.shortages.size() - most, left));
        }
    }

private:
    [[nodiscard]] Lang lang() const { return request_.lang; }
    [[nodiscard]] NodeId village(std::uint32_t row) const { return posed_.problem.villages[row]; }
    [[nodiscard]] std::string_view name(const Taker& taker) const {
        return taker.candidate != UINT32_MAX ? network_.candidates[taker.candidate].name : network_.name(taker.node);
    }
    [[nodiscard]] std::string caption() const {
        return say(lang(), "分配方案，{}", "Assignment, {}", as_of_words(request_));
    }

    const Request& request_;
    const Network& network_;
    const Posed& posed_;
    const VillageAssignment& plan_;
};

/// A plan that assigns nobody, although somebody waits, is no plan.
void refuse_empty(const Request& request, const Posed& posed, const VillageAssignment& plan, const Telling& telling,
                  const std::string& capacity) {
    if (posed.problem.villages.empty() || !plan.steps.empty()) return;
    std::vector<std::string> reasons;
    telling.add_reasons(reasons);
    std::string text = say(request.lang, "{} 个尚无联建的村居，一个也分不出去：{}，{}共 {} 家。",
                           "none of the {0} villages without a partner can be assigned; {2} {1}: {3}.",
                           posed.problem.villages.size(), posed.reach, posed.who, posed.problem.takers.size());
    for (const std::string& reason : reasons) text += "\n" + reason;
    text += "\n" + capacity;
    text += say(request.lang, "\n可放宽 --reach，或提高 --capacity、--capacity-factor",
                "\nwiden --reach, or raise --capacity or --capacity-factor");
    throw Failure(Exit::refused, text);
}

void write(const Request& request, const Options& options, const Network& network, const Posed& posed,
           const VillageAssignment& plan) {
    std::vector<ProposedTie> ties;
    std::vector<const Candidate*> newcomers;
    std::vector<bool> taken(posed.problem.takers.size(), false);
    for (const VillageAssignment::Step& step : plan.steps) {
        const Taker& taker = posed.problem.takers[step.taker];
        ties.push_back({std::string(network.id(posed.problem.villages[step.village])), std::string(taker.id)});
        if (taker.node == no_node && !taken[step.taker]) newcomers.push_back(&network.candidates[taker.candidate]);
        taken[step.taker] = true;
    }
    write_plan(request, options.folder, network, ties, newcomers);
}

void check(const Request& request, const Options& options) {
    if (!options.list.empty() && options.list != "unassigned") {
        throw Failure(Exit::misuse, say(request.lang, "--list：没有“{}”；可用：unassigned",
                                        "--list: there is no '{}'; there is: unassigned", options.list));
    }
    if (options.coverage.min_partners > 1) {
        throw Failure(Exit::misuse,
                      say(request.lang, "plan assign 给每个村居一家单位；第二家请用 plan cover --min-partners",
                          "plan assign gives each village one partner; for a second one there is plan "
                          "cover --min-partners"));
    }
    if (!options.reach.empty()) static_cast<void>(reach_named(request, options.reach));
}

void plan_assign(const Request& request, const Options& options) {
    check(request, options);
    const Network network = load(request);
    if (network.candidates.empty() && !network.reach.empty() && options.reach.empty()) {
        throw Failure(Exit::misuse, say(request.lang, "有 reach 表而没有 candidates 表",
                                        "there is a reach table, and no "
                                        "candidates table"));
    }
    const CoveredNetwork covered = cover(request, network, options.coverage);
    const auto begin = std::chrono::steady_clock::now();
    const Posed posed = pose(request, options, network, covered);
    const VillageAssignment plan = [&] {
        const Progress progress(say(request.lang, "分配", "assigning"), !request.quiet);
        return assign_villages(network, posed.problem);
    }();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    const Telling telling(request, network, posed, plan);
    const std::string capacity = capacity_words(request, options, network, covered.snapshot.graph, covered.rule, posed);
    refuse_empty(request, posed, plan, telling, capacity);
    PlanAnswer answer;
    answer.name = "plan_assign";
    answer.proof.value = static_cast<double>(plan.steps.size());
    answer.proof.greedy_value = static_cast<double>(plan.greedy_assigned);
    answer.proof.bound = static_cast<double>(plan.most);
    answer.proof.seconds = spent.count();
    answer.proof.settled = plan.optimal;
    answer.facts = {{"villages", count_cell(posed.problem.villages.size())},
                    {"out_of_reach", count_cell(plan.out_of_reach.size())},
                    {"cost", Cell(plan.cost)},
                    {"least_cost", Cell(plan.least_cost)},
                    {"greedy_cost", Cell(plan.greedy_cost)}};
    answer.tables = {telling.steps(), telling.unassigned()};
    if (options.list == "unassigned") std::swap(answer.tables[0], answer.tables[1]);
    answer.notes = telling.notes(answer.proof, capacity);
    if (posed.problem.villages.empty()) {
        answer.notes = {
            say(request.lang, "没有尚无联建的村居，无需分配。", "Every village has a partner; nothing to assign.")};
    }
    write(request, options, network, posed, plan);
    emit_plan(request, answer);
}

}  // namespace

Action declare_plan_assign(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--reach", options->reach,
                   say(lang, "谁可及谁：township、county、city（同一区划）或 hops:H（默认：reach 表，没有则 county）",
                       "who reaches whom: township, county, city (of one region) or hops:H (default: the reach table, "
                       "without one county)"))
        ->type_name("WORD");
    app.add_option("--capacity", options->capacity,
                   say(lang, "未注明容量的单位各能联建几个村居（默认：同类单位现有数的中位数）",
                       "villages that a partner may have which states no capacity (default: the median of its kind)"))
        ->type_name("N")
        ->check(whole_number(0, 1000000000, lang));
    app.add_option("--capacity-factor", options->factor, say(lang, "所有容量乘以此数", "multiplies every capacity"))
        ->type_name("X")
        ->capture_default_str()
        ->check(CLI::Validator(
            [lang](std::string& text) -> std::string {
                double value = 0;
                if (CLI::detail::lexical_cast(text, value) && value > 0 && value <= 1e6) return {};
                return say(lang, "须是大于 0、不超过 1000000 的数", "must be a number above 0, at most 1000000");
            },
            "", "factor"));
    app.add_option("--list", options->list, "unassigned")->type_name("WORD");
    add_write_option(app, options->folder, lang);
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { plan_assign(request, *options); };
}

}  // namespace lianjian
