#include "cli/plan_pair_wish.hpp"

#include <algorithm>
#include <charconv>

#include "cli/failure.hpp"
#include "cli/misuse.hpp"
#include "cli/plan_write.hpp"
#include "cli/say.hpp"

namespace lianjian {
namespace {

Level rule_named(const std::string& rule, Lang lang) {
    if (rule.empty()) return Level::none;
    if (rule == "different-township") return Level::township;
    if (rule == "different-county") return Level::county;
    throw Failure(
        Exit::misuse,
        say(lang, "--rule：没有“{}”；可用：different-township（跨镇街）、different-county（跨区县）",
            "--rule: there is no '{}'; there are: different-township, different-county", printable(rule, 60)));
}

/// `motivation=1,tie=0.5`: those not named weigh nothing.
void read_weights(const std::string& text, PairWish& wish, Lang lang) {
    if (text.empty()) return;
    wish.weighted = true;
    wish.scoring.weight = {};
    std::string names;
    for (const PrincipleRow& row : principles()) names += (names.empty() ? "" : ", ") + std::string(row.key);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view part = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        const std::size_t sign = std::min(part.find('='), part.size());
        const auto row = std::ranges::find(principles(), part.substr(0, sign), &PrincipleRow::key);
        double weight = -1;
        if (sign < part.size()) {
            const auto [rest, error] = std::from_chars(part.data() + sign + 1, part.data() + part.size(), weight);
            if (error != std::errc() || rest != part.data() + part.size()) weight = -1;
        }
        if (row == principles().end() || !(weight >= 0 && weight <= 1000)) {
            throw Failure(Exit::misuse,
                          say(lang, "--weights：“{}”不可用；写法如 tie=1,span=0.5，权重 0 到 1000，可用：{}",
                              "--weights: '{}' is not NAME=WEIGHT, as in tie=1,span=0.5, weights from 0 to 1000; the "
                              "names: {}",
                              printable(std::string(part), 60), names));
        }
        wish.scoring.weight[static_cast<std::size_t>(row->principle)] = weight;
    }
}

}  // namespace

void add_pair_plan_options(CLI::App& app, PairPlanOptions& options, Lang lang) {
    app.add_option("--target", options.coverage.targets,
                   say(lang, "参加的类型，逗号分隔（默认 village,community）",
                       "kinds that take part, comma-separated (default village,community)"))
        ->type_name("KIND,...");
    app.add_flag("--include-paired", options.include_paired,
                 say(lang, "已有结对的也参加", "let those take part that have a pair already"));
    app.add_option("--rule", options.rule,
                   say(lang, "different-township（跨镇街）或 different-county（跨区县）",
                       "different-township or different-county: where the two must not be of one"))
        ->type_name("WORD");
    app.add_flag("--most", options.most,
                 say(lang, "先求对数最多，再求总分最高（默认只求总分最高）",
                     "as many pairs as can be, then the greatest score (default: the greatest score)"));
    app.add_option("--weights", options.weights,
                   say(lang,
                       "各项权重，如 tie=1,span=0.5；可用 motivation、tie、span、relation、complement（默认各 1；"
                       "有 pairs 表而未给权重时用表中分数）",
                       "weights, as in tie=1,span=0.5, of motivation, tie, span, relation, complement (default 1 each; "
                       "without weights a pairs table gives the scores)"))
        ->type_name("NAME=X,...");
    app.add_option("--span", options.span,
                   say(lang, "管理幅度的限度：township、county、city 或 province，超出得 0",
                       "the limit of a manageable span: township, county, city or province; 0 beyond"))
        ->type_name("LEVEL")
        ->capture_default_str();
    app.add_option("--list", options.list, "single")->type_name("WORD");
    add_write_option(app, options.write, lang);
}

PairWish understand_wish(const PairPlanOptions& options, Lang lang) {
    PairWish wish;
    wish.scoring.differ = rule_named(options.rule, lang);
    read_weights(options.weights, wish, lang);
    const auto limit = level_of(options.span);
    if (!limit || *limit == Level::village) {
        throw Failure(Exit::misuse,
                      say(lang, "--span：“{}”不可用；请用 township、county、city 或 province",
                          "--span: '{}' is not one of township, county, city, province", printable(options.span, 60)));
    }
    wish.scoring.span_limit = *limit;
    if (options.most) wish.goal = PairGoal::most_pairs;
    if (!options.list.empty() && options.list != "single") {
        throw Failure(Exit::misuse, say(lang, "--list：没有“{}”；可用：single",
                                        "--list: there is no '{}'; there is: single", printable(options.list, 60)));
    }
    return wish;
}

}  // namespace lianjian
