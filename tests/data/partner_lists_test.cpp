// Partners that a row lists in a cell: each is a tie, and what cannot be resolved is said at the cell.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/partner_lists.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

// Two partners, one with an alias and one with a comma in its name.
const std::string organizations = "id,name,kind,aliases\no1,区农业局,单位,农业局\no2,\"A、B联合公司\",企业,\n";

Loading loaded(const std::string& villages, Files more = {}) {
    more.insert({"villages.csv", villages});
    more.insert({"organizations.csv", organizations});
    return load(more);
}

/// `v1 – o1 pairing villages.csv:2`
Lines ties_of(const Network& net) {
    Lines lines;
    for (TieId tie = 0; tie < net.ties.size(); ++tie) {
        lines.push_back(std::string(net.id(net.ties.source[tie])) + " – " + std::string(net.id(net.ties.target[tie])) +
                        " " + std::string(net.key(net.ties.kind[tie])) + " " + net.place(net.ties.origin[tie]));
    }
    return lines;
}

}  // namespace

TEST_CASE("a list is split at the separators of rosters") {
    CHECK(list_items("a、b；c;d，e,f\r\ng") == std::vector<std::string_view>{"a", "b", "c", "d", "e", "f", "g"});
    CHECK(list_items(" a ；； 无、b　").size() == 2);
    CHECK(list_items("暂无").empty());
    CHECK(list_items("/").empty());
    CHECK(list_items("").empty());
}

TEST_CASE("each partner of a cell is a tie of the column's kind, from the row") {
    const Loading loading = loaded("id,name,伙伴,结对单位,帮扶单位\nv1,one,o1；o2,,\nv2,two,,o1,o2\nv3,three,无,,\n");
    CHECK(ties_of(loading.network) == Lines{"v1 – o1 partnership villages.csv:2", "v1 – o2 partnership villages.csv:2",
                                            "v2 – o1 pairing villages.csv:3", "v2 – o2 village_duty villages.csv:3"});
    CHECK(loading.issues == Lines{"villages.csv:1:3 listed-partners", "villages.csv:1:4 listed-partners",
                                  "villages.csv:1:5 listed-partners"});
    CHECK(loading.en[0] == "2 tie(s) of kind partnership come from this column — nothing needs to be done");
    CHECK(loading.zh[0] == "由此列得到 2 条关系（类型 partnership） — 无需处理");
    CHECK(loading.warnings == 0);
    CHECK(live_ties(loading.network, make_date({2024, 1, 1})).size() == 4);
    CHECK(loading.network.nodes.attributes.empty());  // the lists are ties now, and nothing else
}

TEST_CASE("nodes of tables that come later are known; names are taken when exact") {
    const Loading loading = loaded("id,name,联建单位\nv1,one,农业局、区农业局\nv2,two,\"A、B联合公司\"\nv3,three,v1\n");
    CHECK(ties_of(loading.network) == Lines{"v1 – o1 partnership villages.csv:2", "v2 – o2 partnership villages.csv:3",
                                            "v3 – v1 partnership villages.csv:4"});
    CHECK(std::count(loading.issues.begin(), loading.issues.end(), "villages.csv:2:3 name-as-end") == 2);
    CHECK(std::count(loading.issues.begin(), loading.issues.end(), "villages.csv:2:3 repeated-row") == 1);
    CHECK(std::count(loading.issues.begin(), loading.issues.end(), "villages.csv:3:3 name-as-end") == 1);
}

