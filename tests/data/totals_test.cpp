// What is stated twice must agree: members of groups, sources of funding, status and end.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/totals.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

Lines doubts(const Files& files, AsOf as_of) {
    const Loading loading = load(files);
    REQUIRE(loading.errors == 0);
    Lines lines;
    for (const Issue& issue : doubts_on(loading.network, as_of)) {
        lines.push_back(place(issue) + " " + std::string(issue.issue_class->code) + ": " + what(issue, Lang::en));
    }
    return lines;
}

const AsOf day = make_date({2023, 6, 30});

}  // namespace

TEST_CASE("a tie that says active after its end") {
    const std::string nodes = "id,name,kind\nv,one,村\no,two,单位\n";
    const auto edge = [&](const std::string& row, AsOf as_of) {
        return doubts({{"nodes.csv", nodes}, {"edges.csv", "source,target,status,start,end\nv,o," + row + "\n"}},
                      as_of);
    };
    CHECK(edge("active,,2023-06-30", day) ==
          Lines{"edges.csv:2 ended-but-active: the status is active, but the tie is over since 2023-06-30 (as of "
                "2023-06-30); it counts as ended"});
    CHECK(edge("active,,2023-07-01", day).empty());
    CHECK(edge("active,,2022", std::nullopt).empty());
    CHECK(edge(",,2022", day).empty());  // a row that states no status is not a contradiction
    CHECK(edge("ended,,2022", day).empty());
    CHECK(edge("active,,", day).empty());
}

TEST_CASE("the stated number of members against the live ones") {
    const auto group = [&](const std::string& expected, AsOf as_of) {
        return doubts({{"groups.csv", "id,name,成员数\ng,联盟," + expected + "\n"},
                       {"villages.csv", "id,name\na,A\nb,B\nc,C\n"},
                       {"members.csv", "group,node,start,end\ng,a,,\ng,b,2023,\ng,b,2022,\ng,c,2020,2022\n"}},
                      as_of);
    };
    CHECK(group("2", day).empty());  // b is there twice, c has left
    CHECK(group("3", std::nullopt).empty());
    CHECK(group("3", day) ==
          Lines{"groups.csv:2 members-differ: 'g' states 3 members and has 2 live ones (2023-06-30)"});
    CHECK(group("1", day).size() == 1);
    CHECK(group("2+", day).empty());
    CHECK(group("3+", day).size() == 1);
    CHECK(group("", day).empty());
}

TEST_CASE("sources of funding against the amount of a project") {
    const auto project = [&](const std::string& amount, const std::string& funding) {
        return doubts({{"villages.csv", "id,name\nv,one\n"},
                       {"projects.csv", "id,金额,资金来源\np,\"" + amount + "\",\"" + funding + "\"\n"}},
                      day);
    };
    // The four funds of Yuanzhuang.
    const std::string funds = "中央扶持600万、乡村振兴1744万、衔接资金：5500000，第一书记 452 万元";
    CHECK(project("33460000", funds).empty());
    CHECK(project("3346万", funds).empty());
    CHECK(project("33000000", funds) == Lines{"projects.csv:2 funding-differs: the sources of funding add up to "
                                              "33460000, the amount is 33000000"});
    CHECK(project("33000000+", funds).empty());
    CHECK(project("34000000+", funds).size() == 1);
    CHECK(project("3.3", "省1.1；县1.1；自筹1.1").empty());
    CHECK(project("2,200", "省1,100；县1,100").empty());
    CHECK(project("100", "省50+；县40").empty());
    CHECK(project("80", "省50+；县40").size() == 1);
    CHECK(project("100", "省级补助、自筹").empty());  // no amounts stated
    CHECK(project("", "省50").empty());
}
