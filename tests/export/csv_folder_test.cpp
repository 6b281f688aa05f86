// The folder of CSV is what our own reader takes back for the same network.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "data/export/formats.hpp"
#include "data/formula_guard.hpp"
#include "data_folder.hpp"
#include "hostile_network.hpp"

namespace lianjian {
namespace {

test::Files exported(const Network& network, const Selection& selection) {
    test::Files files;
    for (const NamedFile& file : csv_folder(network, selection)) files[file.name] = file.bytes;
    return files;
}
test::Files exported(const Network& network) { return exported(network, selection_of(network, std::nullopt)); }

std::string shown(const Amount& amount) {
    return amount.known() ? (amount.at_least ? ">=" : "") + std::to_string(amount.value) : "";
}

/// What is said about each node and tie, whatever their order. A guard that the reader leaves on is taken off.
std::string plain(std::string_view text) { return std::string(unguarded(text)) + "|"; }

std::vector<std::string> facts(const Network& network) {
    std::vector<std::string> facts;
    const Nodes& nodes = network.nodes;
    const auto add_attributes = [&](const std::vector<Attribute>& attributes, std::uint32_t row) {
        std::map<std::string, std::string> sorted;
        for (const Attribute& attribute : attributes) {
            for (const auto& [of, text] : attribute.values) {
                if (of == row) sorted[plain(attribute.name)] = plain(text);
            }
        }
        for (const auto& [name, text] : sorted) facts.back() += name + text;
    };
    for (NodeId v = 0; v < nodes.size(); ++v) {
        facts.push_back(
            "node " + plain(network.id(v)) + plain(nodes.name[v]) + plain(network.key(nodes.kind[v])) +
            plain(network.region_code(nodes.region[v])) + shown(nodes.population[v]) + shown(nodes.capacity[v]) +
            shown(nodes.cost[v]) + plain(nodes.sector[v]) + iso(nodes.start[v]) + ".." + iso(nodes.end[v]) +
            (nodes.merged_into[v] == no_node ? "" : plain(network.id(nodes.merged_into[v]))) + plain(nodes.aliases[v]) +
            plain(nodes.article[v]) + (nodes.should_have[v] ? "s" : "") + (nodes.illustrative[v] ? "i" : ""));
        add_attributes(nodes.attributes, v);
    }
    const Ties& ties = network.ties;
    for (TieId e = 0; e < ties.size(); ++e) {
        facts.push_back("tie " + plain(network.id(ties.source[e])) + plain(network.id(ties.target[e])) +
                        plain(network.key(ties.kind[e])) +
                        std::string(statuses()[static_cast<std::size_t>(ties.status[e])].key) + iso(ties.start[e]) +
                        ".." + iso(ties.end[e]) + shown(ties.weight[e]) + plain(ties.field[e]) + plain(ties.role[e]) +
                        plain(ties.article[e]) + (ties.illustrative[e] ? "i" : ""));
        add_attributes(ties.attributes, e);
    }
    for (RegionId r = 0; r < network.regions.size(); ++r) {
        const RegionId parent = network.regions.parent(r);
        facts.push_back("region " + plain(network.regions.code(r)) + plain(network.regions.name(r)) +
                        plain(network.region_code(parent)) +
                        std::to_string(static_cast<int>(network.regions.level(r))));
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

TEST_CASE("by hand: tables, header, quotes, guards") {
    const test::Files files = exported(test::hostile_network());
    const std::string bom = "\xEF\xBB\xBF";
    CHECK(files.size() == 5);
    CHECK(files.at("villages.csv") == bom +
                                          "id,name,kind,region,population,'=note\r\n"
                                          "370211001001,'=1+1,village,370211001001,≥100,\"a,\"\"b\"\"\"\r\n");
    CHECK(files.at("enterprises.csv") == bom +
                                             "id,name,kind,region\r\n"
                                             "\"x\"\"1\",\"\"\"]; <b>&\\N\n\u2028\x01\",enterprise,\r\n");
    CHECK(files.at("groups.csv") == bom + "id,name,kind,region\r\ng,'-g',alliance,\r\n");
    CHECK(files.at("edges.csv") == bom +
                                       "source,target,kind,status,start,end,weight\r\n"
                                       "370211001001,\"x\"\"1\",pairing,ended,2020-01-01,2023-07-12,2.5\r\n"
                                       "\"x\"\"1\",370211001001,partnership,planned,,,\r\n");
    CHECK(files.at("members.csv") == bom + "group,node,status,start,end\r\ng,370211001001,active,,\r\n");
}

TEST_CASE("hostile texts come back") {
    const Network network = test::hostile_network();
    const test::Loading again = test::load(exported(network));
    CHECK(again.errors == 0);
    std::vector<std::string> wanted = facts(network);
    std::vector<std::string> found = facts(again.network);
    // Names of divisions are built in, so the reader knows more about regions.
    const auto is_region = [](const std::string& fact) { return fact.starts_with("region"); };
    std::erase_if(wanted, is_region);
    std::erase_if(found, is_region);
    CHECK(found == wanted);
}

TEST_CASE("the sample comes back, and the second export is the first byte for byte") {
    for (const char* name : {"/shandong-illustrated", "/shandong"}) {
        const LoadResult first = load_network(std::vector<std::string>{LIANJIAN_SAMPLE_DIR + std::string(name)});
        REQUIRE(!first.refused());
        const test::Files files = exported(first.network);
        const test::Loading second = test::load(files);
        CHECK(second.errors == 0);
        CHECK(facts(second.network) == facts(first.network));
        CHECK(second.network.projects.size() == first.network.projects.size());
        CHECK(second.network.figures.size() == first.network.figures.size());
        CHECK(exported(second.network) == files);
    }
}

/// Every table, unknown kinds, regions of other countries, and cells of each type.
const test::Files all_tables{
    {"regions.csv", "code,name,level,parent\nX1,School,county,3702\nX2,Wing,,X1\n370211,Renamed,,\n"},
    {"villages.csv",
     "id,name,kind,region,population,should_have,aliases,zeta,alpha,start,end,merged_into\n"
     "370211001001,a,,,1200.5,1,b;c,z,,2019-05-01,,\n"
     "370211001002,b,hamlet,X2,2万+,,,,x,,2021,370211001001\n"},
    {"organizations.csv", "id,name,kind,region,sector,capacity,cost\np1,P,circle,X1,farm,3,0.5\np2,Q,,,,,\n"},
    {"groups.csv", "id,name,kind\ng1,G,alliance\n"},
    {"edges.csv",
     "source,target,kind,status,start,end,weight,field,role,note\n"
     "p1,370211001001,pairing,,2020,2021-05,1.5,x,r,\np1,370211001002,barter,,,,,,,n\n"
     "g1,p1,membership,,,,,field,,\ng1,p2,membership,,,,,,boss,\n"},
    {"members.csv", "group,node,start,role,weight\ng1,370211001001,2020,head,9\n"},
    {"projects.csv", "id,name,source,target,group,amount,date\nj1,J,p1,370211001001,g1,≥50万,2020\n"},
    {"needs.csv", "village,category,amount\n370211001001,road,10+\n"},
    {"resources.csv", "partner,category,capacity\np1,road,10\n"},
    {"candidates.csv", "id,name,kind,region,cost,capacity\nc1,C,,370211,0.00001,2\n"},
    {"reach.csv", "candidate,village,cost\nc1,370211001001,7\n"},
    {"pairs.csv", "village_a,village_b,score\n370211001001,370211001002,-1.5\n"},
    {"figures.csv", "region,name,amount,unit\nX1,villages,183,个\n"},
};

TEST_CASE("every table comes back") {
    const test::Loading first = test::load(all_tables);
    REQUIRE(first.errors == 0);
    const test::Files files = exported(first.network);
    CHECK(files.size() == all_tables.size());
    const test::Loading second = test::load(files);
    CHECK(second.errors == 0);
    CHECK(facts(second.network) == facts(first.network));
    CHECK(exported(second.network) == files);
    CHECK(files.at("pairs.csv").ends_with("370211001001,370211001002,-1.5\r\n"));
    CHECK(files.at("candidates.csv").ends_with("c1,C,organization,370211,0.00001,2\r\n"));
    CHECK(files.at("needs.csv").ends_with("370211001001,road,≥10\r\n"));
    // Memberships that say more than `members` can stay in `edges`.
    CHECK(files.at("edges.csv").find("g1,p1,membership") != std::string::npos);
    CHECK(files.at("edges.csv").find("g1,p2,membership") != std::string::npos);
    CHECK(files.at("members.csv").ends_with("g1,370211001001,active,2020-01-01,,head,9\r\n"));
}

TEST_CASE("listed partners come back as edges, and only once") {
    const Network network = test::load({{"villages.csv", "id,name,partners\nv1,one,o1、o2\nv2,two,o1\n"},
                                        {"groups.csv", "id,name,expected_members\ng,three,2+\n"},
                                        {"organizations.csv", "id,name\no1,a\no2,b\n"},
                                        {"projects.csv", "id,amount,funding\np,3,省1、县2\n"}})
                                .network;
    const test::Files files = exported(network);
    CHECK(files.at("villages.csv").find("partners") == std::string::npos);
    const test::Loading again = test::load(files);
    CHECK(again.issues.empty());
    CHECK(facts(again.network) == facts(network));
    CHECK(again.network.ties.size() == 3);
    CHECK(again.network.nodes.expected_members[again.network.find("g")] == Amount{2, true});
    CHECK(again.network.projects.funding.at(0) == "省1、县2");
}

TEST_CASE("a guarded header is the header it was, however often it goes round") {
    const test::Loading first = test::load({{"villages.csv", "id,name,=n,'-m,'plain\nv,V,1,2,3\n"}});
    const test::Files files = exported(first.network);
    CHECK(files.at("villages.csv") == "\ufeffid,name,kind,region,'plain,'-m,'=n\r\nv,V,village,,3,2,1\r\n");
    CHECK(exported(test::load(files).network) == files);
    // The same name with and without its guard is one name.
    CHECK(test::load({{"villages.csv", "id,name,=n,'=n\nv,V,1,2\n"}}).issues ==
          std::vector<std::string>{"villages.csv:1:4 header-twice"});
}

TEST_CASE("repeated rows are left out") {
    const test::Loading loading =
        test::load({{"villages.csv", "id,name\nv,V\nw,W\n"}, {"edges.csv", "source,target\nv,w\nv,w\n"}});
    const Selection selection = selection_of(loading.network, std::nullopt);
    CHECK(selection.repeated == 1);
    CHECK(exported(loading.network, selection).at("edges.csv").ends_with("end\r\nv,w,partnership,active,,\r\n"));
}

TEST_CASE("a region: rows name only nodes that are kept") {
    const test::Loading whole = test::load(all_tables);
    const Selection part = selection_of(whole.network, std::nullopt, whole.network.regions.find("370211"));
    const test::Files files = exported(whole.network, part);
    CHECK(files.count("pairs.csv") == 0);
    CHECK(files.count("figures.csv") == 0);
    CHECK(test::load(files).issues == std::vector<std::string>{"organizations.csv:2:3 unknown-kind"});
}

TEST_CASE("a region: what one of its villages was merged into comes along, wherever it is") {
    const test::Loading whole =
        test::load({{"villages.csv",
                     "id,name,region,end,merged_into\na,A,370211001001,2020,b\n"
                     "b,B,370212001001,2021,c\nc,C,370285001001,,\nd,D,370285001002,2020,c\n"}});
    const Selection part = selection_of(whole.network, std::nullopt, whole.network.regions.find("370211"));
    CHECK(part.nodes == std::vector<NodeId>{0, 1, 2});
    CHECK(test::load(exported(whole.network, part)).issues.empty());
}

}  // namespace
}  // namespace lianjian
