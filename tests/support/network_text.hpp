// Small networks and graphs written on the line of the test that uses them.
#pragma once

#include <string_view>

#include "engine/graph.hpp"
#include "engine/network.hpp"

namespace lianjian::test {

/// A network from statements separated by `;`, words in a statement by spaces:
///
///     network("village v1@370211001001*1200 v2@370211001002; enterprise e1@3701; alliance g1;"
///             "v1-e1:pairing[2020..2023-07-12] v2-e1[planned] g1-v2 g1-e1")
///
/// **Nodes**: a kind (any accepted spelling, 村 too), then ids: `id[@region][*population]`, and where it has days
/// `[start..end]`, where it was merged `[>id]` of a node before or after it. The name is the id.
/// A population `100+` is a lower bound. A kind that is not known joins `unknown_node_kinds`.
///
/// **Ties**: `a-b[:kind][start..end][status][illustrative]`, so an id has no `-` in it. Without a kind, a tie is
/// a membership when its first node is a group, else a partnership; without a status it is active; either
/// date may be missing: `[2020..]`. A date is `2020`, `2020-05` or `2020-05-01`, the first day of what it names.
///
/// **Regions**: `region 370211=黄岛区 CN-X` adds regions, and names them where a name follows.
///
/// Origins are file 0 and lines 1, 2, … separately for nodes and ties. Text that is none of this throws
/// std::invalid_argument, with the word at fault.
[[nodiscard]] Network network(std::string_view text);

/// The graph of every tie of a network text, whatever its dates and status.
[[nodiscard]] Graph graph_of(const Network& network);

/// A graph from numbers and paths of ties: `graph_text("0-1-2 4")` is a path of three and two nodes alone (3 and 4);
/// n is the largest number + 1. Loops and parallel ties may be written, and do what Graph does to them.
[[nodiscard]] Graph graph_text(std::string_view text);

}  // namespace lianjian::test
