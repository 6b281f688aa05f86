#include <catch2/catch.hpp>
#include <string>

#include "data/export/formats.hpp"
#include "data_folder.hpp"
#include "hostile_network.hpp"

namespace lianjian {
namespace {

TEST_CASE("a workbook: the same bytes each time, and a zip") {
    const Network network = test::hostile_network();
    const Selection all = selection_of(network, std::nullopt);
    const std::string bytes = workbook(network, all);
    CHECK(bytes == workbook(network, all));
    CHECK(bytes.starts_with("PK\x03\x04"));
    for (const char* part : {"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}) {
        CHECK(bytes.find(part) != std::string::npos);
    }
}

TEST_CASE("texts of a workbook are texts: they come back as they were") {
    Network network = test::hostile_network();
    network.nodes.sector.set(0, "_x0041_ _x_ __x0041_");
    const test::DataFolder folder({{"all.xlsx", workbook(network, selection_of(network, std::nullopt))}});
    const test::Loading again = test::load_from(folder, {"all.xlsx"});
    REQUIRE(again.errors == 0);
    const Network& found = again.network;
    REQUIRE(found.nodes.size() == 3);
    const NodeId village = found.find("370211001001");
    CHECK(found.name(village) == "=1+1");
    CHECK(found.nodes.population[village] == Amount{100, true});
    CHECK(found.nodes.sector[village] == "_x0041_ _x_ __x0041_");
    REQUIRE(found.nodes.attributes.size() == 1);
    CHECK(found.nodes.attributes[0].name == "=note");
    CHECK(found.nodes.attributes[0].values[0].second == "a,\"b\"");
    CHECK(found.name(found.find("x\"1")) == "\"]; <b>&\\N\n\u2028\\u0001");
    CHECK(found.name(found.find("g")) == "-g'");
    REQUIRE(found.ties.size() == 3);
    CHECK(found.ties.weight[0] == Amount{2.5, false});
    CHECK(iso(found.ties.end[0]) == "2023-07-12");
}

TEST_CASE("a text longer than a cell is refused") {
    Network network = test::hostile_network();
    network.nodes.sector.set(0, std::string(32768, 'x'));
    CHECK_THROWS_AS(workbook(network, selection_of(network, std::nullopt)), ExportLimit);
}

}  // namespace
}  // namespace lianjian
