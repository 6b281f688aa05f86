// Eight lanes in two AVX2 registers.
#include <immintrin.h>

#include <cstdint>

namespace lianjian::between {
namespace {

/// All bits of each of four lanes, from four bits.
alignas(32) constexpr std::int64_t lane_masks[16][4] = {
    {0, 0, 0, 0},   {-1, 0, 0, 0},   {0, -1, 0, 0},   {-1, -1, 0, 0},  {0, 0, -1, 0},  {-1, 0, -1, 0},
    {0, -1, -1, 0}, {-1, -1, -1, 0}, {0, 0, 0, -1},   {-1, 0, 0, -1},  {0, -1, 0, -1}, {-1, -1, 0, -1},
    {0, 0, -1, -1}, {-1, 0, -1, -1}, {0, -1, -1, -1}, {-1, -1, -1, -1}};

inline __m256d mask(std::uint32_t on) { return _mm256_load_pd(reinterpret_cast<const double*>(lane_masks[on & 15])); }

struct Eight {
    __m256d low, high;

    static Eight load(const double* p) { return {_mm256_load_pd(p), _mm256_load_pd(p + 4)}; }
    static Eight all(double x) { return {_mm256_set1_pd(x), _mm256_set1_pd(x)}; }
    void store(double* p) const {
        _mm256_store_pd(p, low);
        _mm256_store_pd(p + 4, high);
    }
    [[nodiscard]] Eight only(std::uint32_t on) const {
        return {_mm256_and_pd(low, mask(on)), _mm256_and_pd(high, mask(on >> 4))};
    }
    [[nodiscard]] Eight plus_on(std::uint32_t on, Eight other) const { return *this + other.only(on); }
    [[nodiscard]] std::uint32_t above(double limit) const {
        const __m256d most = _mm256_set1_pd(limit);
        const int low_bits = _mm256_movemask_pd(_mm256_cmp_pd(low, most, _CMP_GT_OQ));
        const int high_bits = _mm256_movemask_pd(_mm256_cmp_pd(high, most, _CMP_GT_OQ));
        return static_cast<std::uint32_t>(low_bits | high_bits << 4);
    }
    /// In the order every kernel adds: i with i + 4, then i + 2, then i + 1.
    [[nodiscard]] double sum() const {
        const __m256d four = _mm256_add_pd(low, high);
        const __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
    }
    friend Eight operator+(Eight a, Eight b) { return {_mm256_add_pd(a.low, b.low), _mm256_add_pd(a.high, b.high)}; }
    friend Eight operator-(Eight a, Eight b) { return {_mm256_sub_pd(a.low, b.low), _mm256_sub_pd(a.high, b.high)}; }
    friend Eight operator*(Eight a, Eight b) { return {_mm256_mul_pd(a.low, b.low), _mm256_mul_pd(a.high, b.high)}; }
    friend Eight operator/(Eight a, Eight b) { return {_mm256_div_pd(a.low, b.low), _mm256_div_pd(a.high, b.high)}; }
};

}  // namespace
}  // namespace lianjian::between

#include "engine/centrality/betweenness/batch_body.hpp"

namespace lianjian::between {

bool batch_avx2(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums) {
    return run_batch(block, batch, work, sums);
}

}  // namespace lianjian::between
