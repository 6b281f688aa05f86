#include <algorithm>
#include <array>
#include <set>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/districts.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "cli/table_order.hpp"
#include "engine/comparison/districts.hpp"
#include "engine/comparison/permutation.hpp"
#include "engine/comparison/rates.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::string level;
    std::string show;
    std::string sort;
    std::uint64_t top = 0;
    bool levels = false;
    std::uint32_t permutations = 0;
    std::uint64_t seed = 1;
};

std::vector<OutputColumn> columns() {
    return {{"region", {"区划代码", "region"}},
            {"name", {"名称", "name"}},
            {"villages", {"村居", "villages"}},
            {"covered", {"已联建", "covered"}},
            {"share", {"份额", "share"}},
            {"partners", {"单位", "partners"}},
            {"partner_kinds", {"类型", "kinds"}},
            {"outside_partners", {"区外单位", "outside"}},
            {"outside_regions", {"区外地区", "regions"}},
            {"outside_provinces", {"外省", "provinces"}},
            {"external_share", {"跨区关系", "external"}},
            {"EI", {"E–I", "E–I"}},
            {"mix", {"多样性", "mix"}},
            {"gini", {"基尼", "gini"}},
            {"projects", {"项目", "projects"}},
            {"amount", {"金额（元）", "amount (yuan)"}}};
}

/// Groups of columns beside the usual ones, in the order they stand.
constexpr std::array groups{std::string_view("rates"), std::string_view("reach"), std::string_view("ranks"),
                            std::string_view("ei")};

std::set<std::string, std::less<>> groups_named(const Request& request, const std::string& list) {
    std::set<std::string, std::less<>> wanted;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string word = list.substr(begin, end - begin);
        begin = end + 1;
        if (word == "all") {
            wanted.insert(groups.begin(), groups.end());
        } else if (std::find(groups.begin(), groups.end(), word) != groups.end()) {
            wanted.insert(word);
        } else {
            throw Failure(Exit::misuse,
                          say(request.lang, "--show：“{}”不可用；请用 rates、reach、ranks、ei 或 all",
                              "--show: '{}' is not one of rates, reach, ranks, ei, all", printable(word, 60)));
        }
    }
    return wanted;
}

std::vector<Cell> usual_cells(const Network& network, const DistrictLine& line) {
    return {text_cell(network.region_code(line.region)),
            text_cell(network.region_name(line.region)),
            count_cell(line.coverage.villages),
            count_cell(line.coverage.covered),
            share_cell(line.coverage.share()),
            count_cell(line.partners),
            count_cell(line.partner_kinds),
            count_cell(line.outside_partners),
            count_cell(line.outside_regions),
            count_cell(line.outside_provinces),
            share_cell(line.external_share()),
            real_cell(line.ei()),
            real_cell(line.mix),
            real_cell(line.gini),
            count_cell(line.projects),
            Cell(line.amount)};
}

Amount exact(std::uint64_t count) { return {static_cast<double>(count), false}; }

/// Each rate's denominator is in the table: `villages`, and `population` beside the rates.
void add_rates(OutputTable& table, const std::vector<DistrictLine>& lines) {
    table.columns.insert(table.columns.end(), {{"population", {"人口", "population"}},
                                               {"partners_per_100_villages", {"单位/百村", "partners/100 v."}},
                                               {"ties_per_100_villages", {"结对/百村", "ties/100 v."}},
                                               {"projects_per_100_villages", {"项目/百村", "projects/100 v."}},
                                               {"partners_per_10000_people", {"单位/万人", "partners/10k p."}},
                                               {"ties_per_10000_people", {"结对/万人", "ties/10k p."}},
                                               {"projects_per_10000_people", {"项目/万人", "projects/10k p."}},
                                               {"amount_per_10000_people", {"金额/万人", "amount/10k p."}}});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const DistrictLine& line = lines[i];
        const Amount villages = exact(line.coverage.villages);
        const Amount people = line.coverage.population;
        table.rows[i].push_back(Cell(people));
        for (const std::uint64_t count :
             {std::uint64_t{line.partners}, line.village_partners, std::uint64_t{line.projects}}) {
            table.rows[i].push_back(rate_cell(rate(exact(count), villages, 100)));
        }
        for (const std::uint64_t count :
             {std::uint64_t{line.partners}, line.village_partners, std::uint64_t{line.projects}}) {
            table.rows[i].push_back(rate_cell(rate(exact(count), people, 10000)));
        }
        table.rows[i].push_back(rate_cell(rate(line.amount, people, 10000)));
    }
}

