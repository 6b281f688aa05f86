#include <catch2/catch.hpp>

#include "viz/css_id.hpp"
#include "viz/text.hpp"

using namespace lianjian;

TEST_CASE("visible text is one line without anything hidden") {
    CHECK(visible("黄岛区") == "黄岛区");
    CHECK(visible(" a\n\tb  c ") == "a b c");
    CHECK(visible("a\xE2\x80\xA8"
                  "b") == "a b");                      // U+2028
    CHECK(visible("x\x01\x1B[31m\x7Fy") == "x[31my");  // control characters
    CHECK(visible("\xE2\x80\xAE"
                  "evil\xE2\x80\xAC") == "evil");          // U+202E … U+202C
    CHECK(visible("\xEF\xBB\xBF村\xE2\x80\x8B") == "村");  // BOM, zero-width space
    CHECK(visible("a\xFF\xC0\xAF") == "a???");             // not UTF-8, an overlong form
    CHECK(visible("\xED\xA0\x80") == "???");               // a surrogate
    CHECK(visible("\xEF\xBF\xBE!") == "!");                // U+FFFE, which XML forbids
    CHECK(visible("𡒄上村") == "𡒄上村");
    CHECK(visible("") == "");
}

TEST_CASE("visible text is cut at a number of characters") {
    CHECK(visible("一二三四", 4) == "一二三四");
    CHECK(visible("一二三四五", 4) == "一二三四…");
    CHECK(visible("a b", 2) == "a…");
    CHECK(visible(std::string(65536, 'x'), 10) == "xxxxxxxxxx…");
}

TEST_CASE("text width: an em for a Chinese character, metrics of the font for Latin letters") {
    CHECK(text_width("村居", 10) == Approx(20));
    CHECK(text_width("1234", 10) == Approx(4 * 5.55));
    CHECK(text_width("iW", 10) == Approx(2.75 + 8.78));
    CHECK(text_width("iW", 10, true) > text_width("iW", 10));
    CHECK(text_width("", 10) == 0);
}

TEST_CASE("text is set smaller before it is cut") {
    CHECK(fit("四个汉字", 40, 10, 7.5).size == 10);
    CHECK(fit("四个汉字", 32, 10, 7.5).size == Approx(8));
    CHECK(fit("四个汉字", 32, 10, 7.5).text == "四个汉字");
    const Fitted cut = fit("四个汉字", 25, 10, 7.5);
    CHECK(cut.text == "四个…");
    CHECK(cut.size == 7.5);
    CHECK(fit("四个汉字", 3, 10, 7.5).text == "…");
}

TEST_CASE("class names: letters, digits and hyphens stay, all else becomes hex, and no two ids meet") {
    CHECK(css_id("370211001201") == "370211001201");
    CHECK(css_id("P-01x") == "P-01x");
    CHECK(css_id("a_b") == "a_5fb");
    CHECK(css_id("a b") == "a_20b");
    CHECK(css_id("\"><script>") == "_22_3e_3cscript_3e");
    CHECK(css_id("村") == "_e6_9d_91");
    CHECK(css_id("_20") != css_id(" "));
}
