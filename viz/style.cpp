#include "viz/style.hpp"

#include <algorithm>

namespace lianjian {
namespace {

// Kinds of partner are Okabe-Ito colours, then brown and violet, which stay apart from them for the colour-blind by
// being darker (on dark: more saturated); rungs are one hue, apart in lightness, so that a copy in black and
// white still reads. Links are drawn with alpha: without one here, it follows their width.
constexpr std::array<GroupColours, partner_group_count> groups_on_white{{
    {"#0072B2", "#005B8F", ""},
    {"#E69F00", "#8A5A00", ""},
    {"#009E73", "#00704F", ""},
    {"#CC79A7", "#9A3F72", ""},
    {"#5C3317", "#5C3317", ""},
    {"#44237A", "#44237A", ""},
}};
constexpr std::array<GroupColours, partner_group_count> groups_in_grey{{
    {"#000000", "#000000", "55"},
    {"#6E6E6E", "#4A4A4A", "66"},
    {"#3C3C3C", "#3C3C3C", "55"},
    {"#969696", "#5A5A5A", "77"},
    {"#555555", "#555555", "55"},
    {"#1E1E1E", "#1E1E1E", "55"},
}};
constexpr std::array<GroupColours, partner_group_count> groups_on_dark{{
    {"#56B4E9", "#7CC4EE", ""},
    {"#F0B429", "#F0B429", ""},
    {"#2FBF8F", "#46CFA0", ""},
    {"#E29CC4", "#EBB1D0", ""},
    {"#B5713C", "#CF9463", ""},
    {"#9370FF", "#B39DFF", ""},
}};

constexpr std::string_view chinese_font = "Noto Sans CJK SC";

constexpr Style light{
    .key = "light",
    .words = {"浅色（A4 横向）", "light (A4 landscape)"},
    .width = 842,
    .height = 595,
    .font = chinese_font,
    .background = "#FFFFFF",
    .panel = "#F4F6F8",
    .panel_line = "#E3E8ED",
    .ink = "#1B2733",
    .mute = "#5A6775",
    .guide = "#D5DCE4",
    .rung = {"#B4C3D3", "#6684A3", "#1F3A57"},
    .alert = "#B84300",
    .alert_wash = "#FDF3EC",
    .groups = groups_on_white,
    .merged = "#9AA7B4",
    .merged_link = "#9AA7B440",
    .tile = {"#DDE5ED", "#93ABC3", "#1F3A57"},
    .tile_text = {"#1B2733", "#1B2733", "#FFFFFF"},
    .kept = "#5B7896",
    .gained = "#007A5A",
    .lost = "#B84300",
    .never = "#B8C2CC",
    .neutral = "#44566A",
    .stripe = "#F6F8FA",
    .reach = {"#44566A", "#0072B2", "#86BEE0", "#CC79A7"},
    .ring = "#1F3A57",
    .ring_rest = "#F6D9C8",
    .heat = {"#E1E9F0", "#B9CCDD", "#7F9FBC", "#43688C", "#12304F"},
    .tie = "#0072B2",
    .title_size = 22,
    .subtitle_size = 10,
    .head_size = 11.5,
    .legend_size = 9,
    .type = 1,
    .smallest_size = 7.5,
};

constexpr Style print_style() {
    Style style = light;
    style.key = "print";
    style.words = {"黑白打印（A4 横向）", "grey-safe print (A4 landscape)"};
    style.panel = "#FFFFFF";
    style.panel_line = "#999999";
    style.ink = "#000000";
    style.mute = "#444444";
    style.guide = "#BBBBBB";
    style.rung = {"#C4C4C4", "#808080", "#1A1A1A"};
    style.alert = "#000000";
    style.alert_wash = "#FFFFFF";
    style.groups = groups_in_grey;
    style.merged = "#BBBBBB";
    style.merged_link = "#BBBBBB66";
    style.tile = {"#E4E4E4", "#ABABAB", "#222222"};
    style.tile_text = {"#000000", "#000000", "#FFFFFF"};
    style.kept = "#777777";
    style.gained = "#000000";
    style.lost = "#000000";
    style.never = "#AAAAAA";
    style.neutral = "#444444";
    style.stripe = "#F4F4F4";
    style.reach = {"#222222", "#777777", "#ABABAB", "#DDDDDD"};
    style.ring = "#1A1A1A";
    style.ring_rest = "#DDDDDD";
    style.heat = {"#E6E6E6", "#C2C2C2", "#949494", "#5C5C5C", "#000000"};
    style.tie = "#6A6A6A";
    return style;
}

constexpr Style slide_style() {
    Style style = light;
    style.key = "slide";
    style.words = {"幻灯片（16:9）", "slide (16:9)"};
    style.width = 960;
    style.height = 540;
    style.title_size = 25;
    style.subtitle_size = 11.5;
    style.head_size = 12.5;
    style.legend_size = 10;
    style.type = 1.15;
    return style;
}

constexpr Style dark_style() {
    Style style = light;
    style.key = "dark";
    style.words = {"深色（A4 横向）", "dark (A4 landscape)"};
    style.background = "#10161D";
    style.panel = "#18212B";
    style.panel_line = "#2A3642";
    style.ink = "#E8EDF2";
    style.mute = "#9FB0C0";
    style.guide = "#33414F";
    style.rung = {"#4A6178", "#86A8C8", "#DCEBFA"};
    style.alert = "#FF8A4C";
    style.alert_wash = "#2B1D15";
    style.groups = groups_on_dark;
    style.merged = "#7A8896";
    style.merged_link = "#7A889655";
    style.tile = {"#26343F", "#4A6178", "#DCEBFA"};
    style.tile_text = {"#E8EDF2", "#E8EDF2", "#10161D"};
    style.kept = "#86A8C8";
    style.gained = "#2FBF8F";
    style.lost = "#FF8A4C";
    style.never = "#4A6178";
    style.neutral = "#86A8C8";
    style.stripe = "#151D26";
    style.reach = {"#86A8C8", "#0072B2", "#56B4E9", "#E29CC4"};
    style.ring = "#DCEBFA";
    style.ring_rest = "#5A3420";
    style.heat = {"#243442", "#3B5468", "#5F86A6", "#9BC0DE", "#F0F7FF"};
    style.tie = "#56B4E9";
    return style;
}

constexpr std::array rows{light, print_style(), slide_style(), dark_style()};

}  // namespace

std::span<const Style> styles() { return rows; }

const Style* find_style(std::string_view key) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Style& style) { return style.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace lianjian
