#include "engine/spelling.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("folding drops case, spaces, hyphens and underscores, and leaves Chinese alone") {
    CHECK(folded("Village Duty") == "villageduty");
    CHECK(folded("village_duty") == "villageduty");
    CHECK(folded("\tVILLAGE-duty ") == "villageduty");
    CHECK(folded("行政 村") == "行政村");
    CHECK(folded("").empty());
}

TEST_CASE("edit distance counts insertions, deletions and substitutions") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("vilage", "village") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);  // k→s, e→i, +g
    CHECK(edit_distance("ab", "ba") == 2);
    CHECK(edit_distance("村", "社") == 1);  // characters, not their bytes
    CHECK(edit_distance("农科所", "农科院") == 1);
    CHECK(edit_distance("\xff", "\xfe") == 0);  // both are bytes of no character
}

TEST_CASE("the nearest candidate is the first of equals, and nothing is nearest among none") {
    constexpr std::array<std::string_view, 3> words{"cart", "card", "village"};
    CHECK(nearest("car", words) == "cart");
    CHECK(nearest("VILLAGE", words) == "village");
    CHECK(nearest("anything", {}).empty());
    constexpr std::array<std::string_view, 3> kinds{"区县", "高校", "院所"};
    CHECK(nearest("医院", kinds) == "院所");  // all at distance 2, and this one has a character of it
    CHECK(nearest("银行", kinds) == "区县");
    CHECK_FALSE(nearest(std::string(100'000, 'x'), words).empty());
}
