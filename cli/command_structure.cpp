#include <algorithm>

#include "cli/commands.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "cli/structure_lists.hpp"
#include "engine/structure/totals.hpp"

namespace lianjian {
namespace {

struct Options {
    std::string list;
    std::string level;
    std::size_t top = 0;
};

const StructureList* chosen(const Request& request, const Options& options) {
    const Lang lang = request.lang;
    if (options.list.empty()) {
        if (options.top > 0) throw Failure(Exit::misuse, say(lang, "--top 须与 --list 同用", "--top goes with --list"));
        if (!options.level.empty()) {
            throw Failure(Exit::misuse,
                          say(lang, "--level 须与 --list brokerage 同用", "--level goes with --list brokerage"));
        }
        return nullptr;
    }
    const auto lists = structure_lists();
    const auto list =
        std::find_if(lists.begin(), lists.end(), [&](const StructureList& row) { return row.key == options.list; });
    if (list == lists.end()) {
        std::string known;
        for (const StructureList& row : lists) known += (known.empty() ? "" : ", ") + std::string(row.key);
        throw Failure(Exit::misuse, say(lang, "--list：没有“{}”；可用：{}", "--list: there is no '{}'; there are: {}",
                                        printable(options.list, 60), known));
    }
    if (!options.level.empty() && list->key != "brokerage") {
        throw Failure(Exit::misuse,
                      say(lang, "--level 须与 --list brokerage 同用", "--level goes with --list brokerage"));
    }
    return &*list;
}

OutputTable totals_table(const Request& request, const Network& network, const Graph& graph) {
    const StructureTotals totals = structure_totals(graph);
    OutputTable table{
        "structure",
        say(request.lang, "全网的结构，{}", "The structure of the whole network, {}", as_of_words(request)),
        {{"measure", {"内容", "measure"}}, {"value", {"数值", "value"}}},
        {}};
    const Lang lang = request.lang;
    const auto add = [&](std::string_view key, std::string_view words, Cell value) {
        table.rows.push_back({text_cell(request.format == TableFormat::table ? words : key), std::move(value)});
    };
    add("nodes", say(lang, "节点", "nodes"), count_cell(totals.nodes));
    add("ties", say(lang, "关系（不重复的边）", "ties (distinct pairs)"), count_cell(totals.ties));
    add("density", say(lang, "密度", "density"), real_cell(totals.density));
    add("mean_degree", say(lang, "平均度", "mean degree"), real_cell(totals.mean_degree));
    add("isolated", say(lang, "孤立节点", "isolated nodes"), count_cell(totals.isolated));
    add("components", say(lang, "连通分量（含孤立节点）", "components (isolated nodes included)"),
        count_cell(totals.components));
    add("largest_component", say(lang, "最大分量的节点", "nodes of the largest component"),
        count_cell(totals.largest_component));
    add("articulation_points", say(lang, "割点", "articulation points"), count_cell(totals.articulation_points));
    add("bridges", say(lang, "桥", "bridges"), count_cell(totals.bridges));
    add("blocks", say(lang, "块（含桥）", "blocks (bridges included)"), count_cell(totals.blocks));
    add("largest_block", say(lang, "最大块的节点", "nodes of the largest block"), count_cell(totals.largest_block));
    add("greatest_coreness", say(lang, "最大核数", "greatest coreness"), count_cell(totals.greatest_coreness));
    add("triangles", say(lang, "三角形", "triangles"), count_cell(totals.triangles));
    add("transitivity", say(lang, "传递性", "transitivity"), Cell(totals.transitivity));
    add("communities", say(lang, "社群（含孤立节点）", "communities (isolated nodes included)"),
        count_cell(totals.communities));
    add("largest_community", say(lang, "最大社群的节点", "nodes of the largest community"),
        count_cell(totals.largest_community));
    add("modularity", say(lang, "模块度：社群", "modularity of the communities"), real_cell(totals.modularity));
    for (const LevelRow& level : levels()) {
        if (level.level == Level::village) break;
        add("modularity." + std::string(level.key),
            say(lang, "模块度：各{}", "modularity of regions, level {}", level.words.in(lang)),
            real_cell(region_modularity(graph, network.regions, network.nodes.region, level.level)));
    }
    return table;
}

void structure(const Request& request, const Options& options) {
    const StructureList* list = chosen(request, options);
    const Level level = options.level.empty() ? Level::county : level_named(request, options.level);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const Graph graph = make_graph(network, live_ties(network, request.as_of));
    if (list == nullptr && region != no_region) {
        tell(request, say(request.lang, "合计总是全网的；--within 只限定 --list 的名单",
                          "The totals are of the whole network; --within narrows what --list shows"));
    }
    const auto answer = [&] {
        const Progress progress(say(request.lang, "全网的结构", "structure of the network"), !request.quiet);
        return list == nullptr ? totals_table(request, network, graph)
                               : list->make({request, network, graph, region, level});
    };
    OutputTable table = answer();
    if (options.top > 0 && table.rows.size() > options.top) table.rows.resize(options.top);
    emit(request, table);
}

}  // namespace

Action declare_structure(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    std::string keys;
    for (const StructureList& list : structure_lists()) keys += (keys.empty() ? "" : ", ") + std::string(list.key);
    app.add_option("--list", options->list, keys)->type_name("WORD");
    app.add_option("--level", options->level,
                   say(lang, "居间者按哪一级区划分组：province、city、county（默认）、township、village",
                       "regions that brokers stand between: province, city, county (default), township, village"))
        ->type_name("WORD");
    app.add_option("--top", options->top, say(lang, "只列前 N 个", "only the N highest"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    return [options](const Request& request) { structure(request, *options); };
}

}  // namespace lianjian
