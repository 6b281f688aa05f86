// What the loaders of single tables share: the network that grows, the log, and the look-ups.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "data/issue_log.hpp"
#include "data/mapping.hpp"
#include "data/name_index.hpp"
#include "data/partner_lists.hpp"
#include "data/table_reader.hpp"
#include "engine/network.hpp"

namespace lianjian {

/// The last few words of a column and what they meant: most rows repeat one of them.
template <class Meaning>
class RecentWords {
public:
    [[nodiscard]] const Meaning* find(std::string_view word) const {
        for (const auto& [known, meaning] : words_) {
            if (known == word) return &meaning;
        }
        return nullptr;
    }
    Meaning add(std::string_view word, Meaning meaning) {
        constexpr std::size_t most = 8;
        if (words_.size() < most) {
            words_.emplace_back(word, meaning);
        } else {
            words_[next_++ % most] = {std::string(word), meaning};
        }
        return meaning;
    }

private:
    std::vector<std::pair<std::string, Meaning>> words_;
    std::size_t next_ = 0;
};

/// The attributes that the extra columns of a table go to, each looked up once: a table may have thousands.
class ExtraPlaces {
public:
    explicit ExtraPlaces(const TableReader& table) : places_(table.extras().size(), nowhere) {}
    void add(std::vector<Attribute>& attributes, const TableReader& table, std::uint32_t row);

private:
    static constexpr std::size_t nowhere = SIZE_MAX;
    std::vector<std::size_t> places_;  // of each extra column in the attributes
};

struct Loader {
    explicit Loader(const Mapping& names) : mapping(names) {}

    const Mapping& mapping;
    Network network;
    IssueLog log;

    /// The region of a cell: official code, padded code, code of `regions`, or a region of its own. Empty gives
    /// no_region. Each doubtful value is said once.
    RegionId region_of(TableReader& table, Column column);
    RegionId region_of_code(std::string_view code, const TableReader& table, Column column);
    /// The region of a code that `regions` lists: as it is, but for official codes that zeros pad.
    RegionId listed_region(std::string_view code, const Place& place);

    /// The kind of a cell; a new one is kept and said once.
    NodeKind node_kind_of(TableReader& table, std::string_view spelling);
    EdgeKind edge_kind_of(TableReader& table, std::string_view spelling);
    /// The status of a cell; empty and unknown ones are active.
    Status status_of(TableReader& table);

    Amount amount_of(TableReader& table, Column column);
    bool mark_of(TableReader& table, Column column);
    /// As a start the first day meant, as an end the day the tie is no longer live.
    Date start_of(TableReader& table, Column column);
    Date end_of(TableReader& table, Column column);

    /// The node a cell names by its id, or by a name or alias that only one node bears (in a region, where one is
    /// stated); or no_node. Everything but an id is said, unless the cell is empty and may be.
    NodeId node_of(TableReader& table, Column column, bool needed, RegionId within = no_region);

    [[nodiscard]] Origin origin(const TableReader& table) const {
        return {static_cast<std::uint32_t>(network.files.size() - 1), table.line()};
    }
    [[nodiscard]] Place place(const Origin& origin) const;

    /// The node of this id, or else of this exact name or alias, said in the log. `said` is set when the log holds
    /// why there is none.
    NodeId node_named(std::string_view text, RegionId within, const Place& place, bool& said, bool in_list = false);
    /// Says that a node with members is no group: once a node.
    void say_no_group(NodeId node, Place place);
    /// Whether any node bears this exact name or alias.
    [[nodiscard]] bool is_called(std::string_view name);
    /// An id of the network that this one is likely meant to be, or empty.
    [[nodiscard]] std::string near_id(std::string_view id);

    PartnerLists partner_lists;
    /// What a row says its node was merged into; read when all nodes are in.
    struct Merger {
        NodeId node;
        Place place;
        std::string into;
    };
    std::vector<Merger> mergers;

private:
    NodeKind read_node_kind(TableReader& table, std::string_view spelling);
    EdgeKind read_edge_kind(TableReader& table, std::string_view spelling);
    Status read_status(TableReader& table, std::string_view spelling);
    bool known_above(std::string_view code);
    bool too_many_kinds(std::size_t unknown, const TableReader& table);
    NodeId node_called(std::string_view name, RegionId within, const Place& place, bool& said, bool in_list);

    std::unordered_map<std::string, NodeId> twins_;  // ids that are not in their common form, by that form
    bool twins_known_ = false;
    std::optional<NameIndex> names_;  // made when the first end is no id: all nodes are in by then
    std::unordered_map<std::string, RegionId> padded_regions_;
    std::unordered_map<std::string, NodeKind> unknown_node_kinds_;
    std::unordered_map<std::string, EdgeKind> unknown_edge_kinds_;
    std::unordered_set<std::string> unknown_statuses_;
    RecentWords<NodeKind> recent_node_kinds_;
    RecentWords<EdgeKind> recent_edge_kinds_;
    RecentWords<Status> recent_statuses_;
    std::string township_;  // the last one that a code was found to lie in
    bool too_many_said_ = false;
    std::unordered_set<NodeId> no_groups_said_;
};

/// Adds the rows of the table to the network. One function a role, in a file of that name.
void load_regions(TableReader& table, Loader& loader);
void load_nodes(TableReader& table, Loader& loader);
void load_edges(TableReader& table, Loader& loader);
void load_members(TableReader& table, Loader& loader);
void load_projects(TableReader& table, Loader& loader);
void load_needs(TableReader& table, Loader& loader);
void load_resources(TableReader& table, Loader& loader);
void load_candidates(TableReader& table, Loader& loader);
void load_reach(TableReader& table, Loader& loader);
void load_pairs(TableReader& table, Loader& loader);
void load_figures(TableReader& table, Loader& loader);

/// What can be done or said only when all tables are in.
void tie_listed_partners(Loader& loader);
void resolve_mergers(Loader& loader);
void warn_of_twin_ids(Loader& loader);
void mark_repeated_ties(Loader& loader);
void name_regions(Loader& loader);

}  // namespace lianjian
