#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/coverage_options.hpp"
#include "cli/misuse.hpp"
#include "cli/progress.hpp"
#include "engine/comparison/rates.hpp"
#include "engine/coverage/fragility.hpp"

namespace lianjian {
namespace {

struct Options {
    CoverageOptions coverage;
    std::uint32_t departures = 3;
    double leave_probability = -1;  // not asked for
    std::string list;
    std::size_t top = 0;
};

/// What every answer is made from.
struct Input {
    const Request& request;
    const Options& options;
    const Network& network;
    const Backing& backing;

    [[nodiscard]] bool terminal() const { return request.format == TableFormat::table; }
    [[nodiscard]] std::string words(std::string_view key, const std::string& title) const {
        return terminal() ? title : std::string(key);
    }
};

using Row = std::vector<Cell>;

/// A number of villages is shown whole, an expected one with its decimals.
Cell village_cell(double villages) {
    const auto whole = static_cast<std::int64_t>(villages);
    return static_cast<double>(whole) == villages ? Cell(whole) : Cell(villages);
}

std::optional<double> quotient(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

/// The rows of the totals, each part beside the whole it is a part of.
class Totals {
public:
    explicit Totals(const Input& in) : in_(in) {}

    void add(std::string_view key, const std::string& title, Cell value, Cell denominator = {}, Cell share = {},
             std::string_view source = {}) {
        rows.push_back({text_cell(in_.words(key, title)), std::move(value), std::move(denominator), std::move(share),
                        text_cell(source)});
    }
    void add_villages(std::string_view key, const std::string& title, double part, double whole,
                      const std::string& source) {
        add(key, title, village_cell(part), village_cell(whole), share_cell(quotient(part, whole)), source);
    }
    void add_people(std::string_view key, const std::string& title, Amount part, Amount whole,
                    const std::string& source) {
        if (!part.known() && whole.known()) part = {0, true};  // nobody of these states any: at least none
        std::optional<Rate> share = rate(part, whole, 1);
        if (share && part == Amount{0, false}) share = Rate{0};  // none is none, of however many
        add(key, title, Cell(part), Cell(whole), share_cell(share), source);
    }
    std::vector<Row> rows;

private:
    const Input& in_;
};

void add_worst(Totals& totals, const Input& in, Counted counted, const Weight& covered, const std::string& source) {
    const Lang lang = in.request.lang;
    const bool people = counted == Counted::population;
    const std::string prefix = people ? "worst_loss_population_" : "worst_loss_";
    for (const WorstDepartures& line : worst_departures(in.network, in.backing, in.options.departures, counted)) {
        const std::string key = prefix + std::to_string(line.departures);
        const std::string_view one_or_more = line.departures == 1 ? "departure" : "departures";
        const std::string title =
            (people
                 ? say(lang, "{} 家退出最多失去的人口", "most people lost to {} {}", line.departures, one_or_more)
                 : say(lang, "{} 家退出最多失去的村居", "most villages lost to {} {}", line.departures, one_or_more)) +
            (line.exact ? "" : say(lang, "（未证）", ", not proved"));
        if (people) {
            totals.add_people(key, title, line.value, covered.population, source);
        } else {
            totals.add_villages(key, title, line.value.value, covered.villages, source);
        }
        if (in.terminal() && line.exact) continue;  // the bound is the value
        totals.add(key + "_bound", say(lang, "　　上界", "  no more than"),
                   people ? Cell(Amount{line.bound, false}) : village_cell(line.bound));
        if (!in.terminal()) totals.add(key + "_exact", {}, Cell(line.exact));
    }
}

OutputTable totals_table(const Input& in) {
    const Lang lang = in.request.lang;
    const FragilityTotals totals = fragility_totals(in.network, in.backing);
    const std::string list = in.words("list", say(lang, "名录", "list"));
    const std::string covered = in.words("covered", say(lang, "已联建", "covered"));
    const std::uint32_t k = in.options.coverage.min_partners;
    const bool people = totals.all.population.known() && totals.all.villages > 0;
    Totals out(in);
    out.add("villages", say(lang, "村居", "villages"), village_cell(totals.all.villages));
    out.add_villages("covered", say(lang, "已联建", "covered"), totals.covered.villages, totals.all.villages, list);
    out.add_villages("sole_partner",
                     k == 1 ? say(lang, "仅一家联建", "on one partner")
                            : say(lang, "恰有 {} 家，走一家即不足", "on exactly {} partners, one loss away", k),
                     totals.fragile.villages, totals.covered.villages, covered);
    if (people) {
        out.add("population", say(lang, "人口", "population"), Cell(totals.all.population));
        out.add_people("population_covered", say(lang, "已联建人口", "population covered"), totals.covered.population,
                       totals.all.population, list);
        out.add_people("population_sole_partner",
                       k == 1 ? say(lang, "仅一家联建的人口", "population on one partner")
                              : say(lang, "恰有 {} 家的人口", "population on exactly {} partners", k),
                       totals.fragile.population, totals.covered.population, covered);
    }
    add_worst(out, in, Counted::villages, totals.covered, covered);
    if (people) add_worst(out, in, Counted::population, totals.covered, covered);
    if (in.options.leave_probability >= 0) {
        const std::vector<double> leave(in.network.nodes.size(), in.options.leave_probability);
        const Weight expected = expected_coverage(in.network, in.backing, leave);
        out.add_villages("expected_covered", say(lang, "预期已联建", "expected covered"), expected.villages,
                         totals.all.villages, list);
        if (people) {
            out.add_people("expected_population_covered", say(lang, "预期已联建人口", "expected population covered"),
                           expected.population, totals.all.population, list);
        }
    }
    return {"fragility",
            say(lang, "联建的脆弱性，{}", "Fragility of coverage, {}", as_of_words(in.request)),
            {{"measure", {"内容", "measure"}},
             {"value", {"数值", "value"}},
             {"denominator", {"分母", "denominator"}},
             {"share", {"份额", "share"}},
             {"denominator_source", {"分母来源", "denominator is"}}},
            std::move(out.rows)};
}

std::vector<OutputColumn> node_columns() {
    return {{"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"kind", {"类型", "kind"}},
            {"region", {"区划代码", "region"}}};
}

Row node_cells(const Input& in, NodeId v) {
    const NodeKind kind = in.network.kind(v);
    return {text_cell(in.network.id(v)), text_cell(in.network.name(v)),
            text_cell(in.terminal() ? in.network.word(kind, in.request.lang) : in.network.key(kind)),
            text_cell(in.network.region_code(in.network.region(v)))};
}

OutputTable partner_list(const Input& in) {
    OutputTable table{"fragility_partners",
                      say(in.request.lang, "各联建单位退出的损失，{}", "What each partner's leaving costs, {}",
                          as_of_words(in.request)),
                      node_columns(),
                      {}};
    for (const OutputColumn& column : {OutputColumn{"villages", {"联建村居", "villages"}},
                                       {"lost_villages", {"失去村居", "lost"}},
                                       {"lost_population", {"失去人口", "lost pop."}},
                                       {"credit_villages", {"贡献（村居）", "credit"}},
                                       {"credit_population", {"贡献（人口）", "credit pop."}}}) {
        table.columns.push_back(column);
    }
    for (const PartnerLoss& line : partner_losses(in.network, in.backing)) {
        table.rows.push_back(node_cells(in, line.partner));
        for (Cell& cell : Row{count_cell(line.villages), village_cell(line.lost.villages), Cell(line.lost.population),
                              real_cell(line.credit.villages), Cell(line.credit.population)}) {
            table.rows.back().push_back(std::move(cell));
        }
    }
    return table;
}

OutputTable worst_list(const Input& in) {
    const Lang lang = in.request.lang;
    OutputTable table{"fragility_worst",
                      say(lang, "最坏的退出：哪几家，{}", "The worst departures: whose, {}", as_of_words(in.request)),
                      {{"departures", {"退出家数", "departures"}}, {"counted", {"按", "counted"}}},
                      {}};
    for (const OutputColumn& column : node_columns()) table.columns.push_back(column);
    table.columns.push_back({"lost_alone", {"单独退出失去", "lost alone"}});
    std::vector<const PartnerLoss*> by_node(in.network.nodes.size(), nullptr);
    const std::vector<PartnerLoss> losses = partner_losses(in.network, in.backing);
    for (const PartnerLoss& line : losses) by_node[line.partner] = &line;
    const auto add = [&](Counted counted, const std::string& word) {
        for (const WorstDepartures& line : worst_departures(in.network, in.backing, in.options.departures, counted)) {
            for (const NodeId p : line.partners) {
                Row row{count_cell(line.departures), text_cell(word)};
                for (Cell& cell : node_cells(in, p)) row.push_back(std::move(cell));
                const Weight& alone = by_node[p]->lost;
                row.push_back(counted == Counted::villages ? village_cell(alone.villages) : Cell(alone.population));
                table.rows.push_back(std::move(row));
            }
        }
    };
    add(Counted::villages, in.words("villages", say(lang, "村居", "villages")));
    if (fragility_totals(in.network, in.backing).covered.population.known()) {
        add(Counted::population, in.words("population", say(lang, "人口", "population")));
    }
    return table;
}

OutputTable backup_list(const Input& in) {
    OutputTable table{"fragility_backup",
                      say(in.request.lang, "最该先补一家的村居，{}", "Where a further partner is wanted first, {}",
                          as_of_words(in.request)),
                      {{"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"region_name", {"镇街", "township"}},
                       {"population", {"人口", "population"}},
                       {"partner", {"联建单位", "partner"}},
                       {"partner_name", {"单位名称", "partner's name"}},
                       {"partner_lost_villages", {"其退出失去村居", "lost with it"}},
                       {"partner_lost_population", {"其退出失去人口", "pop. lost with it"}}},
                      {}};
    const Network& network = in.network;
    for (const BackupNeed& need : backup_needs(network, in.backing, partner_losses(network, in.backing))) {
        const RegionId region = network.region(need.target);
        table.rows.push_back({text_cell(network.id(need.target)), text_cell(network.name(need.target)),
                              text_cell(network.region_code(region)),
                              text_cell(network.region_name(network.regions.at(region, Level::township))),
                              Cell(network.nodes.population[need.target]), text_cell(network.id(need.partner)),
                              text_cell(network.name(need.partner)), village_cell(need.at_risk.villages),
                              Cell(need.at_risk.population)});
    }
    return table;
}

struct List {
    std::string_view key;
    OutputTable (*make)(const Input& in);
};
constexpr std::array lists{List{"partners", partner_list}, List{"worst", worst_list}, List{"backup", backup_list}};

const List* chosen(const Request& request, const Options& options) {
    if (options.list.empty()) {
        if (options.top == 0) return nullptr;
        throw Failure(Exit::misuse, say(request.lang, "--top 须与 --list 同用", "--top goes with --list"));
    }
    const auto list = std::ranges::find(lists, options.list, &List::key);
    if (list != lists.end()) return &*list;
    throw Failure(Exit::misuse,
                  say(request.lang, "--list：没有“{}”；可用：partners, worst, backup",
                      "--list: there is no '{}'; there are: partners, worst, backup", printable(options.list, 60)));
}

void fragility(const Request& request, const Options& options) {
    const List* list = chosen(request, options);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const CoverageRule rule = rule_of(options.coverage, request, network);
    const auto answer = [&] {
        const Progress progress(say(request.lang, "脆弱性", "fragility"), !request.quiet);
        const Snapshot snapshot = make_snapshot(network, request.as_of, rule);
        const Backing backing = make_backing(network, snapshot, rule, region);
        const Input in{request, options, network, backing};
        return list == nullptr ? totals_table(in) : list->make(in);
    };
    OutputTable table = answer();
    if (options.top > 0 && table.rows.size() > options.top) table.rows.resize(options.top);
    emit(request, table);
}

}  // namespace

Action declare_fragility(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--departures", options->departures,
                   say(lang, "最坏失去：1 至 R 家退出", "the worst loss to 1 … R departures"))
        ->type_name("R")
        ->capture_default_str()
        ->check(whole_number(1, 1000, lang));
    app.add_option("--leave-probability", options->leave_probability,
                   say(lang, "每家各自退出的概率（0 到 1），由此算预期覆盖",
                       "chance of each partner to leave, 0 to 1, for the expected coverage"))
        ->type_name("Q")
        ->check(part_of_one(lang, Ends::counted));
    app.add_option("--list", options->list,
                   say(lang, "改列：partners 各单位退出的损失、worst 最坏情形中退出的单位、backup 最该先补一家的村居",
                       "instead, a list: partners (what the leaving of each costs), worst (who leaves in the worst "
                       "case), backup (the villages to back up first)"))
        ->type_name("WORD");
    app.add_option("--top", options->top, say(lang, "--list 只列前 N 个", "only the first N of --list"))
        ->type_name("N")
        ->check(whole_number(1, 1000000000, lang));
    add_coverage_options(app, options->coverage, lang);
    return [options](const Request& request) { fragility(request, *options); };
}

}  // namespace lianjian
