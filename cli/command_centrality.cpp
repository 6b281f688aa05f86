#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "cli/centrality_scores.hpp"
#include "cli/commands.hpp"
#include "cli/misuse.hpp"
#include "engine/centrality/centrality.hpp"
#include "engine/structure/blocks.hpp"

namespace lianjian {
namespace {

struct Options {
    std::string measures = "degree,harmonic,betweenness";
    std::size_t top = 0;
    bool scaled = false;
    bool ties = false;
    Sampling sampling;
};

std::vector<const Measure*> chosen(const Request& request, const std::string& list) {
    std::vector<const Measure*> found;
    if (list == "all") {
        for (const Measure& measure : measures()) found.push_back(&measure);
        return found;
    }
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string key = list.substr(begin, end - begin);
        begin = end + 1;
        if (const Measure* measure = find_measure(key)) {
            found.push_back(measure);
            continue;
        }
        std::string known;
        for (const Measure& measure : measures()) known += (known.empty() ? "" : ", ") + std::string(measure.key);
        throw Failure(Exit::misuse, say(request.lang, "--measure：没有“{}”；可用：{}、all",
                                        "--measure: there is no '{}'; there are: {}, all", printable(key, 60), known));
    }
    return found;
}

Cell score_cell(double value, bool whole) {
    if (!is_defined(value)) return {};
    return whole ? count_cell(static_cast<std::int64_t>(value)) : Cell(value);
}

/// The nodes shown, by the first measure descending, those without a value last, then id.
std::vector<NodeId> shown_nodes(const Network& network, RegionId region, const Scores& first, std::size_t top) {
    std::vector<NodeId> nodes;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (region == no_region || network.regions.within(network.region(v), region)) nodes.push_back(v);
    }
    const auto rank = [&](NodeId v) { return is_defined(first[v]) ? first[v] : -1; };
    std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) {
        return rank(a) != rank(b) ? rank(a) > rank(b) : network.id(a) < network.id(b);
    });
    if (top > 0 && nodes.size() > top) nodes.resize(top);
    return nodes;
}

OutputTable node_table(const Request& request, const Measured& measured, const Options& options) {
    const Network& network = measured.network;
    const std::vector<const Measure*> wanted = chosen(request, options.measures);
    const std::string sampled = is_sampled(wanted, options.sampling)
                                    ? say(request.lang, "；中介中心性为抽样估计（epsilon {}，delta {}，种子 {}）",
                                          "; betweenness sampled (epsilon {}, delta {}, seed {})",
                                          options.sampling.epsilon, options.sampling.delta, options.sampling.seed)
                                    : "";
    const bool only_top_harmonic = options.top > 0 && wanted.size() == 1 && wanted.front()->score == harmonic &&
                                   within(request, network) == no_region;
    std::vector<Scores> scores;
    if (only_top_harmonic) {
        scores.push_back(top_harmonic_scores(request, measured.graph, options.top));
    } else {
        scores = scores_of(request, measured, wanted, options.sampling);
    }
    OutputTable table{"centrality",
                      say(request.lang, "节点在全网中的位置，{}{}", "Nodes in the whole network, {}{}",
                          as_of_words(request), sampled),
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"kind", {"类型", "kind"}},
                       {"region", {"区划代码", "region"}}}};
    for (std::size_t m = 0; m < wanted.size(); ++m) {
        const Measure& measure = *wanted[m];
        const double scale = options.scaled && measure.scale != nullptr ? measure.scale(measured.graph.size()) : 0;
        if (scale > 0) {
            for (double& score : scores[m]) score /= scale;
        }
        table.columns.push_back({measure.key, measure.title});
    }
    for (const NodeId v : shown_nodes(network, within(request, network), scores.front(), options.top)) {
        const NodeKind kind = network.kind(v);
        std::vector<Cell> row{
            text_cell(network.id(v)), text_cell(network.name(v)),
            text_cell(request.format == TableFormat::table ? network.word(kind, request.lang) : network.key(kind)),
            text_cell(network.region_code(network.region(v)))};
        for (std::size_t m = 0; m < wanted.size(); ++m)
            row.push_back(score_cell(scores[m][v], wanted[m]->whole && !options.scaled));
        table.rows.push_back(std::move(row));
    }
    return table;
}

struct ScoredTie {
    NodeId a, b;
    double betweenness;
    bool bridge;
};

