// mapping.toml: spellings of one's own, read once.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

// Nothing of this roster is known by itself.
const Files foreign{
    {"花名册.csv", "村码,村居名,性质,联系单位,电话\nv1,one,自然村,o1,123\n"},
    {"机构.csv", "号,称呼,性质\no1,two,银行\n"},
    {"台账.csv", "a,b,方式,进度\nv1,o1,结伴,推进中\n"},
    {"封面.csv", "x\n"},
};
const std::string map =
    "[tables]\n\"花名册\" = \"villages\"\n\"机构\" = \"organizations\"\n\"台账\" = \"edges\"\n\"封面\" = \"ignore\"\n"
    "[columns]\n\"性质\" = \"kind\"\n\"村居名\" = \"name\"\n"
    "[columns.villages]\n\"村码\" = \"id\"\n\"联系单位\" = \"伙伴\"\n"
    "[columns.organizations]\n\"号\" = \"id\"\n\"称呼\" = \"name\"\n"
    "[columns.edges]\n\"a\" = \"source\"\n\"b\" = \"target\"\n\"方式\" = \"kind\"\n\"进度\" = \"status\"\n"
    "[node_kinds]\n\"自然村\" = \"村\"\n\"银行\" = \"enterprise\"\n"
    "[edge_kinds]\n\"结伴\" = \"pairing\"\n"
    "[statuses]\n\"推进中\" = \"planned\"\n";

Files with_map(Files files, const std::string& text) {
    files["mapping.toml"] = text;
    return files;
}

/// What a mapping gives for a data set of one village.
Loading mapped(const std::string& text) { return load(with_map({{"villages.csv", "id,name\nv,one\n"}}, text)); }

}  // namespace

TEST_CASE("a mapping names tables, columns, kinds and statuses") {
    const Loading loading = load(with_map(foreign, map));
    CHECK(loading.errors == 0);
    CHECK(loading.warnings == 0);
    const Network& net = loading.network;
    REQUIRE(net.nodes.size() == 2);
    CHECK(net.kind(net.find("v1")) == NodeKind::village);
    CHECK(net.kind(net.find("o1")) == NodeKind::enterprise);
    REQUIRE(net.ties.size() == 2);
    CHECK(net.ties.kind[0] == EdgeKind::pairing);
    CHECK(net.ties.status[0] == Status::planned);
    CHECK(net.ties.kind[1] == EdgeKind::partnership);
    CHECK(loading.issues.at(0) == "封面.csv ignored-table");
    CHECK_FALSE(net.files.at(0).is_table());
    CHECK(net.files.at(0).rows == 18);
}

TEST_CASE("a mapping given by name goes before the one beside the data") {
    const DataFolder data(with_map({{"roll.csv", "id,name\nv,one\n"}}, "[tables]\nroll = \"universities\"\n"));
    const DataFolder other(Files{{"mine.toml", "[tables]\nroll = \"villages\"\n"}});
    const std::vector<std::string> folder{data.path()}, file{data.path("roll.csv")};
    CHECK(load_network(folder).network.kind(0) == NodeKind::university);
    CHECK(load_network(file).network.kind(0) == NodeKind::university);
    CHECK(load_network(folder, {other.path("mine.toml")}).network.kind(0) == NodeKind::village);
}

TEST_CASE("a name that the mapping gives away is no longer that of another column") {
    // 类别 is a spelling of kind.
    const Loading loading =
        load(with_map({{"villages.csv", "id,name,类别\nv,one,粮食\n"}}, "[columns.villages]\n\"类别\" = \"sector\"\n"));
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.sector[0] == "粮食");
    CHECK(loading.network.kind(0) == NodeKind::village);
}

TEST_CASE("what a mapping says of one table goes before what it says of all") {
    const Loading loading = load(with_map({{"villages.csv", "id,name,x\nv,one,5\n"}},
                                          "[columns]\nx = \"population\"\n[columns.villages]\nx = \"capacity\"\n"));
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.capacity[0].value == 5);
    CHECK(!loading.network.nodes.population[0].known());
}

TEST_CASE("a column of all tables is used where there is one") {
    const Loading loading =
        load(with_map({{"villages.csv", "id,name,roll\nv,one,5\n"}, {"needs.csv", "village,category,amount\nv,a,1\n"}},
                      "[columns]\nroll = \"population\"\n"));
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.population[0].value == 5);
}

