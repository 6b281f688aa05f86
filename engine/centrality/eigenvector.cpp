// Eigenvector centrality by the Lanczos method with thick restarts, component by component.
//
// Bonacich 1972, Factoring and weighting approaches to status scores and clique identification, J. Math. Sociol. 2;
// Wu & Simon 2000, Thick-restart Lanczos method for large symmetric eigenvalue problems, SIAM J. Matrix Anal. Appl. 22;
// Perron & Frobenius: on a connected graph the greatest eigenvalue λ₁ is single and its vector positive. A Krylov
// space finds the greatest eigenvalue even where −λ₁ is one too (two-sided networks), on which plain power
// iteration swings for ever. Two large stars of nearly equal size make λ₁ and λ₂ nearly equal; keeping the best ten
// vectors at a restart separates them. The sign is set at the end, by the sum.
//
// On a split graph only components with the greatest λ₁ score. λ₁ ≤ max √(deg u · deg v) over the ties (u, v) of
// a component (Berman & Zhang 2001, On the spectral radius of graphs with cut vertices, J. Comb. Theory B 83)
// spares those that cannot have it. Where several have it, within rounding, the leading vectors are a space of
// several dimensions; the scores are then the projection of (1, …, 1) on it, which shares the scores out by a rule
// that no numbering changes. One thread; the order of additions is fixed. Requires an undirected graph.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "engine/centrality/centrality.hpp"
#include "engine/structure/arrangement.hpp"

namespace lianjian {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t krylov_size = 24;
constexpr std::size_t kept = 10;             // of it at a restart
constexpr double greatest_residual = 1e-12;  // ‖A x − λ x‖ / λ
constexpr double same_value = 1e-10;         // relative difference of equal eigenvalues
constexpr int most_restarts = 500;

/// By blocks and eight sums side by side: quick, and the rounding does not grow with the length.
double dot(const Vector& a, const Vector& b) {
    constexpr std::size_t block = 1024;
    constexpr std::size_t lanes = 8;
    double total = 0;
    for (std::size_t begin = 0; begin < a.size(); begin += block) {
        const std::size_t end = std::min(begin + block, a.size());
        double sums[lanes] = {};
        std::size_t i = begin;
        for (; i + lanes <= end; i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
        }
        for (; i < end; ++i) sums[0] += a[i] * b[i];
        total += std::accumulate(std::begin(sums), std::end(sums), 0.0);
    }
    return total;
}

void add_multiple(Vector& to, double factor, const Vector& of) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * of[i];
}

void scale(Vector& vector, double factor) {
    for (double& value : vector) value *= factor;
}

/// The nodes first .. first + size of a graph, which are a component.
struct Part {
    const Graph& graph;
    NodeId first;
    std::size_t size;

    void multiply(const Vector& x, Vector& product) const {
        for (std::size_t v = 0; v < size; ++v) {
            double sum = 0;
            for (const NodeId w : graph.neighbors(static_cast<NodeId>(first + v))) sum += x[w - first];
            product[v] = sum;
        }
    }
    [[nodiscard]] double greatest_value_bound() const {
        double bound = 0;
        for (std::size_t v = 0; v < size; ++v) {
            const auto row = graph.neighbors(static_cast<NodeId>(first + v));
            for (const NodeId w : row)
                bound = std::max(bound, static_cast<double>(row.size()) * static_cast<double>(graph.degree(w)));
        }
        return std::sqrt(bound);
    }
};

struct Pair {
    double value = 0;
    Vector vector;  // norm 1
    bool converged = false;
};

/// Eigenvalues of a small symmetric matrix, descending, and their vectors, by Jacobi's rotations (Golub & Van Loan
/// 2013, Matrix Computations, section 8.5): slow and accurate.
std::vector<Pair> small_pairs(std::vector<Vector> a) {
    const std::size_t m = a.size();
    std::vector<Vector> turned(m, Vector(m, 0));
    for (std::size_t i = 0; i < m; ++i) turned[i][i] = 1;
    for (int sweep = 0; sweep < 50; ++sweep) {
        double off = 0, on = 0;
        for (std::size_t p = 0; p < m; ++p) {
            on += a[p][p] * a[p][p];
            for (std::size_t q = p + 1; q < m; ++q) off += a[p][q] * a[p][q];
        }
        if (off <= 1e-34 * on) break;
        for (std::size_t p = 0; p < m; ++p) {
            for (std::size_t q = p + 1; q < m; ++q) {
                if (a[p][q] == 0) continue;
                const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
                const double t = std::copysign(1 / (std::abs(theta) + std::hypot(theta, 1.0)), theta);
                const double c = 1 / std::hypot(t, 1.0);
                const double s = t * c;
                for (std::size_t k = 0; k < m; ++k) {
                    const double kp = a[k][p], kq = a[k][q];
                    a[k][p] = c * kp - s * kq;
                    a[k][q] = s * kp + c * kq;
                }
                for (std::size_t k = 0; k < m; ++k) {
                    const double pk = a[p][k], qk = a[q][k];
                    a[p][k] = c * pk - s * qk;
                    a[q][k] = s * pk + c * qk;
                }
                for (std::size_t k = 0; k < m; ++k) {
                    const double kp = turned[k][p], kq = turned[k][q];
                    turned[k][p] = c * kp - s * kq;
                    turned[k][q] = s * kp + c * kq;
                }
            }
        }
    }
    std::vector<Pair> pairs(m);
    for (std::size_t i = 0; i < m; ++i) {
        pairs[i].value = a[i][i];
        for (std::size_t k = 0; k < m; ++k) pairs[i].vector.push_back(turned[k][i]);
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.value > y.value; });
    return pairs;
}

