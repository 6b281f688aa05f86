// What coverage, comparison and change cost once a network is loaded; the plain ladder beside a plain hash join.
//
//     bench_coverage FOLDER [--rows FILE] [--runs N]
//
// The day is 2024-01-01, changes are those of the year before it, the trend is that of 97 months up to it. With --rows,
// the ladder by county is written to a file for peers in other languages. Best of N (3) runs, since a busy machine only
// adds.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "data/load_network.hpp"
#include "engine/comparison/audit.hpp"
#include "engine/comparison/changes.hpp"
#include "engine/comparison/districts.hpp"
#include "engine/comparison/mixing.hpp"
#include "engine/comparison/trend.hpp"
#include "engine/coverage/fragility.hpp"
#include "engine/coverage/ladder.hpp"
#include "engine/coverage/partners.hpp"

namespace {

using namespace lianjian;

struct Cost {
    double cpu = 1e9, wall = 1e9;  // seconds
};

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Cost best_of(int runs, const std::function<void()>& step) {
    Cost best;
    for (int i = 0; i < runs; ++i) {
        const double cpu = processor_seconds();
        const auto begin = std::chrono::steady_clock::now();
        step();
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
        best = {std::min(best.cpu, processor_seconds() - cpu), std::min(best.wall, wall.count())};
    }
    return best;
}

/// County code → villages, covered, two or more, three or more, sole partner.
using Counts = std::map<std::string, std::array<std::uint64_t, 5>>;

void count(Counts& counts, std::string_view county, std::size_t partners) {
    auto& row = counts[std::string(county)];
    row[0] += 1;
    row[1] += partners >= 1;
    row[2] += partners >= 2;
    row[3] += partners >= 3;
    row[4] += partners == 1;
}

/// A table of rows as a data frame or a database holds it: texts and days.
struct PlainTables {
    struct Node {
        std::string id, kind, region;
    };
    struct Tie {
        std::string source, target, status;
        Date start, end;
    };
    std::vector<Node> nodes;
    std::vector<Tie> ties;

