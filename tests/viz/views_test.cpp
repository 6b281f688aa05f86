// The wall, the flow, the districts and the comparisons: what they say, and to the last byte for a tiny case.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "viz/circle_generator.hpp"
#include "viz/compare_days.hpp"
#include "viz/compare_pair.hpp"
#include "viz/districts.hpp"
#include "viz/flow.hpp"
#include "viz/fonts.hpp"
#include "viz/render_pool.hpp"
#include "viz/tiles.hpp"
#include "viz/tiny_circle.hpp"
#include "viz/view_generator.hpp"

using namespace lianjian;

namespace {

const Style& light() { return *find_style("light"); }

bool says(const Canvas& canvas, std::string_view sentence) {
    for (const Mark& mark : canvas.marks) {
        const auto* text = std::get_if<TextMark>(&mark);
        if (text != nullptr && text->text == sentence) return true;
    }
    return false;
}

std::string file(const std::string& name) {
    std::ifstream stream(std::string(LIANJIAN_TEST_FOLDER) + "/" + name, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return content.str();
}

/// Marks of a shape with a class.
template <class Shape>
std::size_t marks(const Canvas& canvas, std::string_view of_class) {
    std::size_t count = 0;
    for (const Mark& mark : canvas.marks) {
        const auto* shape = std::get_if<Shape>(&mark);
        count += shape != nullptr && shape->tag.classes.starts_with(of_class);
    }
    return count;
}

DistrictNetwork tiny_districts() {
    DistrictNetwork tiny;
    tiny.code = "3702";
    tiny.name = "青岛市";
    tiny.level = Level::city;
    tiny.unit_level = Level::county;
    tiny.as_of = "2026-06-30";
    tiny.districts = {{"370211", "黄岛区", "青岛市", 4, 3, 2, 1, 0, 1, 7},
                      {"370212", "崂山区", "青岛市", 2, 0, 0, 0, 0, 0, 1}};
    tiny.links = {{0, 0, 2, 6.125}, {0, 1, 1, 0.875}};
    tiny.villages = 6;
    tiny.covered = 3;
    tiny.ties = 4;
    tiny.own = 2;
    tiny.others = tiny.beyond = 1;
    return tiny;
}

DayComparison tiny_days() {
    DayComparison tiny;
    tiny.code = "370211";
    tiny.name = "黄岛区";
    tiny.level = Level::county;
    tiny.row_level = Level::township;
    tiny.before = "2024-06-30";
    tiny.after = "2026-06-30";
    tiny.rows = {{"370211101", "琅琊镇", {0, 1}, 1, 1, 1, 1, 0, 1}, {"370211102", "宝山镇", {2, 3}, 1, 1, 0, 0, 0, 0}};
    tiny.villages = {{"370211101201", "徐村", 0, DayChange::gained, 0, 2},
                     {"370211101202", "台后村", 0, DayChange::lost, 1, 0},
                     {"370211102201", "高城村", 1, DayChange::kept, 1, 1},
                     {"370211102202", "福山村", 1, DayChange::never, 0, 0}};
    tiny.covered_before = tiny.covered_after = 2;
    tiny.gained = tiny.lost = 1;
    tiny.has_teams = true;
    tiny.teams_after = 1;
    tiny.ties = 3;
    return tiny;
}

FriendCircle other_tiny_circle() {
    FriendCircle circle = test::tiny_circle();
    circle.code = "370212";
    circle.name = "崂山区";
    circle.partners[1].villages = {2};
    test::complete(circle);
    return circle;
}

Canvas tiles(const FriendCircle& circle, Lang lang = Lang::zh) { return tile_canvases(circle, light(), lang).front(); }
Canvas flow(const FriendCircle& circle, Lang lang = Lang::zh) {
    return flow_canvases(circle, partner_flow(circle), light(), lang).front();
}

}  // namespace

TEST_CASE("tiny pictures of every view, to the last byte") {
    const FriendCircle circle = test::tiny_circle();
    const Lang zh = Lang::zh;
    CHECK(tile_diagrams(circle, light(), zh).front().dot == file("expected/tiny_tiles.dot"));
    CHECK(flow_diagrams(circle, partner_flow(circle), light(), zh).front().dot == file("expected/tiny_flow.dot"));
    CHECK(districts_diagram(tiny_districts(), light(), zh).dot == file("expected/tiny_districts.dot"));
    CHECK(compare_days_diagrams(tiny_days(), light(), zh).front().dot == file("expected/tiny_compare_days.dot"));
    CHECK(compare_pair_diagram(test::briefing_of(circle), test::briefing_of(other_tiny_circle()), light(), zh).dot ==
          file("expected/tiny_compare_pair.dot"));
}

TEST_CASE("a wall says what there is") {
    const Canvas zh = tiles(test::tiny_circle());
    CHECK(says(zh, "黄岛区村居联建覆盖墙"));
    CHECK(says(zh, "一格一村居，共 3 个：2 个已有联建单位（66.7%），1 个尚无　数据截至 2026-06-30"));
    CHECK(says(zh, "尚无联建 1"));
    CHECK(says(zh, "省农科院"));  // few tiles are cards with their partners
    CHECK(says(zh, "尚无联建单位"));
    const Canvas en = tiles(test::tiny_circle(), Lang::en);
    CHECK(says(en, "黄岛区: coverage wall"));
    CHECK(says(en,
               "One tile per village or community, 3 in all: 2 have a partner (66.7%), 1 has none. "
               "As of 2026-06-30."));
}

TEST_CASE("a wall has a tile for every village, named up to 420, on several pages above 4 000") {
    const auto wall = [](std::size_t rows, std::uint32_t villages) {
        return tile_canvases(test::make_circle({.seed = 1, .villages = std::vector<std::uint32_t>(rows, villages)}),
                             light(), Lang::zh);
    };
    const auto named = wall(20, 21);
    REQUIRE(named.size() == 1);
    CHECK(marks<BoxMark>(named[0], "vil ") == 420);
    CHECK(marks<TextMark>(named[0], "vil ") == 420);
    const auto squares = wall(1, 421);
    CHECK(marks<BoxMark>(squares.at(0), "vil ") == 421);
    CHECK(marks<TextMark>(squares.at(0), "vil ") == 0);
    const auto full = wall(20, 200);
    REQUIRE(full.size() == 1);
    CHECK(marks<BoxMark>(full[0], "vil ") == 4000);
    // Pages take whole rows: 7 × 1 000 villages are four and three rows; a row of 4 001 is divided.
    const auto two = wall(7, 1000);
    REQUIRE(two.size() == 2);
    CHECK(marks<BoxMark>(two[0], "vil ") == 4000);
    CHECK(marks<BoxMark>(two[1], "vil ") == 3000);
    CHECK(says(two[1], "黄岛区村居联建覆盖墙（第 2/2 幅）"));
    const auto divided = wall(1, 4001);
    REQUIRE(divided.size() == 2);
    CHECK(marks<BoxMark>(divided[1], "vil ") == 1);
}

TEST_CASE("tiles stand on the page and do not overlap") {
    for (const std::uint32_t number : {1U, 4U, 12U, 23U, 40U}) {
        for (const std::uint32_t villages : {3U, 18U, 90U}) {
            for (const Style& style : styles()) {
                const auto canvas =
                    tile_canvases(
                        test::make_circle({.seed = 1, .villages = std::vector<std::uint32_t>(number, villages)}), style,
                        Lang::zh)
                        .front();
                std::vector<const BoxMark*> boxes;
                for (const Mark& mark : canvas.marks) {
                    const auto* box = std::get_if<BoxMark>(&mark);
                    if (box != nullptr && box->tag.classes.starts_with("vil ")) boxes.push_back(box);
                }
                INFO(number << " rows of " << villages << ", style " << style.key);
                std::size_t outside = 0, overlapping = 0;
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    const BoxMark& a = *boxes[i];
                    outside += a.x - a.width / 2 < 20 || a.x + a.width / 2 > style.width - 20 ||
                               a.y + a.height / 2 > style.height - 38;
                    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                        const BoxMark& b = *boxes[j];
                        overlapping += std::abs(a.x - b.x) < (a.width + b.width) / 2 &&
                                       std::abs(a.y - b.y) < (a.height + b.height) / 2;
                    }
                }
                CHECK(outside == 0);
                CHECK(overlapping == 0);
            }
        }
    }
}

