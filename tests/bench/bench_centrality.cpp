// How fast the measures of nodes are: ours beside igraph and a plain Brandes, on the same graph in the same run.
//
//     bench_centrality FOLDER [--runs N] [--sources N] [--ties FILE]
//
// Every step runs in a process of its own, so that its processor time and memory are its own; the best of N (2) runs is
// shown, and a short step is run several times in it. Betweenness by plain Brandes and igraph takes hours on a large
// graph: it is run from N (64) sources drawn at random, and extrapolated to all ("~"). `--ties FILE` writes the ties as
// numbers, for peers.py. A row ends with the greatest score and the sum of all, which must agree between the methods.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <omp.h>

#ifdef LIANJIAN_WITH_IGRAPH
#include <igraph/igraph.h>
#endif

#include "data/load_network.hpp"
#include "engine/centrality/centrality.hpp"
#include "engine/structure/blocks.hpp"
#include "engine/structure/communities.hpp"
#include "engine/structure/components.hpp"
#include "engine/structure/cores.hpp"

namespace {

using namespace lianjian;

/// What a step found, for comparison with the others.
struct Check {
    double greatest = 0, sum = 0;
};

struct Outcome {
    double cpu = 1e18, wall = 1e18, memory = 0;  // seconds, seconds, MiB
    Check check;
};

struct Step {
    std::string job, method;
    std::function<Check()> run;
    double factor = 1;  // what its time is multiplied by, where it did a part of the work only
};

Check check_of(const std::vector<double>& scores) {
    if (scores.empty()) return {};
    return {*std::max_element(scores.begin(), scores.end()), std::accumulate(scores.begin(), scores.end(), 0.0)};
}

template <class Labels>
Check check_of_numbers(const Labels& numbers) {
    return check_of(std::vector<double>(numbers.begin(), numbers.end()));
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Runs a step in a process of its own, which tells its outcome through a pipe.
Outcome outcome_of(const Step& step) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no new process");
    if (child == 0) {
        Outcome own;
        double spent = 0;
        for (int round = 0; round < 4 && spent < 2; ++round) {  // short ones again, with their memory at hand
            const double cpu = cpu_seconds();
            const auto begin = std::chrono::steady_clock::now();
            own.check = step.run();
            const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            own.wall = std::min(own.wall, wall);
            own.cpu = std::min(own.cpu, cpu_seconds() - cpu);
            spent += wall;
        }
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        own.memory = static_cast<double>(usage.ru_maxrss) / 1024;
        _exit(write(ends[1], &own, sizeof own) == sizeof own ? 0 : 1);
    }
    close(ends[1]);
    Outcome outcome;
    const bool told = read(ends[0], &outcome, sizeof outcome) == sizeof outcome;
    close(ends[0]);
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0 || !told) throw std::runtime_error(step.method + " failed");
    outcome.cpu *= step.factor;
    outcome.wall *= step.factor;
    return outcome;
}

std::vector<NodeId> some_sources(const Graph& graph, std::size_t count) {
    std::vector<NodeId> tied;
    for (NodeId v = 0; v < graph.size(); ++v) {
        if (graph.degree(v) > 0) tied.push_back(v);
    }
    std::shuffle(tied.begin(), tied.end(), std::mt19937_64(1));
    if (tied.size() > count) tied.resize(count);
    return tied;
}

/// Brandes 2001 as the best reference codes have it: one search a source and thread, a queue that serves as the order
/// of the way back, no lists of predecessors.
Check plain_brandes(const Graph& graph, const std::vector<NodeId>& sources) {
    const std::size_t n = graph.size();
    std::vector<double> total(n, 0);
#pragma omp parallel
    {
        std::vector<std::int32_t> depth(n, -1);
        std::vector<double> paths(n, 0), dependency(n, 0), own(n, 0);
        std::vector<NodeId> queue(n);
#pragma omp for schedule(dynamic, 8)
        for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(sources.size()); ++i) {
            const NodeId source = sources[static_cast<std::size_t>(i)];
            std::size_t end = 0;
            queue[end++] = source;
            depth[source] = 0;
            paths[source] = 1;
            for (std::size_t at = 0; at < end; ++at) {
                const NodeId v = queue[at];
                for (const NodeId w : graph.neighbors(v)) {
                    if (depth[w] < 0) {
                        depth[w] = depth[v] + 1;
                        queue[end++] = w;
                    }
                    if (depth[w] == depth[v] + 1) paths[w] += paths[v];
                }
            }
            for (std::size_t at = end; at-- > 0;) {
                const NodeId w = queue[at];
                for (const NodeId v : graph.neighbors(w)) {
                    if (depth[v] == depth[w] + 1) dependency[w] += paths[w] / paths[v] * (1 + dependency[v]);
                }
                if (w != source) own[w] += dependency[w];
            }
            for (std::size_t at = 0; at < end; ++at) {
                depth[queue[at]] = -1;
                paths[queue[at]] = dependency[queue[at]] = 0;
            }
        }
#pragma omp critical
        for (std::size_t v = 0; v < n; ++v) total[v] += own[v] / 2;
    }
    return check_of(total);
}

