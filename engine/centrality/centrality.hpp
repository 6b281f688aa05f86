// The measures of nodes: their contracts here, the kernels in a file each, one row a measure in the table.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/centrality/distances.hpp"
#include "engine/graph.hpp"
#include "engine/network.hpp"
#include "engine/progress_sink.hpp"
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
/// 0 for an isolated node; at most n − 1, which scaled divides by. As long as `for_each_hop_counts`. Parallel; the
/// same bits at any number of threads. Marchiori & Latora 2000; Rochat 2009; Boldi & Vigna 2014.
[[nodiscard]] Scores harmonic(const Graph& graph);

/// (r/Σd)·(r/(n−1)), where r others are reached, at distances d: how near those in reach are, lowered by the share
/// out of reach. 0..1, 1 for a node tied to all others; 0 for an isolated node. As long as harmonic, and as
/// exact. Freeman 1979; Wasserman & Faust 1994.
[[nodiscard]] Scores closeness(const Graph& graph);

/// The greatest distance to any node in reach: how many steps the remotest of its component is away. 0 for an
/// isolated node, at most n − 1. Unscaled. As long as harmonic. Harary 1969.
[[nodiscard]] Scores eccentricity(const Graph& graph);

/// The three of one node, from how many nodes there are at each distance, on a network of `nodes` nodes.
[[nodiscard]] double harmonic_of(HopCounts counts, std::size_t nodes);
[[nodiscard]] double closeness_of(HopCounts counts, std::size_t nodes);
[[nodiscard]] double eccentricity_of(HopCounts counts, std::size_t nodes);

/// A measure made from hop counts, and several of them from one traversal, whose sink is told how far it is (a
/// traversal goes on whatever the sink says).
using CountsMeasure = double (*)(HopCounts counts, std::size_t nodes);
[[nodiscard]] Scores score_counts(const Graph& graph, CountsMeasure measure);
[[nodiscard]] std::vector<Scores> score_counts(const Graph& graph, std::span<const CountsMeasure> measures,
                                               const ProgressSink& watch = {});

/// Σ_{s<t; s,t≠v} σ_st(v)/σ_st: on how many shortest paths between others a node lies. Each pair once,
/// end points not counted, as igraph gives it. 0 for a leaf and an isolated node. Scaled: divided by
/// (n−1)(n−2)/2. O(n·m). Parallel; the same bits at any number of threads. Freeman 1977; Brandes 2001.
[[nodiscard]] Scores betweenness(const Graph& graph);

/// The same for ties: Σ_{s<t} σ_st(e)/σ_st, for each end of a tie in the order of `Graph::neighbors`
/// (both ends of a tie carry its value). O(n·m). Girvan & Newman 2002; Brandes 2008.
[[nodiscard]] std::vector<double> edge_betweenness(const Graph& graph);

/// x = α (A D⁻¹ x + (1/n) Σ_{isolated} x) + (1−α)/n with α = 0.85: how often somebody is met who walks along ties at
/// random and starts anew, anywhere, after 15 of 100 steps and from an isolated node. Positive; the scores add
/// up to 1. Σ|error| ≤ 1e-12, proved by the residual. O(n + m) a sweep, some 30 sweeps; the same bits at any number of
/// threads. Brin & Page 1998.
[[nodiscard]] Scores pagerank(const Graph& graph);

/// A x = λ₁ x, x ≥ 0, Σ x² = 1: the more central one's neighbours, the more central one is. On a split graph only
/// the component with the greatest eigenvalue scores, all others 0; where several have it (`leading_components` > 1)
/// the scores are the projection of (1, …, 1) on their vectors, and how they compare from one to the other means
/// little, which a reader must be told. Without ties all is 0. ‖A x − λ₁ x‖ ≤ 1e-12 λ₁ where `converged`, which
/// fails only where a second eigenvalue is equal to some ten digits. O(n + m) a product, some dozens of products,
/// 24 vectors of memory; the same bits at any number of threads. Bonacich 1972.
struct EigenvectorCentrality {
    Scores score;
    double value = 0;  // λ₁
    std::size_t leading_components = 0;
    bool converged = true;
};
[[nodiscard]] EigenvectorCentrality eigenvector_centrality(const Graph& graph);
/// Its scores alone.
[[nodiscard]] Scores eigenvector(const Graph& graph);

/// The weight of the live ties between a node and each neighbour, for each end of a tie in the order of
/// `Graph::neighbors`: parallel ties add up, a tie without a stated weight weighs 1, a lower bound ("100+") counts as
/// its bound. `graph` is that of `ties`. O(m log(max degree)).
[[nodiscard]] std::vector<double> end_weights(const Network& network, std::span<const TieId> ties, const Graph& graph);

/// Σ of the weights of a node's ties: degree with ties that weigh. 0 for an isolated node. Unscaled. O(n + m).
/// Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004.
[[nodiscard]] Scores strength(const Graph& graph, std::span<const double> end_weights);

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
    /// Where the measure follows from the hop counts of a node: how. Such measures can share a traversal.
    CountsMeasure of_counts = nullptr;
    /// Where ties weigh: the measure from `end_weights`; `score` then takes every tied pair as 1.
    Scores (*of_weights)(const Graph&, std::span<const double> end_weights) = nullptr;
};

/// Every measure, in the order of `--measure all`.
[[nodiscard]] std::span<const Measure> measures();
/// By key, or nothing.
[[nodiscard]] const Measure* find_measure(std::string_view key);

}  // namespace lianjian
