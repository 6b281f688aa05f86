// Harmonic centrality, H(v) = Σ_{u≠v} 1/d(u,v) with 1/∞ = 0: closeness for networks that may fall apart.
//
// Marchiori & Latora 2000, Harmony in the small-world, Physica A 285; Rochat 2009; Boldi & Vigna 2014, Axioms for
// centrality, Internet Math. 10. One breadth-first search a source gives the number of nodes at each distance;
// the sum takes one term a distance, from near to far. Hence the score is the same to the last bit however
// the nodes are numbered and however many threads share the sources. Requires an undirected graph.
#include <omp.h>

#include "engine/centrality/centrality.hpp"
#include "engine/structure/arrangement.hpp"

namespace lianjian {
namespace {

/// The buffers of one thread's searches.
struct Search {
    explicit Search(std::size_t nodes) : reached_from(nodes, no_node), queue(nodes) {}

    std::vector<NodeId> reached_from;  // the last source whose search met this node
    std::vector<NodeId> queue;
};

double harmonic_of(const Graph& graph, NodeId source, Search& search) {
    search.reached_from[source] = source;
    search.queue[0] = source;
    std::size_t head = 0;
    std::size_t tail = 1;
    double score = 0;
    for (double distance = 1; head < tail; ++distance) {
        const std::size_t level_end = tail;
        for (; head < level_end; ++head) {
            for (const NodeId w : graph.neighbors(search.queue[head])) {
                if (search.reached_from[w] == source) continue;
                search.reached_from[w] = source;
                search.queue[tail++] = w;
            }
        }
        score += static_cast<double>(tail - level_end) / distance;
    }
    return score;
}

}  // namespace

Scores harmonic(const Graph& graph) {
    const Arrangement arranged = arrange(graph);
    const auto n = static_cast<NodeId>(graph.size());
    Scores scores(n, 0);
    std::vector<Search> searches(static_cast<std::size_t>(omp_get_max_threads()), Search(n));
#pragma omp parallel for schedule(dynamic, 64)
    for (NodeId source = 0; source < n; ++source) {
        Search& search = searches[static_cast<std::size_t>(omp_get_thread_num())];
        scores[arranged.node[source]] = harmonic_of(arranged.graph, source, search);
    }
    return scores;
}

}  // namespace lianjian
