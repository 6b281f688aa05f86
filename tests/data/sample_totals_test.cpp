// The totals that the sample set with drawn ties must come to: those of the articles it illustrates.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/load_network.hpp"
#include "engine/coverage/ladder.hpp"

using namespace lianjian;

namespace {

const std::string samples = LIANJIAN_SAMPLE_DIR;

LoadResult load_folder(const std::string& folder) {
    const std::vector<std::string> inputs{folder};
    return load_network(inputs);
}

/// The set with drawn ties, loaded once.
const Network& network() {
    static const LoadResult result = load_folder(samples + "/shandong-illustrated");
    return result.network;
}

AsOf day(int year, int month, int date) { return make_date({year, month, date}); }

struct Answer {
    Snapshot snapshot;
    Ladder ladder;
    CoverageRow total;
};

Answer answer(const CoverageRule& rule, AsOf as_of, const char* within) {
    const Network& net = network();
    Answer a;
    a.snapshot = make_snapshot(net, as_of, rule);
    a.ladder = make_ladder(net, a.snapshot, rule);
    a.total = coverage_by_region(net, a.ladder, Level::county, net.regions.find(within)).total;
    return a;
}

bool lies_in(NodeId node, const char* code) {
    return network().regions.within(network().region(node), network().regions.find(code));
}

/// Live members of each group of a kind in a region.
std::map<NodeId, std::set<NodeId>> members_of(NodeKind kind, const char* within) {
    std::map<NodeId, std::set<NodeId>> members;
    for (const TieId tie : live_ties(network(), std::nullopt)) {
        const NodeId group = network().ties.source[tie];
        if (network().ties.kind[tie] != EdgeKind::membership || network().kind(group) != kind) continue;
        if (lies_in(group, within)) members[group].insert(network().ties.target[tie]);
    }
    return members;
}

}  // namespace

TEST_CASE("the sample sets load without error or warning") {
    const std::string set = GENERATE("shandong", "shandong-illustrated");
    const LoadResult result = load_folder(samples + "/" + set);
    for (const Issue& issue : result.issues) UNSCOPED_INFO(place(issue) << " " << what(issue, Lang::en));
    CHECK(result.errors == 0);
    CHECK(result.warnings == 0);
    CHECK(result.network.files.size() == 10);
    CHECK(result.network.figures.size() == 108);
}

TEST_CASE("each table of nodes of the sample sets is in order by itself") {
    for (const char* set : {"shandong", "shandong-illustrated"}) {
        for (const char* table : {"villages", "nodes", "organizations", "enterprises", "universities", "groups"}) {
            CAPTURE(set, table);
            CHECK(load_folder(samples + "/" + set + "/" + table + ".csv").issues.empty());
        }
    }
}

TEST_CASE("Huangdao: 183 of 376 on 20 February 2022, and nothing touches the others") {
    const Answer a = answer({}, day(2022, 2, 20), "370211");
    CHECK(a.total.villages == 376);
    CHECK(a.total.covered == 183);

    // On no day does any of the 193 have a partner, or a tie at all.
    const Answer ever = answer({}, std::nullopt, "370211");
    CHECK(ever.total.covered == 183);
    for (std::size_t i = 0; i < ever.ladder.size(); ++i) {
        const NodeId v = ever.ladder.target[i];
        if (lies_in(v, "370211") && !ever.ladder.covered(i)) CHECK(ever.snapshot.graph.degree(v) == 0);
    }
}

TEST_CASE("Huangdao: a work team for each of the 23 towns and streets, twelve at first") {
    CoverageRule rule;
    rule.targets = {NodeKind::township};
    rule.partners = {NodeKind::work_team};
    const Answer now = answer(rule, day(2022, 2, 20), "370211");
    CHECK(now.total.villages == 23);
    CHECK(now.total.covered == 23);
    CHECK(now.total.two_or_more == 0);
    const Answer first = answer(rule, day(2018, 12, 31), "370211");
    CHECK(first.total.villages == 23);
    CHECK(first.total.covered == 12);
}

TEST_CASE("Licang and Laixi: 22 towns and streets, each in one pair with one of the other side") {
    CoverageRule rule;
    rule.targets = rule.partners = {NodeKind::township};
    rule.ties = {EdgeKind::pairing};
    for (const auto& [here, there] : {std::pair{"370213", "370285"}, {"370285", "370213"}}) {
        CAPTURE(here);
        const Answer a = answer(rule, std::nullopt, here);
        CHECK(a.total.villages == 11);
        CHECK(a.total.covered == 11);
        CHECK(a.total.two_or_more == 0);
        for (std::size_t i = 0; i < a.ladder.size(); ++i) {
            if (lies_in(a.ladder.target[i], here)) CHECK(lies_in(a.ladder.sole_partner[i], there));
        }
    }
}

