// A network as the tables our own reader knows (data/schema.cpp), for a spreadsheet or a folder of CSV.
#pragma once

#include <vector>

#include "data/export/columns.hpp"

namespace lianjian {

/// The tables that have rows, in the order they are loaded; without any node, an empty table of nodes. Nodes stand
/// in the table of their kind; a membership stands in `members` unless it has what only `edges` can say.
[[nodiscard]] std::vector<ExportTable> tables_of(const Network& network, const Selection& selection);

}  // namespace lianjian
