// What a node, a tie and a status can be: three tables, one row a kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/words.hpp"

namespace lianjian {

/// The part a kind plays. Targets are what coverage counts; partners cover them; groups gather both.
enum class Family : std::uint8_t { target, place, partner, group };

/// As what a partner is shown: the column it stands in on the left of a friend circle, its colour, its table in an
/// export. Villages and communities, which may cover one of the other kind, are places.
enum class PartnerGroup : std::uint8_t { organization, enterprise, university, social, place, group };
inline constexpr std::size_t partner_group_count = 6;

/// A row of `node_kinds()`. Values from `NodeKind::first_unknown` on are kinds that only this data set
/// knows: `Network::unknown_node_kinds` holds their spelling, and they count as partners.
enum class NodeKind : std::uint16_t {
    village,
    community,
    township,
    district,
    organization,
    government,
    social_organization,
    enterprise,
    cooperative,
    university,
    institute,
    alliance,
    area_committee,
    work_team,
    business_district_committee,
    red_alliance,
    joint_conference,
    first_unknown
};

enum class EdgeKind : std::uint16_t {
    pairing,
    village_duty,
    partnership,
    expert,
    sales_channel,
    village_tie,
    support,
    membership,
    first_unknown
};

enum class Status : std::uint8_t { planned, signed_, active, suspended, ended };

struct NodeKindRow {
    NodeKind kind;
    Family family;
    PartnerGroup shown_as;
    std::string_view key;  // its name in columns and options
    Words words;
    std::span<const std::string_view> spellings;  // accepted besides key and both words
};

struct EdgeKindRow {
    EdgeKind kind;
    std::string_view key;
    Words words;
    std::span<const std::string_view> spellings;
};

struct StatusRow {
    Status status;
    std::string_view key;
    Words words;
    std::span<const std::string_view> spellings;
};

/// All rows, in the order of the enumeration.
[[nodiscard]] std::span<const NodeKindRow> node_kinds();
[[nodiscard]] std::span<const EdgeKindRow> edge_kinds();
[[nodiscard]] std::span<const StatusRow> statuses();

/// Unknown kinds are partners.
[[nodiscard]] Family family(NodeKind kind);
/// Unknown kinds are shown as organizations.
[[nodiscard]] PartnerGroup partner_group(NodeKind kind);
[[nodiscard]] inline bool is_target(NodeKind kind) { return family(kind) == Family::target; }
[[nodiscard]] inline bool is_group(NodeKind kind) { return family(kind) == Family::group; }

/// The kind of this spelling (key, word of either language, or an accepted spelling; letter case,
/// spaces, `-` and `_` make no difference), or nothing.
[[nodiscard]] std::optional<NodeKind> node_kind_of(std::string_view spelling);
[[nodiscard]] std::optional<EdgeKind> edge_kind_of(std::string_view spelling);
[[nodiscard]] std::optional<Status> status_of(std::string_view spelling);

/// The known key, word or spelling nearest to a misspelt one (edit distance), for "did you mean".
[[nodiscard]] std::string_view nearest_node_kind(std::string_view spelling);
[[nodiscard]] std::string_view nearest_edge_kind(std::string_view spelling);
[[nodiscard]] std::string_view nearest_status(std::string_view spelling);

}  // namespace lianjian
