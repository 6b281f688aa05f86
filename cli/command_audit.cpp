#include <algorithm>

#include "cli/commands.hpp"
#include "cli/misuse.hpp"
#include "engine/comparison/audit.hpp"

namespace lianjian {
namespace {

struct Options {
    std::vector<std::string> rules;
};

std::string known_rules() {
    std::string keys;
    for (const AuditRule& rule : audit_rules()) keys += (keys.empty() ? "" : ", ") + std::string(rule.key);
    return keys;
}

/// The rules asked for, in the order of the table; all when none is named.
std::vector<const AuditRule*> chosen(const Request& request, const Options& options) {
    const auto rules = audit_rules();
    for (const std::string& name : options.rules) {
        if (std::ranges::find(rules, name, &AuditRule::key) != rules.end()) continue;
        throw Failure(Exit::misuse, say(request.lang, "--rule：没有“{}”；可用：{}",
                                        "--rule: there is no '{}'; there are: {}", printable(name, 60), known_rules()));
    }
    std::vector<const AuditRule*> picked;
    for (const AuditRule& rule : rules) {
        const bool named = std::ranges::find(options.rules, rule.key) != options.rules.end();
        if (options.rules.empty() || named) picked.push_back(&rule);
    }
    return picked;
}

std::string detail(const Network& network, const Breach& breach, Lang lang) {
    const auto shown = [&](NodeId v) { return say(lang, "{}（{}）", "{} ({})", network.name(v), network.id(v)); };
    const auto town = [&](NodeId v) {
        return network.region_name(network.regions.at(network.region(v), Level::township));
    };
    switch (breach.finding) {
        case Finding::missing:
            return say(lang, "没有", "none");
        case Finding::several: {
            std::string text = say(lang, "{} 个：", "{}: ", breach.others.size());
            for (std::size_t i = 0; i < breach.others.size(); ++i) {
                text += (i == 0 ? "" : say(lang, "、", "; ")) + shown(breach.others[i]);
            }
            return text;
        }
        case Finding::contradicts:
            return say(lang, "与{}结对，而{}与{}没有结对", "paired with {}, but {} and {} are not a pair",
                       shown(breach.others[0]), town(breach.node), town(breach.others[0]));
        case Finding::overloaded:
            return say(lang, "联系 {} 个村居，容量 {}", "{} villages, capacity {}", breach.span, breach.limit.value);
    }
    return {};
}

void audit(const Request& request, const Options& options) {
    const std::vector<const AuditRule*> rules = chosen(request, options);
    const Network network = load(request);
    const RegionId region = within(request, network);
    const Snapshot snapshot = make_snapshot(network, request.as_of);
    const Lang lang = request.lang;
    const bool terminal = request.format == TableFormat::table;  // elsewhere words are stable English
    OutputTable table{"audit",
                      say(lang, "不合规则之处，{}", "Breaches of the rules, {}", as_of_words(request)),
                      {{"rule", {"规则", "rule"}},
                       {"id", {"编号", "id"}},
                       {"name", {"名称", "name"}},
                       {"region", {"区划代码", "region"}},
                       {"detail", {"说明", "detail"}}},
                      {}};
    for (const AuditRule* rule : rules) {
        const auto found = rule->find({network, snapshot});
        if (!found) {
            tell(request, say(lang, "{} 不适用：{}", "{} does not apply: {}", rule->key, rule->not_applied.in(lang)));
            continue;
        }
        for (const Breach& breach : found->breaches) {
            const RegionId seat = network.region(breach.node);
            if (region != no_region && !network.regions.within(seat, region)) continue;
            table.rows.push_back({text_cell(terminal ? rule->title.in(lang) : rule->key),
                                  text_cell(network.id(breach.node)), text_cell(network.name(breach.node)),
                                  text_cell(network.region_code(seat)),
                                  text_cell(detail(network, breach, terminal ? lang : Lang::en))});
        }
        tell(request,
             say(lang, "{}：{}；全网 {} 处中有 {} 处不合", "{}: {}; {} checked in the whole network, {} breach(es)",
                 rule->key, rule->sentence.in(lang), found->checked, found->breaches.size()));
    }
    if (table.rows.empty()) table.caption = say(lang, "没有不合规则之处，{}", "No breaches, {}", as_of_words(request));
    emit(request, table);
}

}  // namespace

Action declare_audit(CLI::App& app, Lang lang) {
    const auto options = std::make_shared<Options>();
    app.add_option("--rule", options->rules,
                   say(lang, "只查这些规则，逗号分隔：{}", "only these rules, comma-separated: {}", known_rules()))
        ->type_name("WORD")
        ->delimiter(',');
    return [options](const Request& request) { audit(request, *options); };
}

}  // namespace lianjian
