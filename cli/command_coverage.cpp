#include <map>

#include "cli/commands.hpp"
#include "cli/coverage_lists.hpp"
#include "cli/coverage_options.hpp"
#include "cli/coverage_trend.hpp"
#include "cli/misuse.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    TrendOptions trend;
    std::string level;  // empty: county, and of a series the total alone
    std::string denominator = "list";
    std::uint32_t within_hops = 0;
    std::string hops_column;  // `within_3_hops`, and for a reader
    std::string hops_title;
    bool kinds = false;
    bool stages = false;
    bool equity = false;
    bool missing = false;
    std::size_t worst = 10;
};

std::vector<OutputColumn> columns() {
    return {{"region", {"区划代码", "region"}},
            {"name", {"名称", "name"}},
            {"villages", {"村居", "villages"}},
            {"covered", {"已联建", "covered"}},
            {"share", {"份额", "share"}},
            {"population", {"人口", "population"}},
            {"population_covered", {"已联建人口", "covered pop."}},
            {"population_share", {"人口份额", "pop. share"}},
            {"two_or_more", {"2家以上", "2 or more"}},
            {"three_or_more", {"3家以上", "3 or more"}},
            {"within_2_hops", {"两步内", "2 hops"}},
            {"direct_or_group", {"直接或经组织", "direct/group"}},
            {"sole_partner", {"仅一家", "sole"}},
            {"denominator", {"分母来源", "denominator"}}};
}

std::vector<Cell> cells(const CoverageRow& row, std::string_view region, std::string_view name,
                        std::string_view denominator, const std::optional<Rate>& people_share) {
    const bool nobody_stated = !row.population.known();
    return {text_cell(region),
            text_cell(name),
            count_cell(row.villages),
            count_cell(row.covered),
            share_cell(row.share()),
            nobody_stated ? Cell() : Cell(row.population),
            nobody_stated ? Cell() : Cell(row.population_covered),
            nobody_stated ? Cell() : share_cell(people_share),
            count_cell(row.two_or_more),
            count_cell(row.three_or_more),
            count_cell(row.within_2_hops),
            count_cell(row.direct_or_group),
            count_cell(row.sole_partner),
            text_cell(denominator)};
}

/// The names of rows that are villages themselves: regions have names down to the township only.
std::map<RegionId, std::string_view> village_names(const Network& network, const Ladder& ladder, Level level) {
    std::map<RegionId, std::string_view> names;
    if (level != Level::village) return names;
    for (const NodeId v : ladder.target) names.emplace(network.region(v), network.name(v));
    return names;
}

/// The total row on each day of a series, and with a level the rows of its regions.
void trend(const Request& request, const Options& options) {
    const std::vector<Date> days = trend_days(request, options.trend);
    const Denominator denominator = denominator_named(request, options.denominator);
    const bool given = denominator.source == Denominator::Source::given;
    if (!given && denominator.source != Denominator::Source::list) {
        throw Failure(Exit::misuse, say(request.lang, "--every 的分母只能是 list 或一个数",
                                        "with --every, --denominator is list or a number"));
    }
    const std::optional<Level> level =
        options.level.empty() ? std::nullopt : std::optional(level_named(request, options.level));
    const Network network = load(request);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const std::string of_regions = given ? Denominator().word(request) : denominator.word(request);
    const TrendTable table{columns(), [&](const CoverageRow& row, bool is_total) {
                               std::optional<Rate> people;
                               if (const auto share = row.population_share()) {
                                   people = Rate{*share, row.population.at_least ? Bound::stated : Bound::exact};
                               }
                               return cells(row, "", "", is_total ? denominator.word(request) : of_regions, people);
                           }};
    emit_trend(request, network, rule, {days, level, denominator.given}, table);
}

/// Targets of each row within so many hops, by region as in the table, the total last.
std::vector<std::uint64_t> within_hops(const CoverageView& view, const CoverageTable& table, std::uint32_t hops) {
    const std::vector<RegionId> cut = view.network.regions.cut(view.level);
    std::map<RegionId, std::size_t> place;
    for (std::size_t i = 0; i < table.rows.size(); ++i) place.emplace(table.rows[i].region, i);
    std::vector<std::uint64_t> count(table.rows.size() + 1);
    const Ladder& ladder = view.covered.ladder;
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const RegionId region = view.network.region(ladder.target[i]);
        if (ladder.hops[i] > hops) continue;
        if (view.region != no_region && !view.network.regions.within(region, view.region)) continue;
        count[place.at(region == no_region ? no_region : cut[region])] += 1;
        count.back() += 1;
    }
    return count;
}