TEST_CASE("a flow says who works with whom") {
    const Canvas zh = flow(test::tiny_circle());
    CHECK(says(zh, "谁在联建黄岛区的村居"));
    CHECK(
        says(zh, "3 个村居的 3 条联建关系中，机关单位占 67%，区外单位占 33%；宝山镇没有联建关系　数据截至 2026-06-30"));
    CHECK(says(zh, "机关单位·本区"));
    CHECK(says(zh, "1 家 · 2 条"));
    CHECK(says(zh, "高校院所·区外"));
    CHECK(says(zh, "0/1"));
    CHECK(zh.curves.size() == 2);
    CHECK(says(flow(test::tiny_circle(), Lang::en),
               "3 ties of 3 units: Government 67%, from outside 33%; none in 宝山镇. As of 2026-06-30."));
    FriendCircle nobody = test::make_circle({.seed = 1, .villages = {5}, .own_partners = 0, .outside_partners = 0});
    CHECK(says(flow(nobody), "没有联建关系　数据截至 2026-06-30"));
}

TEST_CASE("ribbons fill the bars at both ends") {
    const FriendCircle circle = test::make_circle(
        {.seed = 5, .villages = std::vector<std::uint32_t>(18, 14), .own_partners = 40, .outside_partners = 20});
    const PartnerFlow sums = partner_flow(circle);
    const Canvas canvas = flow(circle);
    CHECK(canvas.curves.size() == sums.ribbons.size());
    for (const Mark& mark : canvas.marks) {
        const auto* box = std::get_if<BoxMark>(&mark);
        if (box == nullptr || !box->tag.classes.starts_with("par s-")) continue;
        const std::string source = box->tag.classes.substr(4);
        for (const CurveMark& curve : canvas.curves) {
            if (!curve.tag.classes.starts_with("tie " + source + " ")) continue;
            CHECK(std::abs(curve.points.front().y - box->y) <= box->height / 2);
            CHECK(curve.points.front().x == Approx(box->x + box->width / 2));
        }
    }
}

