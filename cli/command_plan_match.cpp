#include <algorithm>
#include <chrono>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_output.hpp"
#include "cli/plan_words.hpp"
#include "cli/plan_write.hpp"
#include "cli/progress.hpp"
#include "engine/planning/needs.hpp"

namespace lianjian {
namespace {

/// Links of hops that memory is kept for.
constexpr std::size_t most_links = 20'000'000;

struct Options {
    CoverageOptions coverage;  // --target and --tie
    std::string over = "existing", reach, list, folder;
};

constexpr std::array<std::string_view, 3> lists{"unmet", "deficient", "gifts"};

void check(const Request& request, const Options& options) {
    const Lang lang = request.lang;
    if (options.over != "existing" && options.over != "possible") {
        throw Failure(Exit::misuse, say(lang, "--over：“{}”不可用；请用 existing（现有关系）或 possible（可及的也算）",
                                        "--over: '{}' is not one of existing, possible", printable(options.over, 60)));
    }
    if (!options.reach.empty()) {
        static_cast<void>(reach_named(request, options.reach));
        if (options.over == "existing") {
            throw Failure(Exit::misuse,
                          say(lang, "--reach 须与 --over possible 同用", "--reach goes with --over possible"));
        }
    }
    if (!options.list.empty() && std::ranges::find(lists, options.list) == lists.end()) {
        throw Failure(Exit::misuse,
                      say(lang, "--list：没有“{}”；可用：unmet, deficient, gifts",
                          "--list: there is no '{}'; there are: unmet, deficient, gifts", printable(options.list, 60)));
    }
}

std::string missing_table(const Request& request, const char* table, const char* columns) {
    return say(request.lang, "数据中没有 {} 表（列：{}），无从对接",
               "the data has no {} table (columns: {}): nothing to match", table, columns);
}

/// Who is within hops of the villages that need something; (partner, village).
std::vector<std::pair<NodeId, NodeId>> links_by_hops(const Request& request, const Network& network, const Graph& graph,
                                                     std::span<const NodeId> villages, std::uint32_t hops) {
    std::vector<bool> offers(network.nodes.size(), false);
    for (const Listed& resource : network.resources) offers[resource.node] = true;
    std::vector<std::pair<NodeId, NodeId>> links;
    std::vector<NodeId> seen(network.nodes.size(), no_node);
    std::vector<NodeId> front;
    std::vector<NodeId> next;
    for (const NodeId v : villages) {
        seen[v] = v;
        front.assign(1, v);
        for (std::uint32_t hop = 0; hop < hops && !front.empty(); ++hop) {
            next.clear();
            for (const NodeId a : front) {
                for (const NodeId b : graph.neighbors(a)) {
                    if (seen[b] == v) continue;
                    seen[b] = v;
                    next.push_back(b);
                    if (offers[b]) links.emplace_back(b, v);
                }
            }
            front.swap(next);
        }
        if (links.size() > most_links) {
            throw Failure(Exit::limit,
                          say(request.lang, "--reach hops:{}：可及的村居与单位超过 {} 对；请减少步数，或用 --within",
                              "--reach hops:{}: more than {} pairs of village and partner; fewer hops, or --within",
                              hops, most_links));
        }
    }
    return links;
}

GivingRule giving(const Request& request, const Options& options, const Network& network, const Graph& graph,
                  std::span<const NodeId> villages, std::string& words) {
    GivingRule rule;
    words = say(request.lang, "现有关系", "existing ties");
    if (options.over == "existing") return rule;
    if (options.reach.empty() && !network.reach.empty()) {
        for (const Reach& reach : network.reach) {
            const NodeId partner = network.find(network.candidates[reach.candidate].id);
            if (partner != no_node) rule.links.emplace_back(partner, reach.village);
        }
        words = say(request.lang, "现有关系和 reach 表", "existing ties and the reach table");
        return rule;
    }
    const ReachOption reach = reach_named(request, options.reach.empty() ? "county" : options.reach);
    rule.level = reach.level;
    if (!reach.level) rule.links = links_by_hops(request, network, graph, villages, reach.hops);
    words = say(request.lang, "现有关系和{}的单位", "existing ties and partners {}", reach.words(request.lang));
    return rule;
}

class Telling {
public:
    Telling(const Request& request, const Network& network, const NeedsPlan& plan)
        : request_(request), network_(network), plan_(plan) {}

