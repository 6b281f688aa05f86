// One case for each class of issue about rows: what provokes it, and where it is reported.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

/// A village, an organization and an alliance, v o g, and further tables.
Loading with(Files files) {
    files.insert({"nodes.csv", "id,name,kind\nv,one,村\no,two,单位\ng,three,联盟\n"});
    return load(files);
}

Lines issues_of(const std::string& villages) { return load({{"villages.csv", villages}}).issues; }

}  // namespace

TEST_CASE("issues of ids") {
    struct Case {
        const char* text;
        Lines issues;
    };
    const auto [text, issues] = GENERATE(values<Case>({
        {"id,name\n,one\n", {"villages.csv:2:1 missing-value"}},
        {"id,name\nv1,\n", {"villages.csv:2:2 missing-value"}},
        {"id,name\nv1,one\nv1,two\n", {"villages.csv:3:1 duplicate-id"}},
        {"id,name,人口\nv1,one,5\nv1,one,6\n", {"villages.csv:3:1 duplicate-id"}},
        {"id,name\nv1,one\nv1,one\n", {"villages.csv:3:1 repeated-row"}},
        {"id,name,region\n v1,one,370211001001 \n", {"villages.csv:2:1 padded", "villages.csv:2:3 padded"}},
        {"code,name\n370211001001 ,one\n", {"villages.csv:2:1 padded"}},
        {"id,name\nv\u200b1,one\n", {"villages.csv:2:1 hidden-character"}},
        {"id,name\nv1,one\nV1,two\n", {"villages.csv:3 twin-id"}},
        {"id,name\nＶ1,one\nV1,two\n", {"villages.csv:3 twin-id"}},
        {"id,name\n3.70211E+11,one\n", {"villages.csv:2:1 spoilt-code"}},
        {"id,name,region\nv1,one,3.70211E+11\n", {"villages.csv:2:3 spoilt-code"}},
        {"id,name,end\nv1,one,2020\nv1,one,2021\n", {"villages.csv:3:1 duplicate-id"}},
        {"id,name,end\nv1,one,2020\nv1,one,2020\n", {"villages.csv:3:1 repeated-row"}},
        {"id,name,start\nv1,one,lately\n", {"villages.csv:2:3 bad-date"}},
        {"id,name,start,end\nv1,one,2021-01-01,2020-01-01\n", {"villages.csv:2:4 end-before-start"}},
        {"id,name,end,merged_into\nv1,one,2020,v2\n", {"villages.csv:2:4 dangling"}},
        {"id,name,end,merged_into\nv1,one,2020,v1\n", {"villages.csv:2:4 merged-into-itself"}},
        {"id,name,merged_into\nv1,one,v2\nv2,two,\n", {"villages.csv:2:3 merged-without-end"}},
        {"id,name,end,merged_into\nv1,one,2020, v2\nv2,two,,\n", {"villages.csv:2:4 padded"}},
    }));
    CAPTURE(text);
    CHECK(issues_of(text) == issues);
}

TEST_CASE("issues of ties and members") {
    struct Case {
        const char* table;
        const char* text;
        Lines issues;
    };
    const auto [table, text, issues] = GENERATE(values<Case>({
        {"edges.csv", "source,target\nv,x\n", {"edges.csv:2:2 dangling"}},
        {"edges.csv", "source,target\nx,y\n", {"edges.csv:2:1 dangling", "edges.csv:2:2 dangling"}},
        {"edges.csv", "source,target\nv,\n", {"edges.csv:2:2 missing-value"}},
        {"edges.csv", "source,target\nv,two\n", {"edges.csv:2:2 name-as-end"}},
        {"edges.csv", "source,target\nv,v\n", {"edges.csv:2:2 self-loop"}},
        {"edges.csv", "source,target\nv,o\nv,o\nv,o\n", {"edges.csv:3 repeated-row", "edges.csv:4 repeated-row"}},
        {"edges.csv", "source,target,kind\nv,o,pairing\nv,o,expert\n", {}},
        {"members.csv", "group,node\ng,x\n", {"members.csv:2:2 dangling"}},
        {"members.csv", "group,node\ng,g\n", {"members.csv:2:2 self-loop"}},
        {"members.csv", "group,node\no,v\n", {"members.csv:2:1 not-a-group"}},
        {"members.csv", "group,node,role\no,v,a\no,v,b\n", {"members.csv:2:1 not-a-group"}},
        {"members.csv", "group,node\nv,g\n", {"members.csv:2:1 reversed-membership"}},
        {"edges.csv", "source,target,kind\nv,o,成员\n", {"edges.csv:2:1 not-a-group"}},
        {"edges.csv", "source,target,kind\nv,g,成员\n", {}},
        {"members.csv", "group,node\ng,v\ng,v\n", {"members.csv:3 repeated-row"}},
        {"needs.csv", "village,category,amount\no,road,1\n", {"needs.csv:2:1 not-a-village"}},
        {"projects.csv", "id,source\np1,x\n", {"projects.csv:2:2 dangling"}},
        {"projects.csv", "id,name\np1,a\np1,b\n", {"projects.csv:3:1 duplicate-id"}},
        {"candidates.csv",
         "id,name,kind,region,cost,capacity\nc,a,企业,37,1,1\nc,b,企业,37,1,1\n",
         {"candidates.csv:3:1 duplicate-id"}},
        {"reach.csv", "candidate,village,cost\nc,v,1\n", {"reach.csv:2:1 dangling"}},
        {"pairs.csv", "village_a,village_b,score\nv,o,nan\n", {"pairs.csv:2:3 bad-amount"}},
    }));
    CAPTURE(table, text);
    CHECK(with({{table, text}}).issues == issues);
}