TEST_CASE("more rows than a flow or a comparison can show are spread over pictures") {
    const FriendCircle circle = test::make_circle({.seed = 1, .villages = std::vector<std::uint32_t>(90, 4)});
    const auto pages = flow_canvases(circle, partner_flow(circle), light(), Lang::zh);
    REQUIRE(pages.size() == 3);
    std::size_t rows = 0;
    for (const Canvas& page : pages) rows += marks<TextMark>(page, "row ") / 2;  // a name and a count each
    CHECK(rows == 90);
    const auto days = compare_days_canvases(test::earlier_day(circle, 1), light(), Lang::zh);
    REQUIRE(days.size() == 3);
    CHECK(says(days[0], "黄岛区联建覆盖：两个日期之间（第 1/3 幅）"));
}

TEST_CASE("districts say how far they are covered and from where") {
    const Canvas zh = districts_canvas(tiny_districts(), light(), Lang::zh);
    CHECK(says(zh, "青岛市 2 个区市联建网络"));
    CHECK(says(zh,
               "6 个村居中 3 个已有联建单位（50.0%）；4 条关系：本区单位 2，相互间 1，市外 1　"
               "数据截至 2026-06-30"));
    CHECK(says(zh, "75%"));
    CHECK(says(zh, "3/4"));
    CHECK(says(zh, "2 · 1 · 1"));
    CHECK(says(zh, "尚无联建关系"));
    REQUIRE(zh.curves.size() == 1);
    CHECK(zh.curves[0].tag.tooltip == "黄岛区 — 崂山区：1 条关系");
    const Canvas en = districts_canvas(tiny_districts(), light(), Lang::en);
    CHECK(says(en, "青岛市: network of its 2 districts"));
    DistrictNetwork together = tiny_districts();
    together.code = together.name = "";
    CHECK(says(districts_canvas(together, light(), Lang::zh), "黄岛区、崂山区：联建网络"));
}