TEST_CASE("Chengyang: forty communities in twenty pairs, and 42 projects of theirs") {
    CoverageRule rule;
    rule.any_partner = true;
    rule.ties = {EdgeKind::pairing};
    const Answer a = answer(rule, std::nullopt, "370214");
    std::size_t paired = 0;
    for (std::size_t i = 0; i < a.ladder.size(); ++i) {
        if (!lies_in(a.ladder.target[i], "370214") || a.ladder.partners[i] == 0) continue;
        ++paired;
        CHECK(a.snapshot.graph.degree(a.ladder.target[i]) == 1);
    }
    CHECK(paired == 40);
    const auto inside = [&](TieId tie) {
        return lies_in(network().ties.source[tie], "370214") && lies_in(network().ties.target[tie], "370214");
    };
    CHECK(std::count_if(a.snapshot.ties.begin(), a.snapshot.ties.end(), inside) == 20);

    const Projects& projects = network().projects;
    std::map<std::string, int> by_category, by_status;
    for (std::size_t p = 0; p < projects.size(); ++p) {
        const NodeId source = projects.source[p];
        const NodeId target = projects.target[p];
        if (source == no_node || target == no_node || !lies_in(source, "370214") || !lies_in(target, "370214"))
            continue;
        CHECK(a.snapshot.graph.adjacent(source, target));
        ++by_category[projects.category[p]];
        ++by_status[projects.status[p]];
    }
    CHECK(by_category == std::map<std::string, int>{{"income", 10}, {"livelihood", 14}, {"party_building", 18}});
    CHECK(by_status == std::map<std::string, int>{{"planned", 34}, {"started", 8}});
}

TEST_CASE("Yuanzhuang: 21 villages, 49 members of two committees, funds of 33 460 000 yuan") {
    const auto committees = members_of(NodeKind::area_committee, "370830107");
    CHECK(committees.size() == 2);
    std::map<NodeId, int> times;
    for (const auto& [group, members] : committees) {
        for (const NodeId member : members) ++times[member];
    }
    CHECK(times.size() == 49);
    int villages = 0;
    for (NodeId v = 0; v < network().nodes.size(); ++v) {
        if (!is_target(network().kind(v)) || !lies_in(v, "370830107")) continue;
        ++villages;
        CHECK(times[v] == 1);
    }
    CHECK(villages == 21);
    CHECK(std::all_of(times.begin(), times.end(), [](const auto& item) { return item.second == 1; }));

    const Projects& projects = network().projects;
    AmountSum funds;
    for (std::size_t p = 0; p < projects.size(); ++p) {
        if (projects.category[p] == "funding") funds.add(projects.amount[p]);
    }
    CHECK(funds.total() == Amount{33'460'000, false});
}

TEST_CASE("Caijiagou's tie leaves the county and stays in the province") {
    const Network& net = network();
    const NodeId village = net.find("caijiagou");
    REQUIRE(village != no_node);
    const RegionTree& regions = net.regions;
    int ties = 0;
    for (const TieId tie : live_ties(net, std::nullopt)) {
        if (net.ties.kind[tie] == EdgeKind::membership) continue;
        if (net.ties.source[tie] != village && net.ties.target[tie] != village) continue;
        ++ties;
        const RegionId a = net.region(net.ties.source[tie]);
        const RegionId b = net.region(net.ties.target[tie]);
        CHECK(regions.at(a, Level::county) != regions.at(b, Level::county));
        CHECK(regions.at(a, Level::province) == regions.at(b, Level::province));
    }
    CHECK(ties == 1);
}

TEST_CASE("Zhucheng: 12 alliances with 18 projects, 16 of them launched") {
    const auto alliances = members_of(NodeKind::alliance, "370782");
    CHECK(alliances.size() == 12);
    const Projects& projects = network().projects;
    int listed = 0, launched = 0;
    for (std::size_t p = 0; p < projects.size(); ++p) {
        if (!alliances.contains(projects.group[p])) continue;
        ++listed;
        launched += projects.status[p] == "started" || projects.status[p] == "completed";
    }
    CHECK(listed == 18);
    CHECK(launched == 16);
}
