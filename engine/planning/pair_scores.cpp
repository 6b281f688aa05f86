#include "engine/planning/pair_scores.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>

#include "engine/planning/code_distance.hpp"

namespace lianjian {
namespace {

constexpr std::array principle_rows{
    PrincipleRow{Principle::motivation, "motivation", {"内在动力", "motivation"}},
    PrincipleRow{Principle::tie, "tie", {"人脉纽带", "tie"}},
    PrincipleRow{Principle::span, "span", {"管理幅度", "span"}},
    PrincipleRow{Principle::relation, "relation", {"发展关联", "relation"}},
    PrincipleRow{Principle::complement, "complement", {"供需互补", "complement"}},
};

/// What a body states, by category; a row without an amount counts as one.
using Amounts = std::map<std::string_view, double>;

struct Facts {
    double motivation = 0;
    std::vector<std::string_view> works;  // sectors and project categories, sorted
    Amounts needs, resources;
};

void add_parts(std::vector<std::string_view>& works, std::string_view text) {
    constexpr std::array<std::string_view, 6> ends{";", ",", "、", "；", "，", "/"};
    while (!text.empty()) {
        std::size_t at = text.size();
        std::size_t width = 0;
        for (const std::string_view end : ends) {
            if (const std::size_t found = text.find(end); found < at) {
                at = found;
                width = end.size();
            }
        }
        std::string_view part = text.substr(0, at);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) works.push_back(part);
        text.remove_prefix(at + width);
    }
}

class Collector {
public:
    Collector(const Network& network, std::span<const NodeId> bodies, ScoredPairs& answer)
        : network_(network), answer_(answer), row_(network.nodes.size(), UINT32_MAX), facts_(bodies.size()) {
        for (std::uint32_t i = 0; i < bodies.size(); ++i) row_[bodies[i]] = i;
    }

    std::vector<Facts> run(std::span<const NodeId> bodies) {
        for (const Attribute& column : network_.nodes.attributes) {
            if (column.name == "motivation" || column.name == "内在动力") add_motivation(column);
        }
        for (std::uint32_t i = 0; i < bodies.size(); ++i) {
            add_parts(facts_[i].works, network_.nodes.sector[bodies[i]]);
        }
        for (std::size_t p = 0; p < network_.projects.size(); ++p) {
            for (const NodeId end : {network_.projects.source[p], network_.projects.target[p]}) {
                if (Facts* facts = of(end)) add_parts(facts->works, network_.projects.category[p]);
            }
        }
        for (const Listed& need : network_.needs) add_amount(need, &Facts::needs);
        for (const Listed& resource : network_.resources) add_amount(resource, &Facts::resources);
        for (Facts& facts : facts_) {
            std::ranges::sort(facts.works);
            facts.works.erase(std::unique(facts.works.begin(), facts.works.end()), facts.works.end());
            mark(Principle::relation, !facts.works.empty());
            mark(Principle::complement, !facts.needs.empty());
        }
        return std::move(facts_);
    }

private:
    Facts* of(NodeId node) { return node == no_node || row_[node] == UINT32_MAX ? nullptr : &facts_[row_[node]]; }
    void mark(Principle principle, bool known) {
        bool& has = answer_.has_data[static_cast<std::size_t>(principle)];
        has = has || known;
    }
    void add_motivation(const Attribute& column) {
        for (const auto& [node, text] : column.values) {
            Facts* facts = of(node);
            if (facts == nullptr || text.empty()) continue;
            double value = -1;
            const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc() || rest != text.data() + text.size() || !(value >= 0 && value <= 1)) {
                answer_.bad.push_back({node, text});
                continue;
            }
            facts->motivation = value;
            mark(Principle::motivation, true);
        }
    }
    void add_amount(const Listed& row, Amounts Facts::*list) {
        if (Facts* facts = of(row.node)) {
            (facts->*list)[row.category] += row.amount.known() ? std::max(0.0, row.amount.value) : 1;
        }
    }

    const Network& network_;
    ScoredPairs& answer_;
    std::vector<std::uint32_t> row_;
    std::vector<Facts> facts_;
};

