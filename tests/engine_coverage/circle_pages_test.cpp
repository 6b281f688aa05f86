// A circle cut by rows: nothing is lost, nothing doubled.
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/views/circle_pages.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

FriendCircle sample() {
    //  row 001: a (e, planned f)   row 002: b (e)   row 003: c (–), d (g, drawn)
    //  u gathers a, e and, drawn by lot, c
    const Network net = network(
        "region 370211=黄岛区;"
        "village a@370211001001 b@370211002001 c@370211003001 d@370211003002; enterprise e@370211 f@3702 g@11;"
        "alliance u; a-e a-f[planned] b-e d-g[illustrative] u-a u-c[illustrative] u-e");
    CoverageRule rule;
    rule.planned = Planned::counted;
    return friend_circle(net, make_snapshot(net, std::nullopt, rule), rule, net.regions.find("370211"));
}

std::string shown(const FriendCircle& circle) {
    std::string text;
    for (const FriendCircle::Row& row : circle.rows) {
        text += row.code.substr(6) + ":";
        for (const std::uint32_t v : row.villages) {
            text += " " + circle.villages[v].id + "(";
            for (const std::uint32_t p : circle.villages[v].partners) text += circle.partners[p].id;
            text += ")";
        }
        text += "; ";
    }
    for (const FriendCircle::Partner& partner : circle.partners) {
        text += partner.id + "=";
        for (const std::uint32_t v : partner.villages) text += circle.villages[v].id;
        for (const std::uint32_t v : partner.planned) text += "~" + circle.villages[v].id;
        text += " ";
    }
    for (const FriendCircle::Partner& group : circle.groups) {
        text += "(" + group.id + "=";
        for (const std::uint32_t v : group.villages) text += circle.villages[v].id;
        text += ") ";
    }
    return text + std::to_string(circle.covered) + "/" + std::to_string(circle.villages.size()) + " ties " +
           std::to_string(circle.ties) + " planned " + std::to_string(circle.planned) + " drawn " +
           std::to_string(circle.illustrative) + "+" + std::to_string(circle.drawn_through) + " page " +
           std::to_string(circle.page) + "/" + std::to_string(circle.pages);
}

}  // namespace

TEST_CASE("a circle that fits is one page") {
    const std::vector<FriendCircle> pages = circle_pages(sample(), 3);
    REQUIRE(pages.size() == 1);
    CHECK(shown(pages[0]) ==
          "001: a(ef); 002: b(e); 003: c() d(g); e=ab f=a~a g=d (u=ac) 3/4 ties 4 planned 1 drawn 1+1 page 1/1");
}

TEST_CASE("pages are even, with the partners and the numbers of their own villages") {
    // Three rows on two pages: one and two.
    const std::vector<FriendCircle> pages = circle_pages(sample(), 2);
    REQUIRE(pages.size() == 2);
    CHECK(shown(pages[0]) == "001: a(ef); e=a f=a~a (u=a) 1/1 ties 2 planned 1 drawn 0+0 page 1/2");
    CHECK(shown(pages[1]) == "002: b(e); 003: c() d(g); e=b g=d (u=c) 2/3 ties 2 planned 0 drawn 1+1 page 2/2");
    CHECK(pages[1].code == "370211");
    CHECK(pages[1].name == "黄岛区");
    CHECK(circle_pages(sample(), 1).size() == 3);
}
