// The tables of a briefing: every number where its header says, hostile names as text.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "data/export/briefing_tables.hpp"
#include "data/export/formats.hpp"
#include "engine/brief/basis.hpp"
#include "support/network_text.hpp"

namespace lianjian {
namespace {

std::vector<std::string> row(const ExportTable& table, std::uint32_t r) {
    std::vector<std::string> cells;
    for (const ExportColumn& column : table.columns) cells.push_back(text_of(column.value(r)));
    return cells;
}

/// a–e, b–e and b–f; c has nobody; f ends soon.
Briefing sample(const Network& net) {
    const CoverageRule rule;
    const Snapshot snapshot = make_snapshot(net, make_date({2022, 6, 1}), rule);
    const RegionId district = net.regions.find("370211");
    BriefingQuestions questions;
    questions.since = make_date({2021, 6, 1});
    return make_briefing(make_briefing_basis(net, snapshot, rule, {district}, questions), district);
}

const char* const text =
    "region 370211=黄岛区 370211001=甲镇;"
    "village a@370211001001 b@370211001002 c@370211001003; enterprise e@370211 f@3702;"
    "a-e[2022..] b-e[2019..] b-f[2019..2022-07-01]";

}  // namespace

TEST_CASE("a briefing as tables") {
    const Network net = test::network(text);
    const std::vector<Briefing> briefings = {sample(net)};
    const std::vector<BriefingSource> sources = {{"edges.csv", 3, "ab"}};
    const std::vector<ExportTable> tables = briefing_tables(briefings, sources, Lang::zh);
    std::vector<std::string> names;
    for (const ExportTable& table : tables) names.push_back(table.name);
    CHECK(names == std::vector<std::string>{"概况", "镇街", "尚无", "变化", "脆弱", "单位", "区划比较", "来源"});
    using Row = std::vector<std::string>;
    CHECK(row(tables[0], 1) == Row{"370211", "黄岛区", "村居", "3", "在册的村与社区"});
    CHECK(row(tables[1], 0) ==
          Row{"370211001", "甲镇", "3", "2", "1", "0.6666666666666666", "1", "1", "0", "2", "1", "0"});
    CHECK(row(tables[2], 0) == Row{"c", "c", "甲镇", "0", "e", "e", "", "黄岛区"});
    CHECK(row(tables[3], 0) == Row{"新增", "2021-06-01 → 2022-06-01", "a", "a", "甲镇", "新建关系", "e"});
    CHECK(row(tables[3], 1) == Row{"即将到期", "2022-07-01", "b", "b", "甲镇", "只剩一家", "f"});
    CHECK(row(tables[4], 0) == Row{"370211", "1", "e", "e", "1", "1", "2"});
    CHECK(row(tables[5], 1) == Row{"370211", "f", "f", "企业", "3702", "市级与市内其他区市", "1", "0"});
    CHECK(row(tables[6], 0)[0] == "370211");
    CHECK(row(tables[7], 0) == Row{"edges.csv", "3", "ab"});
    for (const ExportTable& table : briefing_tables(briefings, sources, Lang::en)) {
        CHECK(table.name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") ==
              std::string::npos);
    }
}

TEST_CASE("the workbook of a briefing: the same bytes each time, whatever the names") {
    const Network net = test::network(text);
    std::vector<Briefing> briefings = {sample(net)};
    briefings[0].circle.name = briefings[0].uncovered[0].name = "=1+1\n\"];_x0041_<b>\xe2\x80\xae";
    const std::string bytes = briefing_workbook(briefings, {}, Lang::en);
    CHECK(bytes == briefing_workbook(briefings, {}, Lang::en));
    CHECK(bytes.starts_with("PK\x03\x04"));
    briefings[0].circle.name = std::string(32768, 'x');
    CHECK_THROWS_AS(briefing_workbook(briefings, {}, Lang::en), ExportLimit);
}

}  // namespace lianjian
