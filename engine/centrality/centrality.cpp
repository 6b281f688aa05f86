#include "engine/centrality/centrality.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "engine/structure/blocks.hpp"
#include "engine/structure/brokerage.hpp"
#include "engine/structure/clustering.hpp"
#include "engine/structure/communities.hpp"
#include "engine/structure/components.hpp"
#include "engine/structure/cores.hpp"

namespace lianjian {
namespace {

Scores articulation(const Graph& graph) {
    const std::vector<bool> cut = blocks(graph).articulation;
    return {cut.begin(), cut.end()};
}

Scores component(const Graph& graph) {
    const std::vector<std::uint32_t> label = components(graph).label;
    return {label.begin(), label.end()};
}

Scores from_whole(const std::vector<std::uint32_t>& values) { return {values.begin(), values.end()}; }

Scores from_partial(const std::vector<std::optional<double>>& values) {
    Scores scores(values.size());
    std::transform(values.begin(), values.end(), scores.begin(),
                   [](std::optional<double> value) { return value.value_or(undefined); });
    return scores;
}

Scores coreness_of_nodes(const Graph& graph) { return from_whole(coreness(graph)); }
Scores constraint_of_nodes(const Graph& graph) { return from_partial(constraint(graph)); }
Scores effective_size_of_nodes(const Graph& graph) { return from_partial(effective_size(graph)); }
Scores community_of_nodes(const Graph& graph) { return from_whole(communities(graph).label); }

Scores unweighted_strength(const Graph& graph) {
    return strength(graph, std::vector<double>(2 * graph.tie_count(), 1));
}

double unscaled(std::size_t) { return 0; }
double others(std::size_t n) { return n > 1 ? static_cast<double>(n - 1) : 0; }
double pairs_of_others(std::size_t n) { return n > 2 ? others(n) * static_cast<double>(n - 2) / 2 : 0; }

constexpr std::array measure_rows{
    Measure{"degree",
            {"度中心性", "Degree"},
            {"直接联系的对象有多少个；与同一对象有几条联系也只算一个。数值越大，联系面越广。",
             "With how many others it is tied directly, each counted once. The larger, the wider its contacts."},
            degree,
            others,
            true},
    Measure{"harmonic",
            {"调和中心性", "Harmonic centrality"},
            {"到其他各方有多近：相隔一步的记 1，两步的记 1/2，三步的记 1/3，连不上的记 0，相加而成。"
             "数值越大，消息和资源到它那里越快。",
             "How near everybody is: 1 for each node one step away, 1/2 at two steps, 1/3 at three, 0 if out of "
             "reach. The larger, the sooner news and resources arrive."},
            harmonic,
            others,
            false,
            harmonic_of},
    Measure{"closeness",
            {"接近中心性", "Closeness"},
            {"到连得上的各方平均有多近，再乘以连得上的占多大比例。1 表示与每一方都直接联系；数值越大，离大家越近。",
             "How near those in reach are on the average, times the share of all who are in reach. 1 if it is tied "
             "to everybody; the larger, the nearer to all."},
            closeness,
            unscaled,
            false,
            closeness_of},
    Measure{"eccentricity",
            {"离心度", "Eccentricity"},
            {"到连得上的最远一方要走几步。数值越小，越处在联系网的中央；没有联系的记 0。",
             "How many steps away the remotest node in reach is. The smaller, the more central in its part of the "
             "network; 0 for a node without ties."},
            eccentricity,
            unscaled,
            true,
            eccentricity_of},
    Measure{
        "betweenness",
        {"中介中心性", "Betweenness"},
        {"其他各方两两之间的最短联系有多少要经过它。数值越大，越是牵线搭桥的关键；它一退出，许多联系就要绕远或中断。",
         "On how many of the shortest connections between others it lies. The larger, the more it holds the "
         "network together: when it leaves, many connections grow longer or break."},
        betweenness,
        pairs_of_others,
        false},
    Measure{"pagerank",
            {"PageRank", "PageRank"},
            {"沿着联系随意走动的人在它那里出现的机会，全网合计为 1。数值越大，越多的联系最终指向它。",
             "The chance of meeting somebody there who walks along the ties at random; the whole network adds up "
             "to 1. The larger, the more connections lead to it in the end."},
            pagerank,
            unscaled,
            false},
    Measure{"eigenvector",
            {"特征向量中心性", "Eigenvector centrality"},
            {"联系的对象自身越重要，它就越重要。只在联系最密的那一块网里有数值，其他各块记 0。",
             "The more important those it is tied to, the more important it is itself. Only the most densely tied "
             "part of the network has values; the others have 0."},
            eigenvector,
            unscaled,
            false},
    Measure{"strength",
            {"联系强度", "Strength"},
            {"全部有效联系的权重之和；没有写明权重的联系按 1 计，同一对象的几条联系相加。",
             "The weights of all its live ties together; a tie whose weight is not stated counts 1, several ties to "
             "the same partner add up."},
            unweighted_strength,
            unscaled,
            false,
            nullptr,
            strength},
    Measure{"coreness",
            {"核数", "Coreness"},
            {"它所在的最紧密的圈子里，人人至少与圈内几个对象有联系。数值越大，越靠近联系网的核心，外围松散的退出也不受"
             "影响。",
             "In the densest circle it belongs to, everybody is tied to at least this many of the circle. The larger, "
             "the nearer to the core, and the less it depends on the loosely tied."},
            coreness_of_nodes,
            others,
            true},
    Measure{"clustering",
            {"聚集系数", "Clustering"},
            {"它的联系对象两两之间有联系的占几成，从 0 到 1；对象不足两个的记 0。数值越大，周围越是抱成一团。",
             "The share of pairs of its contacts that are tied to each other, 0 to 1; 0 with fewer than two contacts. "
             "The larger, the more its surroundings are one close circle."},
            clustering,
            unscaled,
            false},
    Measure{
        "constraint",
        {"约束", "Constraint"},
        {"它的往来在多大程度上被少数几个、彼此又相熟的对象框住。数值越小，回旋余地越大；没有联系的不计。",
         "How far few contacts, or contacts that know one another, hem it in. The smaller, the freer its hand; empty "
         "without ties."},
        constraint_of_nodes,
        unscaled,
        false},
    Measure{
        "effective_size",
        {"有效规模", "Effective size"},
        {"除去彼此重复的，它的联系对象实际相当于几个。数值越大，越能通达互不相识的各方；没有联系的不计。",
         "How many contacts it has in effect, those that lead to the same others not counted again. The larger, the "
         "more separate circles it reaches; empty without ties."},
        effective_size_of_nodes,
        others,
        false},
    Measure{"articulation",
            {"割点", "Articulation point"},
            {"1 表示它一退出，所在的联系网就会断成几块，应有后备联系；0 表示不会。",
             "1 if its departure would split the part of the network it is in, so that a second tie is worth "
             "planning; 0 if not."},
            articulation,
            unscaled,
            true},
    Measure{"component",
            {"连通分量", "Component"},
            {"属于哪一块联系网：号码相同的彼此连得上，号码不同的互不相连；0 号是最大的一块。",
             "Which part of the network it belongs to: equal numbers are linked, directly or through others, "
             "different ones are not; 0 is the largest part."},
            component,
            unscaled,
            true},
    Measure{"community",
            {"社群", "Community"},
            {"属于哪个往来密切的圈子：号码相同的同在一个圈子，圈内联系比偶然应有的多；0 号是最大的一个。",
             "Which circle of close ties it belongs to: equal numbers are tied among themselves more than chance would "
             "have it; 0 is the largest circle."},
            community_of_nodes,
            unscaled,
            true},
};

}  // namespace

std::vector<Scores> score_counts(const Graph& graph, std::span<const CountsMeasure> measures,
                                 const ProgressSink& watch) {
    std::vector<Scores> scores(measures.size(), Scores(graph.size(), 0));
    constexpr std::size_t nodes_between_calls = 4096;
    std::atomic<std::size_t> visited = 0;
    std::mutex telling;
    for_each_hop_counts(graph, [&](NodeId v, HopCounts counts) {
        for (std::size_t m = 0; m < measures.size(); ++m) scores[m][v] = measures[m](counts, graph.size());
        if (!watch || ++visited % nodes_between_calls != 0) return;
        const std::lock_guard lock(telling);
        (void)watch(static_cast<double>(visited) / static_cast<double>(graph.size()));
    });
    return scores;
}

Scores score_counts(const Graph& graph, CountsMeasure measure) {
    return std::move(score_counts(graph, std::span(&measure, 1)).front());
}

std::span<const Measure> measures() { return measure_rows; }

const Measure* find_measure(std::string_view key) {
    const auto row = std::find_if(measure_rows.begin(), measure_rows.end(),
                                  [&](const Measure& measure) { return measure.key == key; });
    return row == measure_rows.end() ? nullptr : &*row;
}

}  // namespace lianjian
