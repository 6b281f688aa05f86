// Problem: the ladder's totals on many days, without building a graph for each.
// Idea: 64 days fit a machine word. One graph of every tie that is live on any of them; each tie carries the set of
// days it is live, and every rung of a village becomes a set of days, by and/or over its neighbours. A village's
// sets change on few days, so the totals are sums of changes.
// The rungs are those of coverage/ladder.cpp, and the tests hold the two against each other.
#include "engine/comparison/trend.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace lianjian {
namespace {

/// A set of days of a block: bit i is its i-th day.
using Days = std::uint64_t;
constexpr std::size_t block_size = 64;

Days first_days(std::size_t count) { return count >= block_size ? ~Days{0} : (Days{1} << count) - 1; }

/// The rule of `is_live`, for all days of a block at once.
Days live_days(const Ties& ties, TieId tie, std::span<const Date> block) {
    if (ties.repeated[tie] || ties.status[tie] == Status::planned) return 0;
    const Date start = ties.start[tie];
    const Date end = ties.end[tie];
    if (!end.known() && ties.status[tie] == Status::ended) return 0;
    const auto before = [&](Date day) {
        return first_days(static_cast<std::size_t>(std::lower_bound(block.begin(), block.end(), day) - block.begin()));
    };
    return (end.known() ? before(end) : first_days(block.size())) & ~(start.known() ? before(start) : Days{0});
}

/// A graph whose ties know their days; parallel ties share them.
struct TimedGraph {
    Graph graph;
    std::vector<Days> days;  // beside the graph's neighbours

    [[nodiscard]] std::span<const Days> days_of(NodeId node) const {
        return {days.data() + graph.offset(node), graph.degree(node)};
    }
};

TimedGraph make_timed_graph(const Network& network, const std::vector<TieId>& ties,
                            const std::vector<Days>& days_of_tie) {
    TimedGraph timed{make_graph(network, ties), {}};
    timed.days.resize(2 * timed.graph.tie_count(), 0);
    const auto mark = [&](NodeId a, NodeId b, Days days) {
        const auto row = timed.graph.neighbors(a);
        const auto at = std::lower_bound(row.begin(), row.end(), b) - row.begin();
        timed.days[timed.graph.offset(a) + static_cast<std::uint64_t>(at)] |= days;
    };
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const NodeId a = network.ties.source[ties[i]];
        const NodeId b = network.ties.target[ties[i]];
        if (a == b) continue;
        mark(a, b, days_of_tie[i]);
        mark(b, a, days_of_tie[i]);
    }
    return timed;
}

/// Days with at least one, two, three of something that comes and goes.
struct Counted {
    Days one = 0, two = 0, three = 0;

    void add(Days days) {
        three |= two & days;
        two |= one & days;
        one |= days;
    }
};

/// What the neighbours of every node would be to a target of one kind.
struct KindView {
    std::vector<bool> covers;      // by kind of neighbour
    bool covers_itself = false;    // a target of the kind covers others of it
    std::vector<Counted> nearby;   // by node: days with so many neighbours that would cover
    std::vector<Counted> members;  // by group: days with so many members that would
    bool is_member = false;        // a target of the kind is counted among these
};

std::vector<Counted> covering_neighbors(const Network& network, const TimedGraph& timed,
                                        const std::vector<bool>& covers, bool of_groups) {
    std::vector<Counted> counted(network.nodes.size());
#pragma omp parallel for schedule(dynamic, 4096)
    for (NodeId w = 0; w < static_cast<NodeId>(network.nodes.size()); ++w) {
        if (of_groups && !is_group(network.kind(w))) continue;
        const auto neighbors = timed.graph.neighbors(w);
        const auto days = timed.days_of(w);
        for (std::size_t i = 0; i < neighbors.size(); ++i) {
            const NodeKind kind = network.kind(neighbors[i]);
            if (covers[static_cast<std::size_t>(kind)] && !(of_groups && is_group(kind))) counted[w].add(days[i]);
        }
    }
    return counted;
}

/// The rungs of one target, each a set of days.
struct Rungs {
    Days covered = 0, two = 0, three = 0, within_2_hops = 0, direct_or_group = 0, sole = 0;
};

