// The facts of a data set, as columns: who there is, who is tied to whom, and what they do together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/amount.hpp"
#include "engine/date.hpp"
#include "engine/interner.hpp"
#include "engine/kinds.hpp"
#include "engine/region.hpp"

namespace lianjian {

using NodeId = std::uint32_t;
using TieId = std::uint32_t;
inline constexpr NodeId no_node = UINT32_MAX;
inline constexpr TieId no_tie = UINT32_MAX;

/// Where a row was read: a file of `Network::files` and a physical line, both as the user sees them.
struct Origin {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
};

/// A table that was read, or the mapping by which it was read, for the page on method and sources.
struct SourceFile {
    std::string name;   // relative, as the user gave it
    std::string table;  // its name in the schema: "villages"; empty for a mapping
    std::uint64_t rows = 0;
    std::string sheet = {};      // of a workbook; empty for a text file
    std::string encoding = {};   // "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030"; empty for a sheet
    std::string delimiter = {};  // ",", ";", "tab"; empty for a sheet

    [[nodiscard]] bool is_table() const { return !table.empty(); }
    /// `villages.csv`, or `名册.xlsx!村` for a sheet.
    [[nodiscard]] std::string shown() const { return sheet.empty() ? name : name + "!" + sheet; }
};

/// Columns that the schema does not know, kept row by row as they came: (row, text) in row order.
struct Attribute {
    std::string name;
    std::vector<std::pair<std::uint32_t, std::string>> values;
};

/// A column of numbers that most data sets leave out: empty when no row states one.
struct AmountColumn {
    std::vector<Amount> rows;

    [[nodiscard]] Amount operator[](std::size_t row) const { return row < rows.size() ? rows[row] : Amount{}; }
    void set(std::size_t row, Amount amount) {
        if (!amount.known()) return;
        if (rows.size() <= row) rows.resize(row + 1);
        rows[row] = amount;
    }
};

/// A column of days that most data sets leave out.
struct DateColumn {
    std::vector<Date> rows;

    [[nodiscard]] Date operator[](std::size_t row) const { return row < rows.size() ? rows[row] : Date(); }
    void set(std::size_t row, Date day) {
        if (!day.known()) return;
        if (rows.size() <= row) rows.resize(row + 1);
        rows[row] = day;
    }
};

/// A column of other nodes, which few rows name.
struct NodeColumn {
    std::vector<NodeId> rows;

    [[nodiscard]] NodeId operator[](std::size_t row) const { return row < rows.size() ? rows[row] : no_node; }
    void set(std::size_t row, NodeId node) {
        if (node == no_node) return;
        if (rows.size() <= row) rows.resize(row + 1, no_node);
        rows[row] = node;
    }
};

/// A column of yes/no marks that most rows leave out.
struct MarkColumn {
    std::vector<bool> rows;

    [[nodiscard]] bool operator[](std::size_t row) const { return row < rows.size() && rows[row]; }
    void set(std::size_t row, bool mark) {
        if (!mark) return;
        if (rows.size() <= row) rows.resize(row + 1, false);
        rows[row] = true;
    }
};

/// Villages, organizations, groups …: `ids[v]` is unique, everything else is a column over NodeId.
struct Nodes {
    Interner ids;
    TextColumn name;
    std::vector<NodeKind> kind;
    std::vector<RegionId> region;  // no_region where none is given
    AmountColumn population, capacity, cost;
    AmountColumn expected_members;  // of a group, as its roster states
    DateColumn start, end;          // set up on, abolished on: the first day it no longer is
    NodeColumn merged_into;         // what an abolished one became a part of
    PooledColumn sector, aliases, article;
    MarkColumn should_have, illustrative;
    std::vector<Attribute> attributes;
    std::vector<Origin> origin;

    [[nodiscard]] std::size_t size() const { return kind.size(); }
    /// Whether any row states a day, so that not all nodes stand on every day.
    [[nodiscard]] bool dated() const { return !start.rows.empty() || !end.rows.empty(); }
};

/// Co-building ties and memberships, each row of the input one tie. A membership has the group as source.
struct Ties {
    std::vector<NodeId> source, target;
    std::vector<EdgeKind> kind;
    std::vector<Status> status;
    std::vector<Date> start, end;
    AmountColumn weight;
    PooledColumn field, role, article;
    MarkColumn illustrative;
    MarkColumn stated_active;  // beside an end: the row says active, and is not only silent
    MarkColumn repeated;       // the same row as an earlier one: kept, and never live
    std::vector<Attribute> attributes;
    std::vector<Origin> origin;

