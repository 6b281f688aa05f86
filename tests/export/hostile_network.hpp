// A network of three nodes and three ties whose names try to break out of every format.
#pragma once

#include <span>
#include <string>

#include "engine/network.hpp"

namespace lianjian::test {

/// Nodes: the village `370211001001` named `=1+1` with at least 100 people, the enterprise `x"1` named
/// `"]; <b>&\N` LF U+2028 U+0001, and the alliance `g` named `-g'`. Ties: a pairing from 2020-01-01 until
/// 2023-07-12 that weighs 2.5, a planned partnership between the same two, a membership of the village. The village
/// has the attribute `=note` = `a,"b"`.
[[nodiscard]] Network hostile_network();

/// A ring of villages `n0`, `n1` … with these names; each is its node's attribute `note`, and the field of the tie to
/// the next one, too.
[[nodiscard]] Network named_network(std::span<const std::string> names);

}  // namespace lianjian::test
