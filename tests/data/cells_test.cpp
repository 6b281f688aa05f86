#include "data/cells.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("a date cell names a day, as start and as end the same one") {
    struct Case {
        const char* text;
        const char* day;
    };
    const auto [text, day] = GENERATE(values<Case>({
        {"2023-07-12", "2023-07-12"},
        {"2023-7-12", "2023-07-12"},
        {"2023/7/12", "2023-07-12"},
        {"2023/07/12", "2023-07-12"},
        {"2023.7.12", "2023-07-12"},
        {"20230712", "2023-07-12"},
        {"2023年7月12日", "2023-07-12"},
        {"2023年07月12日", "2023-07-12"},
        {"2023年7月12号", "2023-07-12"},
        {" 2023-07-12 ", "2023-07-12"},
        {"\u30002023-07-12", "2023-07-12"},
        {"2023-07-12 00:00:00", "2023-07-12"},
        {"2023/7/12 0:00", "2023-07-12"},
        {"2023-07-12T00:00:00", "2023-07-12"},
        {"2024-02-29", "2024-02-29"},
        {"2000-02-29", "2000-02-29"},
        {"1949-10-01", "1949-10-01"},
        {"9999-12-31", "9999-12-31"},
    }));
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(iso(date->first) == day);
    CHECK(iso(date->after) == day);
    CHECK_FALSE(date->serial);
}

TEST_CASE("a month or a year starts on its first day and ends on the first day after it") {
    struct Case {
        const char* text;
        const char* first;
        const char* after;
    };
    const auto [text, first, after] = GENERATE(values<Case>({
        {"2023-07", "2023-07-01", "2023-08-01"},
        {"2023/7", "2023-07-01", "2023-08-01"},
        {"2023.7", "2023-07-01", "2023-08-01"},
        {"2023.07", "2023-07-01", "2023-08-01"},
        {"2023年7月", "2023-07-01", "2023-08-01"},
        {"2023年7", "2023-07-01", "2023-08-01"},
        {"2023-12", "2023-12-01", "2024-01-01"},
        {"2024-02", "2024-02-01", "2024-03-01"},
        {"2023", "2023-01-01", "2024-01-01"},
        {"2023年", "2023-01-01", "2024-01-01"},
        {"1900", "1900-01-01", "1901-01-01"},
    }));
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(iso(date->first) == first);
    CHECK(iso(date->after) == after);
    CHECK_FALSE(date->serial);
}

TEST_CASE("a day number of a spreadsheet is a date, and said to be one") {
    struct Case {
        const char* text;
        const char* day;
    };
    const auto [text, day] = GENERATE(values<Case>({
        {"20000", "1954-10-03"},
        {"43845", "2020-01-15"},
        {"45000", "2023-03-15"},
        {"60000", "2064-04-08"},
    }));
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(iso(date->first) == day);
    CHECK(iso(date->after) == day);
    CHECK(date->serial);
}

TEST_CASE("what is no date, or could be two, is none") {
    const char* text = GENERATE(
        // no such day
        "2023-02-30", "2023-02-29", "2023年2月30日", "20230230", "2023-13-01", "2023-00-10", "2023-01-00", "2023-04-31",
        // which is the year?
        "01/02/20", "1/2/2020", "12-07-2023", "23-07-12", "2020-1-2-3",
        // a year or a month out of any reason
        "1899", "2201", "0000", "2023-13", "2023-0",
        // out of the day numbers
        "19999", "60001", "123456", "9999999999999999999999",
        // pieces
        "", " ", "-", "2023-", "2023-07-", "2023.", "年7月", "2023 07 12", "2023-07-12 13:45", "2023-07-12x",
        // words and signs
        "next year", "去年", "二〇二三年", "-2023", "+2023", "２０２３", "2023-七-12");
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
}

