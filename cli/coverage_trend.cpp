#include "cli/coverage_trend.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "cli/day_options.hpp"
#include "cli/progress.hpp"
#include "engine/comparison/trend.hpp"

namespace lianjian {
namespace {

constexpr std::size_t most_days = 1200;  // a century of months
constexpr std::size_t most_rows = 5'000'000;
constexpr std::size_t spark_width = 60;

Step step_named(const Request& request, const std::string& word) {
    if (word == "month") return Step::month;
    if (word == "quarter") return Step::quarter;
    if (word == "year") return Step::year;
    throw Failure(Exit::misuse,
                  word.empty()
                      ? say(request.lang, "--from 和 --to 须与 --every 同用", "--from and --to go with --every")
                      : say(request.lang, "--every：“{}”不可用；请用 month、quarter 或 year",
                            "--every: '{}' is not one of month, quarter, year", printable(word, 60)));
}

/// Eight heights from the lowest value to the highest; a series too long for a line is thinned out evenly, its ends
/// kept. All of one height when nothing changes.
std::string sparkline(const std::vector<double>& values) {
    constexpr std::array heights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const std::size_t width = std::min(values.size(), spark_width);
    std::string line;
    for (std::size_t i = 0; i < width; ++i) {
        const double value = values[width == 1 ? 0 : i * (values.size() - 1) / (width - 1)];
        const double part = *most > *least ? (value - *least) / (*most - *least) : 0;
        line += heights[static_cast<std::size_t>(part * static_cast<double>(heights.size() - 1) + 0.5)];
    }
    return line;
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string sparklines(const Request& request, const std::vector<CoverageRow>& rows) {
    struct Line {
        std::string title, line, first, last;
    };
    std::vector<Line> lines;
    const auto add = [&](const std::string& title, auto value, auto shown) {
        std::vector<double> values;
        for (const CoverageRow& row : rows) values.push_back(value(row));
        lines.push_back({title, sparkline(values), shown(values.front()), shown(values.back())});
    };
    const auto count = [](double value) { return fmt::format("{:.0f}", value); };
    const auto percent = [](double value) { return fmt::format("{:.2f}%", 100 * value); };
    const auto real = [](std::uint64_t value) { return static_cast<double>(value); };
    const Lang lang = request.lang;
    add(
        say(lang, "已联建", "covered"), [&](const CoverageRow& row) { return real(row.covered); }, count);
    if (rows.front().population_share()) {
        add(
            say(lang, "人口份额", "pop. share"),
            [](const CoverageRow& row) { return row.population_share().value_or(0); }, percent);
    }
    add(
        say(lang, "2家以上", "2 or more"), [&](const CoverageRow& row) { return real(row.two_or_more); }, count);
    add(
        say(lang, "仅一家", "sole"), [&](const CoverageRow& row) { return real(row.sole_partner); }, count);

    std::size_t title_width = 0, first_width = 0;
    for (const Line& line : lines) {
        title_width = std::max(title_width, display_width(line.title));
        first_width = std::max(first_width, line.first.size());
    }
    std::string text;
    for (const Line& line : lines) {
        text += fmt::format("{}  {}  {} → {}\n", padded(line.title, title_width),
                            std::string(first_width - line.first.size(), ' ') + line.first, line.line, line.last);
    }
    return text;
}

/// The names of rows that are villages themselves: regions have names down to the township only.
std::map<RegionId, std::string_view> village_names(const Network& network, const CoverageRule& rule,
                                                   std::optional<Level> level) {
    std::map<RegionId, std::string_view> names;
    if (level != Level::village) return names;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        if (rule.is_target(network.kind(v))) names.emplace(network.region(v), network.name(v));
    }
    return names;
}

void check_size(const Request& request, const Network& network, const CoverageRule& rule, const TrendWanted& wanted,
                RegionId within) {
    const std::vector<RegionId> cut = network.regions.cut(*wanted.level);
    std::vector<bool> seen(network.regions.size());
    std::size_t regions = 0;
    for (NodeId v = 0; v < network.nodes.size(); ++v) {
        const RegionId region = network.region(v);
        if (region == no_region || !rule.is_target(network.kind(v)) || seen[cut[region]]) continue;
        if (within != no_region && !network.regions.within(region, within)) continue;
        seen[cut[region]] = true;
        regions += 1;
    }
    if (regions * wanted.days.size() <= most_rows) return;
    throw Failure(Exit::limit, say(request.lang,
                                   "--every：{} 个区划 × {} 天，超过 {} 行；请用 --within、更高的 --level 或更大的间隔",
                                   "--every: {} regions on {} days are more than {} rows; take --within, a higher "
                                   "--level or longer steps",
                                   regions, wanted.days.size(), most_rows));
}

}  // namespace

void add_trend_options(CLI::App& app, TrendOptions& options, Lang lang) {
    app.add_option(
           "--every", options.every,
           say(lang, "合计行的时间序列：month、quarter 或 year，与 --from 同用；加 --level 列出各区划",
               "the total row over time: month, quarter or year, with --from; with --level for each region too"))
        ->type_name("WORD");
    app.add_option("--from", options.from, say(lang, "序列的第一天", "first day of the series"))->type_name("DATE");
    app.add_option("--to", options.to,
                   say(lang, "序列的最后一天（默认 --as-of）", "last day of the series (default --as-of)"))
        ->type_name("DATE");
}

std::vector<Date> trend_days(const Request& request, const TrendOptions& options) {
    const Step step = step_named(request, options.every);
    const Period period = period_named(request, options.from, options.to);
    std::vector<Date> days = days_by_step(period.from, period.to, step);
    if (days.size() > most_days) {
        throw Failure(Exit::misuse, say(request.lang, "--every：共 {} 天，超过 {} 天；请加大间隔或缩短时段",
                                        "--every: {} days are more than {}; take longer steps or a shorter period",
                                        days.size(), most_days));
    }
    return days;
}

void emit_trend(const Request& request, const Network& network, const CoverageRule& rule, const TrendWanted& wanted,
                const TrendTable& shown) {
    const Lang lang = request.lang;
    const bool terminal = request.format == TableFormat::table;
    const RegionId region = within(request, network);
    if (wanted.level) check_size(request, network, rule, wanted, region);
    RegionTrends trends;
    {
        const Progress progress(say(lang, "逐日计算", "coverage over time"), !request.quiet);
        if (wanted.level) {
            trends = coverage_trends(network, wanted.days, rule, *wanted.level, region);
        } else {
            trends.total = coverage_trend(network, wanted.days, rule, region);
        }
    }
    for (CoverageRow& row : trends.total) {
        if (wanted.denominator == 0) break;
        if (wanted.denominator < row.covered) {
            throw Failure(Exit::misuse,
                          say(lang, "--denominator {} 小于已联建的 {} 个",
                              "--denominator {} is less than the {} covered", wanted.denominator, row.covered));
        }
        row.villages = wanted.denominator;
    }

    const Date first = wanted.days.front(), last = wanted.days.back();
    OutputTable table{"coverage", say(lang, "联建覆盖，{} → {}", "Coverage, {} → {}", iso(first), iso(last)), {}, {}};
    constexpr std::ptrdiff_t place = 2;  // of the date, behind region and name or instead of them
    const auto rest = shown.columns.begin() + place;
    if (wanted.level) table.columns.assign(shown.columns.begin(), rest);
    table.columns.push_back({"date", {"日期", "date"}});
    table.columns.insert(table.columns.end(), rest, shown.columns.end());
    const auto add = [&](const std::vector<CoverageRow>& rows, bool is_total, std::string_view code,
                         std::string_view name) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::vector<Cell> cells = shown.cells(rows[i], is_total);
            std::vector<Cell>& row = table.rows.emplace_back();
            row.reserve(table.columns.size());
            if (wanted.level) row = {text_cell(code), text_cell(name)};
            row.push_back(text_cell(iso(wanted.days[i])));
            row.insert(row.end(), std::make_move_iterator(cells.begin() + place), std::make_move_iterator(cells.end()));
        }
    };
    const std::map<RegionId, std::string_view> villages = village_names(network, rule, wanted.level);
    for (const RegionTrend& trend : trends.regions) {
        const auto village = villages.find(trend.region);
        add(trend.rows, false, network.region_code(trend.region),
            village == villages.end() ? network.region_name(trend.region) : village->second);
    }
    add(trends.total, true, terminal ? "" : "total", terminal ? say(lang, "合计", "total") : std::string("total"));
    std::string text = formatted(table, request.format, lang);
    if (terminal) text += "\n" + sparklines(request, trends.total);
    emit(request, text);
}

}  // namespace lianjian