    [[nodiscard]] OutputTable categories(const std::string& over) const {
        OutputTable table{
            "steps",
            say(lang(), "供需对接（{}），{}", "Needs against resources over {}, {}", over, as_of_words(request_)),
            {{"category", {"类别", "category"}},
             {"needed", {"需求", "needed"}},
             {"offered", {"资源", "offered"}},
             {"met", {"可满足", "met"}}},
            {}};
        for (const CategoryPlan& category : plan_.categories) {
            table.rows.push_back(
                {text_cell(category.category), Cell(category.needed), Cell(category.offered), Cell(category.met)});
        }
        return table;
    }

    [[nodiscard]] OutputTable unmet() const {
        OutputTable table{"unmet",
                          say(lang(), "未满足的需求，{}", "Needs that stay unmet, {}", as_of_words(request_)),
                          {{"category", {"类别", "category"}},
                           {"village", {"村居", "village"}},
                           {"name", {"名称", "name"}},
                           {"region", {"区划代码", "region"}},
                           {"needed", {"需求", "needed"}},
                           {"met", {"可满足", "met"}}},
                          {}};
        for (const CategoryPlan& category : plan_.categories) {
            for (const CategoryPlan::Village& row : category.unmet) {
                table.rows.push_back({text_cell(category.category), text_cell(network_.id(row.village)),
                                      text_cell(network_.name(row.village)),
                                      text_cell(network_.region_code(network_.region(row.village))), Cell(row.needed),
                                      Cell(Amount{row.met, false})});
            }
        }
        return table;
    }

    [[nodiscard]] OutputTable deficient() const {
        OutputTable table{
            "deficient",
            say(lang(), "缺口：哪些村居合起来靠哪些单位，{}",
                "Where it falls short: villages, and the partners all of them hang on, {}", as_of_words(request_)),
            {{"category", {"类别", "category"}},
             {"set", {"组", "set"}},
             {"side", {"方", "side"}},
             {"id", {"编号", "id"}},
             {"name", {"名称", "name"}},
             {"needed", {"全组需求", "set needs"}},
             {"offered", {"全组资源", "set is offered"}}},
            {}};
        const bool terminal = request_.format == TableFormat::table;
        for (const CategoryPlan& category : plan_.categories) {
            for (std::size_t i = 0; i < category.shortages.size(); ++i) {
                const CategoryPlan::Shortage& shortage = category.shortages[i];
                const auto add = [&](std::span<const NodeId> nodes, const std::string& side) {
                    for (const NodeId v : nodes) {
                        table.rows.push_back({text_cell(category.category), count_cell(i + 1), text_cell(side),
                                              text_cell(network_.id(v)), text_cell(network_.name(v)),
                                              Cell(shortage.needed), Cell(shortage.offered)});
                    }
                };
                add(shortage.villages, terminal ? say(lang(), "村居", "village") : "village");
                add(shortage.partners, terminal ? say(lang(), "单位", "partner") : "partner");
            }
        }
        return table;
    }

    [[nodiscard]] OutputTable gifts() const {
        OutputTable table{"gifts",
                          say(lang(), "谁给谁，{}", "Who gives to whom, {}", as_of_words(request_)),
                          {{"category", {"类别", "category"}},
                           {"village", {"村居", "village"}},
                           {"partner", {"单位", "partner"}},
                           {"amount", {"数量", "amount"}}},
                          {}};
        for (const CategoryPlan& category : plan_.categories) {
            for (const CategoryPlan::Gift& gift : category.gifts) {
                table.rows.push_back({text_cell(category.category), text_cell(network_.id(gift.village)),
                                      text_cell(network_.id(gift.partner)), Cell(Amount{gift.amount, false})});
            }
        }
        return table;
    }

