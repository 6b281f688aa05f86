// The tables a page rests on, as its last section names them.
#pragma once

#include <vector>

#include "cli/request.hpp"
#include "viz/html/brief_page.hpp"

namespace lianjian {

/// Every file the network was read from, with its rows and its digest. Throws Failure (io).
[[nodiscard]] std::vector<PageSource> page_sources(const Request& request, const Network& network);

}  // namespace lianjian