class Block {
public:
    Block(const Network& network, std::span<const Date> days, const CoverageRule& rule)
        : network_(network), rule_(rule), all_days_(first_days(days.size())) {
        std::vector<TieId> ties, memberships;
        std::vector<Days> days_of_tie, days_of_membership;
        for (TieId tie = 0; tie < network.ties.size(); ++tie) {
            const EdgeKind kind = network.ties.kind[tie];
            if (!rule.ties.empty() && std::find(rule.ties.begin(), rule.ties.end(), kind) == rule.ties.end()) continue;
            const Days live = live_days(network.ties, tie, days);
            if (live == 0) continue;
            ties.push_back(tie);
            days_of_tie.push_back(live);
            if (kind != EdgeKind::membership) continue;
            memberships.push_back(tie);
            days_of_membership.push_back(live);
        }
        timed_ = make_timed_graph(network, ties, days_of_tie);
        memberships_ = make_timed_graph(network, memberships, days_of_membership);
    }

    /// To be called for every kind of target there is, before `rungs`.
    void prepare(NodeKind kind) {
        KindView& view = views_[kind];
        if (!view.covers.empty()) return;
        view.covers.resize(network_.kind_count());
        for (std::size_t k = 0; k < view.covers.size(); ++k) {
            view.covers[k] = rule_.covers(static_cast<NodeKind>(k), kind);
        }
        view.covers_itself = rule_.covers(kind, kind);
        view.is_member = view.covers_itself && !is_group(kind);
        view.nearby = covering_neighbors(network_, timed_, view.covers, false);
        if (memberships_.graph.tie_count() > 0) {
            view.members = covering_neighbors(network_, memberships_, view.covers, true);
        }
    }

    [[nodiscard]] Rungs rungs(NodeId v) const {
        const KindView& view = views_.at(network_.kind(v));
        const auto neighbors = timed_.graph.neighbors(v);
        const auto days = timed_.days_of(v);
        const Counted& partners = view.nearby[v];
        Rungs rungs;
        rungs.two = partners.two;
        rungs.three = partners.three;
        rungs.sole = partners.one & ~partners.two;
        rungs.covered = covered(partners, neighbors, days, view.covers);
        // A neighbour's neighbour that covers; where the target itself would be one of them, a second is needed.
        rungs.within_2_hops = partners.one;
        for (std::size_t i = 0; i < neighbors.size(); ++i) {
            const Counted& beyond = view.nearby[neighbors[i]];
            rungs.within_2_hops |= days[i] & (view.covers_itself ? beyond.two : beyond.one);
        }
        rungs.direct_or_group = rungs.covered;
        const auto groups = memberships_.graph.neighbors(v);
        const auto membership_days = memberships_.days_of(v);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const Counted& members = view.members[groups[i]];
            rungs.direct_or_group |= membership_days[i] & (view.is_member ? members.two : members.one);
        }
        return rungs;
    }

private:
    [[nodiscard]] Days covered(const Counted& partners, std::span<const NodeId> neighbors, std::span<const Days> days,
                               const std::vector<bool>& covers) const {
        switch (rule_.min_partners) {
            case 0:
                return all_days_;
            case 1:
                return partners.one;
            case 2:
                return partners.two;
            case 3:
                return partners.three;
            default:
                break;
        }
        std::array<std::uint32_t, block_size> count{};
        for (std::size_t i = 0; i < neighbors.size(); ++i) {
            if (!covers[static_cast<std::size_t>(network_.kind(neighbors[i]))]) continue;
            for (Days left = days[i]; left != 0; left &= left - 1) {
                count[static_cast<std::size_t>(std::countr_zero(left))] += 1;
            }
        }
        Days enough = 0;
        for (std::size_t day = 0; day < block_size; ++day) {
            if (count[day] >= rule_.min_partners) enough |= Days{1} << day;
        }
        return enough;
    }

    const Network& network_;
    const CoverageRule& rule_;
    Days all_days_;
    TimedGraph timed_, memberships_;
    std::map<NodeKind, KindView> views_;
};

