// A wish for coverage put to a network, and the best plan for it.
#pragma once

#include <string>
#include <string_view>

#include "cli/plan_cover_wish.hpp"
#include "cli/plan_output.hpp"
#include "engine/planning/cover_plan.hpp"
#include "engine/planning/cover_problem.hpp"

namespace lianjian {

/// What the answer is made from.
struct PosedCover {
    const Request& request;
    const Network& network;
    const CoverPlanOptions& options;
    CoverQuestion question;
    CoverProblem problem;

    [[nodiscard]] Lang lang() const { return request.lang; }
    [[nodiscard]] std::string_view id(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        return body.row != nullptr ? std::string_view(body.row->id) : network.id(body.node);
    }
    [[nodiscard]] std::string_view name(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        return body.row != nullptr && !body.row->name.empty() ? std::string_view(body.row->name)
               : body.node != no_node                         ? network.name(body.node)
                                                              : std::string_view();
    }
    [[nodiscard]] std::string_view region(std::uint32_t candidate) const {
        const CoverBody& body = problem.bodies[candidate];
        if (body.row != nullptr && body.row->region != no_region) return network.region_code(body.row->region);
        return body.node != no_node ? network.region_code(network.region(body.node)) : std::string_view();
    }
};

struct SolvedCover {
    CoverPlan plan;
    Proof proof;
};

/// "its own township", "within 3 hops".
[[nodiscard]] std::string reach_words(const PosedCover& posed);
/// "370211001032 盐滩社区, 370211001033 …, and 30 more".
[[nodiscard]] std::string some_villages(const PosedCover& posed, const std::vector<std::uint32_t>& villages);

/// The quota as what is still to be covered, by group; Failure when some group does not have, or nobody reaches, as
/// many.
void set_quota(PosedCover& posed, CoverGoal& goal, const CoverQuota& quota);
/// Throws Failure (misuse) when nobody can help at all, or people are to be counted and nobody states any.
void refuse_hopeless(const PosedCover& posed, const CoverGoal& goal);
void refuse_unpeopled(const PosedCover& posed);

/// Step by step, then by branch and cut where that is asked for or promises to end. Throws Failure when quotas cannot
/// be kept.
[[nodiscard]] SolvedCover solve_cover(const PosedCover& posed, const CoverGoal& goal);

}  // namespace lianjian
