#include "engine/interner.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/text_key.hpp"

using namespace lianjian;

TEST_CASE("a column of texts keeps each text, empty ones too") {
    TextColumn column;
    CHECK(column.empty());
    for (const char* text : {"村", "", "abc", ""}) column.push_back(text);
    REQUIRE(column.size() == 4);
    CHECK(column[0] == "村");
    CHECK(column[1].empty());
    CHECK(column[2] == "abc");
    CHECK(column[3].empty());
}

TEST_CASE("an interner numbers texts by first appearance") {
    Interner interner;
    CHECK(interner.find("v1") == Interner::none);
    CHECK(interner.intern("v1") == 0);
    CHECK(interner.intern("v2") == 1);
    CHECK(interner.intern("v1") == 0);
    CHECK(interner.size() == 2);
    CHECK(interner.find("v2") == 1);
    CHECK(interner.find("V2") == Interner::none);
    CHECK(interner[1] == "v2");
}

TEST_CASE("the empty text, and texts with zero bytes, are texts") {
    Interner interner;
    const std::string_view with_zero("a\0b", 3);
    CHECK(interner.find("") == Interner::none);
    CHECK(interner.intern("") == 0);
    CHECK(interner.intern(with_zero) == 1);
    CHECK(interner.intern("a") == 2);
    CHECK(interner.find("") == 0);
    CHECK(interner[1] == with_zero);
}

TEST_CASE("what was interned is found, through growth of the table and with room made before") {
    for (const bool reserve : {false, true}) {
        Interner interner;
        if (reserve) interner.reserve(5000, 100'000);
        for (std::uint32_t i = 0; i < 10'000; ++i) REQUIRE(interner.intern("id" + std::to_string(i)) == i);
        if (reserve) interner.reserve(20'000, 1);
        for (std::uint32_t i = 0; i < 10'000; ++i) {
            REQUIRE(interner.find("id" + std::to_string(i)) == i);
            REQUIRE(interner[i] == "id" + std::to_string(i));
        }
        CHECK(interner.find("id10000") == Interner::none);
    }
}

TEST_CASE("a text of the interner itself can be interned again") {
    Interner interner;
    interner.intern("370211001001");
    for (std::size_t digits = 12; digits > 0; --digits) interner.intern(interner[0].substr(0, digits));
    CHECK(interner.size() == 12);
    CHECK(interner[11] == "3");
}

TEST_CASE("a pooled column is empty where nothing was set") {
    PooledColumn column;
    CHECK(column.empty());
    CHECK(column[7].empty());
    column.set(3, "");
    CHECK(column.empty());
    column.set(3, "产业");
    column.set(1, "产业");
    CHECK_FALSE(column.empty());
    CHECK(column[3] == "产业");
    CHECK(column[1] == "产业");
    CHECK(column[0].empty());
    CHECK(column[4].empty());
}

TEST_CASE("short ids and codes have keys of their own") {
    std::vector<std::string> texts{"", " ", "0", "00", "1", "01", "A", "_", "-", "G110101031", "370211001001"};
    std::mt19937 dice(3);
    for (int i = 0; i < 20'000; ++i) {
        std::string digits, id;
        for (std::size_t length = dice() % 17; length > 0; --length) digits += static_cast<char>('0' + dice() % 10);
        for (std::size_t length = dice() % 11; length > 0; --length) id += static_cast<char>(' ' + dice() % 64);
        texts.push_back(digits);
        texts.push_back(id);
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::vector<std::uint64_t> keys;
    for (const std::string& text : texts) {
        keys.push_back(text_key(text));
        REQUIRE(is_exact_key(keys.back()));
    }
    std::sort(keys.begin(), keys.end());
    CHECK(std::unique(keys.begin(), keys.end()) == keys.end());
}

TEST_CASE("other texts are hashed, and never taken for one another") {
    for (const char* text :
         {"村", "v1", "a", "12345678901234567", "G1101010311", "1234567890A", "\x7f", "0123456789\x80"}) {
        CHECK_FALSE(is_exact_key(text_key(text)));
    }
    // Same length as a code, one byte off a digit on either side.
    CHECK_FALSE(is_exact_key(text_key("37021100100/")));
    CHECK_FALSE(is_exact_key(text_key("37021100100:")));
    CHECK_FALSE(is_exact_key(text_key(":70211001001")));
}
