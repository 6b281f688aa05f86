// Maximal covering: which candidates to win as partners so that the most villages become covered.
//
//   max Σ w_v y_v,  need_v · y_v ≤ Σ_{j reaches v} x_j,  Σ x_j ≤ p  or  Σ c_j x_j ≤ B        Church & ReVelle 1974
//   min Σ c_j x_j,  every reachable village covered                                           Toregas et al. 1971
//   a candidate takes at most k_j villages: z_vj ≤ x_j, Σ_v z_vj ≤ k_j                        Current & Storbeck 1988
//   need_v = 2: backup                                                  Daskin & Stern 1981; Hogan & ReVelle 1986
//
// Villages are gathered in zones: those of one zone are reached by the same candidates and lack as many partners. A
// candidate then reaches a few zones, not thousands of villages: a country where every partner reaches its county has
// 30 million pairs of candidate and village, and a hundred thousand of candidate and zone.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lianjian {

inline constexpr std::uint32_t unlimited = UINT32_MAX;

struct CoverCandidate {
    double cost = 1;                     // ≥ 0
    std::uint32_t capacity = unlimited;  // villages it can take
};

/// A village to be covered, numbered by its place.
struct CoverVillage {
    double weight = 1;        // ≥ 0
    std::uint32_t need = 1;   // further partners that make it covered
    std::uint32_t group = 0;  // its township, for quotas and fair plans
};

/// Villages that the same candidates reach, with the same need and group; where capacities bind, of the same weight.
struct CoverZone {
    std::uint32_t begin = 0, size = 0;  // in `CoverInstance::members`
    double weight = 0;                  // of all its villages
    std::uint32_t need = 1;
    std::uint32_t group = 0;
};

/// Ties between plans are broken by the smaller number of candidate and village: number them by id.
struct CoverInstance {
    std::vector<CoverCandidate> candidates;
    std::vector<CoverVillage> villages;
    std::vector<CoverZone> zones;
    std::vector<std::uint32_t> members;      // villages, zone by zone
    std::vector<std::uint64_t> reach_begin;  // by candidate, into reach_zone
    std::vector<std::uint32_t> reach_zone;   // heaviest villages first, then ascending
    std::vector<std::uint64_t> from_begin;   // by zone, into from_candidate
    std::vector<std::uint32_t> from_candidate;
    /// Whether some candidate has a capacity below what it reaches. Without, all villages of a zone fare alike.
    bool capacitated = false;
    std::uint32_t greatest_need = 1;
    std::uint32_t groups = 1;

    [[nodiscard]] std::span<const std::uint32_t> zones_of(std::uint32_t candidate) const {
        return {reach_zone.data() + reach_begin[candidate], reach_zone.data() + reach_begin[candidate + 1]};
    }
    [[nodiscard]] std::span<const std::uint32_t> candidates_of(std::uint32_t zone) const {
        return {from_candidate.data() + from_begin[zone], from_candidate.data() + from_begin[zone + 1]};
    }
    /// The weight of so many villages of a zone: all, or any where capacities bind.
    [[nodiscard]] double weight_of(std::uint32_t zone, std::uint32_t count) const {
        const CoverZone& z = zones[zone];
        return count == z.size ? z.weight : z.weight * count / z.size;
    }
    [[nodiscard]] double total_weight() const;
};

/// Who reaches whom before villages are gathered: every village names a set of candidates, less a few of its own.
struct CoverReach {
    std::vector<std::vector<std::uint32_t>> sets;                 // ascending candidates
    std::vector<std::uint32_t> set_of;                            // by village
    std::vector<std::pair<std::uint32_t, std::uint32_t>> except;  // (village, candidate), ascending
};

/// Gathers the villages in zones. Villages that fewer candidates reach than they need stand in no zone: no plan covers
/// them. With `grouped`, a zone lies in one group. O((villages + pairs of candidate and zone) log).
[[nodiscard]] CoverInstance make_cover_instance(std::vector<CoverCandidate> candidates,
                                                std::vector<CoverVillage> villages, const CoverReach& reach,
                                                bool grouped);

/// Whether candidate `a` makes `b` superfluous where villages need one partner and capacities do not bind: it reaches
/// the same zones or more, for no more cost; of two that are alike, the first.
[[nodiscard]] bool dominates(const CoverInstance& instance, bool costs_count, std::uint32_t a, std::uint32_t b);
/// The candidates without those that another one makes superfluous: some best plan is made of these.
[[nodiscard]] std::vector<bool> needed_candidates(const CoverInstance& instance, bool costs_count);

}  // namespace lianjian
