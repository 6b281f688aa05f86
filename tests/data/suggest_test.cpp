// What `check` drafts for a roster that is not in our words: mapping.toml, and the table of its partners.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/suggest_mapping.hpp"
#include "data/suggest_partners.hpp"
#include "data/suggest_regions.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

std::string draft_of(const Files& files) {
    const DataFolder folder(files);
    const std::vector<std::string> inputs{folder.path()};
    return suggest_mapping(load_network(inputs), inputs, {}, Lang::en);
}

}  // namespace

TEST_CASE("a draft: lines that stand where a known name is close, comments elsewhere") {
    const Files files{
        {"村居花名册.csv", "id,name\nv9,nine\n"},
        {"社区.csv", "id,name,居民人口,populaton,电话,类\nc1,one,5,6,7,国有企业\n"},
        {"通讯录.csv", "x\n"},
        {"单位.csv", "id,name,类型\no1,two,省属国企\no2,three,寺\n"},
        {"关系.csv", "source,target,kind,status\nc1,o1,合伙,進行中\nc1,o2,合伙,有校\n"},
    };
    const std::string draft = draft_of(files);
    const auto has = [&](const std::string& line) { return draft.find("\n" + line + "\n") != std::string::npos; };
    CAPTURE(draft);
    CHECK(has("\"村居花名册\" = \"villages\""));
    CHECK(has("\"居民人口\" = \"population\""));
    CHECK(has("# \"populaton\" = \"population\""));  // taken already
    CHECK(has("\"省属国企\" = \"enterprise\""));
    CHECK(has("# \"寺\" = \"\""));
    CHECK(draft.find("# \"通讯录\" = ") != std::string::npos);
    CHECK(has("\"進行中\" = \"active\""));
    CHECK(has("# \"有校\" = \"active\""));  // one character of two

    // As it is it loads, and what it settles is not asked again.
    Files again = files;
    again["mapping.toml"] = draft;
    const Loading loading = load(again);
    CHECK(loading.errors == 0);
    CHECK(loading.network.nodes.size() == 4);
    CHECK(draft_of(again).find("村居花名册") == std::string::npos);
}

TEST_CASE("a draft of a roster whose required columns are not known, and of hostile names") {
    const std::string draft = draft_of({{"villages.csv", "村庄编号,村庄名称,\"a\"\"b\\\",\x01\nv1,one,,\n"}});
    CHECK(draft.find("\"村庄编号\" = \"id\"") != std::string::npos);
    CHECK(draft.find("\"村庄名称\" = \"name\"") != std::string::npos);
    CHECK(draft.find("\"a\\\"b\\\\\" = ") != std::string::npos);
    CHECK(draft.find("\"\\u0001\" = ") != std::string::npos);
    const Loading loading =
        load({{"villages.csv", "村庄编号,村庄名称,\"a\"\"b\\\",\x01\nv1,one,,\n"}, {"mapping.toml", draft}});
    CHECK(loading.errors == 0);
    CHECK(loading.network.nodes.size() == 1);
    CHECK(draft_of({{"villages.csv", "id,name\nv,one\n"}}) ==
          "# Every table, column, kind, status and name of a region is known.\n");
}

// As a county keeps it: a title, serial numbers, townships and partners by name, total at the foot.
const std::string roster =
    "黄岛区联建情况一览表,,,,\n序号,镇街,村（社区）名称,联建单位,备注\n1,黄岛街道,盐滩社区,区财政局、鲁青公司,\n"
    "2,辛安街道办事处,东小庄社区,鲁青公司,\n3,薛家岛街道,鱼鸣嘴社区,,\n合计,3个镇街,3个,,\n";

TEST_CASE("a file whose name is not UTF-8 has no line, which could not be read again") {
    const std::string draft = draft_of({{"\xc3\x28.csv", "x\n"}, {"villages.csv", "id,name\nv,one\n"}});
    CHECK(draft == "# Every table, column, kind, status and name of a region is known.\n");
}

TEST_CASE("one draft settles tables, then their headers, then the regions in them") {
    const std::string draft = draft_of({{"村居花名册.csv", roster}});
    CAPTURE(draft);
    const auto has = [&](const std::string& line) { return draft.find("\n" + line + "\n") != std::string::npos; };
    CHECK(has("\"村居花名册\" = \"villages\""));
    CHECK(has("\"序号\" = \"id\""));
    CHECK(has("\"镇街\" = \"region\""));
    CHECK(has("\"村（社区）名称\" = \"name\""));
    CHECK(has("\"黄岛街道\" = \"370211001\"  # 山东省青岛市黄岛区黄岛街道"));
    CHECK(has("\"辛安街道办事处\" = \"370211002\"  # 山东省青岛市黄岛区辛安街道"));

    const Loading loading = load({{"村居花名册.csv", roster}, {"mapping.toml", draft}});
    const Network& net = loading.network;
    CHECK(loading.errors == 0);
    REQUIRE(net.nodes.size() == 3);
    CHECK(net.region_code(net.region(net.find("2"))) == "370211002");
}

