#include "viz/style.hpp"

#include <algorithm>

namespace lianjian {
namespace {

// Kinds of partner are Okabe-Ito colours; rungs are one hue, apart in lightness, so that a copy in black and
// white still reads. Links are drawn with alpha: without one here, it follows their width.
constexpr std::array<GroupColours, 4> groups_on_white{{
    {"#0072B2", "#005B8F", ""},
    {"#E69F00", "#8A5A00", ""},
    {"#009E73", "#00704F", ""},
    {"#CC79A7", "#9A3F72", ""},
}};
constexpr std::array<GroupColours, 4> groups_in_grey{{
    {"#000000", "#000000", "55"},
    {"#6E6E6E", "#4A4A4A", "66"},
    {"#3C3C3C", "#3C3C3C", "55"},
    {"#969696", "#5A5A5A", "77"},
}};
constexpr std::array<GroupColours, 4> groups_on_dark{{
    {"#56B4E9", "#7CC4EE", ""},
    {"#F0B429", "#F0B429", ""},
    {"#2FBF8F", "#46CFA0", ""},
    {"#E29CC4", "#EBB1D0", ""},
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
    .title_size = 22,
    .subtitle_size = 10,
    .head_size = 11.5,
    .legend_size = 9,
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
    return style;
}

constexpr Style slide_style() {
    Style style = light;
    style.key = "slide";
    style.words = {"幻灯片（16:9）", "slide (16:9)"};
    style.width = 960;
    style.height = 540;
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
