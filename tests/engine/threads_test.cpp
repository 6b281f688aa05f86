// The parallel kernels give the same bits at any number of threads.
#include <omp.h>

#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// Sets the number of threads, and puts it back.
class Threads {
public:
    explicit Threads(int count) : before_(omp_get_max_threads()) { omp_set_num_threads(count); }
    ~Threads() { omp_set_num_threads(before_); }
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

private:
    int before_;
};

/// Large and small components, and nodes alone.
Graph many_parts() {
    Dice dice(2023);
    TieList list = beside(random_ties(dice, 900, 1.4), block_tree(dice, 500));
    for (std::uint64_t seed = 0; seed < 40; ++seed) list = beside(list, random_graph(seed));
    return renumbered(list, random_permutation(dice, list.nodes)).graph();
}

}  // namespace

TEST_CASE("scores are bit-identical with 1, 2, 3 and 8 threads") {
    const Graph graph = many_parts();
    const auto at = [&](int count, auto kernel) {
        const Threads threads(count);
        return kernel(graph);
    };
    for (const auto kernel : {harmonic, closeness, betweenness, edge_betweenness}) {
        const std::vector<double> expected = at(1, kernel);
        for (const int count : {2, 3, 8}) {
            CAPTURE(count);
            for (int again = 0; again < 3; ++again) CHECK(at(count, kernel) == expected);
        }
    }
}
