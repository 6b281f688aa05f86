#include "viz/html/brief_words.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "viz/html/escape.hpp"

namespace lianjian {
namespace {

std::uint64_t sole_villages(const Briefing& briefing) { return briefing.risk.fragile; }

// The townships with villages and no covered one, by code.
std::vector<const TownshipLine*> zero_townships(const Briefing& briefing) {
    std::vector<const TownshipLine*> zero;
    for (const TownshipLine& line : briefing.townships) {
        if (line.coverage.villages > 0 && line.coverage.covered == 0) zero.push_back(&line);
    }
    return zero;
}

Sentence zero_clause(const Briefing& briefing) {
    const auto zero = zero_townships(briefing);
    const RowWords& rows = row_words(briefing.circle.row_level);
    if (zero.empty()) return {};
    if (zero.size() > 2) {
        std::uint64_t villages = 0;
        for (const TownshipLine* line : zero) villages += line->coverage.villages;
        return {fmt::format("；其中 {} 个{} {} 个村居均无联建单位", zero.size(), rows.zh, villages),
                fmt::format(" In {} {}, none of the {} has one.", zero.size(), rows.en_many, villages)};
    }
    Sentence clause;
    for (const TownshipLine* line : zero) {
        const std::string name = escape_name(line->name);
        const std::uint64_t villages = line->coverage.villages;
        clause.zh += fmt::format("；{} {} 个村居均无联建单位", name, villages);
        clause.en += villages == 1 ? fmt::format(" The only one in {} has none.", name)
                                   : fmt::format(" None of the {} in {} has one.", villages, name);
    }
    return clause;
}

// "0%", "100%", "48.7%": whole numbers without a decimal, for headings.
std::string short_percent(std::uint64_t part, std::uint64_t whole) {
    std::string text = percent(part, whole);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text + "%";
}

}  // namespace

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "–";
    const std::string text = fmt::format("{:.1f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    if (text == "0.0" && part > 0) return "0.1";
    if (text == "100.0" && part < whole) return "99.9";
    return text;
}

std::string_view plural(std::uint64_t count, std::string_view one, std::string_view many) {
    return count == 1 ? one : many;
}

const RowWords& row_words(Level level) {
    static constexpr RowWords townships = {"镇街", "township", "townships", "Townships"};
    static constexpr RowWords districts = {"区市县", "district", "districts", "Districts"};
    static constexpr RowWords places = {"地区", "area", "areas", "Areas"};
    if (level == Level::township) return townships;
    return level == Level::county ? districts : places;
}

Sentence lead(const Briefing& briefing) {
    const std::uint64_t villages = briefing.total.villages;
    const std::uint64_t covered = briefing.total.covered;
    if (villages == 0) return {"名册中没有村居。", "The register holds no villages or communities."};
    if (covered == villages) {
        return {fmt::format("全部 {} 个村居都已有联建单位。", villages),
                fmt::format("All {} villages and communities have a partner.", villages)};
    }
    const Sentence zero = zero_clause(briefing);
    return {
        fmt::format("{} 个村居中，{} 个已有联建单位，{} 个尚无{}。", villages, covered, villages - covered, zero.zh),
        fmt::format("{} of {} villages and communities {} a partner; {} {} none.{}", covered, villages,
                    plural(covered, "has", "have"), villages - covered, plural(villages - covered, "has", "have"),
                    zero.en)};
}

Sentence townships_heading(const Briefing& briefing) {
    const RowWords& rows = row_words(briefing.circle.row_level);
    const TownshipLine* low = nullptr;
    const TownshipLine* high = nullptr;
    const auto less = [](const TownshipLine& a, const TownshipLine& b) {
        return a.coverage.covered * b.coverage.villages < b.coverage.covered * a.coverage.villages;
    };
    for (const TownshipLine& line : briefing.townships) {
        if (line.coverage.villages == 0) continue;
        if (low == nullptr || less(line, *low)) low = &line;
        if (high == nullptr || less(*high, line)) high = &line;
    }
    if (low == nullptr || !less(*low, *high)) return {fmt::format("各{}", rows.zh), std::string(rows.en_heading)};
    const std::string from = short_percent(low->coverage.covered, low->coverage.villages);
    const std::string to = short_percent(high->coverage.covered, high->coverage.villages);
    return {fmt::format("各{}：最低 {}，最高 {}", rows.zh, from, to),
            fmt::format("{}: from {} to {}", rows.en_heading, from, to)};
}

Sentence fragility_heading(const Briefing& briefing) {
    const std::uint64_t sole = sole_villages(briefing);
    if (sole == 0) return {"脆弱处：没有只靠一家的村居", "Fragility: nobody depends on a single partner"};
    return {fmt::format("脆弱处：{} 个村居只靠一家", sole),
            fmt::format("Fragility: {} {} on a single partner", sole, plural(sole, "depends", "depend"))};
}

Sentence worst_departure(const Briefing& briefing) {
    if (briefing.sole_carriers.empty() || briefing.total.villages == 0) return {};
    const SoleCarrier& worst = briefing.sole_carriers.front();
    const std::uint64_t villages = briefing.total.villages;
    const std::uint64_t covered = briefing.total.covered;
    const std::uint64_t left = covered - std::min<std::uint64_t>(worst.sole_villages, covered);
    const std::string name = escape_name(worst.name);
    return {fmt::format("若<b>{}</b>退出，{} 个村居将失去唯一的联建单位，联建份额由 {}% 降到 {}%。", name,
                        worst.sole_villages, percent(covered, villages), percent(left, villages)),
            fmt::format("Should <b>{}</b> leave, {} {} would lose the only partner, and the share would fall "
                        "from {}% to {}%.",
                        name, worst.sole_villages, plural(worst.sole_villages, "unit", "units"),
                        percent(covered, villages), percent(left, villages))};
}

Sentence uncovered_heading(const Briefing& briefing) {
    const std::size_t count = briefing.uncovered.size();
    if (count == 0) return {"每个村居都有联建单位", "Nobody is without a partner"};
    return {fmt::format("尚无联建单位的 {} 个村居", count),
            fmt::format("{} {} without a partner", count, plural(count, "unit", "units"))};
}

Sentence trend_note(const Briefing& briefing) {
    Sentence note = {"已联建份额，每半年一点；纵轴自 0 至 100%。",
                     "Share covered, half a year apart; axis from 0 to 100%."};
    if (briefing.undated_ties > 0) {
        note.zh += fmt::format("{} 条关系未登记开始日期，按一直在期计。", briefing.undated_ties);
        note.en += fmt::format(" {} {} no start and {} as live all along.", briefing.undated_ties,
                               plural(briefing.undated_ties, "tie states", "ties state"),
                               plural(briefing.undated_ties, "counts", "count"));
    }
    return note;
}

Sentence illustrative_note(std::uint64_t illustrative, std::uint64_t ties) {
    if (illustrative == 0) return {};
    constexpr std::string_view zh = "：谁与谁联建由抽签定出，并非事实，各村居、各单位的数字仅供演示。";
    constexpr std::string_view en =
        ": who works with whom was drawn by lot and is no fact, and the numbers of single villages and partners are "
        "for demonstration only.";
    if (illustrative >= ties) {
        return {fmt::format("全部 {} 条联建关系都是示意{}", ties, zh),
                ties == 1 ? fmt::format("The only tie is illustrative{}", en)
                          : fmt::format("All {} ties are illustrative{}", ties, en)};
    }
    return {fmt::format("{} 条联建关系中有 {} 条是示意{}", ties, illustrative, zh),
            fmt::format("{} of {} ties {} illustrative{}", illustrative, ties, plural(illustrative, "is", "are"), en)};
}

}  // namespace lianjian
