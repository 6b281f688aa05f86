// The options of everything that counts coverage: who is counted, and what covers.
#pragma once

#include "cli/request.hpp"
#include "engine/coverage/ladder.hpp"

namespace lianjian {

struct CoverageOptions {
    std::uint32_t min_partners = 1;
    std::string targets, partners, ties;  // kinds, separated by commas
    std::string required;                 // likewise
    std::uint32_t min_kinds = 0;
};

void add_coverage_options(CLI::App& app, CoverageOptions& options, Lang lang);

/// `--require` and `--min-kinds`: which kinds of partner make a village covered.
void add_kind_options(CLI::App& app, CoverageOptions& options, Lang lang);

/// Throws Failure (misuse) for a kind that neither the tables nor the data know.
[[nodiscard]] CoverageRule rule_of(const CoverageOptions& options, const Request& request, const Network& network);

/// What is live on the day, and the ladder over it: what most commands begin with.
struct CoveredNetwork {
    CoverageRule rule;
    Snapshot snapshot;
    Ladder ladder;
};
[[nodiscard]] CoveredNetwork cover(const Request& request, const Network& network, const CoverageOptions& options);

}  // namespace lianjian
