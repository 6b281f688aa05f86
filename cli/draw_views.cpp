#include "cli/draw_views.hpp"

#include <algorithm>
#include <array>

#include "engine/views/day_comparison.hpp"
#include "engine/views/district_network.hpp"
#include "engine/views/partner_flow.hpp"
#include "viz/compare_days.hpp"
#include "viz/compare_pair.hpp"
#include "viz/districts.hpp"
#include "viz/flow.hpp"
#include "viz/friend_circle.hpp"
#include "viz/tiles.hpp"

namespace lianjian {
namespace {

FriendCircle circle_of(const DrawContext& context, RegionId district) {
    return friend_circle(context.circles, district);
}

std::vector<Diagram> draw_circle(const DrawContext& context, RegionId district) {
    return friend_circle_diagrams(circle_of(context, district), context.style, context.lang);
}

std::vector<Diagram> draw_tiles(const DrawContext& context, RegionId district) {
    return tile_diagrams(circle_of(context, district), context.style, context.lang);
}

std::vector<Diagram> draw_flow(const DrawContext& context, RegionId district) {
    const FriendCircle circle = circle_of(context, district);
    return flow_diagrams(circle, partner_flow(circle), context.style, context.lang);
}

std::vector<Diagram> draw_network(const DrawContext& context, std::span<const RegionId> districts, RegionId whole) {
    const CoveredNetwork& covered = context.covered;
    return {districts_diagram(
        district_network(context.network, covered.snapshot, covered.ladder, covered.rule, districts, whole),
        context.style, context.lang)};
}

/// The regions below a district: the next level, or the one stated.
std::vector<Diagram> draw_districts(const DrawContext& context, RegionId district) {
    const Level below = level_below(context.network, district);
    const Level level = context.units && *context.units > below ? *context.units : below;
    return draw_network(context, districts_within(context.network, context.covered.rule, district, level), district);
}

std::vector<Diagram> draw_districts_together(const DrawContext& context, std::span<const RegionId> districts) {
    return draw_network(context, districts, no_region);
}

std::vector<Diagram> draw_days(const DrawContext& context, RegionId district) {
    if (!context.earlier) {
        throw DiagramTooLarge("compare 视图要有两个日期（--from）或两个区划（--district 甲,乙）",
                              "compare needs two days (--from DATE) or two districts (--district A,B)");
    }
    return compare_days_diagrams(day_comparison(context.earlier->snapshot, context.earlier->ladder, context.circles,
                                                context.covered.ladder, district),
                                 context.style, context.lang);
}

std::vector<Diagram> draw_pair(const DrawContext& context, std::span<const RegionId> districts) {
    if (districts.size() != 2) {
        throw DiagramTooLarge("compare 视图比较两个区划；两个以上请用 districts 视图",
                              "compare takes two districts; for more use --view districts");
    }
    const auto briefing = [&](RegionId district) {
        return make_briefing(context.circles, context.covered.ladder, district);
    };
    return {compare_pair_diagram(briefing(districts[0]), briefing(districts[1]), context.style, context.lang)};
}

constexpr std::array rows{
    View{"friend-circle", {"朋友圈", "partners around the townships"}, draw_circle, nullptr},
    View{"tiles", {"覆盖墙", "one tile a village"}, draw_tiles, nullptr},
    View{"flow", {"联建流向", "from kinds of partner to townships"}, draw_flow, nullptr},
    View{"districts", {"区划网络", "ties between districts"}, draw_districts, draw_districts_together},
    View{"compare", {"两日或两区比较", "two days, or two districts"}, draw_days, draw_pair},
};

}  // namespace

std::span<const View> views() { return rows; }

const View* find_view(std::string_view key) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const View& view) { return view.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

bool draws_together(const View& view, const DrawContext& context, std::size_t districts) {
    if (view.draw_together == nullptr || districts < 2) return false;
    return view.key != "compare" || !context.earlier;
}

}  // namespace lianjian
