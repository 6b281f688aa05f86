#include "engine/centrality/centrality.hpp"

#include <algorithm>
#include <array>

#include "engine/structure/blocks.hpp"
#include "engine/structure/components.hpp"

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
            false},
    Measure{
        "betweenness",
        {"中介中心性", "Betweenness"},
        {"其他各方两两之间的最短联系有多少要经过它。数值越大，越是牵线搭桥的关键；它一退出，许多联系就要绕远或中断。",
         "On how many of the shortest connections between others it lies. The larger, the more it holds the "
         "network together: when it leaves, many connections grow longer or break."},
        betweenness,
        pairs_of_others,
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
};

}  // namespace

std::span<const Measure> measures() { return measure_rows; }

const Measure* find_measure(std::string_view key) {
    const auto row = std::find_if(measure_rows.begin(), measure_rows.end(),
                                  [&](const Measure& measure) { return measure.key == key; });
    return row == measure_rows.end() ? nullptr : &*row;
}

}  // namespace lianjian
