// Ties between regions, worked out by hand and against a slow twin.
#include "engine/comparison/mixing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/comparison/districts.hpp"
#include "engine/comparison/permutation.hpp"
#include "support/network_text.hpp"
#include "support/random_network.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

const AsOf today = make_date({2023, 7, 12});

std::string line(const Network& net, const Flow& flow) {
    return std::string(net.region_code(flow.a)) + "|" + std::string(net.region_code(flow.b)) + " " +
           std::to_string(flow.ties);
}

const Flow& between(const Network& net, const Mixing& mixed, const char* a, const char* b) {
    const auto found = std::find_if(mixed.flows.begin(), mixed.flows.end(), [&](const Flow& flow) {
        return net.region_code(flow.a) == a && net.region_code(flow.b) == b;
    });
    REQUIRE(found != mixed.flows.end());
    return *found;
}

// Nine live rows; districts of their ends, and the tie ends of each district:
//   v1-e1 v2-e1 v1-e1 (again)  370211–370211      370211: 6 + 1 + 1 + 1 = 9
//   v1-o1                      370211–3702        370212: 2 + 1 + 1 = 4
//   v3-e1                      370212–370211      3702:   1 + 1 = 2
//   v3-v4                      370212–370212      none:   1 + 2 = 3 (x1 twice, x2 once)
//   v2-x1                      370211–none        Σ = 18 = 2m
//   x1-x2                      none–none
//   v4-o1                      370212–3702
const char* const sample =
    "village v1@370211001001 v2@370211001002 v3@370212001001 v4@370212001002;"
    "enterprise e1@370211 x1 x2; organization o1@3702;"
    "v1-e1 v2-e1 v1-e1:pairing v1-o1 v3-e1 v3-v4:village_tie v2-x1 x1-x2 v4-o1 v1-x2[planned]";

Mixing of(const Network& net, Level level) { return mixing(net, make_snapshot(net, today), level); }

}  // namespace

TEST_CASE("flows between counties by hand") {
    const Network net = network(sample);
    const Mixing mixed = of(net, Level::county);
    CHECK(mixed.ties == 9);
    std::vector<std::string> lines;
    for (const Flow& flow : mixed.flows) lines.push_back(line(net, flow));
    // Most ties first, then by code; a body of the city stays itself; no region comes last.
    CHECK(lines == std::vector<std::string>{"370211|370211 3", "3702|370211 1", "3702|370212 1", "370211|370212 1",
                                            "370211| 1", "370212|370212 1", "| 1"});
    CHECK(between(net, mixed, "370211", "370211").expected == Approx(9.0 * 9 / 36));
    CHECK(between(net, mixed, "370211", "370211").ratio() == Approx(2 * 3 * 18 / 81.0));
    CHECK(between(net, mixed, "370211", "370212").expected == Approx(9.0 * 4 / 18));
    CHECK(between(net, mixed, "370211", "370212").ratio() == Approx(1 * 18 / 36.0));
    CHECK(between(net, mixed, "370211", "").expected == Approx(9.0 * 3 / 18));
    CHECK(between(net, mixed, "", "").expected == Approx(3.0 * 3 / 36));
}

TEST_CASE("what the flows add up to, by hand") {
    const Network net = network(sample);
    const Mixing mixed = of(net, Level::county);
    CHECK(mixed.inside == 4);  // two bodies of no region are not in one
    CHECK(mixed.inside_share() == 4.0 / 9);
    CHECK(mixed.nodes == 8);
    // 370211: v1 v2 e1; 370212: v3 v4; 3702: o1; x1 and x2 each alone.
    CHECK(mixed.node_pairs == 3 * 2 + 2 * 1);
    CHECK(mixed.chance() == 8.0 / 56);
    CHECK(*mixed.homophily() == Approx((4.0 / 9 - 1.0 / 7) / (1 - 1.0 / 7)));
    // 9² + 4² + 2² + x1: 2² + x2: 1²
    CHECK(mixed.squared_ends == 81 + 16 + 4 + 4 + 1);
    CHECK(*mixed.assortativity() == Approx((4.0 / 9 - 106 / 324.0) / (1 - 106 / 324.0)));
}

