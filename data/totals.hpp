// Doubts that are seen only when the whole network is in and a day is named: what is stated twice must agree.
#pragma once

#include <vector>

#include "engine/date.hpp"
#include "engine/issue.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// Ties whose row says active although their end is past on the day; group nodes whose stated number of members
/// (`expected_members`) is not that of their live ones, each member once; projects whose stated sources of funding do
/// not add up to their amount. A lower bound (`100+`) is met by anything from it on. With `all` no tie is
/// past, and every recorded member counts. All are warnings, in that order, then by row.
/// O(ties log ties + nodes + projects).
[[nodiscard]] std::vector<Issue> doubts_on(const Network& network, AsOf as_of);

/// The sources of a `funding` cell added up: 中央资金600万、省级：1744万、自筹 50 万元. Unknown when an item
/// states no amount.
[[nodiscard]] Amount funding_total(std::string_view text);

}  // namespace lianjian
