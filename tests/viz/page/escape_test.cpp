#include "viz/html/escape.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace lianjian;

namespace {

// What a browser reads back from escaped text.
std::string unescaped(std::string text) {
    const std::vector<std::pair<std::string, std::string>> references = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto& [reference, meaning] : references) {
            if (text.compare(i, reference.size(), reference) != 0) continue;
            out += meaning;
            i += reference.size();
            found = true;
            break;
        }
        if (!found) out += text[i++];
    }
    return out;
}

const std::vector<std::string> hostile = {"<script>alert(1)</script>",
                                          "</script><script>",
                                          "\" onload=\"alert(1)",
                                          "' onload='alert(1)",
                                          "<!-- --> ]]>",
                                          "&amp; &lt; &#60; &",
                                          "{{{name}}} {{#both}}",
                                          "a\xe2\x80\xa8"
                                          "b\xe2\x80\xa9"
                                          "c",
                                          "\xe2\x80\xae"
                                          "drow\xe2\x80\xac",
                                          "𡒄上村",
                                          std::string(65536, '<')};

}  // namespace

TEST_CASE("escaped text means itself between tags and in attributes", "[page][escape]") {
    for (const std::string& text : hostile) {
        const std::string escaped = escape_html(text);
        CHECK(escaped.find_first_of("<>\"'") == std::string::npos);
        CHECK(unescaped(escaped) == text);
    }
}

TEST_CASE("control characters are shown, line ends stay", "[page][escape]") {
    CHECK(escape_html(std::string("a\0b\x1b\x7f", 5)) == "a␀b␛␡");
    CHECK(escape_html("a\tb\r\nc") == "a\tb\r\nc");
}

TEST_CASE("JSON in a script cannot end it and reads back", "[page][escape]") {
    for (const std::string& text : hostile) {
        const std::string json = script_json({{"name", text}});
        CHECK(json.find('<') == std::string::npos);
        CHECK(json.find("\xe2\x80\xa8") == std::string::npos);
        CHECK(json.find("\xe2\x80\xa9") == std::string::npos);
        CHECK(nlohmann::json::parse(json)["name"] == text);
    }
}

TEST_CASE("JSON of bytes that are no text is still JSON", "[page][escape]") {
    CHECK(nlohmann::json::parse(script_json({{"name", "a\xff"}}))["name"] == "a\xef\xbf\xbd");
}