TEST_CASE("by province, and by village") {
    const Network net = network(sample);
    CHECK(of(net, Level::province).inside == 7);
    const Mixing villages = of(net, Level::village);
    CHECK(villages.inside == 0);
    CHECK(line(net, villages.flows.front()) == "370211|370211001001 2");
}

TEST_CASE("when chance says nothing, nothing is said") {
    const Network empty = network("");
    CHECK(of(empty, Level::county).flows.empty());
    CHECK_FALSE(of(empty, Level::county).assortativity());
    CHECK_FALSE(of(empty, Level::county).homophily());
    const Network one = network("village v@370211001001; enterprise e@370211; v-e");
    CHECK(of(one, Level::county).inside_share() == 1.0);
    CHECK(of(one, Level::county).chance() == 1.0);
    CHECK_FALSE(of(one, Level::county).assortativity());
    CHECK_FALSE(of(one, Level::county).homophily());
}

TEST_CASE("assortativity by hand: two regions apart, and two that only mix") {
    CHECK(*of(network("village a@370211001001 c@370212001001; enterprise b@370211 d@370212; a-b c-d"), Level::county)
               .assortativity() == 1.0);
    CHECK(*of(network("village a@370211001001; enterprise d@370212; a-d"), Level::county).assortativity() == -1.0);
}

TEST_CASE("flows are what their definition says, on 300 random networks") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Network net = random_network(seed);
        const Level level = levels()[seed % 5].level;
        const Snapshot snapshot = make_snapshot(net, std::nullopt);
        const Mixing mixed = mixing(net, snapshot, level);

        using Pair = std::pair<std::string, std::string>;
        const auto code = [&](NodeId v) { return std::string(net.region_code(net.regions.at(net.region(v), level))); };
        std::map<Pair, double> ties;
        std::map<std::string, double> ends;
        double inside = 0;
        for (const TieId tie : snapshot.ties) {
            std::string a = code(net.ties.source[tie]);
            std::string b = code(net.ties.target[tie]);
            ends[a] += 1;
            ends[b] += 1;
            inside += a == b && !a.empty();
            if (a.empty() || (!b.empty() && b < a)) std::swap(a, b);
            ties[{a, b}] += 1;
        }
        const auto m = static_cast<double>(snapshot.ties.size());
        REQUIRE(mixed.flows.size() == ties.size());
        REQUIRE(static_cast<double>(mixed.inside) == inside);
        double expected = 0;
        for (const Flow& flow : mixed.flows) {
            const Pair pair{net.region_code(flow.a), net.region_code(flow.b)};
            REQUIRE(static_cast<double>(flow.ties) == ties.at(pair));
            const double both = ends[pair.first] * ends[pair.second];
            const double ratio = (flow.a == flow.b ? 2 : 1) * ties.at(pair) * 2 * m / both;
            REQUIRE(flow.ratio() == Approx(ratio));
            expected += flow.expected;
        }
        REQUIRE(expected <= m * (1 + 1e-12));  // pairs without a tie have their part too
        REQUIRE(std::is_sorted(mixed.flows.begin(), mixed.flows.end(),
                               [](const Flow& x, const Flow& y) { return x.ties > y.ties; }));

        // Newman's coefficient from the matrix itself; a node without a region is a row by itself.
        std::map<std::string, double> row;
        for (const TieId tie : snapshot.ties) {
            for (const NodeId end : {net.ties.source[tie], net.ties.target[tie]}) {
                row[code(end).empty() ? "#" + std::string(net.id(end)) : code(end)] += 1 / (2 * m);
            }
        }
        double squares = 0;
        for (const auto& [name, share] : row) squares += share * share;
        if (squares > 1 - 1e-9 || snapshot.ties.empty()) continue;
        REQUIRE(*mixed.assortativity() == Approx((inside / m - squares) / (1 - squares)).margin(1e-12));
    }
}

