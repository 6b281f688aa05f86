// What of a data set's ties, members, projects and lists ends up in the network.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

const std::string nodes = "id,name,kind\nv,一村,村\nw,二村,村\no,局,单位\ng,联盟,联盟\n";

/// Each tie as `source-target kind status start..end`.
Lines ties_of(const Network& net) {
    Lines list;
    const Ties& ties = net.ties;
    for (TieId t = 0; t < ties.size(); ++t) {
        const auto status = statuses()[static_cast<std::size_t>(ties.status[t])].key;
        list.push_back(std::string(net.id(ties.source[t])) + "-" + std::string(net.id(ties.target[t])) + " " +
                       std::string(net.key(ties.kind[t])) + " " + std::string(status) + " " + iso(ties.start[t]) +
                       ".." + iso(ties.end[t]));
    }
    return list;
}

}  // namespace

TEST_CASE("ties with their kind, status and dates") {
    const Loading loading = load({{"nodes.csv", nodes},
                                  {"联建关系.csv",
                                   "甲方,乙方,关系,状态,开始日期,结束日期,weight,field,article,illustrative,note\n"
                                   "v,o,结对,进行中,2023.7,2024年,3,党建,S1,1,x\n"
                                   "o,w,包村,计划,,,,,,,\n"
                                   "v,w,,expired,2020/1/2,43845,,,,,\n"}});
    CHECK(loading.issues == Lines{"联建关系.csv:4:6 serial-date"});
    CHECK(loading.en == Lines{"'43845' was taken as the Excel day 2020-01-15 — write it as 2023-07-12"});
    CHECK(ties_of(loading.network) == Lines{"v-o pairing active 2023-07-01..2025-01-01", "o-w village_duty planned ..",
                                            "v-w partnership ended 2020-01-02..2020-01-15"});
    const Ties& ties = loading.network.ties;
    CHECK(ties.weight[0] == Amount{3, false});
    CHECK(ties.field[0] == "党建");
    CHECK(ties.article[0] == "S1");
    CHECK(ties.illustrative[0]);
    CHECK_FALSE(ties.illustrative[1]);
    CHECK(ties.origin[2].line == 4);
    REQUIRE(ties.attributes.size() == 1);
    CHECK(ties.attributes[0].name == "note");
}

TEST_CASE("a membership has its group first, whichever table and order it came in") {
    const Loading loading =
        load({{"nodes.csv", nodes},
              {"members.csv", "group,node,start,end,role\ng,v,2020,2021,lead\n"},
              {"edges.csv", "source,target,kind\nw,g,membership\ng,o,成员关系\nv,g,partnership\n"}});
    CHECK(loading.issues.empty());
    CHECK(ties_of(loading.network) == Lines{"g-w membership active ..", "g-o membership active ..",
                                            "v-g partnership active ..",
                                            "g-v membership active 2020-01-01..2022-01-01"});
    CHECK(loading.network.ties.role[3] == "lead");
}

TEST_CASE("a doubtful row is dropped with a word, and nothing is invented") {
    const Loading loading = load({{"nodes.csv", nodes}, {"edges.csv", "source,target\nv,nobody\nv,v\nv,o\nv,o\n"}});
    CHECK(loading.network.nodes.size() == 4);
    CHECK(ties_of(loading.network) == Lines{"v-o partnership active ..", "v-o partnership active .."});
    CHECK(loading.network.ties.repeated[1]);
    CHECK(live_ties(loading.network, std::nullopt).size() == 1);
    CHECK(loading.issues == Lines{"edges.csv:2:2 dangling", "edges.csv:3:2 self-loop", "edges.csv:5 repeated-row"});
    CHECK(loading.zh[1] == "“v”与自己联建，没有计入 — 请改正其中一方");
    CHECK(loading.en[2] == "the same row as edges.csv:4 (v – o); counted once — delete one of the two");
    CHECK(loading.warnings == 3);
    CHECK(loading.errors == 0);
}

