#include <algorithm>

#include <fmt/format.h>

#include "viz/css_id.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

constexpr std::size_t most_named = 900;  // tiles; beyond, small ones without a name
constexpr std::size_t longest = 6;       // characters that a tile shows whole

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A long name without the 社区 at its end; the tooltip has it whole.
std::string tile_name(std::string_view name) {
    constexpr std::string_view community = "社区";
    if (characters(name) > longest && name.ends_with(community)) name.remove_suffix(community.size());
    return escape_name(name);
}

}  // namespace

void set_wall(ms::data& data, const Briefing& briefing, bool has_circle) {
    const FriendCircle& circle = briefing.circle;
    data.set("has_wall", !circle.villages.empty());
    data.set("dense", circle.villages.size() > most_named);
    ms::data rows(ms::data::type::list);
    bool first = true;
    for (const FriendCircle::Row& row : circle.rows) {
        // The best covered first, then by code: what is missing stands together at the end.
        std::vector<std::uint32_t> order = row.villages;
        const auto rung = [&](std::uint32_t v) { return std::min<std::size_t>(circle.villages[v].partners.size(), 3); };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return rung(a) > rung(b); });
        ms::data tiles(ms::data::type::list);
        for (const std::uint32_t v : order) {
            const FriendCircle::Village& village = circle.villages[v];
            ms::data tile;
            tile.set("rung", fmt::format("r{}", rung(v)));
            tile.set("name", tile_name(village.name));
            tile.set("title", fmt::format("{} · {} · {}", village.name, village.id, village.partners.size()));
            if (has_circle) {
                tile.set("pick", "v-" + css_id(village.id));
            } else {
                tile.set("pick", false);
            }
            tile.set("stop", first ? "0" : "-1");
            first = false;
            tiles.push_back(tile);
        }
        ms::data line;
        line.set("name", escape_name(row.name));
        line.set("covered", number(row.covered));
        line.set("villages", number(row.villages.size()));
        line.set("zero", !row.villages.empty() && row.covered == 0);
        line.set("tiles", tiles);
        rows.push_back(line);
    }
    data.set("wall_rows", rows);
    data.set("wall_heading", both({"覆盖墙：一格一村居", "Coverage wall: one tile, one village or community"}));
}

}  // namespace lianjian
