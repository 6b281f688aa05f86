// DOT: whatever labels and tooltips hold, Graphviz reads the nodes and edges that were meant, no attribute that we do
// not write, and the texts themselves. Pictures, and the network given away.
#include <algorithm>

#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "hostile_network.hpp"
#include "require.hpp"
#include "support/readers.hpp"
#include "viz/canvas_of_texts.hpp"
#include "viz/dot_writer.hpp"
#include "viz/text.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

using Attributes = std::map<std::string, std::string>;

void check_names(const Attributes& attributes, std::initializer_list<std::string_view> allowed) {
    for (const auto& [name, value] : attributes) {
        require(std::find(allowed.begin(), allowed.end(), name) != allowed.end(), "only our own attributes are there");
    }
}

void check_label(const Attributes& attributes, const std::string& name, const std::string& wanted) {
    const auto found = attributes.find(name);
    const std::string label = found == attributes.end() ? std::string() : found->second;
    const auto text = name == "tooltip" ? test::read_dot_tooltip(label) : test::read_dot_label(label);
    require(text == wanted, "a label is read as it was meant");
}

void check_picture(const std::vector<std::string>& texts) {
    const auto graph = test::read_dot(to_dot(test::canvas_of_texts(texts)));
    require(graph.has_value(), "a picture is DOT");
    require(graph->nodes.size() == 2 + test::marks_a_text * texts.size(), "a picture has its nodes and no others");
    require(graph->edges.size() == texts.size() && graph->subgraphs == 0, "a picture has its curves and no others");
    check_names(graph->graph.attributes,
                {"bgcolor", "fontname", "inputscale", "layout", "margin", "outputorder", "pad"});
    for (std::size_t i = 0; i < graph->nodes.size(); ++i) {
        const test::DotObject& node = graph->nodes[i];
        require(node.name == "n" + std::to_string(i + 1), "nodes are numbered");
        check_names(node.attributes,
                    {"class", "color", "fillcolor", "fixedsize", "fontcolor", "fontname", "fontsize", "height", "label",
                     "margin", "penwidth", "pos", "shape", "style", "tooltip", "width"});
        if (i < 2) continue;
        const std::string wanted = visible(texts[(i - 2) / test::marks_a_text]);
        check_label(node.attributes, "tooltip", wanted);
        check_label(node.attributes, "label", (i - 2) % test::marks_a_text < test::labels_a_text ? wanted : "");
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        check_names(graph->edges[i].attributes, {"class", "color", "fontname", "penwidth", "pos", "style", "tooltip"});
        check_label(graph->edges[i].attributes, "tooltip", visible(texts[i]));
    }
}

/// Lines end at CR LF, CR and LF; a last end shows nothing.
std::string with_lines(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        out += text[i] == '\r' ? '\n' : text[i];
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

void check_export(const std::vector<std::string>& texts) {
    const Network network = test::named_network(texts);
    const auto graph = test::read_dot(dot(network, selection_of(network, std::nullopt)));
    require(graph.has_value(), "a network is DOT");
    require(graph->nodes.size() == texts.size(), "a network has its nodes and no others");
    require(graph->edges.size() == texts.size() && graph->subgraphs == 0, "a network has its ties and no others");
    require(graph->graph.attributes.empty(), "a network says nothing of itself");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const test::DotObject& node = graph->nodes[i];
        check_names(node.attributes, {"label", "node_id", "node_kind"});
        const std::string id = "n" + std::to_string(i);
        check_label(node.attributes, "node_id", id);
        check_label(node.attributes, "label", with_lines(test::shown(texts[i].empty() ? id : texts[i])));
    }
    for (const test::DotObject& edge : graph->edges) {
        check_names(edge.attributes, {"tie_kind", "tie_status", "tie_field"});
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> names = texts(as_text(data, size), 16);
    check_picture(names);
    check_export(names);
    return 0;
}
