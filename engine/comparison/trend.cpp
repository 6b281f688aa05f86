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
#include <numeric>
#include <utility>

namespace lianjian {
namespace {

/// A set of days of a block: bit i is its i-th day.
using Days = std::uint64_t;
constexpr std::size_t block_size = 64;

Days first_days(std::size_t count) { return count >= block_size ? ~Days{0} : (Days{1} << count) - 1; }

/// Days of a block from a start on and before an end, where these are stated.
Days days_between(Date start, Date end, std::span<const Date> block) {
    const auto before = [&](Date day) {
        return first_days(static_cast<std::size_t>(std::lower_bound(block.begin(), block.end(), day) - block.begin()));
    };
    return (end.known() ? before(end) : first_days(block.size())) & ~(start.known() ? before(start) : Days{0});
}

/// The rule of `is_live`, for all days of a block at once.
Days live_days(const Ties& ties, TieId tie, std::span<const Date> block, Planned planned) {
    if (ties.repeated[tie] || (ties.status[tie] == Status::planned && planned == Planned::left_out)) return 0;
    const Date start = ties.start[tie];
    const Date end = ties.end[tie];
    if (!end.known() && ties.status[tie] == Status::ended) return 0;
    return days_between(start, end, block);
}

/// The days of a block on which each node stands.
class Standing {
public:
    Standing(const Nodes& nodes, std::span<const Date> block) : all_days_(first_days(block.size())) {
        if (!nodes.dated()) return;
        days_.reserve(nodes.size());
        for (NodeId v = 0; v < nodes.size(); ++v) days_.push_back(days_between(nodes.start[v], nodes.end[v], block));
    }
    [[nodiscard]] Days of(NodeId node) const { return days_.empty() ? all_days_ : days_[node]; }

private:
    Days all_days_;
    std::vector<Days> days_;  // empty when all nodes always stand
};

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
    Days stands = 0, covered = 0, two = 0, three = 0, within_2_hops = 0, direct_or_group = 0, sole = 0;
};

class Block {
public:
    Block(const Network& network, std::span<const Date> days, const CoverageRule& rule)
        : network_(network), rule_(rule), standing_(network.nodes, days) {
        std::vector<TieId> ties, memberships;
        std::vector<Days> days_of_tie, days_of_membership;
        for (TieId tie = 0; tie < network.ties.size(); ++tie) {
            const EdgeKind kind = network.ties.kind[tie];
            if (!rule.ties.empty() && std::find(rule.ties.begin(), rule.ties.end(), kind) == rule.ties.end()) continue;
            const Days live = live_days(network.ties, tie, days, rule.planned) &
                              standing_.of(network.ties.source[tie]) & standing_.of(network.ties.target[tie]);
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
        rungs.stands = standing_.of(v);
        rungs.two = partners.two;
        rungs.three = partners.three;
        rungs.sole = partners.one & ~partners.two;
        rungs.covered = covered(rungs.stands, partners, neighbors, days, view.covers);
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
    [[nodiscard]] Days covered(Days stands, const Counted& partners, std::span<const NodeId> neighbors,
                               std::span<const Days> days, const std::vector<bool>& covers) const {
        switch (rule_.min_partners) {
            case 0:
                return stands;
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
    Standing standing_;
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

/// Targets that share a line: places among the targets, ascending.
struct Line {
    RegionId region = no_region;
    std::vector<std::uint32_t> places;
    std::vector<CoverageRow> rows;  // by day
};

/// The rows of a block's days. In the order of the ladder, so that sums of fractions come out the same to the last bit.
void add_rows(Line& line, const Network& network, std::span<const NodeId> targets, std::span<const Rungs> rungs,
              std::size_t days) {
    Tally villages, covered, two, three, within_2_hops, direct_or_group, sole;
    const bool people = !network.nodes.population.rows.empty();
    const bool dated = network.nodes.dated();
    AmountSum always;  // people of the targets, who are there every day
    std::vector<AmountSum> population(people && dated ? days : 0), population_covered(people ? days : 0);
    const auto add_people = [](std::vector<AmountSum>& sums, Amount amount, Days on) {
        for (; on != 0; on &= on - 1) sums[static_cast<std::size_t>(std::countr_zero(on))].add(amount);
    };
    for (const std::uint32_t place : line.places) {
        const Rungs& each = rungs[place];
        villages.add(each.stands);
        covered.add(each.covered);
        two.add(each.two);
        three.add(each.three);
        within_2_hops.add(each.within_2_hops);
        direct_or_group.add(each.direct_or_group);
        sole.add(each.sole);
        if (!people) continue;
        const Amount amount = network.nodes.population[targets[place]];
        add_people(population_covered, amount, each.covered);
        if (dated) {
            add_people(population, amount, each.stands);
        } else {
            always.add(amount);
        }
    }
    for (std::size_t day = 0; day < days; ++day) {
        CoverageRow row;
        row.region = line.region;
        row.villages = villages.next();
        row.covered = covered.next();
        row.two_or_more = two.next();
        row.three_or_more = three.next();
        row.within_2_hops = within_2_hops.next();
        row.direct_or_group = direct_or_group.next();
        row.sole_partner = sole.next();
        if (people) set_population(row, dated ? population[day] : always, population_covered[day]);
        line.rows.push_back(row);
    }
}

/// Fills the rows of the lines, all days.
void follow(std::vector<Line>& lines, const Network& network, std::span<const NodeId> targets,
            std::span<const Date> days, const CoverageRule& rule) {
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
        for (Line& line : lines) add_rows(line, network, targets, rungs, count);
    }
}

std::vector<NodeId> targets_within(const Network& network, const CoverageRule& rule, RegionId within) {
    std::vector<NodeId> targets;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (!rule.is_target(network.kind(v))) continue;
        if (within == no_region || network.regions.within(network.region(v), within)) targets.push_back(v);
    }
    return targets;
}

/// All targets in one line.
Line total_line(RegionId within, std::size_t targets) {
    Line line{within, std::vector<std::uint32_t>(targets), {}};
    std::iota(line.places.begin(), line.places.end(), 0U);
    return line;
}

/// A line for each region with a target, by code, those of no region last.
std::vector<Line> region_lines(const Network& network, std::span<const NodeId> targets, Level level) {
    const std::vector<RegionId> cut = network.regions.cut(level);
    const std::size_t nowhere = network.regions.size();
    std::vector<Line> by_region(nowhere + 1);
    for (std::uint32_t place = 0; place < targets.size(); ++place) {
        const RegionId region = network.region(targets[place]);
        Line& line = by_region[region == no_region ? nowhere : cut[region]];
        line.region = region == no_region ? no_region : cut[region];
        line.places.push_back(place);
    }
    std::erase_if(by_region, [](const Line& line) { return line.places.empty(); });
    std::sort(by_region.begin(), by_region.end(), [&](const Line& a, const Line& b) {
        if ((a.region == no_region) != (b.region == no_region)) return b.region == no_region;
        return network.region_code(a.region) < network.region_code(b.region);
    });
    return by_region;
}

}  // namespace

std::vector<CoverageRow> coverage_trend(const Network& network, std::span<const Date> days, const CoverageRule& rule,
                                        RegionId within) {
    const std::vector<NodeId> targets = targets_within(network, rule, within);
    std::vector<Line> lines{total_line(within, targets.size())};
    follow(lines, network, targets, days, rule);
    return std::move(lines[0].rows);
}

RegionTrends coverage_trends(const Network& network, std::span<const Date> days, const CoverageRule& rule, Level level,
                             RegionId within) {
    const std::vector<NodeId> targets = targets_within(network, rule, within);
    std::vector<Line> lines = region_lines(network, targets, level);
    lines.push_back(total_line(within, targets.size()));
    follow(lines, network, targets, days, rule);
    RegionTrends trends;
    trends.total = std::move(lines.back().rows);
    lines.pop_back();
    for (Line& line : lines) trends.regions.push_back({line.region, std::move(line.rows)});
    return trends;
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
