// Assignment and pairing: bench_plan pair N OPTIONS | bench_plan assign DATA
//
// `pair` draws scores for all pairs of N bodies, as the four principles give them, leaves them in OPTIONS for the
// others, and finds the best pairs. `assign` gives the uncovered villages of a data set to partners of their county.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "data/load_network.hpp"
#include "engine/coverage/ladder.hpp"
#include "engine/planning/pairing.hpp"
#include "engine/planning/village_assignment.hpp"

namespace {

using namespace lianjian;

double cpu() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

long mebibytes() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss / 1024;
}

/// Runs a job and prints its row.
template <class Job>
void row(const char* job, Job work) {
    const double spent = cpu();
    const auto begin = std::chrono::steady_clock::now();
    const std::string answer = work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    std::printf("| %s | lianjian | %.3f | %.3f | %ld | %s |\n", job, cpu() - spent, wall.count(), mebibytes(),
                answer.c_str());
}

std::vector<PairOption> drawn(std::uint32_t bodies) {
    std::mt19937_64 bits(1);
    std::vector<PairOption> options;
    for (std::uint32_t a = 0; a < bodies; ++a) {
        for (std::uint32_t b = a + 1; b < bodies; ++b) {
            if (a / 40 == b / 40) continue;  // of one township
            const double span = a / 400 == b / 400 ? 0.75 : 0.5;
            const double tie = bits() % 8 == 0 ? 0.5 : 0;
            const double complement = static_cast<double>(bits() % 5) / 4;
            options.push_back({a, b, span + tie + complement});
        }
    }
    return options;
}

int pair(std::uint32_t bodies, const char* path) {
    const std::vector<PairOption> options = drawn(bodies);
    std::ofstream file(path);
    file << bodies << '\n';
    for (const PairOption& option : options) file << option.a << ' ' << option.b << ' ' << option.score * 4 << '\n';
    for (const PairGoal goal : {PairGoal::score, PairGoal::most_pairs}) {
        row(goal == PairGoal::score ? "pair" : "pair --most", [&] {
            const Pairing pairing = pair_up(bodies, options, goal);
            return std::to_string(pairing.pairs.size()) + " pairs, " + std::to_string(pairing.score * 4) +
                   (pairing.optimal ? ", proven" : ", not proven");
        });
    }
    return 0;
}

int assign(const char* data) {
    const std::vector<std::string> paths{data};
    const LoadResult loaded = load_network(paths);
    const Network& network = loaded.network;
    const CoverageRule rule;
    row("assign", [&] {
        const Snapshot snapshot = make_snapshot(network, std::nullopt, rule);
        const Ladder ladder = make_ladder(network, snapshot, rule);
        VillageAssignmentProblem problem;
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            if (!ladder.covered(i)) problem.villages.push_back(ladder.target[i]);
        }
        std::ranges::sort(problem.villages, {}, [&](NodeId v) { return network.id(v); });
        problem.takers = existing_takers(network, snapshot.graph, rule, {});
        problem.level = Level::county;
        const VillageAssignment plan = assign_villages(network, problem);
        return std::to_string(problem.villages.size()) + " villages, " + std::to_string(problem.takers.size()) +
               " partners, " + std::to_string(plan.steps.size()) + " assigned at " +
               std::to_string(static_cast<long long>(plan.cost)) + (plan.optimal ? ", proven" : ", not proven");
    });
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string job = argc > 1 ? argv[1] : "";
    std::printf("| job | method | cpu s | wall s | MiB | answer |\n| --- | --- | --- | --- | --- | --- |\n");
    if (job == "pair" && argc == 4) return pair(static_cast<std::uint32_t>(std::atoi(argv[2])), argv[3]);
    if (job == "assign" && argc == 3) return assign(argv[2]);
    std::fputs("bench_plan pair N OPTIONS | bench_plan assign DATA\n", stderr);
    return 2;
}
