#include "engine/kinds.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "engine/network.hpp"
#include "support/network_text.hpp"

using namespace lianjian;

namespace {

/// Every spelling of a table leads to its own row: none stands for two kinds.
template <class Rows, class Find, class Value>
void check_spellings(const Rows& rows, Find find, Value value) {
    for (const auto& row : rows) {
        for (const std::string_view spelling : {row.key, row.words.zh, row.words.en}) {
            CAPTURE(std::string(spelling));
            CHECK(find(spelling) == value(row));
        }
        for (const std::string_view spelling : row.spellings) {
            CAPTURE(std::string(spelling));
            CHECK(find(spelling) == value(row));
        }
    }
}

}  // namespace

TEST_CASE("the rows of each table are in the order of their enumeration") {
    for (std::size_t i = 0; i < node_kinds().size(); ++i) CHECK(static_cast<std::size_t>(node_kinds()[i].kind) == i);
    for (std::size_t i = 0; i < edge_kinds().size(); ++i) CHECK(static_cast<std::size_t>(edge_kinds()[i].kind) == i);
    for (std::size_t i = 0; i < statuses().size(); ++i) CHECK(static_cast<std::size_t>(statuses()[i].status) == i);
    CHECK(node_kinds().size() == static_cast<std::size_t>(NodeKind::first_unknown));
    CHECK(edge_kinds().size() == static_cast<std::size_t>(EdgeKind::first_unknown));
    CHECK(statuses().size() == 5);
}

TEST_CASE("every accepted spelling leads to its own row") {
    check_spellings(node_kinds(), node_kind_of, [](const NodeKindRow& row) { return row.kind; });
    check_spellings(edge_kinds(), edge_kind_of, [](const EdgeKindRow& row) { return row.kind; });
    check_spellings(statuses(), status_of, [](const StatusRow& row) { return row.status; });
}

TEST_CASE("letter case, spaces, hyphens and underscores make no difference") {
    CHECK(node_kind_of("Social Organization") == NodeKind::social_organization);
    CHECK(node_kind_of("SOCIAL-ORGANIZATION") == NodeKind::social_organization);
    CHECK(node_kind_of(" 高 校 ") == NodeKind::university);
    CHECK(edge_kind_of("village duty") == EdgeKind::village_duty);
    CHECK(status_of("Expired") == Status::ended);
}

TEST_CASE("an unknown spelling is nothing, and has a nearest known one") {
    CHECK_FALSE(node_kind_of("vilage"));
    CHECK_FALSE(node_kind_of(""));
    CHECK_FALSE(edge_kind_of("friendship"));
    CHECK_FALSE(status_of("maybe"));
    CHECK(nearest_node_kind("vilage") == "village");
    CHECK(nearest_node_kind("Enterprize") == "enterprise");
    CHECK(nearest_node_kind("居委员会") == "居民委员会");
    CHECK(nearest_node_kind("农民合作社") == "农民专业合作社");
    CHECK(nearest_edge_kind("parring") == "pairing");
    CHECK(nearest_status("activ") == "active");
}

TEST_CASE("families: targets are villages and communities, unknown kinds are partners") {
    CHECK(is_target(NodeKind::village));
    CHECK(is_target(NodeKind::community));
    CHECK_FALSE(is_target(NodeKind::township));
    CHECK(family(NodeKind::township) == Family::place);
    CHECK(family(NodeKind::institute) == Family::partner);
    CHECK(is_group(NodeKind::alliance));
    CHECK(is_group(NodeKind::joint_conference));
    CHECK(family(NodeKind::first_unknown) == Family::partner);
    CHECK(family(static_cast<NodeKind>(static_cast<int>(NodeKind::first_unknown) + 7)) == Family::partner);
}

TEST_CASE("a network names known kinds in both languages, and unknown ones as they were spelt") {
    const Network net = test::network("village v; temple t; v-t:patronage");
    const NodeKind temple = net.kind(net.find("t"));
    CHECK(net.key(temple) == "temple");
    CHECK(net.word(temple, Lang::zh) == "temple");
    CHECK(net.key(net.ties.kind[0]) == "patronage");
    CHECK(net.word(net.ties.kind[0], Lang::en) == "patronage");
    CHECK(net.key(NodeKind::village) == "village");
    CHECK(net.word(NodeKind::village, Lang::zh) == "村");
    CHECK(net.word(EdgeKind::pairing, Lang::zh) == "结对");
    CHECK(net.kind_count() == static_cast<std::size_t>(NodeKind::first_unknown) + 1);
}

TEST_CASE("each kind of partner stands in its group") {
    CHECK(partner_group(NodeKind::enterprise) == PartnerGroup::enterprise);
    CHECK(partner_group(NodeKind::cooperative) == PartnerGroup::enterprise);
    CHECK(partner_group(NodeKind::university) == PartnerGroup::university);
    CHECK(partner_group(NodeKind::institute) == PartnerGroup::university);
    CHECK(partner_group(NodeKind::social_organization) == PartnerGroup::social);
    for (const NodeKind kind : {NodeKind::organization, NodeKind::government, NodeKind::township, NodeKind::district,
                                NodeKind::first_unknown}) {
        CHECK(partner_group(kind) == PartnerGroup::organization);
    }
    CHECK(partner_group(NodeKind::village) == PartnerGroup::place);
    CHECK(partner_group(NodeKind::community) == PartnerGroup::place);
    for (const NodeKindRow& row : node_kinds()) {
        CHECK((partner_group(row.kind) == PartnerGroup::group) == is_group(row.kind));
    }
}