TEST_CASE("discs do not overlap, whatever their number") {
    for (std::size_t count = 2; count <= 40; ++count) {
        for (const Style& style : styles()) {
            const Canvas canvas = districts_canvas(test::make_districts(count, 7), style, Lang::zh);
            std::vector<const PieMark*> pies;
            for (const Mark& mark : canvas.marks) {
                if (const auto* pie = std::get_if<PieMark>(&mark)) pies.push_back(pie);
            }
            REQUIRE(pies.size() == count);
            std::size_t overlapping = 0;
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t j = i + 1; j < count; ++j) {
                    overlapping += std::hypot(pies[i]->x - pies[j]->x, pies[i]->y - pies[j]->y) <
                                   pies[i]->radius + pies[j]->radius;
                }
            }
            INFO(count << " districts, style " << style.key);
            CHECK(overlapping == 0);
        }
    }
}

TEST_CASE("over 40 districts are a matrix, over 220 are refused") {
    const DistrictNetwork many = test::make_districts(41, 3);
    const Canvas canvas = districts_canvas(many, light(), Lang::zh);
    std::size_t cells = 0;
    for (const DistrictNetwork::Link& link : many.links) cells += link.a == link.b ? 1 : 2;
    CHECK(marks<BoxMark>(canvas, "tie ") == cells);
    CHECK(marks<PieMark>(canvas, "dis ") == 0);
    CHECK_THROWS_AS(districts_canvas(test::make_districts(1, 3), light(), Lang::zh), DiagramTooLarge);
    try {
        static_cast<void>(districts_canvas(test::make_districts(221, 3), light(), Lang::zh));
        FAIL("221 districts were drawn");
    } catch (const DiagramTooLarge& error) {
        CHECK(error.what(Lang::zh) == "联建网络图最多 220 个区划，此处有 221 个——请分片出图");
    }
}

TEST_CASE("two days say what was gained and lost") {
    const Canvas zh = compare_days_canvases(tiny_days(), light(), Lang::zh).front();
    CHECK(says(zh, "4 个村居中已联建的由 2 个（50.0%）变为 2 个（50.0%）：新增 1 个，失去 1 个　数据截至 2026-06-30"));
    CHECK(says(zh, "2024-06-30　0 支工作队"));
    CHECK(says(zh, "2026-06-30　1 支工作队"));
    CHECK(says(zh, "+1"));
    CHECK(says(zh, "−1"));
    CHECK(says(zh, "×"));
    CHECK(says(zh, "一直尚无 1"));
    CHECK(says(compare_days_canvases(tiny_days(), light(), Lang::en).front(),
               "Covered of 4 units: 2 (50.0%), then 2 (50.0%): 1 gained, 1 lost. As of 2026-06-30."));
}

TEST_CASE("a village has the same place on both days") {
    for (const std::uint32_t villages : {4U, 30U}) {
        const FriendCircle circle =
            test::make_circle({.seed = 2, .villages = std::vector<std::uint32_t>(14, villages)});
        const Canvas canvas = compare_days_canvases(test::earlier_day(circle, 3), light(), Lang::zh).front();
        std::map<std::string, std::vector<Point>> places;
        for (const Mark& mark : canvas.marks) {
            const auto* disc = std::get_if<DiscMark>(&mark);
            if (disc != nullptr && disc->tag.classes.starts_with("vil ")) {
                places[disc->tag.classes].push_back({disc->x, disc->y});
            }
        }
        CHECK(places.size() == circle.villages.size());
        for (const auto& [village, at] : places) {
            REQUIRE(at.size() == 2);
            CHECK(at[1].x - at[0].x == Approx(462 - 140));
            CHECK(at[1].y == at[0].y);
        }
    }
}

TEST_CASE("two districts are ruled by rank and say shares") {
    const Briefing left = test::briefing_of(test::tiny_circle()), right = test::briefing_of(other_tiny_circle());
    const Canvas zh = compare_pair_canvas(left, right, light(), Lang::zh);
    CHECK(says(zh, "黄岛区与崂山区：联建覆盖比较"));
    CHECK(
        says(zh, "黄岛区 3 个村居中已联建 2 个（66.7%），崂山区 3 个村居中已联建 3 个（100.0%）　数据截至 2026-06-30"));
    CHECK(says(zh, "66.7%"));
    CHECK(says(zh, "尚无联建 1 | 0"));
    double better = 0, worse = 0;  // 琅琊镇 2/2 stands above 宝山镇 0/1
    for (const Mark& mark : zh.marks) {
        const auto* text = std::get_if<TextMark>(&mark);
        if (text == nullptr || text->x > 400) continue;
        if (text->text == "琅琊镇") better = text->y;
        if (text->text == "宝山镇") worse = text->y;
    }
    CHECK(better > 0);
    CHECK(better < worse);
    const FriendCircle large = test::make_circle({.seed = 1, .villages = std::vector<std::uint32_t>(43, 4)});
    CHECK_THROWS_AS(compare_pair_canvas(test::briefing_of(large), left, light(), Lang::zh), DiagramTooLarge);
}

