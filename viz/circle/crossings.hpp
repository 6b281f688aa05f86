// The order of things on one side of a two-layer drawing, with few crossings.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace lianjian::circle {

/// The ends of a thing's links on the other layer: (place, weight), ascending by place.
using Ends = std::vector<std::pair<std::uint32_t, double>>;

/// Crossings between the links of `upper` and those of `lower` when they stand in this order; a crossing of
/// links of weights a and b counts a · b.
[[nodiscard]] double crossings(const Ends& upper, const Ends& lower);

/// An order of the things that is locally best: no single thing can be moved to another place with fewer weighted
/// crossings. Starts from `order`, a permutation, and keeps it among equals (sifting: Matuszewski,
/// Schönfeld & Molitor 1999). O(k²) a pass after O(k² · ends).
[[nodiscard]] std::vector<std::uint32_t> fewer_crossings(const std::vector<Ends>& things,
                                                         std::vector<std::uint32_t> order);

}  // namespace lianjian::circle
