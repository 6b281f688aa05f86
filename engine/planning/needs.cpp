#include "engine/planning/needs.hpp"

#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/planning/decimals.hpp"

namespace lianjian {
namespace {

using Digraph = lemon::SmartDigraph;

/// The network of one category. Nodes: villages, partners, areas, then source and sink.
class Supply {
public:
    explicit Supply(const SupplyProblem& problem)
        : problem_(problem),
          villages_(static_cast<std::uint32_t>(problem.need.size())),
          partners_(static_cast<std::uint32_t>(problem.offer.size())),
          out_(villages_ + partners_ + problem.areas),
          in_(out_.size()) {}

    SupplyPlan run() {
        links();
        flow();
        gifts();
        cut();
        greedy();
        return std::move(plan_);
    }

private:
    struct Arc {
        std::uint32_t from, to;
        std::int64_t flow = 0;
    };

    [[nodiscard]] std::uint32_t partner(std::uint32_t p) const { return villages_ + p; }
    [[nodiscard]] std::uint32_t area(std::uint32_t a) const { return villages_ + partners_ + a; }

    void links() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted = problem_.links;
        std::ranges::sort(sorted);
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        for (const auto& [p, v] : sorted) arcs_.push_back({partner(p), v});
        for (std::uint32_t p = 0; p < problem_.partner_area.size(); ++p) {
            if (problem_.partner_area[p] != SupplyProblem::no_area) {
                arcs_.push_back({partner(p), area(problem_.partner_area[p])});
            }
        }
        for (std::uint32_t v = 0; v < problem_.village_area.size(); ++v) {
            if (problem_.village_area[v] != SupplyProblem::no_area) {
                arcs_.push_back({area(problem_.village_area[v]), v});
            }
        }
        for (std::uint32_t a = 0; a < arcs_.size(); ++a) {
            out_[arcs_[a].from].push_back(a);
            in_[arcs_[a].to].push_back(a);
        }
    }

    void flow() {
        const std::int64_t all = std::accumulate(problem_.need.begin(), problem_.need.end(), std::int64_t{0});
        Digraph graph;
        Digraph::ArcMap<std::int64_t> capacity(graph);
        for (std::size_t v = 0; v < out_.size() + 2; ++v) graph.addNode();
        const auto node = [](std::size_t v) { return Digraph::nodeFromId(static_cast<int>(v)); };
        const Digraph::Node source = node(out_.size());
        const Digraph::Node sink = node(out_.size() + 1);
        for (const Arc& arc : arcs_) capacity[graph.addArc(node(arc.from), node(arc.to))] = all;
        for (std::uint32_t p = 0; p < partners_; ++p) {
            capacity[graph.addArc(source, node(partner(p)))] = std::min(all, problem_.offer[p]);
        }
        for (std::uint32_t v = 0; v < villages_; ++v) capacity[graph.addArc(node(v), sink)] = problem_.need[v];
        lemon::Preflow<Digraph, Digraph::ArcMap<std::int64_t>> preflow(graph, capacity, source, sink);
        preflow.run();
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            arcs_[a].flow = preflow.flow(Digraph::arcFromId(static_cast<int>(a)));
        }
    }

