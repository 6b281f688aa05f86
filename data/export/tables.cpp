#include "data/export/tables.hpp"

#include <algorithm>

#include "data/export/list_tables.hpp"
#include "data/schema.hpp"

namespace lianjian {
namespace {

using T = ColumnType;

/// The table of nodes a kind belongs to.
std::string_view node_table_of(NodeKind kind) {
    switch (partner_group(kind)) {
        case PartnerGroup::place:
            return kind == NodeKind::village ? "villages" : "communities";
        case PartnerGroup::enterprise:
            return "enterprises";
        case PartnerGroup::university:
            return "universities";
        case PartnerGroup::group:
            return "groups";
        case PartnerGroup::organization:
        case PartnerGroup::social:
            break;
    }
    return family(kind) == Family::place ? "nodes" : "organizations";
}

ExportTable node_table(const Network& network, const Selection& selection, std::string_view name) {
    ExportTable table{std::string(name), {}, {}};
    for (const NodeId node : selection.nodes) {
        if (node_table_of(network.kind(node)) == name) table.rows.push_back(node);
    }
    table.columns.push_back({"id", T::text, [n = &network](NodeId v) { return text_value(n->id(v)); }, true});
    for (ExportColumn& column : node_columns(network)) table.columns.push_back(std::move(column));
    add_attributes(table.columns, network.nodes.attributes);
    return table;
}

/// Whether a membership must stand in `edges`, because `members` has no column for what it says, or knows a column
/// by the name of one of its attributes.
std::vector<bool> needs_edges_table(const Network& network) {
    const Ties& ties = network.ties;
    const TableRow& members = *find_table("members");
    std::vector<bool> needs(ties.size(), false);
    for (const Attribute& attribute : ties.attributes) {
        const bool known = std::any_of(members.columns.begin(), members.columns.end(),
                                       [&](const ColumnRow& column) { return is_spelling_of(column, attribute.name); });
        if (!known) continue;
        for (const auto& [tie, text] : attribute.values) needs[tie] = true;
    }
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        const bool says_more = ties.weight[tie].known() || !ties.field[tie].empty();
        needs[tie] = needs[tie] || says_more || ties.kind[tie] != EdgeKind::membership;
    }
    return needs;
}

ExportTable tie_table(const Network& network, std::string_view name, std::string_view from, std::string_view to,
                      std::vector<TieId> rows) {
    const Network* n = &network;
    ExportTable table{std::string(name), {}, std::move(rows)};
    table.columns = {{std::string(from), T::text, [n](TieId e) { return text_value(n->id(n->ties.source[e])); }, true},
                     {std::string(to), T::text, [n](TieId e) { return text_value(n->id(n->ties.target[e])); }, true}};
    for (ExportColumn& column : tie_columns(network)) table.columns.push_back(std::move(column));
    return table;
}

void append_tie_tables(std::vector<ExportTable>& tables, const Network& network, const Selection& selection) {
    const std::vector<bool> is_edge = needs_edges_table(network);
    std::vector<TieId> edges, memberships;
    for (const TieId tie : selection.ties) (is_edge[tie] ? edges : memberships).push_back(tie);

    tables.push_back(tie_table(network, "edges", "source", "target", std::move(edges)));
    std::erase_if(tables.back().columns, [](const ExportColumn& column) { return column.name == "role"; });
    add_attributes(tables.back().columns, network.ties.attributes);

    tables.push_back(tie_table(network, "members", "group", "node", std::move(memberships)));
    std::erase_if(tables.back().columns, [](const ExportColumn& column) {
        return column.name == "kind" || column.name == "weight" || column.name == "field";
    });
    add_attributes(tables.back().columns, network.ties.attributes);
}

}  // namespace

std::vector<ExportTable> tables_of(const Network& network, const Selection& selection) {
    std::vector<ExportTable> tables;
    tables.push_back(region_table(network, selection));
    for (const TableRow& row : lianjian::tables()) {
        if (row.role == TableRole::nodes) tables.push_back(node_table(network, selection, row.key));
    }
    append_tie_tables(tables, network, selection);
    append_list_tables(tables, network, selection);

    for (ExportTable& table : tables) drop_empty_columns(table);
    const bool no_nodes = selection.nodes.empty();
    std::erase_if(tables,
                  [&](const ExportTable& table) { return table.rows.empty() && !(no_nodes && table.name == "nodes"); });
    return tables;
}

}  // namespace lianjian
