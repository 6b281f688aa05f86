// Nothing lies over a word, counted geometrically.
#include <catch2/catch.hpp>

#include "viz/circle_generator.hpp"
#include "viz/compare_days.hpp"
#include "viz/compare_pair.hpp"
#include "viz/districts.hpp"
#include "viz/flow.hpp"
#include "viz/friend_circle.hpp"
#include "viz/geometry.hpp"
#include "viz/tiles.hpp"
#include "viz/view_generator.hpp"

using namespace lianjian;

namespace {

/// Twenty circles from small to large, with few and many partners, each drawn from its number.
test::CircleShape shape(std::uint32_t number) {
    test::CircleShape made;
    made.seed = 1000 + number;
    const std::uint32_t rows = 1 + number * number / 14;
    for (std::uint32_t r = 0; r < rows; ++r) made.villages.push_back(4 + (r * 7 + number * 5) % (12 + number));
    made.own_partners = number == 7 ? 0 : 4 + number * number / 3;
    made.outside_partners = number == 11 ? 0 : 2 + number * 3;
    made.mean_ties = 2 + number % 4;
    made.giant = number % 5 == 4 ? 20 + number * 6 : 0;
    made.zero_row = number % 3 == 0;
    made.covered_share = number % 6 == 5 ? 1.0 : 0.6;
    made.name_length = number % 8 == 6 ? 14 : 0;
    if (number % 2 == 1) {
        made.places = number % 7;
        made.teams = number % 4 == 3 ? number % 5 : 0;
        made.groups = number % 11;
    }
    return made;
}

std::string all(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += sentence + '\n';
    return text;
}

}  // namespace

TEST_CASE("no words overlap and no link lies over a word") {
    for (std::uint32_t number = 0; number < 20; ++number) {
        const FriendCircle circle = test::make_circle(shape(number));
        for (const Style& style : styles()) {
            for (const Lang lang : {Lang::zh, Lang::en}) {
                INFO("circle " << number << ", " << circle.rows.size() << " rows, style " << style.key
                               << (lang == Lang::zh ? ", zh" : ", en"));
                CHECK(all(test::overlaps(friend_circle_canvas(circle, style, lang))) == "");
            }
        }
    }
}

TEST_CASE("in the other views no words overlap and no link lies over a word") {
    for (std::uint32_t number = 0; number < 20; ++number) {
        const FriendCircle circle = test::make_circle(shape(number));
        const FriendCircle other = test::make_circle(shape((number + 9) % 20));
        const DistrictNetwork districts = test::make_districts(2 + number * 3, number);
        for (const Style& style : styles()) {
            for (const Lang lang : {Lang::zh, Lang::en}) {
                INFO("circle " << number << ", " << circle.rows.size() << " rows, style " << style.key
                               << (lang == Lang::zh ? ", zh" : ", en"));
                for (const Canvas& wall : tile_canvases(circle, style, lang)) CHECK(all(test::overlaps(wall)) == "");
                for (const Canvas& flow : flow_canvases(circle, partner_flow(circle), style, lang)) {
                    CHECK(all(test::overlaps(flow)) == "");
                }
                for (const Canvas& days : compare_days_canvases(test::earlier_day(circle, number), style, lang)) {
                    CHECK(all(test::overlaps(days)) == "");
                }
                CHECK(all(test::overlaps(districts_canvas(districts, style, lang))) == "");
                CHECK(all(test::overlaps(compare_pair_canvas(test::briefing_of(circle), test::briefing_of(other), style,
                                                             lang))) == "");
            }
        }
    }
}

TEST_CASE("with nothing but groups, or more of them than a side holds, no words overlap") {
    for (const std::uint32_t groups : {1U, 200U}) {
        for (const std::uint32_t partners : {0U, 3U, 90U}) {
            for (const std::uint32_t rows : {2U, 20U}) {
                const FriendCircle circle = test::make_circle({.seed = groups + partners,
                                                               .villages = std::vector<std::uint32_t>(rows, 13),
                                                               .own_partners = partners,
                                                               .outside_partners = partners,
                                                               .places = partners,
                                                               .teams = partners / 2,
                                                               .groups = groups});
                for (const char* key : {"light", "slide"}) {
                    const Style& style = *find_style(key);
                    for (const Lang lang : {Lang::zh, Lang::en}) {
                        INFO(groups << " groups, " << partners << " partners, " << rows << " rows, " << style.key
                                    << (lang == Lang::zh ? ", zh" : ", en"));
                        CHECK(all(test::overlaps(friend_circle_canvas(circle, style, lang))) == "");
                    }
                }
            }
        }
    }
}

TEST_CASE("villages stand inside the panel of their township") {
    for (std::uint32_t number = 0; number < 20; ++number) {
        const FriendCircle circle = test::make_circle(shape(number));
        const Canvas canvas = friend_circle_canvas(circle, *find_style("light"), Lang::zh);
        const BoxMark* panel = nullptr;
        for (const Mark& mark : canvas.marks) {
            if (const auto* box = std::get_if<BoxMark>(&mark); box != nullptr && box->rounded) panel = box;
            const auto* disc = std::get_if<DiscMark>(&mark);
            if (disc == nullptr || disc->tag.classes.empty()) continue;
            INFO("circle " << number << ", " << disc->tag.tooltip);
            REQUIRE(panel != nullptr);
            CHECK(std::abs(disc->y - panel->y) + disc->radius <= panel->height / 2);
            CHECK(std::abs(disc->x - panel->x) + disc->radius <= panel->width / 2);
        }
    }
}

TEST_CASE("long names keep apart and keep to the page") {
    for (const std::size_t length : {20U, 40U, 400U}) {
        const FriendCircle circle = test::make_circle(
            {.seed = 9, .villages = {9, 12, 8}, .own_partners = 12, .outside_partners = 8, .name_length = length});
        CHECK(all(test::overlaps(friend_circle_canvas(circle, *find_style("light"), Lang::zh))) == "");
    }
}
