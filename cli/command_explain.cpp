#include <algorithm>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "engine/coverage/partners.hpp"

namespace lianjian {
namespace {

/// Gathers the rows: what is said, its value, why, and the input line behind it.
class Explanation {
public:
    Explanation(const Request& request, const Network& network, NodeId node)
        : request_(request), network_(network), node_(node) {
        table_.caption = say(request.lang, "{}  {}  {}，{}", "{}  {}  {}, {}", network.id(node), network.name(node),
                             network.word(network.kind(node), request.lang), as_of_words(request));
    }

    void add(const std::string& item, Cell value, const std::string& detail, const std::string& input = {}) {
        table_.rows.push_back({text_cell(item), std::move(value), text_cell(detail), text_cell(input)});
    }

    void add_identity() {
        const Lang lang = request_.lang;
        add(say(lang, "名称", "name"), text_cell(network_.name(node_)),
            say(lang, "编号 {}", "id {}", network_.id(node_)), line_of(network_.nodes.origin[node_]));
        std::string path;
        for (RegionId r = network_.region(node_); r != no_region; r = network_.regions.parent(r)) {
            if (network_.regions.level(r) == Level::village) continue;
            path = std::string(network_.region_name(r)) + (path.empty() ? "" : " › ") + path;
        }
        add(say(lang, "区划", "region"), text_cell(network_.region_code(network_.region(node_))), path);
        const std::string_view aliases = network_.nodes.aliases[node_];
        if (!aliases.empty()) add(say(lang, "别名", "aliases"), text_cell(aliases), "");
        add_days();
        if (network_.nodes.illustrative[node_]) {
            add(say(lang, "示例", "illustrative"), Cell(true),
                say(lang, "此节点为抽签示意", "this node was drawn by lot"));
        }
    }

    void add_days() {
        const Lang lang = request_.lang;
        const Nodes& nodes = network_.nodes;
        const Date start = nodes.start[node_], end = nodes.end[node_];
        if (start.known()) add(say(lang, "设立", "set up"), text_cell(iso(start)), "");
        if (end.known()) add(say(lang, "撤销", "abolished"), text_cell(iso(end)), "");
        if (const NodeId into = nodes.merged_into[node_]; into != no_node) {
            add(say(lang, "并入", "merged into"), text_cell(network_.id(into)), std::string(network_.name(into)));
        }
    }

    /// Of one that does not stand on the day there is nothing to say but that.
    void add_absence() {
        const Lang lang = request_.lang;
        add(say(lang, "当日存在", "stands"), Cell(false),
            say(lang, "当日尚未设立或已撤销，不计入，其关系也无效",
                "not yet set up or already abolished on the day: not counted, and its ties are not live"));
    }

    void add_village(const CoveredNetwork& covered) {
        const Lang lang = request_.lang;
        const Ladder& ladder = covered.ladder;
        const auto at = std::lower_bound(ladder.target.begin(), ladder.target.end(), node_);
        const auto i = static_cast<std::size_t>(at - ladder.target.begin());
        add(say(lang, "已联建", "covered"), Cell(ladder.covered(i)),
            say(lang, "{} 家单位，门槛 {} 家", "{} partner(s), {} needed", ladder.partners[i], ladder.min_partners));
        add(say(lang, "联建单位", "partners"), count_cell(ladder.partners[i]),
            names(partners_of(network_, covered.snapshot.graph, covered.rule, node_)));
        add(say(lang, "单位类型", "partner kinds"), count_cell(ladder.partner_kinds[i]), "");
        add(say(lang, "距最近单位", "hops to nearest partner"),
            ladder.hops[i] == unreachable ? Cell() : count_cell(ladder.hops[i]),
            ladder.hops[i] == unreachable ? say(lang, "所在分量中没有单位", "no partner in its component") : "");
        add(say(lang, "直接或经组织", "direct or through a group"), Cell(static_cast<bool>(ladder.direct_or_group[i])),
            "");
        if (ladder.sole_partner[i] != no_node) {
            add(say(lang, "唯一单位", "sole partner"), text_cell(network_.id(ladder.sole_partner[i])),
                say(lang, "若{}退出，此村居即无联建单位", "without {} it has nobody",
                    network_.name(ladder.sole_partner[i])));
        }
    }

