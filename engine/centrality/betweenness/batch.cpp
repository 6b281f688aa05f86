#include "engine/centrality/betweenness/batch.hpp"

namespace lianjian::between {

bool available(Isa isa) {
#ifdef LIANJIAN_X86_KERNELS
    if (isa == Isa::avx512) return __builtin_cpu_supports("avx512f") != 0;
    if (isa == Isa::avx2) return __builtin_cpu_supports("avx2") != 0;
#endif
    return isa == Isa::plain;
}

Isa best_isa() {
    for (const Isa isa : {Isa::avx512, Isa::avx2}) {
        if (available(isa)) return isa;
    }
    return Isa::plain;
}

BatchKernel batch_kernel(Isa isa) {
#ifdef LIANJIAN_X86_KERNELS
    if (isa == Isa::avx512) return batch_avx512;
    if (isa == Isa::avx2) return batch_avx2;
#endif
    (void)isa;
    return batch_plain;
}

}  // namespace lianjian::between