double relation(const Facts& a, const Facts& b) {
    std::size_t common = 0;
    for (const std::string_view work : a.works) common += std::ranges::binary_search(b.works, work) ? 1U : 0U;
    const std::size_t all = a.works.size() + b.works.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

double complement(const Facts& a, const Facts& b) {
    double needed = 0;
    double met = 0;
    for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        for (const auto& [category, amount] : one->needs) {
            needed += amount;
            const auto found = other->resources.find(category);
            if (found != other->resources.end()) met += std::min(amount, found->second);
        }
    }
    return needed > 0 ? met / needed : 0;
}

double span_value(std::uint32_t distance, Level limit) {
    // Levels count from the province, distances from the township.
    const auto furthest = static_cast<std::uint32_t>(Level::village) - static_cast<std::uint32_t>(limit);
    return distance > std::min(furthest, 4U) ? 0 : 1.25 - 0.25 * distance;
}

/// For one body, the ties of the others: by row, 1, 1/2 or nothing.
class NearBy {
public:
    NearBy(const Graph& graph, std::span<const NodeId> bodies)
        : graph_(graph), row_(graph.size(), UINT32_MAX), seen_(graph.size(), UINT32_MAX) {
        for (std::uint32_t i = 0; i < bodies.size(); ++i) row_[bodies[i]] = i;
    }
    void search(NodeId from, std::uint32_t turn, std::vector<double>& value) {
        front_.assign(1, from);
        seen_[from] = turn;
        for (const double each : {1.0, 1.0, 0.5}) {
            next_.clear();
            for (const NodeId a : front_) {
                for (const NodeId b : graph_.neighbors(a)) {
                    if (seen_[b] == turn) continue;
                    seen_[b] = turn;
                    next_.push_back(b);
                    if (row_[b] != UINT32_MAX) value[row_[b]] = each;
                }
            }
            front_.swap(next_);
        }
    }

private:
    const Graph& graph_;
    std::vector<std::uint32_t> row_, seen_;
    std::vector<NodeId> front_, next_;
};

}  // namespace

std::span<const PrincipleRow> principles() { return principle_rows; }

bool differ_at(const Network& network, NodeId a, NodeId b, Level level) {
    if (level == Level::none) return true;
    const RegionId x = network.region(a);
    const RegionId y = network.region(b);
    return x != no_region && y != no_region && network.regions.at(x, level) != network.regions.at(y, level);
}

ScoredPairs score_pairs(const Network& network, const Graph& graph, std::span<const NodeId> bodies,
                        const PairScoring& scoring) {
    ScoredPairs answer;
    const std::vector<Facts> facts = Collector(network, bodies, answer).run(bodies);
    answer.has_data[static_cast<std::size_t>(Principle::tie)] = graph.tie_count() > 0;
    answer.has_data[static_cast<std::size_t>(Principle::span)] =
        std::ranges::any_of(bodies, [&](NodeId v) { return network.region(v) != no_region; });
    NearBy near(graph, bodies);
    std::vector<double> ties(bodies.size());
    const auto& weight = scoring.weight;
    for (std::uint32_t i = 0; i < bodies.size(); ++i) {
        std::ranges::fill(ties, 0.0);
        if (weight[static_cast<std::size_t>(Principle::tie)] != 0) near.search(bodies[i], i, ties);
        for (std::uint32_t j = i + 1; j < bodies.size(); ++j) {
            if (!differ_at(network, bodies[i], bodies[j], scoring.differ)) continue;
            const std::uint32_t distance =
                code_distance(network.regions, network.region(bodies[i]), network.region(bodies[j]));
            const std::array<double, principle_count> values{
                std::min(facts[i].motivation, facts[j].motivation), ties[j], span_value(distance, scoring.span_limit),
                relation(facts[i], facts[j]), complement(facts[i], facts[j])};
            double score = 0;
            for (std::size_t k = 0; k < principle_count; ++k) score += weight[k] * values[k];
            answer.options.push_back({i, j, std::round(score * 1e6) / 1e6});
        }
    }
    return answer;
}

}  // namespace lianjian
