// Exact cover beside Cbc alone: bench_cover [SECONDS]
//
// Counties of 400 villages and 100 candidates drawn at random in a square; a candidate reaches the villages near it,
// and costs, capacities and needs come in by turns. Ours (greedy, bounds, reductions, branch and cut from there) and
// the command line's Cbc on the program as the textbook writes it, village by village, get the same instances in turn
// in one run. Processor seconds; the values must agree wherever both ended in time.
#include <CbcModel.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>

#include "engine/planning/cover_plan.hpp"

int CbcMain1(int argc, const char* argv[], CbcModel& model);
void CbcMain0(CbcModel& model);

using namespace lianjian;

namespace {

double cpu() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Drawn {
    std::vector<CoverCandidate> candidates;
    std::vector<CoverVillage> villages;
    std::vector<std::vector<std::uint32_t>> reached_by;
    CoverInstance instance;
};

Drawn draw(std::uint32_t seed, bool costs, bool capacities, bool people, std::uint32_t need) {
    std::mt19937 random(seed);
    const auto share = [&] { return static_cast<double>(random() % 100000) / 100000; };
    Drawn drawn;
    std::vector<std::pair<double, double>> at_village, at_candidate;
    for (int v = 0; v < 400; ++v) {
        at_village.emplace_back(share(), share());
        drawn.villages.push_back({people ? static_cast<double>(100 + random() % 2000) : 1.0, need, 0});
    }
    for (int j = 0; j < 100; ++j) {
        at_candidate.emplace_back(share(), share());
        drawn.candidates.push_back({costs ? static_cast<double>(1 + random() % 20) : 1.0,
                                    capacities ? 4 + static_cast<std::uint32_t>(random() % 9) : unlimited});
    }
    CoverReach reach;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (const auto& [x, y] : at_village) {
        std::vector<std::uint32_t> set;
        for (std::uint32_t j = 0; j < at_candidate.size(); ++j) {
            if (std::hypot(x - at_candidate[j].first, y - at_candidate[j].second) < 0.13) set.push_back(j);
        }
        const auto [at, fresh] = known.try_emplace(set, static_cast<std::uint32_t>(known.size()));
        if (fresh) reach.sets.push_back(set);
        reach.set_of.push_back(at->second);
        drawn.reached_by.push_back(set);
    }
    drawn.instance = make_cover_instance(drawn.candidates, drawn.villages, reach, false);
    return drawn;
}

/// max Σ w_v y_v with a row a village; with capacities a column and a row a pair.
std::pair<double, double> cbc_alone(const Drawn& drawn, const CoverGoal& goal, double seconds) {
    const double begun = cpu();
    std::vector<double> upper, objective, row_lower, row_upper, term;
    std::vector<int> row_of, column_of;
    const auto column = [&](double most, double price) {
        upper.push_back(most);
        objective.push_back(-price);
        return static_cast<int>(upper.size()) - 1;
    };
    const auto put = [&](int c, double factor) {
        row_of.push_back(static_cast<int>(row_lower.size()));
        column_of.push_back(c);
        term.push_back(factor);
    };
    const auto close = [&](double lower, double most) {
        row_lower.push_back(lower);
        row_upper.push_back(most);
    };
    for (std::size_t j = 0; j < drawn.candidates.size(); ++j) column(1, 0);
    const bool capacities = drawn.instance.capacitated;
    std::vector<std::vector<int>> given(drawn.candidates.size());
    for (std::size_t v = 0; v < drawn.villages.size(); ++v) {
        const int y = column(1, drawn.villages[v].weight);
        std::vector<int> from;
        for (const std::uint32_t j : drawn.reached_by[v]) {
            if (!capacities) {
                from.push_back(static_cast<int>(j));
                continue;
            }
            const int z = column(1, 0);
            from.push_back(z);
            given[j].push_back(z);
            put(z, 1);
            put(static_cast<int>(j), -1);
            close(-COIN_DBL_MAX, 0);
        }
        for (const int c : from) put(c, 1);
        put(y, -static_cast<double>(drawn.villages[v].need));
        close(0, COIN_DBL_MAX);
    }
    for (std::size_t j = 0; capacities && j < given.size(); ++j) {
        for (const int z : given[j]) put(z, 1);
        put(static_cast<int>(j), -static_cast<double>(drawn.candidates[j].capacity));
        close(-COIN_DBL_MAX, 0);
    }
    for (std::size_t j = 0; j < drawn.candidates.size(); ++j) {
        put(static_cast<int>(j), goal.limit == CoverGoal::Limit::cost ? drawn.candidates[j].cost : 1);
    }
    close(-COIN_DBL_MAX, goal.most);
    CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), term.data(), static_cast<CoinBigIndex>(term.size()));
    const std::vector<double> lower(upper.size());
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    solver.loadProblem(matrix, lower.data(), upper.data(), objective.data(), row_lower.data(), row_upper.data());
    for (std::size_t c = 0; c < upper.size(); ++c) solver.setInteger(static_cast<int>(c));
    CbcModel model(solver);
    CbcMain0(model);
    const std::string limit = std::to_string(seconds);
    const char* arguments[] = {"cbc", "-log", "0", "-sec", limit.c_str(), "-solve", "-quit"};
    CbcMain1(7, arguments, model);
    return {model.isProvenOptimal() ? -model.getObjValue() : std::nan(""), cpu() - begun};
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 60;
    struct Kind {
        const char* name;
        bool costs, capacities, people;
        std::uint32_t need;
    };
    std::printf(
        "| instance | budget | value | greedy | bound | ours cpu s | Cbc cpu s | Cbc / ours |\n| --- | --- | --- | --- "
        "| --- | --- | --- | --- |\n");
    for (const Kind& kind : {Kind{"villages", false, false, false, 1}, Kind{"people", false, false, true, 1},
                             Kind{"people, costs", true, false, true, 1}, Kind{"capacities", false, true, false, 1},
                             Kind{"backup", false, false, false, 2}}) {
        for (const double part : {0.05, 0.1, 0.2, 0.3}) {
            const Drawn drawn = draw(7, kind.costs, kind.capacities, kind.people, kind.need);
            CoverGoal goal;
            goal.limit = kind.costs ? CoverGoal::Limit::cost : CoverGoal::Limit::number;
            goal.most = std::floor(part * (kind.costs ? 1000 : 100));
            const double begun = cpu();
            const auto greedy = greedy_cover(drawn.instance, goal);
            const double bound = cover_bound(drawn.instance, goal, *greedy);
            double value = greedy->weight;
            if (bound > value) {
                const ExactCover exact = exact_cover(drawn.instance, goal, greedy, [seconds] { return seconds; });
                value = exact.outcome == ExactCover::Outcome::optimal ? exact.plan->weight : std::nan("");
            }
            const double ours = cpu() - begun;
            const auto [alone, theirs] = cbc_alone(drawn, goal, seconds);
            std::printf("| %s | %.0f | %.0f%s | %.0f | %.0f | %.3f | %.3f | %.1f |\n", kind.name, goal.most, value,
                        std::isnan(value)                ? " (ours: not in time)"
                        : std::isnan(alone)              ? " (Cbc: not in time)"
                        : std::abs(alone - value) < 1e-6 ? ""
                                                         : " ✗",
                        greedy->weight, bound, ours, theirs, theirs / ours);
            std::fflush(stdout);
        }
    }
}
