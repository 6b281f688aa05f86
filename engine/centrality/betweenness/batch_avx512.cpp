// Eight lanes in one AVX-512 register.
#include <immintrin.h>

#include <cstdint>

namespace lianjian::between {
namespace {

struct Eight {
    __m512d v;

    static Eight load(const double* p) { return {_mm512_load_pd(p)}; }
    static Eight all(double x) { return {_mm512_set1_pd(x)}; }
    void store(double* p) const { _mm512_store_pd(p, v); }
    [[nodiscard]] Eight plus_on(std::uint32_t on, Eight other) const {
        return {_mm512_mask_add_pd(v, static_cast<__mmask8>(on), v, other.v)};
    }
    [[nodiscard]] Eight only(std::uint32_t on) const { return {_mm512_maskz_mov_pd(static_cast<__mmask8>(on), v)}; }
    [[nodiscard]] std::uint32_t above(double limit) const {
        return _mm512_cmp_pd_mask(v, _mm512_set1_pd(limit), _CMP_GT_OQ);
    }
    /// In the order every kernel adds: i with i + 4, then i + 2, then i + 1.
    [[nodiscard]] double sum() const {
        const __m256d four = _mm256_add_pd(_mm512_castpd512_pd256(v), _mm512_extractf64x4_pd(v, 1));
        const __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
    }
    friend Eight operator+(Eight a, Eight b) { return {_mm512_add_pd(a.v, b.v)}; }
    friend Eight operator-(Eight a, Eight b) { return {_mm512_sub_pd(a.v, b.v)}; }
    friend Eight operator*(Eight a, Eight b) { return {_mm512_mul_pd(a.v, b.v)}; }
    friend Eight operator/(Eight a, Eight b) { return {_mm512_div_pd(a.v, b.v)}; }
};

}  // namespace
}  // namespace lianjian::between

#include "engine/centrality/betweenness/batch_body.hpp"

namespace lianjian::between {

bool batch_avx512(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums) {
    return run_batch(block, batch, work, sums);
}

}  // namespace lianjian::between
