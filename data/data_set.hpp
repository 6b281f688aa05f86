// A data set on disk: which files hold which table.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "data/issue_log.hpp"
#include "data/mapping.hpp"
#include "data/schema.hpp"
#include "data/xlsx_workbook.hpp"

namespace lianjian {

struct TableFile {
    std::string path;  // as shown to the user
    const TableRow* table;
    std::shared_ptr<Workbook> workbook = nullptr;  // whose sheet it is; null for a text file
    SheetInfo sheet = {};
};

/// The tables, named as the mapping or the schema has them, under these paths (folders, not descended into, and files),
/// in schema order, then by path. A workbook gives one for each visible sheet whose name is a table's; if it has one
/// sheet only, the file's name will do. Lock files, hidden files and everything that is no table by its ending are
/// passed over; a CSV file or sheet whose name is not a table's is a warning, a missing path, a pipe or the same table
/// twice in a folder an error.
[[nodiscard]] std::vector<TableFile> find_tables(std::span<const std::string> inputs, const Mapping& mapping,
                                                 IssueLog& log);

}  // namespace lianjian
