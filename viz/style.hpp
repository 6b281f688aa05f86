// How pictures look: a style is one row of data. A new style is a new row in style.cpp.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "engine/briefing.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// Colours are `#RRGGBB`; link_alpha holds two hex digits, or is empty where a link's alpha follows its width.
struct GroupColours {
    std::string_view bar;         // bars, dashes and links
    std::string_view text;        // at least 4.5:1 on the background
    std::string_view link_alpha;  // grey-safe styles keep light greys apart from the paper
};

/// A canvas in points, its colours and its type sizes.
struct Style {
    std::string_view key;  // its name in options
    Words words;

    double width, height;
    std::string_view font;

    std::string_view background, panel, panel_line;
    std::string_view ink, mute, guide;
    /// Villages with one, two, three or more partners, light to dark (dark canvas: dark to light).
    std::array<std::string_view, 3> rung;
    /// Villages with nobody: ring, number and word; and the wash behind a row of them.
    std::string_view alert, alert_wash;
    /// By PartnerGroup.
    std::array<GroupColours, partner_group_count> groups;
    std::string_view merged, merged_link;  // the bar and the links of "others"

    /// Tiles of villages with one, two, three or more partners, and the words on them.
    std::array<std::string_view, 3> tile, tile_text;
    /// Between two days: covered on both, newly covered, no longer, on neither.
    std::string_view kept, gained, lost, never;
    std::string_view neutral;  // bars that stand for no kind
    std::string_view stripe;   // behind every other row
    /// Of a district's ties: inside, with its sisters, with the region above itself, with the rest.
    std::array<std::string_view, 4> reach;
    std::string_view ring, ring_rest;      // shares around a disc: covered, uncovered
    std::array<std::string_view, 5> heat;  // observed over expected, from far below to far above
    std::string_view tie;                  // links between districts, without alpha

    double title_size, subtitle_size, head_size, legend_size;
    double type;           // factor of sizes that are not named here
    double smallest_size;  // running text is never set smaller

    [[nodiscard]] const GroupColours& of(PartnerGroup group) const { return groups[static_cast<std::size_t>(group)]; }
};

/// All styles; the first is the default.
[[nodiscard]] std::span<const Style> styles();
/// The style of this key, or null.
[[nodiscard]] const Style* find_style(std::string_view key);

}  // namespace lianjian
