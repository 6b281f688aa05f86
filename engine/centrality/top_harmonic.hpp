// The nodes of greatest harmonic centrality, without the scores of all others.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/graph.hpp"
#include "engine/progress_sink.hpp"

namespace lianjian {

struct RankedNode {
    NodeId node;
    double score;  // the same bits as `harmonic` gives
};

/// The `count` nodes of greatest harmonic centrality and all that equal the last of them, by score descending, then
/// number; all nodes if there are no more. Exact. Most searches are given up early: on dense networks of small
/// diameter this takes a small part of what all scores take; on networks of trees around a core `harmonic` is
/// faster. At worst O(n·m); memory O(n) a thread. Parallel; the same result at any number of threads. Nothing when the
/// sink said stop. Bergamini, Borassi, Crescenzi, Marino & Meyerhenke 2019.
[[nodiscard]] std::vector<RankedNode> top_harmonic(const Graph& graph, std::size_t count,
                                                   const ProgressSink& watch = {});

}  // namespace lianjian
