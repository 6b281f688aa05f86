#include "viz/html/svg_fragment.hpp"

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("a picture loses what the page forbids", "[page][svg]") {
    CHECK(inline_svg("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<!-- made -->\n"
                     "<svg width=\"10pt\" height=\"5pt\" viewBox=\"0 0 10 5\" xmlns:xlink=\"u\">\n"
                     "<g id=\"node1\" class=\"par p-1\" style=\"fill:red\" onclick=\"x()\">\n"
                     "<text x=\"1\">a > b</text>\n</g>\n<style>g{}</style><script>x()</script>\n</svg>\ntail") ==
          "<svg viewBox=\"0 0 10 5\"><g class=\"par p-1\"><text x=\"1\">a > b</text></g></svg>");
}

TEST_CASE("a bracket or a slash in a value ends no tag", "[page][svg]") {
    CHECK(inline_svg("<svg><path d=\"M0,0 > 1/2\"/></svg>") == "<svg><path d=\"M0,0 > 1/2\"/></svg>");
}

TEST_CASE("no picture, no fragment", "[page][svg]") {
    CHECK(inline_svg("").empty());
    CHECK(inline_svg("layout failed").empty());
    CHECK(bilingual_svg("", "").empty());
}

TEST_CASE("broken pictures end quietly", "[page][svg]") {
    for (const char* text :
         {"<svg", "<svg a", "<svg a=", "<svg a=\"", "<svg><script>", "<svg><!--", "<svg></", "<svg x=\"1"}) {
        CHECK_NOTHROW(inline_svg(text));
    }
}

TEST_CASE("two pictures that differ in words become one", "[page][svg]") {
    CHECK(
        bilingual_svg(
            "<svg><path d=\"M0\"/><text x=\"1\">村</text><text>A</text><g><title>村 3</title></g></svg>",
            "<svg><path d=\"M0\"/><text x=\"2\">unit</text><text>A</text><g><title>unit 3</title></g></svg>") ==
        "<svg><path d=\"M0\"/><text lang=\"zh-CN\" x=\"1\">村</text><text lang=\"en\" x=\"2\">unit</text><text>A</text>"
        "<g><title>村 3 / unit 3</title></g></svg>");
}

TEST_CASE("two pictures that differ otherwise both stand", "[page][svg]") {
    CHECK(bilingual_svg("<svg><path d=\"M0\"/></svg>", "<svg><path d=\"M1\"/></svg>") ==
          "<svg lang=\"zh-CN\"><path d=\"M0\"/></svg><svg lang=\"en\"><path d=\"M1\"/></svg>");
    CHECK(bilingual_svg("<svg/>", "") == "<svg/>");
}
