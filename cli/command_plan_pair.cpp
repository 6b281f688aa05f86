#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_output.hpp"
#include "cli/plan_words.hpp"
#include "cli/plan_write.hpp"
#include "cli/progress.hpp"
#include "engine/planning/pair_scores.hpp"
#include "engine/planning/pairing.hpp"

namespace lianjian {
namespace {

/// Bodies for which all pairs are scored: 12.5 million pairs.
constexpr std::size_t most_bodies = 5000;

struct Options {
    CoverageOptions coverage;  // --target alone
    std::string rule, weights, span = "city", list, folder;
    bool most = false;
    bool include_paired = false;
};

/// What is asked for, understood before anything is read.
struct Wish {
    PairScoring scoring;
    PairGoal goal = PairGoal::score;
    bool weighted = false;
};

Level rule_named(const Request& request, const std::string& rule) {
    if (rule.empty()) return Level::none;
    if (rule == "different-township") return Level::township;
    if (rule == "different-county") return Level::county;
    throw Failure(
        Exit::misuse,
        say(request.lang, "--rule：没有“{}”；可用：different-township（跨镇街）、different-county（跨区县）",
            "--rule: there is no '{}'; there are: different-township, different-county", printable(rule, 60)));
}

/// `motivation=1,tie=0.5`: those not named weigh nothing.
void read_weights(const Request& request, const std::string& text, Wish& wish) {
    if (text.empty()) return;
    wish.weighted = true;
    wish.scoring.weight = {};
    std::string names;
    for (const PrincipleRow& row : principles()) names += (names.empty() ? "" : ", ") + std::string(row.key);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view part = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        const std::size_t sign = std::min(part.find('='), part.size());
        const auto row = std::ranges::find(principles(), part.substr(0, sign), &PrincipleRow::key);
        double weight = -1;
        if (sign < part.size()) {
            const auto [rest, error] = std::from_chars(part.data() + sign + 1, part.data() + part.size(), weight);
            if (error != std::errc() || rest != part.data() + part.size()) weight = -1;
        }
        if (row == principles().end() || !(weight >= 0 && weight <= 1000)) {
            throw Failure(Exit::misuse,
                          say(request.lang, "--weights：“{}”不可用；写法如 tie=1,span=0.5，权重 0 到 1000，可用：{}",
                              "--weights: '{}' is not NAME=WEIGHT, as in tie=1,span=0.5, weights from 0 to 1000; the "
                              "names: {}",
                              printable(std::string(part), 60), names));
        }
        wish.scoring.weight[static_cast<std::size_t>(row->principle)] = weight;
    }
}

Wish understand(const Request& request, const Options& options) {
    Wish wish;
    wish.scoring.differ = rule_named(request, options.rule);
    read_weights(request, options.weights, wish);
    const auto limit = level_of(options.span);
    if (!limit || *limit == Level::village) {
        throw Failure(Exit::misuse,
                      say(request.lang, "--span：“{}”不可用；请用 township、county、city 或 province",
                          "--span: '{}' is not one of township, county, city, province", printable(options.span, 60)));
    }
    wish.scoring.span_limit = *limit;
    if (options.most) wish.goal = PairGoal::most_pairs;
    if (!options.list.empty() && options.list != "single") {
        throw Failure(Exit::misuse, say(request.lang, "--list：没有“{}”；可用：single",
                                        "--list: there is no '{}'; there is: single", printable(options.list, 60)));
    }
    return wish;
}

/// Who takes part, who may go with whom, and what must be said about it.
struct Posed {
    std::vector<NodeId> bodies;  // by id
    std::vector<PairOption> options;
    std::vector<bool> listed;  // by body: some row of the pairs table names it; empty without the table
    bool by_table = false;
    std::size_t paired = 0;     // left out, since they have a pair
    std::size_t forbidden = 0;  // rows of the table that the rule leaves out
    std::vector<std::string> remarks;
};

/// Bodies that are in a live pair with another target.
std::vector<bool> paired_bodies(const Network& network, const Request& request) {
    std::vector<bool> paired(network.nodes.size(), false);
    for (const TieId tie : live_ties(network, request.as_of, request.planned)) {
        if (network.ties.kind[tie] != EdgeKind::pairing) continue;
        const NodeId a = network.ties.source[tie];
        const NodeId b = network.ties.target[tie];
        if (a == b || !is_target(network.kind(a)) || !is_target(network.kind(b))) continue;
        paired[a] = paired[b] = true;
    }
    return paired;
}

void add_table(const Request& request, const Network& network, const Wish& wish, Posed& posed) {
    std::vector<std::uint32_t> row(network.nodes.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < posed.bodies.size(); ++i) row[posed.bodies[i]] = i;
    posed.listed.assign(posed.bodies.size(), false);
    for (const PairScore& pair : network.pairs) {
        const std::uint32_t a = row[pair.village_a];
        const std::uint32_t b = row[pair.village_b];
        if (a == UINT32_MAX || b == UINT32_MAX) continue;
        if (a == b || !std::isfinite(pair.score) || std::abs(pair.score) > 1e6) {
            posed.remarks.push_back(
                say(request.lang, "{}：{}，未计入。", "{}: {}; left out.", network.place(pair.origin),
                    a == b ? say(request.lang, "自己与自己结对", "a body paired with itself")
                           : say(request.lang, "分数须在 ±1000000 之内", "a score must lie within ±1000000")));
            continue;
        }
        posed.listed[a] = posed.listed[b] = true;
        if (!differ_at(network, posed.bodies[a], posed.bodies[b], wish.scoring.differ)) {
            ++posed.forbidden;
            continue;
        }
        posed.options.push_back({std::min(a, b), std::max(a, b), pair.score});
    }
}

void add_scores(const Request& request, const Network& network, const Graph& graph, const Wish& wish, Posed& posed) {
    if (posed.bodies.size() > most_bodies) {
        throw Failure(
            Exit::limit,
            say(request.lang, "{} 个村居参加结对，最多 {} 个；请用 --within 或 --target 缩小范围，或给出 pairs 表",
                "{} villages and communities take part, and {} at most can; narrow it with --within or "
                "--target, or give a pairs table",
                posed.bodies.size(), most_bodies));
    }
    ScoredPairs scored = score_pairs(network, graph, posed.bodies, wish.scoring);
    for (const BadMotivation& bad : scored.bad) {
        posed.remarks.push_back(say(request.lang, "{}：motivation“{}”不是 0 到 1 的数，按 0 计。",
                                    "{}: motivation '{}' is not a number from 0 to 1, and counts as 0.",
                                    network.place(network.nodes.origin[bad.node]), printable(bad.text, 60)));
    }
    std::string used;
    std::string silent;
    for (const PrincipleRow& row : principles()) {
        const double weight = wish.scoring.weight[static_cast<std::size_t>(row.principle)];
        if (weight == 0) continue;
        const bool has = scored.has_data[static_cast<std::size_t>(row.principle)];
        std::string& list = has ? used : silent;
        if (!list.empty()) list += say(request.lang, "、", ", ");
        list += std::string(row.words.in(request.lang)) + (has ? fmt::format(" × {}", weight) : std::string());
    }
    posed.remarks.push_back(
        say(request.lang, "分数 = {}（各项 0 到 1）{}", "Score = {}, each from 0 to 1{}", used.empty() ? "0" : used,
            silent.empty()
                ? say(request.lang, "。", ".")
                : say(request.lang, "；数据未涉及：{}，不影响分数。", "; the data says nothing of: {}.", silent)));
    posed.options = std::move(scored.options);
}

Posed pose(const Request& request, const Options& options, const Network& network, const Wish& wish) {
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const RegionId region = within(request, network);
    const std::vector<bool> paired = paired_bodies(network, request);
    Posed posed;
    posed.by_table = !network.pairs.empty() && !wish.weighted;
    std::vector<bool> in_table(network.nodes.size(), false);
    for (const PairScore& pair : network.pairs) in_table[pair.village_a] = in_table[pair.village_b] = true;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v)) || (posed.by_table && !in_table[v])) continue;
        if (region != no_region && !network.regions.within(network.region(v), region)) continue;
        if (paired[v] && !options.include_paired) {
            ++posed.paired;
        } else {
            posed.bodies.push_back(v);
        }
    }
    std::ranges::sort(posed.bodies, {}, [&](NodeId v) { return network.id(v); });
    if (posed.by_table) {
        add_table(request, network, wish, posed);
    } else {
        const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
        add_scores(request, network, snapshot.graph, wish, posed);
    }
    return posed;
}

