#include <algorithm>
#include <numeric>

#include "support/oracle/oracle.hpp"

namespace lianjian::test::oracle {
namespace {

std::uint32_t sum(std::uint32_t a, std::uint32_t b) { return a == apart || b == apart ? apart : a + b; }

}  // namespace

Matrix<std::uint32_t> distances(const Graph& graph) {
    const std::size_t n = graph.size();
    Matrix<std::uint32_t> d(n, std::vector<std::uint32_t>(n, apart));
    for (NodeId v = 0; v < n; ++v) {
        d[v][v] = 0;
        for (const NodeId w : graph.neighbors(v)) d[v][w] = 1;
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t s = 0; s < n; ++s) {
            for (std::size_t t = 0; t < n; ++t) d[s][t] = std::min(d[s][t], sum(d[s][k], d[k][t]));
        }
    }
    return d;
}

Matrix<double> path_counts(const Graph& graph, const Matrix<std::uint32_t>& distance) {
    const std::size_t n = graph.size();
    Matrix<double> paths(n, std::vector<double>(n, 0));
    for (NodeId s = 0; s < n; ++s) {
        std::vector<NodeId> by_distance(n);
        std::iota(by_distance.begin(), by_distance.end(), NodeId{0});
        std::sort(by_distance.begin(), by_distance.end(),
                  [&](NodeId a, NodeId b) { return distance[s][a] < distance[s][b]; });
        for (const NodeId t : by_distance) {
            if (t == s) paths[s][t] = 1;
            if (t == s || distance[s][t] == apart) continue;
            for (const NodeId before : graph.neighbors(t)) {
                if (sum(distance[s][before], 1) == distance[s][t]) paths[s][t] += paths[s][before];
            }
        }
    }
    return paths;
}

std::vector<double> harmonic(const Graph& graph) {
    const Matrix<std::uint32_t> d = distances(graph);
    std::vector<double> score(graph.size(), 0);
    for (std::size_t v = 0; v < graph.size(); ++v) {
        for (std::size_t u = 0; u < graph.size(); ++u) {
            if (u != v && d[v][u] != apart) score[v] += 1.0 / d[v][u];
        }
    }
    return score;
}

std::vector<double> betweenness(const Graph& graph) {
    const std::size_t n = graph.size();
    const Matrix<std::uint32_t> d = distances(graph);
    const Matrix<double> paths = path_counts(graph, d);
    std::vector<double> score(n, 0);
    for (std::size_t s = 0; s < n; ++s) {
        for (std::size_t t = s + 1; t < n; ++t) {
            if (d[s][t] == apart) continue;
            for (std::size_t v = 0; v < n; ++v) {
                const bool on_the_way = v != s && v != t && sum(d[s][v], d[v][t]) == d[s][t];
                if (on_the_way) score[v] += paths[s][v] * paths[v][t] / paths[s][t];
            }
        }
    }
    return score;
}

std::vector<double> edge_betweenness(const Graph& graph) {
    const std::size_t n = graph.size();
    const Matrix<std::uint32_t> d = distances(graph);
    const Matrix<double> paths = path_counts(graph, d);
    std::vector<double> score;
    for (NodeId a = 0; a < n; ++a) {
        for (const NodeId b : graph.neighbors(a)) {
            double carried = 0;
            for (std::size_t s = 0; s < n; ++s) {
                for (std::size_t t = s + 1; t < n; ++t) {
                    if (d[s][t] == apart) continue;
                    const bool forth = sum(sum(d[s][a], 1), d[b][t]) == d[s][t];
                    const bool back = sum(sum(d[s][b], 1), d[a][t]) == d[s][t];
                    if (forth) carried += paths[s][a] * paths[b][t] / paths[s][t];
                    if (back) carried += paths[s][b] * paths[a][t] / paths[s][t];
                }
            }
            score.push_back(carried);
        }
    }
    return score;
}

}  // namespace lianjian::test::oracle
