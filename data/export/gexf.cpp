// GEXF 1.3, http://gexf.net/1.3, for Gephi: ties come and go on its timeline, and ties of different kinds between
// the same two nodes stay apart.
//
// The spell of an edge includes its last day, a tie of ours ends on the first day it is no longer live: `end` is the
// day before. Likewise the spell of a node. The dates as recorded are attributes, start_date and end_date. What ends
// before it begins has no spell.
#include <fmt/format.h>

#include <iterator>

#include "data/export/columns.hpp"
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"

namespace lianjian {
namespace {

std::string_view type_name(ColumnType type) {
    if (type == ColumnType::flag) return "boolean";
    return type == ColumnType::number ? "double" : "string";
}

std::string attributes(const ExportTable& table, std::string_view what, char prefix) {
    std::string out = fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", what);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        fmt::format_to(std::back_inserter(out), "      <attribute id=\"{}{}\" title=\"{}\" type=\"{}\"/>\n", prefix, c,
                       xml_text(table.columns[c].name), type_name(table.columns[c].type));
    }
    return out + "    </attributes>\n";
}

void append_values(std::string& out, const ExportTable& table, std::uint32_t row, char prefix) {
    out += "<attvalues>";
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Value value = table.columns[c].value(row);
        if (!is_stated(value)) continue;
        const std::string text = table.columns[c].type == ColumnType::flag ? "true" : xml_text(text_of(value));
        fmt::format_to(std::back_inserter(out), R"(<attvalue for="{}{}" value="{}"/>)", prefix, c, text);
    }
    out += "</attvalues>";
}

std::string spell(Date start, Date end) {
    if (start.known() && end.known() && end <= start) return {};
    std::string out;
    if (start.known()) out += fmt::format(R"( start="{}")", iso(start));
    if (end.known()) out += fmt::format(R"( end="{}")", iso(Date(end.days() - 1)));
    return out;
}

/// What GEXF says in attributes of its own is not said again.
void rename_own(GraphTables& tables) {
    std::erase_if(tables.nodes.columns, [](const ExportColumn& c) { return c.name == "name"; });
    for (ExportTable* table : {&tables.nodes, &tables.ties}) {
        for (ExportColumn& column : table->columns) {
            if (column.name == "start" || column.name == "end") column.name += "_date";
        }
    }
}

}  // namespace

std::string gexf(const Network& network, const Selection& selection) {
    GraphTables tables = graph_tables(network, selection);
    rename_own(tables);
    const std::vector<std::string> ids = visible_ids(network);
    const Ties& ties = network.ties;
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
        "  <meta><creator>lianjian</creator></meta>\n"
        "  <graph mode=\"dynamic\" defaultedgetype=\"undirected\" timeformat=\"date\" "
        "timerepresentation=\"interval\">\n";
    out += attributes(tables.nodes, "node", 'n') + attributes(tables.ties, "edge", 't');
    out += "    <nodes>\n";
    for (const NodeId node : selection.nodes) {
        const std::string_view name = network.name(node);
        fmt::format_to(std::back_inserter(out), R"(      <node id="{}" label="{}"{}>)", xml_text(ids[node]),
                       xml_text(name.empty() ? std::string_view(ids[node]) : name),
                       spell(network.nodes.start[node], network.nodes.end[node]));
        append_values(out, tables.nodes, node, 'n');
        out += "</node>\n";
    }
    out += "    </nodes>\n    <edges>\n";
    for (const TieId tie : selection.ties) {
        const Amount weight = ties.weight[tie];
        fmt::format_to(std::back_inserter(out), R"(      <edge id="e{}" source="{}" target="{}" kind="{}"{}{}>)",
                       tie + 1, xml_text(ids[ties.source[tie]]), xml_text(ids[ties.target[tie]]),
                       xml_text(network.key(ties.kind[tie])), spell(ties.start[tie], ties.end[tie]),
                       weight.known() ? fmt::format(R"( weight="{}")", decimal(weight.value)) : "");
        append_values(out, tables.ties, tie, 't');
        out += "</edge>\n";
    }
    return out + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace lianjian
