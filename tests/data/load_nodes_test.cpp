// What of a data set's nodes and regions ends up in the network.
#include <ctime>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

Lines ids(const Network& net) {
    Lines list;
    for (NodeId v = 0; v < net.nodes.size(); ++v) list.emplace_back(net.id(v));
    return list;
}

}  // namespace

TEST_CASE("ids are texts: exact, whatever number they look like") {
    const Lines expected{"01",
                         "1",
                         "1.0",
                         "1e0",
                         "NaN",
                         "null",
                         "true",
                         "0",
                         "-1",
                         "123456789012345678",
                         "123456789012345679",
                         "1/2",
                         "2023-07-12",
                         "0x10",
                         "1,5",
                         "#N/A",
                         "=1+1"};
    std::string rows = "id,name\n";
    for (const std::string& id : expected) rows += '"' + id + "\",a\n";
    const Loading loading = load({{"organizations.csv", rows}});
    CHECK(loading.issues.empty());
    CHECK(ids(loading.network) == expected);
}

TEST_CASE("a village without an id takes its code") {
    const Loading loading = load({{"villages.csv", "id,name,region\n,one,370211001001\nv2,two,370211001002\n"}});
    CHECK(ids(loading.network) == Lines{"370211001001", "v2"});
    CHECK(loading.issues.empty());

    for (const char* header : {"code,name", "区划代码,名称", "代码,村名", "region_code,name"}) {
        CAPTURE(header);
        const Loading codes = load({{"villages.csv", std::string(header) + "\n370211001001,one\n"}});
        CHECK(codes.issues.empty());
        CHECK(ids(codes.network) == Lines{"370211001001"});
        CHECK(codes.network.region_code(codes.network.region(0)) == "370211001001");
    }
    // A code that is no village's is not enough.
    CHECK(load({{"villages.csv", "id,name,region\n,one,370211001\n"}}).issues ==
          Lines{"villages.csv:2:1 missing-value"});
}

TEST_CASE("the table gives the kind, and a kind column wins") {
    const Loading loading = load({{"villages.csv", "id,name,kind\na,A,\nb,B,社区\n"},
                                  {"communities.csv", "id,name\nc,C\n"},
                                  {"organizations.csv", "id,name,kind\nd,D,\ne,E,Enterprise\n"},
                                  {"enterprises.csv", "id,name\nf,F\n"},
                                  {"universities.csv", "id,name\ng,G\n"},
                                  {"groups.csv", "id,name,kind\nh,H,\ni,I,工作队\n"}});
    CHECK(loading.issues.empty());
    const Network& net = loading.network;
    const auto kind = [&](const char* id) { return net.kind(net.find(id)); };
    CHECK(kind("a") == NodeKind::village);
    CHECK(kind("b") == NodeKind::community);
    CHECK(kind("c") == NodeKind::community);
    CHECK(kind("d") == NodeKind::organization);
    CHECK(kind("e") == NodeKind::enterprise);
    CHECK(kind("f") == NodeKind::enterprise);
    CHECK(kind("g") == NodeKind::university);
    CHECK(kind("h") == NodeKind::alliance);
    CHECK(kind("i") == NodeKind::work_team);
}

TEST_CASE("the columns of a node") {
    const Loading loading = load({{"villages.csv",
                                   "id,name,人口,capacity,cost,行业,should_have,别名,article,illustrative,电话\n"
                                   "a, 一村 ,1200余,3,2万,果,是,甲；乙,S1,1,123\n"
                                   "b,二村,,,,,,,,,\n"}});
    CHECK(loading.issues.empty());
    const Nodes& nodes = loading.network.nodes;
    CHECK(nodes.name[0] == "一村");
    CHECK(nodes.population[0] == Amount{1200, true});
    CHECK(nodes.capacity[0] == Amount{3, false});
    CHECK(nodes.cost[0] == Amount{20000, false});
    CHECK(nodes.sector[0] == "果");
    CHECK(nodes.should_have[0]);
    CHECK(nodes.aliases[0] == "甲;乙");
    CHECK(nodes.article[0] == "S1");
    CHECK(nodes.illustrative[0]);
    CHECK(nodes.origin[1].line == 3);
    CHECK_FALSE(nodes.population[1].known());
    CHECK_FALSE(nodes.illustrative[1]);
    REQUIRE(nodes.attributes.size() == 1);
    CHECK(nodes.attributes[0].name == "电话");
    CHECK(nodes.attributes[0].values == std::vector<std::pair<std::uint32_t, std::string>>{{0, "123"}});
    REQUIRE(loading.network.files.size() == 1);
    CHECK(loading.network.files[0].name == "villages.csv");
    CHECK(loading.network.files[0].table == "villages");
    CHECK(loading.network.files[0].rows == 2);
}

