// Integer programs for COIN-OR Cbc: vectors in, vectors out. The only place that knows Cbc.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace lianjian {

/// max c·x, rows between bounds, columns between bounds, some of them whole numbers.
class IntegerProgram {
public:
    static constexpr double infinite = std::numeric_limits<double>::max();

    /// Gives back the number of the column.
    std::uint32_t column(double lower, double upper, double objective, bool whole);
    using Terms = std::vector<std::pair<std::uint32_t, double>>;
    void row(const Terms& terms, double lower, double upper);
    void fix(std::uint32_t column, double value) { lower_[column] = upper_[column] = value; }
    void set_objective(std::uint32_t column, double objective) { objective_[column] = objective; }
    [[nodiscard]] std::size_t columns() const { return lower_.size(); }

    struct Answer {
        enum class Outcome : std::uint8_t { optimal, stopped, infeasible };
        Outcome outcome = Outcome::stopped;
        std::vector<double> x;  // the best found; empty when none was
        double value = 0;       // of x
        double bound = 0;       // no solution is better
    };
    /// Branch and cut in one thread, for so many seconds by the clock. `start`, when not empty, is a solution.
    /// `step`: solutions differ in value by a multiple of it, 0 when nothing is known. Says nothing on any stream.
    [[nodiscard]] Answer solve(const std::vector<double>& start, double step, double seconds) const;

private:
    std::vector<double> lower_, upper_, objective_;
    std::vector<bool> whole_;
    std::vector<int> term_row_, term_column_;
    std::vector<double> term_;
    std::vector<double> row_lower_, row_upper_;
};

}  // namespace lianjian
