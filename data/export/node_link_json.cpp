// JSON as d3 and networkx (node_link_data) know it: nodes and links, one a line. What is not stated is left out.
#include <fmt/format.h>

#include <iterator>

#include "data/export/columns.hpp"
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"

namespace lianjian {
namespace {

void append_values(std::string& out, const ExportTable& table, std::uint32_t row) {
    for (const ExportColumn& column : table.columns) {
        const Value value = column.value(row);
        if (!is_stated(value)) continue;
        const bool plain = column.type == ColumnType::number;
        const std::string text = text_of(value);
        fmt::format_to(std::back_inserter(out), ", {}: {}", json_text(column.name),
                       column.type == ColumnType::flag ? "true"
                       : plain                         ? text
                                                       : json_text(text));
    }
}

}  // namespace

std::string node_link_json(const Network& network, const Selection& selection) {
    const GraphTables tables = graph_tables(network, selection);
    std::string out = "{\n\"schema_version\": 1,\n\"directed\": false,\n\"multigraph\": true,\n\"graph\": {";
    fmt::format_to(std::back_inserter(out), "\"generator\": \"lianjian\", \"as_of\": \"{}\", \"within\": {}",
                   selection.as_of ? iso(*selection.as_of) : "all",
                   selection.within == no_region ? "null" : json_text(network.region_code(selection.within)));
    out += "},\n\"nodes\": [";
    std::string_view between = "\n";
    for (const NodeId node : selection.nodes) {
        fmt::format_to(std::back_inserter(out), "{}{{\"id\": {}", between, json_text(network.id(node)));
        append_values(out, tables.nodes, node);
        out += "}";
        between = ",\n";
    }
    out += "\n],\n\"links\": [";
    between = "\n";
    for (const TieId tie : selection.ties) {
        fmt::format_to(std::back_inserter(out), "{}{{\"source\": {}, \"target\": {}, \"key\": {}", between,
                       json_text(network.id(network.ties.source[tie])), json_text(network.id(network.ties.target[tie])),
                       tie + 1);
        append_values(out, tables.ties, tie);
        out += "}";
        between = ",\n";
    }
    return out + "\n]\n}\n";
}

}  // namespace lianjian
