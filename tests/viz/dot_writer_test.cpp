#include <catch2/catch.hpp>

#include "viz/dot_writer.hpp"

using namespace lianjian;

TEST_CASE("a canvas becomes DOT with every mark at its place") {
    Canvas canvas;
    canvas.width = 200;
    canvas.height = 100;
    canvas.background = "#FFFFFF";
    canvas.font = "Noto Sans CJK SC";
    canvas.curves.push_back({{{10, 20}, {20, 20}, {30, 40}, {40, 40}}, 1.5, "#0072B24C", {"tie p-P1 t-1", "a"}});
    canvas.marks.push_back(BoxMark{50, 60, 36, 18, true, "#F4F6F8", "#E3E8ED", 0.8, {}});
    canvas.marks.push_back(DiscMark{50, 60, 3, "#1F3A57", {}, 0, {"vil v-1 t-1", "徐村"}});
    canvas.marks.push_back(TextMark{100, 60, Align::right, 10, true, "#1B2733", "村", {}});
    // The text: 1.15 · 10 + 6 = 17.5 pt, in whole tenths of an inch 21.6 pt = 0.3 in; its right edge is at x = 100.
    // y is measured from below.
    CHECK(to_dot(canvas) ==
          R"(graph lianjian {
graph [layout=nop2, bgcolor="#FFFFFF", outputorder=edgesfirst, inputscale=72, pad=0, margin=0, fontname="Noto Sans CJK SC"];
node [fontname="Noto Sans CJK SC", label="", fixedsize=true, margin=0, penwidth=0];
edge [fontname="Noto Sans CJK SC"];
n1 [pos="0.04,99.96!", shape=point, width=0.00111111, height=0.00111111, style=invis];
n2 [pos="199.96,0.04!", shape=point, width=0.00111111, height=0.00111111, style=invis];
n1 -- n2 [pos="10,80 20,80 30,60 40,60", color="#0072B24C", penwidth=1.5, tooltip="a", class="tie p-P1 t-1"];
n3 [pos="50,40!", shape=box, style="rounded,filled", width=0.5, height=0.25, fillcolor="#F4F6F8", color="#E3E8ED", penwidth=0.8];
n4 [pos="50,40!", shape=circle, style=filled, width=0.0833333, fillcolor="#1F3A57", color="#1F3A57", tooltip="徐村", class="vil v-1 t-1"];
n5 [pos="89.2,40!", shape=none, width=0.3, height=0.236111, label="村\r", fontsize=10, fontcolor="#1B2733", fontname="Noto Sans CJK SC bold"];
}
)");
}

TEST_CASE("text boxes end at the edge of the sheet") {
    Canvas canvas;
    canvas.width = canvas.height = 100;
    canvas.marks.push_back(TextMark{60, 50, Align::left, 10, false, "#000000", "四个汉字", {}});  // 40 pt wide
    // 52 pt would be ample, 40 are there: 36 pt is the widest box of whole tenths of an inch.
    CHECK(to_dot(canvas).find("pos=\"78,50!\", shape=none, width=0.5,") != std::string::npos);
}

TEST_CASE("labels are escaped for DOT and for Graphviz's own escapes") {
    CHECK(dot_label("徐村") == "徐村");
    CHECK(dot_label("a\"b") == "a\\\"b");
    CHECK(dot_label("\\N\\G\\l") == "\\\\N\\\\G\\\\l");
    CHECK(dot_label("end\\") == "end\\\\");
    CHECK(dot_label("&amp; <b>") == "&amp;amp; <b>");
    CHECK(dot_label("\"];x[image=\"/etc/passwd\"]") == "\\\"];x[image=\\\"/etc/passwd\\\"]");
}

TEST_CASE("tooltips are escaped twice, as Graphviz reads them") {
    CHECK(dot_tooltip("徐村") == "徐村");
    CHECK(dot_tooltip("a\"b") == "a\\\"b");
    CHECK(dot_tooltip("\\N") == "\\\\\\\\N");
    CHECK(dot_tooltip("end\\") == "end\\\\\\\\");
    CHECK(dot_tooltip("&amp;") == "&amp;amp;");
}

TEST_CASE("numbers are short") {
    CHECK(short_number(12) == "12");
    CHECK(short_number(12.5) == "12.5");
    CHECK(short_number(12.345) == "12.35");
    CHECK(short_number(-0.001) == "0");
    CHECK(short_number(1e9) == "1000000000");
}
