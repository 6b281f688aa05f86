#include "engine/planning/cover_program.hpp"

#include <CbcHeuristic.hpp>
#include <CbcHeuristicDiveCoefficient.hpp>
#include <CbcModel.hpp>
#include <CglClique.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglProbing.hpp>
#include <CglZeroHalf.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <cmath>

namespace lianjian {

std::uint32_t IntegerProgram::column(double lower, double upper, double objective, bool whole) {
    lower_.push_back(lower);
    upper_.push_back(upper);
    objective_.push_back(objective);
    whole_.push_back(whole);
    return static_cast<std::uint32_t>(lower_.size() - 1);
}

void IntegerProgram::row(const Terms& terms, double lower, double upper) {
    for (const auto& [column, factor] : terms) {
        term_row_.push_back(static_cast<int>(row_lower_.size()));
        term_column_.push_back(static_cast<int>(column));
        term_.push_back(factor);
    }
    row_lower_.push_back(lower <= -infinite ? -COIN_DBL_MAX : lower);
    row_upper_.push_back(upper >= infinite ? COIN_DBL_MAX : upper);
}

IntegerProgram::Answer IntegerProgram::solve(const std::vector<double>& start, double step, double seconds) const {
    using Outcome = Answer::Outcome;
    CoinPackedMatrix matrix(true, term_row_.data(), term_column_.data(), term_.data(),
                            static_cast<CoinBigIndex>(term_.size()));
    matrix.setDimensions(static_cast<int>(row_lower_.size()), static_cast<int>(lower_.size()));
    std::vector<double> least(objective_);  // Cbc makes small
    for (double& factor : least) factor = -factor;
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
    solver.loadProblem(matrix, lower_.data(), upper_.data(), least.data(), row_lower_.data(), row_upper_.data());
    for (std::size_t c = 0; c < whole_.size(); ++c) {
        if (whole_[c]) solver.setInteger(static_cast<int>(c));
    }

    Answer answer;
    CbcModel model(solver);
    model.setLogLevel(0);
    model.messageHandler()->setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    model.setUseElapsedTime(true);
    model.setMaximumSeconds(seconds);
    model.setAllowableGap(1e-7);
    model.setAllowableFractionGap(0);
    if (step > 0) model.setCutoffIncrement(0.999 * step);
    model.initialSolve();
    if (model.solver()->isProvenPrimalInfeasible()) {
        answer.outcome = Outcome::infeasible;
        return answer;
    }
    answer.bound = -model.solver()->getObjValue();

    CglProbing probing;
    probing.setUsingObjective(1);
    probing.setMaxPass(1);
    probing.setMaxProbe(10);
    probing.setMaxLook(10);
    probing.setRowCuts(3);
    CglGomory gomory;
    gomory.setLimit(300);
    CglKnapsackCover knapsack;
    CglClique clique;
    clique.setStarCliqueReport(false);
    clique.setRowCliqueReport(false);
    CglMixedIntegerRounding2 rounding;
    CglZeroHalf half;
    model.addCutGenerator(&probing, -1, "probing");
    model.addCutGenerator(&gomory, -1, "gomory");
    model.addCutGenerator(&knapsack, -1, "knapsack");
    model.addCutGenerator(&clique, -1, "clique");
    model.addCutGenerator(&rounding, -1, "rounding");
    model.addCutGenerator(&half, -1, "half");
    CbcRounding by_rounding(model);
    model.addHeuristic(&by_rounding, "rounding");
    CbcHeuristicDiveCoefficient diving(model);
    model.addHeuristic(&diving, "diving");
    model.setNumberBeforeTrust(5);
    model.setNumberStrong(10);
    if (!start.empty()) {
        double value = 0;
        for (std::size_t c = 0; c < start.size(); ++c) value += least[c] * start[c];
        model.setBestSolution(start.data(), static_cast<int>(start.size()), value, true);
    }
    model.branchAndBound();

    if (model.isProvenInfeasible()) {
        answer.outcome = Outcome::infeasible;
        return answer;
    }
    if (const double* best = model.bestSolution()) {
        answer.x.assign(best, best + lower_.size());
        answer.value = -model.getMinimizationObjValue();
    }
    answer.outcome = model.isProvenOptimal() && !answer.x.empty() ? Outcome::optimal : Outcome::stopped;
    answer.bound =
        answer.outcome == Outcome::optimal ? answer.value : std::min(answer.bound, -model.getBestPossibleObjValue());
    return answer;
}

}  // namespace lianjian
