// From tables to a network: every row checked, every doubt said.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/issue.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// A header that no column of its table is known by.
struct UnknownHeader {
    std::string table;  // its key
    std::string header;
    std::vector<std::string> taken;  // keys of the columns the table has
};

struct LoadOptions {
    std::string mapping = {};  // a mapping file; empty: `mapping.toml` in the folder or beside the file, if it is there
    std::string draft = {};    // more of a mapping, behind the file's
};

struct LoadResult {
    Network network;
    std::vector<Issue> issues;  // in the order of tables and rows; at most some 200 000
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;   // like the others a count of all, listed or not
    std::size_t limits = 0;  // errors that are refusals by a limit of size

    std::vector<UnknownHeader> unknown_headers;

    /// With an error the network is incomplete and must not be used.
    [[nodiscard]] bool refused() const { return errors > 0; }
};

/// Reads a data set: folders of CSV files, single files, or several of either. Throws only when memory
/// runs out. Linear in the size of the input.
[[nodiscard]] LoadResult load_network(std::span<const std::string> inputs, const LoadOptions& options = {});

}  // namespace lianjian
