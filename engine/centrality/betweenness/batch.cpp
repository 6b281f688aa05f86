#include "engine/centrality/betweenness/batch.hpp"

namespace lianjian::between {

BatchKernel batch_kernel(InstructionSet instructions) {
#ifdef LIANJIAN_X86_KERNELS
    if (instructions == InstructionSet::avx512) return batch_avx512;
    if (instructions == InstructionSet::avx2) return batch_avx2;
#endif
    (void)instructions;
    return batch_plain;
}

}  // namespace lianjian::between
