// The kernel of `distance_batch_kernel.inc` for processors with AVX2.
#include "engine/centrality/distance_batch.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace lianjian {
#include "engine/centrality/distance_batch_kernel.inc"

extern const DistanceBatchKernel distance_batch_avx2;
const DistanceBatchKernel distance_batch_avx2{advance, count_source, read_out};

}  // namespace lianjian