/// Σ weight_i · basis_i.
Vector combination(const std::vector<Vector>& basis, const Vector& weight) {
    Vector sum(basis.front().size(), 0);
    for (std::size_t i = 0; i < basis.size(); ++i) add_multiple(sum, weight[i], basis[i]);
    return sum;
}

Pair leading_pair(const Part& part) {
    const std::size_t room = std::min(krylov_size, part.size);
    std::vector<Vector> basis = {Vector(part.size, 1 / std::sqrt(static_cast<double>(part.size)))};
    std::vector<Vector> projected(room, Vector(room, 0));  // the matrix between the vectors of the basis
    Vector next(part.size);
    Pair leading;
    for (int restart = 0; restart < most_restarts; ++restart) {
        double rest = 0;  // of the last product, outside the basis
        while (true) {
            const std::size_t last = basis.size() - 1;
            part.multiply(basis[last], next);
            const double before = std::sqrt(dot(next, next));
            std::fill(projected[last].begin(), projected[last].end(), 0.0);
            // Twice, against rounding.
            for (int again = 0; again < 2; ++again) {
                for (std::size_t i = 0; i <= last; ++i) {
                    const double along = dot(next, basis[i]);
                    add_multiple(next, -along, basis[i]);
                    projected[last][i] += along;
                    projected[i][last] = projected[last][i];
                }
            }
            rest = std::sqrt(dot(next, next));
            if (rest <= 1e-14 * before) rest = 0;
            if (rest == 0 || basis.size() == room) break;
            scale(next, 1 / rest);
            basis.push_back(next);
        }
        const std::size_t size = basis.size();
        std::vector<Vector> matrix(projected.begin(), projected.begin() + static_cast<std::ptrdiff_t>(size));
        for (Vector& row : matrix) row.resize(size);
        const std::vector<Pair> pairs = small_pairs(std::move(matrix));
        leading.value = pairs.front().value;
        const double residual = rest * std::abs(pairs.front().vector.back());
        if (residual <= greatest_residual / 4 * leading.value || restart + 1 == most_restarts) {
            leading.vector = combination(basis, pairs.front().vector);
            break;
        }
        std::vector<Vector> best;
        for (std::size_t i = 0; i < std::min(kept, room - 1); ++i) best.push_back(combination(basis, pairs[i].vector));
        basis = std::move(best);
        for (std::size_t i = 0; i < basis.size(); ++i) {
            std::fill(projected[i].begin(), projected[i].end(), 0.0);
            projected[i][i] = pairs[i].value;
        }
        scale(next, 1 / rest);
        basis.push_back(next);
    }
    const double sum = std::accumulate(leading.vector.begin(), leading.vector.end(), 0.0);
    // What rounding has left below 0 is 0.
    for (double& value : leading.vector) value = std::max(std::copysign(1.0, sum) * value, 0.0);
    scale(leading.vector, 1 / std::sqrt(dot(leading.vector, leading.vector)));
    part.multiply(leading.vector, next);
    leading.value = dot(next, leading.vector);
    add_multiple(next, -leading.value, leading.vector);
    leading.converged = std::sqrt(dot(next, next)) <= greatest_residual * leading.value;
    return leading;
}

}  // namespace

EigenvectorCentrality eigenvector_centrality(const Graph& graph) {
    const Arrangement arranged = arrange(graph);
    struct Bounded {
        double bound;
        std::size_t component;
    };
    std::vector<Bounded> candidates;
    const auto part_of = [&](std::size_t c) {
        return Part{arranged.graph, arranged.begin[c], arranged.begin[c + 1] - arranged.begin[c]};
    };
    for (std::size_t c = 0; c < arranged.component_count(); ++c) {
        if (arranged.begin[c + 1] - arranged.begin[c] > 1) candidates.push_back({part_of(c).greatest_value_bound(), c});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Bounded& a, const Bounded& b) { return a.bound > b.bound; });

    EigenvectorCentrality result;
    result.score.assign(graph.size(), 0);
    struct Leading {
        std::size_t component;
        Pair pair;
    };
    std::vector<Leading> leading;
    for (const Bounded& candidate : candidates) {
        if (candidate.bound < result.value * (1 - same_value)) break;
        Pair pair = leading_pair(part_of(candidate.component));
        if (pair.value < result.value * (1 - same_value)) continue;
        result.value = std::max(result.value, pair.value);
        leading.push_back({candidate.component, std::move(pair)});
        std::erase_if(leading, [&](const Leading& one) { return one.pair.value < result.value * (1 - same_value); });
    }

    double squares = 0;
    for (const auto& [component, pair] : leading) {
        result.converged = result.converged && pair.converged;
        const double along = leading.size() == 1 ? 1 : std::accumulate(pair.vector.begin(), pair.vector.end(), 0.0);
        for (std::size_t i = 0; i < pair.vector.size(); ++i) {
            const double score = along * pair.vector[i];
            result.score[arranged.node[arranged.begin[component] + i]] = score;
            squares += score * score;
        }
    }
    if (squares > 0) scale(result.score, 1 / std::sqrt(squares));
    result.leading_components = leading.size();
    return result;
}

Scores eigenvector(const Graph& graph) { return eigenvector_centrality(graph).score; }

}  // namespace lianjian