class Telling {
public:
    Telling(const Request& request, const Options& options, const Network& network, const Posed& posed,
            const Pairing& plan)
        : request_(request), options_(options), network_(network), posed_(posed), plan_(plan) {
        mate_.assign(posed.bodies.size(), UINT32_MAX);
        for (const PairOption& pair : plan.pairs) {
            mate_[pair.a] = pair.b;
            mate_[pair.b] = pair.a;
        }
        best_.assign(posed.bodies.size(), nullptr);
        choices_.assign(posed.bodies.size(), 0);
        for (const PairOption& option : posed.options) {
            for (const std::uint32_t v : {option.a, option.b}) {
                ++choices_[v];
                if (best_[v] == nullptr || option.score > best_[v]->score) best_[v] = &option;
            }
        }
    }

    [[nodiscard]] OutputTable steps() const {
        const bool wide = request_.format == TableFormat::table;
        OutputTable table{"steps", say(lang(), "结对方案，{}", "Pairs, {}", as_of_words(request_)), {}, {}};
        table.columns.push_back({"village_a", {"甲方", "a"}});
        if (wide) table.columns.push_back({"name_a", {"名称", "name"}});
        if (wide) table.columns.push_back({"region_a", {"镇街", "township"}});
        table.columns.push_back({"village_b", {"乙方", "b"}});
        if (wide) table.columns.push_back({"name_b", {"名称", "name"}});
        if (wide) table.columns.push_back({"region_b", {"镇街", "township"}});
        table.columns.push_back({"score", {"分数", "score"}});
        for (const PairOption& pair : plan_.pairs) {
            std::vector<Cell>& row = table.rows.emplace_back();
            for (const std::uint32_t v : {pair.a, pair.b}) {
                row.push_back(text_cell(network_.id(body(v))));
                if (wide) row.push_back(text_cell(network_.name(body(v))));
                if (wide) row.push_back(text_cell(township(body(v))));
            }
            row.emplace_back(pair.score);
        }
        return table;
    }

