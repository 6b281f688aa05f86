// The worst that r departures can do: which r partners leave behind the most uncovered weight.
//
// Church, Scaparra & Middleton 2004 (interdiction of coverage). Villages with the same partners are one group;
// a group is lost when at least `need` of its members leave. Exact by branch and bound, with the bound as proof.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lianjian {

/// Groups of villages by their partners, which are numbered 0 .. partners-1.
struct PartnerSets {
    std::size_t partners = 0;
    std::vector<std::uint64_t> offsets = {0};  // group g has members[offsets[g]] .. members[offsets[g + 1] - 1]
    std::vector<std::uint32_t> members;        // ascending within a group
    std::vector<std::uint32_t> need;           // 1 .. its members: so many leave, and the group is lost

    [[nodiscard]] std::size_t size() const { return need.size(); }
    [[nodiscard]] std::span<const std::uint32_t> group(std::size_t g) const {
        return {members.data() + offsets[g], members.data() + offsets[g + 1]};
    }
    void add(std::span<const std::uint32_t> of, std::uint32_t needed);
};

struct WorstLoss {
    /// Lost when `partners` leave, and no set of as many loses more than `bound`.
    double value = 0;
    double bound = 0;
    /// bound = value: proved to be the worst. (Weights that are not whole numbers: within a billionth of it.)
    bool exact = true;
    /// Ascending; fewer than asked for when there are fewer, or when the rest may as well stay.
    std::vector<std::uint32_t> partners;
};

/// Steps of work after which a search stops with the bound it has: about half a second. A count, not a clock,
/// so that equal input gives equal bytes.
inline constexpr std::uint64_t worst_loss_work = 100'000'000;

/// The worst loss when `departures` partners leave; `weight` by group, none negative. Of equal sets, the one found
/// first in the order of the partners' numbers.
[[nodiscard]] WorstLoss worst_loss(const PartnerSets& sets, std::span<const double> weight, std::uint32_t departures,
                                   std::uint64_t work_limit = worst_loss_work);

}  // namespace lianjian
