#include "support/hostile_texts.hpp"

#include <string_view>

namespace lianjian::test {
namespace {

constexpr std::size_t long_name = 65536;

std::string repeated(std::string_view text) {
    std::string out;
    while (out.size() < long_name) out += text;
    return out;
}

std::vector<std::string> make() {
    std::string ascii;
    for (int c = 0; c < 128; ++c) ascii += static_cast<char>(c);
    std::string high;
    for (int c = 128; c < 256; ++c) high += static_cast<char>(c);
    return {
        "",
        " ",
        "徐村",
        "𡒄上村",
        ascii,
        high,
        "\"];x[image=\"/etc/passwd\"]",
        "\"]; x [shape=none, URL=\"javascript:alert(1)\", label=<b>] //",
        "}\ngraph { a -- b",
        "/* \" */ # x",
        "<b>html label</b>",
        "<script>alert(1)</script>",
        "</script><script>",
        "</title><image href=\"x\"/>",
        "' onload='alert(1)",
        "\" onload=\"alert(1)",
        "javascript:alert(1)",
        "<!-- --> ]]> <![CDATA[ <?x ?>",
        "&amp; &lt; &#60; &#x3C; &nbsp; &",
        "&#0; &bogus; &;",
        "\\N\\G\\E\\L\\H\\T\\l\\r\\n",
        "\\",
        "\\\\",
        "\\\"",
        "end\\",
        "{a|b}%n%s{}{{{name}}}{{#both}}",
        "--- a--b -->",
        "=1+1",
        "'=1",
        "@SUM(A1)",
        "\t=x",
        "\r",
        "\r\n",
        "a\nb\rc\r\nd\te",
        "a,b;c\td\"e\"",
        "_x0041_ _x005F_x0041_",
        "\\u0041 \\x41",
        std::string("a\0b\x01\x1b[31m\x7f", 9),
        "\xc2\x80\xc2\x85\xc2\x9f",                  // C1
        "a\xe2\x80\xa8z\xe2\x80\xa9",                // U+2028, U+2029
        "\xe2\x80\xae\xe2\x81\xa6kcab\xe2\x80\xac",  // U+202E, U+2066, U+202C
        "\xd8\x9c\xe2\x80\x8f\xe2\x80\x8e",          // U+061C, U+200F, U+200E
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",          // right to left of itself
        "\xef\xbb\xbf\xe2\x80\x8b\xc2\xad",          // U+FEFF, U+200B, U+00AD
        "\xef\xbf\xbe\xef\xbf\xbf!",                 // U+FFFE, U+FFFF
        "\xf0\x9f\xbf\xbe\xf4\x8f\xbf\xbf",          // U+1FFFE, U+10FFFF
        "\xef\xb7\x90\xee\x80\x80",                  // U+FDD0, U+E000
        "\xed\xa0\x80\xed\xbf\xbf",                  // surrogates alone
        "\xed\xa0\xbd\xed\xb8\x80",                  // a pair of them in UTF-8
        "\xc0\xbcscript\xc0\xbe",                    // overlong < and >
        "\xe0\x80\xbc \xf0\x80\x80\xbc",
        "\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",  // beyond U+10FFFF
        "\xff\xfe村",
        "村\xe6\x9d",            // cut off
        "\xe6\"\xe6<\xf0\x9f'",  // a lead byte before a sign
        std::string(long_name, '<'),
        std::string(long_name, '"'),
        std::string(long_name, '\\'),
        std::string(long_name, '&'),
        std::string(long_name, '\n'),
        std::string(long_name, '\0'),
        std::string(long_name, '\xff'),
        repeated("村"),
        repeated("\\N<&\"'>\xe2\x80\xa8\xe2\x80\xae"),
    };
}

}  // namespace

const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts = make();
    return texts;
}

}  // namespace lianjian::test
