// The index of a folder of pictures.
#include "viz/html/picture_index.hpp"

#include <catch2/catch.hpp>

#include "engine/sha256.hpp"

using namespace lianjian;
using Catch::Contains;

namespace {

PictureIndex sample() {
    PictureIndex index;
    index.lang = Lang::en;
    index.as_of = "2026-06-30";
    index.width = 842;
    index.height = 595;
    index.program_version = "0.1.0";
    index.districts = {{"370211",
                        "黄岛区",
                        "山东省青岛市",
                        4,
                        1,
                        {{"tiles", "370211-tiles-1.svg", "svg", 1, 2},
                         {"tiles", "370211-tiles-1.png", "png", 1, 2},
                         {"tiles", "370211-tiles-2.svg", "svg", 2, 2},
                         {"tiles", "370211-tiles-2.png", "png", 2, 2}},
                        {}},
                       {"370213", "李沧区", "山东省青岛市", 2, 0, {}, {"tiles: ended by signal: Killed"}}};
    return index;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

}  // namespace

TEST_CASE("each page of a view is shown once and every file is linked", "[page]") {
    const std::string html = picture_index_page(sample());
    CHECK(count(html, "<img ") == 2);
    CHECK_THAT(html, Contains("<img src=\"370211-tiles-1.svg\" alt=\"黄岛区 tiles\""));
    CHECK_THAT(html, Contains("<a href=\"370211-tiles-2.png\">tiles 2/2 png</a>"));
    CHECK_THAT(html, Contains("1/4 units covered · 25.0%"));
    CHECK_THAT(html, Contains("4 files. "));
    CHECK(count(html, "<h2>") == 1);
}

TEST_CASE("what could not be drawn stands with its district", "[page]") {
    const std::string html = picture_index_page(sample());
    CHECK_THAT(html, Contains("1 could not be drawn"));
    CHECK_THAT(html, Contains("<p class=\"error\">tiles: ended by signal: Killed</p>"));
    PictureIndex whole = sample();
    whole.districts.pop_back();
    CHECK_THAT(picture_index_page(whole), !Contains("could not be drawn"));
}

TEST_CASE("the policy names the style and the script by their hashes, and nothing else may run", "[page]") {
    const std::string html = picture_index_page(sample());
    CHECK_THAT(html, Contains("style-src 'sha256-" + base64(sha256(between(html, "<style>", "</style>"))) + "'"));
    CHECK_THAT(html, Contains("script-src 'sha256-" + base64(sha256(between(html, "<script>", "</script>"))) + "'"));
    CHECK_THAT(html, Contains("default-src 'none'"));
}

TEST_CASE("names are text, whatever is in them", "[page]") {
    PictureIndex index = sample();
    const std::string hostile = "</h2><script>alert(1)</script>\"' onload=x";
    index.districts[0].name = index.districts[0].place = index.districts[0].code = hostile;
    index.districts[0].errors = {hostile};
    index.districts[0].pictures[0].view = hostile;
    const std::string html = picture_index_page(index);
    CHECK(count(html, "<script>") == 1);
    CHECK_THAT(html, !Contains("\"' onload"));
    CHECK_THAT(html, Contains("&lt;/h2&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x"));
}
