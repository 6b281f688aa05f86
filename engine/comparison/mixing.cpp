#include "engine/comparison/mixing.hpp"

#include <algorithm>
#include <array>

namespace lianjian {
namespace {

/// A code's first bytes as two numbers that compare as the text does.
struct CodeKey {
    std::array<std::uint64_t, 2> words{};
    RegionId region = no_region;

    CodeKey(std::string_view code, RegionId of) : region(of) {
        for (std::size_t i = 0; i < 16; ++i) {
            const auto byte = i < code.size() ? static_cast<unsigned char>(code[i]) : 0U;
            words[i / 8] = words[i / 8] << 8 | byte;
        }
    }
};

std::optional<double> quotient(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Nodes without a region are apart from everything but themselves.
bool in_one_region(const std::vector<RegionId>& region_of, NodeId a, NodeId b) {
    return region_of[a] == no_region ? a == b : region_of[a] == region_of[b];
}

/// Regions by number in order of code; the last number stands for nodes without a region.
struct Numbering {
    std::vector<RegionId> region;          // by number
    std::vector<std::uint32_t> number;     // by node
    std::vector<std::uint64_t> ends;       // tie ends, by number
    std::vector<std::uint64_t> node_ends;  // by node
};

Numbering numbering(const Network& network, const Snapshot& snapshot, const std::vector<RegionId>& region_of) {
    Numbering result;
    std::vector<bool> seen(network.regions.size());
    for (const RegionId region : region_of) {
        if (region == no_region || seen[region]) continue;
        seen[region] = true;
        result.region.push_back(region);
    }
    sort_by_code(network, result.region);
    std::vector<std::uint32_t> of_region(network.regions.size());
    for (std::uint32_t i = 0; i < result.region.size(); ++i) of_region[result.region[i]] = i;
    const auto none = static_cast<std::uint32_t>(result.region.size());
    result.region.push_back(no_region);
    for (const RegionId region : region_of) result.number.push_back(region == no_region ? none : of_region[region]);

    result.ends.resize(result.region.size());
    result.node_ends.resize(network.nodes.size());
    for (const TieId tie : snapshot.ties) {
        for (const NodeId end : {network.ties.source[tie], network.ties.target[tie]}) {
            result.ends[result.number[end]] += 1;
            result.node_ends[end] += 1;
        }
    }
    return result;
}

void count_squares(Mixing& result, const Network& network, AsOf as_of, const Numbering& numbers) {
    std::vector<std::uint64_t> nodes(numbers.region.size());
    const std::size_t none = numbers.region.size() - 1;
    for (std::size_t v = 0; v < numbers.number.size(); ++v) {
        const bool there = stands(network.nodes, static_cast<NodeId>(v), as_of);
        result.nodes += there;
        nodes[numbers.number[v]] += there;
        if (numbers.number[v] == none) result.squared_ends += numbers.node_ends[v] * numbers.node_ends[v];
    }
    for (std::size_t i = 0; i < none; ++i) {
        result.squared_ends += numbers.ends[i] * numbers.ends[i];
        result.node_pairs += nodes[i] * (nodes[i] - 1);
    }
}

}  // namespace

std::optional<double> Mixing::inside_share() const { return quotient(inside, ties); }

std::optional<double> Mixing::chance() const {
    return nodes < 2 ? std::nullopt : quotient(node_pairs, nodes * (nodes - 1));
}

std::optional<double> Mixing::assortativity() const {
    const std::uint64_t whole = 4 * ties * ties;
    if (whole <= squared_ends) return std::nullopt;
    return (static_cast<double>(4 * ties * inside) - static_cast<double>(squared_ends)) /
           static_cast<double>(whole - squared_ends);
}

std::optional<double> Mixing::homophily() const {
    const auto share = inside_share();
    const auto by_chance = chance();
    if (!share || !by_chance || *by_chance >= 1) return std::nullopt;
    return (*share - *by_chance) / (1 - *by_chance);
}

std::vector<RegionId> regions_of_nodes(const Network& network, Level level) {
    const std::vector<RegionId> cut = network.regions.cut(level);
    std::vector<RegionId> region_of(network.nodes.size());
    for (NodeId v = 0; v < region_of.size(); ++v) {
        const RegionId region = network.region(v);
        region_of[v] = region == no_region ? no_region : cut[region];
    }
    return region_of;
}

void sort_by_code(const Network& network, std::vector<RegionId>& regions) {
    std::vector<CodeKey> keys;
    keys.reserve(regions.size());
    for (const RegionId region : regions) keys.emplace_back(network.region_code(region), region);
    std::sort(keys.begin(), keys.end(), [&](const CodeKey& x, const CodeKey& y) {
        if (x.words != y.words) return x.words < y.words;
        return network.region_code(x.region) < network.region_code(y.region);
    });
    for (std::size_t i = 0; i < keys.size(); ++i) regions[i] = keys[i].region;
}

Mixing mixing(const Network& network, const Snapshot& snapshot, Level level) {
    const std::vector<RegionId> region_of = regions_of_nodes(network, level);
    const Numbering numbers = numbering(network, snapshot, region_of);
    Mixing result;
    result.ties = snapshot.ties.size();
    count_squares(result, network, snapshot.as_of, numbers);

    const std::uint64_t width = numbers.region.size();
    std::vector<std::uint64_t> pairs;
    pairs.reserve(snapshot.ties.size());
    for (const TieId tie : snapshot.ties) {
        const NodeId source = network.ties.source[tie];
        const NodeId target = network.ties.target[tie];
        result.inside += in_one_region(region_of, source, target);
        const auto [low, high] = std::minmax(numbers.number[source], numbers.number[target]);
        pairs.push_back(low * width + high);
    }
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t begin = 0; begin < pairs.size();) {
        const std::uint64_t pair = pairs[begin];
        std::size_t end = begin;
        while (end < pairs.size() && pairs[end] == pair) ++end;
        const std::uint64_t a = pair / width;
        const std::uint64_t b = pair % width;
        const auto ends = static_cast<double>(numbers.ends[a]) * static_cast<double>(numbers.ends[b]);
        const auto twice_m = 2 * static_cast<double>(result.ties);
        result.flows.push_back(
            {numbers.region[a], numbers.region[b], end - begin, a == b ? ends / (2 * twice_m) : ends / twice_m});
        begin = end;
    }
    std::stable_sort(result.flows.begin(), result.flows.end(),
                     [](const Flow& x, const Flow& y) { return x.ties > y.ties; });
    return result;
}

std::optional<double> TieSplit::external_share() const { return quotient(external, ties()); }

std::optional<double> TieSplit::ei() const {
    if (ties() == 0) return std::nullopt;
    return (static_cast<double>(external) - static_cast<double>(internal)) / static_cast<double>(ties());
}

std::vector<LevelSplits> split_by_level(const Network& network, const Snapshot& snapshot, Level level,
                                        std::span<const RegionId> districts) {
    constexpr auto none = UINT32_MAX;
    std::vector<LevelSplits> splits(districts.size() + 1, {no_region, std::vector<TieSplit>(levels().size())});
    std::vector<std::uint32_t> place(network.regions.size(), none);
    for (std::uint32_t i = 0; i < districts.size(); ++i) {
        splits[i].region = districts[i];
        place[districts[i]] = i;
    }
    const std::vector<RegionId> home = regions_of_nodes(network, level);
    const auto place_of = [&](NodeId node) { return home[node] == no_region ? none : place[home[node]]; };
    for (std::size_t l = 0; l < levels().size(); ++l) {
        const std::vector<RegionId> region_of = regions_of_nodes(network, levels()[l].level);
        for (const TieId tie : snapshot.ties) {
            const NodeId source = network.ties.source[tie];
            const NodeId target = network.ties.target[tie];
            const bool inside = in_one_region(region_of, source, target);
            const auto count = [&](TieSplit& split) { (inside ? split.internal : split.external) += 1; };
            const std::uint32_t a = place_of(source);
            const std::uint32_t b = place_of(target);
            if (a != none) count(splits[a].at[l]);
            if (b != none && b != a) count(splits[b].at[l]);
            count(splits.back().at[l]);
        }
    }
    return splits;
}

}  // namespace lianjian
