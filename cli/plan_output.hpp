// What every plan says of itself: its value, and the proof of how good it is.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/request.hpp"

namespace lianjian {

/// The proof of a plan. A greatest value is bounded from above, a least cost from below.
struct Proof {
    bool least = false;                       // the value is a cost to be kept low
    double value = 0;                         // of the plan
    std::optional<double> greedy_value = {};  // of the plan found step by step, the best at each
    double bound = 0;                         // no plan is better than this
    double seconds = 0;                       // to find and prove it
    bool share = false;                       // the value is a part of a whole, 0..1
    bool settled = true;  // nothing beyond the value is open: of two fair plans the second worst place decides

    /// The share that could at most be missing to the best: (bound − value) / bound, for a cost
    /// (value − bound) / value; 0 = proven best.
    [[nodiscard]] double gap() const;
    [[nodiscard]] bool optimal() const { return settled && gap() <= 0; }
};

struct PlanAnswer {
    std::string_view name;  // "plan_cover"
    Proof proof;
    std::vector<std::pair<std::string, Cell>> facts;  // further ones of json
    std::vector<OutputTable> tables;  // the steps, or the list asked for; further ones are for json alone
    std::vector<std::string> notes;   // for a reader: the total, what remains and why
};

/// json: value, greedy_value, lower_bound (of a cost), upper_bound, gap, optimal, seconds, and every table. csv: the
/// first table; terminal: the first table with the notes below. The notes of csv go to stderr.
void emit_plan(const Request& request, const PlanAnswer& answer);

/// "upper bound 34, gap 0 (proven best)".
[[nodiscard]] std::string proof_words(const Request& request, const Proof& proof);

/// A number for a sentence: whole ones without a point, others with at most two decimals.
[[nodiscard]] std::string number_words(double value);

}  // namespace lianjian
