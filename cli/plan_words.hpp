// What the plans of ties, pairs and supplies have in common: who can be reached, and how lists of bodies are told.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// `--reach township|county|city|hops:H`.
struct ReachOption {
    std::optional<Level> level;
    std::uint32_t hops = 0;

    [[nodiscard]] std::string words(Lang lang) const;
};
/// Throws Failure (misuse).
[[nodiscard]] ReachOption reach_named(const Request& request, const std::string& spelling);

/// "a 甲村, b 乙村 … (12 in all)": ids with their names, at most so many.
[[nodiscard]] std::string list_words(const Request& request, const Network& network, std::span<const NodeId> nodes,
                                     std::size_t most = 6);
/// "villages.csv:12 (a 甲村), …": the rows they were read from.
[[nodiscard]] std::string row_words(const Request& request, const Network& network, std::span<const NodeId> nodes,
                                    std::size_t most = 5);
/// Texts with commas between them, at most so many, and how many there are in all where some are left out.
[[nodiscard]] std::string joined(const Request& request, std::span<const std::string> texts, std::size_t most);

/// A region for a sentence: name and code; the whole data set for no region.
[[nodiscard]] std::string region_words(const Request& request, const Network& network, RegionId region);

}  // namespace lianjian
