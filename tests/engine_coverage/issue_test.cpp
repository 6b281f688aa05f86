#include "engine/issue.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("what must not reach a terminal is shown as its number") {
    struct Case {
        std::string text;
        const char* shown;
    };
    const auto [text, shown] = GENERATE(values<Case>({
        {"", ""},
        {"plain, 村 — “quoted” é 😀", "plain, 村 — “quoted” é 😀"},
        {"a\x1b[31mb", "a\\u001b[31mb"},
        {std::string("a\0b", 3), "a\\u0000b"},
        {"tab\there\nand\r", "tab\\u0009here\\u000aand\\u000d"},
        {"\x7f", "\\u007f"},
        {"\u0085\u009f\u00a0", "\\u0085\\u009f\u00a0"},
        {"abc\u202Edef", "abc\\u202edef"},
        {"\u202a\u202b\u202c\u202d", "\\u202a\\u202b\\u202c\\u202d"},
        {"\u2066\u2069", "\\u2066\\u2069"},
        {"\u2028\u2029", "\\u2028\\u2029"},
        {"\u200b\u200f\u2060\ufeff", "\\u200b\\u200f\\u2060\\ufeff"},
        {"\u2010\u2027\u202f\u206a", "\u2010\u2027\u202f\u206a"},
        {"{} %n \\u001b", "{} %n \\u001b"},
    }));
    CHECK(printable(text, 200) == shown);
}

TEST_CASE("a long text is cut after so many characters, never inside one") {
    CHECK(printable("abc", 3) == "abc");
    CHECK(printable("abcd", 3) == "abc…");
    CHECK(printable("村村村村", 3) == "村村村…");
    CHECK(printable("😀😀", 1) == "😀…");
    CHECK(printable("\x1b\x1b\x1b", 2) == "\\u001b\\u001b…");
    CHECK(printable("a", 0) == "…");
    CHECK(printable("", 0) == "");
    CHECK(printable("cut\xe6\x9d", 9) == "cut\\xe6\\x9d");  // bytes that are no character
    CHECK(printable("\xe6\x1b[2J", 9) == "\\xe6\\u001b[2J");  // nor hide one
    CHECK(printable("\xc0\x9b\xed\xa0\x80\xff", 9) == "\\xc0\\x9b\\xed\\xa0\\x80\\xff");
}

TEST_CASE("the sentence and the remedy hold the arguments, made printable") {
    static constexpr IssueClass some{
        "some", Severity::warning, {"“{1}”不是{0}", "{1} is no {0}"}, {"改为{0}", "write {0}"}};
    const Issue issue{&some, "f.csv", "", 3, 2, "kind", {"kind {0}", "a\u202e{}%s"}};
    CHECK(what(issue, Lang::en) == "a\\u202e{}%s is no kind {0}");
    CHECK(what(issue, Lang::zh) == "“a\\u202e{}%s”不是kind {0}");
    CHECK(remedy(issue, Lang::en) == "write kind {0}");
    CHECK(remedy(issue, Lang::zh) == "改为kind {0}");

    const Issue lengthy{&some, "", "", 0, 0, "", {"x", std::string(500, 'y')}};
    CHECK(what(lengthy, Lang::en) == std::string(200, 'y') + "… is no x");
}

TEST_CASE("a place is as exact as it is known") {
    static constexpr IssueClass some{"some", Severity::note, {"", ""}, {"", ""}};
    CHECK(place({&some, "v.csv", "", 0, 0, "", {}}) == "v.csv");
    CHECK(place({&some, "v.csv", "", 12, 0, "", {}}) == "v.csv:12");
    CHECK(place({&some, "v.csv", "", 12, 3, "name", {}}) == "v.csv:12:3");
    CHECK(place({&some, "v.csv", "", 0, 3, "name", {}}) == "v.csv");
    CHECK(place({&some, "v.xlsx", "村", 2, 1, "", {}}) == "v.xlsx!村!A2");
    CHECK(place({&some, "\x1b[2J.csv", "", 1, 0, "", {}}) == "\\u001b[2J.csv:1");
    CHECK(place({&some, std::string(300, 'n'), "", 0, 0, "", {}}) == std::string(300, 'n'));
}