TEST_CASE("rows of one tie that differ in their field are not the same row") {
    const char* edges = "source,target,field\nv,o,a\nv,o,b\nv,o,b\nv,o,c\nv,o,a\n";
    const Loading loading = with({{"edges.csv", edges}});
    CHECK(loading.issues == Lines{"edges.csv:4 repeated-row", "edges.csv:6 repeated-row"});
    CHECK(live_ties(loading.network, std::nullopt) == std::vector<TieId>{0, 1, 3});
}

TEST_CASE("an id that is nearly known is suggested") {
    const std::string nodes = "id,name,kind\n010001,one,村\nab,two,单位\n12,three,单位\n";
    const auto suggested = [&](const std::string& id) {
        return load({{"nodes.csv", nodes}, {"edges.csv", "source,target\nab,\"" + id + "\"\n"}}).en.at(0);
    };
    const std::string what = "; the row was not counted — did you mean ";
    CHECK(suggested("10001") == "there is no node with id '10001'" + what + "'010001'?");
    CHECK(suggested("12.0") == "there is no node with id '12.0'" + what + "'12'?");
    CHECK(suggested("AB") == "there is no node with id 'AB'" + what + "'ab'?");
    CHECK(suggested("1,2") == "there is no node with id '1,2'" + what + "'12'?");
    CHECK(suggested("1 2") == "there is no node with id '1 2'" + what + "'12'?");
    CHECK(suggested("0012") == "there is no node with id '0012'" + what + "'12'?");
    CHECK(suggested("１２") == "there is no node with id '１２'" + what + "'12'?");
    const auto suggested_of = [&](const std::string& node, const std::string& id) {
        return load({{"nodes.csv", "id,name,kind\nab,two,单位\n\"" + node + "\",one,村\n"},
                     {"edges.csv", "source,target\nab," + id + "\n"}})
            .en.back();
    };
    CHECK(suggested_of("12.0", "12") == "there is no node with id '12'" + what + "'12.0'?");
    CHECK(suggested_of("y1", "\u200by1") == "there is no node with id '\\u200by1'" + what + "'y1'?");
    CHECK(suggested_of("\u200by1", "y1") == "there is no node with id 'y1'" + what + "'\\u200by1'?");
    CHECK(suggested_of("X1", "x1") == "there is no node with id 'x1'" + what + "'X1'?");
    CHECK(suggested_of("1,200", "1200") == "there is no node with id '1200'" + what + "'1,200'?");
    CHECK(suggested("13") ==
          "there is no node with id '13'; the row was not counted — add the node, or correct the id");
}

TEST_CASE("an end of a project that is not known leaves the project") {
    const Loading loading = with({{"projects.csv", "id,source,target\np1,v,x\n"}});
    CHECK(loading.zh == Lines{"找不到编号“x”，视为未填 — 请补上该节点，或改正编号"});
    REQUIRE(loading.network.projects.size() == 1);
    CHECK(loading.network.projects.target[0] == no_node);
}