TEST_CASE("an amount is a number, perhaps a lower bound, with the unit counted in") {
    struct Case {
        const char* text;
        double value;
        bool at_least;
    };
    const auto [text, value, at_least] = GENERATE(values<Case>({
        {"1200", 1200, false},
        {"0", 0, false},
        {" 1200 ", 1200, false},
        {"1,200", 1200, false},
        {"1,234,567.5", 1234567.5, false},
        {"12.5", 12.5, false},
        {"0120", 120, false},
        {"100+", 100, true},
        {"100＋", 100, true},
        {"≥100", 100, true},
        {"≥ 100", 100, true},
        {">=100", 100, true},
        {"100余", 100, true},
        {"100多", 100, true},
        {"100多户", 100, true},
        {"100余人", 100, true},
        {"100人以上", 100, true},
        {"超过100", 100, true},
        {"不少于3", 3, true},
        {"至少3个", 3, true},
        {"3.5万", 35000, false},
        {"3.5万余元", 35000, true},
        {"3万多", 30000, true},
        {"2亿元", 200000000, false},
        {"2亿", 200000000, false},
        {"1,200万元", 12000000, false},
        {"0.07万", 700, false},  // exactly: 0.07 × 10 000 in binary is a little more
        {"0.57亿", 57000000, false},
        {"12户", 12, false},
        {"30亩", 30, false},
    }));
    CAPTURE(text);
    const auto amount = parse_amount(text);
    REQUIRE(amount);
    CHECK(amount->value == value);
    CHECK(amount->at_least == at_least);
}

TEST_CASE("what is no amount is none") {
    const char* text =
        GENERATE("", " ", "-5", "−5", "abc", "约100", "一百", "1 200", "12,00", "1,2345", ",200", "1,200,", "1.2.3",
                 "1.2,345", ".", "1e5", "0x10", "NaN", "inf", "100-200", "100~200", "１００", "万", "3万5", "3万万",
                 "+", "≥", "100%", "$100", "1，200", "100++", "100+++", "100+余", "100万+以上");
    CAPTURE(text);
    CHECK_FALSE(parse_amount(text));
}

TEST_CASE("an amount too large for a number is none") {
    CHECK_FALSE(parse_amount(std::string(400, '9')));
    CHECK_FALSE(parse_amount(std::string(305, '9') + "亿"));
}

TEST_CASE("a mark is yes or no") {
    for (const char* text : {"1", "是", "yes", "Yes", "YES", "y", "true", "TRUE", "√", "✓", "有", " 是 "}) {
        CAPTURE(text);
        CHECK(parse_mark(text) == true);
    }
    for (const char* text : {"0", "否", "no", "No", "n", "false", "×", "无"}) {
        CAPTURE(text);
        CHECK(parse_mark(text) == false);
    }
    for (const char* text : {"", "2", "maybe", "是否", "-", "01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_mark(text).has_value());
    }
}

TEST_CASE("a plain number is finite, whole to the last character, and has a point") {
    CHECK(parse_number("0.75") == 0.75);
    CHECK(parse_number("-2") == -2.0);
    CHECK(parse_number("1e3") == 1000.0);
    for (const char* text : {"", "0,75", "0.75 ", "1.5x", "nan", "inf", "-inf", "infinity", "1e999", "0x1p3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text));
    }
}

TEST_CASE("a code that a spreadsheet has spoilt is recognised, and only that") {
    for (const char* text : {"3.70211E+11", "3.70211e+11", "3.70211001001E11", "3.7E+11", "1.23457E+17"}) {
        CAPTURE(text);
        CHECK(is_spoilt_code(text));
    }
    for (const char* text : {"", "1", "1e0", "1E5", "12E3", "370211", "1.0", "3.70211", "3.70211E", "3.70211E+", "E+11",
                             "3.70211E+11x", "a3.70211E+11", "3.70211E-11", "village-3.7E+11"}) {
        CAPTURE(text);
        CHECK_FALSE(is_spoilt_code(text));
    }
}

TEST_CASE("a list cell is its parts, trimmed, between semicolons") {
    CHECK(normal_list("") == "");
    CHECK(normal_list("一村") == "一村");
    CHECK(normal_list("一村;二村") == "一村;二村");
    CHECK(normal_list("一村；二村、三村") == "一村;二村;三村");
    CHECK(normal_list(" 一村 ; ;二村;") == "一村;二村");
    CHECK(normal_list(";;、；") == "");
    CHECK(normal_list("a, b;c") == "a, b;c");
    CHECK(normal_list("\u3000一村\u3000；\u00a0二村") == "一村;二村");
}