TEST_CASE("projects keep lower bounds, groups and what is not stated") {
    const Loading loading = load({{"nodes.csv", nodes},
                                  {"projects.csv",
                                   "id,name,source,target,group,category,status,amount,date,article,note,illustrative\n"
                                   "p1,果园,v,o,,income,started,≥3.5万,2023.7,S1,why,1\n"
                                   "p2,路,,,g,,,100+,,,,\n"
                                   "p3,桥,v,,,,,,,,,\n"}});
    CHECK(loading.issues.empty());
    const Network& net = loading.network;
    const Projects& projects = net.projects;
    REQUIRE(projects.size() == 3);
    CHECK(projects.name[0] == "果园");
    CHECK(projects.source[0] == net.find("v"));
    CHECK(projects.target[0] == net.find("o"));
    CHECK(projects.group[0] == no_node);
    CHECK(projects.category[0] == "income");
    CHECK(projects.status[0] == "started");
    CHECK(projects.amount[0] == Amount{35000, true});
    CHECK(iso(projects.date[0]) == "2023-07-01");
    CHECK(projects.note[0] == "why");
    CHECK(projects.illustrative[0]);
    CHECK(projects.group[1] == net.find("g"));
    CHECK(projects.amount[1] == Amount{100, true});
    CHECK_FALSE(projects.amount[2].known());
    CHECK(projects.target[2] == no_node);
    CHECK_FALSE(projects.date[2].known());
}

TEST_CASE("needs, resources, planning input and figures") {
    const Loading loading =
        load({{"nodes.csv", nodes},
              {"需求.csv", "village,category,amount\nv,路,2\n"},
              {"资源.csv", "partner,category,capacity\no,路,5+\n"},
              {"candidates.csv", "id,name,kind,region,cost,capacity\nc1,行,企业,370211,1万,4\nc2,所,,,,\n"},
              {"reach.csv", "candidate,village,cost\nc2,w,7\n"},
              {"pairs.csv", "village_a,village_b,score\nv,w,0.75\n"},
              {"figures.csv", "region,name,amount,unit,date,article,note\n3702,会,100+,次,2023,S1,x\n"}});
    CHECK(loading.issues.empty());
    const Network& net = loading.network;
    REQUIRE(net.needs.size() == 1);
    CHECK(net.needs[0].node == net.find("v"));
    CHECK(net.needs[0].amount == Amount{2, false});
    REQUIRE(net.resources.size() == 1);
    CHECK(net.resources[0].category == "路");
    CHECK(net.resources[0].amount == Amount{5, true});
    REQUIRE(net.candidates.size() == 2);
    CHECK(net.candidates[0].kind == NodeKind::enterprise);
    CHECK(net.candidates[0].cost == Amount{10000, false});
    CHECK(net.candidates[1].kind == NodeKind::organization);
    CHECK(net.candidates[1].region == no_region);
    REQUIRE(net.reach.size() == 1);
    CHECK(net.reach[0].candidate == 1);
    CHECK(net.reach[0].village == net.find("w"));
    REQUIRE(net.pairs.size() == 1);
    CHECK(net.pairs[0].score == 0.75);
    REQUIRE(net.figures.size() == 1);
    CHECK(net.figures[0].name == "会");
    CHECK(net.figures[0].amount == Amount{100, true});
    CHECK(net.region_code(net.figures[0].region) == "3702");
}

TEST_CASE("the order of the input paths makes no difference") {
    const DataFolder folder({{"nodes.csv", nodes},
                             {"villages.csv", "id,name\nx,三村\n"},
                             {"edges.csv", "source,target\nv,o\nx,o\n"},
                             {"members.csv", "group,node\ng,x\n"},
                             {"projects.csv", "id,group\np,g\n"}});
    Lines order{"edges.csv", "members.csv", "nodes.csv", "projects.csv", "villages.csv"};
    const Loading whole = load_from(folder);
    do {
        const Loading loading = load_from(folder, order);
        REQUIRE(loading.issues.empty());
        REQUIRE(loading.network.nodes.ids[4] == "x");
        REQUIRE(ties_of(loading.network) == ties_of(whole.network));
        REQUIRE(loading.network.files[0].name == "nodes.csv");
    } while (std::next_permutation(order.begin(), order.end()));
}