TEST_CASE("when a node came and went, and what it went into") {
    // b names one further down and in another table; d one by its name; c is the end of a year, which still counts
    const Loading loading = load({{"villages.csv",
                                   "id,name,设立日期,撤销日期,并入\n"
                                   "a,一村,2019-05-01,,\n"
                                   "b,二村,,2021-07-01,n\n"
                                   "c,三村,2018,2020,\n"
                                   "d,四村,,2021.6,新村\n"
                                   "e,五村,,,\n"},
                                  {"communities.csv", "id,name,start\nn,新村,2021年7月1日\n"},
                                  {"groups.csv", "id,name,成立日期\ng,联盟,2020-03\n"}});
    CHECK(loading.issues == Lines{"villages.csv:5:5 name-as-end"});
    const Nodes& nodes = loading.network.nodes;
    const auto days = [&](const char* id) {
        const NodeId v = loading.network.find(id), into = nodes.merged_into[v];
        return iso(nodes.start[v]) + ".." + iso(nodes.end[v]) +
               (into == no_node ? "" : " > " + std::string(loading.network.id(into)));
    };
    CHECK(days("a") == "2019-05-01..");
    CHECK(days("b") == "..2021-07-01 > n");
    CHECK(days("c") == "2018-01-01..2021-01-01");
    CHECK(days("d") == "..2021-07-01 > n");
    CHECK(days("e") == "..");
    CHECK(days("n") == "2021-07-01..");
    CHECK(days("g") == "2020-03-01..");
}

TEST_CASE("no days cost no memory, and the day a tie was signed is not that of its village") {
    const Loading loading = load({{"villages.csv", "id,name,start,end,merged_into,签约日期\na,一村,,,,2020-01-01\n"}});
    CHECK(loading.issues.empty());
    const Nodes& nodes = loading.network.nodes;
    CHECK_FALSE(nodes.dated());
    CHECK(nodes.merged_into.rows.empty());
    REQUIRE(nodes.attributes.size() == 1);
    CHECK(nodes.attributes[0].name == "签约日期");
}

TEST_CASE("a code padded with zeros is the region it means") {
    const Loading loading = load({{"organizations.csv",
                                   "id,name,region\na,A,370000\nb,B,370200\nc,C,370211000\nd,D,370211000000\n"
                                   "e,E,370211001000\nf,F,110100\ng,G,3700\n"}});
    const Network& net = loading.network;
    const Lines expected{"37", "3702", "370211", "370211", "370211001", "1101", "37"};
    for (NodeId v = 0; v < net.nodes.size(); ++v) CHECK(net.region_code(net.region(v)) == expected[v]);
    CHECK(loading.warnings == 7);
    CHECK(loading.en[1] == "the zeros at the end of '370200' are padding; taken as 3702 — write it as 3702");
}

TEST_CASE("regions are named from the register, or as the data say") {
    const Loading loading =
        load({{"villages.csv", "id,name,region\na,A,370285105290\nb,B,\n"}, {"regions.csv", "code,name\n3702,岛城\n"}});
    const Network& net = loading.network;
    const auto name = [&](const char* code) { return net.region_name(net.regions.find(code)); };
    CHECK(name("37") == "山东省");
    CHECK(name("3702") == "岛城");
    CHECK(name("370285") == "莱西市");
    CHECK(name("370285105") == "日庄镇");
    CHECK(net.region(1) == no_region);
}

TEST_CASE("regions of another country lie where their parents say") {
    const Loading loading = load({{"regions.csv",
                                   "code,name,level,parent\nFR-29,Finistère,,FR-BRE\nFR-BRE,Bretagne,province,\n"
                                   "FR-29-Q,Quimper,,FR-29\n"},
                                  {"villages.csv", "id,name,region\nv,Kemper,FR-29-Q\n"}});
    CHECK(loading.issues.empty());
    const RegionTree& regions = loading.network.regions;
    const RegionId quimper = regions.find("FR-29-Q");
    CHECK(regions.level(quimper) == Level::county);
    CHECK(regions.at(quimper, Level::province) == regions.find("FR-BRE"));
    CHECK(regions.within(quimper, regions.find("FR-29")));
    CHECK(regions.name(regions.find("FR-29")) == "Finistère");
}

TEST_CASE("a chain of 100 000 regions is read in a moment, from either end, closed or not") {
    const std::string top = GENERATE("", "r0,root,province,\n", "r0,root,,r99999\n");
    const bool downwards = GENERATE(true, false);
    CAPTURE(top, downwards);
    std::string rows = "code,name,level,parent\n";
    if (downwards) rows += top;
    for (int i = 1; i < 100'000; ++i) {
        const int n = downwards ? i : 100'000 - i;
        rows += "r" + std::to_string(n) + ",x,,r" + std::to_string(n - 1) + "\n";
    }
    if (!downwards) rows += top;
    const DataFolder folder({{"regions.csv", rows}, {"villages.csv", "id,name,region\nv,one,r99999\n"}});
    const std::clock_t begin = std::clock();  // of the processor, since the machine may be busy
    const Loading loading = load_from(folder);
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < patience * 5);
    if (top.find("r99999") == std::string::npos) {
        const std::string line = std::to_string(downwards ? 2 : 100'000);
        CHECK(loading.issues == (top.empty() ? std::vector<std::string>{"regions.csv:" + line + ":4 unlisted-parent"}
                                             : std::vector<std::string>{}));
    } else {
        CHECK(loading.errors == 1);
        CHECK(loading.zh[0].size() < 400);
    }
}