TEST_CASE("every view says where the data come from") {
    FriendCircle circle = test::tiny_circle();
    circle.sources = {"edges.csv", "villages.csv"};
    CHECK(says(tiles(circle), "数据来源：edges.csv、villages.csv"));
    CHECK(says(flow(circle, Lang::en), "Source: edges.csv, villages.csv"));
    DistrictNetwork network = tiny_districts();
    network.sources = circle.sources;
    CHECK(says(districts_canvas(network, light(), Lang::zh), "数据来源：edges.csv、villages.csv"));
    DayComparison days = tiny_days();
    days.sources = {"a", "b", "c", "d", "e"};
    CHECK(says(compare_days_canvases(days, light(), Lang::zh).front(), "数据来源：a、b、c、d 等 5 个表"));
}

TEST_CASE("all views become SVG without a word of complaint") {
    const FriendCircle circle = test::tiny_circle();
    const Briefing briefing = test::briefing_of(circle);
    const std::vector<Diagram> diagrams{
        tile_diagrams(circle, light(), Lang::zh).front(),
        flow_diagrams(circle, partner_flow(circle), light(), Lang::zh).front(),
        districts_diagram(test::make_districts(12, 1), light(), Lang::zh),
        districts_diagram(test::make_districts(50, 1), light(), Lang::zh),
        compare_days_diagrams(tiny_days(), light(), Lang::zh).front(),
        compare_pair_diagram(briefing, briefing, light(), Lang::zh),
    };
    std::set<std::string> ids;
    for (const Diagram& diagram : diagrams) {
        const RenderJob job = render_job("picture", std::make_shared<const Diagram>(diagram), Format::svg);
        const Rendered result = render_all({&job, 1}, {}).front();
        INFO(diagram.id);
        CHECK(result.error == "");
        CHECK(result.warnings == "");
        CHECK(result.files.front().find("<title id=\"" + diagram.id + "-title\">") != std::string::npos);
        CHECK(result.files.front().find("viewBox=\"0 0 842 595\"") != std::string::npos);
        CHECK(result.files.front().find("xlink") == std::string::npos);
    }
}

TEST_CASE("hostile names stay words in every view") {
    const std::string hostile = "\"];x[image=\"/etc/passwd\"]<script>alert(1)</script>\\N&amp;\xE2\x80\xA8";
    FriendCircle circle = test::tiny_circle();
    circle.name = circle.rows[0].name = circle.villages[0].name = circle.partners[0].name = hostile;
    circle.partners[0].id = circle.villages[0].id = circle.rows[1].code = hostile;
    circle.sources = {hostile};
    DistrictNetwork network = tiny_districts();
    network.name = network.districts[0].name = network.districts[1].code = network.districts[0].parent_name = hostile;
    DayComparison days = tiny_days();
    days.name = days.rows[0].name = days.rows[0].code = days.villages[0].name = days.villages[1].id = hostile;
    const Briefing briefing = test::briefing_of(circle);
    for (const Diagram& diagram :
         {tile_diagrams(circle, light(), Lang::zh).front(),
          flow_diagrams(circle, partner_flow(circle), light(), Lang::zh).front(),
          districts_diagram(network, light(), Lang::zh), compare_days_diagrams(days, light(), Lang::zh).front(),
          compare_pair_diagram(briefing, briefing, light(), Lang::zh)}) {
        const RenderJob job = render_job("picture", std::make_shared<const Diagram>(diagram), Format::svg);
        const Rendered result = render_all({&job, 1}, {}).front();
        INFO(diagram.id);
        CHECK(result.error == "");
        CHECK(result.files.front().find("<script") == std::string::npos);
        CHECK(result.files.front().find("<image") == std::string::npos);
        CHECK(result.files.front().find("\xE2\x80\xA8") == std::string::npos);
        CHECK(result.files.front().find("&lt;script&gt;") != std::string::npos);
    }
}