    /// What goes straight, and what goes by way of an area: there the first giver gives to the first taker.
    void gifts() {
        struct Waiting {
            std::uint32_t who;
            std::int64_t amount;
        };
        std::vector<std::vector<Waiting>> givers(problem_.areas), takers(problem_.areas);
        left_ = problem_.need;
        for (const Arc& arc : arcs_) {
            if (arc.to < villages_) left_[arc.to] -= arc.flow;
            if (arc.flow == 0) continue;
            if (arc.to >= villages_) {
                givers[arc.to - area(0)].push_back({arc.from - villages_, arc.flow});
            } else if (arc.from >= area(0)) {
                takers[arc.from - area(0)].push_back({arc.to, arc.flow});
            } else {
                plan_.gifts.push_back({arc.from - villages_, arc.to, arc.flow});
            }
        }
        for (std::uint32_t a = 0; a < problem_.areas; ++a) {
            std::size_t g = 0;
            for (Waiting& taker : takers[a]) {
                while (taker.amount > 0) {
                    Waiting& giver = givers[a][g];
                    const std::int64_t some = std::min(giver.amount, taker.amount);
                    plan_.gifts.push_back({giver.who, taker.who, some});
                    taker.amount -= some;
                    giver.amount -= some;
                    if (giver.amount == 0) ++g;
                }
            }
        }
        std::ranges::sort(plan_.gifts, {}, [](const SupplyPlan::Gift& g) { return std::pair(g.village, g.partner); });
        // A partner both tied to a village and in its area may give in two ways: one gift.
        std::vector<SupplyPlan::Gift> merged;
        for (const SupplyPlan::Gift& gift : plan_.gifts) {
            if (!merged.empty() && merged.back().village == gift.village && merged.back().partner == gift.partner) {
                merged.back().amount += gift.amount;
            } else {
                merged.push_back(gift);
            }
            plan_.met += gift.amount;
        }
        plan_.gifts = std::move(merged);
    }

    /// Backward from what stays unmet: whoever could give there, and whoever is given to in its stead.
    void cut() {
        std::vector<bool> in(out_.size(), false);
        std::vector<std::uint32_t> open;
        std::vector<std::uint32_t> above(out_.size());
        std::iota(above.begin(), above.end(), 0U);
        const auto top = [&](std::uint32_t v) {
            while (above[v] != v) v = above[v] = above[above[v]];
            return v;
        };
        const auto reach = [&](std::uint32_t v, std::uint32_t from) {
            const std::uint32_t a = top(v);
            const std::uint32_t b = top(from);
            above[std::max(a, b)] = std::min(a, b);
            if (in[v]) return;
            in[v] = true;
            open.push_back(v);
        };
        for (std::uint32_t v = 0; v < villages_; ++v) {
            if (left_[v] > 0) reach(v, v);
        }
        while (!open.empty()) {
            const std::uint32_t v = open.back();
            open.pop_back();
            for (const std::uint32_t a : in_[v]) reach(arcs_[a].from, v);
            for (const std::uint32_t a : out_[v]) {
                if (arcs_[a].flow > 0) reach(arcs_[a].to, v);
            }
        }
        std::map<std::uint32_t, SupplyPlan::Shortage> shortages;
        for (std::uint32_t v = 0; v < villages_; ++v) {
            if (in[v]) {
                shortages[top(v)].villages.push_back(v);
            } else {
                plan_.most += problem_.need[v];
            }
        }
        for (std::uint32_t p = 0; p < partners_; ++p) {
            if (!in[partner(p)]) continue;
            plan_.most += problem_.offer[p];
            shortages[top(partner(p))].partners.push_back(p);
        }
        for (auto& [root, shortage] : shortages) plan_.shortages.push_back(std::move(shortage));
    }

    void greedy() {
        std::vector<std::int64_t> offer = problem_.offer;
        std::vector<std::vector<std::uint32_t>> in_area(problem_.areas);
        for (std::uint32_t p = 0; p < problem_.partner_area.size(); ++p) {
            if (problem_.partner_area[p] != SupplyProblem::no_area) in_area[problem_.partner_area[p]].push_back(p);
        }
        std::vector<std::size_t> first(problem_.areas, 0);  // partners before it have given everything
        for (std::uint32_t v = 0; v < villages_; ++v) {
            std::int64_t left = problem_.need[v];
            const auto take = [&](std::uint32_t p) {
                const std::int64_t some = std::min(left, offer[p]);
                left -= some;
                offer[p] -= some;
            };
            for (const std::uint32_t a : in_[v]) {
                if (arcs_[a].from < area(0)) take(arcs_[a].from - villages_);
            }
            const std::uint32_t a = problem_.village_area.empty() ? SupplyProblem::no_area : problem_.village_area[v];
            if (a != SupplyProblem::no_area) {
                for (std::size_t& i = first[a]; i < in_area[a].size() && left > 0;) {
                    take(in_area[a][i]);
                    if (offer[in_area[a][i]] == 0) ++i;
                }
            }
            plan_.greedy += problem_.need[v] - left;
        }
    }