TEST_CASE("vague headers: brackets aside, and names only where villages are listed") {
    const auto stands = [](const std::string& table, const std::string& header, const std::string& column) {
        const std::string draft = draft_of({{table + ".csv", header + ",x\n1,2\n"}});
        return draft.find("\n\"" + header + "\" = \"" + column + "\"\n") != std::string::npos;
    };
    CHECK(stands("villages", "村（社区）", "name"));
    CHECK(stands("villages", "行政村/社区", "name"));
    CHECK(stands("villages", "乡镇(街道)", "region"));
    CHECK_FALSE(stands("organizations", "社区", "name"));
    const std::string dated = draft_of({{"villages.csv", "id,name,联建单位,签约时间,到期日期\n1,2,,,\n"}});
    CHECK(dated.find("\n\"签约时间\" = \"partners_start\"\n") != std::string::npos);
    CHECK(dated.find("\n\"到期日期\" = \"partners_end\"\n") != std::string::npos);
    // Without partners in the row the day may be of anything.
    const std::string plain = draft_of({{"villages.csv", "id,name,签约时间\n1,2,\n"}});
    CHECK(plain.find("partners_start\"\n") == std::string::npos);
}

TEST_CASE("serial numbers become the ids of one table only") {
    const std::string draft =
        draft_of({{"villages.csv", "序号,name\n1,one\n"}, {"organizations.csv", "序号,name\n1,two\n"}});
    const std::string stands = "\n\"序号\" = \"id\"\n";
    const std::size_t first = draft.find(stands);
    CHECK(first != std::string::npos);
    CHECK(draft.find(stands, first + 1) == std::string::npos);
    CHECK(draft.find("\n# \"序号\" = \"id\"\n") != std::string::npos);
}

TEST_CASE("a region is told by its name, or by the county of the others") {
    using Names = std::vector<std::string>;
    const auto code = [](const Names& names, std::size_t which) {
        const std::vector<SuggestedRegion> found = suggest_regions(names);
        return which < found.size() ? found[which].code : "none";
    };
    CHECK(code({"薛家岛街道"}, 0) == "370211003");
    CHECK(code({"薛家岛"}, 0) == "370211003");
    CHECK(code({"薛家岛街道办事处"}, 0) == "370211003");
    CHECK(code({"黄岛区"}, 0) == "370211");
    // 88 divisions are called 城关镇; the county of the others has one.
    CHECK(code({"城关镇"}, 0).empty());
    CHECK(code({"城关镇", "薛家岛街道"}, 0).empty());
    CHECK(code({"城关镇", "大良镇", "黄庄街道"}, 0) == "120114110");
    CHECK(code({"城关镇", "大良镇", "黄庄街道"}, 2) == "120114004");
    CHECK(code({"无此镇"}, 0) == "none");
    CHECK(suggest_regions(Names{}).empty());
}

TEST_CASE("partners that a roster names: once each, their kinds by their names") {
    const DataFolder folder(
        {{"villages.csv",
          "id,name,region,partners\n1,one,370211001,区财政局、鲁青公司\n"
          "2,two,370211001,鲁青公司；李家村、海大附属医院、农学院\npartner-002,three,370211001,x9\n"},
         {"edges.csv", "source,target\n丰收合作社,1\n370211001999,1\n"}});
    const std::vector<std::string> inputs{folder.path()};
    const std::vector<SuggestedPartner> partners = suggest_partners(load_network(inputs));
    std::vector<std::string> shown;
    for (const SuggestedPartner& partner : partners) {
        shown.push_back(partner.id + " " + partner.name + " " + std::to_string(static_cast<int>(partner.kind)));
        CHECK((partner.region != no_region) == (partner.name == "区财政局"));  // the bureau of the villages' county
    }
    const auto row = [](const std::string& id, const std::string& name, NodeKind kind) {
        return id + " " + name + " " + std::to_string(static_cast<int>(kind));
    };
    // In the order of first mention: ties are read before the cells of partners.
    CHECK(shown == std::vector<std::string>{row("partner-001", "丰收合作社", NodeKind::cooperative),
                                            row("partner-003", "区财政局", NodeKind::government),
                                            row("partner-004", "鲁青公司", NodeKind::enterprise),
                                            row("partner-005", "海大附属医院", NodeKind::organization),
                                            row("partner-006", "农学院", NodeKind::university)});
}