    [[nodiscard]] OutputTable singles() const {
        OutputTable table{"single",
                          say(lang(), "没有结对的，{}", "Those that stay single, {}", as_of_words(request_)),
                          {{"id", {"编号", "id"}},
                           {"name", {"名称", "name"}},
                           {"region", {"区划代码", "region"}},
                           {"reason", {"原因", "reason"}},
                           {"choices", {"可选", "choices"}},
                           {"best", {"最合适的", "best choice"}},
                           {"best_score", {"分数", "score"}},
                           {"best_has", {"它已与", "which is with"}}},
                          {}};
        for (const std::uint32_t v : plan_.single) {
            std::vector<Cell>& row = table.rows.emplace_back(
                std::vector<Cell>{text_cell(network_.id(body(v))), text_cell(network_.name(body(v))),
                                  text_cell(network_.region_code(network_.region(body(v)))), text_cell(reason(v)),
                                  count_cell(choices_[v])});
            if (best_[v] == nullptr) {
                row.insert(row.end(), {Cell{}, Cell{}, Cell{}});
                continue;
            }
            const std::uint32_t other = best_[v]->a == v ? best_[v]->b : best_[v]->a;
            row.push_back(text_cell(network_.id(body(other))));
            row.emplace_back(best_[v]->score);
            row.push_back(mate_[other] == UINT32_MAX ? Cell{} : text_cell(network_.id(body(mate_[other]))));
        }
        return table;
    }

