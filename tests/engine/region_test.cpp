#include "engine/region.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace lianjian;

TEST_CASE("a code's level is its number of digits") {
    CHECK(level_of_code("37") == Level::province);
    CHECK(level_of_code("3702") == Level::city);
    CHECK(level_of_code("370211") == Level::county);
    CHECK(level_of_code("370211001") == Level::township);
    CHECK(level_of_code("370211001001") == Level::village);
    for (const char* code : {"", "3", "370", "37021", "3702110010011", "3702a1", "CN", "青岛"}) {
        CAPTURE(code);
        CHECK(level_of_code(code) == Level::none);
    }
}

TEST_CASE("levels are known by key and by Chinese word") {
    CHECK(level_of("township") == Level::township);
    CHECK(level_of("District") == Level::county);
    CHECK(level_of("county") == Level::county);
    CHECK(level_of("省") == Level::province);
    CHECK(level_of("乡镇") == Level::township);
    CHECK_FALSE(level_of("continent"));
    CHECK_FALSE(level_of(""));
}

TEST_CASE("adding a code adds its prefixes, once") {
    RegionTree regions;
    const RegionId village = regions.add("370211001001");
    CHECK(regions.size() == 5);
    CHECK(regions.add("370211001001") == village);
    regions.add("370211001002");
    CHECK(regions.size() == 6);

    const RegionId township = regions.parent(village);
    CHECK(regions.code(township) == "370211001");
    CHECK(regions.level(township) == Level::township);
    const RegionId county = regions.parent(township);
    CHECK(regions.code(county) == "370211");
    CHECK(regions.code(regions.parent(county)) == "3702");
    CHECK(regions.code(regions.parent(regions.parent(county))) == "37");
    CHECK(regions.parent(regions.find("37")) == no_region);
    CHECK(regions.find("3706") == no_region);
}

TEST_CASE("a prefix added before its village is the same region") {
    RegionTree regions;
    const RegionId county = regions.add("370211");
    const RegionId village = regions.add("370211001001");
    CHECK(regions.at(village, Level::county) == county);
}

TEST_CASE("a region is cut to its ancestor at a level, and stays itself where it is coarser") {
    RegionTree regions;
    const RegionId village = regions.add("370211001001");
    const RegionId county = regions.find("370211");
    CHECK(regions.at(village, Level::village) == village);
    CHECK(regions.code(regions.at(village, Level::township)) == "370211001");
    CHECK(regions.at(village, Level::county) == county);
    CHECK(regions.code(regions.at(village, Level::province)) == "37");
    CHECK(regions.at(county, Level::village) == county);
    CHECK(regions.at(county, Level::county) == county);
    CHECK(regions.at(no_region, Level::county) == no_region);
}

TEST_CASE("a region lies in itself and in its ancestors, not in its neighbours") {
    RegionTree regions;
    const RegionId village = regions.add("370211001001");
    const RegionId other = regions.add("370212");
    CHECK(regions.within(village, village));
    CHECK(regions.within(village, regions.find("370211")));
    CHECK(regions.within(village, regions.find("37")));
    CHECK_FALSE(regions.within(village, other));
    CHECK_FALSE(regions.within(regions.find("370211"), village));
    CHECK_FALSE(regions.within(no_region, village));
    CHECK_FALSE(regions.within(village, no_region));
    CHECK_FALSE(regions.within(no_region, no_region));
}

TEST_CASE("a code that is no official one is a region of its own") {
    RegionTree regions;
    const RegionId germany = regions.add("DE");
    const RegionId school = regions.add("青岛理工大学");
    CHECK(regions.size() == 2);
    CHECK(regions.level(germany) == Level::none);
    CHECK(regions.parent(germany) == no_region);
    CHECK(regions.at(school, Level::county) == school);
    CHECK(regions.within(school, school));
    CHECK_FALSE(regions.within(school, germany));
}

TEST_CASE("stated parents and levels contain codes of another country") {
    RegionTree regions;
    const RegionId country = regions.add("DE");
    const RegionId state = regions.add("DE-BY");
    const RegionId town = regions.add("DE-BY-M");
    regions.set_parent(state, country);
    regions.set_parent(town, state);
    regions.set_level(state, Level::province);
    regions.set_level(town, Level::city);
    CHECK(regions.within(town, country));
    CHECK(regions.at(town, Level::province) == state);
    CHECK(regions.at(town, Level::village) == town);
    CHECK(regions.at(state, Level::province) == state);
}

TEST_CASE("cut is at for every region") {
    RegionTree regions;
    for (const char* code : {"370211001001", "370211002001", "3706", "DE", "110101001"}) regions.add(code);
    for (const LevelRow& row : levels()) {
        const std::vector<RegionId> cut = regions.cut(row.level);
        REQUIRE(cut.size() == regions.size());
        for (RegionId region = 0; region < regions.size(); ++region)
            CHECK(cut[region] == regions.at(region, row.level));
    }
}

TEST_CASE("a region has the name it was given, else none") {
    RegionTree regions;
    const RegionId county = regions.add("370211");
    CHECK(regions.name(county).empty());
    regions.set_name(county, "西海岸新区");
    regions.set_name(county, "黄岛区");
    CHECK(regions.name(county) == "黄岛区");
}
