// The lists of `structure`: each a table of its own.
#pragma once

#include <span>
#include <string_view>

#include "cli/request.hpp"
#include "engine/graph.hpp"

namespace lianjian {

/// What a list is made from.
struct StructureInput {
    const Request& request;
    const Network& network;
    const Graph& graph;
    RegionId within;  // no_region shows everything
    Level level;      // of the groups that brokers stand between

    [[nodiscard]] bool shows(NodeId v) const;
};

struct StructureList {
    std::string_view key;
    OutputTable (*make)(const StructureInput& input);
};

/// In the order of the help text.
[[nodiscard]] std::span<const StructureList> structure_lists();

}  // namespace lianjian
