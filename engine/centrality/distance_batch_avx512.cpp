// The kernel of `distance_batch_kernel.inc` for processors with AVX-512.
#include "engine/centrality/distance_batch.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace lianjian {
#include "engine/centrality/distance_batch_kernel.inc"

extern const DistanceBatchKernel distance_batch_avx512;
const DistanceBatchKernel distance_batch_avx512{advance, count_source, read_out};

}  // namespace lianjian
