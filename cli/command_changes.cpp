#include <algorithm>
#include <initializer_list>
#include <set>
#include <tuple>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/day_options.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "engine/comparison/changes.hpp"
#include "engine/comparison/expiring.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::string from, to;
    std::string level;
    std::vector<std::string> districts;
    std::int32_t expiring = -1;  // days, or not asked for
};

/// Words on the terminal, stable English elsewhere.
template <class Value>
Cell word_cell(const Request& request, Value value) {
    return text_cell(request.format == TableFormat::table ? words(value).in(request.lang) : key(value));
}

std::string period_words(const Period& period) { return iso(period.from) + " → " + iso(period.to); }

// The villages -----------------------------------------------------------------------------------------

std::vector<OutputColumn> village_columns() {
    return {{"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"region", {"区划代码", "region"}},
            {"change", {"变化", "change"}},
            {"cause", {"原因", "cause"}},
            {"partners_before", {"原有单位", "partners before"}},
            {"partners_after", {"现有单位", "after"}},
            {"detail", {"涉及单位", "partners concerned"}},
            {"merged_into", {"并入", "merged into"}}};
}

/// On the terminal, what only a network with days of its nodes can say is shown for such a network alone.
bool shows_days_of_nodes(const Request& request, const Network& network) {
    return request.format != TableFormat::table || network.nodes.dated();
}

/// The names on the terminal, ids elsewhere.
std::string partners_concerned(const Request& request, const Network& network, const std::vector<NodeId>& partners) {
    const bool terminal = request.format == TableFormat::table;
    const std::string between = terminal ? say(request.lang, "、", ", ") : ";";
    std::string list;
    for (const NodeId partner : partners) {
        const std::string_view name = network.name(partner);
        if (!list.empty()) list += between;
        list += terminal && !name.empty() ? name : network.id(partner);
    }
    return list;
}

Cell change_cell(const Request& request, bool gained) {
    if (request.format != TableFormat::table) return text_cell(gained ? "gained" : "lost");
    return Cell(gained ? say(request.lang, "新增", "gained") : say(request.lang, "失去", "lost"));
}

OutputTable village_table(const Request& request, const Network& network, const Period& period, Changes& changes) {
    std::sort(changes.villages.begin(), changes.villages.end(), [&](const VillageChange& a, const VillageChange& b) {
        const auto order = [&](const VillageChange& change) {
            return std::tuple(network.region_code(network.region(change.village)), network.id(change.village));
        };
        return order(a) < order(b);
    });
    OutputTable table{"changes",
                      say(request.lang, "联建有变化的村居，{}", "Villages gained and lost, {}", period_words(period)),
                      village_columns(),
                      {}};
    for (const VillageChange& change : changes.villages) {
        const NodeId v = change.village;
        const NodeId into = change.cause == ChangeCause::merged ? network.nodes.merged_into[v] : no_node;
        table.rows.push_back({text_cell(network.id(v)), text_cell(network.name(v)),
                              text_cell(network.region_code(network.region(v))), change_cell(request, change.gained()),
                              word_cell(request, change.cause), count_cell(change.partners_before),
                              count_cell(change.partners_after),
                              text_cell(partners_concerned(request, network, change.partners)),
                              into == no_node ? Cell() : text_cell(network.id(into))});
    }
    // The terminal leaves out what is empty in all rows, but not where there are none.
    if (table.rows.empty() && request.format == TableFormat::table) table.columns.pop_back();
    return table;
}

/// Covered before + gained − lost = covered after, each part by cause.
OutputTable total_table(const Request& request, const Network& network, const ChangeLine& total, const Period& period) {
    const Lang lang = request.lang;
    const bool terminal = request.format == TableFormat::table;
    OutputTable table{"totals",
                      say(lang, "增减核对，{}", "Reconciliation, {}", period_words(period)),
                      {{"measure", {"内容", "measure"}}, {"villages", {"村居", "villages"}}},
                      {},
                      true};
    const auto add = [&](std::string_view key, const std::string& words, std::uint64_t count) {
        table.rows.push_back({text_cell(terminal ? std::string_view(words) : key), count_cell(count)});
    };
    const auto add_cause = [&](std::string_view sign, ChangeCause cause) {
        add(key(cause), fmt::format("  {} {}", sign, words(cause).in(lang)), total.caused_by(cause));
    };
    const bool with_days = shows_days_of_nodes(request, network);
    if (with_days) {
        add("villages_before", say(lang, "村居（{}）", "villages ({})", iso(period.from)), total.villages_before);
        add("villages_after", say(lang, "村居（{}）", "villages ({})", iso(period.to)), total.villages_after);
    }
    add("covered_before", say(lang, "原已联建（{}）", "covered before ({})", iso(period.from)), total.covered_before);
    add("gained", say(lang, "+ 新增", "+ gained"), total.gained());
    if (with_days) add_cause("+", ChangeCause::village_new);
    add_cause("+", ChangeCause::tie_added);
    add("lost", say(lang, "− 失去", "− lost"), total.lost());
    if (with_days) add_cause("−", ChangeCause::merged);
    if (with_days) add_cause("−", ChangeCause::closed);
    add_cause("−", ChangeCause::partner_gone);
    add_cause("−", ChangeCause::tie_ended);
    add("covered_after", say(lang, "= 现已联建（{}）", "= covered after ({})", iso(period.to)), total.covered_after);
    return table;
}

// The regions ------------------------------------------------------------------------------------------

/// The lines of regions, column by column.
class RegionTable {
public:
    RegionTable(const Request& request, const Network& network, std::string_view name, std::string caption)
        : network_(network),
          with_days_(shows_days_of_nodes(request, network)),
          table_{name, std::move(caption), {}, {}} {
        table_.columns = {{"region", {"区划代码", "region"}}, {"name", {"名称", "name"}}};
        if (with_days_) {
            add_columns({{"villages_before", {"原有村居", "villages before"}},
                         {"villages_after", {"现有村居", "villages after"}}});
        } else {
            add_columns({{"villages_after", {"村居", "villages"}}});
        }
        add_columns({{"covered_before", {"原已联建", "covered before"}},
                     {"gained", {"新增", "gained"}},
                     {"lost", {"失去", "lost"}},
                     {"covered_after", {"现已联建", "after"}}});
        for (const ChangeCause cause : causes()) table_.columns.push_back({key(cause), words(cause)});
        add_columns({{"partners_before", {"原有单位", "circle before"}},
                     {"partners_after", {"现有单位", "circle after"}},
                     {"partners_both", {"两时都有", "both"}},
                     {"jaccard", {"朋友圈留存", "Jaccard"}}});
    }

    void add(const ChangeLine& line, std::string_view region, std::string_view name) {
        std::vector<Cell>& cells = table_.rows.emplace_back();
        cells = {text_cell(region), text_cell(name)};
        if (with_days_) cells.push_back(count_cell(line.villages_before));
        for (const std::uint64_t count :
             {line.villages_after, line.covered_before, line.gained(), line.lost(), line.covered_after}) {
            cells.push_back(count_cell(count));
        }
        for (const ChangeCause cause : causes()) cells.push_back(count_cell(line.caused_by(cause)));
        for (const std::uint64_t count : {line.circle_before, line.circle_after, line.circle_both}) {
            cells.push_back(count_cell(count));
        }
        cells.push_back(real_cell(line.jaccard()));
    }
    void add(const ChangeLine& line) {
        add(line, network_.region_code(line.region), network_.region_name(line.region));
    }
    void add_total(const Request& request, const ChangeLine& line) {
        const bool terminal = request.format == TableFormat::table;
        add(line, terminal ? "" : "total", terminal ? say(request.lang, "合计", "total") : std::string("total"));
        table_.last_is_total = true;
    }
    [[nodiscard]] OutputTable finished() && { return std::move(table_); }

private:
    void add_columns(std::initializer_list<OutputColumn> columns) {
        table_.columns.insert(table_.columns.end(), columns);
    }
    [[nodiscard]] std::vector<ChangeCause> causes() const {
        if (!with_days_) return {ChangeCause::tie_added, ChangeCause::partner_gone, ChangeCause::tie_ended};
        std::vector<ChangeCause> all;
        for (std::size_t i = 0; i < change_causes; ++i) all.push_back(static_cast<ChangeCause>(i));
        return all;
    }

    const Network& network_;
    bool with_days_;
    OutputTable table_;
};

OutputTable region_table(const Request& request, const Network& network, const Period& period, const Changes& changes) {
    RegionTable table(request, network, "changes",
                      say(request.lang, "各区划联建的变化，{}", "Changes by region, {}", period_words(period)));
    for (const ChangeLine& line : changes.regions) table.add(line);
    table.add_total(request, changes.total);
    return std::move(table).finished();
}

// The friend circles -----------------------------------------------------------------------------------

OutputTable circle_summary(const Request& request, const Network& network, const Period& period,
                           const std::vector<ChangeLine>& circles) {
    RegionTable table(request, network, "districts",
                      say(request.lang, "朋友圈的变化，{}", "Friend circles, {}", period_words(period)));
    for (const ChangeLine& line : circles) table.add(line);
    return std::move(table).finished();
}

Cell circle_cell(const Request& request, const CircleChange& change) {
    const bool terminal = request.format == TableFormat::table;
    if (change.joined()) return text_cell(terminal ? say(request.lang, "加入", "joined") : "joined");
    if (change.left()) return text_cell(terminal ? say(request.lang, "退出", "left") : "left");
    return text_cell(terminal ? say(request.lang, "留存", "stayed") : "stayed");
}

/// The partners of each district: those that joined, those that left, those that stayed; each by id.
void add_circle(OutputTable& table, const Request& request, const Network& network, RegionId district,
                std::vector<CircleChange> circle) {
    const auto order = [&](const CircleChange& change) {
        return std::tuple(change.joined() ? 0 : change.left() ? 1 : 2, network.id(change.partner));
    };
    std::sort(circle.begin(), circle.end(),
              [&](const CircleChange& a, const CircleChange& b) { return order(a) < order(b); });
    for (const CircleChange& change : circle) {
        const NodeId partner = change.partner;
        const NodeKind kind = network.kind(partner);
        table.rows.push_back(
            {text_cell(network.region_code(district)), text_cell(network.id(partner)), text_cell(network.name(partner)),
             text_cell(request.format == TableFormat::table ? network.word(kind, request.lang) : network.key(kind)),
             circle_cell(request, change), count_cell(change.villages_before), count_cell(change.villages_after)});
    }
}

std::vector<OutputTable> circle_tables(const Request& request, const Network& network, const Period& period,
                                       const Snapshot& before, const Snapshot& after, const CoverageRule& rule,
                                       const std::vector<RegionId>& districts) {
    std::vector<ChangeLine> lines;
    OutputTable circle{"circle",
                       say(request.lang, "朋友圈的单位，{}", "Partners of the circles, {}", period_words(period)),
                       {{"district", {"区划代码", "district"}},
                        {"id", {"编号", "id"}},
                        {"name", {"名称", "name"}},
                        {"kind", {"类型", "kind"}},
                        {"change", {"变化", "change"}},
                        {"villages_before", {"原联建村居", "villages before"}},
                        {"villages_after", {"现联建村居", "villages after"}}},
                       {}};
    for (const RegionId district : districts) {
        lines.push_back(changes_between(network, before, after, rule, network.regions.level(district), district).total);
        add_circle(circle, request, network, district, circle_changes(network, before, after, rule, district));
    }
    return {circle_summary(request, network, period, lines), circle};
}

// What will lapse --------------------------------------------------------------------------------------

std::vector<OutputColumn> lapse_columns() {
    return {{"end", {"结束日期", "end"}},
            {"days_left", {"剩余天数", "days left"}},
            {"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"region", {"区划代码", "region"}},
            {"partner", {"单位编号", "partner"}},
            {"partner_name", {"单位", "partner name"}},
            {"tie", {"关系", "tie"}},
            {"effect", {"后果", "effect"}},
            {"partners_before", {"到期前", "before"}},
            {"partners_after", {"到期后", "after"}},
            {"place", {"数据行", "input line"}}};
}

OutputTable lapse_table(const Request& request, const Network& network, Date today, std::int32_t days,
                        const std::vector<Lapse>& list) {
    std::set<NodeId> lost, one_left;
    for (const Lapse& lapse : list) {
        if (lapse.effect == LapseEffect::loses_cover) lost.insert(lapse.village);
        if (lapse.effect == LapseEffect::one_left) one_left.insert(lapse.village);
    }
    OutputTable table{
        "expiring",
        say(request.lang, "{} 之后 {} 天内到期：{} 条；{} 个村居将失去联建，{} 个只剩一家",
            "Ties that end within {1} days after {0}: {2}; villages that lose cover: {3}, that are left with one: {4}",
            iso(today), days, list.size(), lost.size(), one_left.size()),
        lapse_columns(),
        {}};
    const bool terminal = request.format == TableFormat::table;
    for (const Lapse& lapse : list) {
        const NodeId v = lapse.village;
        const EdgeKind kind = network.ties.kind[lapse.tie];
        table.rows.push_back({text_cell(iso(lapse.end)), count_cell(lapse.days_left), text_cell(network.id(v)),
                              text_cell(network.name(v)), text_cell(network.region_code(network.region(v))),
                              text_cell(network.id(lapse.partner)), text_cell(network.name(lapse.partner)),
                              text_cell(terminal ? network.word(kind, request.lang) : network.key(kind)),
                              word_cell(request, lapse.effect), count_cell(lapse.partners_before),
                              count_cell(lapse.partners_after),
                              text_cell(network.place(network.ties.origin[lapse.tie]))});
    }
    return table;
}

// The command ------------------------------------------------------------------------------------------

void check_together(const Request& request, const Options& options) {
    const Lang lang = request.lang;
    const bool by_region = !options.level.empty() || !options.districts.empty();
    if (options.expiring >= 0 && (by_region || !options.from.empty())) {
        throw Failure(Exit::misuse, say(lang, "--expiring 不与 --from、--level、--district 同用",
                                        "--expiring does not go with --from, --level, --district"));
    }
    if (!options.level.empty() && !options.districts.empty()) {
        throw Failure(Exit::misuse, say(lang, "--level 与 --district 只用一个", "give one of --level and --district"));
    }
    if (options.expiring < 0 && options.from.empty()) {
        throw Failure(Exit::misuse, say(lang, "请用 --from 给出开始的日期，或用 --expiring N 列出即将到期的关系",
                                        "give the first day with --from, or --expiring N for ties that will lapse"));
    }
}

void expiring(const Request& request, const Options& options) {
    const Date today = last_day_named(request, options.to);
    const Network network = load(request);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const std::vector<Lapse> list = lapses(network, rule, today, options.expiring, within(request, network));
    emit(request, lapse_table(request, network, today, options.expiring, list));
}

void changes(const Request& request, const Options& options) {
    check_together(request, options);
    if (options.expiring >= 0) return expiring(request, options);
    const Period period = period_named(request, options.from, options.to);
    const Level level = options.level.empty() ? Level::county : level_named(request, options.level);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const std::vector<RegionId> districts = districts_named(request, network, options.districts);
    const Snapshot before = make_snapshot(network, period.from, rule);
    const Snapshot after = make_snapshot(network, period.to, rule);
    const bool csv = request.format == TableFormat::csv;  // one table a file

    if (!districts.empty()) {
        const auto tables = circle_tables(request, network, period, before, after, rule, districts);
        return csv ? emit(request, tables.back()) : emit(request, tables);
    }
    Changes found = changes_between(network, before, after, rule, level, region);
    if (!options.level.empty()) return emit(request, region_table(request, network, period, found));
    const OutputTable villages = village_table(request, network, period, found);
    if (csv) return emit(request, villages);
    emit(request, std::vector<OutputTable>{villages, total_table(request, network, found.total, period)});
}

}  // namespace

Action declare_changes(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--from", options->from, say(lang, "前一个日期", "the first day"))->type_name("DATE");
    app.add_option("--to", options->to, say(lang, "后一个日期（默认 --as-of）", "the second day (default --as-of)"))
        ->type_name("DATE");
    app.add_option("--level", options->level,
                   say(lang, "按区划汇总：province、city、county（district）、township、village",
                       "by region: province, city, county (district), township, village"))
        ->type_name("WORD");
    app.add_option("--district", options->districts,
                   say(lang, "比较此区划前后的朋友圈，可多个",
                       "the friend circle of this region on both days; several will do"))
        ->type_name("CODE")
        ->delimiter(',');
    app.add_option("--expiring", options->expiring,
                   say(lang, "列出 --to（默认 --as-of）之后 N 天内到期的关系",
                       "ties that end within N days after --to (default --as-of)"))
        ->type_name("N")
        ->check(whole_number(1, 36500, lang));
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { changes(request, *options); };
}

}  // namespace lianjian
