// The empty roster: what it holds is what the loader reads.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/template.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

std::string sheets_of(const Loading& loading) {
    std::string names;
    for (const SourceFile& file : loading.network.files) names += file.table + " ";
    return names;
}

}  // namespace

TEST_CASE("an empty roster has every sheet and not a doubtful word") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const Loading loading = load({{"名册.xlsx", roster_template(lang)}});
        CHECK(loading.errors == 0);
        CHECK(loading.warnings == 0);
        CHECK(sheets_of(loading) == "villages organizations groups edges members projects ");
        CHECK(loading.network.nodes.size() == 0);
        CHECK(loading.issues.size() == 7);  // the guide, and six sheets without a row
    }
}

TEST_CASE("the examples of the roster load as they mean, in both languages") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const Loading loading = load({{"名册.xlsx", roster_template(lang, true)}});
        CHECK(loading.errors == 0);
        CHECK(loading.warnings == 0);
        const Network& network = loading.network;
        REQUIRE(network.nodes.size() == 5);
        CHECK(network.kind(network.find("U1")) == NodeKind::university);
        CHECK(network.kind(network.find("E1")) == NodeKind::enterprise);
        CHECK(network.kind(network.find("G1")) == NodeKind::work_team);
        CHECK(network.nodes.population[network.find("370211014233")] == Amount{1180, false});
        CHECK(network.nodes.should_have[network.find("370211014233")]);
        CHECK(network.nodes.capacity[network.find("U1")] == Amount{5, false});
        CHECK(network.nodes.attributes.empty());  // every header is a column of the schema
        CHECK(network.ties.attributes.empty());
        CHECK(network.ties.size() == 6);  // two rows, two listed partners, two members
        CHECK(network.projects.size() == 1);
        CHECK(network.projects.amount[0] == Amount{1'200'000, false});
    }
}

TEST_CASE("the same language gives the same bytes") {
    CHECK(roster_template(Lang::zh) == roster_template(Lang::zh));
    CHECK(roster_template(Lang::zh) != roster_template(Lang::en));
}
