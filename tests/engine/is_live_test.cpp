#include <string>

#include <catch2/catch.hpp>

#include "engine/network.hpp"
#include "support/network_text.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

bool live(const std::string& tags, AsOf as_of) {
    const Network net = network("village v; organization o; v-o" + tags);
    return is_live(net.ties, 0, as_of);
}

}  // namespace

TEST_CASE("live on a day: not planned, started, and not at its end") {
    struct Case {
        const char* tags;
        bool live;
    };
    // As of 2023-07-12.
    const auto [tags, expected] = GENERATE(values<Case>({
        {"", true},                                   // active, no dates
        {"[active][2020..2030]", true},               // within its dates
        {"[active][2023-07-12..]", true},             // starts today
        {"[active][2023-07-13..]", false},            // starts tomorrow
        {"[active][..2023-07-13]", true},             // ends tomorrow
        {"[active][..2023-07-12]", false},            // its end is the first day without it
        {"[active][..2023-07-11]", false},            // ended yesterday, whatever its status says
        {"[active][2023-07-12..2023-07-12]", false},  // no day at all
        {"[planned]", false},                         // planned is not live
        {"[planned][2020..2030]", false},             // with dates neither
        {"[signed][2020..]", true},                   //
        {"[signed][2024..]", false},                  // signed, starts next year
        {"[suspended][2020..]", true},                // suspended still counts
        {"[ended]", false},                           // ended, nobody knows when
        {"[ended][2020..]", false},                   // the same
        {"[ended][2020..2022]", false},               // ended before
        {"[ended][2020..2024]", true},                // ended since, but live on that day
        {"[ended][2023-08..2024]", false},            // ended since, begun later
    }));
    CAPTURE(tags);
    CHECK(live(tags, make_date({2023, 7, 12})) == expected);
}

TEST_CASE("as of all, every recorded tie counts") {
    const char* tags = GENERATE("", "[planned]", "[ended]", "[2999..]", "[..1999]", "[suspended]");
    CAPTURE(tags);
    CHECK(live(tags, std::nullopt));
}

TEST_CASE("the live ties of a network come in their order") {
    const Network net = network("village v; organization a b c; v-a[..2022] v-b v-c[planned] v-a");
    CHECK(live_ties(net, make_date({2023, 1, 1})) == std::vector<TieId>{1, 3});
    CHECK(live_ties(net, make_date({2021, 12, 31})) == std::vector<TieId>{0, 1, 3});
    CHECK(live_ties(net, std::nullopt) == std::vector<TieId>{0, 1, 2, 3});
}
