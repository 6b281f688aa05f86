// DOT for Graphviz. Ids are numbers of our own, and only names from our own table become attributes: no text of
// the data can name a picture, a font or a link.
#include <fmt/format.h>

#include <array>
#include <iterator>

#include "data/export/columns.hpp"
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"

namespace lianjian {
namespace {

/// A column, and its name where Graphviz has no other use for it.
struct DotAttribute {
    std::string_view column, name;
};
constexpr std::array node_attributes{DotAttribute{"kind", "node_kind"}, DotAttribute{"region", "node_region"},
                                     DotAttribute{"population", "node_population"}};
constexpr std::array tie_attributes{DotAttribute{"kind", "tie_kind"},   DotAttribute{"status", "tie_status"},
                                    DotAttribute{"start", "tie_start"}, DotAttribute{"end", "tie_end"},
                                    DotAttribute{"field", "tie_field"}, DotAttribute{"weight", "tie_weight"}};

template <class Attributes>
void append(std::string& out, const ExportTable& table, const Attributes& attributes, std::uint32_t row) {
    std::string_view between;
    for (const DotAttribute& attribute : attributes) {
        for (const ExportColumn& column : table.columns) {
            if (column.name != attribute.column) continue;
            const Value value = column.value(row);
            if (!is_stated(value)) continue;
            fmt::format_to(std::back_inserter(out), "{}{}={}", between, attribute.name, dot_quoted(text_of(value)));
            between = ", ";
        }
    }
}

}  // namespace

std::string dot(const Network& network, const Selection& selection) {
    const GraphTables tables = graph_tables(network, selection);
    std::string out = "graph lianjian {\n";
    for (const NodeId node : selection.nodes) {
        const std::string_view name = network.name(node);
        fmt::format_to(std::back_inserter(out), "  n{} [label={}, node_id={}, ", node + 1,
                       dot_quoted(name.empty() ? network.id(node) : name), dot_quoted(network.id(node)));
        append(out, tables.nodes, node_attributes, node);
        out += "];\n";
    }
    for (const TieId tie : selection.ties) {
        fmt::format_to(std::back_inserter(out), "  n{} -- n{} [", network.ties.source[tie] + 1,
                       network.ties.target[tie] + 1);
        append(out, tables.ties, tie_attributes, tie);
        out += "];\n";
    }
    return out + "}\n";
}

}  // namespace lianjian
