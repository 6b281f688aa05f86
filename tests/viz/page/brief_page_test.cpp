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
        {&briefing, test::sample_svg(briefing.circle, Lang::zh), test::sample_svg(briefing.circle, Lang::en), "", {}});
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
    page.districts.push_back({&second, "", "", "layout took longer than 60 s", {}});
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

TEST_CASE("a share is 0 or 100 only when it is", "[page]") {
    CHECK(percent(183, 376) == "48.7");
    CHECK(percent(1, 100'000) == "0.1");
    CHECK(percent(99'999, 100'000) == "99.9");
    CHECK(percent(0, 5) == "0.0");
    CHECK(percent(5, 5) == "100.0");
    CHECK(percent(0, 0) == "–");
}

TEST_CASE("a page of 376 villages stays small", "[page]") {
    const Briefing briefing = test::large_briefing();
    CHECK(briefing.total.villages == 376);
    CHECK(brief_page(page_of(briefing)).size() < 400'000);
}