    void add_partner(const CoveredNetwork& covered) {
        const Lang lang = request_.lang;
        const auto lines = partner_lines(network_, covered.snapshot.graph, covered.rule);
        const auto line =
            std::find_if(lines.begin(), lines.end(), [&](const PartnerLine& l) { return l.partner == node_; });
        if (line == lines.end()) return;
        std::vector<NodeId> villages, sole;
        std::string shares;
        for (const NodeId v : covered.snapshot.graph.neighbors(node_)) {
            if (!covered.rule.is_target(network_.kind(v)) ||
                !covered.rule.covers(network_.kind(node_), network_.kind(v)))
                continue;
            const std::size_t partners = partners_of(network_, covered.snapshot.graph, covered.rule, v).size();
            villages.push_back(v);
            if (partners == 1) sole.push_back(v);
            shares += fmt::format("{}1/{}", shares.empty() ? "" : " + ", partners);
        }
        add(say(lang, "联建村居", "villages"), count_cell(line->villages), names(villages));
        add(say(lang, "所在镇街", "townships"), count_cell(line->townships), "");
        add(say(lang, "独家村居", "sole villages"), count_cell(line->sole_villages), names(sole));
        add(say(lang, "两步内村居", "villages within 2 hops"), count_cell(line->villages_within_2_hops), "");
        add(say(lang, "贡献", "credit"), Cell(line->credit_villages), shares);
    }

    void add_ties(const CoveredNetwork& covered) {
        const Lang lang = request_.lang;
        const Ties& ties = network_.ties;
        for (TieId tie = 0; tie < ties.size(); ++tie) {
            if (ties.source[tie] != node_ && ties.target[tie] != node_) continue;
            const NodeId other = ties.source[tie] == node_ ? ties.target[tie] : ties.source[tie];
            const StatusRow& status = statuses()[static_cast<std::size_t>(ties.status[tie])];
            std::string detail = fmt::format("{}，{}", network_.word(ties.kind[tie], lang), status.words.in(lang));
            const std::string days = duration(ties.start[tie], ties.end[tie]);
            if (!days.empty()) detail += "，" + days;
            detail += "，" + standing(covered, tie, other);
            if (ties.illustrative[tie]) detail += say(lang, "，示例", ", illustrative");
            if (lang == Lang::en) replace_all(detail, "，", ", ");
            add(say(lang, "关系", "tie"), text_cell(network_.id(other)),
                say(lang, "{}：{}", "{}: {}", network_.name(other), detail), line_of(ties.origin[tie]));
        }
    }

    void add_projects() {
        const Projects& projects = network_.projects;
        for (std::size_t p = 0; p < projects.size(); ++p) {
            if (projects.source[p] != node_ && projects.target[p] != node_ && projects.group[p] != node_) continue;
            add(say(request_.lang, "项目", "project"), text_cell(projects.id[p]),
                fmt::format("{} {} {}", projects.name[p], projects.category[p], projects.status[p]),
                line_of(projects.origin[p]));
        }
    }

    [[nodiscard]] const OutputTable& table() const { return table_; }

private:
    static void replace_all(std::string& text, std::string_view from, std::string_view to) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
    }

    /// "since 2020-01-01", "2019-01-01 – 2021-01-01", "until 2021-01-01", or nothing.
    [[nodiscard]] std::string duration(Date start, Date end) const {
        const Lang lang = request_.lang;
        if (start.known() && end.known()) return fmt::format("{} – {}", iso(start), iso(end));
        if (start.known()) return say(lang, "自 {} 起", "since {}", iso(start));
        if (end.known()) return say(lang, "至 {} 止", "until {}", iso(end));
        return {};
    }

