#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "engine/comparison/mixing.hpp"

namespace lianjian {
namespace {

struct Options {
    std::string level = "county";
    std::string ties;
    std::uint64_t top = 0;
    bool summary = false;
};

/// Both names beside the codes on the terminal; csv and json keep to the codes.
OutputTable flow_table(const Request& request, const Network& network, const Mixing& mixed, RegionId region,
                       std::size_t top) {
    const bool terminal = request.format == TableFormat::table;
    OutputTable table{"flows",
                      say(request.lang, "区划之间的关系，{}", "Ties between regions, {}", as_of_words(request)),
                      {{"region_a", {"甲区划", "region a"}}}};
    if (terminal) table.columns.push_back({"name_a", {"名称", "name"}});
    table.columns.push_back({"region_b", {"乙区划", "region b"}});
    if (terminal) table.columns.push_back({"name_b", {"名称", "name"}});
    table.columns.insert(
        table.columns.end(),
        {{"ties", {"关系", "ties"}}, {"expected", {"随机期望", "expected"}}, {"ratio", {"实际/期望", "ratio"}}});
    const std::string nowhere = say(request.lang, "（无区划）", "(no region)");
    for (const Flow& flow : mixed.flows) {
        if (top > 0 && table.rows.size() == top) break;
        if (region != no_region && !network.regions.within(flow.a, region) && !network.regions.within(flow.b, region)) {
            continue;
        }
        std::vector<Cell>& row = table.rows.emplace_back();
        for (const RegionId end : {flow.a, flow.b}) {
            row.push_back(text_cell(network.region_code(end)));
            if (terminal) row.push_back(text_cell(end == no_region ? nowhere : network.region_name(end)));
        }
        row.insert(row.end(), {count_cell(flow.ties), Cell(flow.expected), Cell(flow.ratio())});
    }
    return table;
}

/// Each number beside the two it is the quotient of.
OutputTable summary_table(const Request& request, const Mixing& mixed) {
    const bool terminal = request.format == TableFormat::table;
    OutputTable table{"mixing",
                      say(request.lang, "全网，{}", "The whole network, {}", as_of_words(request)),
                      {{"measure", {"指标", "measure"}},
                       {"value", {"值", "value"}},
                       {"numerator", {"分子", "numerator"}},
                       {"denominator", {"分母", "denominator"}}}};
    const auto add = [&](std::string_view key, const Words& words, Cell value, Cell part, Cell whole) {
        table.rows.push_back(
            {text_cell(terminal ? words.in(request.lang) : key), std::move(value), std::move(part), std::move(whole)});
    };
    const std::uint64_t whole = 4 * mixed.ties * mixed.ties;
    const auto share = mixed.inside_share();
    const auto chance = mixed.chance();
    const auto homophily = mixed.homophily();
    add("ties", {"关系（行）", "ties (rows)"}, count_cell(mixed.ties), {}, {});
    add("inside_share", {"区内份额 s", "inside share s"}, share_cell(share), count_cell(mixed.inside),
        count_cell(mixed.ties));
    add("chance", {"按节点数的随机份额 π", "share by chance, by nodes, π"}, share_cell(chance),
        count_cell(mixed.node_pairs), count_cell(mixed.nodes * (mixed.nodes - (mixed.nodes > 0 ? 1 : 0))));
    add("homophily", {"同区偏好 (s−π)/(1−π)", "homophily (s−π)/(1−π)"}, real_cell(homophily),
        homophily ? Cell(*share - *chance) : Cell(), homophily ? Cell(1 - *chance) : Cell());
    add("assortativity", {"同配系数 r", "assortativity r"}, real_cell(mixed.assortativity()),
        Cell(static_cast<double>(4 * mixed.ties * mixed.inside) - static_cast<double>(mixed.squared_ends)),
        Cell(static_cast<double>(whole) - static_cast<double>(mixed.squared_ends)));
    return table;
}

void flows(const Request& request, const Options& options) {
    const Level level = level_named(request, options.level);
    const Network network = load(request);
    const RegionId region = within(request, network);
    CoverageOptions ties;
    ties.ties = options.ties;
    const CoverageRule rule = rule_of(ties, request, network);
    const Mixing mixed = mixing(network, make_snapshot(network, request.as_of, rule), level);
    if (options.summary) return emit(request, summary_table(request, mixed));
    OutputTable table = flow_table(request, network, mixed, region, options.top);
    if (request.format != TableFormat::table) return emit(request, table);
    emit(request, std::vector<OutputTable>{std::move(table), summary_table(request, mixed)});
}

}  // namespace

Action declare_flows(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--level", options->level, "province, city, county (district), township, village")
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--top", options->top, say(lang, "只列关系最多的 N 对", "only the N pairs with the most ties"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    app.add_flag("--summary", options->summary,
                 say(lang, "只列全网指标：区内份额、同区偏好、同配系数",
                     "only what it adds up to: inside share, homophily, assortativity"));
    app.add_option("--tie", options->ties,
                   say(lang, "只计这些关系类型，逗号分隔", "count only ties of these kinds, comma-separated"))
        ->type_name("KIND,...");
    return [options](const Request& request) { flows(request, *options); };
}

}  // namespace lianjian