    const SupplyProblem& problem_;
    std::uint32_t villages_, partners_;
    std::vector<Arc> arcs_;
    std::vector<std::vector<std::uint32_t>> out_, in_;
    std::vector<std::int64_t> left_;
    SupplyPlan plan_;
};

/// The stated amounts of one category, by body.
struct Lists {
    std::map<NodeId, AmountSum> needs, resources;
};

class CategoryMatch {
public:
    CategoryMatch(const Network& network, const Graph& graph, const GivingRule& rule)
        : network_(network), graph_(graph), rule_(rule) {}

    CategoryPlan run(std::string_view category, const Lists& lists) {
        CategoryPlan plan;
        plan.category = category;
        gather(lists.needs, villages_, needs_);
        gather(lists.resources, partners_, offers_);
        plan.needed = total(needs_);
        plan.offered = offers_.empty() ? Amount{0, false} : total(offers_);
        std::vector<double> amounts;
        for (const auto* column : {&needs_, &offers_}) {
            for (const Amount& amount : *column) amounts.push_back(std::max(0.0, amount.value));
        }
        const double all = std::accumulate(amounts.begin(), amounts.end(), 0.0);
        int digits = 6;
        for (double room = all * 1e6; digits > 0 && room > 1e17; room /= 10) --digits;
        decimals_ = decimals_for(amounts, digits);
        plan.exact = decimals_.exact;
        translate(plan, supply(problem()));
        return plan;
    }

private:
    void gather(const std::map<NodeId, AmountSum>& list, std::vector<NodeId>& who, std::vector<Amount>& amounts) {
        for (const auto& [node, sum] : list) who.push_back(node);
        std::ranges::sort(who, {}, [&](NodeId v) { return network_.id(v); });
        for (const NodeId v : who) amounts.push_back(list.at(v).total());
    }
    static Amount total(const std::vector<Amount>& amounts) {
        AmountSum sum;
        for (const Amount& amount : amounts) sum.add(amount);
        return sum.total();
    }

    SupplyProblem problem() {
        SupplyProblem problem;
        for (const Amount& amount : needs_) problem.need.push_back(whole(amount));
        for (const Amount& amount : offers_) problem.offer.push_back(whole(amount));
        std::map<NodeId, std::uint32_t> partner_row, village_row;
        for (std::uint32_t p = 0; p < partners_.size(); ++p) partner_row[partners_[p]] = p;
        for (std::uint32_t v = 0; v < villages_.size(); ++v) village_row[villages_[v]] = v;
        for (std::uint32_t v = 0; v < villages_.size(); ++v) {
            for (const NodeId p : graph_.neighbors(villages_[v])) {
                const auto found = partner_row.find(p);
                if (found != partner_row.end()) problem.links.emplace_back(found->second, v);
            }
        }
        for (const auto& [p, v] : rule_.links) {
            const auto partner = partner_row.find(p);
            const auto village = village_row.find(v);
            if (p != v && partner != partner_row.end() && village != village_row.end()) {
                problem.links.emplace_back(partner->second, village->second);
            }
        }
        if (rule_.level) add_areas(problem);
        return problem;
    }

