// What `coverage` lists besides the ladder: kinds of partner, stages, equity, who is missing.
#pragma once

#include <string>
#include <vector>

#include "cli/coverage_options.hpp"
#include "cli/request.hpp"
#include "cli/table_output.hpp"

namespace lianjian {

/// Of which targets the shares are, and what that is called.
struct Denominator {
    enum class Source { list, registered, should_have, given };
    Source source = Source::list;
    std::uint64_t given = 0;

    /// For the terminal in the user's language, elsewhere stable English.
    [[nodiscard]] std::string word(const Request& request) const;
};

/// `--denominator list|register|should-have|N`. Throws Failure (misuse).
[[nodiscard]] Denominator denominator_named(const Request& request, const std::string& option);

/// The ladder of these targets alone: with a 12-digit code of the official register, or marked should_have.
[[nodiscard]] Ladder counted(const Network& network, Ladder ladder, const Denominator& denominator);

/// What every list is made of.
struct CoverageView {
    const Request& request;
    const Network& network;
    const CoveredNetwork& covered;  // its ladder restricted to the denominator
    Level level;
    RegionId region;  // `--within`
    std::string denominator;
};

[[nodiscard]] OutputTable kinds_table(const CoverageView& view);
[[nodiscard]] OutputTable stages_table(const CoverageView& view);
/// The measures, and the regions of the level with the lowest share.
[[nodiscard]] std::vector<OutputTable> equity_tables(const CoverageView& view, std::size_t worst);
[[nodiscard]] OutputTable missing_table(const CoverageView& view);

}  // namespace lianjian
