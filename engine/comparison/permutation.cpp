#include "engine/comparison/permutation.hpp"

#include <array>
#include <utility>

namespace lianjian {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

constexpr std::size_t level_count = 5;

/// What a body has from where it is, side by side so that a deal costs one look into memory for each end of a tie.
struct Place {
    std::uint32_t district = nobody;                // its row, or `nobody`
    std::array<std::uint32_t, level_count> region;  // at each level; a body without a region has one of its own
};

/// The nodes that have a tie, numbered densely, and what a deal moves between them.
struct Table {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::vector<Place> places;
    std::size_t rows = 0;  // districts, and one for all ties
};

Table lay_out(const Network& network, const Snapshot& snapshot, Level level, std::span<const RegionId> districts) {
    Table table;
    table.rows = districts.size() + 1;
    std::vector<std::uint32_t> seat(network.nodes.size(), nobody);
    std::vector<NodeId> node;
    const auto seat_of = [&](NodeId v) {
        if (seat[v] == nobody) {
            seat[v] = static_cast<std::uint32_t>(node.size());
            node.push_back(v);
        }
        return seat[v];
    };
    for (const TieId tie : snapshot.ties) {
        const std::uint32_t a = seat_of(network.ties.source[tie]);
        table.ties.emplace_back(a, seat_of(network.ties.target[tie]));
    }
    std::vector<std::uint32_t> row(network.regions.size(), nobody);
    for (std::uint32_t i = 0; i < districts.size(); ++i) row[districts[i]] = i;
    const std::vector<RegionId> home = regions_of_nodes(network, level);
    for (const NodeId v : node) table.places.push_back({home[v] == no_region ? nobody : row[home[v]], {}});
    const auto first_free = static_cast<std::uint32_t>(network.regions.size());
    for (std::size_t l = 0; l < level_count; ++l) {
        const std::vector<RegionId> region_of = regions_of_nodes(network, levels()[l].level);
        for (std::uint32_t s = 0; s < node.size(); ++s) {
            table.places[s].region[l] = region_of[node[s]] == no_region ? first_free + s : region_of[node[s]];
        }
    }
    return table;
}

/// The split of every row at every level, row by row, when the body at seat s has the place of seat `deal[s]`.
void split(const Table& table, const std::vector<std::uint32_t>& deal, std::vector<TieSplit>& splits) {
    splits.assign(table.rows * level_count, {});
    for (const auto& [one, other] : table.ties) {
        const Place& a = table.places[deal[one]];
        const Place& b = table.places[deal[other]];
        for (std::size_t l = 0; l < level_count; ++l) {
            const bool inside = a.region[l] == b.region[l];
            const auto count = [&](std::size_t row) {
                TieSplit& at = splits[row * level_count + l];
                (inside ? at.internal : at.external) += 1;
            };
            if (a.district != nobody) count(a.district);
            if (b.district != nobody && b.district != a.district) count(b.district);
            count(table.rows - 1);
        }
    }
}

/// −1, 0, 1 as the first E–I is below, equal to or above the second, exactly: E/(E+I) as fractions.
int compared(const TieSplit& x, const TieSplit& y) {
    const std::uint64_t left = x.external * y.ties();
    const std::uint64_t right = y.external * x.ties();
    return left < right ? -1 : (left > right ? 1 : 0);
}

/// SplitMix64: a sequence that is the same everywhere, begun anew for each deal. Steele, Lea & Flood 2014.
class Bits {
public:
    Bits(std::uint64_t seed, std::uint64_t number) : state_(mixed(seed) + mixed(~number)) {}

    /// 0 .. most − 1; uneven by less than most / 2³².
    [[nodiscard]] std::size_t below(std::size_t most) {
        state_ += 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>((mixed(state_) >> 32) * most >> 32);
    }

private:
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

/// Fisher and Yates.
void shuffle(std::vector<std::uint32_t>& deal, std::uint64_t seed, std::uint32_t number) {
    Bits bits(seed, number);
    for (std::uint32_t i = 0; i < deal.size(); ++i) deal[i] = i;
    for (std::size_t i = deal.size(); i > 1; --i) std::swap(deal[i - 1], deal[bits.below(i)]);
}

struct Tally {
    double sum = 0;
    std::uint32_t defined = 0;
    std::uint32_t at_most = 0;
    std::uint32_t at_least = 0;
};

}  // namespace

std::vector<EiTests> permutation_test(const Network& network, const Snapshot& snapshot, Level level,
                                      std::span<const RegionId> districts, std::uint32_t deals, std::uint64_t seed) {
    const Table table = lay_out(network, snapshot, level, districts);
    std::vector<std::uint32_t> as_seated(table.places.size());
    for (std::uint32_t s = 0; s < as_seated.size(); ++s) as_seated[s] = s;
    std::vector<TieSplit> observed;
    split(table, as_seated, observed);

    std::vector<Tally> tallies(observed.size());
#pragma omp parallel
    {
        std::vector<std::uint32_t> deal(as_seated.size());
        std::vector<TieSplit> splits;
        // Entered in order of the deals, so that sums of doubles do not depend on the threads.
#pragma omp for ordered schedule(static, 1)
        for (std::uint32_t number = 0; number < deals; ++number) {
            shuffle(deal, seed, number);
            split(table, deal, splits);
#pragma omp ordered
            for (std::size_t i = 0; i < tallies.size(); ++i) {
                const auto ei = splits[i].ei();
                if (!ei) continue;
                const int order = compared(splits[i], observed[i]);
                tallies[i].sum += *ei;
                tallies[i].defined += 1;
                tallies[i].at_most += order <= 0;
                tallies[i].at_least += order >= 0;
            }
        }
    }

    std::vector<EiTests> tests(table.rows);
    for (std::size_t i = 0; i < observed.size(); ++i) {
        EiTest test;
        if (observed[i].ties() > 0 && deals > 0) {
            const double whole = 1 + static_cast<double>(tallies[i].defined);
            if (tallies[i].defined > 0) test.expected = tallies[i].sum / static_cast<double>(tallies[i].defined);
            test.p_low = (1 + static_cast<double>(tallies[i].at_most)) / whole;
            test.p_high = (1 + static_cast<double>(tallies[i].at_least)) / whole;
        }
        tests[i / level_count].at.push_back(test);
    }
    return tests;
}

}  // namespace lianjian
