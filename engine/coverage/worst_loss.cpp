// Branch and bound over sets of partners.
//
// Bound: share each group's weight out among its members, so that whenever the group is lost, the shares of the
// leaving members add up to the weight or more. Then no t partners lose more than the t largest loads (a partner's
// load is the sum of its shares). Where all of a group's remaining members must leave, any split will do, and the
// one that levels the loads is best for every t at once (it solves the dual of the linear relaxation: min over
// splits of the sum of the t largest loads); where fewer will do, each member's share is weight / need. The same
// loads say which partners can no longer be in a better set, and which must be, without branching.
#include "engine/coverage/worst_loss.hpp"

#include <algorithm>
#include <cmath>

namespace lianjian {
namespace {

enum class Mark : std::uint8_t { free, leaves, stays };

class Search {
public:
    Search(const PartnerSets& sets, std::span<const double> weight, std::uint64_t work_limit)
        : sets_(sets),
          weight_(weight),
          limit_(work_limit),
          whole_(std::all_of(weight.begin(), weight.end(), [](double w) { return w == std::floor(w); })),
          mark_(sets.partners, Mark::free),
          picked_(sets.partners, false),
          load_(sets.partners, 0),
          share_(sets.members.size(), 0) {}

    WorstLoss run(std::uint32_t departures) {
        Frame root;
        root.left = departures;
        root.free.resize(sets_.partners);
        for (std::uint32_t p = 0; p < sets_.partners; ++p) root.free[p] = p;
        root.groups.resize(sets_.size());
        for (std::uint32_t g = 0; g < sets_.size(); ++g) root.groups[g] = g;
        explore(std::move(root));

        WorstLoss worst;
        worst.value = best_;
        worst.exact = !exhausted_ || open_ <= best_;
        worst.bound = worst.exact ? best_ : open_;
        worst.partners = needed(best_set_);
        return worst;
    }

private:
    /// A part of the search: what is decided stands in `mark_`, what is open here.
    struct Frame {
        double value = 0;                   // of the groups lost already
        std::uint32_t left = 0;             // partners that may still leave
        std::vector<std::uint32_t> free;    // undecided, ascending
        std::vector<std::uint32_t> groups;  // neither lost nor safe
    };

    /// Searches everything below a frame. Recurses once for each partner that leaves, never deeper.
    void explore(Frame frame) {
        std::vector<std::uint32_t> decided;
        const std::size_t leaving_before = leaving_.size();
        const auto decide = [&](std::uint32_t p, Mark mark) {
            mark_[p] = mark;
            decided.push_back(p);
        };
        while (true) {
            settle(frame);
            const double bound = frame.value + share_out(frame);
            offer(frame);
            if (!better(bound)) break;
            if (work_ > limit_) exhausted_ = true;
            if (!exhausted_ && !fix(frame, bound, decide)) {
                const std::uint32_t p = top_.front();
                Frame child = frame;
                leave(child, p);
                mark_[p] = Mark::leaves;
                explore(std::move(child));
                leaving_.pop_back();
                decide(p, Mark::stays);
            }
            if (exhausted_) {
                open_ = std::max(open_, rounded(bound));
                break;
            }
            std::erase_if(frame.free, [&](std::uint32_t p) { return mark_[p] != Mark::free; });
        }
        for (const std::uint32_t p : decided) mark_[p] = Mark::free;
        leaving_.resize(leaving_before);
    }

    void leave(Frame& frame, std::uint32_t p) {
        leaving_.push_back(p);
        frame.left -= 1;
        std::erase(frame.free, p);
    }

    [[nodiscard]] double rounded(double bound) const { return whole_ ? std::floor(bound + 1e-6) : bound; }
    [[nodiscard]] bool better(double bound) const { return rounded(bound) > best_ + (whole_ ? 0 : 1e-9 * best_); }

