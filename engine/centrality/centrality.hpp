// The measures of nodes: their contracts here, the kernels in a file each, one row a measure in the table.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/graph.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// One value a node, in node order: finite and from 0, or `undefined`.
using Scores = std::vector<double>;

/// The score of a node of which a measure says nothing, such as the constraint of an isolated node; printed empty.
/// It is a quiet NaN: ask `is_defined` before comparing or sorting.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
[[nodiscard]] inline bool is_defined(double score) { return !std::isnan(score); }

/// Number of distinct neighbours. 0 for an isolated node. Scaled: divided by n − 1. O(n).
/// Freeman 1979.
[[nodiscard]] Scores degree(const Graph& graph);

/// H(v) = Σ_{u≠v} 1/d(u,v), 1/∞ = 0: how near everybody is, on a network that may fall apart.
/// 0 for an isolated node; at most n − 1, which scaled divides by. O(n·m). Parallel; the same bits at any
/// number of threads. Marchiori & Latora 2000; Rochat 2009; Boldi & Vigna 2014.
[[nodiscard]] Scores harmonic(const Graph& graph);

/// Σ_{s<t; s,t≠v} σ_st(v)/σ_st: on how many shortest paths between others a node lies. Each pair once,
/// end points not counted, as igraph gives it. 0 for a leaf and an isolated node. Scaled: divided by
/// (n−1)(n−2)/2. O(n·m). Parallel; the same bits at any number of threads. Freeman 1977; Brandes 2001.
[[nodiscard]] Scores betweenness(const Graph& graph);

/// The same for ties: Σ_{s<t} σ_st(e)/σ_st, for each end of a tie in the order of `Graph::neighbors`
/// (both ends of a tie carry its value). O(n·m). Girvan & Newman 2002; Brandes 2008.
[[nodiscard]] std::vector<double> edge_betweenness(const Graph& graph);

/// A measure as users meet it. The contracts of those not above are in structure/: coreness, clustering, constraint,
/// effective_size, articulation, component, community.
struct Measure {
    std::string_view key;  // column and option name
    Words title;           // heading
    Words sentence;        // what it tells the reader of a briefing
    Scores (*score)(const Graph&);
    /// What `--scaled` divides by, from n; 0 = the measure has no scale and stays raw.
    double (*scale)(std::size_t n);
    /// Whole numbers (a label, a count, a truth value) rather than reals.
    bool whole;
};

/// Every measure, in the order of `--measure all`.
[[nodiscard]] std::span<const Measure> measures();
/// By key, or nothing.
[[nodiscard]] const Measure* find_measure(std::string_view key);

}  // namespace lianjian
