// The memory of one thread's batches.
#pragma once

#include <cstdlib>
#include <memory>

#include "engine/centrality/betweenness/batch.hpp"

namespace lianjian::between {

/// One zeroed stretch of memory, cut into the arrays of `Workspace`. The lists of edges are as long as a batch could
/// ever need, eight times the edges, but memory that is never written is never there.
class BatchMemory {
public:
    /// Arrays large enough for this block, zero where they have to be; the former ones if those are.
    [[nodiscard]] const Workspace& for_block(const Contraction& block);

private:
    struct Sizes {
        std::size_t nodes = 0, pairs = 0, short_edges = 0, long_edges = 0, levels = 0;
    };
    void allocate(const Sizes& sizes);

    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };
    std::unique_ptr<void, Free> memory_;
    Sizes sizes_;
    Workspace work_{};
};

/// The view of a contraction that kernels read.
[[nodiscard]] BlockView view_of(const Contraction& block);

}  // namespace lianjian::between
