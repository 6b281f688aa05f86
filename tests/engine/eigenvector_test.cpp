#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/centrality/centrality.hpp"
#include "support/network_text.hpp"
#include "support/oracle/oracle.hpp"
#include "support/random_graph.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// ‖A x − λ x‖ over the whole graph.
double residual(const Graph& graph, const EigenvectorCentrality& found) {
    double squares = 0;
    for (NodeId v = 0; v < graph.size(); ++v) {
        double off = -found.value * found.score[v];
        for (const NodeId w : graph.neighbors(v)) off += found.score[w];
        squares += off * off;
    }
    return std::sqrt(squares);
}

double norm(const Scores& scores) {
    return std::sqrt(std::inner_product(scores.begin(), scores.end(), scores.begin(), 0.0));
}

/// λ₁ by squaring A + I again and again: the growth of the trace, dense.
double greatest_value(const Graph& graph) {
    const std::size_t n = graph.size();
    oracle::Matrix<double> power(n, std::vector<double>(n, 0));
    for (NodeId v = 0; v < n; ++v) {
        power[v][v] = 1;
        for (const NodeId w : graph.neighbors(v)) power[v][w] = 1;
    }
    double logarithm = 0, exponent = 1;
    for (int doubling = 0; doubling < 40; ++doubling) {
        oracle::Matrix<double> square(n, std::vector<double>(n, 0));
        double trace = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < n; ++k) {
                for (std::size_t j = 0; j < n; ++j) square[i][j] += power[i][k] * power[k][j];
            }
            trace += square[i][i];
        }
        for (auto& row : square) {
            for (double& entry : row) entry /= trace;
        }
        power = square;
        logarithm = 2 * logarithm + std::log(trace);
        exponent *= 2;
    }
    return std::exp(logarithm / exponent) - 1;
}

}  // namespace

TEST_CASE("eigenvector centrality of small shapes") {
    // Star of five: λ = 2, centre 1/√2, leaves 1/√8. Power iteration would swing here.
    const EigenvectorCentrality of_star = eigenvector_centrality(star(5).graph());
    CHECK(of_star.value == Approx(2).epsilon(1e-12));
    CHECK(of_star.score[0] == Approx(std::sqrt(0.5)).epsilon(1e-12));
    CHECK(of_star.score[4] == Approx(std::sqrt(0.125)).epsilon(1e-12));
    CHECK(of_star.leading_components == 1);
    // Path of three: 1/2, 1/√2, 1/2.
    const Scores path = eigenvector(graph_text("0-1-2"));
    CHECK(path[0] == Approx(0.5).epsilon(1e-12));
    CHECK(path[1] == Approx(std::sqrt(0.5)).epsilon(1e-12));
    // Cycle and clique: all alike, λ = 2 and n − 1. Petersen: λ = 3.
    CHECK(eigenvector_centrality(cycle(6).graph()).value == Approx(2).epsilon(1e-12));
    CHECK(eigenvector_centrality(clique(5).graph()).value == Approx(4).epsilon(1e-12));
    const Graph petersen = graph_text("0-1-2-3-4-0 0-5 1-6 2-7 3-8 4-9 5-7-9-6-8-5");
    CHECK(eigenvector_centrality(petersen).value == Approx(3).epsilon(1e-12));
    for (const double score : eigenvector(petersen)) CHECK(score == Approx(std::sqrt(0.1)).epsilon(1e-12));
}

TEST_CASE("eigenvector centrality without ties is 0") {
    CHECK(eigenvector(graph_text("2")) == Scores{0, 0, 0});
    CHECK(eigenvector_centrality(graph_text("2")).leading_components == 0);
    CHECK(eigenvector(Graph()).empty());
}

TEST_CASE("only the component with the greatest eigenvalue scores") {
    // A triangle (λ = 2) beside a path of three (√2): nothing for the path.
    const EigenvectorCentrality found = eigenvector_centrality(graph_text("0-1-2 3-4-5-3 6"));
    CHECK(found.leading_components == 1);
    for (const NodeId v : {0U, 1U, 2U, 6U}) CHECK(found.score[v] == 0);
    for (const NodeId v : {3U, 4U, 5U}) CHECK(found.score[v] == Approx(1 / std::sqrt(3.0)).epsilon(1e-12));
}

TEST_CASE("equal greatest eigenvalues in several components are told") {
    // Triangle, cycle of five and star of five all have λ = 2; the edge has 1. Shares go by (1·v): √3 and √5 for the
    // cycles, so all their nodes have the same; for the star 1/√2 + 4/√8.
    const EigenvectorCentrality found =
        eigenvector_centrality(beside(beside(cycle(3), cycle(5)), beside(star(5), chain(2))).graph());
    CHECK(found.leading_components == 3);
    CHECK(found.value == Approx(2).epsilon(1e-12));
    CHECK(norm(found.score) == Approx(1).epsilon(1e-12));
    for (NodeId v = 0; v < 8; ++v) CHECK(found.score[v] == Approx(found.score[0]).epsilon(1e-12));
    const double star_share = std::sqrt(0.5) + 4 * std::sqrt(0.125);
    CHECK(found.score[8] / found.score[0] == Approx(star_share * std::sqrt(0.5)).epsilon(1e-12));
    CHECK(found.score[13] == 0);
    CHECK(found.score[14] == 0);
}

TEST_CASE("eigenvector centrality solves its equation with the greatest eigenvalue, on every structure") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Graph graph = random_graph(seed, 25).graph();
        const EigenvectorCentrality found = eigenvector_centrality(graph);
        CHECK(found.converged);
        for (const double score : found.score) CHECK(score >= 0);
        if (graph.tie_count() == 0) continue;
        CHECK(norm(found.score) == Approx(1).epsilon(1e-12));
        CHECK(residual(graph, found) <= 1e-8 * found.value);  // λ differs by 1e-10 of it between leading components
        CHECK(found.value == Approx(greatest_value(graph)).epsilon(1e-9));
    }
}

TEST_CASE("two stars of nearly equal size, far apart, do not stop the iteration") {
    // Star of 400 leaves, star of 401, a path of six ties between their centres.
    TieList list = beside(star(401), star(402));
    const auto centre = NodeId{401};
    list.nodes += 5;
    NodeId before = 0;
    for (NodeId i = 803; i < 808; ++i) {
        list.ties.emplace_back(before, i);
        before = i;
    }
    list.ties.emplace_back(before, centre);
    const Graph graph = list.graph();
    const EigenvectorCentrality found = eigenvector_centrality(graph);
    CHECK(found.converged);
    CHECK(residual(graph, found) <= 1e-11 * found.value);
    CHECK(found.score[centre] > found.score[0]);
    CHECK(found.score[0] > 0);
}

TEST_CASE("the karate club's eigenvector, as published") {
    // networkx's manual and many others: president 0.3734, instructor 0.3555 (Bonacich 1972 on Zachary 1977).
    const Graph graph = graph_text(
        "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 "
        "2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 "
        "14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 "
        "24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33");
    const Scores scores = eigenvector(graph);
    CHECK(scores[33] == Approx(0.37337).epsilon(1e-4));
    CHECK(scores[0] == Approx(0.35549).epsilon(1e-4));
}
