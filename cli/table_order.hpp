// Rows in the order the user asks for.
#pragma once

#include <string>

#include "cli/request.hpp"
#include "cli/table_output.hpp"

namespace lianjian {

/// `--sort COLUMN`: numbers from the highest, words from the first; `COLUMN:up` and `COLUMN:down` say which. Undefined
/// values come last; equal ones keep their order. Nothing for an empty option. Throws Failure (misuse) naming the
/// columns there are.
void sort_rows(OutputTable& table, const Request& request, const std::string& option);

/// `--top N`: the first N rows; 0 keeps all.
void keep_first(OutputTable& table, std::size_t count);

}  // namespace lianjian