#ifdef LIANJIAN_WITH_IGRAPH

class IGraph {
public:
    explicit IGraph(const Graph& graph) {
        igraph_vector_int_t ends;
        igraph_vector_int_init(&ends, 0);
        for (NodeId v = 0; v < graph.size(); ++v) {
            for (const NodeId w : graph.neighbors(v)) {
                if (w < v) continue;
                igraph_vector_int_push_back(&ends, v);
                igraph_vector_int_push_back(&ends, w);
            }
        }
        igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(graph.size()), IGRAPH_UNDIRECTED);
        igraph_vector_int_destroy(&ends);
    }
    ~IGraph() { igraph_destroy(&graph_); }
    IGraph(const IGraph&) = delete;
    IGraph& operator=(const IGraph&) = delete;

    template <class Call>
    Check scores(Call call) const {
        igraph_vector_t result;
        igraph_vector_init(&result, 0);
        call(&graph_, &result);
        const std::vector<double> scores(VECTOR(result), VECTOR(result) + igraph_vector_size(&result));
        igraph_vector_destroy(&result);
        return check_of(scores);
    }
    template <class Call>
    Check numbers(Call call) const {
        igraph_vector_int_t result;
        igraph_vector_int_init(&result, 0);
        call(&graph_, &result);
        const std::vector<double> scores(VECTOR(result), VECTOR(result) + igraph_vector_int_size(&result));
        igraph_vector_int_destroy(&result);
        return check_of(scores);
    }

private:
    igraph_t graph_;
};

void add_igraph(std::vector<Step>& steps, const IGraph& peer, bool all) {
    const std::string name = "igraph " IGRAPH_VERSION;
    const auto scores = [&peer](auto call) { return [&peer, call] { return peer.scores(call); }; };
    const auto numbers = [&peer](auto call) { return [&peer, call] { return peer.numbers(call); }; };
    steps.push_back({"components", name, numbers([](const igraph_t* g, igraph_vector_int_t* r) {
                         igraph_vector_int_t sizes;
                         igraph_vector_int_init(&sizes, 0);
                         igraph_connected_components(g, r, &sizes, nullptr, IGRAPH_WEAK);
                         igraph_vector_int_update(r, &sizes);
                         igraph_vector_int_destroy(&sizes);
                     })});
    steps.push_back({"blocks", name, numbers([](const igraph_t* g, igraph_vector_int_t* r) {
                         igraph_integer_t count = 0;
                         igraph_biconnected_components(g, &count, nullptr, nullptr, nullptr, r);
                         igraph_vector_int_fill(r, 1);
                     })});
    steps.push_back({"coreness", name,
                     numbers([](const igraph_t* g, igraph_vector_int_t* r) { igraph_coreness(g, r, IGRAPH_ALL); })});
    steps.push_back({"pagerank", name, scores([](const igraph_t* g, igraph_vector_t* r) {
                         igraph_pagerank(g, IGRAPH_PAGERANK_ALGO_PRPACK, r, nullptr, igraph_vss_all(), false, 0.85,
                                         nullptr, nullptr);
                     })});
    steps.push_back({"communities", name + " Leiden", [&peer] {
                         double quality = 0;
                         Check check = peer.numbers([&](const igraph_t* g, igraph_vector_int_t* r) {
                             igraph_vector_t weights;
                             igraph_vector_init(&weights, 0);
                             igraph_strength(g, &weights, igraph_vss_all(), IGRAPH_ALL, true, nullptr);
                             igraph_integer_t count = 0;
                             const double m = static_cast<double>(igraph_ecount(g));
                             igraph_community_leiden(g, nullptr, &weights, 1 / (2 * m), 0.01, false, 2, r, &count,
                                                     &quality);
                             igraph_vector_destroy(&weights);
                         });
                         check = {quality, quality};
                         return check;
                     }});
    if (all) {
        steps.push_back({"harmonic", name, scores([](const igraph_t* g, igraph_vector_t* r) {
                             igraph_harmonic_centrality(g, r, igraph_vss_all(), IGRAPH_ALL, nullptr, false);
                         })});
        steps.push_back({"betweenness", name, scores([](const igraph_t* g, igraph_vector_t* r) {
                             igraph_betweenness(g, r, igraph_vss_all(), false, nullptr);
                         })});
    }
}

