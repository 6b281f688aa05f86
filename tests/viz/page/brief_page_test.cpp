#include "viz/html/brief_page.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/sha256.hpp"
#include "sample_briefing.hpp"
#include "viz/html/brief_words.hpp"
#include "viz/html/circle_data.hpp"

using namespace lianjian;
using Catch::Contains;

namespace {

// Three townships: 2 of 3, 1 of 1 and 0 of 2 villages have a partner.
const std::vector<test::SampleTownship> small = {{"甲镇", {0, 1, 2}}, {"乙镇", {3}}, {"丙镇", {0, 0}}};

BriefPage page_of(const Briefing& briefing) {
    BriefPage page;
    page.as_of = "2026-06-30";
    page.program_version = "0.1.0";
    page.sources = {{"villages.csv", 6, std::string(64, 'a')}};
    page.districts.push_back(
        {&briefing,
         {{test::sample_svg(briefing.circle, Lang::zh), test::sample_svg(briefing.circle, Lang::en)}},
         "",
         {}});
    return page;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = text.find(end, from + begin.size());
    REQUIRE(to != std::string::npos);
    return text.substr(from + begin.size(), to - from - begin.size());
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("the page says the finding, the share and the denominator", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    const std::string html = brief_page(page_of(briefing));
    CHECK_THAT(html, Contains("6 个村居中，3 个已有联建单位，3 个尚无；<bdi>丙镇</bdi> 2 个村居均无联建单位。"));
    CHECK_THAT(html, Contains("3 of 6 villages and communities have a partner; 3 have none. None of the 2 in "
                              "<bdi>丙镇</bdi> has one."));
    CHECK_THAT(html, Contains("<p class=\"number\">50.0<small>%</small></p>"));
    CHECK_THAT(html, Contains("已联建 <b>3</b> / 6 个村居"));
    CHECK_THAT(html, Contains("分母：在册村居（村与社区合计）"));
    CHECK_THAT(html, Contains("各镇街：最低 0%，最高 100%"));
    CHECK_THAT(html, Contains("脆弱处：1 个村居只靠一家"));
    CHECK_THAT(html, Contains("尚无联建单位的 3 个村居"));
    CHECK_THAT(html, Contains("<code>" + std::string(64, 'a') + "</code>"));
    CHECK(count(html, "<tr class=\"zero\"") == 1);
    CHECK_THAT(html, !Contains("class=\"illustrative\""));
    CHECK_THAT(html, !Contains("id=\"figures\""));
}

TEST_CASE("the policy names the hashes of the very style and script", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    const std::string html = brief_page(page_of(briefing));
    CHECK_THAT(
        html, Contains("default-src 'none'; style-src 'sha256-" + base64(sha256(between(html, "<style>", "</style>"))) +
                       "'; script-src 'sha256-" + base64(sha256(between(html, "<script>", "</script>"))) +
                       "'; base-uri 'none'; form-action 'none'"));
    CHECK_THAT(html, !Contains(" style="));
    CHECK_THAT(html, !Contains(" onclick="));
    CHECK_THAT(html, !Contains("http://") && !Contains("https://"));
}

TEST_CASE("same input, same bytes, and no template is left over", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    const std::string html = brief_page(page_of(briefing));
    CHECK(html == brief_page(page_of(briefing)));
    CHECK_THAT(html, !Contains("{{") && !Contains("}}\n"));
    CHECK(count(html, "<section") == count(html, "</section>"));
    CHECK(count(html, "<div") == count(html, "</div>"));
}

TEST_CASE("a given denominator replaces the register's, which is still named", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    BriefPage page = page_of(briefing);
    page.districts[0].given_denominator = 8;
    page.denominator_zh = "上报村居数";
    page.denominator_en = "units reported";
    const std::string html = brief_page(page);
    CHECK_THAT(html, Contains("<p class=\"number\">37.5<small>%</small></p>"));
    CHECK_THAT(html, Contains("已联建 <b>3</b> / 8 个村居"));
    CHECK_THAT(html, Contains("分母：上报村居数（名册在册 6 个）"));
    CHECK_THAT(html, Contains("Denominator: units reported (the register holds 6)"));
}

TEST_CASE("illustrative ties are named on the cover, in the bar and at the circle", "[page]") {
    Briefing briefing = test::sample_briefing(small, 9);
    briefing.circle.ties = 7;
    briefing.circle.illustrative = 4;
    const std::string html = brief_page(page_of(briefing));
    CHECK(count(html, "<aside class=\"illustrative\">") == 1);
    CHECK_THAT(html, Contains("7 条联建关系中有 4 条是示意"));
    CHECK_THAT(html, Contains("4 of 7 ties are illustrative"));
    CHECK(count(html, "<span class=\"tag\">") == 2);

    briefing.circle.illustrative = 7;
    CHECK_THAT(brief_page(page_of(briefing)), Contains("全部 7 条联建关系都是示意"));
}

TEST_CASE("several districts: an index, then an article each", "[page]") {
    const Briefing first = test::sample_briefing(small, 9);
    Briefing second = test::sample_briefing({{"丁镇", {1}}}, 9);
    second.circle.name = "城阳区";
    BriefPage page = page_of(first);
    page.districts.push_back({&second, {}, "layout took longer than 60 s", {}});
    const std::string html = brief_page(page);
    CHECK_THAT(html, Contains("2 个地区联建简报"));
    CHECK_THAT(html, Contains(">Co-building brief<"));  // the bar names no single district
    CHECK_THAT(html, !Contains(">: co-building brief</span></a>"));
    CHECK_THAT(html, Contains("<a href=\"#d2\"><bdi>城阳区</bdi></a>"));
    CHECK(count(html, "<article") == 2);
    CHECK(count(html, "<h1") == 1);
    CHECK(count(html, "script type=\"application/json\"") == 1);
    CHECK_THAT(html, Contains("layout took longer than 60 s"));
    CHECK_THAT(html, Contains("全部 1 个村居都已有联建单位。"));
}

TEST_CASE("reported figures stand beside ours", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    BriefPage page = page_of(briefing);
    page.figures = {{"", "已联建村居", "≥100", "个", "2026-05", "某报", "原文“百余”", "3"},
                    {"", "项目", "5", "", "", "", "", ""}};
    const std::string html = brief_page(page);
    CHECK_THAT(html, Contains("<td class=\"amount\"><b>≥100</b> 个</td><td class=\"amount\">3</td>"));
    CHECK_THAT(html, Contains("<b>5</b> </td><td class=\"amount\">–</td>"));
}

TEST_CASE("hostile names stay text everywhere", "[page]") {
    for (const std::string& name :
         {std::string("<script>alert(1)</script>"), std::string("</script><img src=x onerror=alert(1)>"),
          std::string("\"onload=\"alert(1)"), std::string("{{{style}}}{{#both}}"),
          std::string("a\xe2\x80\xa8"
                      "b"),
          std::string("\xe2\x80\xae\xe2\x81\xa9"
                      "rtl"),
          std::string(65536, '<')}) {
        Briefing briefing = test::sample_briefing(small, 9);
        briefing.circle.name = briefing.circle.rows[0].name = briefing.townships[0].name = name;
        briefing.circle.partners[0].name = briefing.circle.villages[0].name = briefing.uncovered[0].name = name;
        briefing.uncovered[0].id = briefing.circle.villages[0].id = name;
        for (SoleCarrier& carrier : briefing.sole_carriers) carrier.name = name;
        BriefPage page = page_of(briefing);
        page.denominator_zh = page.as_of = page.sources[0].name = page.program_version = name;
        page.figures = {{name, name, name, name, name, name, name, name}};
        page.districts[0].circle_error = name;
        const std::string html = brief_page(page);
        const std::string plain = brief_page(page_of(test::sample_briefing(small, 9)));
        CHECK(count(html, "<script") == count(plain, "<script"));
        CHECK(count(html, "</script") == count(plain, "</script"));
        CHECK(count(html, "<img") == 0);
        // In JSON, and only there, the quote stands behind a backslash.
        CHECK(count(html, "\"onload") == count(html, "\\\"onload"));
        CHECK(count(html, "<style") == 1);
        const auto ties = nlohmann::json::parse(between(html, "class=\"ties\">", "</script>"));
        CHECK(ties["partners"][0][1].get<std::string>().starts_with(name));
    }
}

TEST_CASE("nothing to show is said, not crashed on", "[page]") {
    const Briefing none = test::sample_briefing({}, 1);
    const std::string html = brief_page(page_of(none));
    CHECK_THAT(html, Contains("名册中没有村居。"));
    CHECK_THAT(html, Contains("<p class=\"number\">–</p>"));
    BriefPage no_district;
    CHECK_THAT(brief_page(no_district), Contains("</html>"));
}

TEST_CASE("labels of one name are told apart by place, then by id", "[page]") {
    Briefing briefing = test::sample_briefing(small, 9);
    auto& villages = briefing.circle.villages;
    villages[0].name = villages[3].name = "徐村";
    villages[4].name = villages[5].name = "李村";
    const auto data = circle_data(briefing.circle);
    CHECK(data["villages"][0][1] == "徐村（甲镇）");
    CHECK(data["villages"][3][1] == "徐村（乙镇）");
    CHECK(data["villages"][4][1] == "李村（丙镇） 370211102001");
    CHECK(data["villages"][5][1] == "李村（丙镇） 370211102002");
    CHECK(data["villages"][1][1] == "甲镇第2村");
}

TEST_CASE("groups stand apart on the page: in the legend, in a note and in the data of the script", "[page]") {
    Briefing briefing = test::sample_briefing(small, 9);
    const std::string before = brief_page(page_of(briefing));
    CHECK_THAT(before, !Contains("经由联建组织") && !Contains("class=\"through\"") && !Contains("\"groups\""));
    FriendCircle::Partner group{0, "grp 1", "东片区党委", "甲镇", PartnerGroup::group, Distance::own, {0, 2}};
    group.kind = NodeKind::area_committee;
    for (int i = 1; i <= 13; ++i) group.members.push_back("成员" + std::to_string(i));
    briefing.circle.groups.push_back(group);
    briefing.circle.drawn_through = 1;
    const auto data = circle_data(briefing.circle);
    REQUIRE(data["groups"].size() == 1);
    CHECK(data["groups"][0][0] == "p-grp_201");
    CHECK(data["groups"][0][1] == "东片区党委");
    CHECK(data["groups"][0][2] == std::vector<int>{0, 2});
    CHECK(data["groups"][0][3].size() == 12);
    CHECK(data["groups"][0][4] == 13);
    CHECK(data["partners"].size() == briefing.circle.partners.size());
    const std::string html = brief_page(page_of(briefing));
    CHECK(count(html, "<i class=\"through\"></i>") == 1);
    CHECK_THAT(html, Contains("不计入联建（其中 1 条联系为示意）。") && Contains("(1 of the links illustrative)."));
    CHECK_THAT(html, !Contains("<i class=\"villages\"></i>") && !Contains("<i class=\"group\"></i>"));
    briefing.circle.partners[0].group = PartnerGroup::place;
    briefing.circle.partners[1].group = PartnerGroup::group;
    const std::string both_kinds = brief_page(page_of(briefing));
    CHECK(count(both_kinds, "<i class=\"villages\"></i>") == 1);
    CHECK(count(both_kinds, "<i class=\"group\"></i>") == 1);
}

TEST_CASE("a share is 0 or 100 only when it is", "[page]") {
    CHECK(percent(183, 376) == "48.7");
    CHECK(percent(1, 100'000) == "0.1");
    CHECK(percent(99'999, 100'000) == "99.9");
    CHECK(percent(0, 5) == "0.0");
    CHECK(percent(5, 5) == "100.0");
    CHECK(percent(0, 0) == "–");
}

TEST_CASE("a village is a tile, once, with its code and its partners", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    const std::string html = brief_page(page_of(briefing));
    CHECK(count(html, "<li class=\"r0\"") == 3);
    CHECK(count(html, "<li class=\"r1\"") == 1);
    CHECK(count(html, "<li class=\"r2\"") == 1);
    CHECK(count(html, "<li class=\"r3\"") == 1);
    CHECK_THAT(html, Contains("title=\"甲镇第1村 · 370211100001 · 0\""));
    CHECK_THAT(html, Contains("data-pick=\"v-370211100001\""));
    CHECK(count(html, "tabindex=\"0\" data-pick") + count(html, "\" tabindex=\"0\"><bdi>") == 1);  // one stop
    BriefPage plain = page_of(briefing);
    plain.districts[0].circles.clear();
    CHECK_THAT(brief_page(plain), !Contains("data-pick=\""));  // nowhere to show it
}

TEST_CASE("without days, plans and neighbours the page has no such sections", "[page]") {
    const Briefing briefing = test::sample_briefing(small, 9);
    const std::string html = brief_page(page_of(briefing));
    for (const char* id : {"d1-changes", "d1-reach", "d1-compare", "d1-plan", "d1-drawn"}) {
        CHECK_THAT(html, !Contains(id));
    }
    CHECK_THAT(html, !Contains("class=\"trend\""));
    CHECK_THAT(html, Contains("<table class=\"ladder\">"));
}

TEST_CASE("every part is there once its numbers are, in the order of reading", "[page]") {
    Briefing briefing = test::large_briefing();
    briefing.circle.illustrative = 5;
    briefing.drawn = {5, 4, 1};
    const std::string html = brief_page(page_of(briefing));
    std::size_t last = 0;
    for (const char* part : {"class=\"trend\"", "id=\"d1-towns\"", "id=\"d1-wall\"", "id=\"d1-circle\"",
                             "id=\"d1-changes\"", "id=\"d1-fragile\"", "id=\"d1-reach\"", "id=\"d1-compare\"",
                             "id=\"d1-none\"", "id=\"d1-plan\"", "id=\"d1-drawn\"", "id=\"method\""}) {
        const std::size_t at = html.find(part);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
    const ChangeLine& total = briefing.changes->total;
    CHECK_THAT(html, Contains("一年变化：+" + std::to_string(total.gained()) + "，−" + std::to_string(total.lost())));
    CHECK_THAT(html, Contains("<time>2025-06-30</time> → <time>2026-06-30</time>"));
    CHECK(count(html, "<th scope=\"col\" aria-sort=\"none\"") == 7);
    CHECK_THAT(html, Contains("最多失去 <b>14</b> 个（上界 15）"));
    CHECK_THAT(html, Contains("各以 10% 的可能退出"));
    CHECK_THAT(html, Contains("3 条关系未登记开始日期"));
    CHECK_THAT(html, Contains("另有 2 条，见工作簿"));  // 14 lapses, 12 listed
    CHECK_THAT(html, Contains("· 2 步"));
    CHECK_THAT(html, Contains("· 同镇街"));
    CHECK_THAT(html, Contains("× 1.40"));
    CHECK_THAT(html, Contains("与 1 个地区比较"));
    CHECK_THAT(html, Contains("建议方案：再联建 40 个村居"));
    CHECK_THAT(html, Contains("只计有出处的关系"));
    CHECK_THAT(html, !Contains(" style=") && !Contains("{{"));
    CHECK(count(html, "<section") == count(html, "</section>"));
    CHECK(count(html, "<div") == count(html, "</div>"));
    CHECK(count(html, "<ul") == count(html, "</ul>"));
    CHECK(count(html, "<p") >= count(html, "</p>"));
}

TEST_CASE("hostile names stay text in every part", "[page]") {
    for (const std::string& name :
         {std::string("<script>alert(1)</script>"), std::string("\"onload=\"alert(1)"),
          std::string("{{{style}}}{{#both}}|"), std::string("a\xe2\x80\xa8z\xe2\x80\xae"), std::string(65536, '<')}) {
        Briefing briefing = test::large_briefing();
        const std::string plain = brief_page(page_of(briefing));
        briefing.circle.villages[0].name = briefing.circle.villages[0].id = name;
        ChangedVillage& changed = briefing.changes->villages[0];
        changed.id = changed.name = changed.place = changed.partners[0] = name;
        briefing.changes->joined[0] = {name, name, 1};
        LapsingTie& lapse = briefing.lapses->ties[0];
        lapse.village_id = lapse.village = lapse.place = lapse.partner_id = lapse.partner = name;
        briefing.risk.worst[1].partners[0] = name;
        briefing.uncovered[0].nearest = {name, name, 0, Level::none, name};
        briefing.reach->outside[0].code = briefing.reach->outside[0].name = name;
        briefing.compared[1].code = briefing.compared[1].name = name;
        PlannedTie& planned = briefing.plan->ties[0];
        planned.village_id = planned.village = planned.partner_id = planned.partner = name;
        const std::string html = brief_page(page_of(briefing));
        CHECK(count(html, "<script") == count(plain, "<script"));
        CHECK(count(html, "</script") == count(plain, "</script"));
        CHECK(count(html, "\"onload") == count(html, "\\\"onload"));
        CHECK(count(html, "<style") == 1);
        CHECK(count(html, "<li") == count(plain, "<li"));
    }
}

TEST_CASE("an index of pages names those that are there and those that are not", "[page]") {
    BriefPage page;
    page.as_of = "2026-06-30";
    CoverageRow coverage;
    coverage.villages = 8;
    coverage.covered = 6;
    coverage.two_or_more = 4;
    coverage.three_or_more = 1;
    coverage.sole_partner = 2;
    page.entries = {{"370211", "黄岛区", "山东省青岛市", "370211.html", coverage, 5},
                    {"370214", "城阳区", "山东省青岛市", "", {}, 0}};
    const std::string html = brief_page(page);
    CHECK_THAT(html, Contains("<a href=\"370211.html\"><bdi>黄岛区</bdi></a>"));
    CHECK_THAT(html, !Contains("<a href=\"\""));
    CHECK_THAT(html, Contains("<bdi>城阳区</bdi> <span class=\"soft\">370214"));
    CHECK_THAT(html, Contains("2 个地区联建简报"));
    CHECK_THAT(html, Contains("class=\"filter\""));
    CHECK_THAT(html, Contains("75.0%"));
    const Briefing briefing = test::sample_briefing(small, 9);
    BriefPage district = page_of(briefing);
    district.home = "index.html";
    CHECK_THAT(brief_page(district), Contains("<a href=\"index.html\">"));
}

TEST_CASE("a page of 376 villages stays small", "[page]") {
    const Briefing briefing = test::large_briefing();
    CHECK(briefing.total.villages == 376);
    CHECK(brief_page(page_of(briefing)).size() < 600'000);
}
