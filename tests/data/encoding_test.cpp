#include "data/encoding.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace lianjian;
using namespace std::string_literals;

TEST_CASE("sound UTF-8 is sound") {
    const std::string text = GENERATE(as<std::string>{}, "", "ascii only, longer than a word", "村", "黄岛区 370211",
                                      "\u007f\u0080\u07ff\u0800\ud7ff\ue000\ufffd\uffff", "\U00010000\U0010ffff", "é",
                                      "1234567村", "12345678村", "\0"s);
    CAPTURE(text);
    CHECK_FALSE(first_invalid_utf8(text));
}

TEST_CASE("unsound UTF-8 is found at the byte its character begins with") {
    struct Case {
        const char* what;
        std::string bytes;
    };
    const auto [what, bytes] = GENERATE(values<Case>({
        {"continuation alone", "\x80"},
        {"last continuation alone", "\xbf"},
        {"overlong of two", "\xc0\xaf"},
        {"overlong of two, the next lead", "\xc1\xbf"},
        {"overlong of three", "\xe0\x80\xaf"},
        {"overlong of three, its largest", "\xe0\x9f\xbf"},
        {"overlong of four", "\xf0\x80\x80\xaf"},
        {"overlong of four, its largest", "\xf0\x8f\xbf\xbf"},
        {"high surrogate", "\xed\xa0\x80"},
        {"low surrogate", "\xed\xbf\xbf"},
        {"surrogate pair", "\xed\xa0\x81\xed\xb0\x80"},
        {"past the last character", "\xf4\x90\x80\x80"},
        {"lead of four past the last", "\xf5\x80\x80\x80"},
        {"lead of five", "\xf8\x88\x80\x80\x80"},
        {"lead of six", "\xfc\x84\x80\x80\x80\x80"},
        {"never a byte", "\xfe"},
        {"never a byte either", "\xff"},
        {"two, cut", "\xc3"},
        {"three, cut after one", "\xe6"},
        {"three, cut after two", "\xe6\x9d"},
        {"four, cut after three", "\xf0\x9f\x98"},
        {"two, broken by ASCII", "\xc3("},
        {"three, broken at the third", "\xe6\x9d("},
        {"four, broken at the second", "\xf0(\x8c\xbc"},
        {"GB18030 for village", "\xb4\xe5"},
    }));
    CAPTURE(what);
    for (const std::string before : {"", "a", "1234567", "12345678", "村", "twelve bytes", "村村村村"}) {
        for (const std::string after : {"", "a", "村", "ascii ascii ascii"}) {
            CAPTURE(before, after);
            CHECK(first_invalid_utf8(before + bytes + after) == before.size());
        }
    }
}

TEST_CASE("every text of one or two bytes is judged as the definition says") {
    for (int a = 0; a < 256; ++a) {
        const std::string one(1, static_cast<char>(a));
        CHECK(first_invalid_utf8(one).has_value() == (a >= 0x80));
        for (int b = 0; b < 256; ++b) {
            const std::string two = one + static_cast<char>(b);
            const bool pair = a >= 0xc2 && a <= 0xdf && b >= 0x80 && b <= 0xbf;
            const std::size_t sound = pair ? 2 : a >= 0x80 ? 0 : b >= 0x80 ? 1 : 2;  // bytes before the fault
            if (first_invalid_utf8(two).value_or(2) != sound) FAIL("bytes " << a << " " << b);
        }
    }
}

TEST_CASE("only one byte-order mark, and only in front, is taken off") {
    CHECK(without_bom("\ufeffid,name") == "id,name");
    CHECK(without_bom("id\ufeff") == "id\ufeff");
    CHECK(without_bom("\ufeff\ufeffid") == "\ufeffid");
    CHECK(without_bom("\xef\xbb") == "\xef\xbb");
    CHECK(without_bom("").empty());
}

TEST_CASE("a file that is no CSV is named by its first bytes") {
    struct Case {
        std::string bytes;
        const char* format;
    };
    const auto [bytes, format] = GENERATE(values<Case>({
        {"\x1f\x8b\x08\0"s, "gzip"},
        {"PK\x03\x04rest", "zip / xlsx"},
        {"\xd0\xcf\x11\xe0\xa1\xb1", "Excel 97 (.xls)"},
        {"%PDF-1.4", "PDF"},
        {"<!DOCTYPE html>", "HTML"},
        {"<html>", "HTML"},
        {"<?xml version=\"1.0\"?>", "XML"},
        {"\xff\xfei\0d\0"s, "UTF-16"},
        {"\xfe\xff\0i\0d"s, "UTF-16"},
        {"{\"id\": 1}", "JSON"},
        {"[1]", "JSON"},
        {"\n  {", "JSON"},
        {"\ufeff[", "JSON"},
        {"id,name", ""},
        {"编号,名称", ""},
        {"\ufeff编号", ""},
        {"id,{x}", ""},
        {"PKU,name", ""},
        {"", ""},
    }));
    CAPTURE(bytes);
    CHECK(looks_like(bytes) == format);
}

TEST_CASE("a byte is on a physical line, whichever way lines end") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        CAPTURE(end);
        const std::string text = "a" + end + "b" + end + end + "d";
        CHECK(line_of(text, 0) == 1);
        CHECK(line_of(text, text.find('b')) == 2);
        CHECK(line_of(text, text.find('d')) == 4);
        CHECK(line_of(text, text.size()) == 4);
        CHECK(line_of(text, text.size() + 100) == 4);
    }
    CHECK(line_of("a\r\nb\nc\rd", 7) == 4);
    CHECK(line_of("", 0) == 1);
}

TEST_CASE("blanks of every width are taken off both ends, and nothing inside") {
    CHECK(trimmed("  a b\t") == "a b");
    CHECK(trimmed("\u3000村\u3000") == "村");
    CHECK(trimmed("\u00a0 \u3000 村 名 \u00a0\r\n") == "村 名");
    CHECK(trimmed("村") == "村");
    CHECK(trimmed("、") == "、");  // begins as the ideographic space does
    CHECK(trimmed("à") == "à");    // ends as the no-break space does
    CHECK(trimmed("\u200b村") == "\u200b村");
    CHECK(trimmed(" \u3000\t").empty());
    CHECK(trimmed("").empty());
}

TEST_CASE("invisible characters are seen") {
    for (const char* hidden :
         {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202e"}) {
        CHECK(has_invisible(std::string("v") + hidden + "1"));
        CHECK(has_invisible(hidden));
    }
    for (const char* text : {"", "v1", "村一", "a b", "\u3000", "—", "…"}) CHECK_FALSE(has_invisible(text));
}

TEST_CASE("twins have one form: letter case, width and composition do not tell ids apart") {
    struct Case {
        const char* text;
        const char* form;
    };
    const auto [text, form] = GENERATE(values<Case>({
        {"V1", "v1"},
        {"ｖ１", "v1"},
        {"Ｖ１", "v1"},
        {"v\u200b1", "v1"},
        {"３７０２１１", "370211"},
        {"É", "é"},
        {"E\u0301", "é"},
        {"（甲）", "(甲)"},
    }));
    CAPTURE(text);
    CHECK(twin_form(text) == form);
}

TEST_CASE("a text that is its own form has none other") {
    for (const char* text : {"", "v1", "370211001001", "grp-1_a", "é", "黄岛区"}) {
        CAPTURE(text);
        CHECK(twin_form(text).empty());
    }
}
