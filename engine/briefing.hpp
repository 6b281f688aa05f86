// What a briefing about one district says: the numbers and lists that the page and the pictures show.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/brief/parts.hpp"
#include "engine/coverage/ladder.hpp"
#include "engine/network.hpp"
#include "engine/seats.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// How far from the district a partner comes from, by its region code.
enum class Distance : std::uint8_t {
    own,       // in the district
    city,      // the city itself, or another district of it
    province,  // the province itself, or another city of it
    beyond,    // another province
    unstated   // no region given
};

/// How far a region is from a home; `unstated` without a region.
[[nodiscard]] Distance distance_from(const RegionTree& regions, RegionId home, RegionId region);

/// The friend circle of a district: its villages by row (township, or district of a city), its partners,
/// and who is tied to whom. Ready to draw; indices instead of pointers, all lists in their final order.
struct FriendCircle {
    struct Village {
        NodeId node;
        std::string id, name;
        std::uint32_t row;                    // into rows
        std::vector<std::uint32_t> partners;  // into `partners`, ascending
        std::uint32_t illustrative = 0;       // of its ties, resting on drawn data only
    };
    struct Row {
        std::string code, name;
        std::vector<std::uint32_t> villages;  // into `villages`, by code
        std::uint32_t covered = 0;
    };
    struct Partner {
        NodeId node;
        std::string id, name;
        std::string region_name;  // tells apart units of one name
        PartnerGroup group;
        Distance distance;
        std::vector<std::uint32_t> villages;  // into `villages`, ascending
        /// Those of them that it only plans to work with; empty unless planned ties count.
        std::vector<std::uint32_t> planned = {};
        /// Of a group: what it is, and the names of its live members that are no groups, in order of their ids.
        NodeKind kind = NodeKind::first_unknown;
        std::vector<std::string> members = {};
        /// Of one of `groups`: those of its villages that rest on drawn memberships.
        std::vector<std::uint32_t> drawn = {};
    };

    std::string code, name;
    Level level = Level::none;      // of the district
    Level row_level = Level::none;  // of the rows
    std::vector<Row> rows;          // by code
    std::vector<Village> villages;  // by row, then code
    std::vector<Partner> partners;  // by id
    /// Groups that do not cover by the rule, but hold villages of the circle beside a node that would be a partner;
    /// `villages` are these. They stand beside the partners: no count, share or rung includes them. By id.
    std::vector<Partner> groups = {};
    std::uint32_t covered = 0;              // villages with a partner
    std::uint32_t ties = 0;                 // (partner, village) pairs
    std::uint32_t illustrative = 0;         // of them, resting on drawn data only
    std::uint32_t planned = 0;              // of them, resting on planned ties only
    std::uint32_t page = 1, pages = 1;      // of a circle cut by rows (engine/views/circle_pages.hpp)
    std::uint32_t drawn_through = 0;        // (group, village) pairs of `groups` that rest on drawn data
    std::string as_of;                      // ISO date, or empty for all recorded ties
    std::vector<std::string> sources = {};  // the tables read, as the user named them, without folders

    [[nodiscard]] std::uint32_t uncovered() const { return static_cast<std::uint32_t>(villages.size()) - covered; }
    /// Villages with no, one, two, three or more partners.
    [[nodiscard]] std::array<std::uint32_t, 4> rungs() const;
    /// Villages without any partner that stand in one of `groups`.
    [[nodiscard]] std::uint32_t only_through_groups() const;
    /// Partners that state no region. They stand among those from outside, and are named apart.
    [[nodiscard]] std::uint32_t unstated_partners() const;
};

/// The tables a network was read from, without folders: `villages.csv`, `名册.xlsx!村`; where two have one name, with
/// the folder each is in.
[[nodiscard]] std::vector<std::string> source_names(const Network& network);

/// What the circles of many districts have in common. Looks into the network and the snapshot, which must outlive it.
struct CircleBasis {
    using Pairs = std::vector<std::pair<NodeId, NodeId>>;  // smaller node first, ascending

    /// The snapshot is of the rule's ties. O(n + m), and m log m where ties are planned or illustrative.
    CircleBasis(const Network& network, const Snapshot& snapshot, CoverageRule rule);

    const Network* network;
    const Snapshot* snapshot;
    CoverageRule rule;
    Seats seats;
    Pairs planned, illustrative;  // pairs that only such ties join
    Pairs drawn_memberships;      // a group and its member, by illustrative memberships only
    std::vector<std::string> sources;
};

/// Whether two nodes, in any order, are among the pairs. O(log pairs).
[[nodiscard]] bool contains(const CircleBasis::Pairs& pairs, NodeId a, NodeId b);

/// The circle of one region; pairs that touch no target in it do not appear. O(its nodes and their ties, log n).
[[nodiscard]] FriendCircle friend_circle(const CircleBasis& basis, RegionId district);
/// The same for a single region. O(n + m).
[[nodiscard]] FriendCircle friend_circle(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                         RegionId district);

/// A row of the township table.
struct TownshipLine {
    std::string code, name;
    CoverageRow coverage;
    std::uint32_t partners = 0;            // distinct partners of its villages
    std::array<std::uint32_t, 4> rungs{};  // villages with 0, 1, 2, 3+ partners
};

/// A partner with the villages that would be left with nobody if it went.
struct SoleCarrier {
    std::string id, name;
    PartnerGroup group;
    std::uint32_t villages = 0;       // that it partners
    std::uint32_t sole_villages = 0;  // of them, with no other partner
};

/// An uncovered village, for the list by township.
struct UncoveredVillage {
    std::string id, name;
    std::uint32_t row;  // into circle.rows
    bool by_group = false;
    NearestPartner nearest = {};  // when a basis was there to look in
};

/// A district's briefing, all numbers final.
struct Briefing {
    FriendCircle circle;
    CoverageRow total;
    std::vector<TownshipLine> townships;      // by code, one for each row of the circle
    std::vector<SoleCarrier> sole_carriers;   // those with a sole village: most sole villages first, then id
    std::vector<UncoveredVillage> uncovered;  // by row, then code
    std::uint32_t outside_partners = 0;       // partners whose distance is not `own`
    std::uint32_t zero_townships = 0;         // townships with villages and no covered one

    // What a basis adds (engine/brief/basis.hpp); empty without one, or where nothing was asked.
    std::vector<TrendPoint> trend = {};
    std::uint32_t undated_ties = 0;  // pairs of the circle of which no tie states a start
    std::optional<BriefingChanges> changes = {};
    std::optional<BriefingLapses> lapses = {};
    BriefingRisk risk = {};
    std::optional<BriefingReach> reach = {};
    std::vector<ComparedDistrict> compared = {};
    std::optional<BriefingPlan> plan = {};
    BriefingDrawn drawn = {};
};

/// The circle, the townships, who carries it and who is uncovered. O(its nodes and their ties, log n).
[[nodiscard]] Briefing make_briefing(const CircleBasis& basis, const Ladder& ladder, RegionId district);
/// The same for a single region. O(n + m).
[[nodiscard]] Briefing make_briefing(const Network& network, const Snapshot& snapshot, const CoverageRule& rule,
                                     RegionId district);

}  // namespace lianjian