#endif

std::vector<Step> our_steps(const Graph& graph) {
    return {
        {"components", "lianjian", [&] { return check_of_numbers(components(graph).size); }},
        {"blocks", "lianjian",
         [&] {
             const std::vector<bool> cut = blocks(graph).articulation;
             return Check{1, static_cast<double>(std::count(cut.begin(), cut.end(), true))};
         }},
        {"coreness", "lianjian", [&] { return check_of_numbers(coreness(graph)); }},
        {"pagerank", "lianjian", [&] { return check_of(pagerank(graph)); }},
        {"communities", "lianjian",
         [&] {
             const double quality = modularity(graph, communities(graph).label).value_or(0);
             return Check{quality, quality};
         }},
        {"harmonic", "lianjian", [&] { return check_of(harmonic(graph)); }},
        {"betweenness", "lianjian", [&] { return check_of(betweenness(graph)); }},
    };
}

void write_ties(const Graph& graph, const std::string& path) {
    std::ofstream file(path);
    file << graph.size() << '\n';
    for (NodeId v = 0; v < graph.size(); ++v) {
        for (const NodeId w : graph.neighbors(v)) {
            if (v < w) file << v << ' ' << w << '\n';
        }
    }
}

int run(const std::string& folder, int runs, std::size_t most_sources, const std::string& ties) {
    const std::vector<std::string> inputs{folder};
    const LoadResult loaded = load_network(inputs);
    if (loaded.refused()) throw std::runtime_error(folder + " was refused");
    const Graph graph = make_graph(loaded.network, live_ties(loaded.network, std::nullopt));
    fmt::print("{} nodes, {} ties, {} threads\n\n", graph.size(), graph.tie_count(), omp_get_max_threads());
    if (!ties.empty()) write_ties(graph, ties);

    const std::vector<NodeId> tied = some_sources(graph, graph.size()), sources = some_sources(graph, most_sources);
    const bool all = sources.size() == tied.size();
    std::vector<Step> steps = our_steps(graph);
    steps.push_back({"betweenness", all ? "plain Brandes" : "plain Brandes ~",
                     [&] {
                         const Check check = plain_brandes(graph, sources);
                         return all ? check : Check{};
                     },
                     static_cast<double>(tied.size()) / static_cast<double>(std::max<std::size_t>(sources.size(), 1))});
#ifdef LIANJIAN_WITH_IGRAPH
    const IGraph peer(graph);
    add_igraph(steps, peer, all);
#endif
    static constexpr std::array<std::string_view, 7> jobs{"components",  "blocks",   "coreness",   "pagerank",
                                                          "communities", "harmonic", "betweenness"};
    const auto place = [](const Step& step) { return std::find(jobs.begin(), jobs.end(), step.job) - jobs.begin(); };
    std::stable_sort(steps.begin(), steps.end(), [&](const Step& a, const Step& b) { return place(a) < place(b); });
    fmt::print(
        "| job | method | cpu s | wall s | MiB | cpu / ours | greatest | sum |\n|---|---|---|---|---|---|---|---|\n");
    double ours = 1;
    for (const Step& step : steps) {
        Outcome best;
        for (int i = 0; i < runs; ++i) {
            const Outcome outcome = outcome_of(step);
            best.memory = std::max(best.memory, outcome.memory);
            best.wall = std::min(best.wall, outcome.wall);
            best.cpu = std::min(best.cpu, outcome.cpu);
            best.check = outcome.check;
        }
        if (step.method == "lianjian") ours = best.cpu;
        fmt::print("| {} | {} | {:.3f} | {:.3f} | {:.0f} | {:.3g} | {:.10g} | {:.16g} |\n", step.job, step.method,
                   best.cpu, best.wall, best.memory, best.cpu / ours, best.check.greatest, best.check.sum);
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::string folder, ties;
    int runs = 2;
    std::size_t sources = 64;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool value = i + 1 < argc;
        if (word == "--runs" && value) {
            runs = std::max(1, std::atoi(argv[++i]));
        } else if (word == "--sources" && value) {
            sources = std::strtoull(argv[++i], nullptr, 10);
        } else if (word == "--ties" && value) {
            ties = argv[++i];
        } else {
            folder = word;
        }
    }
    if (folder.empty()) {
        std::cerr << "bench_centrality FOLDER [--runs N] [--sources N] [--ties FILE]\n";
        return 2;
    }
    try {
        return run(folder, runs, sources, ties);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
