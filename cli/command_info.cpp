#include <algorithm>
#include <map>

#include "cli/commands.hpp"
#include "engine/graph.hpp"
#include "engine/structure/components.hpp"

namespace lianjian {
namespace {

/// A measure is a stable English key in csv, and words on the terminal.
struct Line {
    std::string key;
    std::string words;
    Cell value;
};

class Lines {
public:
    explicit Lines(const Request& request) : request_(request) {}

    void add(const std::string& key, const std::string& words, Cell value) {
        lines_.push_back({key, words, std::move(value)});
    }

    [[nodiscard]] OutputTable table(const std::string& caption) const {
        OutputTable out{"info", caption, {{"measure", {"内容", "measure"}}, {"value", {"数值", "value"}}}};
        for (const Line& line : lines_) {
            out.rows.push_back({text_cell(request_.format == TableFormat::table ? line.words : line.key), line.value});
        }
        return out;
    }

private:
    const Request& request_;
    std::vector<Line> lines_;
};

void add_nodes(Lines& lines, const Network& network, const Request& request) {
    const Lang lang = request.lang;
    std::map<NodeKind, std::size_t> count;
    std::size_t without_region = 0;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        count[network.kind(v)] += 1;
        without_region += network.region(v) == no_region;
    }
    lines.add("nodes", say(lang, "节点", "nodes"), count_cell(network.nodes.size()));
    for (const auto& [kind, number] : count) {
        lines.add("nodes." + std::string(network.key(kind)), say(lang, "　{}", "  {}", network.word(kind, lang)),
                  count_cell(number));
    }
    if (network.nodes.dated()) {
        std::size_t standing = 0;
        for (NodeId v = 0; v < network.nodes.size(); ++v) standing += stands(network.nodes, v, request.as_of);
        lines.add("nodes.standing", say(lang, "　存在（{}）", "  standing ({})", as_of_words(request)),
                  count_cell(standing));
    }
    lines.add("nodes.without_region", say(lang, "　未注明区划", "  without a region"), count_cell(without_region));
}

void add_ties(Lines& lines, const Network& network, const std::vector<TieId>& live, const Request& request) {
    const Lang lang = request.lang;
    const Ties& ties = network.ties;
    std::map<EdgeKind, std::size_t> by_kind;
    std::map<Status, std::size_t> by_status;
    Date first, last;
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        by_kind[ties.kind[tie]] += 1;
        by_status[ties.status[tie]] += 1;
        const Date start = ties.start[tie];
        if (start.known() && (!first.known() || start < first)) first = start;
        for (const Date day : {start, ties.end[tie]}) {
            if (day.known() && (!last.known() || day > last)) last = day;
        }
    }
    lines.add("ties", say(lang, "关系", "ties"), count_cell(ties.size()));
    lines.add("ties.live", say(lang, "　有效（{}）", "  live ({})", as_of_words(request)), count_cell(live.size()));
    for (const auto& [kind, number] : by_kind) {
        lines.add("ties." + std::string(network.key(kind)), say(lang, "　{}", "  {}", network.word(kind, lang)),
                  count_cell(number));
    }
    for (const auto& [status, number] : by_status) {
        const StatusRow& row = statuses()[static_cast<std::size_t>(status)];
        lines.add("status." + std::string(row.key), say(lang, "　状态：{}", "  status {}", row.words.in(lang)),
                  count_cell(number));
    }
    lines.add("first_date", say(lang, "最早日期", "first date"), text_cell(iso(first)));
    lines.add("last_date", say(lang, "最晚日期", "last date"), text_cell(iso(last)));
}

void add_regions(Lines& lines, const Network& network, Lang lang) {
    for (const LevelRow& level : levels()) {
        if (level.level == Level::village) break;
        std::vector<RegionId> regions;
        for (NodeId v = 0; v < network.nodes.size(); ++v) {
            const RegionId region = network.regions.at(network.region(v), level.level);
            if (region != no_region && network.regions.level(region) == level.level) regions.push_back(region);
        }
        std::sort(regions.begin(), regions.end());
        const auto distinct = std::unique(regions.begin(), regions.end()) - regions.begin();
        lines.add("regions." + std::string(level.key),
                  say(lang, "有节点的{}级区划", "regions of level {}", level.words.in(lang)), count_cell(distinct));
    }
}

void add_graph(Lines& lines, const Network& network, const std::vector<TieId>& live, Lang lang) {
    const Graph graph = make_graph(network, live);
    const Components parts = components(graph);
    const auto isolated = std::count(parts.size.begin(), parts.size.end(), 1U);
    lines.add("graph.ties", say(lang, "图：不重复的边", "graph: distinct tied pairs"), count_cell(graph.tie_count()));
    lines.add("graph.components", say(lang, "图：连通分量", "graph: components"), count_cell(parts.size.size()));
    lines.add("graph.largest_component", say(lang, "图：最大分量的节点", "graph: nodes of the largest component"),
              count_cell(parts.size.empty() ? 0 : parts.size[0]));
    lines.add("graph.isolated", say(lang, "图：孤立节点", "graph: isolated nodes"), count_cell(isolated));
}

void add_rest(Lines& lines, const Network& network, Lang lang) {
    lines.add("projects", say(lang, "项目", "projects"), count_cell(network.projects.size()));
    lines.add("figures", say(lang, "报道数字", "reported figures"), count_cell(network.figures.size()));
    lines.add("needs", say(lang, "需求", "needs"), count_cell(network.needs.size()));
    lines.add("resources", say(lang, "资源", "resources"), count_cell(network.resources.size()));
    lines.add("candidates", say(lang, "候选单位", "candidates"), count_cell(network.candidates.size()));
    const auto marked = [](const MarkColumn& marks) {
        return count_cell(std::count(marks.rows.begin(), marks.rows.end(), true));
    };
    lines.add("illustrative.nodes", say(lang, "示例节点（抽签）", "illustrative nodes (drawn by lot)"),
              marked(network.nodes.illustrative));
    lines.add("illustrative.ties", say(lang, "示例关系（抽签）", "illustrative ties (drawn by lot)"),
              marked(network.ties.illustrative));
    for (const SourceFile& file : network.files) {
        lines.add("file." + (file.is_table() ? file.table : "mapping"),
                  say(lang, "文件 {}（行）", "file {} (rows)", file.shown()), count_cell(file.rows));
    }
}

void info(const Request& request) {
    const Network network = load(request);
    const std::vector<TieId> live = live_ties(network, request.as_of);
    Lines lines(request);
    add_nodes(lines, network, request);
    add_ties(lines, network, live, request);
    add_regions(lines, network, request.lang);
    add_graph(lines, network, live, request.lang);
    add_rest(lines, network, request.lang);
    emit(request, lines.table(say(request.lang, "数据集概况", "The data set")));
}

}  // namespace

Action declare_info(CLI::App& /*app*/, Lang /*lang*/) { return info; }

}  // namespace lianjian
