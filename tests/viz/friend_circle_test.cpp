#include <catch2/catch.hpp>

#include <clocale>
#include <fstream>
#include <set>
#include <sstream>

#include "viz/circle_generator.hpp"
#include "viz/friend_circle.hpp"
#include "viz/tiny_circle.hpp"

using namespace lianjian;

namespace {

const Style& light() { return *find_style("light"); }

std::vector<std::string> words(const Canvas& canvas) {
    std::vector<std::string> found;
    for (const Mark& mark : canvas.marks) {
        if (const auto* text = std::get_if<TextMark>(&mark)) found.push_back(text->text);
    }
    return found;
}

bool says(const Canvas& canvas, std::string_view sentence) {
    for (const std::string& text : words(canvas)) {
        if (text == sentence) return true;
    }
    return false;
}

Canvas draw(const FriendCircle& circle, Lang lang = Lang::zh) { return friend_circle_canvas(circle, light(), lang); }

std::string file(const std::string& name) {
    std::ifstream stream(std::string(LIANJIAN_TEST_FOLDER) + "/" + name, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("styles are found by key") {
    CHECK(styles().size() == 4);
    CHECK(styles().front().key == "light");
    CHECK(find_style("slide")->width == 960);
    CHECK(find_style("Slide") == nullptr);
}

TEST_CASE("a tiny circle, to the last byte") {
    CHECK(friend_circle_diagram(test::tiny_circle(), light(), Lang::zh).dot == file("expected/tiny_circle.dot"));
}

TEST_CASE("a tiny circle says what there is in both languages") {
    const Canvas zh = draw(test::tiny_circle());
    CHECK(says(zh, "黄岛区联建朋友圈"));
    CHECK(says(zh, "3 个村居中 2 个已有联建单位（66.7%），1 个尚无；宝山镇 1 个村居均无联建单位　数据截至 2026-06-30"));
    CHECK(says(zh, "本区联建单位 1 家"));
    CHECK(says(zh, "2 个镇街 · 3 个村居"));
    CHECK(says(zh, "区外联建单位 1 家"));
    CHECK(says(zh, "机关单位 1 家"));
    CHECK(says(zh, "省级与省内其他市 1 家"));
    CHECK(says(zh, "0/1 已联建"));
    CHECK(says(zh, "校"));
    CHECK(says(zh, "尚无联建 1"));
    CHECK(says(zh, "村名下一短划＝一家单位；线宽与数字＝所联村居数"));
    const Canvas en = draw(test::tiny_circle(), Lang::en);
    CHECK(says(en, "黄岛区: friend circle"));
    CHECK(says(en,
               "2 of 3 villages and communities have a partner (66.7%), 1 has none; none of the 1 in 宝山镇. "
               "As of 2026-06-30."));
    CHECK(says(en, "2 townships · 3 units"));
    CHECK(says(en, "no partner 1"));
}

TEST_CASE("partners without a region are not said to be from outside") {
    FriendCircle circle = test::tiny_circle();
    CHECK(circle.unstated_partners() == 0);
    for (FriendCircle::Partner& partner : circle.partners) {
        if (partner.distance != Distance::own) partner.distance = Distance::unstated;
    }
    CHECK(circle.unstated_partners() == 1);
    CHECK(says(draw(circle), "所在地未注明的联建单位 1 家"));
    CHECK(says(draw(circle, Lang::en), "Region not stated: 1"));
    FriendCircle::Partner far = circle.partners.back();
    far.node += 1000;
    far.distance = Distance::beyond;
    circle.partners.push_back(far);
    CHECK(says(draw(circle), "区外联建单位 2 家（含未注明 1 家）"));
    CHECK(says(draw(circle, Lang::en), "From outside: 2 (1 not stated)"));
}

TEST_CASE("illustrative ties are named in the subtitle") {
    FriendCircle circle = test::tiny_circle();
    circle.illustrative = 2;
    CHECK(friend_circle_diagram(circle, light(), Lang::zh).description.ends_with("含示例数据：2 条关系为抽签示意"));
    CHECK(friend_circle_diagram(circle, light(), Lang::en)
              .description.ends_with("Illustrative data: 2 of 3 ties drawn by lot."));
}

TEST_CASE("classes join partners, rows, villages and links") {
    std::set<std::string> classes;
    const Canvas canvas = draw(test::tiny_circle());
    for (const CurveMark& curve : canvas.curves) classes.insert(curve.tag.classes);
    for (const Mark& mark : canvas.marks) std::visit([&](const auto& m) { classes.insert(m.tag.classes); }, mark);
    CHECK(classes == std::set<std::string>{"", "par p-P2", "par p-P_5f1", "row t-370211101", "row t-370211102",
                                           "tie p-P2 t-370211101", "tie p-P_5f1 t-370211101",
                                           "vil v-370211101201 t-370211101", "vil v-370211101202 t-370211101",
                                           "vil v-370211102201 t-370211102"});
}

TEST_CASE("apart from words both languages draw the same") {
    for (const std::uint32_t townships : {3U, 12U, 27U}) {
        const FriendCircle circle = test::make_circle({.seed = townships,
                                                       .villages = std::vector<std::uint32_t>(townships, 16),
                                                       .own_partners = 70,
                                                       .outside_partners = 20});
        const Canvas zh = friend_circle_canvas(circle, light(), Lang::zh, {.title_and_legend = false});
        const Canvas en = friend_circle_canvas(circle, light(), Lang::en, {.title_and_legend = false});
        REQUIRE(zh.marks.size() == en.marks.size());
        REQUIRE(zh.curves.size() == en.curves.size());
        for (std::size_t i = 0; i < zh.marks.size(); ++i) {
            REQUIRE(zh.marks[i].index() == en.marks[i].index());
            const auto place = [](const auto& mark) { return std::pair(mark.x, mark.y); };
            CHECK(std::visit(place, zh.marks[i]) == std::visit(place, en.marks[i]));
        }
    }
}

TEST_CASE("the bare circle has no title and no legend, on a canvas cut to the rest") {
    const Canvas bare = friend_circle_canvas(test::tiny_circle(), light(), Lang::zh, {.title_and_legend = false});
    CHECK(bare.top == 68);
    CHECK(bare.height == 486);
    CHECK_FALSE(says(bare, "黄岛区联建朋友圈"));
    CHECK_FALSE(says(bare, "尚无联建 1"));
    CHECK(says(bare, "本区联建单位 1 家"));
}

TEST_CASE("every partner is shown or counted in others, whatever their number") {
    for (const std::uint32_t partners : {5U, 40U, 300U}) {
        const FriendCircle circle = test::make_circle({.seed = partners,
                                                       .villages = std::vector<std::uint32_t>(20, 20),
                                                       .own_partners = partners,
                                                       .outside_partners = partners / 2,
                                                       .places = 2,
                                                       .teams = 1,
                                                       .groups = partners / 4});
        std::set<std::string> shown;
        const Canvas canvas = draw(circle);
        for (const Mark& mark : canvas.marks) {
            const auto* box = std::get_if<BoxMark>(&mark);
            if (box == nullptr || !box->tag.classes.starts_with("par ")) continue;
            std::istringstream list(box->tag.classes.substr(4));
            for (std::string one; list >> one;) CHECK(shown.insert(one).second);
        }
        CHECK(shown.size() == circle.partners.size() + circle.groups.size());
    }
}

TEST_CASE("a single small partner is not folded into others by itself") {
    const FriendCircle circle = test::make_circle(
        {.seed = 3, .villages = std::vector<std::uint32_t>(20, 20), .own_partners = 60, .outside_partners = 40});
    CHECK_FALSE(says(draw(circle), "其余 1 家"));
}

TEST_CASE("the level of detail follows from the number of rows and villages") {
    const auto marks_of_villages = [](std::vector<std::uint32_t> villages) {
        const Canvas canvas = draw(test::make_circle({.seed = 1, .villages = std::move(villages)}));
        std::size_t texts = 0, discs = 0;
        for (const Mark& mark : canvas.marks) {
            const auto is_village = [](const auto& m) { return m.tag.classes.starts_with("vil "); };
            if (!std::visit(is_village, mark)) continue;
            texts += std::holds_alternative<TextMark>(mark);
            discs += std::holds_alternative<DiscMark>(mark);
        }
        return std::pair(texts, discs);
    };
    CHECK(marks_of_villages({20, 20, 20, 20, 20}) == std::pair<std::size_t, std::size_t>(100, 100));
    CHECK(marks_of_villages(std::vector<std::uint32_t>(24, 46)) == std::pair<std::size_t, std::size_t>(0, 24 * 46));
    CHECK(marks_of_villages(std::vector<std::uint32_t>(24, 60)) == std::pair<std::size_t, std::size_t>(0, 0));
    CHECK(marks_of_villages({60}) == std::pair<std::size_t, std::size_t>(60, 60));
}

TEST_CASE("more than 30 rows are refused with advice") {
    const FriendCircle circle = test::make_circle({.seed = 1, .villages = std::vector<std::uint32_t>(31, 5)});
    try {
        static_cast<void>(friend_circle_diagram(circle, light(), Lang::zh));
        FAIL("31 rows were drawn");
    } catch (const DiagramTooLarge& error) {
        CHECK(std::string(error.what()) ==
              "a friend circle has at most 30 rows, here are 31: draw one for each township or district");
        CHECK(error.what(Lang::zh) == "朋友圈图最多 30 行，此处有 31 行——请按镇街或区市分别出图");
    }
}

TEST_CASE("empty circles are drawn") {
    FriendCircle nothing;
    nothing.code = "1";
    nothing.name = "空区";
    CHECK(says(draw(nothing), "没有村居　全部登记关系"));
    FriendCircle nobody =
        test::make_circle({.seed = 1, .villages = {5, 0, 3}, .own_partners = 0, .outside_partners = 0});
    const Canvas canvas = draw(nobody);
    CHECK(says(canvas, "8 个村居均尚无联建单位　数据截至 2026-06-30"));
    CHECK(says(canvas, "尚无本区单位"));
    CHECK(says(canvas, "尚无区外单位"));
}

TEST_CASE("planned ties are dashed and said, apart from the others of their partner") {
    FriendCircle circle = test::tiny_circle();
    circle.partners[0].planned = {1};
    circle.planned = 1;
    const Canvas canvas = draw(circle);
    std::vector<std::string> dashed, solid;
    for (const CurveMark& curve : canvas.curves) {
        if (!curve.tag.classes.empty()) (curve.stroke == Stroke::dashed ? dashed : solid).push_back(curve.tag.tooltip);
    }
    CHECK(dashed == std::vector<std::string>{"区农业农村局 — 琅琊镇：1 个村居（拟建）"});
    CHECK(solid.size() == 2);
    CHECK(says(canvas, "村名下一短划＝一家单位；线宽与数字＝所联村居数；虚线＝拟建关系 1 条"));
    CHECK(friend_circle_diagram(circle, light(), Lang::zh).dot.find("style=dashed") != std::string::npos);
    CHECK(friend_circle_diagram(test::tiny_circle(), light(), Lang::zh).dot.find("dashed") == std::string::npos);
}

namespace {

/// The tiny circle with a community that covers 台后村, and a committee that holds it and 高城村 beside two others.
FriendCircle tiny_with_group() {
    FriendCircle circle = test::tiny_circle();
    circle.partners.push_back({0, "V3", "海滨社区", "黄岛区", PartnerGroup::place, Distance::own, {1}});
    FriendCircle::Partner committee{0, "X4", "琅琊片区党委", "琅琊镇", PartnerGroup::group, Distance::own, {1, 2}};
    committee.kind = NodeKind::area_committee;
    committee.members = {"台后村", "高城村", "区水务局", "蓝湾渔业公司"};
    circle.groups.push_back(committee);
    test::complete(circle);
    return circle;
}

}  // namespace

TEST_CASE("a tiny circle with a community and a group, to the last byte") {
    CHECK(friend_circle_diagram(tiny_with_group(), light(), Lang::zh).dot == file("expected/tiny_circle_groups.dot"));
}

TEST_CASE("groups that do not cover stand apart: dotted, hollow, and in no number") {
    const FriendCircle circle = tiny_with_group();
    const Canvas zh = draw(circle);
    CHECK(says(zh, "本区联建单位 2 家"));  // the bureau and the community
    CHECK(says(zh, "村居 1 个"));
    CHECK(says(zh, "联建组织 1 个（另计）"));
    CHECK(says(zh, "琅琊片区党委"));
    CHECK(says(zh, "0/1 已联建"));  // 高城村 is only in the group
    CHECK(says(zh, "尚无联建 1"));
    CHECK(says(zh, "村居"));
    CHECK(says(zh, "经由联建组织（另计）"));
    CHECK_FALSE(says(zh, "联建组织"));  // no partner is one
    CHECK(friend_circle_diagram(circle, light(), Lang::zh).description ==
          "3 个村居中 2 个已有联建单位（66.7%），1 个尚无（其中 1 个经联建组织相连）；宝山镇 1 "
          "个村居均无联建单位　数据截至 2026-06-30");
    const Canvas en = draw(circle, Lang::en);
    CHECK(says(en, "Villages and communities 1"));
    CHECK(says(en, "Groups 1, not counted"));
    CHECK(says(en, "through groups (not counted)"));
    CHECK(says(en,
               "2 of 3 villages and communities have a partner (66.7%), 1 has none (1 in a group with partners); none "
               "of the 1 in 宝山镇. As of 2026-06-30."));

    std::vector<std::string> dotted;
    for (const CurveMark& curve : zh.curves) {
        if (curve.tag.classes.empty()) continue;
        CHECK((curve.stroke == Stroke::dotted) == (curve.tag.classes.find("p-X4") != std::string::npos));
        if (curve.stroke == Stroke::dotted) dotted.push_back(curve.tag.classes + ": " + curve.tag.tooltip);
    }
    CHECK(dotted == std::vector<std::string>{"tie via p-X4 t-370211101: 琅琊片区党委 — 琅琊镇：1 个村居（同在组织）",
                                             "tie via p-X4 t-370211102: 琅琊片区党委 — 宝山镇：1 个村居（同在组织）"});
    std::size_t hollow = 0;
    for (const Mark& mark : zh.marks) {
        const auto* box = std::get_if<BoxMark>(&mark);
        if (box == nullptr || !box->tag.classes.starts_with("par ")) continue;
        const bool apart = box->tag.classes == "par p-X4";
        CHECK((box->fill == light().background) == apart);
        hollow += apart;
        if (apart) {
            CHECK(box->line == light().of(PartnerGroup::group).bar);
            CHECK(box->tag.tooltip ==
                  "琅琊片区党委（琅琊镇）：片区党委，2 "
                  "个村居（不计入联建）；成员：台后村、高城村、区水务局、蓝湾渔业公司");
        }
    }
    CHECK(hollow == 1);
}

TEST_CASE("of a group's members twelve are named; villages say which groups hold them") {
    FriendCircle circle = tiny_with_group();
    std::vector<std::string>& members = circle.groups[0].members;
    for (int i = 5; i <= 12; ++i) members.push_back("成员" + std::to_string(i));
    const auto tooltip = [&](std::string_view classes, Lang lang) {
        for (const Mark& mark : draw(circle, lang).marks) {
            const auto& tag = std::visit([](const auto& m) -> const Tag& { return m.tag; }, mark);
            if (tag.classes == classes && !tag.tooltip.empty()) return tag.tooltip;
        }
        return std::string();
    };
    CHECK_THAT(tooltip("par p-X4", Lang::zh), Catch::EndsWith("成员11、成员12"));
    members.push_back("成员13");
    CHECK_THAT(tooltip("par p-X4", Lang::zh), Catch::EndsWith("成员12等 13 个"));
    CHECK_THAT(tooltip("par p-X4", Lang::en),
               Catch::StartsWith("琅琊片区党委 (琅琊镇): area committee, 2 units (not counted); members: 台后村, ") &&
                   Catch::EndsWith("成员12 and 1 more"));
    CHECK(tooltip("vil v-370211102201 t-370211102", Lang::zh) == "高城村：尚无联建单位；在联建组织 琅琊片区党委 中");
    CHECK(tooltip("vil v-370211101202 t-370211101", Lang::en) ==
          "台后村: 2 partners, 区农业农村局, 海滨社区; in the group 琅琊片区党委");
}

TEST_CASE("a group that covers is a partner as any other") {
    FriendCircle circle = tiny_with_group();
    circle.partners.push_back(circle.groups[0]);
    circle.groups.clear();
    test::complete(circle);
    const Canvas canvas = draw(circle);
    CHECK(says(canvas, "联建组织 1 个"));
    CHECK(says(canvas, "联建组织"));
    CHECK(says(canvas, "本区联建单位 3 家"));
    CHECK(says(canvas, "1/1 已联建"));
    for (const CurveMark& curve : canvas.curves) CHECK(curve.stroke == Stroke::solid);
    circle.partners.back().distance = Distance::city;
    CHECK(says(draw(circle), "组"));
    CHECK(says(draw(circle, Lang::en), "Gr"));
}

TEST_CASE("links through groups that are drawn by lot are named in the subtitle") {
    FriendCircle circle = tiny_with_group();
    circle.drawn_through = 1;
    CHECK_THAT(friend_circle_diagram(circle, light(), Lang::zh).description,
               Catch::EndsWith("含示例数据：经组织的 2 条联系中 1 条为抽签示意"));
    CHECK_THAT(friend_circle_diagram(circle, light(), Lang::en).description,
               Catch::EndsWith(" 1 of 2 links through groups drawn by lot (illustrative data)."));
    circle.illustrative = 2;
    CHECK_THAT(friend_circle_diagram(circle, light(), Lang::zh).description,
               Catch::EndsWith("含示例数据：2 条关系为抽签示意　经组织的 2 条联系中 1 条为抽签示意"));
}

TEST_CASE("where all partners are on one side, the spine leaves them more of the page") {
    const auto panel_x = [](const FriendCircle& circle) {
        for (const Mark& mark : draw(circle).marks) {
            const auto* box = std::get_if<BoxMark>(&mark);
            if (box != nullptr && box->rounded) return box->x;
        }
        return 0.0;
    };
    CHECK(panel_x(test::tiny_circle()) == 421);
    CHECK(panel_x(test::make_circle({.seed = 1, .villages = {9, 8}, .own_partners = 6, .outside_partners = 0})) > 500);
    CHECK(panel_x(test::make_circle({.seed = 1, .villages = {9, 8}, .own_partners = 0, .outside_partners = 6})) < 342);
    CHECK(panel_x(test::make_circle({.seed = 1, .villages = {9, 8}, .own_partners = 0, .outside_partners = 0})) == 421);
}

TEST_CASE("where several partners are required, having one and being covered are told apart") {
    FriendCircle circle = test::tiny_circle();
    circle.covered = 1;  // only the village with two partners
    circle.rows[0].covered = 1;
    CHECK(friend_circle_diagram(circle, light(), Lang::zh).description ==
          "3 个村居中 1 个达到所定的联建单位数（33.3%），2 个未达到，其中 1 个尚无单位；宝山镇 1 "
          "个村居均无联建单位　数据截至 2026-06-30");
}

TEST_CASE("the same circle gives the same bytes, whatever the locale") {
    const FriendCircle circle = test::make_circle({.seed = 4, .villages = std::vector<std::uint32_t>(15, 20)});
    const std::string first = friend_circle_diagram(circle, light(), Lang::zh).dot;
    for (const char* name : {"de_DE.UTF-8", "tr_TR.UTF-8", "C"}) {
        if (std::setlocale(LC_ALL, name) != nullptr)
            CHECK(friend_circle_diagram(circle, light(), Lang::zh).dot == first);
    }
    std::setlocale(LC_ALL, "C");
}
