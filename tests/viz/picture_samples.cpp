// Renders generated pictures of all shapes into a folder, to be looked at.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "viz/circle_generator.hpp"
#include "viz/compare_days.hpp"
#include "viz/compare_pair.hpp"
#include "viz/districts.hpp"
#include "viz/flow.hpp"
#include "viz/friend_circle.hpp"
#include "viz/render_pool.hpp"
#include "viz/tiles.hpp"
#include "viz/view_generator.hpp"

using namespace lianjian;

namespace {

struct Sample {
    std::string name;
    FriendCircle circle;
    std::string style = "light";
    Lang lang = Lang::zh;
};

FriendCircle district() {
    return test::make_circle(
        {.seed = 376,
         .villages = {16, 12, 23, 6, 40, 10, 20, 22, 45, 9, 23, 5, 15, 11, 16, 20, 18, 20, 13, 10, 9, 4, 9},
         .own_partners = 61,
         .outside_partners = 29,
         .mean_ties = 3.5,
         .giant = 44,
         .zero_row = true});
}

/// With villages and groups among the partners, and groups beside them.
FriendCircle with_groups(std::uint32_t villages) {
    test::CircleShape shape{.seed = 61, .villages = {11, 16, 20, 13}, .own_partners = 9, .outside_partners = 5};
    if (villages > 100) {
        shape = {.seed = 376,
                 .villages = {16, 12, 23, 6, 40, 10, 20, 22, 45, 9, 23, 5, 15, 11, 16, 20, 18, 20, 13, 10, 9, 4, 9},
                 .own_partners = 40,
                 .outside_partners = 18,
                 .mean_ties = 3.5,
                 .giant = 44,
                 .zero_row = true};
    }
    shape.places = 4;
    shape.groups = villages > 100 ? 8 : 4;
    return test::make_circle(shape);
}

FriendCircle illustrative(FriendCircle circle) {
    circle.illustrative = circle.ties;
    return circle;
}

FriendCircle named(FriendCircle circle, std::string name, Level level) {
    circle.name = std::move(name);
    circle.level = level;
    return circle;
}

std::vector<Sample> samples() {
    const auto sixty = test::make_circle(
        {.seed = 60, .villages = {11, 16, 20, 13}, .own_partners = 15, .outside_partners = 6, .covered_share = 0.7});
    const FriendCircle big = district();
    FriendCircle bare =
        test::make_circle({.seed = 5, .villages = {12, 9, 14}, .own_partners = 0, .outside_partners = 0});
    std::vector<Sample> list{
        {"376", big},
        {"376-en", illustrative(big), "light", Lang::en},
        {"376-print", big, "print"},
        {"376-dark", big, "dark"},
        {"376-slide", illustrative(big), "slide"},
        {"5", test::make_circle({.seed = 5, .villages = {5}, .own_partners = 3, .outside_partners = 1})},
        {"21", test::make_circle({.seed = 21, .villages = {9, 12}, .own_partners = 8, .outside_partners = 3})},
        {"182", test::make_circle({.seed = 182,
                                   .villages = {22, 14, 9, 31, 17, 12, 25, 20, 32},
                                   .own_partners = 30,
                                   .outside_partners = 9,
                                   .zero_row = true})},
        {"700", test::make_circle({.seed = 700,
                                   .villages = std::vector<std::uint32_t>(30, 23),
                                   .own_partners = 80,
                                   .outside_partners = 30,
                                   .mean_ties = 4})},
        {"60", sixty},
        {"60-en", sixty, "light", Lang::en},
        {"60-slide", sixty, "slide"},
        {"60-print", sixty, "print"},
        {"60-dark", sixty, "dark"},
        {"groups-60", with_groups(60)},
        {"groups-60-en", with_groups(60), "light", Lang::en},
        {"groups-60-dark", with_groups(60), "dark"},
        {"groups-60-print", with_groups(60), "print"},
        {"groups-60-slide", with_groups(60), "slide", Lang::en},
        {"groups-376", with_groups(376)},
        {"groups-376-en", with_groups(376), "light", Lang::en},
        {"groups-376-dark", with_groups(376), "dark", Lang::en},
        {"groups-376-print", with_groups(376), "print"},
        {"groups-376-slide", with_groups(376), "slide"},
        {"groups-alone",
         test::make_circle(
             {.seed = 8, .villages = {9, 12, 8}, .own_partners = 0, .outside_partners = 0, .places = 1, .groups = 3})},
        {"10", test::make_circle({.seed = 10, .villages = {10}, .own_partners = 3, .outside_partners = 2})},
        {"10-two-rows", test::make_circle({.seed = 11, .villages = {4, 6}, .own_partners = 4, .outside_partners = 0})},
        {"nobody", bare},
        {"one-township-37",
         named(test::make_circle({.seed = 37, .villages = {37}, .own_partners = 18, .outside_partners = 9}), "隐珠街道",
               Level::township)},
        {"one-township-60",
         test::make_circle({.seed = 61, .villages = {60}, .own_partners = 12, .outside_partners = 4})},
        {"one-township-200",
         test::make_circle({.seed = 200, .villages = {200}, .own_partners = 30, .outside_partners = 12})},
        {"giant", test::make_circle({.seed = 150,
                                     .villages = {30, 22, 18, 25, 28, 19, 24, 30},
                                     .own_partners = 40,
                                     .outside_partners = 12,
                                     .giant = 150,
                                     .covered_share = 0.9})},
        {"long-names",
         test::make_circle(
             {.seed = 24, .villages = {9, 12, 8}, .own_partners = 12, .outside_partners = 8, .name_length = 22})},
        {"long-names-dots", test::make_circle({.seed = 25,
                                               .villages = {20, 30, 28, 40, 16, 22, 12, 9},
                                               .own_partners = 30,
                                               .outside_partners = 25,
                                               .name_length = 16})},
        {"three-large",
         test::make_circle({.seed = 63, .villages = {64, 58, 70}, .own_partners = 24, .outside_partners = 8})},
        {"city-2000", named(test::make_circle({.seed = 2000,
                                               .villages = {50, 137, 376, 167, 127, 300, 197, 221, 363, 182},
                                               .own_partners = 600,
                                               .outside_partners = 90,
                                               .mean_ties = 4,
                                               .row_level = Level::county}),
                            "青岛市", Level::city)},
        {"rows-30", test::make_circle({.seed = 30,
                                       .villages = std::vector<std::uint32_t>(30, 21),
                                       .own_partners = 90,
                                       .outside_partners = 40,
                                       .zero_row = true})},
        {"right-only",
         test::make_circle({.seed = 31, .villages = {14, 9, 21, 17, 30}, .own_partners = 0, .outside_partners = 9})},
    };
    for (FriendCircle::Partner& partner : list.back().circle.partners) {
        if (partner.id.ends_with('3') || partner.id.ends_with('7')) partner.distance = Distance::unstated;
    }
    return list;
}

/// The other views of a sample's circle.
std::vector<std::pair<std::string, Diagram>> other_views(const Sample& sample) {
    const Style& style = *find_style(sample.style);
    std::vector<std::pair<std::string, Diagram>> made;
    const auto add = [&](const std::string& view, std::vector<Diagram> diagrams) {
        for (std::size_t d = 0; d < diagrams.size(); ++d) {
            made.emplace_back(sample.name + "-" + view + (d > 0 ? std::to_string(d + 1) : ""), std::move(diagrams[d]));
        }
    };
    add("tiles", tile_diagrams(sample.circle, style, sample.lang));
    add("flow", flow_diagrams(sample.circle, partner_flow(sample.circle), style, sample.lang));
    add("days", compare_days_diagrams(test::earlier_day(sample.circle, 5), style, sample.lang));
    const Briefing other = test::briefing_of(test::make_circle({.seed = 3, .villages = {12, 30, 9, 14, 22, 8, 17}}));
    add("pair", {compare_pair_diagram(test::briefing_of(sample.circle), other, style, sample.lang)});
    const std::size_t count = sample.name.starts_with("376") ? 10 : sample.name.starts_with("60") ? 36 : 0;
    if (count > 0) {
        add("districts", {districts_diagram(test::make_districts(count, 7), style, sample.lang)});
        add("matrix", {districts_diagram(test::make_districts(count * 4 + 6, 7), style, sample.lang)});
    }
    return made;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string folder = argv[1];
    const std::string only = argc > 2 ? argv[2] : "";
    std::vector<RenderJob> jobs;
    for (const Sample& sample : samples()) {
        if (!only.empty() && sample.name.find(only) == std::string::npos) continue;
        for (auto& [name, other] : other_views(sample)) {
            jobs.push_back(
                render_job(folder + "/" + name + ".png", std::make_shared<const Diagram>(other), Format::png));
        }
        const auto diagram = std::make_shared<const Diagram>(
            friend_circle_diagram(sample.circle, *find_style(sample.style), sample.lang));
        jobs.push_back(render_job(folder + "/" + sample.name + ".png", diagram, Format::png));
        if (!only.empty()) {
            jobs.push_back(render_job(folder + "/" + sample.name + ".svg", diagram, Format::svg));
            jobs.push_back(render_job(folder + "/" + sample.name + ".dot", diagram, Format::dot));
            jobs.push_back(render_job(folder + "/" + sample.name + ".pdf", diagram, Format::pdf));
        }
    }
    RenderLimits limits;
    limits.jobs = 2;
    bool ok = true;
    for (const Rendered& picture : render_all(jobs, limits)) {
        if (!picture.ok()) std::cerr << picture.name << ": " << picture.error << '\n';
        if (!picture.warnings.empty()) std::cerr << picture.name << ": " << picture.warnings << '\n';
        std::ofstream(picture.name, std::ios::binary) << picture.files.front();
        ok = ok && picture.ok();
    }
    return ok ? 0 : 1;
}
