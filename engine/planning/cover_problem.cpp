#include "engine/planning/cover_problem.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/planning/code_distance.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

std::string_view id_of(const Network& network, const CoverBody& body) {
    return body.row != nullptr ? std::string_view(body.row->id) : network.id(body.node);
}
RegionId region_of(const Network& network, const CoverBody& body) {
    return body.row != nullptr && body.row->region != no_region ? body.row->region
           : body.node != no_node                               ? network.region(body.node)
                                                                : no_region;
}
NodeKind kind_of(const Network& network, const CoverBody& body) {
    return body.row != nullptr ? body.row->kind : network.kind(body.node);
}

/// From the tables to the instance; each part leaves what it finds in `problem`.
class Posing {
public:
    Posing(const Network& network, const Snapshot& snapshot, const Ladder& ladder, const CoverQuestion& question)
        : network_(network), snapshot_(snapshot), ladder_(ladder), question_(question) {}

    [[nodiscard]] CoverProblem pose() {
        find_villages();
        find_bodies();
        find_reach();
        keep_useful();
        CoverInstance& instance = problem_.instance;
        instance =
            make_cover_instance(std::move(candidates_), std::move(villages_), reach_, question_.grouping.has_value());
        return std::move(problem_);
    }

private:
    void find_villages() {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < ladder_.size(); ++i) {
            const RegionId region = network_.region(ladder_.target[i]);
            if (question_.within != no_region && !network_.regions.within(region, question_.within)) continue;
            rows.push_back(i);
        }
        const auto order = [&](std::size_t i) {
            const NodeId v = ladder_.target[i];
            return std::pair(network_.region_code(network_.region(v)), network_.id(v));
        };
        std::ranges::sort(rows, {}, order);
        village_of_.assign(network_.nodes.size(), none);
        const std::vector<RegionId> cut =
            question_.grouping ? network_.regions.cut(*question_.grouping) : std::vector<RegionId>();
        std::map<RegionId, std::uint32_t> group_of;
        for (const std::size_t i : rows) {
            const NodeId v = ladder_.target[i];
            std::uint32_t group = 0;
            if (question_.grouping) {
                const RegionId region = network_.region(v) == no_region ? no_region : cut[network_.region(v)];
                const auto [at, fresh] = group_of.try_emplace(region, static_cast<std::uint32_t>(group_of.size()));
                if (fresh) problem_.groups.push_back(region);
                group = at->second;
                problem_.group_size.resize(problem_.groups.size());
                problem_.group_covered.resize(problem_.groups.size());
                problem_.group_size[group] += 1;
                problem_.group_covered[group] += ladder_.covered(i);
            }
            problem_.targets += 1;
            problem_.covered += ladder_.covered(i);
            if (ladder_.covered(i)) continue;
            const Amount people = network_.nodes.population[v];
            problem_.unpeopled += !people.known();
            const double weight = !question_.by_population ? 1 : people.known() ? std::max(0.0, people.value) : 0;
            village_of_[v] = static_cast<std::uint32_t>(villages_.size());
            villages_.push_back({weight, ladder_.min_partners - ladder_.partners[i], group});
            problem_.villages.push_back(v);
        }
    }

    void find_bodies() {
        std::vector<CoverBody>& bodies = problem_.bodies;
        if (question_.listed) {
            for (const Candidate& row : network_.candidates) bodies.push_back({network_.find(row.id), &row});
        } else {
            const CoverageRule& rule = question_.rule;
            for (NodeId v = 0; v < network_.nodes.size(); ++v) {
                const NodeKind kind = network_.kind(v);
                const bool named = !rule.any_partner && !rule.partners.empty();
                const bool fits = named ? std::ranges::find(rule.partners, kind) != rule.partners.end()
                                        : family(kind) == Family::partner;
                if (fits) bodies.push_back({v, nullptr});
            }
        }
        std::ranges::sort(bodies, {}, [&](const CoverBody& body) { return id_of(network_, body); });
        problem_.considered = bodies.size();
        for (const CoverBody& body : bodies) candidates_.push_back({0, capacity_of(body)});
    }

    [[nodiscard]] std::uint32_t capacity_of(const CoverBody& body) const {
        const Amount stated = body.row != nullptr ? body.row->capacity : network_.nodes.capacity[body.node];
        if (!stated.known() || stated.value >= 4e9) return unlimited;
        double left = std::floor(stated.value + 1e-9);
        if (body.row == nullptr) {
            const NodeKind kind = network_.kind(body.node);
            for (const NodeId u : snapshot_.graph.neighbors(body.node)) {
                const NodeKind target = network_.kind(u);
                left -= question_.rule.is_target(target) && question_.rule.covers(kind, target);
            }
        }
        return left > 0 ? static_cast<std::uint32_t>(left) : 0;
    }

    /// Whether a candidate could be a further partner of a village.
    [[nodiscard]] bool may_take(const CoverBody& body, NodeId village) const {
        if (!question_.rule.covers(kind_of(network_, body), network_.kind(village))) return false;
        return body.node == no_node || (body.node != village && !snapshot_.graph.adjacent(body.node, village));
    }

    void find_reach() {
        if (question_.reach.by == ReachRule::By::region) return reach_by_region();
        std::vector<std::vector<std::uint32_t>> of_body(problem_.bodies.size());  // villages
        if (question_.reach.by == ReachRule::By::table) {
            std::vector<std::uint32_t> place(network_.candidates.size(), none);
            for (std::uint32_t j = 0; j < problem_.bodies.size(); ++j) {
                place[static_cast<std::size_t>(problem_.bodies[j].row - network_.candidates.data())] = j;
            }
            for (const Reach& row : network_.reach) {
                const std::uint32_t village = village_of_[row.village];
                if (village != none) of_body[place[row.candidate]].push_back(village);
            }
        } else {
            reach_by_hops(of_body);
        }
        gather(of_body);
    }

    void reach_by_hops(std::vector<std::vector<std::uint32_t>>& of_body) const {
        const auto count = static_cast<std::int64_t>(of_body.size());
#pragma omp parallel
        {
            std::vector<std::int64_t> seen(network_.nodes.size(), -1);
            std::vector<NodeId> wave, next;
#pragma omp for schedule(dynamic, 64)
            for (std::int64_t j = 0; j < count; ++j) {
                const NodeId source = problem_.bodies[static_cast<std::size_t>(j)].node;
                if (source == no_node) continue;
                wave.assign(1, source);
                seen[source] = j;
                for (std::uint32_t hop = 0; hop < question_.reach.hops && !wave.empty(); ++hop) {
                    next.clear();
                    for (const NodeId u : wave) {
                        for (const NodeId v : snapshot_.graph.neighbors(u)) {
                            if (seen[v] == j) continue;
                            seen[v] = j;
                            next.push_back(v);
                            if (village_of_[v] != none) of_body[static_cast<std::size_t>(j)].push_back(village_of_[v]);
                        }
                    }
                    wave.swap(next);
                }
            }
        }
    }

    /// Villages with the same candidates name one set.
    void gather(std::vector<std::vector<std::uint32_t>>& of_body) {
        std::vector<std::vector<std::uint32_t>> of_village(villages_.size());
        nearest_.assign(of_body.size(), 5);
        for (std::uint32_t j = 0; j < of_body.size(); ++j) {
            std::ranges::sort(of_body[j]);
            of_body[j].erase(std::unique(of_body[j].begin(), of_body[j].end()), of_body[j].end());
            const CoverBody& body = problem_.bodies[j];
            for (const std::uint32_t village : of_body[j]) {
                const NodeId v = problem_.villages[village];
                if (!may_take(body, v)) continue;
                nearest_[j] = std::min(nearest_[j],
                                       code_distance(network_.regions, region_of(network_, body), network_.region(v)));
                if (candidates_[j].capacity > 0) of_village[village].push_back(j);
                full_or_useful_.push_back(j);
            }
        }
        std::map<std::vector<std::uint32_t>, std::uint32_t> known;
        for (auto& set : of_village) {
            const auto [at, fresh] = known.try_emplace(std::move(set), static_cast<std::uint32_t>(known.size()));
            reach_.set_of.push_back(at->second);
        }
        reach_.sets.resize(known.size());
        for (const auto& [set, number] : known) reach_.sets[number] = set;
    }

    void reach_by_region() {
        const Level level = question_.reach.level;
        const std::vector<RegionId> cut = network_.regions.cut(level);
        const auto area = [&](RegionId region) {
            if (region == no_region || network_.regions.level(cut[region]) != level) return no_region;
            return cut[region];
        };
        // A set for each area and kind of target: which kinds cover depends on it.
        std::map<std::pair<RegionId, NodeKind>, std::uint32_t> set_of;
        std::vector<bool> near(network_.regions.size());
        reach_.sets.emplace_back();  // of villages in no area
        for (std::uint32_t i = 0; i < villages_.size(); ++i) {
            const NodeId v = problem_.villages[i];
            const RegionId here = area(network_.region(v));
            if (here == no_region) {
                reach_.set_of.push_back(0);
                continue;
            }
            const auto [at, fresh] =
                set_of.try_emplace({here, network_.kind(v)}, static_cast<std::uint32_t>(reach_.sets.size()));
            if (fresh) reach_.sets.emplace_back();
            reach_.set_of.push_back(at->second);
            for (RegionId r = network_.region(v); r != no_region && !near[r]; r = network_.regions.parent(r)) {
                near[r] = true;
            }
        }
        nearest_.assign(problem_.bodies.size(), 5);
        std::vector<std::uint32_t> number_of(network_.nodes.size(), none);
        for (std::uint32_t j = 0; j < problem_.bodies.size(); ++j) {
            const CoverBody& body = problem_.bodies[j];
            const RegionId region = region_of(network_, body), here = area(region);
            if (here == no_region) {
                problem_.coarse += 1;
                continue;
            }
            nearest_[j] = nearest_distance(region, near);
            bool any = false;
            for (auto at = set_of.lower_bound({here, NodeKind{}}); at != set_of.end() && at->first.first == here;
                 ++at) {
                if (!question_.rule.covers(kind_of(network_, body), at->first.second)) continue;
                any = true;
                if (candidates_[j].capacity > 0) reach_.sets[at->second].push_back(j);
            }
            if (any) full_or_useful_.push_back(j);
            if (body.node != no_node) number_of[body.node] = j;
        }
        for (std::uint32_t i = 0; i < villages_.size(); ++i) {
            const NodeId v = problem_.villages[i];
            const auto leave_out = [&](NodeId u) {
                if (number_of[u] != none) reach_.except.emplace_back(i, number_of[u]);
            };
            leave_out(v);
            for (const NodeId u : snapshot_.graph.neighbors(v)) leave_out(u);
        }
        std::ranges::sort(reach_.except);
    }

    /// `code_distance` to the nearest village of the regions marked.
    [[nodiscard]] std::uint32_t nearest_distance(RegionId region, const std::vector<bool>& near) const {
        constexpr std::array fine_to_coarse{Level::township, Level::county, Level::city, Level::province};
        std::uint32_t distance = 1;
        for (const Level level : fine_to_coarse) {
            const RegionId area = network_.regions.at(region, level);
            if (near[area] && network_.regions.level(area) >= level) return distance;  // a coarser body stays itself
            distance += 1;
        }
        return 5;
    }

    /// Candidates that reach no village that lacks a partner leave the instance; the others are priced.
    void keep_useful() {
        std::vector<bool> reaches(problem_.bodies.size()), wanted(problem_.bodies.size());
        for (const std::uint32_t j : full_or_useful_) wanted[j] = true;
        std::vector<bool> used(reach_.sets.size());
        for (const std::uint32_t set : reach_.set_of) used[set] = true;
        for (std::size_t s = 0; s < reach_.sets.size(); ++s) {
            for (const std::uint32_t j : reach_.sets[s]) reaches[j] = reaches[j] || used[s];
        }
        std::vector<std::uint32_t> number(problem_.bodies.size(), none);
        std::uint32_t kept = 0;
        for (std::uint32_t j = 0; j < number.size(); ++j) {
            if (!reaches[j]) {
                problem_.full += wanted[j];
                continue;
            }
            const CoverBody body = problem_.bodies[j];
            Amount cost = body.row != nullptr ? body.row->cost : Amount{};
            if (!cost.known() && body.node != no_node) cost = network_.nodes.cost[body.node];
            problem_.priced += cost.known();
            problem_.limited += candidates_[j].capacity != unlimited;
            candidates_[kept] = {cost.known() ? std::max(0.0, cost.value) : nearest_[j], candidates_[j].capacity};
            problem_.bodies[kept] = body;
            number[j] = kept++;
        }
        problem_.idle = problem_.considered - kept - problem_.full - problem_.coarse;
        problem_.bodies.resize(kept);
        candidates_.resize(kept);
        for (auto& set : reach_.sets) {
            for (std::uint32_t& j : set) j = number[j];
        }
        std::erase_if(reach_.except, [&](const auto& pair) { return number[pair.second] == none; });
        for (auto& [village, j] : reach_.except) j = number[j];

        std::erase_if(reach_.except, [&](const auto& pair) {
            return !std::ranges::binary_search(reach_.sets[reach_.set_of[pair.first]], pair.second);
        });
        problem_.reached_by.assign(villages_.size(), 0);
        for (std::uint32_t i = 0; i < villages_.size(); ++i) {
            problem_.reached_by[i] = static_cast<std::uint32_t>(reach_.sets[reach_.set_of[i]].size());
        }
        for (const auto& pair : reach_.except) problem_.reached_by[pair.first] -= 1;
    }

    const Network& network_;
    const Snapshot& snapshot_;
    const Ladder& ladder_;
    const CoverQuestion& question_;
    CoverProblem problem_;
    std::vector<CoverVillage> villages_;
    std::vector<std::uint32_t> village_of_;  // by node
    std::vector<CoverCandidate> candidates_;
    std::vector<std::uint32_t> nearest_;
    std::vector<std::uint32_t> full_or_useful_;  // bodies that would reach a village, were they not full
    CoverReach reach_;
};

}  // namespace

CoverProblem make_cover_problem(const Network& network, const Snapshot& snapshot, const Ladder& ladder,
                                const CoverQuestion& question) {
    return Posing(network, snapshot, ladder, question).pose();
}

}  // namespace lianjian
