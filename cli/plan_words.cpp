#include "cli/plan_words.hpp"

#include <algorithm>
#include <charconv>

#include "data/cells.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t most_hops = 1000;

std::string named(const Network& network, NodeId v) {
    const std::string_view id = network.id(v);
    const std::string_view name = network.name(v);
    return name.empty() || name == id ? std::string(id) : fmt::format("{} {}", id, name);
}

template <class Word>
std::string first_few(const Request& request, std::size_t count, std::size_t most, Word word) {
    std::string text;
    for (std::size_t i = 0; i < std::min(count, most); ++i) {
        if (i > 0) text += say(request.lang, "、", ", ");
        text += word(i);
    }
    if (count > most) text += say(request.lang, " 等 {} 个", " … ({} in all)", count);
    return text;
}

}  // namespace

std::string ReachOption::words(Lang lang) const {
    if (!level) return say(lang, "{} 步以内", "within {} hops", hops);
    for (const LevelRow& row : levels()) {
        if (row.level == *level) return say(lang, "同一{}", "of the same {}", row.words.in(lang));
    }
    return {};
}

ReachOption reach_named(const Request& request, const std::string& spelling) {
    if (spelling.starts_with("hops:")) {
        ReachOption reach;
        const char* const end = spelling.data() + spelling.size();
        const auto [rest, error] = std::from_chars(spelling.data() + 5, end, reach.hops);
        if (error == std::errc() && rest == end && reach.hops >= 1 && reach.hops <= most_hops) return reach;
    } else if (const auto level = level_of(spelling); level && *level != Level::village && *level != Level::province) {
        return {level, 0};
    }
    throw Failure(
        Exit::misuse,
        say(request.lang, "--reach：“{}”不可用；请用 township、county、city 或 hops:H（如 hops:3）",
            "--reach: '{}' is not one of township, county, city, hops:H (as in hops:3)", printable(spelling, 60)));
}

std::string list_words(const Request& request, const Network& network, std::span<const NodeId> nodes,
                       std::size_t most) {
    return first_few(request, nodes.size(), most, [&](std::size_t i) { return named(network, nodes[i]); });
}

std::string row_words(const Request& request, const Network& network, std::span<const NodeId> nodes, std::size_t most) {
    return first_few(request, nodes.size(), most, [&](std::size_t i) {
        return fmt::format("{} ({})", network.place(network.nodes.origin[nodes[i]]), named(network, nodes[i]));
    });
}

std::string joined(const Request& request, std::span<const std::string> texts, std::size_t most) {
    return first_few(request, texts.size(), most, [&](std::size_t i) { return texts[i]; });
}

std::string region_words(const Request& request, const Network& network, RegionId region) {
    if (region == no_region) return say(request.lang, "全部数据", "the whole data set");
    const std::string_view name = network.region_name(region);
    const std::string_view code = network.region_code(region);
    return name == code ? std::string(code) : fmt::format("{} {}", name, code);
}

}  // namespace lianjian