    [[nodiscard]] std::vector<std::string> notes(const Proof& proof) const {
        std::vector<std::string> notes;
        notes.push_back(say(lang(), "{} 个村居，{} 对，总分 {}（逐对贪心：{} 对，{} 分），{}。",
                            "{} bodies, {} pair(s), total score {} (best pair first: {} pairs, {}); {}.",
                            posed_.bodies.size(), plan_.pairs.size(), number_words(plan_.score), plan_.greedy_pairs,
                            number_words(plan_.greedy_score), proof_words(request_, proof)));
        if (options_.most && plan_.optimal) {
            notes.push_back(say(lang(), "对数已达最多；对数同为 {} 时总分最高。",
                                "No plan has more pairs, and none of {} pairs a greater score.", plan_.most));
        }
        for (const std::string& remark : posed_.remarks) notes.push_back(remark);
        if (posed_.paired > 0) {
            notes.push_back(say(lang(), "{} 个已有结对，未参加（--include-paired 一并参加）。",
                                "{} that have a pair already take no part (--include-paired lets them).",
                                posed_.paired));
        }
        if (posed_.forbidden > 0) {
            notes.push_back(say(lang(), "pairs 表中 {} 行不合 --rule {}，未计入。",
                                "{} row(s) of the pairs table break --rule {} and are left out.", posed_.forbidden,
                                options_.rule));
        }
        if (!plan_.scores_exact) {
            notes.push_back(say(lang(), "分数取六位小数。", "Scores were rounded to six decimals."));
        }
        add_singles(notes);
        return notes;
    }

    void add_singles(std::vector<std::string>& notes) const {
        std::vector<NodeId> none;
        std::vector<NodeId> worthless;
        std::vector<NodeId> taken;
        for (const std::uint32_t v : plan_.single) {
            (choices_[v] == 0 ? none : is_worthless(v) ? worthless : taken).push_back(body(v));
        }
        if (!none.empty()) {
            const std::string why =
                posed_.by_table ? say(lang(), "（pairs 表无合用的行）", " (no row of pairs that may be used)")
                : options_.rule.empty() ? std::string()
                                        : say(lang(), "（--rule {}）", " (--rule {})", options_.rule);
            notes.push_back(say(lang(), "无可结对{}，{} 个：{}。", "Nobody to go with{}, {}: {}.", why, none.size(),
                                row_words(request_, network_, none)));
        }
        if (!worthless.empty()) {
            notes.push_back(say(lang(), "与谁结对都不得分，{} 个：{}（--most 仍予结对）。",
                                "No pair brings them any score, {}: {} (--most pairs them all the same).",
                                worthless.size(), list_words(request_, network_, worthless)));
        }
        if (!taken.empty()) {
            notes.push_back(say(lang(), "可选的都另有更好的安排，{} 个：{}；见 --list single。",
                                "All they could go with are better placed elsewhere, {}: {}; see --list single.",
                                taken.size(), list_words(request_, network_, taken)));
        }
    }

private:
    [[nodiscard]] Lang lang() const { return request_.lang; }
    [[nodiscard]] NodeId body(std::uint32_t row) const { return posed_.bodies[row]; }
    [[nodiscard]] std::string_view township(NodeId v) const {
        const RegionId region = network_.region(v);
        return region == no_region ? std::string_view()
                                   : network_.region_name(network_.regions.at(region, Level::township));
    }
    [[nodiscard]] bool is_worthless(std::uint32_t v) const { return !options_.most && best_[v]->score <= 0; }
    [[nodiscard]] std::string reason(std::uint32_t v) const {
        const bool terminal = request_.format == TableFormat::table;
        if (choices_[v] == 0) return terminal ? say(lang(), "无可结对", "nobody to go with") : "no_choice";
        if (is_worthless(v)) return terminal ? say(lang(), "不得分", "no score") : "no_score";
        return terminal ? say(lang(), "可选的另有安排", "all choices better placed") : "choices_taken";
    }

    const Request& request_;
    const Options& options_;
    const Network& network_;
    const Posed& posed_;
    const Pairing& plan_;
    std::vector<std::uint32_t> mate_;
    std::vector<const PairOption*> best_;
    std::vector<std::size_t> choices_;
};

