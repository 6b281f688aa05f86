// How far a plan in the making has come, zone by zone.
#pragma once

#include <vector>

#include "engine/planning/cover_plan.hpp"

namespace lianjian {

/// What a candidate would add now.
struct CoverScore {
    double quota = 0;     // villages newly covered that a quota waits for
    double covered = 0;   // weight newly covered
    double progress = 0;  // the same, a village that still lacks others counted in part

    [[nodiscard]] bool anything() const { return quota > 0 || covered > 0 || progress > 0; }
};

/// Villages are counted by zone and by how many partners they still lack; a candidate takes those that lack least, the
/// heaviest first, as many as it has capacity for.
class CoverState {
public:
    CoverState(const CoverInstance& instance, std::vector<std::uint32_t> quota);

    [[nodiscard]] CoverScore score(std::uint32_t candidate);
    void add(std::uint32_t candidate);
    /// What the quota of a group still waits for.
    void set_quota(std::uint32_t group, std::uint32_t count) { quota_[group] = count; }
    [[nodiscard]] const std::vector<std::uint32_t>& quota() const { return quota_; }
    [[nodiscard]] std::uint32_t covered_in(std::uint32_t group) const { return covered_in_[group]; }
    [[nodiscard]] bool quota_met() const;
    [[nodiscard]] const std::vector<CoverShare>& shares() const { return shares_; }

private:
    struct Take {
        std::uint32_t zone, lacking, count;
    };
    [[nodiscard]] std::uint32_t& lacking(std::uint32_t zone, std::uint32_t partners) {
        return lacking_[std::size_t{zone} * levels_ + partners];
    }
    void look(std::uint32_t candidate);
    void take_for_quota(std::uint32_t candidate, std::uint32_t& left);

    const CoverInstance& instance_;
    std::size_t levels_;
    std::vector<std::uint32_t> lacking_;  // by zone: villages that lack 0, 1, 2 … partners
    std::vector<std::uint32_t> quota_;    // by group; empty = none
    std::vector<std::uint32_t> covered_in_;
    std::vector<CoverShare> shares_;
    std::vector<Take> takes_;  // of the candidate looked at
    std::vector<std::pair<std::uint32_t, std::uint32_t>> served_;
};

}  // namespace lianjian
