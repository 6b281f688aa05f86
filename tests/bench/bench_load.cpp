// How fast rosters are loaded: ours beside `wc -l` and a plain loader, on the same files in the same run.
//
//     bench_load FOLDER|FILE.xlsx [RUNS]
//
// FOLDER holds organizations.csv and edges.csv, as make_network writes them; FILE.xlsx is by make_workbook. Every step
// runs in a process of its own, so that its processor time and memory are its own; the best of RUNS (3) is shown, since
// a busy machine only adds.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <omp.h>

#include "data/load_network.hpp"

namespace {

using namespace lianjian;

struct Cost {
    double cpu = 1e9, wall = 1e9;  // seconds
    double memory = 0;             // MiB at the most
};

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; }

/// What a step costs in a process of its own.
Cost cost_of(const std::function<void()>& step) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no new process");
    if (child == 0) {
        step();
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || status != 0) throw std::runtime_error("a step failed");
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), wall.count(),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

/// The loader one would write in an afternoon: lines, commas, a map from id to number. No quotes, no checks.
class PlainLoader {
public:
    void load(const std::string& folder) {
        read(folder + "/organizations.csv", [&](const std::vector<std::string>& cells) {
            number_.emplace(cells[0], static_cast<std::uint32_t>(names_.size()));
            names_.push_back(cells[1]);
            kinds_.push_back(cells[2]);
            regions_.push_back(cells[3]);
        });
        read(folder + "/edges.csv", [&](const std::vector<std::string>& cells) {
            ends_.emplace_back(number_.at(cells[0]), number_.at(cells[1]));
            tie_cells_.push_back({cells[2], cells[3], cells[4], cells[5]});
        });
    }

private:
    template <class Row>
    void read(const std::string& path, Row row) {
        std::ifstream file(path);
        std::string line;
        std::vector<std::string> cells;
        for (std::getline(file, line); std::getline(file, line);) {
            cells.clear();
            for (std::size_t begin = 0; begin <= line.size();) {
                const std::size_t end = std::min(line.find(',', begin), line.size());
                cells.push_back(line.substr(begin, end - begin));
                begin = end + 1;
            }
            row(cells);
        }
    }

    std::unordered_map<std::string, std::uint32_t> number_;
    std::vector<std::string> names_, kinds_, regions_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
    std::vector<std::array<std::string, 4>> tie_cells_;
};

void count_lines(const std::string& folder) {
    const std::string nodes = folder + "/organizations.csv", ties = folder + "/edges.csv";
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(1);
    execlp("wc", "wc", "-l", nodes.c_str(), ties.c_str(), nullptr);
    _exit(1);
}

void load(const std::string& folder, int threads) {
    omp_set_num_threads(threads);
    const std::vector<std::string> inputs{folder};
    const LoadResult result = load_network(inputs);
    if (result.refused() || result.network.nodes.size() == 0) _exit(1);
}

void unzip(const std::string& workbook) {
    const std::string command = "unzip -p '" + workbook + "' | wc -l > /dev/null";
    if (std::system(command.c_str()) != 0) _exit(1);
}

using Steps = std::vector<std::pair<std::string, std::function<void()>>>;

Steps steps_for(const std::string& input) {
    const auto ours = [&input](int threads) { return [&input, threads] { load(input, threads); }; };
    if (input.ends_with(".xlsx")) {
        return {{"unzip -p, wc -l", [&input] { unzip(input); }}, {"lianjian", ours(1)}};
    }
    return {{"wc -l", [&input] { count_lines(input); }},
            {"plain loader (getline, unordered_map)", [&input] { PlainLoader().load(input); }},
            {"lianjian, 1 thread", ours(1)},
            {"lianjian, 2 threads", ours(2)}};
}

int run(const std::string& input, int runs) {
    const Steps steps = steps_for(input);
    std::vector<Cost> best(steps.size());
    for (int i = 0; i < runs; ++i) {
        for (std::size_t s = 0; s < steps.size(); ++s) {
            const Cost cost = cost_of(steps[s].second);
            best[s] = {std::min(best[s].cpu, cost.cpu), std::min(best[s].wall, cost.wall),
                       std::max(best[s].memory, cost.memory)};
        }
    }
    fmt::print("| step | cpu s | wall s | MiB | cpu / {} | cpu / {} |\n|---|---|---|---|---|---|\n", steps[0].first,
               steps[1].first);
    for (std::size_t s = 0; s < steps.size(); ++s) {
        fmt::print("| {} | {:.3f} | {:.3f} | {:.0f} | {:.2f} | {:.2f} |\n", steps[s].first, best[s].cpu, best[s].wall,
                   best[s].memory, best[s].cpu / best[0].cpu, best[s].cpu / best[1].cpu);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "bench_load FOLDER|FILE.xlsx [RUNS]\n";
        return 2;
    }
    try {
        return run(argv[1], argc > 2 ? std::atoi(argv[2]) : 3);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