/// A plan of no pairs is no plan.
void refuse_empty(const Request& request, const Posed& posed, const Pairing& plan, const Telling& telling) {
    if (!plan.pairs.empty()) return;
    std::string text =
        say(request.lang, "一对也结不成：{} 个村居参加", "no pair can be made: {} take part", posed.bodies.size());
    if (posed.paired > 0) {
        text += say(request.lang, "，{} 个已有结对（--include-paired 一并参加）",
                    ", {} have a pair already (--include-paired lets them)", posed.paired);
    }
    std::vector<std::string> reasons;
    telling.add_singles(reasons);
    for (const std::string& reason : reasons) text += "\n" + reason;
    throw Failure(Exit::refused, text);
}

void plan_pair(const Request& request, const Options& options) {
    const Wish wish = understand(request, options);
    const Network network = load(request);
    const auto begin = std::chrono::steady_clock::now();
    Posed posed;
    Pairing plan;
    {
        const Progress progress(say(request.lang, "结对", "pairing"), !request.quiet);
        posed = pose(request, options, network, wish);
        plan = pair_up(static_cast<std::uint32_t>(posed.bodies.size()), posed.options, wish.goal);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    const Telling telling(request, options, network, posed, plan);
    refuse_empty(request, posed, plan, telling);
    PlanAnswer answer;
    answer.name = "plan_pair";
    answer.proof.value = plan.score;
    answer.proof.greedy_value = plan.greedy_score;
    answer.proof.bound = plan.bound;
    answer.proof.seconds = spent.count();
    answer.proof.settled = plan.optimal;
    answer.facts = {{"pairs", count_cell(plan.pairs.size())}, {"greedy_pairs", count_cell(plan.greedy_pairs)}};
    answer.tables = {telling.steps(), telling.singles()};
    if (options.list == "single") std::swap(answer.tables[0], answer.tables[1]);
    answer.notes = telling.notes(answer.proof);
    std::vector<ProposedTie> ties;
    for (const PairOption& pair : plan.pairs) {
        ties.push_back({std::string(network.id(posed.bodies[pair.a])), std::string(network.id(posed.bodies[pair.b])),
                        EdgeKind::pairing});
    }
    write_plan(request, options.folder, network, ties);
    emit_plan(request, answer);
}

}  // namespace

Action declare_plan_pair(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--target", options->coverage.targets,
                   say(lang, "参加的类型，逗号分隔（默认 village,community）",
                       "kinds that take part, comma-separated (default village,community)"))
        ->type_name("KIND,...");
    app.add_flag("--include-paired", options->include_paired,
                 say(lang, "已有结对的也参加", "let those take part that have a pair already"));
    app.add_option("--rule", options->rule,
                   say(lang, "different-township（跨镇街）或 different-county（跨区县）",
                       "different-township or different-county: where the two must not be of one"))
        ->type_name("WORD");
    app.add_flag("--most", options->most,
                 say(lang, "先求对数最多，再求总分最高（默认只求总分最高）",
                     "as many pairs as can be, then the greatest score (default: the greatest score)"));
    app.add_option("--weights", options->weights,
                   say(lang,
                       "各项权重，如 tie=1,span=0.5；可用 motivation、tie、span、relation、complement（默认各 1；"
                       "有 pairs 表而未给权重时用表中分数）",
                       "weights, as in tie=1,span=0.5, of motivation, tie, span, relation, complement (default 1 each; "
                       "without weights a pairs table gives the scores)"))
        ->type_name("NAME=X,...");
    app.add_option("--span", options->span,
                   say(lang, "管理幅度的限度：township、county、city 或 province，超出得 0",
                       "the limit of a manageable span: township, county, city or province; 0 beyond"))
        ->type_name("LEVEL")
        ->capture_default_str();
    app.add_option("--list", options->list, "single")->type_name("WORD");
    add_write_option(app, options->folder, lang);
    return [options](const Request& request) { plan_pair(request, *options); };
}

}  // namespace lianjian
