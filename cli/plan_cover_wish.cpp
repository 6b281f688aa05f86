#include "cli/plan_cover_wish.hpp"

#include <charconv>
#include <string_view>

#include "cli/misuse.hpp"
#include "cli/plan_write.hpp"
#include "engine/issue.hpp"

namespace lianjian {
namespace {

using Limit = CoverGoal::Limit;

Failure wrong(const std::string& message) { return {Exit::misuse, message}; }

std::optional<std::uint32_t> whole(std::string_view text) {
    std::uint32_t value = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || at != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<ReachRule> reach_named(const std::string& word, Lang lang) {
    if (word.empty()) return std::nullopt;
    if (word == "table") return ReachRule{ReachRule::By::table, Level::township, 0};
    for (const Level level : {Level::township, Level::county, Level::city}) {
        if (level_of(word) == level) return ReachRule{ReachRule::By::region, level, 0};
    }
    if (word.starts_with("hops:")) {
        const auto hops = whole(std::string_view(word).substr(5));
        if (hops && *hops >= 2 && *hops <= 100) return ReachRule{ReachRule::By::hops, Level::none, *hops};
        throw wrong(say(lang, "--reach：hops 后须是 2 到 100 的整数，如 hops:2（一步之内已经联建）",
                        "--reach: after hops stands a whole number from 2 to 100, as in hops:2 (at one hop they are "
                        "partners already)"));
    }
    throw wrong(say(lang, "--reach：“{}”不可用；请用 township、county、city、hops:H 或 table",
                    "--reach: '{}' is not one of township, county, city, hops:H, table", printable(word, 60)));
}

std::optional<CoverQuota> quota_named(const std::string& text, Lang lang) {
    if (text.empty()) return std::nullopt;
    const std::size_t colon = text.find(':');
    const auto level = level_of(text.substr(0, colon));
    const auto least = colon == std::string::npos ? std::nullopt : whole(std::string_view(text).substr(colon + 1));
    const std::uint32_t number = least.value_or(0);
    if (level && *level != Level::village && number > 0) return CoverQuota{*level, number};
    throw wrong(say(lang, "--quota：“{}”看不懂；请写 township:3（每个镇街至少联建 3 个）",
                    "--quota: '{}' is not understood; write township:3 (at least 3 covered in each township)",
                    printable(text, 60)));
}

/// A number that is not negative.
CLI::Validator amount(Lang lang) {
    return {[lang](std::string& text) -> std::string {
                double value = 0;
                if (CLI::detail::lexical_cast(text, value) && value >= 0 && value < 1e15) return {};
                return say(lang, "“{}”不是不小于 0 的数", "'{}' is not a number from 0 up", printable(text, 60));
            },
            "", "amount"};
}

}  // namespace

CoverWish understand_wish(const CoverPlanOptions& options, Lang lang) {
    CoverWish wish;
    if ((options.budget > 0) + (options.cost >= 0) + options.all != 1) {
        throw wrong(say(lang, "请用 --budget（家数）、--cost（花费）、--all（全部覆盖）中的一个说明能做多少",
                        "say how much can be done with one of --budget (number), --cost, --all"));
    }
    wish.goal.limit = options.all ? Limit::none : options.budget > 0 ? Limit::number : Limit::cost;
    wish.goal.most = options.budget > 0 ? options.budget : options.cost;
    wish.goal.least_cost = options.least_cost;
    wish.goal.fair = options.fair;
    if (options.least_cost && !options.all) {
        throw wrong(say(lang, "--least-cost 须与 --all 同用", "--least-cost goes with --all"));
    }
    if (options.all && (options.fair || !options.quota.empty())) {
        throw wrong(say(lang, "--all 覆盖每个够得着的村居，不需要 --fair 或 --quota",
                        "--all covers every village within reach; --fair and --quota go with --budget or --cost"));
    }
    if (options.fair && !options.quota.empty()) {
        throw wrong(say(lang, "--fair 与 --quota 不能同用", "--fair and --quota do not go together"));
    }
    if (options.weight != "villages" && options.weight != "population") {
        throw wrong(say(lang, "--weight：“{}”不可用；请用 villages 或 population",
                        "--weight: '{}' is not one of villages, population", printable(options.weight, 60)));
    }
    wish.by_population = options.weight == "population" && !options.all && !options.fair;
    if (!options.method.empty() && options.method != "greedy" && options.method != "exact") {
        throw wrong(say(lang, "--method：“{}”不可用；请用 greedy 或 exact",
                        "--method: '{}' is not one of greedy, exact", printable(options.method, 60)));
    }
    if (!options.list.empty() && options.list != "remaining") {
        throw wrong(say(lang, "--list：没有“{}”；可用：remaining", "--list: there is no '{}'; there is: remaining",
                        printable(options.list, 60)));
    }
    wish.reach = reach_named(options.reach, lang);
    wish.quota = quota_named(options.quota, lang);
    return wish;
}

CoverQuestion question_of(const Request& request, const Network& network, const CoverPlanOptions& options,
                          const CoverWish& wish) {
    CoverQuestion question;
    question.rule = rule_of(options.coverage, request, network);
    question.within = within(request, network);
    question.listed = !network.candidates.empty();
    question.by_population = wish.by_population;
    if (wish.quota) question.grouping = wish.quota->level;
    if (wish.goal.fair) question.grouping = Level::township;
    if (wish.reach) {
        question.reach = *wish.reach;
    } else if (!network.reach.empty()) {
        question.reach.by = ReachRule::By::table;
    }
    if (question.reach.by == ReachRule::By::table && network.reach.empty()) {
        throw wrong(say(request.lang, "--reach table：数据里没有表 reach；请补充，或用 township、county、city、hops:H",
                        "--reach table: the data has no table reach; add one, or use township, county, city, hops:H"));
    }
    return question;
}

void add_cover_plan_options(CLI::App& app, CoverPlanOptions& options, Lang lang) {
    app.add_option("--budget", options.budget, say(lang, "最多新联建几家单位", "at most so many candidates"))
        ->type_name("P")
        ->check(whole_number(1, 1000000000, lang));
    app.add_option("--cost", options.cost, say(lang, "费用合计不超过", "at most so much cost together"))
        ->type_name("B")
        ->check(amount(lang));
    app.add_flag("--all", options.all,
                 say(lang, "覆盖每个够得着的村居，单位最少", "every village within reach, with the fewest candidates"));
    app.add_flag("--least-cost", options.least_cost,
                 say(lang, "与 --all 同用：费用最少，而不是单位最少", "with --all: at least cost instead"));
    app.add_option("--weight", options.weight,
                   say(lang, "尽量多的是：villages（村居）或 population（人口）",
                       "what to cover most of: villages, population"))
        ->type_name("WORD")
        ->capture_default_str();
    app.add_option("--quota", options.quota,
                   say(lang, "每个镇街（或 county 等）至少联建 N 个，原有的也算",
                       "at least N covered in each township (or county …), those already covered included"))
        ->type_name("LEVEL:N");
    app.add_flag("--fair", options.fair,
                 say(lang, "先让覆盖率最低的镇街尽量高，再顾次低的",
                     "the worst township's share as great as can be, then the next"));
    app.add_option(
           "--reach", options.reach,
           say(lang,
               "谁够得着谁：township、county、city（同一区划）、hops:H、table（默认：有 reach 表用表，否则 township）",
               "who reaches whom: township, county, city (the same region), hops:H, table (default: table where "
               "there is a table reach, else township)"))
        ->type_name("WORD");
    app.add_option("--method", options.method,
                   say(lang, "greedy（逐步选取）或 exact（分支切割；默认：不太大时用）",
                       "greedy (step by step) or exact (branch and cut; the default unless the instance is large)"))
        ->type_name("WORD");
    app.add_option("--time-limit", options.time_limit, say(lang, "exact 最多算几秒", "seconds that exact may take"))
        ->type_name("S")
        ->capture_default_str()
        ->check(amount(lang));
    app.add_option("--list", options.list,
                   say(lang, "remaining：仍未覆盖的村居及原因", "remaining: what stays uncovered, and why"))
        ->type_name("WORD");
    add_write_option(app, options.write, lang);
    add_coverage_options(app, options.coverage, lang);
}

}  // namespace lianjian
