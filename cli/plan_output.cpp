#include "cli/plan_output.hpp"

#include <algorithm>
#include <cmath>

namespace lianjian {

double Proof::gap() const {
    const double better = least ? value : bound;
    const double worse = least ? bound : value;
    return better > 0 ? std::max(0.0, (better - worse) / better) : 0;
}

std::string number_words(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string proof_words(const Request& request, const Proof& proof) {
    const std::string bound = proof.share ? fmt::format("{:.2f}%", 100 * proof.bound) : number_words(proof.bound);
    const std::string named = proof.least ? say(request.lang, "下界 {}", "lower bound {}", bound)
                                          : say(request.lang, "上界 {}", "upper bound {}", bound);
    if (proof.optimal()) return named + say(request.lang, "，差距 0（已证最优）", ", gap 0 (proven best)");
    if (proof.gap() <= 0) {
        return named +
               say(request.lang, "，差距 0（其余部分未证最优）", ", gap 0 (what lies beyond it is not proven best)");
    }
    return named + say(request.lang, "，差距 {:.2f}%", ", gap {:.2f} %", 100 * proof.gap());
}

void emit_plan(const Request& request, const PlanAnswer& answer) {
    if (request.format == TableFormat::json) {
        const Proof& proof = answer.proof;
        std::vector<std::pair<std::string, Cell>> facts{{"value", Cell(proof.value)},
                                                        {"greedy_value", real_cell(proof.greedy_value)}};
        if (proof.least) facts.emplace_back("lower_bound", Cell(proof.bound));
        facts.emplace_back("upper_bound", Cell(proof.least ? proof.value : proof.bound));
        facts.emplace_back("gap", Cell(proof.gap()));
        facts.emplace_back("optimal", Cell(proof.optimal()));
        facts.emplace_back("seconds", Cell(std::round(1000 * proof.seconds) / 1000));
        facts.insert(facts.end(), answer.facts.begin(), answer.facts.end());
        return emit(request, json_answer(answer.name, facts, answer.tables));
    }
    std::string text = formatted(answer.tables.front(), request.format, request.lang);
    if (request.format == TableFormat::csv) {
        emit(request, text);
        for (const std::string& note : answer.notes) tell(request, note);
        return;
    }
    if (!answer.notes.empty()) text += "\n";
    for (const std::string& note : answer.notes) text += note + "\n";
    emit(request, text);
}

}  // namespace lianjian
