// Pictures as files: what the SVG holds, hostile names, repeats to the byte.
#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

#include "viz/circle_generator.hpp"
#include "viz/fonts.hpp"
#include "viz/friend_circle.hpp"
#include "viz/render_pool.hpp"
#include "viz/tiny_circle.hpp"

using namespace lianjian;

namespace {

Rendered rendered(const FriendCircle& circle, Format format, DiagramParts parts = {}) {
    const auto diagram =
        std::make_shared<const Diagram>(friend_circle_diagram(circle, *find_style("light"), Lang::zh, parts));
    const RenderJob job = render_job("circle", diagram, format);
    return render_all({&job, 1}, {}).front();
}

std::string picture(const FriendCircle& circle, Format format) {
    Rendered result = rendered(circle, format);
    CHECK(result.error == "");
    CHECK(result.warnings == "");
    return std::move(result.files.front());
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Whether tags are closed in the order they were opened.
bool balanced(const std::string& svg) {
    std::vector<std::string> open;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        const std::size_t end = svg.find('>', at);
        if (end == std::string::npos) return false;
        if (svg[at + 1] == '?' || svg[end - 1] == '/') continue;
        const std::string name = svg.substr(at + 1, svg.find_first_of(" >", at) - at - 1);
        if (name[0] != '/') {
            open.push_back(name);
        } else {
            if (open.empty() || "/" + open.back() != name) return false;
            open.pop_back();
        }
    }
    return open.empty();
}

FriendCircle with_name(const std::string& name) {
    FriendCircle circle = test::tiny_circle();
    circle.name = circle.rows[0].name = circle.villages[0].name = circle.partners[0].name = name;
    circle.partners[0].id = circle.villages[0].id = name;
    return circle;
}

}  // namespace

TEST_CASE("the SVG speaks to browsers and screen readers") {
    const std::string svg = picture(test::tiny_circle(), Format::svg);
    CHECK(
        svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "width=\"842pt\" height=\"595pt\" viewBox=\"0 0 842 595\" role=\"img\" "
                        "aria-labelledby=\"friend-circle-370211-title friend-circle-370211-desc\">\n"
                        "<title id=\"friend-circle-370211-title\">黄岛区联建朋友圈</title>\n"
                        "<desc id=\"friend-circle-370211-desc\">3 个村居中 2 个"));
    CHECK(balanced(svg));
    CHECK(holds(svg, "<g class=\"par p-P_5f1\"><g><title>区农业农村局（黄岛区）：2 个村居</title>"));
    CHECK(holds(svg, "<title>徐村：2 家联建单位，区农业农村局、省农科院</title>"));
    CHECK(holds(svg, "<g class=\"tie p-P2 t-370211101\">"));
    CHECK(holds(svg, "font-weight=\"700\""));
    CHECK(holds(svg, "Microsoft YaHei"));
    CHECK_FALSE(holds(svg, " bold"));
    CHECK_FALSE(holds(svg, "<!--"));
    CHECK_FALSE(holds(svg, "<title>n"));
    CHECK_FALSE(holds(svg, "xlink"));
    CHECK_FALSE(holds(svg, "node"));
    CHECK_FALSE(holds(svg, "stroke-width=\"0\""));
}

TEST_CASE("the fragment stands in a page: no declaration, no background") {
    const std::string svg =
        rendered(test::tiny_circle(), Format::svg_fragment, {.title_and_legend = false}).files.front();
    CHECK(svg.starts_with("<svg "));
    CHECK(holds(svg, "viewBox=\"0 0 842 486\""));
    CHECK(balanced(svg));
    CHECK_FALSE(holds(svg, "#ffffff\" stroke=\"none\" points=\"0,"));
}

