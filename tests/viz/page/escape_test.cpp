#include "viz/html/escape.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/hostile_texts.hpp"
#include "support/readers.hpp"

using namespace lianjian;

namespace {

/// Not printed when it differs: some texts have 64 KiB.
void check_same(const std::string& found, const std::string& wanted) {
    const bool same = found == wanted;
    INFO("found:  " << found.substr(0, 200));
    INFO("wanted: " << wanted.substr(0, 200));
    CHECK(same);
}

}  // namespace

TEST_CASE("escaped text means itself between tags and in attributes", "[page][escape]") {
    for (const std::string& text : test::hostile_texts()) {
        const std::string escaped = escape_html(text);
        check_same(test::read_markup(escaped).value_or("not read"), test::shown(text));
        check_same(escape_name(text), "<bdi>" + escaped + "</bdi>");
    }
}

TEST_CASE("control characters are shown, line ends stay", "[page][escape]") {
    CHECK(escape_html(std::string("a\0b\x1b\x7f", 5)) == "a\\u0000b\\u001b\\u007f");
    CHECK(escape_html("a\tb\r\nc") == "a\tb\r\nc");
    CHECK(escape_html("\xc2\x85\xff村") == "\\u0085\\xff村");
}

TEST_CASE("JSON in a script cannot end it and reads back", "[page][escape]") {
    for (const std::string& text : test::hostile_texts()) {
        const std::string json = script_json({{"name", text}, {text, 1}});
        CHECK(json.find('<') == std::string::npos);
        CHECK(json.find("\xe2\x80\xa8") == std::string::npos);
        CHECK(json.find("\xe2\x80\xa9") == std::string::npos);
        CHECK(test::is_utf8(json));
        const auto read = nlohmann::json::parse(json)["name"].get<std::string>();
        if (test::is_utf8(text)) check_same(read, text);
    }
}

TEST_CASE("JSON of bytes that are no text is still JSON", "[page][escape]") {
    CHECK(nlohmann::json::parse(script_json({{"name", "a\xff"}}))["name"] == "a\xef\xbf\xbd");
}

TEST_CASE("JSON in a script takes linear time", "[page][escape]") {
    std::string separators;
    for (int i = 0; i < 1 << 20; ++i) separators += "\xe2\x80\xa8";
    const bool escaped = script_json(separators).size() == 6 * (std::size_t{1} << 20U) + 2;
    CHECK(escaped);
}
