// What the coverage ladder says, as tables for a workbook.
#pragma once

#include <vector>

#include "data/export/columns.hpp"

namespace lianjian {

/// The ladder of the townships, the last row being the total, and of each village under the selection's region, both
/// over the whole graph of the day; columns as in the commands `coverage` and `villages`. No tables without a village.
[[nodiscard]] std::vector<ExportTable> result_tables(const Network& network, const Selection& selection);

}  // namespace lianjian