OutputTable tie_table(const Request& request, const Network& network, const Graph& graph, const Options& options) {
    const std::vector<double> scores = tie_scores(request, graph);
    const Blocks parts = blocks(graph);
    const RegionId region = within(request, network);
    const double n = static_cast<double>(graph.size());
    const double scale = options.scaled && n > 1 ? n * (n - 1) / 2 : 1;
    std::vector<ScoredTie> ties;
    for (NodeId a = 0; a < graph.size(); ++a) {
        const auto neighbors = graph.neighbors(a);
        for (std::size_t i = 0; i < neighbors.size(); ++i) {
            const NodeId b = neighbors[i];
            if (b < a) continue;
            if (region != no_region && !network.regions.within(network.region(a), region) &&
                !network.regions.within(network.region(b), region)) {
                continue;
            }
            const bool bridge = std::binary_search(parts.bridges.begin(), parts.bridges.end(), std::pair(a, b));
            ties.push_back({a, b, scores[graph.offset(a) + i] / scale, bridge});
        }
    }
    std::sort(ties.begin(), ties.end(), [&](const ScoredTie& x, const ScoredTie& y) {
        if (x.betweenness != y.betweenness) return x.betweenness > y.betweenness;
        return std::pair(network.id(x.a), network.id(x.b)) < std::pair(network.id(y.a), network.id(y.b));
    });
    if (options.top > 0 && ties.size() > options.top) ties.resize(options.top);

    OutputTable table{
        "ties",
        say(request.lang, "关系在全网中的位置，{}", "Ties in the whole network, {}", as_of_words(request)),
        {{"source", {"甲方", "source"}},
         {"source_name", {"甲方名称", "name"}},
         {"target", {"乙方", "target"}},
         {"target_name", {"乙方名称", "name"}},
         {"edge_betweenness", {"中介中心性", "betweenness"}},
         {"bridge", {"桥", "bridge"}}}};
    for (const ScoredTie& tie : ties) {
        table.rows.push_back({text_cell(network.id(tie.a)), text_cell(network.name(tie.a)),
                              text_cell(network.id(tie.b)), text_cell(network.name(tie.b)), Cell(tie.betweenness),
                              Cell(tie.bridge)});
    }
    return table;
}

void centrality(const Request& request, const Options& options) {
    if (!options.ties) (void)chosen(request, options.measures);  // a slip is said before anything is computed
    const Network network = load(request);
    Measured measured{network, live_ties(network, request.as_of), {}};
    measured.graph = make_graph(network, measured.ties);
    emit(request,
         options.ties ? tie_table(request, network, measured.graph, options) : node_table(request, measured, options));
}

}  // namespace

Action declare_centrality(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--measure", options->measures,
                   say(lang, "指标，用逗号隔开；all 为下列全部", "measures, separated by commas; all = those below"))
        ->type_name("WORD,...")
        ->capture_default_str();
    std::string known = say(lang, "指标：", "Measures:");
    for (const Measure& measure : measures()) {
        known += fmt::format("\n  {:<16}{}", measure.key, measure.title.in(lang));
    }
    app.footer(known);
    app.add_option("--top", options->top, say(lang, "只列前 N 个", "only the N highest"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    app.add_flag("--scaled", options->scaled,
                 say(lang, "除以理论最大值，得 0..1", "divide by the greatest possible value, to 0..1"));
    app.add_flag("--ties", options->ties,
                 say(lang, "列出关系：中介中心性与桥", "ties instead of nodes: betweenness and bridges"));
    app.add_option("--epsilon", options->sampling.epsilon,
                   say(lang, "中介中心性改为抽样：误差不超过全部节点对的这一比例",
                       "sample betweenness, off by at most this share of all pairs"))
        ->type_name("X")
        ->check(part_of_one(lang, Ends::left_out));
    app.add_option("--delta", options->sampling.delta,
                   say(lang, "抽样误差超出的概率", "the chance that a sampled value is farther off"))
        ->type_name("X")
        ->check(part_of_one(lang, Ends::left_out))
        ->capture_default_str();
    app.add_option("--seed", options->sampling.seed, say(lang, "抽样的种子", "the seed of the sampling"))
        ->type_name("N")
        ->check(whole_number(0, 1000000000, lang))
        ->capture_default_str();
    return [options](const Request& request) { centrality(request, *options); };
}

}  // namespace lianjian
