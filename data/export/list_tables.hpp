// The tables beside nodes and ties: regions, projects, needs and resources, planning input, figures.
#pragma once

#include <vector>

#include "data/export/columns.hpp"

namespace lianjian {

/// Regions that have a name, and those whose place or level their code does not tell; in a selection of a region, only
/// those that are used. By code. Level and parent are stated where the code says otherwise.
[[nodiscard]] ExportTable region_table(const Network& network, const Selection& selection);

/// Appends the other tables, empty or not. In a selection of a region, rows stay that name no node but kept ones.
void append_list_tables(std::vector<ExportTable>& tables, const Network& network, const Selection& selection);

}  // namespace lianjian
