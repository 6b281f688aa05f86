#include "cli/coverage_options.hpp"

#include <algorithm>

#include "cli/misuse.hpp"

namespace lianjian {
namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (end > begin) parts.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// A kind of the table, or one that only the data knows.
template <class Kind>
Kind kind_named(const Request& request, const std::string& option, const std::string& spelling,
                std::optional<Kind> known, const std::vector<std::string>& unknown, std::string_view nearest) {
    if (known) return *known;
    const auto found = std::find(unknown.begin(), unknown.end(), spelling);
    if (found != unknown.end()) {
        return static_cast<Kind>(static_cast<std::size_t>(Kind::first_unknown) +
                                 static_cast<std::size_t>(found - unknown.begin()));
    }
    throw Failure(Exit::misuse,
                  say(request.lang, "{}：未知类型“{}”；是否应为“{}”？", "{}: '{}' is not a kind; did you mean '{}'?",
                      option, printable(spelling, 60), nearest));
}

}  // namespace

void add_coverage_options(CLI::App& app, CoverageOptions& options, Lang lang) {
    app.add_option("--min-partners", options.min_partners,
                   say(lang, "几家及以上算已联建", "partners that make a village covered"))
        ->type_name("N")
        ->capture_default_str()
        ->check(whole_number(1, 1000000, lang));
    app.add_option("--target", options.targets,
                   say(lang, "统计对象的类型，逗号分隔（默认 village,community）",
                       "kinds counted, comma-separated (default village,community)"))
        ->type_name("KIND,...");
    app.add_option("--partner", options.partners,
                   say(lang, "算作联建单位的类型，或 any（默认：既不是组织体也不与对象同类的）",
                       "kinds that cover, or any (default: neither a group nor of the target's own kind)"))
        ->type_name("KIND,...");
    app.add_option("--tie", options.ties,
                   say(lang, "只计这些关系类型，逗号分隔", "count only ties of these kinds, comma-separated"))
        ->type_name("KIND,...");
}

void add_kind_options(CLI::App& app, CoverageOptions& options, Lang lang) {
    app.add_option("--require", options.required,
                   say(lang, "每一类都至少有一家才算已联建，逗号分隔", "covered only with one of each of these kinds"))
        ->type_name("KIND,...");
    app.add_option("--min-kinds", options.min_kinds,
                   say(lang, "至少有几类单位才算已联建", "kinds of partner that make a village covered"))
        ->type_name("N")
        ->check(whole_number(1, 1000, lang));
}

CoverageRule rule_of(const CoverageOptions& options, const Request& request, const Network& network) {
    CoverageRule rule;
    rule.min_partners = options.min_partners;
    rule.planned = request.planned;
    const auto nodes = [&](const std::string& option, const std::string& list) {
        std::vector<NodeKind> kinds;
        for (const std::string& word : split(list)) {
            kinds.push_back(kind_named<NodeKind>(request, option, word, node_kind_of(word), network.unknown_node_kinds,
                                                 nearest_node_kind(word)));
        }
        return kinds;
    };
    rule.targets = nodes("--target", options.targets);
    rule.any_partner = options.partners == "any";
    if (!rule.any_partner) rule.partners = nodes("--partner", options.partners);
    rule.required = nodes("--require", options.required);
    rule.min_kinds = options.min_kinds;
    for (const std::string& word : split(options.ties)) {
        rule.ties.push_back(kind_named<EdgeKind>(request, "--tie", word, edge_kind_of(word), network.unknown_edge_kinds,
                                                 nearest_edge_kind(word)));
    }
    return rule;
}

CoveredNetwork cover(const Request& request, const Network& network, const CoverageOptions& options) {
    CoveredNetwork covered;
    covered.rule = rule_of(options, request, network);
    covered.snapshot = make_snapshot(network, request.as_of, covered.rule);
    covered.ladder = make_ladder(network, covered.snapshot, covered.rule);
    return covered;
}

}  // namespace lianjian