void add_reach(OutputTable& table, const std::vector<DistrictLine>& lines) {
    table.columns.insert(table.columns.end(), {{"outside_cities", {"外市", "cities"}},
                                               {"placed_partners", {"有区划的单位", "placed"}},
                                               {"mean_distance", {"平均区划距离", "mean distance"}},
                                               {"greatest_distance", {"最大区划距离", "greatest"}}});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        table.rows[i].push_back(count_cell(lines[i].outside_cities));
        table.rows[i].push_back(count_cell(lines[i].placed_partners));
        table.rows[i].push_back(real_cell(lines[i].mean_distance()));
        table.rows[i].push_back(lines[i].placed_partners == 0 ? Cell() : count_cell(lines[i].greatest_distance));
    }
}

/// Places among the districts shown; the evenest (lowest Gini) is first, elsewhere the highest.
void add_ranks(OutputTable& table, const std::vector<DistrictLine>& lines) {
    struct Ranked {
        OutputColumn column;
        std::optional<double> (*value)(const DistrictLine&);
        bool lowest_first;
    };
    const std::array ranked{
        Ranked{{"share_rank", {"份额名次", "share rank"}},
               [](const DistrictLine& line) { return line.coverage.share(); },
               false},
        Ranked{{"partners_rank", {"单位/百村名次", "partners/100 v. rank"}},
               [](const DistrictLine& line) {
                   const auto each = rate(exact(line.partners), exact(line.coverage.villages), 100);
                   return each ? std::optional(each->value) : std::nullopt;
               },
               false},
        Ranked{{"external_share_rank", {"跨区名次", "external rank"}},
               [](const DistrictLine& line) { return line.external_share(); },
               false},
        Ranked{{"mix_rank", {"多样性名次", "mix rank"}}, [](const DistrictLine& line) { return line.mix; }, false},
        Ranked{{"gini_rank", {"均衡名次", "evenness rank"}}, [](const DistrictLine& line) { return line.gini; }, true}};
    for (const Ranked& each : ranked) {
        table.columns.push_back(each.column);
        std::vector<std::optional<double>> values;
        for (const DistrictLine& line : lines) values.push_back(each.value(line));
        const auto places = ranks(values, each.lowest_first);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            table.rows[i].push_back(places[i] ? count_cell(*places[i]) : Cell());
        }
    }
}

/// E–I and external share at each level, beside one another.
void add_levels(OutputTable& table, const std::vector<LevelSplits>& splits) {
    static constexpr std::array<OutputColumn, 10> columns{{{"EI_province", {"E–I 省", "E–I province"}},
                                                           {"EI_city", {"E–I 市", "E–I city"}},
                                                           {"EI_county", {"E–I 区县", "E–I county"}},
                                                           {"EI_township", {"E–I 镇街", "E–I township"}},
                                                           {"EI_village", {"E–I 村居", "E–I village"}},
                                                           {"external_share_province", {"跨省", "across provinces"}},
                                                           {"external_share_city", {"跨市", "across cities"}},
                                                           {"external_share_county", {"跨区县", "across counties"}},
                                                           {"external_share_township", {"跨镇街", "across townships"}},
                                                           {"external_share_village", {"跨村居", "across villages"}}}};
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        for (const TieSplit& split : splits[i].at) table.rows[i].push_back(real_cell(split.ei()));
        for (const TieSplit& split : splits[i].at) table.rows[i].push_back(share_cell(split.external_share()));
    }
}