TEST_CASE("hostile names are shown as they are, and nothing else happens") {
    CHECK(holds(picture(with_name("\"];x[image=\"/etc/passwd\"]"), Format::svg),
                ">&quot;];x[image=&quot;/etc/passwd&quot;]<"));
    CHECK(holds(picture(with_name("<script>alert(1)</script>"), Format::svg), "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(holds(picture(with_name("\\N\\G\\l"), Format::svg), ">\\N\\G\\l<"));
    CHECK(holds(picture(with_name("村\\"), Format::svg), ">村\\<"));
    CHECK(holds(picture(with_name("A&amp;B"), Format::svg), ">A&amp;amp;B<"));
    CHECK(holds(picture(with_name("甲\xE2\x80\xA8乙"), Format::svg), ">甲 乙<"));
    CHECK(holds(picture(with_name("\xE2\x80\xAE村\x01"), Format::svg), ">村<"));
    CHECK(holds(picture(with_name("{a|b}%n%s{}"), Format::svg), ">{a|b}%n%s{}<"));
    for (const std::string name : {"\"];x[image=1]", "<script>", "\\N", "a\\", "', \xFF"}) {
        CHECK(balanced(picture(with_name(name), Format::svg)));
    }
}

TEST_CASE("a name of 64 KiB is cut, for display and for the tooltip") {
    std::string name;
    while (name.size() < 65536) name += "村";
    const std::string svg = picture(with_name(name), Format::svg);
    CHECK(balanced(svg));
    std::size_t longest = 0, from = 0;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        longest = std::max(longest, at - from);
        from = svg.find('>', at);
    }
    CHECK(longest < 3 * 450);
}

TEST_CASE("no circle makes Graphviz complain") {
    for (const char* style : {"light", "slide"}) {
        const FriendCircle circle = test::make_circle({.seed = 8,
                                                       .villages = std::vector<std::uint32_t>(23, 17),
                                                       .own_partners = 60,
                                                       .outside_partners = 30,
                                                       .name_length = style[0] == 'l' ? 0U : 18U});
        const auto diagram = std::make_shared<const Diagram>(
            friend_circle_diagram(circle, *find_style(style), style[0] == 'l' ? Lang::zh : Lang::en));
        std::vector<RenderJob> jobs;
        for (const Format format : {Format::svg, Format::png, Format::pdf, Format::dot}) {
            jobs.push_back(render_job("circle", diagram, format));
        }
        for (const Rendered& result : render_all(jobs, {})) {
            CHECK(result.error == "");
            CHECK(result.warnings == "");
        }
    }
}

TEST_CASE("a picture is 2400 pixels wide in the proportions of its canvas") {
    const std::string png = picture(test::tiny_circle(), Format::png);
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<std::uint8_t>(png[at + i]);
        return value;
    };
    REQUIRE(png.starts_with("\x89PNG"));
    CHECK(number(16) == 2400);
    CHECK(number(20) == 1696);
}

TEST_CASE("repeats are the same to the byte, also seconds later") {
    const FriendCircle circle = test::make_circle({.seed = 2, .villages = {12, 9, 14}});
    for (const Format format : {Format::svg, Format::png, Format::pdf}) {
        const std::string first = picture(circle, format);
        if (format == Format::pdf) std::this_thread::sleep_for(std::chrono::milliseconds(2100));
        const bool same = picture(circle, format) == first;  // not printed when it fails
        CHECK(same);
    }
}

TEST_CASE("a malformed diagram is an error, not an end") {
    const auto diagram = std::make_shared<const Diagram>(Diagram{"x", "graph {", 100, 100, "", ""});
    const RenderJob job = render_job("broken", diagram, Format::svg);
    const Rendered result = render_all({&job, 1}, {}).front();
    CHECK(result.fault == RenderFault::failed);
    CHECK(holds(result.error, "syntax error"));
}

TEST_CASE("a missing Chinese font is told with the names of packages") {
    CHECK(holds(std::string(missing_font_advice(Lang::zh)), "fonts-noto-cjk"));
    CHECK(holds(std::string(missing_font_advice(Lang::en)), "fonts-wqy-zenhei"));
    static_cast<void>(has_chinese_font());
}

TEST_CASE("SVG of a district of 376 villages stays small") {
    const FriendCircle circle = test::make_circle(
        {.seed = 376, .villages = std::vector<std::uint32_t>(23, 16), .own_partners = 61, .outside_partners = 29});
    CHECK(picture(circle, Format::svg).size() < 260'000);
}
