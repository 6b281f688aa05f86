#include "data/divisions.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace lianjian {
extern const std::string_view divisions_text;
}

using namespace lianjian;

namespace {

struct Division {
    std::string code;
    std::string name;
};

/// The grammar of the register once more, line by line, keeping the code of each level.
std::vector<Division> all_divisions() {
    std::vector<Division> list;
    std::string province, city, county;
    std::string_view text = divisions_text;
    while (!text.empty()) {
        const std::string line(text.substr(0, text.find('\n')));
        text.remove_prefix(line.size() + 1);
        const std::string digits = line.substr(1, 2);
        std::string code;
        if (line[0] == 'p') {
            code = province = digits;
        } else if (line[0] == 'c') {
            code = city = province + digits;
        } else if (line[0] == 'a') {
            code = county = city + digits;
        } else {
            code = county + line.substr(0, 3);
        }
        list.push_back({code, line.substr(3)});
    }
    return list;
}

}  // namespace

TEST_CASE("places have their names at every level") {
    CHECK(division_name("37") == "山东省");
    CHECK(division_name("3702") == "青岛市");
    CHECK(division_name("370211") == "黄岛区");
    CHECK(division_name("370211014") == "王台街道");
    CHECK(division_name("370285") == "莱西市");
    CHECK(division_name("11") == "北京市");
    CHECK(division_name("370830107") == "苑庄镇");
    CHECK_FALSE(division_name("659012").empty());  // near the end of the register
}

TEST_CASE("what is no division has no name") {
    for (const char* code : {"", "3", "99", "00", "370", "3799", "370299", "370211999", "370211001001", "CN", "37 ",
                             "３７", "999999999", "0"}) {
        CAPTURE(code);
        CHECK(division_name(code).empty());
    }
}

TEST_CASE("divisions are found by name, all of them") {
    CHECK(divisions_called("薛家岛街道") == std::vector<std::string>{"370211003"});
    CHECK(divisions_called("城关镇").size() == 88);
    CHECK(divisions_called("城关").empty());
    CHECK(divisions_called("").empty());
}

TEST_CASE("a village is listed when its township is") {
    CHECK(division_listed("370211001001"));
    CHECK(division_listed("370211001"));
    CHECK(division_listed("37"));
    CHECK_FALSE(division_listed("370211999001"));
    CHECK_FALSE(division_listed("3702110010"));
    CHECK_FALSE(division_listed(""));
}

TEST_CASE("every one of the 44 703 divisions is found by its code") {
    const auto list = all_divisions();
    REQUIRE(list.size() == 44'703);
    std::size_t levels[10] = {};
    for (std::size_t i = 0; i < list.size(); ++i) {
        ++levels[list[i].code.size()];
        if (division_name(list[i].code) != list[i].name) FAIL("code " << list[i].code);
        if (i > 0 && !(list[i - 1].code < list[i].code)) FAIL("out of order: " << list[i].code);
    }
    CHECK(levels[2] == 31);
    CHECK(levels[4] == 342);
    CHECK(levels[6] == 2978);
    CHECK(levels[9] == 41'352);
}
