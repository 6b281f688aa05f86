// A draft of mapping.toml for rosters that use spellings of their own.
#pragma once

#include <span>
#include <string>

#include "data/load_network.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// TOML: a line for every file, sheet, header, kind, status and name of a region of the data that is not known. Where a
/// known one is close (a slip, or contained in it: 村居花名册 → villages; a township that can be only one) the line
/// stands; elsewhere it is a comment with the nearest one, for the user to decide. A line that stands never gives a
/// table or a column twice, so the draft can be used as it is. The same data, the same draft.
/// `result` is what these inputs load as; they are loaded again for what the draft itself brings to light, once for
/// each layer: tables, then headers, then kinds and regions.
[[nodiscard]] std::string suggest_mapping(const LoadResult& result, std::span<const std::string> inputs,
                                          const LoadOptions& options, Lang lang);

}  // namespace lianjian