    explicit PlainTables(const Network& network) {
        for (NodeId v = 0; v < network.nodes.size(); ++v) {
            nodes.push_back({std::string(network.id(v)), std::string(network.key(network.kind(v))),
                             std::string(network.region_code(network.region(v)))});
        }
        const Ties& all = network.ties;
        for (TieId tie = 0; tie < all.size(); ++tie) {
            ties.push_back({std::string(network.id(all.source[tie])), std::string(network.id(all.target[tie])),
                            std::string(statuses()[static_cast<std::size_t>(all.status[tie])].key), all.start[tie],
                            all.end[tie]});
        }
    }
};

/// The query one would write in an afternoon: ties of the day joined to the nodes of both ends by id, distinct pairs,
/// counted by village, then by county.
Counts hash_join(const PlainTables& tables, Date day) {
    std::unordered_map<std::string_view, const PlainTables::Node*> by_id;
    for (const auto& node : tables.nodes) by_id.emplace(node.id, &node);
    const auto is_village = [](const PlainTables::Node& node) {
        return node.kind == "village" || node.kind == "community";
    };
    const auto is_group = [](const PlainTables::Node& node) {
        return node.kind == "alliance" || node.kind == "area_committee" || node.kind == "work_team" ||
               node.kind == "business_district_committee" || node.kind == "red_alliance" ||
               node.kind == "joint_conference";
    };
    std::unordered_map<const PlainTables::Node*, std::unordered_set<const PlainTables::Node*>> partners;
    for (const auto& tie : tables.ties) {
        if (tie.status == "planned" || (tie.status == "ended" && !tie.end.known())) continue;
        if ((tie.start.known() && tie.start > day) || (tie.end.known() && tie.end <= day)) continue;
        const auto* a = by_id.at(tie.source);
        const auto* b = by_id.at(tie.target);
        if (a->kind == b->kind) continue;
        if (is_village(*a) && !is_group(*b)) partners[a].insert(b);
        if (is_village(*b) && !is_group(*a)) partners[b].insert(a);
    }
    Counts counts;
    for (const auto& node : tables.nodes) {
        if (!is_village(node)) continue;
        const auto found = partners.find(&node);
        count(counts, node.region.substr(0, 6), found == partners.end() ? 0 : found->second.size());
    }
    return counts;
}

Counts counts_of(const Network& network, const CoverageTable& table) {
    Counts counts;
    for (const CoverageRow& row : table.rows) {
        counts[std::string(network.region_code(row.region))] = {row.villages, row.covered, row.two_or_more,
                                                                row.three_or_more, row.sole_partner};
    }
    return counts;
}

void write_rows(const std::string& path, const Counts& counts) {
    std::ofstream file(path);
    file << "county,villages,covered,two_or_more,three_or_more,sole_partner\n";
    for (const auto& [county, row] : counts) {
        file << county;
        for (const std::uint64_t value : row) file << ',' << value;
        file << '\n';
    }
    if (!file) throw std::runtime_error("cannot write " + path);
}

void print(std::string_view job, const Cost& cost) {
    fmt::print("| {} | {:.3f} | {:.3f} |\n", job, cost.cpu, cost.wall);
}

int run(const std::string& folder, const std::string& rows, int runs) {
    LoadResult loaded;
    const std::vector<std::string> inputs{folder};
    const Cost loading = best_of(1, [&] { loaded = load_network(inputs); });
    if (loaded.refused()) throw std::runtime_error("the network was refused");
    const Network& network = loaded.network;
    const Date day = *make_date({2024, 1, 1}), year_before = *make_date({2023, 1, 1});
    const CoverageRule rule;

    fmt::print("| step, beyond loading | cpu s | wall s |\n|---|---|---|\n");
    print("(loading)", loading);
    CoverageTable ladder_table;
    const Cost ladder = best_of(runs, [&] {
        const Snapshot snapshot = make_snapshot(network, day, rule);
        ladder_table = coverage_by_region(network, make_ladder(network, snapshot, rule), Level::county);
    });
    print("coverage ladder by county, with hops and groups", ladder);
    const Counts ours = counts_of(network, ladder_table);
    {
        const PlainTables tables(network);
        Counts theirs;
        const Cost join = best_of(runs, [&] { theirs = hash_join(tables, day); });
        print("　plain hash join, without hops and groups", join);
        if (ours != theirs) throw std::runtime_error("the hash join counts otherwise");
        fmt::print("| 　cpu of the join / ours; counts of {} counties are equal | {:.2f} | {:.2f} |\n", ours.size(),
                   join.cpu / ladder.cpu, join.wall / ladder.wall);
    }
    if (!rows.empty()) write_rows(rows, ours);

    print("partners",
          best_of(runs, [&] { (void)partner_lines(network, make_snapshot(network, day, rule).graph, rule); }));
    print("compare --level county", best_of(runs, [&] {
              const Snapshot snapshot = make_snapshot(network, day, rule);
              (void)compare_districts(network, snapshot, rule, Level::county);
          }));
    print("flows --level county", best_of(runs, [&] {
              const Snapshot snapshot = make_snapshot(network, day, rule);
              (void)mixing(network, snapshot, Level::county);
          }));
    print("changes over a year, by county", best_of(runs, [&] {
              const Snapshot before = make_snapshot(network, year_before, rule);
              const Snapshot after = make_snapshot(network, day, rule);
              (void)changes_between(network, before, after, rule, Level::county);
          }));
    print("fragility, 3 departures", best_of(runs, [&] {
              const Snapshot snapshot = make_snapshot(network, day, rule);
              const Backing backing = make_backing(network, snapshot, rule);
              (void)fragility_totals(network, backing);
              (void)worst_departures(network, backing, 3, Counted::villages);
          }));
    print("audit, all rules", best_of(runs, [&] {
              const Snapshot snapshot = make_snapshot(network, day);
              for (const AuditRule& each : audit_rules()) (void)each.find({network, snapshot});
          }));
    const std::vector<Date> months = days_by_step(*make_date({2016, 1, 1}), day, Step::month);
    print(fmt::format("coverage --every month, {} days", months.size()),
          best_of(runs, [&] { (void)coverage_trend(network, months, rule); }));
    print("　the same for every county",
          best_of(runs, [&] { (void)coverage_trends(network, months, rule, Level::county); }));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::string rows;
    int runs = 3;
    for (int i = 2; i + 1 < argc; i += 2) {
        if (std::string_view(argv[i]) == "--rows") rows = argv[i + 1];
        if (std::string_view(argv[i]) == "--runs") runs = std::max(1, std::atoi(argv[i + 1]));
    }
    if (argc < 2) {
        std::cerr << "bench_coverage FOLDER [--rows FILE] [--runs N]\n";
        return 2;
    }
    try {
        return run(argv[1], rows, runs);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
