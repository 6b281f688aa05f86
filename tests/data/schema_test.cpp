#include "data/schema.hpp"

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Names = std::vector<const char*>;

const ColumnRow* column(const TableRow& table, std::string_view header) {
    for (const ColumnRow& row : table.columns) {
        if (is_spelling_of(row, header)) return &row;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("every table is known by its English and its Chinese names") {
    const std::map<std::string, Names> names{
        {"regions", {"区划"}},
        {"nodes", {"节点"}},
        {"villages", {"村", "VILLAGES", " Villages "}},
        {"communities", {"社区"}},
        {"organizations", {"单位"}},
        {"enterprises", {"企业"}},
        {"universities", {"高校"}},
        {"groups", {"组织"}},
        {"edges", {"联建关系", "Edges"}},
        {"members", {"成员"}},
        {"projects", {"项目"}},
        {"needs", {"需求"}},
        {"resources", {"资源"}},
        {"candidates", {}},
        {"reach", {}},
        {"pairs", {}},
        {"figures", {}},
    };
    CHECK(tables().size() == names.size());
    for (const auto& [key, others] : names) {
        CAPTURE(key);
        const TableRow* table = find_table(key);
        REQUIRE(table != nullptr);
        CHECK(table->key == key);
        for (const char* other : others) CHECK(find_table(other) == table);
    }
    CHECK(find_table("village") == nullptr);
    CHECK(find_table("") == nullptr);
    CHECK(nearest_table("vilages") == "villages");
}

TEST_CASE("every column is known by its English and its Chinese names") {
    struct Case {
        const char* table;
        std::map<std::string, Names> columns;
        Names required;
    };
    const std::map<std::string, Names> node_columns{
        {"id", {"编号", "代码", "code"}},
        {"name", {"名称"}},
        {"kind", {"类型", "type"}},
        {"region", {"区划代码", "region_code", "code"}},
        {"population", {"人口"}},
        {"capacity", {"容量"}},
        {"cost", {}},
        {"sector", {"行业"}},
        {"should_have", {"Should Have"}},
        {"aliases", {"别名"}},
        {"partners", {"伙伴", "联建单位", "合作单位"}},
        {"pairing_partners", {"结对单位"}},
        {"duty_partners", {"帮扶单位", "包村单位", "派出单位"}},
        {"expected_members", {"成员数"}},
        {"start", {"设立日期", "成立日期"}},
        {"end", {"撤销日期"}},
        {"merged_into", {"并入", "合并到"}},
    };
    std::vector<Case> cases{
        {"edges",
         {{"source", {"甲方", "from", "FROM"}},
          {"target", {"乙方", "to"}},
          {"kind", {"关系", "type"}},
          {"status", {"状态"}},
          {"start", {"开始日期", "start_date", "Start-Date"}},
          {"end", {"结束日期", "end_date"}},
          {"weight", {}},
          {"field", {}},
          {"article", {}}},
         {"source", "target"}},
        {"members", {{"group", {}}, {"node", {}}, {"start", {}}, {"end", {}}, {"role", {}}}, {"group", "node"}},
        {"regions", {{"code", {}}, {"name", {}}, {"level", {}}, {"parent", {}}}, {"code", "name"}},
        {"projects",
         {{"id", {}},
          {"name", {}},
          {"source", {}},
          {"target", {}},
          {"group", {}},
          {"category", {}},
          {"status", {}},
          {"amount", {}},
          {"funding", {"资金来源"}},
          {"date", {}}},
         {"id"}},
        {"needs", {{"village", {}}, {"category", {}}, {"amount", {}}}, {"village", "category", "amount"}},
        {"resources", {{"partner", {}}, {"category", {}}, {"capacity", {}}}, {"partner", "category", "capacity"}},
        {"candidates",
         {{"id", {}}, {"name", {}}, {"kind", {}}, {"region", {}}, {"cost", {}}, {"capacity", {}}},
         {"id"}},
        {"reach", {{"candidate", {}}, {"village", {}}, {"cost", {}}}, {"candidate", "village"}},
        {"pairs",
         {{"village_a", {"Village A"}}, {"village_b", {}}, {"score", {}}},
         {"village_a", "village_b", "score"}},
    };
    for (const char* table :
         {"nodes", "villages", "communities", "organizations", "enterprises", "universities", "groups"}) {
        cases.push_back({table, node_columns, {"id", "name"}});
    }
    for (const Case& each : cases) {
        CAPTURE(each.table);
        const TableRow& table = *find_table(each.table);
        for (const auto& [key, others] : each.columns) {
            CAPTURE(key);
            REQUIRE(column(table, key) != nullptr);
            CHECK(column(table, key)->key == key);
            for (const char* other : others) {
                CAPTURE(other);
                CHECK(is_spelling_of(*column(table, key), other));
            }
        }
        for (const char* key : each.required) CHECK(column(table, key)->required);
    }
}

TEST_CASE("a slip in a header is recognised, another word is not") {
    const TableRow& villages = *find_table("villages");
    const auto near = [&](const char* header) {
        const ColumnRow* found = near_column(villages, header);
        return found == nullptr ? std::string_view{} : found->key;
    };
    CHECK(near("populaton") == "population");
    CHECK(near("shoud_have") == "should_have");
    CHECK(near("note") == "");
    CHECK(near("电话") == "");
    CHECK(near("") == "");
}

TEST_CASE("columns come in any order, and a header two columns accept takes what is left") {
    // Each row says: id v1, name one, region 370211001001.
    const auto [header, row] = GENERATE(table<std::string, std::string>({
        {"id,name,region", "v1,one,370211001001"},
        {"region,name,id", "370211001001,one,v1"},
        {"id,name,code", "v1,one,370211001001"},
        {"code,name,id", "370211001001,one,v1"},
        {"code,region,name", "v1,370211001001,one"},
        {"编号,名称,代码", "v1,one,370211001001"},
        {"代码,名称,编号", "370211001001,one,v1"},
        {"代码,名称,区划代码", "v1,one,370211001001"},
        {"代码,code,名称", "v1,370211001001,one"},
        {" ID , Name ,Region Code", "v1,one,370211001001"},
        {"\"id\",\"name\",\"region-code\"", "v1,one,370211001001"},
        {"\u3000编号,名称\u3000,区划代码", "v1,one,370211001001"},
    }));
    CAPTURE(header);
    const Loading loading = load({{"villages.csv", header + "\n" + row + "\n"}});
    CHECK(loading.issues.empty());
    REQUIRE(loading.network.nodes.size() == 1);
    CHECK(loading.network.id(0) == "v1");
    CHECK(loading.network.name(0) == "one");
    CHECK(loading.network.region_code(loading.network.region(0)) == "370211001001");
}