    /// A village that also offers something must not give to itself by way of its area: it is linked one by one.
    void add_areas(SupplyProblem& problem) {
        std::map<RegionId, std::uint32_t> number;
        const auto area_of = [&](NodeId v) {
            const RegionId region = network_.region(v);
            if (region == no_region) return SupplyProblem::no_area;
            const auto fresh = static_cast<std::uint32_t>(number.size());
            return number.emplace(network_.regions.at(region, *rule_.level), fresh).first->second;
        };
        std::vector<std::vector<std::uint32_t>> villages_in;
        for (std::uint32_t v = 0; v < villages_.size(); ++v) {
            const std::uint32_t area = area_of(villages_[v]);
            problem.village_area.push_back(area);
            if (area == SupplyProblem::no_area) continue;
            if (villages_in.size() <= area) villages_in.resize(area + 1);
            villages_in[area].push_back(v);
        }
        std::vector<NodeId> needy = villages_;
        std::ranges::sort(needy);
        for (const NodeId p : partners_) {
            std::uint32_t area = area_of(p);
            const auto row = static_cast<std::uint32_t>(problem.partner_area.size());
            const bool needs_too = std::ranges::binary_search(needy, p);
            if (needs_too && area < villages_in.size()) {
                for (const std::uint32_t v : villages_in[area]) {
                    if (villages_[v] != p) problem.links.emplace_back(row, v);
                }
                area = SupplyProblem::no_area;
            }
            problem.partner_area.push_back(area);
        }
        problem.areas = static_cast<std::uint32_t>(number.size());
    }

    [[nodiscard]] std::int64_t whole(const Amount& amount) const {
        return decimals_.whole(std::max(0.0, amount.value));
    }

    void translate(CategoryPlan& plan, const SupplyPlan& found) {
        std::vector<std::int64_t> met(villages_.size(), 0);
        for (const SupplyPlan::Gift& gift : found.gifts) {
            met[gift.village] += gift.amount;
            plan.gifts.push_back({partners_[gift.partner], villages_[gift.village], decimals_.value(gift.amount)});
        }
        for (std::size_t v = 0; v < villages_.size(); ++v) {
            if (met[v] < whole(needs_[v])) plan.unmet.push_back({villages_[v], needs_[v], decimals_.value(met[v])});
        }
        for (const SupplyPlan::Shortage& shortage : found.shortages) {
            CategoryPlan::Shortage& told = plan.shortages.emplace_back();
            AmountSum needed;
            AmountSum offered;
            for (const std::uint32_t v : shortage.villages) {
                told.villages.push_back(villages_[v]);
                needed.add(needs_[v]);
            }
            for (const std::uint32_t p : shortage.partners) {
                told.partners.push_back(partners_[p]);
                offered.add(offers_[p]);
            }
            told.needed = needed.total();
            told.offered = shortage.partners.empty() ? Amount{0, false} : offered.total();
        }
        plan.met = {decimals_.value(found.met), plan.offered.at_least || plan.needed.at_least};
        plan.most = decimals_.value(found.most);
        plan.greedy = decimals_.value(found.greedy);
    }

    const Network& network_;
    const Graph& graph_;
    const GivingRule& rule_;
    Decimals decimals_;
    std::vector<NodeId> villages_, partners_;
    std::vector<Amount> needs_, offers_;
};

}  // namespace

SupplyPlan supply(const SupplyProblem& problem) { return Supply(problem).run(); }

NeedsPlan match_needs(const Network& network, const Graph& graph, std::span<const NodeId> villages,
                      const GivingRule& rule) {
    NeedsPlan plan;
    std::vector<bool> counted(network.nodes.size(), false);
    for (const NodeId v : villages) counted[v] = true;
    std::map<std::string_view, Lists> categories;
    for (const Listed& need : network.needs) {
        if (!counted[need.node]) continue;
        if (!need.amount.known()) {
            plan.without_amount.push_back(&need);
            continue;
        }
        categories[need.category].needs[need.node].add(need.amount);
    }
    for (const Listed& resource : network.resources) {
        const auto found = categories.find(resource.category);
        if (found == categories.end()) continue;
        if (!resource.amount.known()) {
            plan.without_amount.push_back(&resource);
            continue;
        }
        found->second.resources[resource.node].add(resource.amount);
    }
    for (const auto& [category, lists] : categories) {
        plan.categories.push_back(CategoryMatch(network, graph, rule).run(category, lists));
    }
    return plan;
}

}  // namespace lianjian
