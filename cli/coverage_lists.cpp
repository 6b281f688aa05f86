#include "cli/coverage_lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/village_rows.hpp"
#include "engine/coverage/equity.hpp"
#include "engine/coverage/stages.hpp"

namespace lianjian {
namespace {

bool on_terminal(const Request& request) { return request.format == TableFormat::table; }

/// Code and name of a region; the total is last.
std::vector<Cell> place_cells(const CoverageView& view, RegionId region, bool total) {
    const bool terminal = on_terminal(view.request);
    if (!total) return {text_cell(view.network.region_code(region)), text_cell(view.network.region_name(region))};
    return {terminal ? Cell() : text_cell("total"),
            text_cell(terminal ? say(view.request.lang, "合计", "total") : "total")};
}

std::optional<double> quotient(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

struct StageWords {
    Stage stage;
    std::string_view key;
    Words words;
};
constexpr std::array stage_words{StageWords{Stage::target, "target", {"对象", "target"}},
                                 StageWords{Stage::available, "available", {"县内有单位", "available"}},
                                 StageWords{Stage::reachable, "reachable", {"够得着", "reachable"}},
                                 StageWords{Stage::contacted, "contacted", {"已结对", "contacted"}},
                                 StageWords{Stage::effective, "effective", {"有项目", "effective"}}};

/// One row a measure, with what it is the quotient of.
OutputTable equity_table(const CoverageView& view, const CoverageTable& table) {
    const Request& request = view.request;
    const Ladder& ladder = view.covered.ladder;
    const std::vector<RegionId> cut = view.network.regions.cut(view.level);
    std::vector<std::uint32_t> number(view.network.regions.size() + 1, UINT32_MAX);
    std::uint32_t groups = 0;
    std::vector<double> partners;
    std::vector<std::uint32_t> group;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const RegionId region = view.network.region(ladder.target[i]);
        if (view.region != no_region && !view.network.regions.within(region, view.region)) continue;
        std::uint32_t& of = number[region == no_region ? view.network.regions.size() : cut[region]];
        if (of == UINT32_MAX) of = groups++;
        partners.push_back(static_cast<double>(ladder.partners[i]));
        group.push_back(of);
        sum += ladder.partners[i];
    }
    std::vector<double> shares;
    std::optional<double> least;
    for (const CoverageRow& row : table.rows) {
        const auto share = row.share();
        if (!share) continue;
        shares.push_back(*share);
        least = least ? std::min(*least, *share) : *share;
    }

    OutputTable out{"equity",
                    say(request.lang, "均衡程度，{}；分母：{}", "How evenly, {}; denominator: {}", as_of_words(request),
                        view.denominator),
                    {{"measure", {"指标", "measure"}},
                     {"value", {"值", "value"}},
                     {"numerator", {"分子", "numerator"}},
                     {"denominator", {"分母", "denominator"}},
                     {"source", {"分母来源", "denominator from"}}}};
    const auto add = [&](std::string_view key, const Words& words, Cell value, Cell part, Cell whole) {
        out.rows.push_back({text_cell(on_terminal(request) ? words.in(request.lang) : key), std::move(value),
                            std::move(part), std::move(whole), text_cell(view.denominator)});
    };
    const auto parts = theil(partners, group);
    add("partners_per_village", {"村均单位", "partners per village"}, real_cell(quotient(sum, partners.size())),
        count_cell(sum), count_cell(partners.size()));
    add("gini_partners", {"基尼：各村单位数", "Gini of partners over villages"}, real_cell(gini(partners)), {},
        count_cell(partners.size()));
    add("gini_share", {"基尼：各区划份额", "Gini of shares over regions"}, real_cell(gini(shares)), {},
        count_cell(shares.size()));
    add("theil", {"泰尔：各村单位数", "Theil of partners over villages"}, parts ? Cell(parts->total) : Cell(), {},
        count_cell(partners.size()));
    add("theil_between", {"泰尔：区划之间", "Theil, between regions"}, parts ? Cell(parts->between) : Cell(), {},
        count_cell(groups));
    add("theil_within", {"泰尔：区划之内", "Theil, within regions"}, parts ? Cell(parts->within) : Cell(), {},
        count_cell(groups));
    add("worst_share", {"最低区划的份额", "share of the worst region"}, share_cell(least), {},
        count_cell(shares.size()));
    return out;
}

}  // namespace

std::string Denominator::word(const Request& request) const {
    const bool terminal = on_terminal(request);
    switch (source) {
        case Source::registered:
            return terminal ? say(request.lang, "区划目录", "register") : "register";
        case Source::should_have:
            return terminal ? say(request.lang, "应建名单", "should-have") : "should-have";
        case Source::given:
            return terminal ? say(request.lang, "给定", "given") : "given";
        case Source::list:
            break;
    }
    return terminal ? say(request.lang, "名录", "list") : "list";
}

Denominator denominator_named(const Request& request, const std::string& option) {
    if (option.empty() || option == "list") return {};
    if (option == "register") return {Denominator::Source::registered, 0};
    if (option == "should-have" || option == "should_have") return {Denominator::Source::should_have, 0};
    Denominator given{Denominator::Source::given, 0};
    const char* const end = option.data() + option.size();
    const auto [rest, error] = std::from_chars(option.data(), end, given.given);
    if (error != std::errc() || rest != end || given.given < 1 || given.given > 1000000000) {
        throw Failure(
            Exit::misuse,
            say(request.lang, "--denominator：“{}”不可用；请写 list、register、should-have 或 1 到 1000000000 的整数",
                "--denominator: '{}' is not list, register, should-have or a whole number from 1 to 1000000000",
                printable(option, 60)));
    }
    return given;
}

Ladder counted(const Network& network, Ladder ladder, const Denominator& denominator) {
    using Source = Denominator::Source;
    if (denominator.source != Source::registered && denominator.source != Source::should_have) return ladder;
    std::vector<bool> keep;
    for (const NodeId v : ladder.target) {
        const RegionId region = network.region(v);
        keep.push_back(denominator.source == Source::should_have
                           ? network.nodes.should_have[v]
                           : region != no_region && network.regions.level(region) == Level::village);
    }
    return restricted(ladder, keep);
}

OutputTable kinds_table(const CoverageView& view) {
    const Request& request = view.request;
    OutputTable table{"kinds",
                      say(request.lang, "各类单位的覆盖，{}", "Coverage by kind of partner, {}", as_of_words(request)),
                      {{"region", {"区划代码", "region"}},
                       {"name", {"名称", "name"}},
                       {"kind", {"类型", "kind"}},
                       {"villages", {"村居", "villages"}},
                       {"covered", {"已联建", "covered"}},
                       {"share", {"份额", "share"}},
                       {"denominator", {"分母来源", "denominator"}}}};
    const auto rows = kinds_by_region(view.network, view.covered.snapshot.graph, view.covered.rule, view.covered.ladder,
                                      view.level, view.region);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = 0; k < rows[i].covered.size(); ++k) {
            if (rows.back().covered[k] == 0) continue;  // a kind that nobody here is tied to
            const auto kind = static_cast<NodeKind>(k);
            std::vector<Cell>& row = table.rows.emplace_back(place_cells(view, rows[i].region, i + 1 == rows.size()));
            row.insert(
                row.end(),
                {text_cell(on_terminal(request) ? view.network.word(kind, request.lang) : view.network.key(kind)),
                 count_cell(rows[i].villages), count_cell(rows[i].covered[k]),
                 share_cell(quotient(rows[i].covered[k], rows[i].villages)), text_cell(view.denominator)});
        }
    }
    return table;
}

