#include "engine/interner.hpp"

#include <string>

#include <catch2/catch.hpp>

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
