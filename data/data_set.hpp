// A data set on disk: which files hold which table.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "data/issue_log.hpp"
#include "data/schema.hpp"

namespace lianjian {

struct TableFile {
    std::string path;  // as shown to the user
    const TableRow* table;
};

/// The tables under these paths (folders, not descended into, and files), in schema order, then by path.
/// Lock files, hidden files and everything that is no table by its ending are passed over; a CSV file whose
/// name is not a table's is a warning, a missing path or a pipe an error.
[[nodiscard]] std::vector<TableFile> find_tables(std::span<const std::string> inputs, IssueLog& log);

}  // namespace lianjian