OutputTable stages_table(const CoverageView& view) {
    const Request& request = view.request;
    OutputTable table{"stages",
                      say(request.lang, "覆盖的各阶段，{}", "Stages of coverage, {}", as_of_words(request)),
                      {{"region", {"区划代码", "region"}},
                       {"name", {"名称", "name"}},
                       {"stage", {"阶段", "stage"}},
                       {"villages", {"村居", "villages"}},
                       {"target", {"对象", "of"}},
                       {"share", {"份额", "share"}},
                       {"lost", {"较上一阶段少", "lost"}},
                       {"denominator", {"分母来源", "denominator"}}}};
    const auto reached = stages(view.network, view.covered.snapshot, view.covered.rule, view.covered.ladder);
    const auto rows = stages_by_region(view.network, view.covered.ladder, reached, view.level, view.region);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& villages = rows[i].villages;
        for (std::size_t s = 0; s < stage_count; ++s) {
            std::vector<Cell>& row = table.rows.emplace_back(place_cells(view, rows[i].region, i + 1 == rows.size()));
            row.insert(
                row.end(),
                {text_cell(on_terminal(request) ? stage_words[s].words.in(request.lang) : stage_words[s].key),
                 count_cell(villages[s]), count_cell(villages[0]), share_cell(quotient(villages[s], villages[0])),
                 count_cell(s == 0 ? 0 : villages[s - 1] - villages[s]), text_cell(view.denominator)});
        }
    }
    return table;
}

