#include "engine/centrality/betweenness/contraction.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace lianjian::between {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

bool tied(const WeightedBlock& block, std::uint32_t v, std::uint32_t w) {
    return std::binary_search(block.to.begin() + block.begin[v], block.to.begin() + block.begin[v + 1], w);
}

/// Nodes of degree two, no two of them neighbours: every other node of each chain, walked from its end, so
/// that a chain of odd length gives the larger half.
std::vector<bool> choose_eliminated(const WeightedBlock& block) {
    std::vector<bool> chosen(block.size(), false);
    std::vector<bool> walked(block.size(), false);
    const auto free = [&](std::uint32_t v) { return block.degree(v) == 2 && !walked[v]; };
    const auto walk = [&](std::uint32_t v) {
        while (v != none) {
            walked[v] = true;
            const std::uint32_t left = block.to[block.begin[v]];
            const std::uint32_t right = block.to[block.begin[v] + 1];
            chosen[v] = !chosen[left] && !chosen[right];
            v = free(left) ? left : free(right) ? right : none;
        }
    };
    for (std::uint32_t v = 0; v < block.size(); ++v) {
        if (block.degree(v) == 2) continue;
        for (std::uint32_t k = block.begin[v]; k < block.begin[v + 1]; ++k) {
            if (free(block.to[k])) walk(block.to[k]);
        }
    }
    if (block.degree(0) == 2 && !walked[0]) walk(0);  // the block is one cycle
    return chosen;
}

struct Search {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> depth;
};

/// Breadth first from the busiest node, busy neighbours first.
Search search_from_busiest(const WeightedBlock& block) {
    const std::uint32_t k = block.size();
    const auto busier = [&](std::uint32_t v, std::uint32_t w) {
        return block.degree(v) != block.degree(w) ? block.degree(v) > block.degree(w) : v < w;
    };
    std::uint32_t busiest = 0;
    for (std::uint32_t v = 1; v < k; ++v) {
        if (block.degree(v) > block.degree(busiest)) busiest = v;
    }
    Search search{{busiest}, std::vector<std::uint32_t>(k, none)};
    search.order.reserve(k);
    search.depth[busiest] = 0;
    for (std::size_t head = 0; head < search.order.size(); ++head) {
        const std::uint32_t v = search.order[head];
        const auto first_new = static_cast<std::ptrdiff_t>(search.order.size());
        for (std::uint32_t e = block.begin[v]; e < block.begin[v + 1]; ++e) {
            if (search.depth[block.to[e]] != none) continue;
            search.depth[block.to[e]] = search.depth[v] + 1;
            search.order.push_back(block.to[e]);
        }
        std::sort(search.order.begin() + first_new, search.order.end(), busier);
    }
    return search;
}

bool is_simplicial(const WeightedBlock& block, std::uint32_t v) {
    for (std::uint32_t i = block.begin[v]; i < block.begin[v + 1]; ++i) {
        for (std::uint32_t j = i + 1; j < block.begin[v + 1]; ++j) {
            if (!tied(block, block.to[i], block.to[j])) return false;
        }
    }
    return true;
}

/// Short edges, between kept nodes. `number` is that of a kept node, `none` of an eliminated one.
void add_short_edges(const WeightedBlock& block, const std::vector<std::uint32_t>& number, Contraction& c) {
    c.short_begin.assign(1, 0);
    for (const std::uint32_t v : c.kept) {
        for (std::uint32_t e = block.begin[v]; e < block.begin[v + 1]; ++e) {
            if (number[block.to[e]] != none) c.short_to.push_back(number[block.to[e]]);
        }
        std::sort(c.short_to.begin() + c.short_begin.back(), c.short_to.end());
        c.short_begin.push_back(static_cast<std::uint32_t>(c.short_to.size()));
    }
    // Going through the nodes upwards, each sees its smaller neighbours ascending, and they see it ascending.
    c.short_tie.resize(c.short_to.size());
    std::vector<std::uint32_t> next(c.short_begin.begin(), c.short_begin.end() - 1);
    std::uint32_t ties = 0;
    for (std::uint32_t x = 0; x < c.size(); ++x) {
        for (std::uint32_t e = c.short_begin[x]; c.short_begin[x + 1] > e && c.short_to[e] < x; ++e) {
            c.short_tie[e] = c.short_tie[next[c.short_to[e]]++] = ties++;
        }
        while (next[x] < c.short_begin[x + 1] && c.short_to[next[x]] < x) ++next[x];
    }
}