    [[nodiscard]] std::vector<std::string> notes(const Proof& proof, double needed) const {
        std::vector<std::string> notes;
        notes.push_back(say(lang(), "各类合计：需求 {}，可满足 {}（逐村贪心：{}），{}。",
                            "All categories: needed {}, met {} (village by village: {}); {}.", number_words(needed),
                            number_words(proof.value), number_words(proof.greedy_value.value_or(0)),
                            proof_words(request_, proof)));
        for (const CategoryPlan& category : plan_.categories) {
            add_shortages(category, notes);
            if (!category.exact) {
                notes.push_back(say(lang(), "{}：数量的小数过长，已舍入。",
                                    "{}: amounts of many decimals were rounded.", category.category));
            }
        }
        if (!plan_.without_amount.empty()) {
            std::vector<std::string> rows;
            for (const Listed* row : plan_.without_amount) {
                rows.push_back(
                    fmt::format("{} ({} {})", network_.place(row->origin), network_.id(row->node), row->category));
            }
            notes.push_back(say(lang(), "没有数量、未计入的行：{}。", "Rows without an amount, left out: {}.",
                                joined(request_, rows, 5)));
        }
        return notes;
    }

private:
    [[nodiscard]] Lang lang() const { return request_.lang; }

    static std::string amount(Amount value) { return (value.at_least ? "≥" : "") + number_words(value.value); }

    void add_shortages(const CategoryPlan& category, std::vector<std::string>& notes) const {
        constexpr std::size_t most = 3;
        // Villages that nobody offers anything stand in sets of their own: told in one sentence.
        std::vector<NodeId> alone;
        std::size_t told = 0;
        std::size_t more = 0;
        for (const CategoryPlan::Shortage& shortage : category.shortages) {
            if (shortage.partners.empty()) {
                alone.insert(alone.end(), shortage.villages.begin(), shortage.villages.end());
                continue;
            }
            if (++told > most) {
                ++more;
                continue;
            }
            const double missing = shortage.needed.value - shortage.offered.value;
            notes.push_back(say(lang(), "{}：{} 个村居合需 {}，只有 {} 家单位可给，合计 {}，缺 {}：{}；单位：{}。",
                                "{}: {} village(s) together need {}, and only {} partner(s) can give, {} in all; {} "
                                "missing: {}. The partners: {}.",
                                category.category, shortage.villages.size(), amount(shortage.needed),
                                shortage.partners.size(), amount(shortage.offered), number_words(missing),
                                list_words(request_, network_, shortage.villages),
                                list_words(request_, network_, shortage.partners, 4)));
        }
        if (more > 0) {
            notes.push_back(say(lang(), "{}：另有 {} 处缺口，见 --list deficient。",
                                "{}: {} more such sets, see --list deficient.", category.category, more));
        }
        if (!alone.empty()) {
            notes.push_back(say(lang(), "{}：{} 个村居没有可给的单位：{}。",
                                "{}: nobody can give to {} village(s): {}.", category.category, alone.size(),
                                list_words(request_, network_, alone)));
        }
    }