std::vector<RegionId> regions_of(const std::vector<DistrictLine>& lines) {
    std::vector<RegionId> regions;
    for (const DistrictLine& line : lines) regions.push_back(line.region);
    return regions;
}

std::vector<EiTests> tested(const Request& request, const Network& network, const Snapshot& snapshot, Level level,
                            const std::vector<DistrictLine>& lines, const Options& options) {
    const Progress progress(say(request.lang, "置换检验", "permutation test"), !request.quiet);
    return permutation_test(network, snapshot, level, regions_of(lines), options.permutations, options.seed);
}

/// The columns of the test. How it was made stands in the caption on the terminal, elsewhere beside each result.
void add_test(OutputTable& table, const Request& request) {
    table.columns.insert(table.columns.end(), {{"EI_expected", {"随机 E–I", "E–I by chance"}},
                                               {"EI_p_low", {"p（更封闭）", "p closed"}},
                                               {"EI_p_high", {"p（更开放）", "p open"}}});
    if (request.format == TableFormat::table) return;
    table.columns.insert(table.columns.end(), {{"EI_permutations", {}}, {"EI_seed", {}}});
}

void add_test(std::vector<Cell>& row, const Request& request, const Options& options, const EiTest& test) {
    row.insert(row.end(), {real_cell(test.expected), real_cell(test.p_low), real_cell(test.p_high)});
    if (request.format == TableFormat::table) return;
    row.insert(row.end(), {count_cell(options.permutations), count_cell(options.seed)});
}

/// A district and a level a row; the last rows are all ties.
OutputTable level_table(const Request& request, const Network& network, const std::vector<LevelSplits>& splits,
                        const std::vector<EiTests>& tests, const Options& options) {
    const bool terminal = request.format == TableFormat::table;
    OutputTable table{"levels",
                      {},
                      {{"region", {"区划代码", "region"}},
                       {"name", {"名称", "name"}},
                       {"level", {"层级", "level"}},
                       {"ties", {"关系", "ties"}},
                       {"external", {"跨区", "external"}},
                       {"internal", {"区内", "internal"}},
                       {"external_share", {"跨区关系", "external share"}},
                       {"EI", {"E–I", "E–I"}}}};
    if (!tests.empty()) add_test(table, request);
    const std::string total = terminal ? say(request.lang, "全网", "all ties") : "total";
    for (std::size_t i = 0; i < splits.size(); ++i) {
        const RegionId region = splits[i].region;
        for (std::size_t l = 0; l < levels().size(); ++l) {
            const TieSplit& split = splits[i].at[l];
            const LevelRow& level = levels()[l];
            std::vector<Cell>& row = table.rows.emplace_back();
            if (region == no_region) {
                row = {terminal ? Cell() : text_cell("total"), text_cell(total)};
            } else {
                row = {text_cell(network.region_code(region)), text_cell(network.region_name(region))};
            }
            row.insert(row.end(), {text_cell(terminal ? level.words.in(request.lang) : level.key),
                                   count_cell(split.ties()), count_cell(split.external), count_cell(split.internal),
                                   share_cell(split.external_share()), real_cell(split.ei())});
            if (!tests.empty()) add_test(row, request, options, tests[i].at[l]);
        }
    }
    return table;
}