/// How many targets there are on each day, from the days on which they come and go.
class Tally {
public:
    void add(Days days) {
        for (Days edges = days ^ (days << 1); edges != 0; edges &= edges - 1) {
            const auto day = static_cast<std::size_t>(std::countr_zero(edges));
            if ((days >> day & 1) != 0) {
                comes_[day] += 1;
            } else {
                goes_[day] += 1;
            }
        }
    }
    /// The counts of the days in order: each call the next day's.
    [[nodiscard]] std::uint64_t next() {
        count_ += comes_[day_];
        count_ -= goes_[day_++];
        return count_;
    }

private:
    std::array<std::uint64_t, block_size> comes_{}, goes_{};
    std::uint64_t count_ = 0;
    std::size_t day_ = 0;
};

}  // namespace

std::vector<CoverageRow> coverage_trend(const Network& network, std::span<const Date> days, const CoverageRule& rule,
                                        RegionId within) {
    std::vector<NodeId> targets;
    AmountSum population;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v))) continue;
        if (within != no_region && !network.regions.within(network.region(v), within)) continue;
        targets.push_back(v);
        population.add(network.nodes.population[v]);
    }

    std::vector<CoverageRow> rows;
    rows.reserve(days.size());
    for (std::size_t begin = 0; begin < days.size(); begin += block_size) {
        const std::size_t count = std::min(block_size, days.size() - begin);
        Block block(network, days.subspan(begin, count), rule);
        for (const NodeId v : targets) block.prepare(network.kind(v));

        const auto target_count = static_cast<std::int64_t>(targets.size());
        std::vector<Rungs> rungs(targets.size());
#pragma omp parallel for schedule(dynamic, 4096)
        for (std::int64_t i = 0; i < target_count; ++i) {
            rungs[static_cast<std::size_t>(i)] = block.rungs(targets[static_cast<std::size_t>(i)]);
        }

        Tally covered, two, three, within_2_hops, direct_or_group, sole;
        for (const Rungs& each : rungs) {
            covered.add(each.covered);
            two.add(each.two);
            three.add(each.three);
            within_2_hops.add(each.within_2_hops);
            direct_or_group.add(each.direct_or_group);
            sole.add(each.sole);
        }
        // In the order of the ladder, so that sums of fractions come out the same to the last bit.
        std::vector<AmountSum> population_covered(count);
        if (population.total().known()) {
            for (std::size_t i = 0; i < targets.size(); ++i) {
                const Amount people = network.nodes.population[targets[i]];
                for (Days left = rungs[i].covered; left != 0; left &= left - 1) {
                    population_covered[static_cast<std::size_t>(std::countr_zero(left))].add(people);
                }
            }
        }
        for (std::size_t day = 0; day < count; ++day) {
            CoverageRow row;
            row.region = within;
            row.villages = targets.size();
            row.covered = covered.next();
            row.two_or_more = two.next();
            row.three_or_more = three.next();
            row.within_2_hops = within_2_hops.next();
            row.direct_or_group = direct_or_group.next();
            row.sole_partner = sole.next();
            set_population(row, population, population_covered[day]);
            rows.push_back(row);
        }
    }
    return rows;
}

namespace {

int months_of(Step step) {
    switch (step) {
        case Step::month:
            return 1;
        case Step::quarter:
            return 3;
        case Step::year:
            break;
    }
    return 12;
}

/// So many months later, on the same day of the month or its last.
Date later(CivilDate from, int months) {
    const int month = from.year * 12 + from.month - 1 + months;
    CivilDate day{month / 12, month % 12 + 1, from.day};
    day.day = std::min(day.day, days_in_month(day.year, day.month));
    return make_date(day).value_or(Date{});  // no day after the year 9999
}

}  // namespace

std::vector<Date> days_by_step(Date from, Date to, Step step) {
    std::vector<Date> days;
    if (to < from) return days;
    const CivilDate first = civil(from);
    for (int i = 0;; ++i) {
        const Date day = later(first, i * months_of(step));
        if (!day.known() || day >= to) break;
        days.push_back(day);
    }
    days.push_back(to);
    return days;
}

}  // namespace lianjian