    [[nodiscard]] std::size_t size() const { return kind.size(); }
};

/// Projects of a tie (source and target) or of a group (group alone).
struct Projects {
    std::vector<std::string> id, name;
    std::vector<NodeId> source, target, group;  // no_node where none is given
    std::vector<std::string> category, status;
    std::vector<Amount> amount;
    std::vector<std::string> funding;  // what the amount is made of, as stated
    std::vector<Date> date;
    std::vector<std::string> article, note;
    MarkColumn illustrative;
    std::vector<Origin> origin;

    [[nodiscard]] std::size_t size() const { return id.size(); }
};

/// What villages need and partners offer, by category; the input of `plan match`.
struct Listed {
    NodeId node;
    std::string category;
    Amount amount;
    Origin origin;
};

/// Planning input: bodies that might become partners, whom each could reach, and scores of pairs.
struct Candidate {
    std::string id, name;
    NodeKind kind;
    RegionId region;
    Amount cost, capacity;
    Origin origin;
};
struct Reach {
    std::uint32_t candidate;  // into Network::candidates
    NodeId village;
    Amount cost;
    Origin origin;
};
struct PairScore {
    NodeId village_a, village_b;
    double score;
    Origin origin;
};

/// A figure as a report states it ("villages covered: 183"), for reading beside our own.
struct Figure {
    RegionId region;
    std::string name, unit, date, article, note;
    Amount amount;
    Origin origin;
};

struct Network {
    RegionTree regions;
    Nodes nodes;
    Ties ties;
    Projects projects;
    std::vector<Listed> needs, resources;
    std::vector<Candidate> candidates;
    std::vector<Reach> reach;
    std::vector<PairScore> pairs;
    std::vector<Figure> figures;
    std::vector<SourceFile> files;
    std::vector<std::string> unknown_node_kinds;  // NodeKind::first_unknown + i
    std::vector<std::string> unknown_edge_kinds;  // EdgeKind::first_unknown + i

    [[nodiscard]] NodeId find(std::string_view id) const { return nodes.ids.find(id); }
    [[nodiscard]] std::string_view id(NodeId node) const { return nodes.ids[node]; }
    [[nodiscard]] std::string_view name(NodeId node) const { return nodes.name[node]; }
    [[nodiscard]] RegionId region(NodeId node) const { return nodes.region[node]; }
    [[nodiscard]] NodeKind kind(NodeId node) const { return nodes.kind[node]; }
    [[nodiscard]] std::size_t kind_count() const {
        return static_cast<std::size_t>(NodeKind::first_unknown) + unknown_node_kinds.size();
    }

    /// The stable English key of a kind; an unknown kind is spelt as in the data.
    [[nodiscard]] std::string_view key(NodeKind kind) const;
    [[nodiscard]] std::string_view key(EdgeKind kind) const;
    /// The kind for a reader.
    [[nodiscard]] std::string_view word(NodeKind kind, Lang lang) const;
    [[nodiscard]] std::string_view word(EdgeKind kind, Lang lang) const;
    /// A region for a reader: its name, or its code where it has none; empty for no region.
    [[nodiscard]] std::string_view region_name(RegionId region) const;
    [[nodiscard]] std::string_view region_code(RegionId region) const;
    /// Where a row stands in the input: `edges.csv:12`, or `名册.xlsx!关系:12` for a row of a sheet.
    [[nodiscard]] std::string place(const Origin& origin) const;
    /// Whether any node, tie or project is marked as illustrative.
    [[nodiscard]] bool has_illustrative() const;
};

/// Whether a node is there on a day: start ≤ t or unstated, end unstated or > t. As of `all`, every node is. One that
/// is not is nobody's target and has no live ties; it stays in every graph, alone.
[[nodiscard]] inline bool stands(const Nodes& nodes, NodeId node, AsOf as_of) {
    if (!as_of) return true;
    const Date start = nodes.start[node], end = nodes.end[node];
    return !(start.known() && start > *as_of) && !(end.known() && end <= *as_of);
}

/// What becomes of ties that are only planned: left out, or counted like any other from their start on, which shows
/// the network as it will be.
enum class Planned : std::uint8_t { left_out, counted };

/// What the row of a tie says. Live on day t: status is not planned, start ≤ t or unstated, end unstated or > t; a tie
/// whose status is ended and whose end is unstated is not live. As of `all`, every tie counts. A repeated row never
/// does.
[[nodiscard]] bool is_live(const Ties& ties, TieId tie, AsOf as_of, Planned planned = Planned::left_out);
/// Whether the ends of a tie stand on a day.
[[nodiscard]] inline bool ends_stand(const Network& network, TieId tie, AsOf as_of) {
    return stands(network.nodes, network.ties.source[tie], as_of) &&
           stands(network.nodes, network.ties.target[tie], as_of);
}
/// The ties live on a day whose ends stand, ascending. O(ties).
[[nodiscard]] std::vector<TieId> live_ties(const Network& network, AsOf as_of, Planned planned = Planned::left_out);

}  // namespace lianjian