void compare(const Request& request, const Options& options) {
    std::optional<Level> level;
    if (!options.level.empty()) level = level_named(request, options.level);
    const auto wanted = groups_named(request, options.show);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const std::vector<RegionId> only = districts_named(request, network, request.words);
    if (!level) level = only.empty() ? Level::county : network.regions.level(only.front());
    for (const RegionId district : only) {
        if (network.regions.level(district) == *level) continue;
        throw Failure(Exit::misuse,
                      say(request.lang, "{} 不是所比较的层级；所给区划须同级",
                          "{} is of another level; the districts must be of one", network.region_code(district)));
    }
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
    std::vector<DistrictLine> lines = compare_districts(network, snapshot, rule, *level, only);
    std::erase_if(lines, [&](const DistrictLine& line) {
        return region != no_region && !network.regions.within(line.region, region);
    });
    std::vector<EiTests> tests;
    if (options.permutations > 0) tests = tested(request, network, snapshot, *level, lines, options);
    std::string test_words;
    if (!tests.empty()) {
        test_words = say(request.lang, "；置换 {} 次，种子 {}", "; {} permutations, seed {}", options.permutations,
                         options.seed);
        if (request.format != TableFormat::table) {
            tell(request, say(request.lang, "置换 {} 次，种子 {}", "{} permutations, seed {}", options.permutations,
                              options.seed));
        }
    }
    std::vector<LevelSplits> splits;
    if (options.levels || wanted.contains("ei")) {
        splits = split_by_level(network, snapshot, *level, regions_of(lines));
    }
    OutputTable table{
        "compare",
        say(request.lang, "各区划比较，{}", "Districts side by side, {}", as_of_words(request)) + test_words,
        columns(),
        {}};
    if (options.levels) {
        OutputTable by_level = level_table(request, network, splits, tests, options);
        by_level.caption =
            say(request.lang, "各层级的 E–I，{}", "E–I at every level, {}", as_of_words(request)) + test_words;
        sort_rows(by_level, request, options.sort);
        keep_first(by_level, options.top);
        return emit(request, by_level);
    }
    for (const DistrictLine& line : lines) table.rows.push_back(usual_cells(network, line));
    if (wanted.contains("rates")) add_rates(table, lines);
    if (wanted.contains("reach")) add_reach(table, lines);
    if (wanted.contains("ranks")) add_ranks(table, lines);
    if (wanted.contains("ei")) add_levels(table, splits);
    if (!tests.empty()) {
        const auto own =
            std::find_if(levels().begin(), levels().end(), [&](const LevelRow& row) { return row.level == *level; });
        const auto at = static_cast<std::size_t>(own - levels().begin());
        add_test(table, request);
        for (std::size_t i = 0; i < lines.size(); ++i)
            add_test(table.rows[i], request, options, own == levels().end() ? EiTest{} : tests[i].at[at]);
    }
    sort_rows(table, request, options.sort);
    keep_first(table, options.top);
    emit(request, table);
}

}  // namespace

Action declare_compare(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option(
           "--level", options->level,
           say(lang, "province、city、county（district）、township、village（默认：所给区划的层级，否则 county）",
               "province, city, county (district), township, village (default: that of the codes, else county)"))
        ->type_name("WORD");
    app.add_option(
           "--show", options->show,
           say(lang,
               "再加几组列：rates（每百村、每万人）、reach（外市、区划距离）、ranks（名次）、ei（各层级 E–I）、all",
               "more columns: rates (per 100 villages, per 10 000 people), reach (cities, code distance), "
               "ranks, ei (E–I at every level), all"))
        ->type_name("WORD,...");
    app.add_flag("--levels", options->levels,
                 say(lang, "改列各层级的 E–I 与跨区份额，末尾为全网",
                     "instead, E–I and external share at every level; the last rows are all ties"));
    app.add_option("--sort", options->sort,
                   say(lang, "按此列排序（数由大到小；可加 :up、:down）",
                       "order by this column (numbers from the highest; or COLUMN:up, COLUMN:down)"))
        ->type_name("COLUMN");
    app.add_option("--top", options->top, say(lang, "只列前 N 行", "only the first N rows"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    app.add_option("--permutations", options->permutations,
                   say(lang, "E–I 的置换检验：重排区划 N 次", "permutation test of E–I: deal the regions anew N times"))
        ->type_name("N")
        ->check(whole_number(1, 1000000, lang));
    app.add_option("--seed", options->seed, say(lang, "置换检验的种子", "seed of the permutation test"))
        ->type_name("N")
        ->capture_default_str()
        ->check(whole_number(0, 1000000000000000000, lang));
    add_coverage_options(app, options->coverage, lang);
    add_kind_options(app, options->coverage, lang);
    return [options](const Request& request) { compare(request, *options); };
}

}  // namespace lianjian
