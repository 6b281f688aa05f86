// Pairs in the words of their reader: who goes with whom, who stays single and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/plan_output.hpp"
#include "cli/plan_pair_bodies.hpp"
#include "cli/table_output.hpp"

namespace lianjian {

/// Speaks of what it was made from, which outlives it.
class PairReport {
public:
    PairReport(const Request& request, const PairPlanOptions& options, const Network& network, const PosedPairs& posed,
               const Pairing& plan);

    [[nodiscard]] OutputTable steps() const;
    /// Each body without a pair, why, and whom it would have gone with best.
    [[nodiscard]] OutputTable singles() const;
    /// The total, the proof, what was left out, and who stays single.
    [[nodiscard]] std::vector<std::string> notes(const Proof& proof) const;
    [[nodiscard]] std::vector<std::string> notes_on_singles() const;

private:
    [[nodiscard]] Lang lang() const { return request_.lang; }
    [[nodiscard]] NodeId body(std::uint32_t row) const { return posed_.bodies[row]; }
    [[nodiscard]] std::string_view township(NodeId v) const;
    [[nodiscard]] bool is_worthless(std::uint32_t v) const { return !options_.most && best_[v]->score <= 0; }
    [[nodiscard]] std::string reason(std::uint32_t v) const;

    const Request& request_;
    const PairPlanOptions& options_;
    const Network& network_;
    const PosedPairs& posed_;
    const Pairing& plan_;
    std::vector<std::uint32_t> mate_;      // by body; UINT32_MAX for a single
    std::vector<const PairOption*> best_;  // by body; null where it has no choice
    std::vector<std::size_t> choices_;     // by body
};

}  // namespace lianjian