    /// Whether a tie holds on the day, and what it does for coverage.
    [[nodiscard]] std::string standing(const CoveredNetwork& covered, TieId tie, NodeId other) const {
        const Lang lang = request_.lang;
        if (network_.ties.repeated[tie]) return say(lang, "重复行，不计", "a repeated row, not counted");
        if (!is_live(network_.ties, tie, request_.as_of)) return say(lang, "当日无效", "not live on the day");
        if (!ends_stand(network_, tie, request_.as_of)) {
            return say(lang, "一方当日不存在，无效", "not live, as one end is not there on the day");
        }
        const bool we_cover = covered.rule.is_target(network_.kind(other)) &&
                              covered.rule.covers(network_.kind(node_), network_.kind(other));
        const bool covers_us = covered.rule.is_target(network_.kind(node_)) &&
                               covered.rule.covers(network_.kind(other), network_.kind(node_));
        if (we_cover || covers_us) return say(lang, "有效，计入覆盖", "live, counts for coverage");
        return say(lang, "有效，不计入覆盖", "live, does not cover");
    }

    [[nodiscard]] std::string names(const std::vector<NodeId>& nodes) const {
        std::string list;
        for (const NodeId v : nodes)
            list += (list.empty() ? "" : say(request_.lang, "、", ", ")) + std::string(network_.name(v));
        return list;
    }

    [[nodiscard]] std::string line_of(const Origin& origin) const { return network_.place(origin); }

    const Request& request_;
    const Network& network_;
    NodeId node_;
    OutputTable table_{"explain",
                       {},
                       {{"item", {"内容", "what"}},
                        {"value", {"数值", "value"}},
                        {"detail", {"依据", "because"}},
                        {"input", {"数据行", "input"}}}};
};

/// The node of an id, or of a name only one node has.
NodeId node_named(const Request& request, const Network& network, const std::string& word) {
    if (const NodeId node = network.find(word); node != no_node) return node;
    std::vector<NodeId> called;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (network.name(v) == word) called.push_back(v);
    }
    if (called.size() == 1) return called[0];
    std::string candidates;
    for (std::size_t i = 0; i < std::min<std::size_t>(called.size(), 10); ++i)
        candidates += fmt::format(
            "\n  {}  {}", printable(network.id(called[i]), 60),
            printable(network.region_name(network.regions.at(network.region(called[i]), Level::township)), 60));
    throw Failure(Exit::misuse, called.empty() ? say(request.lang, "没有编号或名称为“{}”的节点",
                                                     "there is no node with id or name '{}'", printable(word, 60))
                                               : say(request.lang, "名称“{}”有 {} 个节点，请用编号：{}",
                                                     "{1} nodes are called '{0}'; give an id:{2}", printable(word, 60),
                                                     called.size(), candidates));
}

void explain(const Request& request, const CoverageOptions& options) {
    if (request.words.empty()) {
        throw Failure(Exit::misuse,
                      say(request.lang, "请在数据之后写编号或名称", "give an id or a name after the data"));
    }
    const Network network = load(request);
    const CoveredNetwork covered = cover(request, network, options);
    std::vector<OutputTable> tables;
    for (const std::string& word : request.words) {
        const NodeId node = node_named(request, network, word);
        Explanation explanation(request, network, node);
        explanation.add_identity();
        if (!stands(network.nodes, node, request.as_of)) {
            explanation.add_absence();
        } else if (covered.rule.is_target(network.kind(node))) {
            explanation.add_village(covered);
        }
        explanation.add_partner(covered);
        explanation.add_ties(covered);
        explanation.add_projects();
        tables.push_back(explanation.table());
    }
    if (tables.size() == 1) return emit(request, tables[0]);
    emit(request, tables);
}

}  // namespace

Action declare_explain(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<CoverageOptions>();
    add_coverage_options(app, *options, lang);
    return [options](const Request& request) { explain(request, *options); };
}

}  // namespace lianjian