TEST_CASE("E–I at every level: by hand, and at their own level as compare has it") {
    const Network net = network(sample);
    const Snapshot snapshot = make_snapshot(net, today);
    const std::vector<RegionId> districts{net.regions.find("370211"), net.regions.find("370212")};
    const auto splits = split_by_level(net, snapshot, Level::county, districts);
    REQUIRE(splits.size() == 3);
    // 370211 has six rows: three inside, o1 in the city, v3 in the city, x1 nowhere.
    CHECK(splits[0].at[0].internal == 5);  // province: v3's and o1's too
    CHECK(splits[0].at[1].internal == 5);  // city
    CHECK(splits[0].at[2].internal == 3);  // county
    CHECK(splits[0].at[3].internal == 0);  // township: e1 is a body of the county
    CHECK(splits[0].at[2].external == 3);
    CHECK(splits[0].at[2].ei() == 0.0);
    CHECK(splits[1].at[2].internal == 1);
    CHECK(splits[1].at[2].external == 2);
    CHECK(splits[1].at[3].internal == 1);
    CHECK(splits[2].region == no_region);
    CHECK(splits[2].at[2].internal == 4);
    CHECK(splits[2].at[2].external_share() == 5.0 / 9);

    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const Network random = random_network(seed);
        const Snapshot all = make_snapshot(random, std::nullopt);
        const std::size_t l = seed % 5;
        const auto lines = compare_districts(random, all, {}, levels()[l].level);
        std::vector<RegionId> regions;
        for (const DistrictLine& district : lines) regions.push_back(district.region);
        const auto each = split_by_level(random, all, levels()[l].level, regions);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            REQUIRE(each[i].at[l].external == lines[i].external);
            REQUIRE(each[i].at[l].internal == lines[i].internal);
            // What is inside at a fine level is inside at a coarse one.
            for (std::size_t k = 1; k < 5; ++k) REQUIRE(each[i].at[k].internal <= each[i].at[k - 1].internal);
        }
        const Mixing mixed = mixing(random, all, levels()[l].level);
        REQUIRE(each.back().at[l].internal == mixed.inside);
        REQUIRE(each.back().at[l].ties() == mixed.ties);
    }
}

TEST_CASE("the permutation test against every deal there is") {
    // Four bodies tied in two pairs, two of each county: of the 24 deals, in a third each pair is of one county.
    const Network net = network("village a@370211001001 c@370212001001; enterprise b@370211 d@370212; a-b c-d");
    const Snapshot snapshot = make_snapshot(net, today);
    const std::vector<RegionId> districts{net.regions.find("370211")};
    const auto tests = permutation_test(net, snapshot, Level::county, districts, 6000, 1);
    REQUIRE(tests.size() == 2);
    const EiTest& all = tests[1].at[2];
    CHECK(*all.expected == Approx(1.0 / 3).margin(0.05));  // −1 in a third, +1 in two thirds
    CHECK(*all.p_low == Approx(1.0 / 3).margin(0.025));
    CHECK(all.p_high == 1.0);
    CHECK(*tests[0].at[2].p_low == Approx(1.0 / 3).margin(0.025));
    // One province: every deal is the same.
    CHECK(all.expected != tests[1].at[0].expected);
    CHECK(tests[1].at[0].expected == -1.0);
    CHECK(tests[1].at[0].p_low == 1.0);

    const auto again = permutation_test(net, snapshot, Level::county, districts, 6000, 1);
    CHECK(again[1].at[2].p_low == all.p_low);
    CHECK(again[1].at[2].expected == all.expected);
    CHECK(permutation_test(net, snapshot, Level::county, districts, 6000, 2)[1].at[2].p_low != all.p_low);

    const Network none = network("village a@370211001001");
    const auto nothing = permutation_test(none, make_snapshot(none, today), Level::county, {}, 10, 1);
    CHECK_FALSE(nothing[0].at[2].expected);
    CHECK_FALSE(nothing[0].at[2].p_low);
}
