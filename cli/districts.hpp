// Which districts a picture or a briefing is about.
#pragma once

#include <string>
#include <vector>

#include "cli/request.hpp"

namespace lianjian {

/// The regions of these codes. Throws Failure (misuse) for a code without villages in the data.
[[nodiscard]] std::vector<RegionId> districts_named(const Request& request, const Network& network,
                                                    const std::vector<std::string>& codes);

/// Every region of a level that holds a village or community, by code, under `--within` if given.
[[nodiscard]] std::vector<RegionId> districts_of_level(const Request& request, const Network& network, Level level);

/// Those of `--district`; without it the counties under `--within`, if there are at most a dozen. Throws Failure
/// (misuse) naming some of them otherwise.
[[nodiscard]] std::vector<RegionId> districts_or_all_counties(const Request& request, const Network& network,
                                                              const std::vector<std::string>& codes);

/// What a district lies in, from the top: `山东省青岛市`.
[[nodiscard]] std::string place_of(const Network& network, RegionId district);

}  // namespace lianjian
