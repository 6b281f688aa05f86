// GraphML, http://graphml.graphdrawing.org/xmlns: nodes under their own ids, each tie an edge of its own, typed
// attributes. What is not stated is left out.
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

std::string keys(const ExportTable& table, std::string_view what, char prefix) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const ExportColumn& column = table.columns[c];
        fmt::format_to(std::back_inserter(out), R"(  <key id="{}{}" for="{}" attr.name="{}" attr.type="{}")", prefix, c,
                       what, xml_text(column.name), type_name(column.type));
        out += column.type == ColumnType::flag ? "><default>false</default></key>\n" : "/>\n";
    }
    return out;
}

void append_data(std::string& out, const ExportTable& table, std::uint32_t row, char prefix) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Value value = table.columns[c].value(row);
        if (!is_stated(value)) continue;
        const std::string text = table.columns[c].type == ColumnType::flag ? "true" : xml_text(text_of(value));
        fmt::format_to(std::back_inserter(out), R"(<data key="{}{}">{}</data>)", prefix, c, text);
    }
}

}  // namespace

std::string graphml(const Network& network, const Selection& selection) {
    const GraphTables tables = graph_tables(network, selection);
    const std::vector<std::string> ids = visible_ids(network);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    out += keys(tables.nodes, "node", 'n') + keys(tables.ties, "edge", 't');
    out += "  <graph id=\"lianjian\" edgedefault=\"undirected\">\n";
    for (const NodeId node : selection.nodes) {
        fmt::format_to(std::back_inserter(out), R"(    <node id="{}">)", xml_text(ids[node]));
        append_data(out, tables.nodes, node, 'n');
        out += "</node>\n";
    }
    for (const TieId tie : selection.ties) {
        fmt::format_to(std::back_inserter(out), R"(    <edge id="e{}" source="{}" target="{}">)", tie + 1,
                       xml_text(ids[network.ties.source[tie]]), xml_text(ids[network.ties.target[tie]]));
        append_data(out, tables.ties, tie, 't');
        out += "</edge>\n";
    }
    return out + "  </graph>\n</graphml>\n";
}

}  // namespace lianjian
