// What may stand outside strings and comments of a mapping.
#include <catch2/catch.hpp>

#include "data/toml_text.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

/// `line:column word`, or nothing.
std::string found(std::string_view text) {
    const auto bare = bare_word(text);
    return bare ? std::to_string(bare->line) + ":" + std::to_string(bare->column) + " " + bare->word : "";
}

}  // namespace

TEST_CASE("text beyond ASCII outside strings and comments is found", "[mapping]") {
    CHECK(found("").empty());
    CHECK(found("[columns]\n\"村\" = 'name'\n'名' = \"id\" # 注\n").empty());
    CHECK(found("# 一\n[tables]\n花名册 = \"villages\"\n") == "3:1 花名册");
    CHECK(found("[columns.villagesҐ]") == "1:18 villagesҐ");
    CHECK(found("\"a\" = \"b\"　") == "1:10 　");
    CHECK(found("\"a\" = 一、二") == "1:7 一、二");
}

TEST_CASE("strings of TOML end where they end", "[mapping]") {
    CHECK(found(R"("a\"名" = "b" 名)") == "1:14 名");
    CHECK(found(R"('a\' 名)") == "1:6 名");  // a literal string knows no escapes
    CHECK(found("\"\"\"\n名\n\\\"\"\"\"名") ==
          "3:6 名");                            // of four marks the first is escaped, so that the others close
    CHECK(found("'''名'''''名") == "1:10 名");  // two marks before the three
    CHECK(found("\"\" 名") == "1:4 名");
    CHECK(found("\"open 名\n 名") == "2:2 名");  // not closed: it ends with its line
    CHECK(found("'''open 名\n 名").empty());
    CHECK(found("\"\\").empty());
}

TEST_CASE("a mapping with text outside quotation marks is refused with the remedy", "[mapping]") {
    const Loading loading =
        load({{"villages.csv", "id,name\nv1,one\n"}, {"mapping.toml", "[columns]\n村名 = \"name\"\n"}});
    REQUIRE(loading.errors == 1);
    CHECK(loading.issues.at(0) == "mapping.toml:2:1 mapping");
    CHECK(loading.zh.at(0) == "“村名”不在引号之内 — 中文和其他非 ASCII 文字请写在引号内，如 \"村名\"");
}