TEST_CASE("issues of values") {
    struct Case {
        const char* header;
        const char* row;
        Lines issues;
    };
    const auto [header, row, issues] = GENERATE(values<Case>({
        {"kind", "结伴", {"edges.csv:2:3 unknown-kind"}},
        {"status", "perhaps", {"edges.csv:2:3 unknown-status"}},
        {"start", "2023-02-30", {"edges.csv:2:3 bad-date"}},
        {"start", "01/02/20", {"edges.csv:2:3 bad-date"}},
        {"end", "soon", {"edges.csv:2:3 bad-date"}},
        {"start", "43845", {"edges.csv:2:3 serial-date"}},
        {"start,end", "2023-07-12,2023-07-11", {"edges.csv:2:4 end-before-start"}},
        {"start,end", "2023-07-12,2023", {}},
        {"start,end", "2023,2022", {}},  // to the end of 2022: no day, yet no contradiction
        {"weight", "many", {"edges.csv:2:3 bad-amount"}},
        {"illustrative", "perhaps", {"edges.csv:2:3 bad-mark"}},
    }));
    CAPTURE(header, row);
    const std::string text = std::string("source,target,") + header + "\nv,o," + row + "\n";
    CHECK(with({{"edges.csv", text}}).issues == issues);
}

TEST_CASE("unknown kinds are kept, once each, and said once with the nearest known one") {
    const Loading loading = load({{"nodes.csv", "id,name,kind\na,A,vilage\nb,B,vilage\nc,C,茶馆\nd,D,\n"},
                                  {"edges.csv", "source,target,kind\na,b,pairng\nb,c,pairng\n"}});
    CHECK(loading.issues == Lines{"nodes.csv:2:3 unknown-kind", "nodes.csv:4:3 unknown-kind",
                                  "nodes.csv:5:3 missing-value", "edges.csv:2:3 unknown-kind"});
    CHECK(loading.zh[0] == "未知类型“vilage”，按原样保留 — 最接近的是 village；也可在 mapping.toml 中写明它是哪一类");
    CHECK(loading.en[3] ==
          "'pairng' is not a known kind; it is kept as it is — the nearest known one is pairing; "
          "mapping.toml may say which kind it is");
    const Network& net = loading.network;
    CHECK(net.unknown_node_kinds == Lines{"vilage", "茶馆"});
    CHECK(net.kind(0) == net.kind(1));
    CHECK(net.key(net.kind(2)) == "茶馆");
    CHECK(family(net.kind(2)) == Family::partner);
    CHECK(net.key(net.ties.kind[1]) == "pairng");
}

TEST_CASE("a membership whose columns are swapped is taken the way it must be meant, with a word") {
    const Loading loading = with({{"members.csv", "group,node\nv,g\n"}});
    REQUIRE(loading.network.ties.size() == 1);
    CHECK(loading.network.id(loading.network.ties.source[0]) == "g");
    CHECK(loading.en == Lines{"'v' is no group and 'g' is one; taken as the member 'v' of it — swap group and node"});
}

