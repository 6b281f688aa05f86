// Ends of ties that are names: taken when exact and unambiguous, listed when not.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

// Two villages are called 徐村, in different townships; one also bears an alias.
const std::string nodes =
    "id,name,kind,region,aliases\n"
    "370211014233,徐村,村,370211014233,\n"
    "370211015233,徐村,村,370211015233,老徐村、徐家庄\n"
    "o1,区农业农村局,单位,370211,区农业局\n";

Loading loaded(const std::string& edges) { return load({{"nodes.csv", nodes}, {"edges.csv", edges}}); }

std::string ends(const Loading& loading, TieId tie) {
    const Network& net = loading.network;
    return std::string(net.id(net.ties.source[tie])) + " " + std::string(net.id(net.ties.target[tie]));
}

}  // namespace

TEST_CASE("an exact name or alias that one node bears is taken, and said") {
    const Loading loading = loaded("source,target\n区农业农村局,370211014233\n区农业局,徐家庄\n");
    REQUIRE(loading.network.ties.size() == 2);
    CHECK(ends(loading, 0) == "o1 370211014233");
    CHECK(ends(loading, 1) == "o1 370211015233");
    REQUIRE(loading.en.size() == 3);
    CHECK(loading.en[0] ==
          "'区农业农村局' is no id; it was taken as the name of o1 — write the id if another node is meant");
    CHECK(loading.errors == 0);
}

TEST_CASE("a name that several bear lists them and takes none") {
    const Loading loading = loaded("source,target\no1,徐村\n");
    CHECK(loading.network.ties.size() == 0);
    REQUIRE(loading.en.size() == 1);
    CHECK(loading.en[0] ==
          "2 nodes are called '徐村' (370211014233, 370211015233), so none was taken — write the id, or state the "
          "region (source_region, target_region)");
}

TEST_CASE("a stated region tells namesakes apart") {
    const Loading loading = loaded("source,target,乙方区划\no1,徐村,370211015\no1,徐村,370211099\n");
    REQUIRE(loading.network.ties.size() == 1);
    CHECK(ends(loading, 0) == "o1 370211015233");
}

TEST_CASE("an id goes before a name, and part of a name is none") {
    const Loading loading =
        load({{"nodes.csv", "id,name,kind\na,b,村\nb,局,单位\n"}, {"edges.csv", "source,target\na,b\na,局长\n"}});
    REQUIRE(loading.network.ties.size() == 1);
    CHECK(ends(loading, 0) == "a b");
    REQUIRE(loading.en.size() == 1);
    CHECK(loading.en[0].find("there is no node with id '局长'") == 0);
}
