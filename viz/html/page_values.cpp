#include "viz/html/page_values.hpp"

#include <fmt/format.h>

namespace lianjian {

std::string both(const Sentence& sentence) {
    return "<span lang=\"zh-CN\">" + sentence.zh + "</span><span lang=\"en\">" + sentence.en + "</span>";
}

std::string number(std::uint64_t value) { return fmt::format("{}", value); }

std::string length(double value) {
    std::string text = fmt::format("{:.2f}", value);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

double part_of(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string percent_sign(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "–" : percent(part, whole) + "%";
}

std::string real(std::optional<double> value, int decimals) {
    if (!value) return "–";
    std::string text = fmt::format("{:.{}f}", *value, decimals);
    if (text.starts_with('-')) {
        text.erase(0, 1);
        if (text.find_first_not_of("0.") != std::string::npos) text = "−" + text;
    }
    return text;
}

std::string_view group_class(PartnerGroup group) {
    static constexpr std::array<std::string_view, partner_group_count> classes = {
        "organization", "enterprise", "university", "social", "villages", "group"};
    return classes[static_cast<std::size_t>(group)];
}

std::array<std::uint32_t, 4> total_rungs(const Briefing& briefing) {
    std::array<std::uint32_t, 4> sum{};
    for (const TownshipLine& line : briefing.townships) {
        for (std::size_t rung = 0; rung < sum.size(); ++rung) sum[rung] += line.rungs[rung];
    }
    return sum;
}

}  // namespace lianjian