    struct Remaining {
        std::uint32_t free = 0;
        std::uint32_t need = 0;  // of these
    };
    [[nodiscard]] Remaining remaining(std::uint32_t g) const {
        Remaining rest;
        std::uint32_t gone = 0;
        for (const std::uint32_t p : sets_.group(g)) {
            gone += mark_[p] == Mark::leaves;
            rest.free += mark_[p] == Mark::free;
        }
        rest.need = sets_.need[g] > gone ? sets_.need[g] - gone : 0;
        return rest;
    }

    /// Takes the groups out that are lost by now, and those that cannot be lost any more.
    void settle(Frame& frame) {
        std::erase_if(frame.groups, [&](std::uint32_t g) {
            work_ += sets_.group(g).size();
            const Remaining rest = remaining(g);
            if (rest.need == 0) frame.value += weight_[g];
            return rest.need == 0 || rest.need > frame.left || rest.need > rest.free;
        });
    }

    /// Shares the open groups out, and leaves in `top_` the partners with the largest loads, one more than may
    /// leave. The sum of as many as may leave.
    double share_out(const Frame& frame) {
        for (const std::uint32_t p : frame.free) load_[p] = 0;
        splittable_.clear();
        std::uint64_t ends = 0;
        for (const std::uint32_t g : frame.groups) {
            ends += sets_.group(g).size();
            const Remaining rest = remaining(g);
            const bool single = rest.free == 1;
            if (rest.need == rest.free && !single) {
                for (std::uint64_t e = sets_.offsets[g]; e < sets_.offsets[g + 1]; ++e) share_[e] = 0;
                splittable_.push_back(g);
                continue;
            }
            for (const std::uint32_t p : sets_.group(g)) {
                if (mark_[p] == Mark::free) load_[p] += weight_[g] / rest.need;
            }
        }
        constexpr std::uint64_t many = 100'000;
        const int sweeps = ends > many ? 3 : 8;
        for (int i = 0; i < sweeps; ++i) {
            for (const std::uint32_t g : splittable_) level(g);
        }
        work_ += ends * static_cast<std::uint64_t>(sweeps) + frame.free.size();

        top_ = frame.free;
        const auto heavier = [&](std::uint32_t a, std::uint32_t b) {
            return load_[a] != load_[b] ? load_[a] > load_[b] : a < b;
        };
        const std::size_t kept = std::min<std::size_t>(std::size_t{frame.left} + 1, top_.size());
        std::partial_sort(top_.begin(), top_.begin() + static_cast<std::ptrdiff_t>(kept), top_.end(), heavier);
        top_.resize(kept);
        double sum = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(frame.left, kept); ++i) sum += load_[top_[i]];
        return sum;
    }

    /// Pours the weight of a group anew over its members' other loads, the lowest first.
    void level(std::uint32_t g) {
        ends_.clear();
        for (std::uint64_t e = sets_.offsets[g]; e < sets_.offsets[g + 1]; ++e) {
            const std::uint32_t p = sets_.members[e];
            if (mark_[p] != Mark::free) continue;
            load_[p] -= share_[e];
            ends_.push_back(e);
        }
        const auto load = [&](std::uint64_t e) -> double& { return load_[sets_.members[e]]; };
        std::sort(ends_.begin(), ends_.end(),
                  [&](std::uint64_t a, std::uint64_t b) { return load(a) != load(b) ? load(a) < load(b) : a < b; });
        double sum = weight_[g];
        std::size_t wet = 0;  // the lowest so many are under water
        while (wet < ends_.size() && load(ends_[wet]) * static_cast<double>(wet) < sum) sum += load(ends_[wet++]);
        const double surface = wet == 0 ? 0 : sum / static_cast<double>(wet);
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            const std::uint64_t e = ends_[i];
            share_[e] = i < wet ? std::max(0.0, surface - load(e)) : 0;
            load(e) += share_[e];
        }
    }

