// A plan as a data set of its own: what it proposes, to be read together with the data it was made from.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/request.hpp"

namespace lianjian {

struct ProposedTie {
    std::string source, target;  // ids
    EdgeKind kind = EdgeKind::partnership;
};

/// `--write DIR`: `edges.csv` with the ties, status planned, begun on the day of the plan, and, where the plan takes up
/// candidates that are no nodes yet, `nodes.csv` with these. `lianjian coverage DATA DIR --with-planned` then shows the
/// network after the plan. Nothing for an empty `folder`. Throws Failure as `write_table_folder` does.
void write_plan(const Request& request, const std::string& folder, const Network& network,
                std::span<const ProposedTie> ties, std::span<const Candidate* const> newcomers = {});

/// The option `--write DIR`.
void add_write_option(CLI::App& app, std::string& folder, Lang lang);

}  // namespace lianjian