TEST_CASE("more kinds than a number holds are refused by a limit") {
    std::string nodes = "id,name,kind\n";
    for (int i = 0; i <= 65'001; ++i) nodes += std::to_string(i) + ",n,k" + std::to_string(i) + "\n";
    const DataFolder folder(Files{{"nodes.csv", nodes}});
    const std::vector<std::string> inputs{folder.path()};
    const LoadResult result = load_network(inputs);
    CHECK(result.errors == 1);
    CHECK(result.limits == 1);
    CHECK(result.network.unknown_node_kinds.size() == 65'000);
    const auto limit = std::find_if(result.issues.begin(), result.issues.end(),
                                    [](const Issue& issue) { return issue.issue_class->limit; });
    REQUIRE(limit != result.issues.end());
    CHECK(what(*limit, Lang::en) == "there are more than 65000 unknown kinds");
    CHECK(what(*limit, Lang::zh) == "未知类型超过 65000 种");
    CHECK(remedy(*limit, Lang::en) == "another column may have been taken for the kind; check it");
}

TEST_CASE("ids that only hidden characters, width or form tell apart are named with both lines") {
    const Loading loading = load({{"villages.csv", "id,name\nv1,one\n\u200bv1,two\ne\u0301,three\n\u00e9,four\n"}});
    CHECK(loading.issues ==
          Lines{"villages.csv:3:1 hidden-character", "villages.csv:3 twin-id", "villages.csv:4 twin-id"});
    CHECK(
        loading.en[1] ==
        "id '\\u200bv1' differs from 'v1' (villages.csv:2) only in letter case, width or form; they are taken as two — "
        "if they are one, write them alike");
    CHECK(loading.network.nodes.size() == 4);
}

TEST_CASE("issues of regions") {
    struct Case {
        const char* region;
        Lines issues;
    };
    const auto [region, issues] = GENERATE(values<Case>({
        {"370211001001", {}},
        {"37", {}},
        {"CN-SD", {"villages.csv:2:3 own-region"}},
        {"37021", {"villages.csv:2:3 own-region"}},
        {"999999", {"villages.csv:2:3 unlisted-region"}},
        {"370211999001", {"villages.csv:2:3 unlisted-region"}},
        {"370200", {"villages.csv:2:3 zero-padded-region"}},
        {"370211000000", {"villages.csv:2:3 zero-padded-region"}},
        {"990000", {"villages.csv:2:3 zero-padded-region", "villages.csv:2:3 unlisted-region"}},
    }));
    CAPTURE(region);
    const std::string row = std::string(",") + region + "\n";
    CHECK(issues_of("id,name,region\nv1,one" + row + "v2,two" + row) == issues);
}

TEST_CASE("a village's code is checked whether it is its region or its id") {
    CHECK(issues_of("id,name\n370211999001,one\n") == Lines{"villages.csv:2:1 unlisted-region"});
    CHECK(issues_of("code,name\n370211999001,one\n") == Lines{"villages.csv:2:1 unlisted-region"});
    CHECK(issues_of("id,name,region\n,one,370211999001\n") == Lines{"villages.csv:2:3 unlisted-region"});
}

TEST_CASE("issues of stated regions") {
    struct Case {
        const char* rows;
        Lines issues;
    };
    const auto [rows, issues] = GENERATE(values<Case>({
        {"A,甲,省,\nB,乙,city,A\n", {}},
        {"A,甲,kingdom,\n", {"regions.csv:2:3 unknown-level"}},
        {"A,甲,,A\n", {"regions.csv:2:4 region-cycle"}},
        {"37,山东,,\n370200,青岛,,37\n", {"regions.csv:3:1 zero-padded-region"}},
        {"3702,青岛,,370000\n", {"regions.csv:2:4 zero-padded-region"}},
        {"1000,外,,\n", {}},
        {"A,甲,,B\n", {"regions.csv:2:4 unlisted-parent"}},
        {"A,甲,,37\n", {}},
        {"A,甲,,\nA,乙,,\n", {"regions.csv:3:1 duplicate-id"}},
        {"A,甲,,\nA,甲,,\n", {"regions.csv:3:1 repeated-row"}},
        {"A,甲,,B\nB,乙,,C\nC,丙,,A\n", {"regions.csv:2:4 region-cycle"}},
        {"A,甲,,B\nB,乙,,A\nC,丙,,D\nD,丁,,C\n", {"regions.csv:2:4 region-cycle", "regions.csv:4:4 region-cycle"}},
        {"B,乙,,\nC,丙,,\nA,甲,,B\nA,甲,,C\n", {"regions.csv:5:4 two-parents"}},
        {"B,乙,,\nA,甲,,B\nA,甲,,B\n", {"regions.csv:4:1 repeated-row"}},
    }));
    CAPTURE(rows);
    CHECK(with({{"regions.csv", std::string("code,name,level,parent\n") + rows}}).issues == issues);
}

TEST_CASE("a circle of regions is printed") {
    const auto sentence = [](const std::string& rows) {
        return with({{"regions.csv", "code,name,parent\n" + rows}}).zh.at(0);
    };
    CHECK(sentence("A,甲,A\n") == "区域的上级成环：A → A — 请改正其中一个上级");
    CHECK(sentence("X,子,A\nA,甲,B\nB,乙,C\nC,丙,A\n") == "区域的上级成环：A → B → C → A — 请改正其中一个上级");
    CHECK(sentence("37,山东,370211\n") == "区域的上级成环：37 → 370211 → 3702 → 37 — 请改正其中一个上级");
}

TEST_CASE("a project may be known by its id alone, though the word begins notes elsewhere") {
    const Loading loading =
        load({{"villages.csv", "id,name\nv1,one\nsource,\n备注,\n"}, {"projects.csv", "id,name\nsource,\n备注,\n"}});
    CHECK(loading.network.nodes.size() == 1);  // a village has a name: such rows are notes
    REQUIRE(loading.network.projects.size() == 2);
    CHECK(loading.network.projects.id[0] == "source");
}
