#include "cli/plan_pair_report.hpp"

#include <utility>

#include "cli/plan_words.hpp"
#include "cli/say.hpp"

namespace lianjian {

PairReport::PairReport(const Request& request, const PairPlanOptions& options, const Network& network,
                       const PosedPairs& posed, const Pairing& plan)
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

std::string_view PairReport::township(NodeId v) const {
    const RegionId region = network_.region(v);
    return region == no_region ? std::string_view()
                               : network_.region_name(network_.regions.at(region, Level::township));
}

std::string PairReport::reason(std::uint32_t v) const {
    const bool terminal = request_.format == TableFormat::table;
    if (choices_[v] == 0) return terminal ? say(lang(), "无可结对", "nobody to go with") : "no_choice";
    if (is_worthless(v)) return terminal ? say(lang(), "不得分", "no score") : "no_score";
    return terminal ? say(lang(), "可选的另有安排", "all choices better placed") : "choices_taken";
}

OutputTable PairReport::steps() const {
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

OutputTable PairReport::singles() const {
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
        std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{
            text_cell(network_.id(body(v))), text_cell(network_.name(body(v))),
            text_cell(network_.region_code(network_.region(body(v)))), text_cell(reason(v)), count_cell(choices_[v])});
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

std::vector<std::string> PairReport::notes(const Proof& proof) const {
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
                            "{} that have a pair already take no part (--include-paired lets them).", posed_.paired));
    }
    if (posed_.forbidden > 0) {
        notes.push_back(say(lang(), "pairs 表中 {} 行不合 --rule {}，未计入。",
                            "{} row(s) of the pairs table break --rule {} and are left out.", posed_.forbidden,
                            options_.rule));
    }
    if (!plan_.scores_exact) {
        notes.push_back(say(lang(), "分数取六位小数。", "Scores were rounded to six decimals."));
    }
    for (std::string& note : notes_on_singles()) notes.push_back(std::move(note));
    return notes;
}

std::vector<std::string> PairReport::notes_on_singles() const {
    std::vector<std::string> notes;
    std::vector<NodeId> none;
    std::vector<NodeId> worthless;
    std::vector<NodeId> taken;
    for (const std::uint32_t v : plan_.single) {
        (choices_[v] == 0 ? none : is_worthless(v) ? worthless : taken).push_back(body(v));
    }
    if (!none.empty()) {
        const std::string why = posed_.by_table
                                    ? say(lang(), "（pairs 表无合用的行）", " (no row of pairs that may be used)")
                                : options_.rule.empty() ? std::string()
                                                        : say(lang(), "（--rule {}）", " (--rule {})", options_.rule);
        notes.push_back(say(lang(), "无可结对{}，{} 个：{}。", "Nobody to go with{}, {}: {}.", why, none.size(),
                            row_words(request_, network_, none)));
    }
    if (!worthless.empty()) {
        notes.push_back(say(lang(), "与谁结对都不得分，{} 个：{}（--most 仍予结对）。",
                            "No pair brings them any score, {}: {} (--most pairs them all the same).", worthless.size(),
                            list_words(request_, network_, worthless)));
    }
    if (!taken.empty()) {
        notes.push_back(say(lang(), "可选的都另有更好的安排，{} 个：{}；见 --list single。",
                            "All they could go with are better placed elsewhere, {}: {}; see --list single.",
                            taken.size(), list_words(request_, network_, taken)));
    }
    return notes;
}

}  // namespace lianjian