std::vector<OutputTable> equity_tables(const CoverageView& view, std::size_t worst) {
    const Request& request = view.request;
    const CoverageTable table = coverage_by_region(view.network, view.covered.ladder, view.level, view.region);
    std::vector<CoverageRow> lowest = table.rows;
    std::stable_sort(lowest.begin(), lowest.end(), [](const CoverageRow& a, const CoverageRow& b) {
        return a.covered * b.villages < b.covered * a.villages;
    });
    if (lowest.size() > worst) lowest.resize(worst);
    OutputTable list{"worst",
                     say(request.lang, "份额最低的区划，共 {} 个中的 {} 个", "Lowest shares, {1} of {0} regions",
                         table.rows.size(), lowest.size()),
                     {{"region", {"区划代码", "region"}},
                      {"name", {"名称", "name"}},
                      {"villages", {"村居", "villages"}},
                      {"covered", {"已联建", "covered"}},
                      {"share", {"份额", "share"}},
                      {"denominator", {"分母来源", "denominator"}}}};
    for (const CoverageRow& row : lowest) {
        std::vector<Cell>& cells = list.rows.emplace_back(place_cells(view, row.region, false));
        cells.insert(cells.end(), {count_cell(row.villages), count_cell(row.covered), share_cell(row.share()),
                                   text_cell(view.denominator)});
    }
    return {equity_table(view, table), std::move(list)};
}

OutputTable missing_table(const CoverageView& view) {
    const Request& request = view.request;
    const Network& network = view.network;
    const Ladder& ladder = view.covered.ladder;
    OutputTable table{"missing",
                      {},
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"region_name", {"镇街", "township"}},
                       {"population", {"人口", "population"}},
                       {"partners", {"单位", "partners"}},
                       {"partner_kinds", {"类型", "kinds"}}}};
    const std::vector<std::size_t> rows = rows_by_region(network, ladder, view.region);
    for (const std::size_t i : rows) {
        if (ladder.covered(i)) continue;
        const NodeId v = ladder.target[i];
        const RegionId township = network.regions.at(network.region(v), Level::township);
        table.rows.push_back({text_cell(network.id(v)), text_cell(network.name(v)),
                              text_cell(network.region_code(network.region(v))),
                              text_cell(network.region_name(township)), Cell(network.nodes.population[v]),
                              count_cell(ladder.partners[i]), count_cell(ladder.partner_kinds[i])});
    }
    table.caption = say(request.lang, "{} 个（{}）中 {} 个未达到，{}", "{2} of {0} ({1}) not covered, {3}", rows.size(),
                        view.denominator, table.rows.size(), as_of_words(request));
    return table;
}

}  // namespace lianjian
