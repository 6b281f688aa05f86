#include "cli/centrality_scores.hpp"

#include <omp.h>

#include <algorithm>
#include <utility>

#include "cli/progress.hpp"
#include "engine/centrality/betweenness/betweenness.hpp"
#include "engine/centrality/top_harmonic.hpp"

namespace lianjian {
namespace {

bool is_betweenness(const Measure& measure) { return measure.score == betweenness; }

/// A sink that shows the share done, and never says stop: whoever does not want to wait presses Ctrl-C.
ProgressSink shown_in(Progress& progress) {
    return [&progress](double done) {
        progress.share(done);
        return true;
    };
}

/// Says before a computation of more than an hour how long it will be, and what would be sooner.
void foretell(const Request& request, const Graph& graph, bool can_sample) {
    constexpr double cost_a_second = 2e8;  // of one thread, on graphs too dense for any of the shortcuts
    const double hours = betweenness_cost(graph) / cost_a_second / omp_get_max_threads() / 3600;
    if (hours < 1) return;
    tell(request, say(request.lang, "精确的中介中心性预计需要约 {:.0f} 小时",
                      "exact betweenness is expected to take about {:.0f} hours", hours));
    if (!can_sample) return;
    tell(request,
         say(request.lang, "  加上 --epsilon 0.001 改为抽样，通常只需几分钟：误差以 0.9 的概率不超过全部节点对的 0.001",
             "  with --epsilon 0.001 it is sampled, as a rule in minutes: with probability 0.9 no value is off by "
             "more than 0.001 of all pairs"));
}

Scores betweenness_scores(const Request& request, const Graph& graph, const Sampling& sampling,
                          const ProgressSink& watch) {
    if (sampling.epsilon == 0) return *watched_betweenness(graph, watch);
    tell(request,
         say(request.lang, "中介中心性为抽样估计：以 {} 的概率，每个值的误差都不超过全部节点对的 {}（种子 {}）",
             "betweenness is sampled: with probability {} no value is off by more than {} of all pairs (seed {})",
             1 - sampling.delta, sampling.epsilon, sampling.seed));
    return sampled_betweenness(graph, sampling.epsilon, sampling.delta, sampling.seed, watch)->scores;
}

Scores eigenvector_scores(const Request& request, const Graph& graph) {
    EigenvectorCentrality found = eigenvector_centrality(graph);
    if (found.leading_components > 1) {
        tell(request, say(request.lang, "特征向量中心性：有 {} 块互不相连的网最大特征值相同，块与块之间的数值不宜比较",
                          "eigenvector: {} separate parts of the network have the same greatest eigenvalue; their "
                          "scores should not be compared from one part to the other",
                          found.leading_components));
    }
    if (!found.converged) {
        tell(request, say(request.lang, "特征向量中心性：前两个特征值几乎相等，数值只是近似",
                          "eigenvector: the two greatest eigenvalues are nearly equal; the scores are approximate"));
    }
    return std::move(found.score);
}

Scores score_of(const Request& request, const Measured& measured, const Measure& measure, const Sampling& sampling) {
    if (is_betweenness(measure) && sampling.epsilon == 0) foretell(request, measured.graph, true);
    Progress progress(std::string(measure.title.in(request.lang)), !request.quiet);
    if (is_betweenness(measure)) {
        return betweenness_scores(request, measured.graph, sampling, shown_in(progress));
    }
    if (measure.score == eigenvector) return eigenvector_scores(request, measured.graph);
    if (measure.of_weights == nullptr) return measure.score(measured.graph);
    return measure.of_weights(measured.graph, end_weights(measured.network, measured.ties, measured.graph));
}

}  // namespace

std::vector<Scores> scores_of(const Request& request, const Measured& measured,
                              const std::vector<const Measure*>& wanted, const Sampling& sampling) {
    std::vector<Scores> scores(wanted.size());
    std::vector<std::size_t> of_counts;
    std::vector<CountsMeasure> functions;
    std::string titles;
    for (std::size_t m = 0; m < wanted.size(); ++m) {
        if (wanted[m]->of_counts == nullptr) {
            scores[m] = score_of(request, measured, *wanted[m], sampling);
            continue;
        }
        of_counts.push_back(m);
        functions.push_back(wanted[m]->of_counts);
        titles += (titles.empty() ? "" : say(request.lang, "、", ", "));
        titles += wanted[m]->title.in(request.lang);
    }
    if (functions.empty()) return scores;
    Progress progress(titles, !request.quiet);
    std::vector<Scores> found = score_counts(measured.graph, functions, shown_in(progress));
    for (std::size_t i = 0; i < found.size(); ++i) scores[of_counts[i]] = std::move(found[i]);
    return scores;
}

Scores top_harmonic_scores(const Request& request, const Graph& graph, std::size_t top) {
    Progress progress(std::string(find_measure("harmonic")->title.in(request.lang)), !request.quiet);
    // Below this, trees and chains around a core make all scores cheaper than searches one by one.
    constexpr std::size_t ties_a_node = 4;
    if (graph.tie_count() < ties_a_node * graph.size()) {
        const CountsMeasure measure = harmonic_of;
        return std::move(score_counts(graph, std::span(&measure, 1), shown_in(progress)).front());
    }
    Scores scores(graph.size(), undefined);
    for (const RankedNode& best : top_harmonic(graph, top, shown_in(progress))) scores[best.node] = best.score;
    return scores;
}

std::vector<double> tie_scores(const Request& request, const Graph& graph) {
    foretell(request, graph, false);
    Progress progress(say(request.lang, "关系的中介中心性", "betweenness of ties"), !request.quiet);
    return *watched_edge_betweenness(graph, shown_in(progress));
}

bool is_sampled(const std::vector<const Measure*>& wanted, const Sampling& sampling) {
    return sampling.epsilon > 0 &&
           std::any_of(wanted.begin(), wanted.end(), [](const Measure* measure) { return is_betweenness(*measure); });
}

}  // namespace lianjian
