#include "engine/planning/cover_state.hpp"

#include <algorithm>

namespace lianjian {

CoverState::CoverState(const CoverInstance& instance, std::vector<std::uint32_t> quota)
    : instance_(instance),
      levels_(instance.greatest_need + 1),
      lacking_(instance.zones.size() * levels_),
      quota_(std::move(quota)),
      covered_in_(instance.groups) {
    for (std::uint32_t z = 0; z < instance.zones.size(); ++z) {
        lacking(z, instance.zones[z].need) = instance.zones[z].size;
    }
}

bool CoverState::quota_met() const {
    return std::ranges::all_of(quota_, [](std::uint32_t open) { return open == 0; });
}

/// Villages that a quota waits for are taken before any other, up to the quota.
void CoverState::take_for_quota(std::uint32_t candidate, std::uint32_t& left) {
    served_.clear();
    if (quota_.empty() || left == unlimited) return;
    for (const std::uint32_t z : instance_.zones_of(candidate)) {
        const std::uint32_t group = instance_.zones[z].group;
        if (quota_[group] == 0 || left == 0) continue;
        auto at = std::ranges::find(served_, group, &std::pair<std::uint32_t, std::uint32_t>::first);
        if (at == served_.end()) at = served_.insert(at, {group, 0});
        const std::uint32_t count = std::min({left, lacking(z, 1), quota_[group] - at->second});
        if (count == 0) continue;
        takes_.push_back({z, 1, count});
        at->second += count;
        left -= count;
    }
}

void CoverState::look(std::uint32_t candidate) {
    takes_.clear();
    std::uint32_t left = instance_.candidates[candidate].capacity;
    take_for_quota(candidate, left);
    const std::size_t reserved = takes_.size();
    for (std::uint32_t r = 1; r < levels_ && left > 0; ++r) {
        for (const std::uint32_t z : instance_.zones_of(candidate)) {
            std::uint32_t open = lacking(z, r);
            if (open == 0) continue;
            Take* earlier = nullptr;
            for (std::size_t i = 0; r == 1 && i < reserved; ++i) {
                if (takes_[i].zone == z) earlier = &takes_[i];
            }
            if (earlier != nullptr) open -= earlier->count;
            const std::uint32_t count = left == unlimited ? open : std::min(left, open);
            if (count == 0) continue;
            if (earlier != nullptr) {
                earlier->count += count;
            } else {
                takes_.push_back({z, r, count});
            }
            if (left != unlimited) left -= count;
        }
    }
}

CoverScore CoverState::score(std::uint32_t candidate) {
    look(candidate);
    CoverScore score;
    served_.clear();
    for (const Take& take : takes_) {
        const double weight = instance_.weight_of(take.zone, take.count);
        score.progress += weight / instance_.zones[take.zone].need;
        if (take.lacking != 1) continue;
        score.covered += weight;
        if (quota_.empty()) continue;
        const std::uint32_t group = instance_.zones[take.zone].group;
        auto at = std::ranges::find(served_, group, &std::pair<std::uint32_t, std::uint32_t>::first);
        if (at == served_.end()) at = served_.insert(at, {group, 0});
        const std::uint32_t counted = std::min(take.count, quota_[group] - at->second);
        at->second += counted;
        score.quota += counted;
    }
    return score;
}

void CoverState::add(std::uint32_t candidate) {
    look(candidate);
    for (const Take& take : takes_) {
        lacking(take.zone, take.lacking) -= take.count;
        lacking(take.zone, take.lacking - 1) += take.count;
        if (!shares_.empty() && shares_.back().candidate == candidate && shares_.back().zone == take.zone) {
            shares_.back().count += take.count;
        } else {
            shares_.push_back({candidate, take.zone, take.count});
        }
        if (take.lacking != 1) continue;
        const std::uint32_t group = instance_.zones[take.zone].group;
        covered_in_[group] += take.count;
        if (!quota_.empty()) quota_[group] -= std::min(quota_[group], take.count);
    }
}

}  // namespace lianjian
