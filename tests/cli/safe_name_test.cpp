// Names of files from codes of the data.
#include <catch2/catch.hpp>

#include <set>

#include "cli/atomic_file.hpp"
#include "support/hostile_texts.hpp"

namespace lianjian {
namespace {

TEST_CASE("a file is named after its code") {
    CHECK(safe_name("370211", ".html") == "370211.html");
    CHECK(safe_name("370211-friend-circle-2", ".svg") == "370211-friend-circle-2.svg");
    CHECK(safe_name("../x", ".dot") == "_2e_2e_2fx.dot");
    CHECK(safe_name("甲", ".svg") == "_e7_94_b2.svg");
    CHECK(safe_name("index", ".html") == "_69ndex.html");
    CHECK(safe_name(std::string(60, 'a'), "") == std::string(60, 'a'));
    // The digits are those of `printf 'a%.0s' {1..61} | sha256sum`.
    CHECK(safe_name(std::string(61, 'a'), "") == std::string(40, 'a') + "__35d5fc17cfbbadd0");
}

TEST_CASE("hostile codes name files of this folder, each its own") {
    std::set<std::string> names;
    for (const std::string& text : test::hostile_texts()) {
        const std::string name = safe_name(text, ".html");
        CHECK(name.size() <= 80);
        CHECK(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") ==
              std::string::npos);
        CHECK(name.find('.') == name.size() - 5);
        CHECK(names.insert(name).second);
    }
}

}  // namespace
}  // namespace lianjian