TEST_CASE("a name stands for the division code that the mapping gives") {
    const Loading loading = load(with_map({{"villages.csv", "id,name,region\nv,one,黄岛街道\nw,two,辛安街道\n"},
                                           {"edges.csv", "source,target,target_region\nv,two,辛安街道\n"}},
                                          "[regions]\n\"黄岛街道\" = \"370211001\"\n\"辛安 街道\" = \"370211002\"\n"));
    const Network& net = loading.network;
    CHECK(net.region_code(net.region(net.find("v"))) == "370211001");
    CHECK(net.region_code(net.region(net.find("w"))) == "370211002");
    CHECK(net.ties.size() == 1);
    CHECK(loading.errors == 0);
}

TEST_CASE("faults of a mapping are refused with place, fact and remedy") {
    struct Case {
        const char* text;
        Lines issues;
        const char* sentence;
    };
    const auto [text, issues, sentence] = GENERATE(values<Case>({
        {"[tables]\nroll = villages\n", {"mapping.toml:2:8 mapping"}, nullptr},
        {"[tabels]\nroll = \"villages\"\n",
         {"mapping.toml:1:2 mapping"},
         "there is no section 'tabels' — known: tables, columns, node_kinds, edge_kinds, statuses, regions; the "
         "nearest is tables"},
        {"[tables]\nroll = \"vilages\"\n",
         {"mapping.toml:2:1 mapping"},
         "there is no table 'vilages' — the nearest is villages; write ignore for what is not to be read"},
        {"[columns]\nroll = \"populaton\"\n",
         {"mapping.toml:2:1 mapping"},
         "there is no column 'populaton' — the nearest is population"},
        {"[columns.edges]\nroll = \"population\"\n", {"mapping.toml:2:1 mapping"}, nullptr},
        {"[columns.roll]\nx = \"id\"\n", {"mapping.toml:1:10 mapping"}, nullptr},
        {"[columns]\nname = \"aliases\"\n",
         {"mapping.toml:2:1 mapping"},
         "'name' is itself the name of a column of table regions — rename the column in the roster, or map it for one "
         "table only, as in [columns.villages]"},
        {"[node_kinds]\nx = \"vilage\"\n",
         {"mapping.toml:2:1 mapping"},
         "there is no kind or status 'vilage' — the nearest is village"},
        {"[edge_kinds]\nx = \"village\"\n", {"mapping.toml:2:1 mapping"}, nullptr},
        {"[statuses]\nx = \"actve\"\ny = 1\n", {"mapping.toml:2:1 mapping", "mapping.toml:3:1 mapping"}, nullptr},
        {"tables = 1\n",
         {"mapping.toml:1:1 mapping"},
         "the value of 'tables' is no text — write \"own spelling\" = \"known one\""},
        {"[statuses]\n\"A b\" = \"active\"\nab = \"active\"\n",
         {"mapping.toml:3:1 mapping"},
         "'ab' is there already (letter case and spaces do not count) — keep one of the lines"},
        {"[regions]\nx = \"37021\"\n",
         {"mapping.toml:2:1 mapping"},
         "'37021' is not a division code of 2, 4, 6, 9 or 12 digits — give the code, for instance 370211001"},
        {"\xff\n", {"mapping.toml:1:1 mapping"}, nullptr},
    }));
    CAPTURE(text);
    const Loading loading = mapped(text);
    CHECK(loading.issues == issues);
    CHECK(loading.errors == issues.size());
    if (sentence != nullptr) CHECK(loading.en.at(0) == sentence);
}

TEST_CASE("an empty mapping, one with a byte-order mark, and deep nesting") {
    CHECK(mapped("").issues.empty());
    CHECK(mapped("\ufeff# nothing\n").issues.empty());
    CHECK(mapped("x = " + std::string(100'000, '[')).errors == 1);
    CHECK(mapped("# " + std::string(std::size_t{2} << 20U, 'x')).en.at(0) ==
          "the mapping is larger than 1 MiB — check whether it is the file you mean");
}

TEST_CASE("two mappings are refused, both named") {
    const DataFolder one(with_map({{"villages.csv", "id,name\nv,one\n"}}, ""));
    const DataFolder two(with_map({{"organizations.csv", "id,name\no,two\n"}}, ""));
    const std::vector<std::string> both{one.path(), two.path()}, again{one.path(), one.path("villages.csv")};
    const LoadResult result = load_network(both);
    REQUIRE(result.issues.size() == 1);
    CHECK(result.issues[0].arguments.at(0) == one.path("mapping.toml"));
    CHECK(load_network(both, {one.path("mapping.toml")}).errors == 0);
    CHECK(load_network(again).errors == 0);
}