    /// The partners that leave so far, and the heaviest beside them, as a set that may be the worst.
    void offer(const Frame& frame) {
        const std::size_t count = std::min<std::size_t>(frame.left, top_.size());
        for (std::size_t i = 0; i < count; ++i) picked_[top_[i]] = true;
        double value = frame.value;
        for (const std::uint32_t g : frame.groups) {
            std::uint32_t gone = 0;
            for (const std::uint32_t p : sets_.group(g)) gone += mark_[p] == Mark::leaves || picked_[p];
            if (gone >= sets_.need[g]) value += weight_[g];
        }
        for (std::size_t i = 0; i < count; ++i) picked_[top_[i]] = false;
        if (value <= best_) return;
        best_ = value;
        best_set_ = leaving_;
        best_set_.insert(best_set_.end(), top_.begin(), top_.begin() + static_cast<std::ptrdiff_t>(count));
    }

    /// Decides partners that the loads leave no choice about. Whether there were any.
    template <class Decide>
    bool fix(Frame& frame, double bound, const Decide& decide) {
        bool any = false;
        if (top_.size() <= frame.left) {  // all of them may leave
            return false;
        }
        const double last_in = load_[top_[frame.left - 1]];
        const double first_out = load_[top_[frame.left]];
        for (const std::uint32_t p : frame.free) {
            if (load_[p] > first_out) continue;
            if (std::find(top_.begin(), top_.begin() + frame.left, p) != top_.begin() + frame.left) continue;
            if (better(bound - last_in + load_[p])) continue;
            decide(p, Mark::stays);
            any = true;
        }
        const std::uint32_t may_leave = frame.left;
        for (std::uint32_t i = 0; i < may_leave; ++i) {
            const std::uint32_t p = top_[i];
            if (better(bound - load_[p] + first_out)) continue;
            decide(p, Mark::leaves);
            leave(frame, p);
            any = true;
        }
        return any;
    }

    /// A set without those whose staying would not save a village, ascending.
    [[nodiscard]] std::vector<std::uint32_t> needed(std::vector<std::uint32_t> set) {
        for (const std::uint32_t p : set) picked_[p] = true;
        std::vector<bool> useful(sets_.partners, false);
        for (std::uint32_t g = 0; g < sets_.size(); ++g) {
            const auto members = sets_.group(g);
            const auto gone =
                std::count_if(members.begin(), members.end(), [&](std::uint32_t p) { return picked_[p]; });
            if (weight_[g] <= 0 || gone < static_cast<std::ptrdiff_t>(sets_.need[g])) continue;
            for (const std::uint32_t p : members) {
                if (picked_[p]) useful[p] = true;
            }
        }
        for (const std::uint32_t p : set) picked_[p] = false;
        std::erase_if(set, [&](std::uint32_t p) { return !useful[p]; });
        std::sort(set.begin(), set.end());
        return set;
    }

    const PartnerSets& sets_;
    std::span<const double> weight_;
    std::uint64_t limit_;
    bool whole_;  // all weights are whole numbers, so losses are
    std::vector<Mark> mark_;
    std::vector<bool> picked_;
    std::vector<double> load_, share_;  // by partner; by end of a group
    std::vector<std::uint32_t> leaving_, top_, splittable_;
    std::vector<std::uint64_t> ends_;
    double best_ = -1;
    std::vector<std::uint32_t> best_set_;
    double open_ = 0;
    bool exhausted_ = false;
    std::uint64_t work_ = 0;
};

}  // namespace

void PartnerSets::add(std::span<const std::uint32_t> of, std::uint32_t needed) {
    members.insert(members.end(), of.begin(), of.end());
    offsets.push_back(members.size());
    need.push_back(needed);
}

WorstLoss worst_loss(const PartnerSets& sets, std::span<const double> weight, std::uint32_t departures,
                     std::uint64_t work_limit) {
    return Search(sets, weight, work_limit).run(departures);
}

}  // namespace lianjian
