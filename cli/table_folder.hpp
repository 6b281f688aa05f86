// A folder of CSV tables, written so that it can be read as a data set.
#pragma once

#include <string>
#include <vector>

#include "cli/request.hpp"
#include "data/export/formats.hpp"

namespace lianjian {

/// Writes the files into a folder, made if need be: all of them or none. `option` is what the user typed before the
/// folder. Throws Failure: misuse when input lies in the folder, or another table that would be read together with
/// these; io. Names each file on stderr.
void write_table_folder(const Request& request, std::string_view option, const std::string& folder,
                        const Network& network, const std::vector<NamedFile>& files);

}  // namespace lianjian