/// Pairs with their members, those met first in the search first.
void add_pairs(const WeightedBlock& block, const Search& search, const std::vector<std::uint32_t>& number,
               Contraction& c) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> rows;  // ends and place in the search
    for (std::uint32_t place = 0; place < block.size(); ++place) {
        const std::uint32_t v = search.order[place];
        if (number[v] != none) continue;
        const auto [a, b] = std::minmax(number[block.to[block.begin[v]]], number[block.to[block.begin[v] + 1]]);
        rows.emplace_back(a, b, place);
    }
    std::sort(rows.begin(), rows.end());
    for (const auto& [a, b, place] : rows) {
        if (c.pair.empty() || c.pair.back().a != a || c.pair.back().b != b) {
            c.pair.push_back({a, b});
            c.pair_weight.push_back(0);
            c.member_begin.push_back(static_cast<std::uint32_t>(c.member.size()));
        }
        c.pair_weight.back() += block.weight[search.order[place]];
        c.member.push_back(search.order[place]);
    }
    c.member_begin.push_back(static_cast<std::uint32_t>(c.member.size()));
}

void add_long_edges(const WeightedBlock& block, Contraction& c) {
    const auto is_long = [&](const Contraction::Ends& p) { return !tied(block, c.kept[p.a], c.kept[p.b]); };
    std::vector<bool> with_edge(c.pair.size());
    c.long_begin.assign(c.size() + 1, 0);
    for (std::size_t p = 0; p < c.pair.size(); ++p) {
        with_edge[p] = is_long(c.pair[p]);
        if (!with_edge[p]) continue;
        ++c.long_begin[c.pair[p].a + 1];
        ++c.long_begin[c.pair[p].b + 1];
    }
    std::partial_sum(c.long_begin.begin(), c.long_begin.end(), c.long_begin.begin());
    c.long_to.resize(c.long_begin.back());
    c.long_via.resize(c.long_begin.back());
    std::vector<std::uint32_t> next(c.long_begin.begin(), c.long_begin.end() - 1);
    const auto add = [&](std::uint32_t from, std::uint32_t to, Via via) {
        c.long_to[next[from]] = to;
        c.long_via[next[from]++] = via;
    };
    for (std::uint32_t p = 0; p < c.pair.size(); ++p) {
        if (!with_edge[p]) continue;
        const Via via{p, c.member_begin[p + 1] - c.member_begin[p]};
        add(c.pair[p].a, c.pair[p].b, via);
        add(c.pair[p].b, c.pair[p].a, via);
    }
}

/// Kept nodes by their own place in the search, pairs by that of their first member.
void add_sources(const WeightedBlock& block, const Search& search, const std::vector<std::uint32_t>& number,
                 Contraction& c) {
    std::vector<std::uint32_t> pair_of(block.size(), none);
    for (std::uint32_t p = 0; p < c.pair.size(); ++p) pair_of[c.member[c.member_begin[p]]] = p;
    for (const std::uint32_t v : search.order) {
        if (const std::uint32_t x = number[v]; x != none) {
            c.sources.push_back({x, x, c.weight[x], c.depth[x]});
        } else if (const std::uint32_t p = pair_of[v]; p != none) {
            const auto [a, b] = c.pair[p];
            c.sources.push_back({a, b, c.pair_weight[p], std::min(c.depth[a], c.depth[b])});
        }
    }
}

}  // namespace

Contraction contract(const WeightedBlock& block) {
    const std::vector<bool> eliminated = choose_eliminated(block);
    const Search search = search_from_busiest(block);
    Contraction c;
    std::vector<std::uint32_t> number(block.size(), none);
    for (const std::uint32_t v : search.order) {
        if (eliminated[v]) continue;
        number[v] = c.size();
        c.kept.push_back(v);
        c.depth.push_back(search.depth[v]);
        c.weight.push_back(block.weight[v]);
        c.simplicial.push_back(is_simplicial(block, v));
    }
    add_short_edges(block, number, c);
    add_pairs(block, search, number, c);
    add_long_edges(block, c);
    add_sources(block, search, number, c);
    return c;
}

}  // namespace lianjian::between