OutputTable ladder_table(const CoverageView& view, const Options& options, const Denominator& denominator) {
    const Request& request = view.request;
    const Network& network = view.network;
    const CoverageTable table = coverage_by_region(network, view.covered.ladder, view.level, view.region);
    OutputTable out{
        "coverage", say(request.lang, "联建覆盖，{}", "Coverage, {}", as_of_words(request)), columns(), {}, true};
    const bool terminal = request.format == TableFormat::table;  // elsewhere words are stable English
    const bool given = denominator.source == Denominator::Source::given;
    const std::string of_rows = given ? Denominator().word(request) : view.denominator;
    const auto names = village_names(network, view.covered.ladder, view.level);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const CoverageRow& row = table.rows[i];
        const auto village = names.find(row.region);
        const std::string_view name = village == names.end() ? network.region_name(row.region) : village->second;
        out.rows.push_back(cells(row, network.region_code(row.region), name, of_rows,
                                 share_of_parts(row.population_covered, table.population_left[i])));
    }
    CoverageRow total = table.total;
    if (given) {
        if (denominator.given < total.covered) {
            throw Failure(Exit::misuse,
                          say(request.lang, "--denominator {} 小于已联建的 {} 个",
                              "--denominator {} is less than the {} covered", denominator.given, total.covered));
        }
        total.villages = denominator.given;
    }
    out.rows.push_back(cells(total, terminal ? "" : "total",
                             terminal ? say(request.lang, "合计", "total") : std::string("total"), view.denominator,
                             share_of_parts(total.population_covered, table.total_left)));
    if (options.within_hops > 0) {
        out.columns.push_back({options.hops_column, {options.hops_title, options.hops_title}});
        const auto count = within_hops(view, table, options.within_hops);
        for (std::size_t i = 0; i < count.size(); ++i) out.rows[i].push_back(count_cell(count[i]));
    }
    return out;
}

void coverage(const Request& request, Options& options) {
    if (options.trend.asked()) return trend(request, options);
    const Level level = options.level.empty() ? Level::county : level_named(request, options.level);
    const Denominator denominator = denominator_named(request, options.denominator);
    if (options.kinds + options.stages + options.equity + options.missing > 1) {
        throw Failure(Exit::misuse, say(request.lang, "--kinds、--stages、--equity、--missing 只能用一个",
                                        "only one of --kinds, --stages, --equity, --missing at a time"));
    }
    options.hops_column = fmt::format("within_{}_hops", options.within_hops);
    options.hops_title = say(request.lang, "{}步内", "{} hops", options.within_hops);
    const Network network = load(request);
    const RegionId region = within(request, network);
    CoveredNetwork covered = cover(request, network, options.coverage);
    covered.ladder = counted(network, std::move(covered.ladder), denominator);
    const bool lists = options.kinds || options.stages || options.equity || options.missing;
    if (lists && denominator.source == Denominator::Source::given) {
        throw Failure(
            Exit::misuse,
            say(request.lang, "给定的 --denominator 只用于合计行，不能与 --kinds、--stages、--equity、--missing 同用",
                "a given --denominator is the total row's; it does not go with --kinds, --stages, --equity, "
                "--missing"));
    }
    const CoverageView view{request, network, covered, level, region, denominator.word(request)};
    if (options.kinds) return emit(request, kinds_table(view));
    if (options.stages) return emit(request, stages_table(view));
    if (options.equity) return emit(request, equity_tables(view, options.worst));
    if (options.missing) return emit(request, missing_table(view));
    OutputTable table = ladder_table(view, options, denominator);
    if (request.format != TableFormat::table || denominator.source != Denominator::Source::should_have) {
        return emit(request, table);
    }
    emit(request, std::vector<OutputTable>{std::move(table), missing_table(view)});
}

}  // namespace

Action declare_coverage(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--level", options->level,
                   say(lang, "province、city、county（district）、township、village；与 --every 同用时列出各区划的序列",
                       "province, city, county (district), township, village; with --every, the series of each region"))
        ->type_name("WORD")
        ->default_str("county");
    app.add_option(
           "--denominator", options->denominator,
           say(lang, "分母：list 名录、register 有12位代码的、should-have 应建名单，或给定合计行的数（如上报的总数）",
               "of all on the list, those with a 12-digit code (register), those marked should_have "
               "(should-have), or a number for the total (say, as reported)"))
        ->type_name("WORD|N")
        ->capture_default_str();
    app.add_option("--within-hops", options->within_hops,
                   say(lang, "再加一列：N 步内有单位的村居", "one more column: villages with a partner within N hops"))
        ->type_name("N")
        ->check(whole_number(1, 1000000, lang));
    app.add_flag("--kinds", options->kinds,
                 say(lang, "改列每类单位覆盖的村居", "instead, the villages that each kind of partner covers"));
    app.add_flag("--stages", options->stages,
                 say(lang, "改列各阶段：对象、县内有单位、够得着、已结对、有项目",
                     "instead, the stages: target, available, reachable, contacted, effective"));
    app.add_flag("--equity", options->equity,
                 say(lang, "改列均衡程度：基尼、泰尔（区划间、区划内）、份额最低的区划",
                     "instead, how evenly: Gini, Theil between and within regions, the lowest shares"));
    app.add_option("--worst", options->worst,
                   say(lang, "--equity 列出几个最低的", "how many of the lowest --equity lists"))
        ->type_name("N")
        ->capture_default_str()
        ->check(whole_number(1, 1000000000, lang));
    add_trend_options(app, options->trend, lang);
    app.add_flag("--missing", options->missing,
                 say(lang, "改列分母中尚未达到的名单", "instead, those of the denominator that are not covered"));
    add_coverage_options(app, options->coverage, lang);
    add_kind_options(app, options->coverage, lang);
    return [options](const Request& request) { coverage(request, *options); };
}

}  // namespace lianjian
