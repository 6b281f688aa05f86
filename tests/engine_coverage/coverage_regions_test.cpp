// The ladder summed by region, by hand.
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/coverage/ladder.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

//  a1  370211001001  100   e        covered          b1  370212001001  ?    e        covered
//  a2  370211001002  50    –                         b2  370212 (county only)  ?  –
//  a3  370211002001  ?     e f h    three partners   d1  110101001001  10   –        another province
//  a4  370211002002  30    e f      two partners     n1  no region     7    f        covered
const char* const text =
    "village a1@370211001001*100 a2@370211001002*50 a3@370211002001 a4@370211002002*30 b1@370212001001 b2@370212"
    "        d1@110101001001*10 n1*7;"
    "enterprise e f h; alliance g; a1-e a3-e a3-f a3-h a4-e a4-f b1-e n1-f g-a2 g-e";

struct Answer {
    Network net = network(text);
    Ladder ladder = make_ladder(net, make_snapshot(net, std::nullopt), {});

    [[nodiscard]] CoverageTable by(Level level, const char* within = nullptr) const {
        return coverage_by_region(net, ladder, level, within == nullptr ? no_region : net.regions.find(within));
    }
};

std::string shown(const Amount& amount) {
    if (!amount.known()) return "?";
    return (amount.at_least ? "≥" : "") + std::to_string(static_cast<int>(amount.value));
}

/// `region villages covered population covered-population two three hops2 group sole`
std::string line(const Network& net, const CoverageRow& row) {
    std::string out = row.region == no_region ? "-" : std::string(net.region_code(row.region));
    for (const std::uint64_t n : {row.villages, row.covered}) out += " " + std::to_string(n);
    out += " " + shown(row.population) + " " + shown(row.population_covered);
    for (const std::uint64_t n :
         {row.two_or_more, row.three_or_more, row.within_2_hops, row.direct_or_group, row.sole_partner}) {
        out += " " + std::to_string(n);
    }
    return out;
}

std::vector<std::string> lines(const Answer& a, const CoverageTable& table) {
    std::vector<std::string> list;
    for (const CoverageRow& row : table.rows) list.push_back(line(a.net, row));
    list.push_back("total " + line(a.net, table.total));
    return list;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("coverage by region, at every level") {
    const Answer a;
    const std::string total = "total - 8 5 ≥197 ≥137 2 1 6 6 3";
    CHECK(lines(a, a.by(Level::province)) ==
          Lines{"11 1 0 10 0 0 0 0 0 0", "37 6 4 ≥180 ≥130 2 1 5 5 2", "- 1 1 7 7 0 0 1 1 1", total});
    CHECK(lines(a, a.by(Level::city)) ==
          Lines{"1101 1 0 10 0 0 0 0 0 0", "3702 6 4 ≥180 ≥130 2 1 5 5 2", "- 1 1 7 7 0 0 1 1 1", total});
    CHECK(lines(a, a.by(Level::county)) == Lines{"110101 1 0 10 0 0 0 0 0 0", "370211 4 3 ≥180 ≥130 2 1 4 4 1",
                                                 "370212 2 1 ? ? 0 0 1 1 1", "- 1 1 7 7 0 0 1 1 1", total});
    CHECK(lines(a, a.by(Level::township)) == Lines{"110101001 1 0 10 0 0 0 0 0 0", "370211001 2 1 150 100 0 0 2 2 1",
                                                   "370211002 2 2 ≥30 ≥30 2 1 2 2 0", "370212 1 0 ? ? 0 0 0 0 0",
                                                   "370212001 1 1 ? ? 0 0 1 1 1", "- 1 1 7 7 0 0 1 1 1", total});
    CHECK(a.by(Level::village).rows.size() == 8);
}

TEST_CASE("coverage within a region leaves all others out") {
    const Answer a;
    CHECK(lines(a, a.by(Level::township, "370211")) == Lines{"370211001 2 1 150 100 0 0 2 2 1",
                                                             "370211002 2 2 ≥30 ≥30 2 1 2 2 0",
                                                             "total 370211 4 3 ≥180 ≥130 2 1 4 4 1"});
    CHECK(lines(a, a.by(Level::county, "370211001")) ==
          Lines{"370211 2 1 150 100 0 0 2 2 1", "total 370211001 2 1 150 100 0 0 2 2 1"});
    CHECK(a.by(Level::county, "3702").rows.size() == 2);
}

TEST_CASE("a region without targets is an empty total") {
    const Network net = network("region 370211; enterprise e; village v; v-e");
    const Ladder ladder = make_ladder(net, make_snapshot(net, std::nullopt), {});
    const CoverageTable table = coverage_by_region(net, ladder, Level::county, net.regions.find("370211"));
    CHECK(table.rows.empty());
    CHECK(table.total.villages == 0);
    CHECK_FALSE(table.total.share());
    CHECK_FALSE(table.total.population_share());
}

TEST_CASE("shares are of the villages, and of the people that are stated") {
    const Answer a;
    const CoverageTable table = a.by(Level::county, "370211");
    CHECK(table.total.share() == 0.75);
    CHECK(table.total.population_share() == 130.0 / 180.0);
    CHECK(a.by(Level::county, "110101").total.share() == 0.0);
    CHECK(a.by(Level::county, "110101").total.population_share() == 0.0);
    CHECK_FALSE(a.by(Level::county, "370212").total.population_share());
}

TEST_CASE("a covered village that states no people makes the sum a lower bound, even of nothing") {
    const Network net = network("village v@370211001001 w@370211001002*5; enterprise e; v-e");
    const Ladder ladder = make_ladder(net, make_snapshot(net, std::nullopt), {});
    const CoverageRow total = coverage_by_region(net, ladder, Level::county).total;
    CHECK(total.population == Amount{5, true});
    CHECK(total.population_covered == Amount{0, true});
}

TEST_CASE("a lower bound of people stays one") {
    const Network net = network("village v@370211001001*100+ w@370211001002*5; enterprise e; w-e");
    const Ladder ladder = make_ladder(net, make_snapshot(net, std::nullopt), {});
    const CoverageRow total = coverage_by_region(net, ladder, Level::county).total;
    CHECK(total.population == Amount{105, true});
    CHECK(total.population_covered == Amount{5, false});
}
