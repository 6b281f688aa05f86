#include "data/totals.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "data/cells.hpp"
#include "data/export/escape.hpp"
#include "data/issue_classes.hpp"
#include "data/issue_log.hpp"
#include "data/partner_lists.hpp"

namespace lianjian {
namespace {

Place place_of(const Network& network, const Origin& origin, std::string_view header) {
    const SourceFile& file = network.files[origin.file];
    return {file.name, origin.line, 0, std::string(header), file.sheet};
}

std::string text_of(const Amount& amount) { return (amount.at_least ? "≥" : "") + decimal(amount.value); }

std::string day_of(AsOf as_of) { return as_of ? iso(*as_of) : "all"; }

void ended_ties(const Network& network, AsOf as_of, IssueLog& log) {
    const Ties& ties = network.ties;
    if (!as_of) return;
    for (TieId tie = 0; tie < ties.stated_active.rows.size(); ++tie) {
        if (!ties.stated_active[tie] || ties.repeated[tie] || ties.end[tie] > *as_of) continue;
        log.add(issues::ended_but_active, place_of(network, ties.origin[tie], "end"),
                {iso(ties.end[tie]), iso(*as_of)});
    }
}

void member_counts(const Network& network, AsOf as_of, IssueLog& log) {
    const AmountColumn& expected = network.nodes.expected_members;
    if (expected.rows.empty()) return;
    std::vector<std::pair<NodeId, NodeId>> members;  // (group, member)
    for (const TieId tie : live_ties(network, as_of)) {
        if (network.ties.kind[tie] != EdgeKind::membership) continue;
        const NodeId group = network.ties.source[tie];
        if (expected[group].known()) members.emplace_back(group, network.ties.target[tie]);
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (NodeId node = 0; node < expected.rows.size(); ++node) {
        // Of a firm it may be the number of its staff.
        if (!expected[node].known() || !is_group(network.kind(node))) continue;
        const auto range = std::equal_range(members.begin(), members.end(), std::pair{node, NodeId{0}},
                                            [](const auto& a, const auto& b) { return a.first < b.first; });
        const auto live = range.second - range.first;
        const Amount& stated = expected[node];
        const auto count = static_cast<double>(live);
        if (stated.at_least ? count >= stated.value : count == stated.value) continue;
        log.add(issues::members_missing, place_of(network, network.nodes.origin[node], "expected_members"),
                {std::string(network.id(node)), text_of(stated), std::to_string(live), day_of(as_of)});
    }
}

void funding_sums(const Network& network, IssueLog& log) {
    const Projects& projects = network.projects;
    for (std::size_t row = 0; row < projects.size(); ++row) {
        const Amount& amount = projects.amount[row];
        const Amount sum = funding_total(projects.funding[row]);
        if (!sum.known() || !amount.known()) continue;
        // Sums of decimals: a millionth is noise.
        const double slack = 1e-6 * std::max(1.0, std::abs(amount.value));
        const bool too_little = sum.value < amount.value - slack && !sum.at_least;
        const bool too_much = sum.value > amount.value + slack && !amount.at_least;
        if (!too_little && !too_much) continue;
        log.add(issues::funding_differs, place_of(network, projects.origin[row], "funding"),
                {text_of(sum), text_of(amount)});
    }
}

/// 1,200 as 1200, so that its comma does not part a list, and 452 万 as 452万.
std::string without_thousands(std::string_view text) {
    std::string plain;
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool separator = text[i] == ',' && i > 0 && digit(i - 1) && digit(i + 1) && digit(i + 2) && digit(i + 3);
        if (!separator && text[i] != ' ') plain.push_back(text[i]);
    }
    return plain;
}

/// The amount at the end of "中央资金：600万".
std::optional<Amount> amount_at_end(std::string_view item) {
    const std::size_t digit = item.find_first_of("0123456789");
    if (digit == std::string_view::npos) return std::nullopt;
    static constexpr std::string_view bounds[] = {"≥", ">=", "超过", "不少于", "至少"};
    for (const std::string_view bound : bounds) {
        const std::size_t at = item.find(bound);
        if (at < digit) return parse_amount(item.substr(at));
    }
    return parse_amount(item.substr(digit));
}

}  // namespace

Amount funding_total(std::string_view text) {
    AmountSum sum;
    const std::string plain = without_thousands(text);
    for (const std::string_view item : list_items(plain)) {
        const auto amount = amount_at_end(item);
        if (!amount) return {};
        sum.add(*amount);
    }
    return sum.total();
}

std::vector<Issue> doubts_on(const Network& network, AsOf as_of) {
    IssueLog log;
    ended_ties(network, as_of, log);
    member_counts(network, as_of, log);
    funding_sums(network, log);
    return log.take();
}

}  // namespace lianjian
