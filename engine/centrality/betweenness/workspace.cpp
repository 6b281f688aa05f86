#include "engine/centrality/betweenness/workspace.hpp"

#include <algorithm>
#include <cstdint>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace lianjian::between {
namespace {

constexpr std::size_t line = 64;             // bytes of a cache line, and of eight doubles
constexpr std::size_t large_page = 2 << 20;  // bytes

/// Hands out stretches one behind the other, each on a cache line of its own. With no memory it only adds up.
class Cutter {
public:
    explicit Cutter(unsigned char* memory) : memory_(memory) {}

    template <class T>
    void cut(T*& array, std::size_t length) {
        if (memory_ != nullptr) array = reinterpret_cast<T*>(memory_ + used_);
        used_ += (length * sizeof(T) + line - 1) / line * line;
    }
    [[nodiscard]] std::size_t used() const { return used_; }

private:
    unsigned char* memory_;
    std::size_t used_ = 0;
};

}  // namespace

const Workspace& BatchMemory::for_block(const Contraction& block) {
    // Every tie is on a shortest path in one direction at most for each lane. Starts spread over at most
    // the greatest depth, and no node is farther from a seed than twice that.
    const Sizes needed{block.size(), block.pair.size(), block.short_to.size() / 2, block.long_to.size() / 2,
                       3 * static_cast<std::size_t>(block.depth.back()) + 8};
    if (needed.nodes > sizes_.nodes || needed.pairs > sizes_.pairs || needed.short_edges > sizes_.short_edges ||
        needed.long_edges > sizes_.long_edges || needed.levels > sizes_.levels) {
        allocate({std::max(needed.nodes, sizes_.nodes), std::max(needed.pairs, sizes_.pairs),
                  std::max(needed.short_edges, sizes_.short_edges), std::max(needed.long_edges, sizes_.long_edges),
                  std::max(needed.levels, sizes_.levels)});
    }
    return work_;
}

void BatchMemory::allocate(const Sizes& sizes) {
    const auto cut_all = [&](Cutter& cutter) {
        cutter.cut(work_.paths, lanes * sizes.nodes);
        cutter.cut(work_.share, lanes * sizes.nodes);
        cutter.cut(work_.behind, sizes.nodes);
        cutter.cut(work_.unseen, sizes.nodes);
        cutter.cut(work_.next, sizes.nodes);
        cutter.cut(work_.words, sizes.nodes / 64 + 1);
        cutter.cut(work_.word_groups, sizes.nodes / 4096 + 1);
        cutter.cut(work_.level, sizes.nodes);
        cutter.cut(work_.sides, sizes.pairs);
        cutter.cut(work_.divided, sizes.pairs);
        cutter.cut(work_.frontier, sizes.nodes);
        cutter.cut(work_.before, sizes.nodes);
        cutter.cut(work_.found, 2 * std::max(sizes.short_edges, sizes.long_edges) + 1);
        for (EdgeList& list : work_.list) {
            cutter.cut(list.short_end, sizes.levels);
            cutter.cut(list.long_end, sizes.levels);
            cutter.cut(list.short_edge, lanes * sizes.short_edges + fetch_ahead + 1);
            cutter.cut(list.long_edge, lanes * sizes.long_edges + fetch_ahead + 1);
            cutter.cut(list.long_via, lanes * sizes.long_edges + 1);
            cutter.cut(list.short_tie, lanes * sizes.short_edges + 1);
        }
    };
    Cutter adding_up(nullptr);
    cut_all(adding_up);
    const std::size_t page = adding_up.used() > 4 * large_page ? large_page : line;
    const std::size_t bytes = adding_up.used() + page;
    memory_.reset();
    memory_.reset(std::calloc(bytes, 1));
    if (!memory_) throw std::bad_alloc();
    void* start = memory_.get();
    std::size_t space = bytes;
    std::align(page, adding_up.used(), start, space);
#ifdef __linux__
    if (page == large_page) ::madvise(start, adding_up.used() / page * page, MADV_HUGEPAGE);  // only a wish
#endif
    Cutter cutter(static_cast<unsigned char*>(start));
    cut_all(cutter);
    sizes_ = sizes;
}

BlockView view_of(const Contraction& block) {
    return {block.size(),
            static_cast<std::uint32_t>(block.pair.size()),
            block.short_begin.data(),
            block.short_to.data(),
            block.short_tie.data(),
            block.long_begin.data(),
            block.long_to.data(),
            block.long_via.data(),
            block.weight.data(),
            block.pair.data(),
            block.pair_weight.data()};
}

}  // namespace lianjian::between
