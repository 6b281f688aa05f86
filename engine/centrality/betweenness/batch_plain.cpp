// Eight lanes as eight doubles, for any processor; written so that the compiler can use what vectors it has.
#include <bit>
#include <cstdint>

namespace lianjian::between {
namespace {

/// All bits of a lane, from its bit.
inline std::uint64_t mask(std::uint32_t on, unsigned lane) { return 0 - static_cast<std::uint64_t>(on >> lane & 1U); }

struct Eight {
    double lane[8];

    static Eight load(const double* p) {
        Eight r;
        for (unsigned i = 0; i < 8; ++i) r.lane[i] = p[i];
        return r;
    }
    static Eight all(double x) {
        Eight r;
        for (double& lane : r.lane) lane = x;
        return r;
    }
    void store(double* p) const {
        for (unsigned i = 0; i < 8; ++i) p[i] = lane[i];
    }
    [[nodiscard]] Eight only(std::uint32_t on) const {
        Eight r;
        for (unsigned i = 0; i < 8; ++i) {
            r.lane[i] = std::bit_cast<double>(std::bit_cast<std::uint64_t>(lane[i]) & mask(on, i));
        }
        return r;
    }
    [[nodiscard]] Eight plus_on(std::uint32_t on, Eight other) const { return *this + other.only(on); }
    [[nodiscard]] std::uint32_t above(double limit) const {
        std::uint32_t on = 0;
        for (unsigned i = 0; i < 8; ++i) on |= static_cast<std::uint32_t>(lane[i] > limit) << i;
        return on;
    }
    /// In the order every kernel adds: i with i + 4, then i + 2, then i + 1.
    [[nodiscard]] double sum() const {
        const double* const v = lane;
        return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
    }
    friend Eight operator+(Eight a, Eight b) {
        for (unsigned i = 0; i < 8; ++i) a.lane[i] += b.lane[i];
        return a;
    }
    friend Eight operator-(Eight a, Eight b) {
        for (unsigned i = 0; i < 8; ++i) a.lane[i] -= b.lane[i];
        return a;
    }
    friend Eight operator*(Eight a, Eight b) {
        for (unsigned i = 0; i < 8; ++i) a.lane[i] *= b.lane[i];
        return a;
    }
    friend Eight operator/(Eight a, Eight b) {
        for (unsigned i = 0; i < 8; ++i) a.lane[i] /= b.lane[i];
        return a;
    }
};

}  // namespace
}  // namespace lianjian::between

#include "engine/centrality/betweenness/batch_body.hpp"

namespace lianjian::between {

bool batch_plain(const BlockView& block, const Batch& batch, const Workspace& work, const SumsView& sums) {
    return run_batch(block, batch, work, sums);
}

}  // namespace lianjian::between