    const Request& request_;
    const Network& network_;
    const NeedsPlan& plan_;
};

/// The ties the plan makes new use of: those that are not live yet.
std::vector<ProposedTie> new_ties(const Network& network, const Graph& graph, const NeedsPlan& plan) {
    std::vector<std::pair<NodeId, NodeId>> pairs;
    for (const CategoryPlan& category : plan.categories) {
        for (const CategoryPlan::Gift& gift : category.gifts) {
            if (!graph.adjacent(gift.village, gift.partner)) pairs.emplace_back(gift.village, gift.partner);
        }
    }
    std::ranges::sort(pairs, {},
                      [&](const auto& pair) { return std::pair(network.id(pair.first), network.id(pair.second)); });
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<ProposedTie> ties;
    for (const auto& [village, partner] : pairs) {
        ties.push_back({std::string(network.id(village)), std::string(network.id(partner)), EdgeKind::support});
    }
    return ties;
}

void plan_match(const Request& request, const Options& options) {
    check(request, options);
    const Network network = load(request);
    if (network.needs.empty()) {
        throw Failure(Exit::refused, missing_table(request, "needs", "village, category, amount"));
    }
    if (network.resources.empty()) {
        throw Failure(Exit::refused, missing_table(request, "resources", "partner, category, capacity"));
    }
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const RegionId region = within(request, network);
    std::vector<NodeId> villages;
    std::vector<bool> needy(network.nodes.size(), false);
    for (const Listed& need : network.needs) needy[need.node] = true;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!needy[v] || !rule.is_target(network.kind(v))) continue;
        if (region == no_region || network.regions.within(network.region(v), region)) villages.push_back(v);
    }
    std::ranges::sort(villages, {}, [&](NodeId v) { return network.id(v); });
    if (villages.empty()) {
        throw Failure(Exit::refused, say(request.lang, "{}：没有村居列出需求（needs 表共 {} 行）",
                                         "{}: no village states a need (needs has {} rows)",
                                         region_words(request, network, region), network.needs.size()));
    }
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
    std::string over;
    const GivingRule links = giving(request, options, network, snapshot.graph, villages, over);
    const NeedsPlan plan = [&] {
        const Progress progress(say(request.lang, "对接", "matching"), !request.quiet);
        return match_needs(network, snapshot.graph, villages, links);
    }();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    const Telling telling(request, network, plan);
    PlanAnswer answer;
    answer.name = "plan_match";
    double needed = 0;
    double greedy = 0;
    for (const CategoryPlan& category : plan.categories) {
        needed += category.needed.value;
        answer.proof.value += category.met.value;
        greedy += category.greedy;
        answer.proof.bound += category.most;
    }
    answer.proof.seconds = spent.count();
    answer.proof.greedy_value = greedy;
    answer.facts = {{"needed", Cell(needed)}};
    answer.notes = telling.notes(answer.proof, needed);
    answer.tables = {telling.categories(over), telling.unmet(), telling.deficient(), telling.gifts()};
    const auto list = std::ranges::find(answer.tables, options.list, &OutputTable::name);
    if (list != answer.tables.end()) std::rotate(answer.tables.begin(), list, list + 1);
    write_plan(request, options.folder, network, new_ties(network, snapshot.graph, plan));
    emit_plan(request, answer);
}

}  // namespace

Action declare_plan_match(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--over", options->over,
                   say(lang, "existing：只经现有关系；possible：可及的单位也算",
                       "existing: over live ties alone; "
                       "possible: over those in reach too"))
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--reach", options->reach,
                   say(lang, "谁可及谁：township、county、city（同一区划）或 hops:H（默认：reach 表，没有则 county）",
                       "who reaches whom: township, county, city (of one region) or hops:H (default: the reach table, "
                       "without one county)"))
        ->type_name("WORD");
    app.add_option("--target", options->coverage.targets,
                   say(lang, "统计对象的类型，逗号分隔（默认 village,community）",
                       "kinds counted, comma-separated (default village,community)"))
        ->type_name("KIND,...");
    app.add_option("--tie", options->coverage.ties,
                   say(lang, "只计这些关系类型，逗号分隔", "count only ties of these kinds, comma-separated"))
        ->type_name("KIND,...");
    app.add_option("--list", options->list, "unmet, deficient, gifts")->type_name("WORD");
    add_write_option(app, options->folder, lang);
    return [options](const Request& request) { plan_match(request, *options); };
}

}  // namespace lianjian