TEST_CASE("what cannot be resolved is said at the cell, and the rest of it is taken") {
    struct Case {
        const char* cell;
        Lines issues;
        const char* sentence;
    };
    const auto [cell, issues, sentence] = GENERATE(values<Case>({
        {"o1、o9",
         {"villages.csv:2:3 dangling"},
         "there is no node of the id or name 'o9'; it was not counted — add the node (check --suggest-partners drafts "
         "a "
         "table of partners), or correct the id"},
        {"O1、o2",
         {"villages.csv:2:3 dangling"},
         "there is no node of the id or name 'O1'; it was not counted — did you mean 'o1'?"},
        {"o1、Ｏ２",
         {"villages.csv:2:3 dangling"},
         "there is no node of the id or name 'Ｏ２'; it was not counted — did you mean 'o2'?"},
        {"o1、徐村",
         {"villages.csv:2:3 ambiguous-name"},
         "2 nodes are called '徐村' (v2 @ 370211, v3 @ 370212), so none was taken — write the id"},
        {"o1、v1",
         {"villages.csv:2:3 self-loop"},
         "'v1' is tied to itself; the row was not counted — correct one of the ends"},
    }));
    const Loading loading =
        loaded("id,name,partners,region\nv1,one," + std::string(cell) + ",370211\nv2,徐村,,370211\nv3,徐村,,370212\n");
    CAPTURE(cell);
    CHECK(loading.network.ties.size() == 1);
    REQUIRE(loading.issues.size() == issues.size() + 1);  // and the count
    CHECK(Lines(loading.issues.begin(), loading.issues.end() - 1) == issues);
    CHECK(loading.en[0] == sentence);
}

TEST_CASE("a code that a spreadsheet destroyed refuses the data, in a list too") {
    CHECK(loaded("id,name,partners\nv1,one,3.70211E+11\n").errors == 1);
    CHECK(loaded("id,name,partners\nv1,one,o1、3.70211E+11\n").errors == 1);
}

TEST_CASE("a village may have a row for each partner") {
    const Loading loading = loaded("id,name,partners\nv1,one,o1\nv1,one,o2\n");
    CHECK(ties_of(loading.network) ==
          Lines{"v1 – o1 partnership villages.csv:2", "v1 – o2 partnership villages.csv:3"});
    CHECK(loading.issues == Lines{"villages.csv:3:1 continued-row", "villages.csv:1:3 listed-partners"});
    CHECK(loading.warnings == 0);
    CHECK(loaded("id,name,partners\nv1,one,o1\nv1,uno,o2\n").errors == 1);
}

TEST_CASE("a tie that both sides list, or that is listed twice, is one") {
    const Loading both = load({{"nodes.csv", "id,name,kind,partners\nv,one,村,o\no,two,单位,v\n"}});
    CHECK(both.network.ties.size() == 1);
    CHECK(both.issues.at(0) == "nodes.csv:3:4 listed-by-both");
    CHECK(both.en.at(0) == "'o' and v list each other (nodes.csv:2); counted once — nothing needs to be done");
    const Loading twice = loaded("id,name,partners\nv1,one,o1、o1\n");
    CHECK(twice.network.ties.size() == 1);
    CHECK(twice.issues.at(0) == "villages.csv:2:3 repeated-row");
    // Beside an edge of the same kind it is the same row once more.
    const Loading edge = loaded("id,name,partners\nv1,one,o1\n", {{"edges.csv", "source,target\nv1,o1\n"}});
    CHECK(live_ties(edge.network, std::nullopt).size() == 1);
}

TEST_CASE("the days of a row are those of the ties it lists") {
    const Loading loading =
        load({{"villages.csv",
               "id,name,partners,duty_partners,partners_start,partners_end\nv1,one,o1,o2,2021年3月,2023-06-30\n"
               "v1,one,o3,,2022-01-01,\nv2,two,o1,,,\nv3,three,o1,,2022-01-01,2021-01-01\n"},
              {"organizations.csv", "id,name\no1,a\no2,b\no3,c\n"}});
    const Ties& ties = loading.network.ties;
    REQUIRE(ties.size() == 5);
    std::vector<std::string> days;
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        const auto day = [](Date date) { return date.known() ? iso(date) : std::string("-"); };
        days.push_back(day(ties.start[tie]) + " " + day(ties.end[tie]));
    }
    CHECK(days == std::vector<std::string>{"2021-03-01 2023-06-30", "2021-03-01 2023-06-30", "2022-01-01 -", "- -",
                                           "2022-01-01 2021-01-01"});
    CHECK(std::ranges::count(loading.issues, "villages.csv:5:6 end-before-start") == 1);
    CHECK(loading.errors == 0);
}
